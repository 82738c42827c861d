"""Fingerprints: a few numbers an article, such that articles with a passage in common share some of them.

Every run of five words is hashed by two rolling polynomials (Karp & Rabin 1987); of each four neighbouring hashes the
smallest is kept (winnowing: Schleimer, Wilkerson & Aiken 2003), so any eight equal words in a row give one in common
and any twelve give two.
"""

from __future__ import annotations

from onrecord.loops import Numbers, compiling, fit, loop, pick, plain, room
from onrecord.records import Reading
from onrecord.stages.copies.tokens import words_of

GRAM = 5
WINDOW = 4


@loop
def grams(words: Numbers, hashes: Numbers) -> None:
    """Fill in the hash of the five words from each word on, below 2⁶²; -1 where a break or the end cuts them short."""
    size, since, one, two = len(words), 0, 0, 0
    for i in range(size):
        word = words[i]
        since = 1 if word & 2 else since + 1  # words since the last break, this one among them
        key = word >> 2
        one, two = one * 1327217885 + key, two * 1894307113 + key
        if i >= 5:  # what was added five words ago, times the fifth power of the base
            key = words[i - 5] >> 2
            one, two = one - key * 1798313325, two - key * 699472969
        one, two = one & 0x7FFFFFFF, two & 0x7FFFFFFF
        if i >= 4:
            hashes[i - 4] = one << 31 | two if since >= 5 else -1
    for i in range(max(0, size - 4), size):
        hashes[i] = -1


@loop
def winnow(words: Numbers, prints: Numbers, places: Numbers) -> int:
    """Keep the smallest of each four neighbouring hashes, with its place; return how many are kept.

    Of equal ones the last is kept; where fewer than four stand between two breaks, the smallest of these.
    """
    size, since, one, two, kept, last = len(words), 0, 0, 0, 0, -1
    far, middle, close = 1 << 62, 1 << 62, 1 << 62  # the three hashes before
    for i in range(size):
        word = words[i]
        since = 1 if word & 2 else since + 1
        key = word >> 2
        one, two = one * 1327217885 + key, two * 1894307113 + key
        if i >= 5:
            key = words[i - 5] >> 2
            one, two = one - key * 1798313325, two - key * 699472969
        one, two = one & 0x7FFFFFFF, two & 0x7FFFFFFF
        if since < 5:
            far, middle, close = 1 << 62, 1 << 62, 1 << 62
            continue
        here = one << 31 | two
        # Written without branches, which no processor could foretell.
        least, best = far, 7
        best, least = (6, middle) if middle <= least else (best, least)
        best, least = (5, close) if close <= least else (best, least)
        best, least = (4, here) if here <= least else (best, least)
        far, middle, close = middle, close, here
        if since < 8 and i + 1 < size and not words[i + 1] & 2:
            continue
        prints[kept], places[kept] = least, i - best
        kept += int(i - best != last)
        last = i - best
    return kept


def prints(words: Numbers) -> tuple[Numbers, Numbers]:
    """Return the fingerprints of scanned words in their order, below 2⁶², and at which word each stands."""
    fast = compiling()
    found, places = room(len(words), fast=fast), room(len(words), fast=fast)
    kept = pick(winnow, fast=fast)(fit(words, fast=fast), found, places)
    return found[:kept], places[:kept]


def fingerprints(reading: Reading) -> tuple[int, ...]:
    """Return the fingerprints of an article, sorted: non-negative and below 2⁶²."""
    found, _ = prints(words_of(reading.article).packed)
    kept = set(plain(found))
    if len(kept) == 1:  # one phrase over and over: it gives two, so that two are shared where one is
        kept.add(min(kept) ^ 1)
    return tuple(sorted(kept))
