"""Which articles share passages: the index of one process, and Spark on two cores of this machine.

usage: python -m bench.spark_copies [ARTICLES [WORDS]]      default: 20,000 articles of 250 words

The articles are made from the 15,000 real ones, as `copies_growth` makes them: beyond these, the same texts with every
word but the commonest spelt otherwise. Both begin with texts in memory or in a table, and end with the pairs that share
a passage, aligned; what a copy changed is not looked at. Times are of processors, Java's and Python's added up, for
those of a clock on a shared machine are noise; the clock stands beside them. Memory is the most that each process held.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import pyarrow as pa
from pyarrow import parquet

from bench._processes import Ledger
from bench.common import hold
from bench.copies_growth import texts
from onrecord import loops
from onrecord.edges.runners.spark import (
    SparkRunner,
    judged,
    missing,
    neighbouring,
    open_session,
    pack,
    twins,
)
from onrecord.neighbours import Neighbours
from onrecord.records import Article, Reading, Span
from onrecord.shapes import Pair
from onrecord.shelves import Memory
from onrecord.stages.copies import COPIES

_AT_ONCE = 500
FOUND: Pair[Reading, bool] = Pair("found", "1", COPIES.ident, COPIES.keys, lambda _a, _b: True, 2, COPIES.near)
"""Finds what `COPIES` compares, and looks no further."""


def readings(articles: int, words: int) -> Iterator[Reading]:
    """Yield so many articles; a season after the first has a letter more in every word of more than five."""
    every = texts(words)
    for number in range(articles):
        season, place = divmod(number, len(every))
        text = every[place]
        if season:
            letter = chr(ord("a") + season % 26) * (1 + season // 26)
            text = " ".join(word + letter if len(word) > 5 else word for word in text.split(" "))
        yield Reading(Article(f"{number:09}", text, Span(0, len(text))), "none")


def written(where: Path, articles: int, words: int) -> None:
    """Write them as a table (number, record) of many files, which are what Spark shares out."""
    where.mkdir()
    waiting, first = readings(articles, words), 0
    while some := [pack(one) for one in islice(waiting, _AT_ONCE)]:
        numbers = pa.array(range(first, first + len(some)), pa.int64())
        parquet.write_table(pa.table({"number": numbers, "record": some}), where / f"part-{first:09}.parquet")
        first += len(some)


def by_index(articles: int, words: int) -> tuple[float, int, int]:
    """Return the seconds of processor that the index takes, the pairs it finds, and those that are twins."""
    assert COPIES.near is not None
    index, took, found, same = Neighbours(Memory(), COPIES.near), 0.0, 0, 0
    for number, reading in enumerate(readings(articles, words), 1):
        began = time.process_time()
        got = index.take(COPIES.near.words(reading), number)
        took += time.process_time() - began
        found += len(got.sharing)
        same += got.equal is not None
    return took, found, same


def by_spark(session: Any, table: Path, scratch: str) -> tuple[int, int]:
    """Return the pairs found on Spark, and the twins."""
    with SparkRunner(session, timeout=None, scratch=scratch) as runner:
        records = session.read.parquet(table.as_uri())
        told = runner.settled(runner.frame_texts(FOUND, records))
        same = runner.settled(twins(told))
        pairs = runner.settled(neighbouring(told, same))
        return judged(FOUND, records, pairs).count(), same.count()


def main(articles: int, words: int) -> int:
    """Print both ways, then the figures."""
    if why := missing():
        print(f"skipped: {why}")
        return 0
    loops.compiling(1 << 30)
    by_index(50, words)  # compiled
    index, found, same = by_index(articles, words)
    print(f"index of one process  {index:8.1f} s of processor  {found:,} pairs, {same:,} twins", flush=True)
    with tempfile.TemporaryDirectory(prefix="onrecord-copies-") as folder, Ledger() as ledger:
        for name, many in (("few", 50), ("all", articles)):
            written(Path(folder) / f"{name}.parquet", many, words)
        session = open_session("local[2]", memory="2g", options={"spark.sql.shuffle.partitions": "8"})
        by_spark(session, Path(folder) / "few.parquet", (Path(folder) / "scratch").as_uri())  # started, and compiled
        before, began = ledger.seconds(), time.monotonic()
        pairs, twin = by_spark(session, Path(folder) / "all.parquet", (Path(folder) / "scratch").as_uri())
        clock, spark = time.monotonic() - began, ledger.seconds() - before
        session.stop()
    print(f"Spark, two cores      {spark:8.1f} s of processor  {pairs:,} pairs, {twin:,} twins")
    print(f"   {clock:.1f} s by the clock")
    ledger.tell()
    if (pairs, twin) != (found, same):
        print("   NOT THE SAME")
        return 1
    rate = articles / spark
    figures = {
        "same pairs": 1.0,
        "index / Spark's two cores, times 3": 3 * index / (spark / 2),
        "articles a second and core": rate,
        "times passim's 5": rate / 5,
    }
    return hold("spark_copies", figures)


if __name__ == "__main__":
    asked = [int(word.replace(",", "")) for word in sys.argv[1:]]
    sys.exit(main(*(asked + [20_000, 250][len(asked) :])))
