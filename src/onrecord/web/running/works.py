"""Long work of the page: taking in and erasing, one after the other, on a thread with a corpus of its own."""

from __future__ import annotations

import logging
import threading
import time
from collections import deque
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from onrecord.corpus import Corpus
from onrecord.errors import BadInput, OnrecordError
from onrecord.ports import Engine

_log = logging.getLogger(__name__)
_KEPT = 30  # works that are told of when they are done
_WAITING = 20  # works that may wait


class Work(NamedTuple):
    """Something that takes long. `doing` and `done` of `total` say how far it is; `outcome` is "" until it is over."""

    number: int
    what: str
    person: str
    begun: str
    doing: str = "waiting"
    done: int = 0
    total: int | None = None
    outcome: str = ""
    failed: bool = False


class Works:
    """Does one work after the other, and tells how far each is.

    Args:
        where: The corpus.
        engine: What reads; the trained reader where it is installed, else the rules.
    """

    def __init__(self, where: str | Path, engine: Engine | None = None) -> None:
        self.where = where
        self._engine = engine
        self.after: Callable[[], None] = lambda: None
        """Called when something was erased: what was opened before must be opened anew."""
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="working")
        self._lock = threading.Lock()
        self._works: deque[Work] = deque(maxlen=_KEPT)
        self._number = 0
        self._told = 0.0

    def listed(self) -> tuple[Work, ...]:
        """Return what is being done and what was done, the newest first."""
        with self._lock:
            return tuple(reversed(self._works))

    def under_way(self) -> tuple[Work, ...]:
        """Return what is not over, the one that is being done first."""
        return tuple(work for work in reversed(self.listed()) if not work.outcome)

    def start(self, what: str, person: str, do: Callable[[Corpus], str]) -> Future[str]:
        """Have something done when what was asked before is over; `do` returns in words what came of it.

        Raises:
            BadInput: too much is waiting.
        """
        with self._lock:
            if sum(not work.outcome for work in self._works) >= _WAITING:
                raise BadInput(f"{_WAITING} works are waiting already: send this again when some are done")
            self._number += 1
            now = datetime.now(UTC).isoformat(timespec="seconds")
            work = Work(self._number, what, person, now)
            self._works.append(work)
        return self._thread.submit(self._do, work.number, do)

    def _do(self, number: int, do: Callable[[Corpus], str]) -> str:
        def watch(doing: str, done: int, total: int | None) -> None:
            if time.monotonic() - self._told > 0.2 or done == total:
                self._told = time.monotonic()
                self._change(number, doing=doing, done=done, total=total)

        self._change(number, doing="beginning")
        try:
            with Corpus.open(self.where, create=False, engine=self._engine, watch=watch) as corpus:
                outcome = do(corpus)
        except OnrecordError as error:
            self._change(number, outcome=str(error), failed=True)
            raise
        except BaseException:
            _log.exception("a work of the page failed")
            self._change(number, outcome="a fault of the program; what it printed where it runs says more", failed=True)
            raise
        self._change(number, outcome=outcome)
        return outcome

    def _change(self, number: int, **changes: object) -> None:
        with self._lock:
            for at, work in enumerate(self._works):
                if work.number == number:
                    self._works[at] = work._replace(**changes)  # type: ignore[arg-type]

    def close(self) -> None:
        """Finish what is being done, and drop what waits."""
        self._thread.shutdown(cancel_futures=True)
