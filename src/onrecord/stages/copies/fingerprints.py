"""Fingerprints: a few numbers an article, such that articles with a passage in common share some of them.

Every run of five words is hashed by a rolling polynomial (Karp & Rabin 1987); of each four neighbouring hashes the
smallest is kept (winnowing: Schleimer, Wilkerson & Aiken 2003), so any eight equal words in a row give one in common
and any twelve give two.
"""

from __future__ import annotations

from onrecord.records import Reading
from onrecord.stages.copies.tokens import Words, words_of

GRAM = 5
WINDOW = 4

_PRIME = (1 << 61) - 1  # hashes stay below it, so they fit a signed 64-bit column
_BASE = 0x1B873593_CC9E2D51 % _PRIME
_OUT = pow(_BASE, GRAM, _PRIME)


def grams(words: Words) -> list[int]:
    """Return the hash of the five words from each word on; -1 where a break or the end cuts them short."""
    keys, rolled, hashes = words.keys, 0, []
    for i, k in enumerate(keys):
        rolled = rolled * _BASE + k
        if i >= GRAM:
            rolled -= keys[i - GRAM] * _OUT
        rolled %= _PRIME
        if i >= GRAM - 1:
            hashes.append(rolled)
    hashes += [-1] * (len(keys) - len(hashes))
    for start in words.breaks[1:]:
        for i in range(max(0, start - GRAM + 1), start):
            hashes[i] = -1
    return hashes


def winnow(hashes: list[int]) -> set[int]:
    """Keep the smallest of each window of hashes."""
    if len(hashes) <= WINDOW:
        return {min(hashes)} if hashes else set()
    return set(map(min, *(hashes[i:] for i in range(WINDOW))))


def fingerprints(reading: Reading) -> tuple[int, ...]:
    """Return the fingerprints of an article, sorted: non-negative and below 2⁶¹."""
    kept: set[int] = set()
    run: list[int] = []
    for h in (*grams(words_of(reading.article)), -1):
        if h >= 0:
            run.append(h)
        elif run:
            kept |= winnow(run)
            run = []
    if len(kept) == 1:  # one phrase over and over: it gives two, so that two are shared where one is
        kept.add((min(kept) + 1) % _PRIME)
    return tuple(sorted(kept))
