"""Which records share keys, worked out by Spark itself from (key, number of the record)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from onrecord.edges.runners.spark.codec import unpack
from onrecord.edges.runners.spark.each import Batches
from onrecord.shapes import Pair

BLOCK = 2000
"""Records of one key that are met with one another in one piece of work."""

KEYS = "key long, number long"


def keying(stage: Pair[Any, Any]) -> Callable[[Batches], Batches]:
    """Return what makes of batches of (number, record) batches of (key, number), each key of a record once."""

    def run(batches: Batches) -> Batches:
        from pyarrow import RecordBatch, array, int64  # noqa: PLC0415 - comes with Spark

        for batch in batches:
            found: list[int] = []
            owners: list[int] = []
            for number, raw in zip(*(batch.column(c).to_pylist() for c in ("number", "record")), strict=True):
                keys = set(stage.keys(unpack(raw)))
                found += keys
                owners += [number] * len(keys)
            yield RecordBatch.from_arrays([array(found, int64()), array(owners, int64())], ["key", "number"])

    return run


def sharing(keys: Any, least: int, block: int = BLOCK) -> Any:
    """Return the pairs (a, b) of numbers, a < b, of records that share at least so many keys; each pair once.

    None is left out, however common its key is: those who share a key are all pairs of them, by definition. But the
    holders of a common key are parted into blocks by their number, and each two blocks meet in a piece of work of
    their own ("salting"): no task ever holds more than two blocks of one key, and a key of a million holders is spread
    over all workers.
    """
    from pyspark.sql import functions as f  # noqa: PLC0415 - 300 MB that few need

    common = keys.groupBy("key").count().where("count > 1")
    held = keys.join(common, "key").select("key", "number", f.ceil(f.col("count") / block).cast("int").alias("blocks"))
    held = held.withColumn("block", f.pmod(f.hash("number"), "blocks"))
    spread = held.withColumn("other", f.explode(f.sequence(f.lit(0), f.col("blocks") - 1))).select(
        "key", f.least("block", "other").alias("one"), f.greatest("block", "other").alias("two"), "block", "number"
    )
    left = spread.select("key", "one", "two", f.col("block").alias("block_a"), f.col("number").alias("a"))
    right = spread.select("key", "one", "two", f.col("block").alias("block_b"), f.col("number").alias("b"))
    met = left.join(right, ["key", "one", "two"]).where("a < b and (one = two or block_a != block_b)")
    if least == 1:
        return met.select("a", "b").distinct()
    return met.groupBy("a", "b").count().where(f.col("count") >= least).select("a", "b")
