"""The other side of `LocalRunner`: a process that reads the records it is handed until nobody is there any more."""

from __future__ import annotations

import pickle
import resource
import signal
import sys
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing.connection import Connection
from typing import Any, TypeVar

from onrecord.errors import Unreadable
from onrecord.shapes import Each

In = TypeVar("In")
Out = TypeVar("Out")

_IN_TIME = 500_000  # bytes that the time a record may take is meant for; a report has some 10,000
_MOST_TIMES = 10  # that time


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
        return _fault(record, error, f" ({last.filename}:{last.lineno})")


def allowed(seconds: float, size: int) -> float:
    """Return the seconds that a record of so many bytes may take: a book is given more than a report."""
    return seconds * min(max(1.0, size / _IN_TIME), _MOST_TIMES)


def main() -> None:
    """Serve the connection whose file descriptor is the first argument.

    First comes the pickled (stage, seconds, bytes of memory), answered by nothing or by why it cannot be had; then
    one pickled record after the other, each answered by nothing when it is taken and then by what was made of it.
    """
    pipe: Connection[Any, Any] = Connection(int(sys.argv[1]))
    try:
        stage, timeout, memory = pickle.loads(pipe.recv_bytes())  # noqa: S301 (our own program wrote it)
    except Exception as error:  # noqa: BLE001 (told to the program, which raises it)
        pipe.send_bytes(f"{type(error).__name__}: {error}".encode())
        return
    pipe.send_bytes(b"")
    while True:
        try:
            raw = pipe.recv_bytes()
        except EOFError:
            return
        pipe.send_bytes(b"")
        record = pickle.loads(raw)  # noqa: S301 (likewise)
        # The program ends a worker that is late; if the program itself was killed, the alarm ends it.
        signal.setitimer(signal.ITIMER_REAL, 2 * allowed(timeout, len(raw)) + 1)
        with _limited(memory):
            made = attempt(stage, record)
        pipe.send_bytes(_pickled(record, made))
        signal.setitimer(signal.ITIMER_REAL, 0)


def _pickled(record: Any, made: Any) -> bytes:
    """What cannot be handed over costs this record alone."""
    try:
        return pickle.dumps(made)
    except Exception as error:  # noqa: BLE001 (as in attempt)
        return pickle.dumps(_fault(record, error))


def _fault(record: Any, error: Exception, where: str = "") -> Unreadable:
    why = " ".join(f"{type(error).__name__}: {error}".split())
    return Unreadable(name(record), f"a fault of the program: {why}{where}; please report it")


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
