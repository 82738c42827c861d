"""Functions over rows and groups of rows, as Spark runs them: in Arrow batches, a bounded number of rows at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby
from operator import itemgetter
from typing import Any

from onrecord.edges.runners.spark.codec import unpack
from onrecord.edges.runners.spark.each import Batches

Row = tuple[Any, ...]
_ROWS, _BYTES = 512, 16 << 20  # of a batch that is handed back


def mapped(frame: Any, run: Callable[[Iterator[Row]], Iterable[Row]], schema: str) -> Any:
    """Return what a function makes of the rows of each partition; `schema` as Spark writes it: "a long, b binary"."""

    def work(batches: Batches) -> Batches:
        return _batched(run(_rows(batches)), schema)

    return frame.mapInArrow(work, schema)


def folded(frame: Any, run: Callable[[Any, Sequence[Any]], Iterable[Row]], schema: str) -> Any:
    """Return what a function makes of each key and its records.

    Args:
        frame: (key, at, record): the records of a key are handed over together, unpacked, in the order of `at`.
        run: from a key and its records to rows. One group at a time is in memory.
        schema: of the rows.
    """

    def work(rows: Iterator[Row]) -> Iterator[Row]:
        for key, group in groupby(rows, key=itemgetter(0)):
            yield from run(key, [unpack(row[2]) for row in group])

    return mapped(frame.repartition("key").sortWithinPartitions("key", "at"), work, schema)


def _rows(batches: Batches) -> Iterator[Row]:
    for batch in batches:
        yield from zip(*(column.to_pylist() for column in batch.columns), strict=True)


def _batched(rows: Iterable[Row], schema: str) -> Batches:
    names, types = zip(*(_column(one) for one in schema.split(", ")), strict=True)
    waiting: list[Row] = []
    size = 0
    for row in rows:
        waiting.append(row)
        size += sum(len(value) for value in row if isinstance(value, bytes | str))
        if len(waiting) >= _ROWS or size >= _BYTES:
            yield _batch(waiting, names, types)
            waiting, size = [], 0
    yield _batch(waiting, names, types)


def _batch(rows: Sequence[Row], names: Sequence[str], types: Sequence[Any]) -> Any:
    from pyarrow import RecordBatch, array  # noqa: PLC0415 - comes with Spark

    columns = [array([row[i] for row in rows], of) for i, of in enumerate(types)]
    return RecordBatch.from_arrays(columns, list(names))


def _column(declared: str) -> tuple[str, Any]:
    import pyarrow as pa  # noqa: PLC0415 - comes with Spark

    name, _, kind = declared.partition(" ")
    inner = kind.removeprefix("array<").removesuffix(">")
    types = {
        "long": pa.int64(), "int": pa.int32(), "string": pa.string(), "binary": pa.binary(), "boolean": pa.bool_(),
        "double": pa.float64(),
    }  # fmt: skip
    return name, pa.list_(types[inner]) if inner != kind else types[kind]
