"""A text's words as numbers: what passages are found in, without a Python object a word."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from onrecord.loops import Numbers, code_points, compiling, numbers, pick, room, small
from onrecord.stages.copies.scan import classes, scan
from onrecord.stages.copies.vocabulary import vocabulary


@dataclass(frozen=True, slots=True, eq=False)
class Scanned:
    """The words of one text.

    Attributes:
        packed: for each word the number of its spelling, shifted by two bits, and what `scan` says of it; below 2³¹.
        found: start and end of each word, one after the other.
        firsts: the number of the first word of each piece.
    """

    packed: Numbers
    found: Numbers
    firsts: Numbers

    def __len__(self) -> int:
        return len(self.packed)


def scanned(text: str, pieces: Iterable[tuple[int, int, bool]]) -> Scanned:
    """Return the words of a text's pieces.

    Args:
        text: the text.
        pieces: start, end, and whether something that is not compared stands before it; in order.
    """
    fast = compiling(len(text))
    flat = numbers([n for start, end, apart in pieces for n in (start, end, int(apart), 0)], fast=fast)
    known = vocabulary(fast=fast)
    found, packed, unknown = _rooms(fast=fast).all(len(text) + 1)
    codes = code_points(text, fast=fast)
    counts = pick(scan, fast=fast)(codes, classes(fast=fast), flat, known.table, found, packed, unknown)
    size, missing = counts >> 21, counts & 0x1FFFFF
    if missing:
        known.learn(packed, unknown, missing, lambda i: text[found[2 * i] : found[2 * i + 1]])
    return Scanned(packed[:size].copy(), found[: 2 * size].copy(), flat[3::4])


class _Rooms:
    """Room for the words of one text after the other: most have far fewer than they have characters."""

    def __init__(self, *, fast: bool) -> None:
        self._fast = fast
        self._held: tuple[Numbers, Numbers, Numbers] = ([], [], [])

    def all(self, words: int) -> tuple[Numbers, Numbers, Numbers]:
        if len(self._held[1]) < words:
            fast = self._fast
            self._held = small(4 * words, fast=fast), small(2 * words, fast=fast), room(4 * words, fast=fast)
        return self._held


@cache
def _rooms(*, fast: bool) -> _Rooms:
    return _Rooms(fast=fast)
