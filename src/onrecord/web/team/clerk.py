"""The team's store and the hashing of passwords, off the event loop that answers."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar

from onrecord.edges import passwords
from onrecord.edges.store import open_team
from onrecord.ports import Team
from onrecord.team import Deed, What
from onrecord.web.acting import Actor

T = TypeVar("T")

_THREADS = 2  # reading a session is one look-up by its key
_HASHING = 2  # at once: each takes a processor and 64 MiB


class Clerk:
    """Asks and tells the store of a team, which each thread opens for itself."""

    def __init__(self, where: str | Path, clock: Callable[[], float]) -> None:
        self._where = where
        self._clock = clock
        self._local = threading.local()
        self._pool = ThreadPoolExecutor(_THREADS, thread_name_prefix="clerk")
        self._hashing = ThreadPoolExecutor(_HASHING, thread_name_prefix="passwords")

    async def ask(self, question: Callable[[Team], T]) -> T:
        """Return what a question finds, or does, in the store."""
        return await asyncio.get_running_loop().run_in_executor(self._pool, lambda: question(self._team()))

    async def fits(self, kept: str | None, password: str) -> bool:
        """Whether a password is the one that was kept; takes as long where none was."""
        return await asyncio.get_running_loop().run_in_executor(self._hashing, passwords.fits, kept, password)

    async def hashed(self, password: str) -> str:
        """Return what is kept of a password."""
        return await asyncio.get_running_loop().run_in_executor(self._hashing, passwords.hashed, password)

    def deed(self, actor: Actor, what: What, about: str = "") -> Deed:
        """Return a line of the audit list."""
        at = datetime.fromtimestamp(self._clock(), UTC).isoformat(timespec="milliseconds")
        return Deed(at, actor.name, what, about, actor.address)

    async def book(self, actor: Actor, what: What, about: str) -> None:
        """Append to the audit list."""
        deed = self.deed(actor, what, about)
        await self.ask(lambda team: team.tell(deed))

    def _team(self) -> Team:
        team: Team | None = getattr(self._local, "team", None)
        if team is None:
            team = self._local.team = open_team(self._where)
        return team

    def close(self) -> None:
        """Finish what was asked, and let go of the store: each thread of the connection of its own."""
        together = threading.Barrier(_THREADS)
        for _ in range(_THREADS):
            self._pool.submit(self._let_go, together)
        self._pool.shutdown()
        self._hashing.shutdown()

    def _let_go(self, together: threading.Barrier) -> None:
        together.wait()
        team: Team | None = getattr(self._local, "team", None)
        if team is not None:
            team.close()
