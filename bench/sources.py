"""Taking in: an archive of generated pages, killed and started again; two hundred feeds that misbehave.

usage: python -m bench.sources [PAGES [KILLED]]      default: 1000 200

PAGES go in from one archive of our own writer; how long that takes is set beside reading the archive and extracting
its articles alone, in one process each. KILLED of them go in with the program killed at five random moments.
"""

from __future__ import annotations

import os
import random
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import closing, suppress
from pathlib import Path

from bench._misbehaving import Feeds
from bench.common import hold
from onrecord import Corpus
from onrecord.edges.engines.rules import RulesEngine
from onrecord.edges.export import write_warc
from onrecord.edges.runners import LocalRunner
from onrecord.edges.sources import Intake, Web, captures
from onrecord.edges.store import SqliteStore
from onrecord.ports import Engine
from onrecord.records import Article, Capture, Exchange, Tags
from onrecord.stages.documents import readable
from onrecord.stages.reading import read_capture

HEAD = (("Content-Type", "text/html; charset=utf-8"), ("Server", "invented"))
LINKS = "".join(f'<li><a href="/section/{n}">Section {n}</a></li>' for n in range(40))


def word(dice: random.Random) -> str:
    """Return an invented word."""
    return "".join(dice.choice("bdfgklmnprstv") + dice.choice("aeiou") for _ in range(dice.randint(1, 4)))


def page(number: int) -> Capture:
    """Return an invented page of some 450 words that shares no passage with another."""
    dice = random.Random(number)  # noqa: S311 - invented
    name = f"{word(dice).title()} {word(dice).title()}"
    said = "".join(
        f"<p>“The {word(dice)} had {word(dice)} a {word(dice)} near the {word(dice)} of {word(dice).title()}, and no "
        f"{word(dice)} will {word(dice)} it,” {name} said on Monday. The {word(dice)} of {word(dice).title()} has "
        f"{dice.randint(3, 900)} {word(dice)}s, according to the {word(dice)} office.</p>"
        for _ in range(10)
    )
    title = " ".join(word(dice) for _ in range(7)).capitalize()
    body = (
        f"<!DOCTYPE html><html><head><title>{title} - Sella Times</title><meta property='og:title' content='{title}'>"
        f"<meta name='author' content='{name}'></head><body><nav><ul>{LINKS}</ul></nav><article><h1>{title}</h1>"
        f"<p class='byline'>By {name}</p><time datetime='2031-03-{number % 28 + 1:02}'>{number % 28 + 1} March 2031"
        f"</time>{said}</article><footer><ul>{LINKS}</ul><p>All rights reserved.</p></footer></body></html>"
    ).encode()
    url = f"https://sella.example/2031/story-{number}"
    exchange = Exchange(url, url, url, 200, HEAD, (), "93.184.216.34")
    return Capture(url, body, "text/html", "2031-04-01T12:00:00Z", exchange=exchange)


def write(path: Path, count: int) -> None:
    """Write an archive of generated pages."""
    with path.open("wb") as file:
        write_warc((page(number) for number in range(count)), file)


class Unsettled(Corpus):
    """A corpus that is taken in and not compared, its places not looked up: those are other measures' business."""

    _gazetteer = None

    def settle(self) -> None:
        """Compare nothing."""


def extract(archive: str) -> Iterator[int]:
    """Read an archive and extract its articles, nothing else."""
    for item in captures(archive, intake=Intake(web=Web(offline=True))):
        assert isinstance(item, Capture)
        yield len(read_capture(readable(item)))


class Unattributed:
    """An engine that finds nothing: what going in costs beside it is the way in alone."""

    reader = "none"

    def tag(self, articles: Sequence[Article]) -> Iterator[Tags]:
        """Yield nothing found for each article."""
        return (Tags((), (), self.reader) for _ in articles)


def add(archive: str, corpus: str, engine: str) -> int:
    """Take an archive in; return how many captures are new."""
    reader: Engine = RulesEngine() if engine == "rules" else Unattributed()
    with Unsettled.open(corpus, engine=reader, runner=LocalRunner(0)) as open_corpus:
        return open_corpus.add(archive, intake=Intake(web=Web(offline=True))).new


