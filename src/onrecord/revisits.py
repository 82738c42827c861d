"""Pages that come again: when bytes differ and the report does not, nothing new was published.

A page carries a clock, a counter, a token; fetched twice, its bytes differ and its text does not. Such a visit is noted
beside the capture that is kept. Where the text differs it is a new version, and a capture of its own.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Sequence

from onrecord.records import Capture, Kept, Reading, Seen

_REMEMBERED = 1024  # pages of this run; more than wait to be written at any moment


class Revisits:
    """Tells a page that came again unchanged from a new version of it.

    Args:
        kept: Returns what is kept of a page, by its canonical address.
        texts: Returns the SHA-256 of each text that was read in a capture.
    """

    def __init__(self, kept: Callable[[str], Kept | None], texts: Callable[[str], Sequence[str]]) -> None:
        self._kept = kept
        self._texts = texts
        self._recent: OrderedDict[str, tuple[str, list[str]]] = OrderedDict()

    def same(self, capture: Capture, readings: Sequence[Reading]) -> Seen | None:
        """Return the visit that a capture is, if its page is kept with the same text; None for everything else."""
        if not capture.origin.startswith(("http://", "https://")) or not readings:
            return None
        now = sorted({reading.article.sha256 for reading in readings})
        before = self._recent.get(capture.origin) or self._stored(capture.origin)
        ident, texts = before or (capture.id, [])
        self._recent[capture.origin] = (ident if texts == now else capture.id, now)
        self._recent.move_to_end(capture.origin)
        if len(self._recent) > _REMEMBERED:
            self._recent.popitem(last=False)
        return Seen(ident, capture.origin, capture.obtained) if texts == now else None

    def _stored(self, origin: str) -> tuple[str, list[str]] | None:
        kept = self._kept(origin)
        return (kept.id, sorted(set(self._texts(kept.id)))) if kept else None
