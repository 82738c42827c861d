"""One by one, in local processes and on Spark: the same records, by a digest over every exported table.

usage: python -m bench.runners_agree [ARTICLES [WORDS]]      default: 200 articles of the planted pile, whole

Three ways from one table of articles: each added by itself, in this process; all added at once, read by a worker
process; a batch on Spark (two cores), and that loaded into a corpus. What says when something was done is left out.
Texts are cut to WORDS words where that is given.
"""

from __future__ import annotations

import json
import resource
import sys
import tempfile
import time
from collections.abc import Callable
from itertools import islice
from pathlib import Path

from bench._tables import digest, rows
from bench.common import data, hold
from onrecord.batch import Batch, Made, load, make
from onrecord.corpus import Corpus
from onrecord.edges.engines import open_engine
from onrecord.edges.gazetteers import open_gazetteer
from onrecord.edges.runners import LocalRunner
from onrecord.edges.runners.spark import SparkRunner, missing, open_session
from onrecord.edges.store import SqliteStore
from onrecord.exporting import export_folder


def table(folder: Path, articles: int, words: int) -> list[Path]:
    """Write the first articles of the planted pile as tables of 500 each, which are what a batch shares out."""
    files = []
    with data("data", "copies", "planted15k", "corpus.jsonl").open(encoding="utf-8") as lines:
        chosen = map(json.loads, islice(lines, articles))
        while some := list(islice(chosen, 500)):
            for row in some:
                row["text"] = " ".join(row["text"].split(" ")[:words]) if words else row["text"]
            files.append(folder / f"articles-{len(files):03}.jsonl")
            files[-1].write_text("".join(json.dumps(row) + "\n" for row in some), encoding="utf-8")
    return files


def exported(where: Path, name: str, fill: Callable[[Corpus], None], runner: LocalRunner) -> dict[str, list[str]]:
    """Fill a corpus in some way; return the rows of its tables."""
    began = time.monotonic()
    (where / "beside").mkdir(exist_ok=True)
    with Corpus.open(where / "beside" / f"{name}.db", engine=open_engine("rules"), runner=runner) as corpus:
        fill(corpus)
        filled = time.monotonic()
        export_folder(corpus, "parquet", where / name)
    print(
        f"{name:12} {filled - began:8.1f} s to take in, {time.monotonic() - filled:8.1f} s to count and export",
        flush=True,
    )
    return rows(where / name)


def one_by_one(corpus: Corpus, files: list[Path], where: Path) -> None:
    """Add each article by itself, and settle it, before the next comes."""
    for file in files:
        lines = file.read_text(encoding="utf-8").splitlines(keepends=True)
        one = where / "one" / file.name  # the same origin: "FILE#ID"
        for line in lines:
            one.write_text(line, encoding="utf-8")
            corpus.add(str(one))


def on_spark(files: list[Path], where: Path) -> Made:
    """Bring the articles through every stage on two cores of this machine."""
    session = open_session("local[2]", memory="2g", options={"spark.sql.shuffle.partitions": "8"})
    try:
        with SparkRunner(session, timeout=None, scratch=(where / "scratch").as_uri()) as runner:
            how = Batch(open_engine("rules"), open_gazetteer())
            return make([str(file) for file in files], where / "out", how, runner)
    finally:
        session.stop()


def main(articles: int, words: int) -> int:
    """Print the digest of every table each way, and whether they are one."""
    if why := missing():
        print(f"skipped: {why}")
        return 0
    with tempfile.TemporaryDirectory(prefix="onrecord-agree-") as folder:
        where = Path(folder)
        (where / "one").mkdir()
        files = table(where / "one", articles, words)
        kept = [file.read_bytes() for file in files]
        ways = {
            "at once": exported(where, "at once", lambda c: [c.add(str(f)) for f in files] and None, LocalRunner(1)),
            "one by one": exported(where, "one by one", lambda c: one_by_one(c, files, where), LocalRunner(0)),
        }
        for file, body in zip(files, kept, strict=True):
            file.write_bytes(body)
        began = time.monotonic()
        made = on_spark(files, where)
        took = time.monotonic() - began
        print(f"{'spark':12} {took:8.1f} s, its tables made", flush=True)
        for name, done in made.stages.items():
            print(f"   {name:22}{done.rows:12,} rows{done.seconds:10.1f} s{done.bytes / 1e6:10.2f} MB")
        ways["spark"] = rows(where / "out" / "tables")
        store = SqliteStore(where / "beside" / "loaded.db")
        load(where / "out", store)
        store.close()
        ways["loaded"] = exported(where, "loaded", lambda _: None, LocalRunner(0))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6
    print(f"{articles:,} articles; this process at most {peak:.2f} GB")
    return hold("runners_agree", {"tables that agree": agreeing(ways)})


def agreeing(ways: dict[str, dict[str, list[str]]]) -> float:
    """Print the digests; return the share of tables that are the same every way."""
    names = sorted(next(iter(ways.values())))
    same = 0
    for name in names:
        found = {way: digest(of.get(name, [])) for way, of in ways.items()}
        one = len(set(found.values())) == 1
        same += one
        told = next(iter(found.values()))[:16] if one else ", ".join(f"{w} {d[:8]}" for w, d in found.items())
        print(f"{name:14} {len(ways['at once'][name]):9,} rows  {told}{'' if one else '  DIFFER'}")
    return same / len(names)


if __name__ == "__main__":
    asked = [int(word.replace(",", "")) for word in sys.argv[1:]]
    sys.exit(main(*(asked + [200, 0][len(asked) :])))
