"""The page on a large corpus: first byte and work a view, search, weight, and fifty readers while `add` runs.

usage: python -m bench.page [N | CORPUS]     default: 2000 articles, read by the rules; or a corpus that is there

First bytes are curl's, one request at a time over different addresses of each view; the readers are wrk's (Debian
packages of these names). The processor time that the server takes for a request stands beside, for a busy machine
stretches the first bytes and not that.
"""

from __future__ import annotations

import gzip
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from statistics import quantiles
from urllib.parse import quote, urlencode
from urllib.request import Request, urlopen

from bench.common import ONRECORD, data, hold
from onrecord import Corpus
from onrecord.edges.engines import open_engine

READERS = 50
MORE = 40  # articles that are added meanwhile
EACH = 40  # requests of each view
WORDS = (
    "minister police attack court government killed president report officials border water fire bank vote army".split()
)
_TICK = os.sysconf("SC_CLK_TCK")
_LUA = """
local paths = {}
for line in io.lines("%s") do paths[#paths + 1] = line end
local n = 0
request = function() n = n + 1; return wrk.format("GET", paths[(n %% #paths) + 1]) end
done = function(summary, latency, requests)
  io.write(string.format('{"requests": %%d, "seconds": %%f, "wrong": %%d, "broken": %%d, "p50": %%f, "p95": %%f}\\n',
    summary.requests, summary.duration / 1e6, summary.errors.status,
    summary.errors.connect + summary.errors.read + summary.errors.write + summary.errors.timeout,
    latency:percentile(50) / 1e3, latency:percentile(95) / 1e3))
end
"""


