"""What became of what was added, counted while it happens."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

from onrecord.errors import NoText, Unreadable
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


_TRANSCRIPT = re.compile(r"(?<=\.pdf|\.png|\.jpg|jpeg|webp|\.tif|tiff)\.txt(?:\.gz)?$", re.IGNORECASE)  # "scan.png.txt"


class Tally:
    """Counts what is kept and what is not, and tells whoever watches."""

    def __init__(self, watch: Watch) -> None:
        self._watch = watch
        self._new = 0
        self._known = 0
        self._unreadable: list[Unreadable] = []
        self._skipped: Counter[str] = Counter()
        self._seen: dict[tuple[str, str, Given], str] = {}
        self._texts: set[str] = set()

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

    def found(self, origin: str) -> None:
        """Something of that origin is there to be read."""
        if _TRANSCRIPT.search(origin):
            self._texts.add(_TRANSCRIPT.sub("", origin))

    def result(self) -> Added:
        """Return the counts; a scan whose transcript lies beside it is not missed."""
        missed = (e for e in self._unreadable if not (isinstance(e, NoText) and e.where in self._texts))
        skipped = tuple(Skipped("", why, count) for why, count in self._skipped.most_common())
        return Added(self._new, self._known, tuple(missed), skipped)

    def _tell(self) -> None:
        self._watch("reading", self._new + self._known + len(self._unreadable), None)
