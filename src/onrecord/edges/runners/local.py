"""Stages over many records on one machine: in worker processes that can be ended, or in this process."""

from __future__ import annotations

import multiprocessing
import pickle
import resource
import signal
import traceback
from collections import Counter, defaultdict, deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from itertools import chain
from typing import Any, TypeVar

from pebble import ProcessExpired, ProcessPool

from onrecord.errors import OnrecordError, TimedOut, Unreadable
from onrecord.shapes import Each, Pair

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

    Workers are started anew rather than forked, so the main script must be importable, as for any use of
    multiprocessing: guard its last lines by `if __name__ == "__main__":`.

    Args:
        jobs: Worker processes; 0 for none.
        timeout: Seconds a record may take in a worker.
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
            OnrecordError: workers cannot be started or are ended from outside.
        """
        if not self._jobs:
            return (attempt(stage, record) for record in records)
        return self._pooled(stage, records)

    def _pooled(self, stage: Each[In, Out], records: Iterable[In]) -> Iterator[Sequence[Out] | Unreadable]:
        pool = ProcessPool(
            max_workers=self._jobs,
            max_tasks=self._recycle,
            initializer=_prepare,
            initargs=(stage, self._timeout, self._memory),
            context=multiprocessing.get_context("forkserver"),
        )
        handed: deque[tuple[str, Future[bytes]]] = deque()
        try:
            for record in records:
                if len(handed) >= self._jobs * (1 + _AHEAD):
                    yield self._collect(*handed.popleft())
                handed.append((name(record), pool.schedule(_work, (record,), timeout=self._timeout)))
            while handed:
                yield self._collect(*handed.popleft())
        finally:
            pool.stop()  # type: ignore[no-untyped-call] # pebble types only a part of itself
            pool.join()

    def _collect(self, where: str, future: Future[bytes]) -> Any:
        try:
            return pickle.loads(future.result())  # noqa: S301 (our own worker wrote it)
        except TimeoutError:
            return TimedOut(where, f"reading took longer than {self._timeout:g} s: skipped")
        except ProcessExpired as error:
            return Unreadable(where, f"the process reading it died ({_death(error.exitcode)}): skipped")
        except BrokenProcessPool as error:
            raise OnrecordError(
                "worker processes end before they can work, perhaps for want of memory: what was stored is whole; "
                "try again with fewer jobs"
            ) from error

    def pairs(self, stage: Pair[In, Out], records: Sequence[In]) -> Iterator[Out]:
        """Judge every pair of records that shares enough keys, once; in the order of their idents.

        All keys are held in memory. Of records with the same ident, only the first counts.
        """
        by_ident: dict[str, In] = {}
        for record in records:
            by_ident.setdefault(stage.ident(record), record)
        ordered = [by_ident[ident] for ident in sorted(by_ident)]
        keys = [set(stage.keys(record)) for record in ordered]
        # From the last to the first, so that a posting holds later records only; then turned round.
        postings: dict[int, list[int]] = defaultdict(list)
        partners: list[list[int]] = []
        for number in range(len(ordered) - 1, -1, -1):
            shared = Counter(chain.from_iterable(postings[key] for key in keys[number] if key in postings))
            partners.append(sorted(n for n, count in shared.items() if count >= stage.least))
            for key in keys[number]:
                postings[key].append(number)
        for record, later in zip(ordered, reversed(partners), strict=True):
            for number in later:
                outcome = stage.judge(record, ordered[number])
                if outcome is not None:
                    yield outcome


def name(record: Any) -> str:
    """Return what a person calls a record: where a capture is from, an article's label, an id."""
    for field in ("origin", "label", "id"):
        if value := getattr(record, field, None):
            return str(value)
    return repr(record)[:80]


def attempt(stage: Each[In, Out], record: In) -> list[Out] | Unreadable:
    """Run a stage on one record; an exception becomes an `Unreadable` that names the record."""
    try:
        return list(stage.run(record))
    except Unreadable as error:
        return error
    except MemoryError:
        return Unreadable(name(record), "reading it needs more memory than there is: skipped")
    except Exception as error:  # noqa: BLE001 (one bad record must not stop the others; the fault is told, not hidden)
        last = traceback.extract_tb(error.__traceback__)[-1]
        fault = f"{type(error).__name__}: {error} ({last.filename}:{last.lineno})"
        return Unreadable(name(record), f"a fault of the program in {stage.name}: {fault}; please report it")


# What the worker process was started for: sent once, not with every record, for a stage may hold a large model.
_prepared: dict[str, Any] = {}


def _prepare(stage: Each[Any, Any], timeout: float, memory: int | None) -> None:
    _prepared.update(stage=stage, timeout=timeout, memory=memory)


def _work(record: Any) -> bytes:
    """Read one record; pickled here, so that what cannot be is an error of this record, not of the pool."""
    # The program ends a worker that is late; if the program itself was killed, the alarm ends it.
    signal.setitimer(signal.ITIMER_REAL, 2 * _prepared["timeout"] + 1)
    with _limited(_prepared["memory"]):
        made = attempt(_prepared["stage"], record)
    signal.setitimer(signal.ITIMER_REAL, 0)
    try:
        return pickle.dumps(made)
    except Exception as error:  # noqa: BLE001 (as in attempt)
        fault = f"{type(error).__name__}: {error}"
        return pickle.dumps(Unreadable(name(record), f"a fault of the program: {fault}; please report it"))


@contextmanager
def _limited(memory: int | None) -> Iterator[None]:
    """Limit the address space; only while a record is read, so that handing over never fails for it."""
    if memory is None:
        yield
        return
    soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (memory if hard == resource.RLIM_INFINITY else min(memory, hard), hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_AS, (soft, hard))


def _death(exitcode: int | None) -> str:
    if exitcode is not None and exitcode < 0:
        return signal.Signals(-exitcode).name
    return f"exit status {exitcode}"
