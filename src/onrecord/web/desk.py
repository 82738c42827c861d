"""The corpus behind the page: opened once a thread, asked off the event loop, fresh for every question.

What other processes add while the page is open is compared and counted by a thread of its own; readers meanwhile get
what was counted so far, so that none of them waits for an archive that is being taken in.
"""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from pathlib import Path
from typing import TypeVar

from onrecord.corpus import Corpus
from onrecord.edges.engines import open_engine
from onrecord.errors import Busy
from onrecord.tally import unwatched

T = TypeVar("T")

_COUNTER = "counting"

_THREADS = 4  # more wait for the same processor and each holds answers of its own
_PATIENCE = 1.0  # seconds that the first reader after a change waits for it to be counted


class Desk:
    """Answers questions about one corpus, several at a time.

    A connection is never shared between threads (see `SqliteStore`).
    """

    def __init__(self, where: str | Path, threads: int = _THREADS) -> None:
        self.where = where
        self._local = threading.local()
        self._threads = threads
        self._pool = ThreadPoolExecutor(threads, thread_name_prefix="desk")
        self._counter = ThreadPoolExecutor(1, thread_name_prefix=_COUNTER)
        self._counting: Future[None] | None = None
        self._lock = threading.Lock()
        self._opening = 0
        self.uncounted = 0
        """How many reports came in that the last question did not know of yet."""
        self.counting: tuple[str, int, int | None] | None = None
        """What is being counted: (what, how much of it is done, of how much); None while nothing is."""

    async def ask(self, question: Callable[[Corpus], T]) -> T:
        """Return what a question finds in the corpus."""
        return await asyncio.get_running_loop().run_in_executor(self._pool, self._answer, question)

    def _answer(self, question: Callable[[Corpus], T]) -> T:
        return question(self._corpus())

    def _corpus(self) -> Corpus:
        corpus = self._opened()
        if (now := corpus.generation) != self._local.generation:
            corpus.refresh()
            self._local.generation = now
        generation, reached = corpus.counted
        self.uncounted = 0
        if reached and generation != now:  # the first count of all is waited for
            self._count()
            self.uncounted = corpus.uncounted
        return corpus

    def _opened(self) -> Corpus:
        corpus: Corpus | None = getattr(self._local, "corpus", None)
        if corpus is not None and self._local.opening != self._opening:
            corpus.close()
            corpus = None
        if corpus is None:
            self._local.opening = self._opening
            # Nothing is read here, so the rules do: the trained reader takes a second and 300 MB.
            watch = self._watch if threading.current_thread().name.startswith(_COUNTER) else unwatched
            corpus = Corpus.open(self.where, create=False, engine=open_engine("rules"), watch=watch)
            corpus.waits = False
            self._local.corpus, self._local.generation = corpus, corpus.generation
        return corpus

    def _count(self) -> None:
        """See to it that what came in is being counted.

        Raises:
            OnrecordError: it could not be counted when it was tried last.
        """
        with self._lock:
            before = self._counting
            if before and not before.done():
                return
            self._counting = started = self._counter.submit(self._catch_up)
        if before:
            before.result()
        wait((started,), _PATIENCE)

    def _catch_up(self) -> None:
        try:
            self._opened().catch_up()
        except Busy:
            return  # another process is at it: what it counts is shown, and the next reader asks again
        finally:
            self.counting = None

    def _watch(self, doing: str, done: int, total: int | None) -> None:
        self.counting = (doing, done, total)

    def reopen(self) -> None:
        """Have every thread open the corpus anew at its next question: what lies beside it was taken away."""
        self._opening += 1

    def close(self) -> None:
        """Finish what was asked, and let go of the file: each thread of the connection of its own."""
        together = threading.Barrier(self._threads)  # so that each of them meets it, and none twice
        for _ in range(self._threads):
            self._pool.submit(self._let_go, together)
        self._pool.shutdown()
        self._counter.submit(self._let_go)
        self._counter.shutdown()

    def _let_go(self, together: threading.Barrier | None = None) -> None:
        if together:
            together.wait()
        corpus: Corpus | None = getattr(self._local, "corpus", None)
        if corpus is not None:
            corpus.close()
