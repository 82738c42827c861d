"""Seeds: the longest runs of equal words that two articles share."""

from __future__ import annotations

from typing import NamedTuple

from onrecord.loops import Numbers, blank, loop, zeros
from onrecord.stages.copies.fingerprints import GRAM


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
def mark(words: Numbers, places: Numbers, size: int, bits: Numbers) -> None:
    """Set a bit for each word of so many grams at these places, of 2¹⁴ bits in numbers of 32; for all words if -1."""
    if size < 0:
        for i in range(len(words)):
            bits[words[i] >> 7 & 511] |= 1 << (words[i] >> 2 & 31)
        return
    done = 0
    for k in range(size):
        for i in range(max(places[k], done), places[k] + 5):
            bits[words[i] >> 7 & 511] |= 1 << (words[i] >> 2 & 31)
        done = places[k] + 5


@loop
def marked(words: Numbers, bits: Numbers, places: Numbers) -> int:
    """Write the places of the grams of which every word's bit is set; return how many."""
    size, since = 0, 0
    for i in range(len(words)):
        word = words[i]
        bit = bits[word >> 7 & 511] >> (word >> 2 & 31) & 1
        since = (since & (word >> 1 & 1) - 1) + 1 & -bit  # words since the last without its bit, or the last break
        places[size] = i - 4
        size += int(since >= 5)
    return size


@loop
def hashed(words: Numbers, places: Numbers, size: int) -> Numbers:
    """Return the hashes of so many grams, below 2⁶³: a sum, in which no word waits for the one before."""
    hashes = blank(size)
    for k in range(size):
        i = places[k]
        three = (words[i] >> 2) * 1327217885 + (words[i + 1] >> 2) * 1894307113 + (words[i + 2] >> 2) * 1798313325
        hashes[k] = three + (words[i + 3] >> 2) * 699472969 + (words[i + 4] >> 2) * 2038074743
    return hashes


@loop
def group(hashes: Numbers, groups: Numbers, firsts: Numbers, members: Numbers) -> None:
    """Put equal hashes together.

    Args:
        hashes: these.
        groups: zeros, a power of two and at least twice as many; filled with number + 1 of the group at each slot.
        firsts: zeros, two more than there are hashes; filled with where the members of each group begin.
        members: filled with the numbers of the hashes, those of one group in their order.
    """
    wall, made, size = len(groups) - 1, 0, len(hashes)
    of, names = blank(size), blank(size)
    for k in range(size):
        slot = hashes[k] & wall
        while groups[slot] != 0 and names[groups[slot] - 1] != hashes[k]:
            slot = (slot + 1) & wall
        if groups[slot] == 0:
            names[made] = hashes[k]
            made += 1
            groups[slot] = made
        of[k] = groups[slot] - 1
        firsts[of[k] + 2] += 1
    for k in range(2, made + 2):
        firsts[k] += firsts[k - 1]
    for k in range(size):
        members[firsts[of[k] + 1]] = k
        firsts[of[k] + 1] += 1


@loop
def point(i: int, j: int, lines: Numbers, found: Numbers, size: int) -> int:
    """Add five equal words to the run that they go on, or as a new one; return how many runs there are."""
    line = j - i if j >= i else len(lines) + j - i
    before = lines[line] - 1
    if before >= 0:
        last = (found[before] >> 42) + (found[before] & 0x1FFFFF) - 5
        if last == i:
            return size
        if last == i - 1:
            found[before] += 1
            return size
    found[size] = i << 42 | j << 21 | 5
    lines[line] = size + 1
    return size + 1


@loop
def runs(of_a: tuple[Numbers, Numbers], of_b: tuple[Numbers, Numbers], lines: Numbers, found: Numbers) -> int:
    """Find the runs of words of which every five are a gram of both articles; return how many, by their place in a.

    Where a gram stands in several places, up to sixteen combinations are all tried; one that stands in many (a chant, a
    table) is matched first with first and last with last: what repeats is still covered, at a cost that grows with the
    text and not with its square.

    Args:
        of_a: hashes of the grams of a that b may have too, and their places.
        of_b: likewise.
        lines: zeros, as many as both articles have words: for each distance the last run + 1.
        found: filled with runs as `seeds` gives them.
    """
    (hashes_a, places_a), (hashes_b, places_b) = of_a, of_b
    slots = 16
    while slots < 2 * len(hashes_b):
        slots *= 2
    groups, firsts, members = zeros(slots), zeros(len(hashes_b) + 2), blank(len(hashes_b))
    group(hashes_b, groups, firsts, members)
    of, rank, count = blank(len(hashes_a)), blank(len(hashes_a)), zeros(len(hashes_b))
    for k in range(len(hashes_a)):
        slot = hashes_a[k] & (slots - 1)
        while groups[slot] != 0 and hashes_b[members[firsts[groups[slot] - 1]]] != hashes_a[k]:
            slot = (slot + 1) & (slots - 1)
        of[k] = groups[slot] - 1
        if of[k] >= 0:
            rank[k] = count[of[k]]
            count[of[k]] += 1
    size = 0
    for k in range(len(hashes_a)):
        if of[k] < 0:
            continue
        i, first, end = places_a[k], firsts[of[k]], firsts[of[k] + 1]
        if count[of[k]] * (end - first) <= 16:
            for m in range(first, end):
                size = point(i, places_b[members[m]], lines, found, size)
        else:
            fore, back = first + rank[k], end - count[of[k]] + rank[k]
            for m in (min(fore, back), max(fore, back)):
                if first <= m < end:
                    size = point(i, places_b[members[m]], lines, found, size)
    return size


@loop
def seeds(a: Numbers, b: Numbers) -> Numbers:
    """Return the runs of at least five equal words, in the order of the first article.

    A run is one number: its first word in a times 2⁴², its first word in b times 2²¹, and how many words.
    """
    bits, places_a, places_b = zeros(512), blank(len(a) + 1), blank(len(b) + 1)
    mark(a, places_a, -1, bits)
    size_b = marked(b, bits, places_b)
    if size_b == 0:
        return places_b[:0]
    bits = zeros(512)
    mark(b, places_b, size_b, bits)
    size_a = marked(a, bits, places_a)
    found = blank(2 * (size_a + size_b) + 16)
    of_a = hashed(a, places_a, size_a), places_a
    of_b = hashed(b, places_b, size_b), places_b
    size = runs(of_a, of_b, zeros(len(a) + len(b)), found)
    return found[:size]
