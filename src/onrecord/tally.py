"""What became of what was added, counted while it happens."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

from onrecord.errors import Unreadable
from onrecord.records import Capture, Given, Skipped

Watch = Callable[[str, int, int | None], None]
"""What is told of long work: (what is being done, how many are done, of how many if that is known)."""


def unwatched(_what: str, _done: int, _total: int | None) -> None:
    """Nobody is looking."""


@dataclass(frozen=True, slots=True)
class Added:
    """What became of what was added: captures that are new or were there, what could not be read, what is no report."""

    new: int
    known: int
    unreadable: tuple[Unreadable, ...]
    skipped: tuple[Skipped, ...] = ()


class Tally:
    """Counts what is kept and what is not, and tells whoever watches."""

    def __init__(self, watch: Watch) -> None:
        self._watch = watch
        self._new = 0
        self._known = 0
        self._unreadable: list[Unreadable] = []
        self._skipped: Counter[str] = Counter()
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

    def skipped(self, item: Skipped) -> None:
        """Some things are no reports."""
        self._skipped[item.why] += item.count

    def double(self, capture: Capture) -> str | None:
        """Return the origin of a capture of the same bytes that came before this one and lies beside it.

        What has an address of its own is nobody's double, so an archive of a million pages is not held in memory.
        """
        if capture.given.url is not None:
            return None
        other = self._seen.setdefault(capture.twin_key, capture.origin)
        return None if other == capture.origin else other

    def result(self) -> Added:
        """Return the counts."""
        skipped = tuple(Skipped("", why, count) for why, count in self._skipped.most_common())
        return Added(self._new, self._known, tuple(self._unreadable), skipped)

    def _tell(self) -> None:
        self._watch("reading", self._new + self._known + len(self._unreadable), None)
