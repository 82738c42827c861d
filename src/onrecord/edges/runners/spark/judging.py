"""Judging pairs on Spark: both records of each pair are brought together, once."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Any

from onrecord.edges.runners.spark.codec import pack, unpack
from onrecord.edges.runners.spark.each import Batches
from onrecord.shapes import Pair

JUDGED = "a long, b long, outcome binary"
_HELD = 256  # records kept unpacked: those of one `a` come one after the other


def judged(stage: Pair[Any, Any], records: Any, pairs: Any) -> Any:
    """Return (a, b, outcome) of the pairs of which the judge says something.

    Args:
        stage: the stage.
        records: (number, record).
        pairs: (a, b), numbers.
    """
    from pyspark.sql import functions as f  # noqa: PLC0415 - 300 MB that few need

    left = records.select(f.col("number").alias("a"), f.col("record").alias("left"))
    right = records.select(f.col("number").alias("b"), f.col("record").alias("right"))
    return pairs.join(right, "b").join(left, "a").select("a", "b", "left", "right").mapInArrow(judging(stage), JUDGED)


def judging(stage: Pair[Any, Any]) -> Callable[[Batches], Batches]:
    """Return what makes of batches of (a, b, left, right) batches of (a, b, outcome); where there is none, no row."""

    def run(batches: Batches) -> Batches:
        from pyarrow import RecordBatch, array, binary, int64  # noqa: PLC0415 - comes with Spark

        for batch in batches:
            rows = []
            for a, b, *both in zip(*(batch.column(i).to_pylist() for i in range(4)), strict=True):
                outcome = judge(stage, *map(_unpacked, both))
                if outcome is not None:
                    rows.append((a, b, pack(outcome)))
            types = (int64(), int64(), binary())
            columns = [array([row[i] for row in rows], of) for i, of in enumerate(types)]
            yield RecordBatch.from_arrays(columns, ["a", "b", "outcome"])

    return run


@lru_cache(maxsize=_HELD)
def _unpacked(raw: bytes) -> Any:
    return unpack(raw)


def judge(stage: Pair[Any, Any], one: Any, two: Any) -> Any:
    """Judge two records, the one with the smaller ident first; None where they are not near."""
    if stage.near is not None and not stage.near.alike(stage.near.words(two), stage.near.words(one)):
        return None
    return stage.judge(one, two) if stage.ident(one) < stage.ident(two) else stage.judge(two, one)
