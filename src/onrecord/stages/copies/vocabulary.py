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
def look_up(raws: Numbers, size: int, table: Numbers, ids: Numbers, unknown: Numbers) -> int:
    """Fill in the ids of known words; return how many are unknown, their numbers in `unknown`."""
    mask, missing = len(table) // 2 - 1, 0
    for i in range(size):
        raw = raws[i]
        slot = (raw >> 7) & mask
        while table[2 * slot] != 0 and table[2 * slot] != raw:
            slot = (slot + 1) & mask
        if table[2 * slot] == 0:
            unknown[missing] = i
            missing += 1
        else:
            ids[i] = table[2 * slot + 1]
    return missing


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
    """Grows with the words met."""

    def __init__(self, *, fast: bool) -> None:
        self._fast = fast
        self._look_up, self._learn = pick(look_up, fast=fast), pick(learn, fast=fast)
        self._table = room(2 * _FIRST, fast=fast)
        self._known = 0

    def ids(self, raws: Numbers, size: int, word: Callable[[int], str]) -> Numbers:
        """Return the number of each word's spelling, below 2²⁹; `word` returns a word as printed."""
        ids, unknown = room(size, fast=self._fast), room(size, fast=self._fast)
        for k in range(self._look_up(raws, size, self._table, ids, unknown)):
            i = int(unknown[k])
            ids[i] = number = key(word(i)) >> (61 - ID_BITS)
            self._known += self._learn(raws[i], number, self._table)
        if 4 * self._known > len(self._table):
            self._grow()
        return ids

    def _grow(self) -> None:
        if len(self._table) >= 2 * _LAST:
            self.__init__(fast=self._fast)  # type: ignore[misc]
            return
        table = room(2 * len(self._table), fast=self._fast)
        pick(learn_all, fast=self._fast)(self._table, table)
        self._table = table


@cache
def vocabulary(*, fast: bool) -> Vocabulary:
    """Return this process's vocabulary."""
    return Vocabulary(fast=fast)
