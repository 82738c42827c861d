"""The loops of `onrecord.neighbours`: postings of fingerprints in one open table.

A posting is one number: 22 bits of the fingerprint (its home in the table says as much again), the text + 1 and, in 15
bits, the place. Of each text four numbers are kept: its first word, the end of its words, what it is called, and 0, or
another number where it is not filed.
"""

from __future__ import annotations

from onrecord.loops import Numbers, blank, loop, sort


@loop
def home(print_: int, slots: int) -> int:
    """Return where in the table the search for a fingerprint begins.

    By its lower half: the upper one is small in those that winnowing keeps.
    """
    return ((print_ & 0x7FFFFFFF) * slots) >> 31


@loop
def touched(prints: Numbers, table: Numbers) -> int:
    """Look at the homes of all fingerprints, none of which waits for the one before; return how many are filled."""
    filled = 0
    for k in range(len(prints)):
        filled += int(table[home(prints[k], len(table))] != 0)
    return filled


@loop
def meet(prints: Numbers, places: Numbers, table: Numbers, rows: Numbers, texts: int, text: int, hits: Numbers) -> int:
    """Find which texts hold a text's fingerprints, and file these.

    No fingerprint is filed for more than 24 texts, nor more than twice for one. What stands for a removed text is
    overwritten.

    Args:
        prints: the fingerprints.
        places: their places.
        table: the postings.
        rows: of each text.
        texts: how many there are.
        text: which of them it is; below 0, and it is not filed.
        hits: filled with hits, each as text, place here, place there; those beyond its end are not told.

    Returns:
        How many hits there are, and times 2³² how many slots were newly filled.
    """
    slots, filled, size = len(table), 0, 0
    if slots * touched(prints, table) < 0:  # never: but the table's parts that are needed are fetched at once
        return 0
    for k in range(len(prints)):
        tag = prints[k] >> 31 & 0x3FFFFF
        slot, first, same, own, free, before = home(prints[k], slots), size, 0, 0, -1, -1
        while table[slot] != 0:
            posting = table[slot]
            if posting >> 41 == tag:
                other = (posting >> 15 & 0x3FFFFFF) - 1
                if other == text:
                    own += 1
                elif other < texts and rows[4 * other + 3] == 0:
                    if other != before:
                        same += 1
                    before = other
                    if size - first < 48 and size < len(hits):
                        hits[size] = other << 30 | (places[k] & 0x7FFF) << 15 | posting & 0x7FFF
                        size += 1
                elif free < 0:
                    free = slot
            slot += 1
            if slot == slots:
                slot = 0
        if same >= 24:
            size = min(size, first + 8)
        elif text >= 0 and own < 2:
            if free < 0:
                free = slot
                filled += 1
            table[free] = tag << 41 | (text + 1) << 15 | places[k] & 0x7FFF
    return filled << 32 | size


@loop
def near(hits: Numbers, size: int, found: Numbers) -> int:
    """Find the texts of which two hits stand at like distances in both; return how many."""
    sort(hits, size)
    count = 0
    for k in range(1, size):
        text = hits[k] >> 30
        if count > 0 and found[count - 1] == text:
            continue
        here, there = hits[k] >> 15 & 0x7FFF, hits[k] & 0x7FFF
        back = k - 1
        while back >= 0 and hits[back] >> 30 == text and here - (hits[back] >> 15 & 0x7FFF) <= 48:
            step = here - (hits[back] >> 15 & 0x7FFF)
            if step > 0 and abs(there - (hits[back] & 0x7FFF) - step) <= 8:
                found[count] = text
                count += 1
                break
            back -= 1
    return count


@loop
def whole(words: Numbers) -> int:
    """Return a fingerprint of the whole text."""
    one, two = 5, len(words) & 0x7FFFFFFF
    for k in range(len(words)):
        one = (one * 1327217885 + words[k]) & 0x7FFFFFFF
        two = ((two ^ words[k]) * 16777619) & 0x7FFFFFFF
    return one << 31 | two


@loop
def twin(words: Numbers, table: Numbers, rows: Numbers, texts: int, every: Numbers) -> int:
    """Find a text that is the same word for word; -1 if there is none, or there are no words."""
    if len(words) == 0:
        return -1
    print_ = whole(words)
    tag = print_ >> 31 & 0x3FFFFF
    slot = home(print_, len(table))
    while table[slot] != 0:
        if table[slot] >> 41 == tag:
            text = (table[slot] >> 15 & 0x3FFFFFF) - 1
            if text < texts and rows[4 * text + 3] == 0 and rows[4 * text + 1] - rows[4 * text] == len(words):
                first, k = rows[4 * text], 0
                while k < len(words) and every[first + k] == words[k]:
                    k += 1
                if k == len(words):
                    return text  # type: ignore[no-any-return]
        slot = slot + 1 if slot + 1 < len(table) else 0
    return -1


@loop
def file(
    words: Numbers,
    prints: Numbers,
    places: Numbers,
    table: Numbers,
    rows: Numbers,
    counts: Numbers,
    text: int,
    hits: Numbers,
) -> int:
    """File a text's fingerprints, and one of the whole; counted before they are there, so never too few.

    Returns:
        How many hits there are, as `meet` finds them.
    """
    before = counts[2]
    counts[2] = before + len(prints) + 1
    done = meet(prints, places, table, rows, counts[0], text, hits)
    print_, place = blank(1), blank(1)
    print_[0], place[0] = whole(words), 0x7FFF
    last = meet(print_, place, table, rows, counts[0], text, hits[:0])
    counts[2] = before + (done >> 32) + (last >> 32)
    return done & 0xFFFFFFFF


@loop
def take(
    words: Numbers,
    prints: Numbers,
    places: Numbers,
    table: Numbers,
    rows: Numbers,
    counts: Numbers,
    every: Numbers,
    hits: Numbers,
    found: Numbers,
) -> int:
    """Keep a text's words and file it as the next one, which it is from when the count of texts says so.

    Args:
        words: of the text.
        prints: its fingerprints.
        places: their places.
        table: the postings.
        rows: of each text.
        counts: the texts, the words and the postings there are.
        every: the words of all texts.
        hits: room for the hits.
        found: filled with the texts that are near.

    Returns:
        How many texts are near; or below 0, and nothing is filed: less 1 the place of the text that is the same.
    """
    same = twin(words, table, rows, counts[0], every)
    if same >= 0:
        return -1 - same
    for k in range(len(words)):
        every[counts[1] + k] = words[k]
    size = file(words, prints, places, table, rows, counts, counts[0], hits)
    counts[1] += len(words)
    return near(hits, size, found)


@loop
def find(
    prints: Numbers, places: Numbers, table: Numbers, rows: Numbers, texts: int, hits: Numbers, found: Numbers
) -> int:
    """Fill in which texts are near one that is not filed; return how many."""
    return near(hits, meet(prints, places, table, rows, texts, -1, hits) & 0xFFFFFFFF, found)