class Served:
    """The page, served as a user serves it."""

    def __init__(self, process: subprocess.Popen[str], address: str) -> None:
        self.pid, self.address = process.pid, address

    def get(self, path: str) -> bytes:
        """Return what is sent for a path, compressed as browsers ask for it."""
        with urlopen(Request(self.address + path, headers={"accept-encoding": "gzip"}), timeout=600) as answer:  # noqa: S310 - our own
            body: bytes = answer.read()
            return body

    def text(self, path: str) -> str:
        """Return a page."""
        body = self.get(path)
        return (gzip.decompress(body) if body[:2] == b"\x1f\x8b" else body).decode()

    def cpu(self) -> float:
        """Return the processor time of the server until now, in seconds."""
        fields = Path(f"/proc/{self.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / _TICK

    def memory(self) -> float:
        """Return the largest memory of the server until now, in MB."""
        status = Path(f"/proc/{self.pid}/status").read_text()
        return int(re.search(r"VmHWM:\s+(\d+)", status)[1]) / 1024  # type: ignore[index]


@contextmanager
def served(corpus: Path) -> Iterator[Served]:
    """Serve a corpus on a free port."""
    command = [ONRECORD, "open", "--no-browser", "--port", "0", "--corpus", str(corpus)]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr
        said = ""
        while not (found := re.search(r"http://[\d.:]+", said)):
            line = process.stderr.readline()
            if not line:
                raise SystemExit(f"the page was not served: {said}")
            said += line
        try:
            yield Served(process, found[0])
        finally:
            process.terminate()


def built(corpus: Path, source: Path, articles: int) -> None:
    """Make a corpus of the first articles of a table, everything counted."""
    table = corpus.with_suffix(".jsonl")
    with source.open(encoding="utf-8") as lines:
        table.write_text("".join(islice(lines, articles)), encoding="utf-8")
    with Corpus.open(corpus, engine=open_engine("rules")) as opened:
        opened.add(str(table))
        opened.list_claims()


def addresses(page: Served) -> dict[str, list[str]]:
    """Return addresses of every view, drawn evenly over the lists."""

    def some(path: str, name: str, **query: object) -> list[str]:
        total = json.loads(page.text(f"/api/{path}?count=1"))["total"]
        starts = [total * n // EACH for n in range(EACH)]
        rows = [
            json.loads(page.text(f"/api/{path}?{urlencode({'start': s, 'count': 1, **query})}"))["items"]
            for s in starts
        ]
        return [row[0][name] for row in rows if row]

    claims, articles, parties, outlets = (
        some(path, name)
        for path, name in [("claims", "id"), ("articles", "id"), ("parties", "id"), ("outlets", "name")]
    )
    copied = [
        f"/copies/{pair['articles'][0][:16]}/{pair['articles'][1][:16]}"
        for article in articles
        for pair in json.loads(page.text(f"/api/articles/{article}/copies"))[:1]
    ]
    return {
        "claims": [f"/claims?page={n}" for n in range(1, EACH + 1)],
        "claims, filtered": [f"/claims?{urlencode({'q': w, 'order': 'newest'})}" for w in WORDS],
        "claim": [f"/claims/{c}" for c in claims],
        "articles": [f"/articles?page={n}" for n in range(1, 20)],
        "article": [f"/articles/{a[:16]}" for a in articles],
        "copies": copied,
        "parties": [f"/parties?page={n}" for n in range(1, EACH + 1)],
        "party": [f"/parties/{p}" for p in parties],
        "outlets": ["/outlets"],
        "outlet": [f"/outlet?name={quote(o)}" for o in outlets],
        "places": ["/places"],
        "storylines": ["/storylines"],
        "review": ["/review"],
        "search": [
            f"/search?{urlencode({'q': f'{a} {b}'})}" for a, b in zip(WORDS, WORDS[3:] + WORDS[:3], strict=True)
        ],
        "search, one word": [f"/search?{urlencode({'q': w})}" for w in WORDS],
        "api: claims": [f"/api/claims?start={n * 50}" for n in range(20)],
        "api: claim": [f"/api/claims/{c}" for c in claims],
    }


def first_bytes(page: Served, paths: list[str]) -> tuple[list[float], float]:
    """Return milliseconds to each first byte, and of the server's processor time for one request."""
    asked = (paths * EACH)[:EACH]
    page.get(paths[0])  # what is made once a state of the corpus
    before = page.cpu()
    command = ["curl", "--silent", "--fail", "--output", os.devnull, "--write-out", "%{time_starttransfer}\n"]
    options = [part for path in asked for part in (page.address + path, "--output", os.devnull)]
    done = subprocess.run([*command, *options], capture_output=True, text=True, check=True)
    times = [float(line) * 1000 for line in done.stdout.split()]
    return times, (page.cpu() - before) * 1000 / len(asked)


def weight(page: Served, path: str) -> int:
    """Return the bytes sent for a page with everything it loads."""
    loads = set(re.findall(r'(?:src|href)="(/static/[^"]+)"', page.text(path)))
    return sum(len(page.get(one)) for one in [path, *loads])


def readers(page: Served, paths: list[str], folder: Path, seconds: int) -> dict[str, float]:
    """Return what fifty readers at once met with."""
    (folder / "paths").write_text("\n".join(paths) + "\n")
    (folder / "readers.lua").write_text(_LUA % (folder / "paths"))
    command = ["wrk", "-t2", f"-c{READERS}", f"-d{seconds}s", "--timeout", "60s", "-s", str(folder / "readers.lua")]
    done = subprocess.run([*command, page.address], capture_output=True, text=True, check=True)
    found: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return found


def added(corpus: Path, table: Path) -> tuple[float, int]:
    """Return the seconds that adding takes, and its exit status."""
    began = time.perf_counter()
    code = "import sys; from onrecord import Corpus; from onrecord.edges.engines import open_engine\n"
    code += "with Corpus.open(sys.argv[1], engine=open_engine('rules')) as c: c.add(sys.argv[2])"
    done = subprocess.run([sys.executable, "-c", code, str(corpus), str(table)], check=False)
    return time.perf_counter() - began, done.returncode


def while_adding(
    page: Served, corpus: Path, paths: list[str], tables: list[Path]
) -> tuple[dict[str, float], float, float]:
    """Return what the readers met with, and the seconds of adding as much without and with them."""
    alone, status = added(corpus, tables[0])
    code = [
        sys.executable,
        "-c",
        "import bench.page, sys, pathlib; s, c = bench.page.added(*map(pathlib.Path, sys.argv[1:])); print(s, c)",
    ]
    with subprocess.Popen([*code, str(corpus), str(tables[1])], stdout=subprocess.PIPE, text=True) as adding:
        met = readers(page, paths, corpus.parent, 30)
        said, _ = adding.communicate()
    beside, second = said.split()
    if status or int(second):
        raise SystemExit("adding failed while the page was read")
    return met, alone, float(beside)


def main(what: str) -> int:
    """Print a row a view, then what fifty readers met with."""
    missing = [tool for tool in ("curl", "wrk") if not shutil.which(tool)]
    if missing:
        print(f"skipped: {', '.join(missing)} not installed: apt-get install {' '.join(missing)}")
        return 0
    source = data("data", "copies", "planted15k", "corpus.jsonl")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        corpus = folder / "onrecord.db"
        if what.isdigit():
            built(corpus, source, int(what))
        else:
            shutil.copy(what, corpus)
            shutil.copytree(f"{what}.cache", f"{corpus}.cache")
        with served(corpus) as page:
            return measured(page, corpus, source)


def measured(page: Served, corpus: Path, source: Path) -> int:
    """Measure a corpus that is served."""
    there = json.loads(page.text("/api"))
    print(f"{there['articles']:,} articles, {there['claims']:,} claims, {there['parties']:,} parties")
    views = {name: paths for name, paths in addresses(page).items() if paths}
    print(f"{'view':18} {'p50 ms':>7} {'p95 ms':>7} {'CPU ms':>7} {'KB sent':>8}")
    slow, searching, heavy = 0.0, 0.0, 0
    for name, paths in views.items():
        times, cpu = first_bytes(page, paths)
        cut = quantiles(times, n=20, method="inclusive")
        size = 0 if name.startswith("api") else max(weight(page, path) for path in paths[:10])
        print(f"{name:18} {cut[9]:7.1f} {cut[18]:7.1f} {cpu:7.1f} {size / 1000:8.1f}", flush=True)
        slow, heavy = max(slow, cut[18]), max(heavy, size)
        searching = max(searching, cut[18]) if name.startswith("search") else searching
    every = [path for paths in views.values() for path in paths]
    tables = _tables(corpus.parent, source, there["articles"])
    met, alone, beside = while_adding(page, corpus, every, tables)
    print(
        f"{READERS} readers while {MORE} articles are added: {met}; adding alone {alone:.1f} s, beside {beside:.1f} s"
    )
    print(f"largest memory of the server: {page.memory():.0f} MB")
    figures = {
        "150 ms / slowest view's p95": 150 / slow,
        "100 ms / search's p95": 100 / searching,
        "300 KB / heaviest page": 300_000 / heavy,
        "readers answered, %": 100 * (1 - (met["wrong"] + met["broken"]) / met["requests"]),
    }
    return hold("page", figures)


def _tables(folder: Path, source: Path, there: int) -> list[Path]:
    tables = [folder / "first.jsonl", folder / "second.jsonl"]
    with source.open(encoding="utf-8") as lines:
        rest = islice(lines, there, None)
        for table in tables:
            table.write_text("".join(islice(rest, MORE)), encoding="utf-8")
    return tables


if __name__ == "__main__":
    sys.exit(main(sys.argv[1] if len(sys.argv) > 1 else "2000"))
