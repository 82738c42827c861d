"""The corpus behind the page: opened once a thread, asked off the event loop, fresh for every question."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TypeVar

from onrecord.corpus import Corpus
from onrecord.edges.engines import open_engine

T = TypeVar("T")

_THREADS = 4  # more wait for the same processor and each holds answers of its own


class Desk:
    """Answers questions about one corpus, several at a time.

    A connection is never shared between threads (see `SqliteStore`). What other processes add meanwhile is seen by the
    next question.
    """

    def __init__(self, where: Path, threads: int = _THREADS) -> None:
        self.where = where
        self._local = threading.local()
        self._opened: list[Corpus] = []
        self._pool = ThreadPoolExecutor(threads, thread_name_prefix="desk")

    async def ask(self, question: Callable[[Corpus], T]) -> T:
        """Return what a question finds in the corpus."""
        return await asyncio.get_running_loop().run_in_executor(self._pool, self._answer, question)

    def _answer(self, question: Callable[[Corpus], T]) -> T:
        return question(self._corpus())

    def _corpus(self) -> Corpus:
        corpus: Corpus | None = getattr(self._local, "corpus", None)
        if corpus is None:
            # Nothing is read here, so the rules do: the trained reader takes a second and 300 MB.
            corpus = Corpus.open(self.where, create=False, engine=open_engine("rules"))
            self._local.corpus, self._local.generation = corpus, corpus.generation
            self._opened.append(corpus)
        elif (now := corpus.generation) != self._local.generation:
            corpus.refresh()
            self._local.generation = now
        return corpus

    def close(self) -> None:
        """Finish what was asked."""
        self._pool.shutdown(cancel_futures=True)
