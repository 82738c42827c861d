"""Stages over many records on Spark."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, islice
from operator import itemgetter
from pathlib import Path
from types import TracebackType
from typing import Any, Self, TypeVar
from uuid import uuid4

from onrecord.edges.runners.spark.clusters import components
from onrecord.edges.runners.spark.codec import pack, unpack, unpack_all
from onrecord.edges.runners.spark.each import OUTCOMES, attempting
from onrecord.edges.runners.spark.judging import judged
from onrecord.edges.runners.spark.near import TEXTS, neighbouring, printing, spread, twins
from onrecord.edges.runners.spark.session import open_session
from onrecord.edges.runners.spark.sharing import KEYS, keying, sharing
from onrecord.errors import Unreadable
from onrecord.shapes import Each, Pair

In = TypeVar("In")
Out = TypeVar("Out")

_FIRST, _MOST = 16, 4096  # records handed to Spark at once: few at first, so that the first answers come soon
RECORDS = "number long, record binary"


class SparkRunner:
    """Runs stages on Spark; implements `ports.Runner`, with the outcomes of `LocalRunner` in the same order.

    Records go to the workers as Arrow batches of packed bytes, and so do outcomes come back. What is handed in here
    comes from this process, and what is yielded comes back to it: for a pile that one machine can hold. A larger one
    is read and written by the workers themselves, through the methods that take tables (`frame_…`).

    Args:
        session: Spark's; one on this machine is opened if there is none.
        timeout: Seconds a record of ordinary length may take; None for no limit, and no process beside Spark's own.
        memory: Bytes of address space that a process reading records may use, or None for no limit.
        scratch: A folder that all workers see, for what is written down between rounds.
    """

    def __init__(
        self,
        session: Any = None,
        *,
        timeout: float | None = 60.0,
        memory: int | None = None,
        scratch: str | None = None,
    ) -> None:
        self._session = session or open_session()
        self._timeout = timeout
        self._memory = memory
        self._own = None if scratch else tempfile.TemporaryDirectory(prefix="onrecord-spark-")
        self._scratch = scratch or Path(self._own.name).as_uri()  # type: ignore[union-attr]

    @property
    def session(self) -> Any:
        """Spark's session."""
        return self._session

    def close(self) -> None:
        """Remove what was written down; the session is left to whoever opened it."""
        if self._own is not None:
            self._own.cleanup()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    # --- records of this process ----------------------------------------------------------------------------

    def each(self, stage: Each[In, Out], records: Iterable[In]) -> Iterator[Sequence[Out] | Unreadable]:
        """Yield what the stage makes of each record, in order; an error stands in its record's place.

        Records are taken some at a time, twice as many with each job of Spark's, up to 4,096.
        """
        waiting, size = iter(records), _FIRST
        while some := list(islice(waiting, size)):
            done = self.frame_each(stage, self._frame(some)).collect()
            for row in sorted(done, key=itemgetter(0)):
                yield unpack_all(bytes(row[1]))
            size = min(2 * size, _MOST)

    def pairs(self, stage: Pair[In, Out], records: Sequence[In]) -> Iterator[Out]:
        """Judge every pair of records that shares enough keys, or is near, once; in the order of their idents.

        Of records with the same ident, only the first counts.
        """
        by_ident: dict[str, In] = {}
        for record in records:
            by_ident.setdefault(stage.ident(record), record)
        frame = self._frame([by_ident[ident] for ident in sorted(by_ident)])
        if stage.near is None:
            pairs = self.frame_sharing(stage, frame)
        else:
            texts = self.settled(self.frame_texts(stage, frame))
            same = twins(texts)
            pairs = spread(neighbouring(texts, same), same)
        for row in judged(stage, frame, pairs).orderBy("a", "b").toLocalIterator():
            yield unpack(bytes(row[2]))

    def clusters(self, edges: Iterable[tuple[str, str]]) -> Iterator[tuple[str, ...]]:
        """Yield what the edges hold together, directly or through others; each sorted, in the order of their firsts."""
        rows = list(edges)
        if not rows:
            return
        frame = self._session.createDataFrame(rows, "one string, two string", verifySchema=False)
        # By their code points, as Python has it: Spark compares the bytes of UTF-8, which is the same order.
        found = components(self.settled(frame), self.settled).orderBy("root", "node").toLocalIterator()
        for _, group in groupby(found, key=itemgetter(1)):
            yield tuple(row[0] for row in group)

    def _frame(self, records: Sequence[Any]) -> Any:
        rows = [(number, bytearray(pack(record))) for number, record in enumerate(records)]
        return self._session.createDataFrame(rows, RECORDS, verifySchema=False)

    # --- tables of records, which never come here -----------------------------------------------------------

    def frame_each(self, stage: Each[Any, Any], records: Any) -> Any:
        """Return (number, outcome) of (number, record): see `codec.unpack_all`."""
        return records.mapInArrow(attempting(stage, self._timeout, self._memory), OUTCOMES)

    def frame_sharing(self, stage: Pair[Any, Any], records: Any) -> Any:
        """Return the pairs (a, b) of numbers of records that share enough keys."""
        return sharing(self.settled(records.mapInArrow(keying(stage), KEYS)), stage.least)

    def frame_texts(self, stage: Pair[Any, Any], records: Any) -> Any:
        """Return what near partners are found by: see `near.twins` and `near.neighbouring`."""
        return records.mapInArrow(printing(stage.near), TEXTS)  # type: ignore[arg-type]

    def frame_clusters(self, edges: Any) -> Any:
        """Return (node, root) for each node of edges (one, two): the least node of its cluster."""
        return components(edges, self.settled)

    def settled(self, frame: Any) -> Any:
        """Write a table down where all workers see it, and return it as read back."""
        where = f"{self._scratch.rstrip('/')}/{uuid4().hex}"
        frame.write.parquet(where)
        return self._session.read.schema(frame.schema).parquet(where)
