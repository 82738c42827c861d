"""Seeds: the longest runs of equal words that two articles share."""

from __future__ import annotations

from typing import NamedTuple

from onrecord.loops import Numbers, loop, sort, zeros
from onrecord.stages.copies.fingerprints import GRAM, grams


class Run(NamedTuple):
    """`size` equal words in a row, from word `a` of the one and word `b` of the other article."""

    a: int
    b: int
    size: int

    @property
    def a_end(self) -> int:
        """The word after the last one."""
        return self.a + self.size

    @property
    def b_end(self) -> int:
        """The word after the last one."""
        return self.b + self.size


assert GRAM == 5  # which the loops below write out


@loop
def file_grams(hashes: Numbers, slots: Numbers, next_same: Numbers, count: Numbers) -> None:
    """File an article's grams under their hash.

    Args:
        hashes: of the grams; those below 0 are none.
        slots: a power of two, at least twice as many as there are grams; filled with first place + 1 of each gram.
        next_same: filled with the next place + 1 of the same gram.
        count: filled, at the first place of each gram, with how many there are.
    """
    mask = len(slots) - 1
    for i in range(len(hashes) - 1, -1, -1):
        if hashes[i] < 0:
            continue
        slot = hashes[i] & mask
        while slots[slot] != 0 and hashes[slots[slot] - 1] != hashes[i]:
            slot = (slot + 1) & mask
        first = slots[slot]
        next_same[i] = first
        count[i] = 1 + (count[first - 1] if first > 0 else 0)
        slots[slot] = i + 1


@loop
def points(hashes_a: Numbers, hashes_b: Numbers, found: Numbers) -> int:
    """Find the places where a gram of the one is a gram of the other; return how many, sorted by diagonal.

    Where a gram stands in several places, up to sixteen combinations are all tried; one that stands in many (a chant, a
    table) is matched first with first and last with last: what repeats is still covered, at a cost that grows with the
    text and not with its square. A point is written as (b - a + len(a)) * 2³² + a.
    """
    size = 16
    while size < 2 * len(hashes_a):
        size *= 2
    slots, next_a, count_a = zeros(size), zeros(len(hashes_a)), zeros(len(hashes_a))
    file_grams(hashes_a, slots, next_a, count_a)
    # The places in b of each gram of a, under its first place in a, in their order.
    first_b, last_b, count_b = zeros(len(hashes_a)), zeros(len(hashes_a)), zeros(len(hashes_a))
    next_b, back_b = zeros(len(hashes_b)), zeros(len(hashes_b))
    for j in range(len(hashes_b)):
        if hashes_b[j] < 0:
            continue
        slot = hashes_b[j] & (size - 1)
        while slots[slot] != 0 and hashes_a[slots[slot] - 1] != hashes_b[j]:
            slot = (slot + 1) & (size - 1)
        if slots[slot] == 0:
            continue
        i = slots[slot] - 1
        if count_b[i] == 0:
            first_b[i] = j + 1
        else:
            next_b[last_b[i] - 1] = j + 1
            back_b[j] = last_b[i]
        last_b[i] = j + 1
        count_b[i] += 1
    size = 0
    for i in range(len(hashes_a)):
        if count_b[i] == 0:
            continue
        if count_a[i] * count_b[i] <= 16:
            x = i + 1
            while x > 0:
                y = first_b[i]
                while y > 0:
                    found[size] = (y - x + len(hashes_a)) << 32 | (x - 1)
                    size += 1
                    y = next_b[y - 1]
                x = next_a[x - 1]
        else:
            x, y = i + 1, first_b[i]
            while x > 0 and y > 0:
                found[size] = (y - x + len(hashes_a)) << 32 | (x - 1)
                size += 1
                x, y = next_a[x - 1], next_b[y - 1]
            # Backwards: the last `least` places of a, each with its partner counted from the end of b.
            least = min(count_a[i], count_b[i])
            x, y = i + 1, last_b[i]
            for _ in range(least - 1):
                y = back_b[y - 1]
            for _ in range(count_a[i] - least):
                x = next_a[x - 1]
            for _ in range(least):
                found[size] = (y - x + len(hashes_a)) << 32 | (x - 1)
                size += 1
                x, y = next_a[x - 1], next_b[y - 1]
    sort(found, size)
    return size


@loop
def seeds(a: Numbers, b: Numbers) -> Numbers:
    """Return the runs of at least five equal words, in the order of the first article.

    A run is one number: its first word in a times 2⁴², its first word in b times 2²¹, and how many words.
    """
    hashes_a, hashes_b = zeros(len(a)), zeros(len(b))
    grams(a, hashes_a)
    grams(b, hashes_b)
    found = zeros(2 * (len(a) + len(b)) + 16)
    count = points(hashes_a, hashes_b, found)
    size, k = 0, 0
    while k < count:  # a run is written over the points it is made of
        i = found[k] & 0xFFFFFFFF
        j = (found[k] >> 32) - len(a) + i
        length, last = 5, found[k]
        k += 1
        while k < count and found[k] - last <= 1:  # the next on this diagonal, or the same once more
            length += found[k] - last
            last = found[k]
            k += 1
        found[size] = i << 42 | j << 21 | length
        size += 1
    sort(found, size)
    return found[:size]
