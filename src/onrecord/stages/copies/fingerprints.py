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
def winnow(hashes: Numbers, prints: Numbers, places: Numbers) -> int:
    """Keep the smallest of each four neighbouring hashes, with its place; return how many are kept."""
    kept, last, start = 0, -1, 0
    for i in range(len(hashes)):
        if hashes[i] < 0:
            start = i + 1
            continue
        end_of_run = i + 1 >= len(hashes) or hashes[i + 1] < 0
        if i - start < 3 and not end_of_run:
            continue
        first = max(start, i - 3)
        if last < first:
            best = first
            for k in range(first, i + 1):
                if hashes[k] <= hashes[best]:
                    best = k
        elif hashes[i] <= hashes[last]:
            best = i
        else:
            continue
        prints[kept], places[kept], last = hashes[best], best, best
        kept += 1
    return kept


def prints(words: Numbers) -> tuple[Numbers, Numbers]:
    """Return the fingerprints of scanned words in their order, below 2⁶², and at which word each stands."""
    fast = compiling()
    size = len(words)
    hashes, found, places = (room(size, fast=fast) for _ in range(3))
    pick(grams, fast=fast)(fit(words, fast=fast), hashes)
    kept = pick(winnow, fast=fast)(hashes, found, places)
    return found[:kept], places[:kept]


def fingerprints(reading: Reading) -> tuple[int, ...]:
    """Return the fingerprints of an article, sorted: non-negative and below 2⁶²."""
    found, _ = prints(words_of(reading.article).packed)
    kept = set(plain(found))
    if len(kept) == 1:  # one phrase over and over: it gives two, so that two are shared where one is
        kept.add(min(kept) ^ 1)
    return tuple(sorted(kept))
