"""What each stage of a batch takes on Spark, on two cores of this machine: processor, clock, rows and bytes.

usage: python -m bench.spark_stages [ARTICLES [WORDS]]      default: 1,000 articles of the planted pile, whole

Seconds are of processors, Java's and Python's added up, for those of a clock on a shared machine are noise; the clock
stands beside them. Starting Spark is not counted, compiling its plans is: a small pile pays mostly for that.
"""

from __future__ import annotations

import sys
import tempfile
import time
from itertools import pairwise
from pathlib import Path

from bench._processes import Ledger
from bench.common import hold
from bench.runners_agree import table
from onrecord.batch import Batch, make
from onrecord.edges.engines import open_engine
from onrecord.edges.gazetteers import open_gazetteer
from onrecord.edges.runners.spark import SparkRunner, missing, open_session


def main(articles: int, words: int) -> int:
    """Print a row a stage."""
    if why := missing():
        print(f"skipped: {why}")
        return 0
    marks: list[tuple[str, float, float]] = []
    with tempfile.TemporaryDirectory(prefix="onrecord-stages-") as folder, Ledger() as ledger:
        where = Path(folder)
        (where / "in").mkdir()
        table(where / "in", articles, words)
        session = open_session("local[2]", memory="2g", options={"spark.sql.shuffle.partitions": "8"})
        session.range(10).count()

        def watch(stage: str, _done: int, _total: int | None) -> None:
            marks.append((stage.removeprefix("stage "), ledger.seconds(), time.monotonic()))

        with SparkRunner(session, timeout=None, scratch=(where / "scratch").as_uri()) as runner:
            made = make(
                [str(where / "in")], where / "out", Batch(open_engine("rules"), open_gazetteer()), runner, watch
            )
        marks.append(("", ledger.seconds(), time.monotonic()))
        session.stop()
    spent: dict[str, float] = {}
    print(f"{'stage':24}{'rows':>12}{'processor s':>12}{'clock s':>9}{'ms an article':>14}{'MB':>9}")
    for (stage, took, clock), (_, took_then, clock_then) in pairwise(marks):
        done, spent[stage] = made.stages[stage], took_then - took
        print(
            f"{stage:24}{done.rows:12,}{spent[stage]:12.1f}{clock_then - clock:9.1f}"
            f"{1e3 * spent[stage] / articles:14.2f}{done.bytes / 1e6:9.2f}"
        )
    every, clock = sum(spent.values()), marks[-1][2] - marks[0][2]
    print(f"{'all':24}{'':12}{every:12.1f}{clock:9.1f}{1e3 * every / articles:14.2f}")
    ledger.tell()
    return hold("spark_stages", {"articles a second and core": articles / every})


if __name__ == "__main__":
    asked = [int(word.replace(",", "")) for word in sys.argv[1:]]
    sys.exit(main(*(asked + [1000, 0][len(asked) :])))
