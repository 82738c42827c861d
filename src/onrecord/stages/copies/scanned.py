"""A text's words as numbers: what passages are found in, without a Python object a word."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from onrecord.loops import Numbers, code_points, compiling, loop, numbers, pick, room, small
from onrecord.stages.copies.scan import classes, scan
from onrecord.stages.copies.vocabulary import vocabulary


@dataclass(frozen=True, slots=True, eq=False)
class Scanned:
    """The words of one text.

    Attributes:
        packed: for each word the id of its spelling, shifted by two bits, and the flags of `scan`; below 2³¹.
        found: start, end and flags of each word, one after the other.
        firsts: the number of the first word of each piece.
    """

    packed: Numbers
    found: Numbers
    firsts: Numbers

    def __len__(self) -> int:
        return len(self.packed)


@loop
def pack(found: Numbers, ids: Numbers, size: int, packed: Numbers) -> None:
    """Write each word's id and flags into one number."""
    for i in range(size):
        packed[i] = ids[i] << 2 | found[3 * i + 2]


def scanned(text: str, pieces: Iterable[tuple[int, int, bool]]) -> Scanned:
    """Return the words of a text's pieces.

    Args:
        text: the text.
        pieces: start, end, and whether something that is not compared stands before it; in order.
    """
    fast = compiling(len(text))
    flat = numbers([n for start, end, apart in pieces for n in (start, end, int(apart), 0)], fast=fast)
    found, raws = _rooms(fast=fast).both(len(text) + 1)
    size = pick(scan, fast=fast)(code_points(text, fast=fast), classes(fast=fast), flat, found, raws)
    ids = vocabulary(fast=fast).ids(raws, size, lambda i: text[found[3 * i] : found[3 * i + 1]])
    packed = small(size, fast=fast)
    pick(pack, fast=fast)(found, ids, size, packed)
    return Scanned(packed, found[: 3 * size].copy(), flat[3::4])


class _Rooms:
    """Room for the words of one text after the other: most have far fewer than they have characters."""

    def __init__(self, *, fast: bool) -> None:
        self._fast = fast
        self._found: Numbers = []
        self._raws: Numbers = []

    def both(self, words: int) -> tuple[Numbers, Numbers]:
        if len(self._raws) < words:
            self._found, self._raws = room(6 * words, fast=self._fast), room(2 * words, fast=self._fast)
        return self._found, self._raws


@cache
def _rooms(*, fast: bool) -> _Rooms:
    return _Rooms(fast=fast)
