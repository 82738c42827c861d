"""Stages over many records on one machine: in worker processes that can be ended, or in this process."""

from __future__ import annotations

import pickle
from collections import Counter, defaultdict, deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from itertools import chain, combinations, product
from queue import LifoQueue
from typing import Any, TypeVar

from onrecord.clusters import connected
from onrecord.edges.runners.keeper import Keeper
from onrecord.edges.runners.worker import attempt
from onrecord.errors import Unreadable
from onrecord.neighbours import Neighbours
from onrecord.shapes import Each, Near, Pair
from onrecord.shelves import Memory

In = TypeVar("In")
Out = TypeVar("Out")

_AHEAD = 4  # records handed out beyond those being worked on, for each worker


class LocalRunner:
    """Runs stages on this machine; implements `ports.Runner`.

    With `jobs` of 1 or more, each record is read in a worker process. One that hangs, crashes or eats all memory
    costs its own record alone: the worker is ended and another takes its place. With `jobs` 0 everything happens in
    this process: nothing to start, easy to debug, but no limit of time or memory can be kept.

    Either way an exception that a stage raises stands in its record's place as an `Unreadable`: one bad article must
    not stop fifty thousand. If it is not one of ours, it is a fault of the program, and the message says so, where it
    happened, and asks to report it.

    A worker is a fresh interpreter that is handed the stage once and then one record after the other, so stages and
    engines must come from modules that can be imported, not from the main script.

    Args:
        jobs: Worker processes; 0 for none.
        timeout: Seconds a record of ordinary length may take in a worker; a longer one takes more.
        memory: Bytes of address space a worker may use while it reads, or None for no limit.
        recycle: Records after which a worker is replaced, against slow leaks; 0 for never.
    """

    def __init__(self, jobs: int = 1, timeout: float = 60.0, memory: int | None = None, recycle: int = 0) -> None:
        self._jobs = jobs
        self._timeout = timeout
        self._memory = memory
        self._recycle = recycle

    def each(self, stage: Each[In, Out], records: Iterable[In]) -> Iterator[Sequence[Out] | Unreadable]:
        """Yield what the stage makes of each record, in order; an error stands in its record's place.

        Records are taken from the iterable a few at a time, as they can be worked on. Workers are ended when the
        iterator is exhausted or closed, and on an interrupt.

        Raises:
            OnrecordError: a worker cannot be started.
        """
        if not self._jobs:
            return (attempt(stage, record) for record in records)
        return self._pooled(stage, records)

    def _pooled(self, stage: Each[In, Out], records: Iterable[In]) -> Iterator[Sequence[Out] | Unreadable]:
        prepared = pickle.dumps((stage, self._timeout, self._memory))
        keepers = [Keeper(prepared, self._timeout, self._recycle) for _ in range(self._jobs)]
        free: LifoQueue[Keeper] = LifoQueue()  # the last used first: a few records start no second worker
        for keeper in keepers:
            free.put(keeper)

        def read(record: In) -> Any:
            keeper = free.get()
            try:
                return keeper.read(record)
            finally:
                free.put(keeper)

        threads = ThreadPoolExecutor(self._jobs)
        handed: deque[Future[Any]] = deque()
        try:
            for record in records:
                if len(handed) >= self._jobs * (1 + _AHEAD):
                    yield handed.popleft().result()
                handed.append(threads.submit(read, record))
            while handed:
                yield handed.popleft().result()
        finally:
            threads.shutdown(wait=False, cancel_futures=True)
            for keeper in keepers:
                keeper.stop()
            threads.shutdown()
            for keeper in keepers:
                keeper.end()

    def pairs(self, stage: Pair[In, Out], records: Sequence[In]) -> Iterator[Out]:
        """Judge every pair of records that shares enough keys, or is near, once; in the order of their idents.

        All keys, or what near partners are found by, are held in memory. Of records with the same ident, only the
        first counts.
        """
        by_ident: dict[str, In] = {}
        for record in records:
            by_ident.setdefault(stage.ident(record), record)
        ordered = [by_ident[ident] for ident in sorted(by_ident)]
        partners = _neighbouring(stage.near, ordered) if stage.near else _sharing(stage, ordered)
        for record, later in zip(ordered, partners, strict=True):
            for number in later:
                outcome = stage.judge(record, ordered[number])
                if outcome is not None:
                    yield outcome

    def clusters(self, edges: Iterable[tuple[str, str]]) -> Iterator[tuple[str, ...]]:
        """Yield what the edges hold together, directly or through others; each sorted, in the order of their firsts."""
        return iter(connected(edges))


def _sharing(stage: Pair[In, Any], records: Sequence[In]) -> list[list[int]]:
    """Return for each record those after it that share enough keys."""
    keys = [set(stage.keys(record)) for record in records]
    # From the last to the first, so that a posting holds later records only; then turned round.
    postings: dict[int, list[int]] = defaultdict(list)
    partners: list[list[int]] = []
    for number in range(len(records) - 1, -1, -1):
        shared = Counter(chain.from_iterable(postings[key] for key in keys[number] if key in postings))
        partners.append(sorted(n for n, count in shared.items() if count >= stage.least))
        for key in keys[number]:
            postings[key].append(number)
    return partners[::-1]


def _neighbouring(near: Near[In], records: Sequence[In]) -> list[list[int]]:
    """Return for each record those after it that are near; of those that are the same, what the first of them has."""
    neighbours = Neighbours(Memory(), near)
    partners: list[set[int]] = [set() for _ in records]
    equal: dict[int, list[int]] = {}
    for number, record in enumerate(records):
        found = neighbours.take(near.words(record), number + 1)
        if found.equal is not None:
            equal.setdefault(found.equal - 1, [found.equal - 1]).append(number)
        for other in found.sharing:
            partners[other - 1].add(number)
    pairs = {(one, two) for one, later in enumerate(partners) for two in later}
    for one, two in sorted(pairs):
        for pair in product(equal.get(one, [one]), equal.get(two, [two])):
            partners[min(pair)].add(max(pair))
    for group in equal.values():
        for one, two in combinations(group, 2):
            partners[one].add(two)
    return [sorted(later) for later in partners]
