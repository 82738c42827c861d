"""Printed words → the number of their one spelling, each spelling worked out once.

A cache of `spelling.key` by the hash of the word as printed: its content never shows in a result.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from onrecord.loops import Numbers, loop, pick, room
from onrecord.stages.copies.spelling import key

ID_BITS = 29
_FIRST, _LAST = 1 << 16, 1 << 23  # slots; when the last are half full, it starts anew


@loop
def learn(raw: int, number: int, table: Numbers) -> bool:
    """Put a word into the table; return whether it is new."""
    mask = len(table) // 2 - 1
    slot = (raw >> 7) & mask
    while table[2 * slot] != 0 and table[2 * slot] != raw:
        slot = (slot + 1) & mask
    new = table[2 * slot] == 0
    table[2 * slot], table[2 * slot + 1] = raw, number
    return bool(new)


@loop
def learn_all(old: Numbers, table: Numbers) -> None:
    """Put all words of one table into a larger one."""
    for slot in range(0, len(old), 2):
        if old[slot] != 0:
            learn(old[slot], old[slot + 1], table)


class Vocabulary:
    """Grows with the words met.

    Attributes:
        table: hash of a word as printed and number of its spelling, one after the other, in open slots; 0 is none.
    """

    def __init__(self, *, fast: bool) -> None:
        self._fast = fast
        self._learn = pick(learn, fast=fast)
        self.table = room(2 * _FIRST, fast=fast)
        self._known = 0

    def learn(self, packed: Numbers, unknown: Numbers, count: int, word: Callable[[int], str]) -> None:
        """Add to each unknown word the number of its spelling, below 2²⁹; `word` returns a word as printed."""
        for k in range(count):
            i = int(unknown[2 * k])
            number = key(word(i)) >> (61 - ID_BITS)
            packed[i] |= number << 2
            self._known += self._learn(unknown[2 * k + 1], number, self.table)
        if 4 * self._known > len(self.table):
            self._grow()

    def _grow(self) -> None:
        if len(self.table) >= 2 * _LAST:
            self.__init__(fast=self._fast)  # type: ignore[misc]
            return
        table = room(2 * len(self.table), fast=self._fast)
        pick(learn_all, fast=self._fast)(self.table, table)
        self.table = table


@cache
def vocabulary(*, fast: bool) -> Vocabulary:
    """Return this process's vocabulary."""
    return Vocabulary(fast=fast)