def apart(*arguments: object) -> tuple[float, float, float]:
    """Run one part in a process of its own; return wall and CPU seconds, and the peak of its memory in MB."""
    began = time.perf_counter()
    process = subprocess.Popen([sys.executable, "-m", "bench.sources", *map(str, arguments)], stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    assert status == 0, arguments
    return time.perf_counter() - began, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def contents(corpus: Path) -> list[tuple[str, ...]]:
    """Return all that is in a corpus, in an order of its own, and check that it is whole."""
    with SqliteStore(corpus) as store:
        assert list(store.verify()) == []
        return sorted((r.article.path, r.article.capture, r.id, repr(r.attributions)) for _, r in store.readings())


def count(corpus: Path) -> int:
    """Return how many captures a corpus has, while another process writes to it."""
    if not corpus.exists():
        return 0
    with closing(sqlite3.connect(corpus)) as connection, suppress(sqlite3.OperationalError):  # it is being made
        return int(connection.execute("SELECT count(*) FROM captures").fetchone()[0])
    return 0


def killed(folder: Path, archive: Path, pages: int) -> tuple[Path, list[int]]:
    """Take an archive in, killed at five random counts; return the corpus and how many captures each kill left."""
    corpus, dice, left = folder / "killed.db", random.Random(5), []  # noqa: S311
    for target in sorted(dice.sample(range(1, pages * 2 // 3), 5)):
        process = subprocess.Popen([sys.executable, "-m", "bench.sources", "add", archive, corpus, "rules"])
        while process.poll() is None and count(corpus) < target:
            time.sleep(0.01)
        process.kill()
        process.wait()
        left.append(len(contents(corpus)))
    apart("add", archive, corpus, "rules")
    return corpus, left


def feeds(folder: Path, count: int = 200) -> dict[str, float]:
    """Read feeds that misbehave, twice; return how much of what was served whole is there, and how often."""
    server = Feeds(count)
    web = Web(allow_private=True, delay=0.0, backoff=0.2, whole=2.0, silence=1.0, hosts=16)
    began = time.perf_counter()
    with Unsettled.open(folder / "feeds.db", engine=RulesEngine(), runner=LocalRunner(0)) as corpus:
        for number in range(2):
            server.round = number
            corpus.add(*server.addresses, intake=Intake(limit=1_000_000, web=web))
        kept = [capture.origin for capture in corpus.captures()]
    server.stop()
    print(f"{count} feeds twice: {len(kept)} pages in {time.perf_counter() - began:.0f} s; due {len(server.due)}")
    return {
        "served whole and kept, %": 100 * len(server.whole.keys() & set(kept)) / len(server.whole),
        "due and kept, %": 100 * len(server.due & set(kept)) / len(server.due),
        "kept once, %": 100 * len(set(kept)) / len(kept),
        "kept and served whole, %": 100 * len(server.whole.keys() & set(kept)) / len(set(kept)),
    }


def main(pages: int, some: int) -> int:
    """Print every figure and hold each against its floor."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        figures = feeds(folder)
        large, small = folder / "large.warc.gz", folder / "small.warc.gz"
        write(large, pages)
        write(small, some)
        print(f"{pages:,} pages, {large.stat().st_size / 1e6:.1f} MB")
        alone, alone_cpu, _ = apart("extract", large)
        way_in, way_in_cpu, _ = apart("add", large, folder / "bare.db", "none")
        whole, whole_cpu, peak = apart("add", large, folder / "large.db", "rules")
        _, _, low = apart("add", small, folder / "small.db", "rules")
        print(
            f"extracting alone {alone:.0f} s ({alone_cpu:.0f} CPU s), going in {way_in:.0f} s ({way_in_cpu:.0f} CPU s)"
        )
        print(f"going in and attributed by rules {whole:.0f} s ({whole_cpu:.0f} CPU s)")
        print(f"peak {peak:.0f} MB at {pages:,} pages, {low:.0f} MB at {some:,}")
        corpus, left = killed(folder, small, some)
        print(f"killed five times, with {', '.join(map(str, left))} pages kept")
        figures |= {
            "extracting / going in, CPU": alone_cpu / way_in_cpu,
            "extracting / going in and attributed, CPU": alone_cpu / whole_cpu,
            "memory at few / at many pages": low / peak,
            "same after being killed": float(contents(corpus) == contents(folder / "small.db")),
            "pages a second, going in": pages / whole,
        }
    return hold("sources", figures)


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["extract", archive]:
            print(sum(extract(archive)))
        case ["add", archive, corpus, engine]:
            print(add(archive, corpus, engine))
        case sizes:
            sys.exit(main(*map(int, sizes)) if len(sizes) == 2 else main(int((sizes or [1000])[0]), 200))
