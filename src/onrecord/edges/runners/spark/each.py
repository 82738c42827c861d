"""`Each` on Spark: batches of packed records in, batches of packed outcomes out."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import Any

from onrecord.edges.runners.keeper import Keeper
from onrecord.edges.runners.spark.codec import pack_all, unpack
from onrecord.edges.runners.worker import attempt
from onrecord.shapes import Each

Batches = Iterator[Any]
"""Record batches of Arrow."""

OUTCOMES = "number long, outcome binary"


def attempting(stage: Each[Any, Any], timeout: float | None, memory: int | None) -> Callable[[Batches], Batches]:
    """Return what makes of batches of (number, record) batches of (number, outcome): see `codec.pack_all`.

    With a timeout, each record is read in a process beside Spark's own, which is ended if it is late: a record that
    hangs, crashes or eats all memory costs itself alone, as with `LocalRunner`, and never a task of Spark's.
    """
    prepared = None if timeout is None else pickle.dumps((stage, timeout, memory))

    def run(batches: Batches) -> Batches:
        from pyarrow import RecordBatch, array, binary  # noqa: PLC0415 - comes with Spark

        for batch in batches:
            made = [
                pack_all(_read(stage, prepared, timeout, unpack(raw))) for raw in batch.column("record").to_pylist()
            ]
            yield RecordBatch.from_arrays([batch.column("number"), array(made, binary())], ["number", "outcome"])

    return run


def _read(stage: Each[Any, Any], prepared: bytes | None, timeout: float | None, record: Any) -> Any:
    if prepared is None or timeout is None:
        return attempt(stage, record)
    return _keeper(prepared, timeout).read(record)


@lru_cache(maxsize=2)
def _keeper(prepared: bytes, timeout: float) -> Keeper:
    """The process that reads for this one; it ends when this one does, and starts once for many tasks."""
    return Keeper(prepared, timeout, 0)
