"""What became of what was added, counted while it happens."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from onrecord.errors import Unreadable
from onrecord.records import Capture, Given

Watch = Callable[[str, int, int | None], None]
"""What is told of long work: (what is being done, how many are done, of how many if that is known)."""


def unwatched(_what: str, _done: int, _total: int | None) -> None:
    """Nobody is looking."""


@dataclass(frozen=True, slots=True)
class Added:
    """What became of what was added: captures that are new or were there, and what could not be read."""

    new: int
    known: int
    unreadable: tuple[Unreadable, ...]


class Tally:
    """Counts what is kept and what is not, and tells whoever watches."""

    def __init__(self, watch: Watch) -> None:
        self._watch = watch
        self._new = 0
        self._known = 0
        self._unreadable: list[Unreadable] = []
        self._seen: dict[tuple[str, str, Given], str] = {}

    def kept(self, *, new: bool) -> None:
        """One capture is in the corpus."""
        self._new += new
        self._known += not new
        self._tell()

    def unreadable(self, error: Unreadable) -> None:
        """One input could not be read."""
        self._unreadable.append(error)
        self._tell()

    def double(self, capture: Capture) -> str | None:
        """Return the origin of a capture of the same bytes that came before this one and lies beside it."""
        other = self._seen.setdefault(capture.twin_key, capture.origin)
        return None if other == capture.origin else other

    def result(self) -> Added:
        """Return the counts."""
        return Added(self._new, self._known, tuple(self._unreadable))

    def _tell(self) -> None:
        self._watch("reading", self._new + self._known + len(self._unreadable), None)
