"""A team on one server: reviewers who read the page while several add and judge, on a corpus in PostgreSQL.

usage: python -m bench.team [--seconds 20] [--reviewers 50] [--adders 4] [--pause 5] [--articles 300]

Each reviewer asks for a page of any view, waits for --pause seconds on average (0: not at all), and asks again. Each
adder takes in articles of its own, and reports that the others take in at the same moment, compares them, and judges.
At the end every article must be there once, every judgement, every number in its place, and the page must say so.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from statistics import quantiles
from typing import Any
from urllib.error import URLError

from bench._postgres import Server
from bench.common import data, hold
from bench.page import Served, addresses, served
from onrecord import Corpus, OnrecordError
from onrecord.edges.engines import open_engine
from onrecord.edges.runners import LocalRunner
from onrecord.records import Judgement

_EACH = 3  # articles of an adder's own to a round


def opened(where: str) -> Corpus:
    """Open a corpus that the rules read."""
    return Corpus.open(where, engine=open_engine("rules"), runner=LocalRunner(1))


def lines(source: Path, start: int, step: int) -> Any:
    """Return every so many-th line of a table from one on."""
    return islice(source.open(encoding="utf-8"), start, None, step)


def adder(where: str, number: int, of: int, start: int, until: float) -> None:
    """Take in articles until a time; print what was done as JSON. The folder it runs in is shared by all."""
    source, rounds, errors = data("data", "copies", "planted15k", "corpus.jsonl"), 0, []
    own = lines(source, start + number, of)
    with opened(where) as corpus:
        while time.time() < until:
            table, shared = Path(f"{number}-{rounds}.jsonl"), Path(f"shared-{rounds}.txt")
            table.write_text("".join(islice(own, _EACH)), encoding="utf-8")
            _write(shared, f"ORRIN BAY: The harbour master said that pier {rounds} was closed after storm {rounds}.\n")
            try:
                bad = corpus.add(str(table), str(shared)).unreadable
                errors += [str(one) for one in bad if "same bytes" not in str(one)]
                now = datetime.now(UTC).isoformat(timespec="microseconds")
                names = (f"Paper {number} {rounds}", f"Times {number} {rounds}")
                corpus.judge(
                    Judgement("outlet", *names, "same", "person", "1", 1.0, (), f"adder {number}", now),
                )
            except OnrecordError as error:
                errors.append(repr(error))
            rounds += 1
    print(json.dumps({"rounds": rounds, "errors": errors}))


def _write(path: Path, text: str) -> None:
    """Write a file whole, whoever else does."""
    fresh = path.with_suffix(f".{os.getpid()}")
    fresh.write_text(text)
    fresh.replace(path)


class Reviewers:
    """Threads that read pages until they are told to stop."""

    def __init__(self, page: Served, paths: list[str], count: int, pause: float) -> None:
        self.times: list[float] = []
        self.errors: Counter[str] = Counter()
        self._page, self._paths, self._pause = page, paths, pause
        self._ended = threading.Event()
        self._threads = [
            threading.Thread(target=self._read, args=(random.Random(n),))  # noqa: S311 - pages to read
            for n in range(count)
        ]
        for thread in self._threads:
            thread.start()

    def _read(self, draw: random.Random) -> None:
        while not self._ended.wait(draw.expovariate(1 / self._pause) if self._pause else 0):
            began = time.perf_counter()
            try:
                self._page.get(draw.choice(self._paths))
            except (URLError, OSError) as error:
                self.errors[repr(error)[:100]] += 1
            self.times.append((time.perf_counter() - began) * 1000)

    def stop(self) -> None:
        """Have each of them finish its page."""
        self._ended.set()
        for thread in self._threads:
            thread.join()


def work(where: str, page: Served, asked: argparse.Namespace) -> tuple[Reviewers, list[dict[str, Any]]]:
    """Let everybody work for a while; return what they met with."""
    paths = [path for view in addresses(page).values() for path in view]
    until = time.time() + asked.seconds
    code = "import sys, bench.team as t; a = sys.argv; t.adder(a[1], *map(int, a[2:5]), float(a[5]))"
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(Path(__file__).parent.parent), *sys.path])}
    adders = [
        subprocess.Popen(
            [sys.executable, "-c", code, where, *map(str, (n, asked.adders, asked.articles, until))],
            stdout=subprocess.PIPE, text=True, env=environment,
        )
        for n in range(asked.adders)
    ]  # fmt: skip
    reviewers = Reviewers(page, paths, asked.reviewers, asked.pause)
    said = [process.communicate()[0] for process in adders]
    reviewers.stop()
    return reviewers, [json.loads(one) if one else {"rounds": 0, "errors": ["it ended early"]} for one in said]


def faults(where: str, page: Served, seeded: int, done: list[dict[str, Any]]) -> list[str]:
    """Return what does not add up in the end."""
    rounds = [one["rounds"] for one in done]
    articles = seeded + _EACH * sum(rounds) + max(rounds, default=0)
    with opened(where) as corpus:
        found = list(corpus.verify())
        seen = [reading.id for reading in corpus.readings()]
        corpus.catch_up()
        counted = corpus.counted[1]
        judged = len(corpus.judgement_log())
    shown = json.loads(page.text("/api/articles?count=1"))["total"]
    for name, value, due in (
        ("articles", len(seen), articles), ("articles, each once", len(set(seen)), articles),
        ("articles counted", counted, articles), ("articles on the page", shown, articles),
        ("judgements", judged, sum(rounds)),
    ):  # fmt: skip
        if value != due:
            found.append(f"{name}: {value:,}, and there should be {due:,}")
    told = "; ".join(found[:9]) or "all as they should be"
    print(f"{articles:,} articles, {sum(rounds):,} judgements at the end: {told}")
    return found


def main(asked: argparse.Namespace) -> int:
    """Seed a corpus, let the team work on it, and count."""
    source = data("data", "copies", "planted15k", "corpus.jsonl")
    server = Server({"max_connections": "200"})
    try:
        with tempfile.TemporaryDirectory() as folder:
            os.environ["ONRECORD_CACHE"] = str(Path(folder) / "cache")
            os.chdir(folder)
            where, table = server.database(), Path("seed.jsonl")
            table.write_text("".join(islice(source.open(encoding="utf-8"), asked.articles)), encoding="utf-8")
            with opened(where) as corpus:
                corpus.add(str(table))
                corpus.catch_up()
                seeded = corpus.state().counts["articles"]
            with served(where) as page:  # type: ignore[arg-type]
                reviewers, done = work(where, page, asked)
                wrong = faults(where, page, seeded, done)
                memory = page.memory()
    finally:
        server.remove()
    return told(reviewers, done, wrong, memory)


def told(reviewers: Reviewers, done: list[dict[str, Any]], wrong: list[str], memory: float) -> int:
    """Print the figures and hold them."""
    cut = quantiles(reviewers.times, n=20, method="inclusive")
    errors = [error for one in done for error in one["errors"]]
    print(f"{len(reviewers.times):,} pages read: p50 {cut[9]:.0f} ms, p95 {cut[18]:.0f} ms")
    print(f"errors of reading: {dict(reviewers.errors)}")
    print(f"{sum(one['rounds'] for one in done):,} rounds of adding; errors {errors[:5]}")
    print(f"largest memory of the page's server: {memory:.0f} MB; load of the machine {os.getloadavg()[0]:.1f}")
    figures = {
        "readers answered, %": 100 * (1 - sum(reviewers.errors.values()) / len(reviewers.times)),
        "rounds of adding without error, %": 100 * (1 - len(errors) / max(1, sum(one["rounds"] for one in done))),
        "counts right at the end, %": 0 if wrong else 100,
        "200 ms / p95 of a page in milliseconds (quiet machines only)": 200 / cut[18],
    }
    return hold("team", figures)


if __name__ == "__main__":
    takes = argparse.ArgumentParser()
    for name, usual in (("seconds", 20), ("reviewers", 50), ("adders", 4), ("articles", 300)):
        takes.add_argument(f"--{name}", type=int, default=usual)
    takes.add_argument("--pause", type=float, default=5.0)
    sys.exit(main(takes.parse_args()))
