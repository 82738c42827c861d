"""Windows: runs of sentences that the encoder takes at once."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from onrecord.edges.engines.reader.pieces import Pieces

LONGEST = 192
"""Pieces the encoder is given at once; it was trained on windows as long."""
CONTEXT = 32
"""Pieces before a window that are read with it, so that "he" and an open quotation have what they lean on."""


class Window(NamedTuple):
    """Pieces [start, last) go in; what comes out for [first, last) is kept."""

    start: int
    first: int
    last: int


def windows(pieces: Pieces, longest: int = LONGEST, context: int = CONTEXT) -> Iterator[Window]:
    """Yield windows whose kept parts follow one another and cover all pieces.

    Sentences are kept whole where they fit. What comes before is read along where room was left for it.
    """
    size = len(pieces.ids)
    ends = [*pieces.units.tolist()[1:], size] if size else []
    first = 0
    room = longest
    last = 0
    for end in ends:
        while end - first > room:
            last = last if last > first else first + room
            yield Window(first - min(first, longest - room), first, last)
            first = last
            room = longest - context
        last = end
    if last > first:
        yield Window(first - min(first, longest - room), first, last)
