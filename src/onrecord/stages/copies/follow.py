"""Chains → aligned runs: what is aligned already taken out, both ends followed over small edits, gaps filled in."""

from __future__ import annotations

from onrecord.loops import Numbers, blank, loop

# Written out in the loops: up to 4 words on either side may be skipped past an edit, nearest first; then 2 words must
# be equal, or 3 where more than 3 are skipped in all. Gaps of up to 900 combinations of words are filled in.


@loop
def fresh(links: Numbers, first: int, used_a: Numbers, used_b: Numbers, out: Numbers, size: int) -> int:
    """Append to `out` the runs of a chain without the pairs of which both words are aligned; return its new size."""
    link = first + 1
    while link > 0:
        a, b, words = links[4 * link - 4], links[4 * link - 3], links[4 * link - 2]
        start = -1
        for k in range(words + 1):
            free = k < words and not (used_a[a + k] and used_b[b + k])
            if free and start < 0:
                start = k
            elif not free and start >= 0:
                out[3 * size], out[3 * size + 1], out[3 * size + 2] = a + start, b + start, k - start
                size += 1
                start = -1
        link = links[4 * link - 1]
    return size


@loop
def equal(a: Numbers, b: Numbers, at: Numbers, i: int, j: int, words: int) -> bool:
    """Whether so many words are equal from here on and none is taken; see `follow` for `at`."""
    step = at[0]
    for k in range(words):
        x, y = i + k * step, j + k * step
        if x < at[1] or x >= at[2] or y < at[3] or y >= at[4]:
            return False
        if a[x] >> 2 != b[y] >> 2:
            return False
    return True


@loop
def breaks(words: Numbers) -> Numbers:
    """Return the words before which something not compared stands, with the first before them and the end behind."""
    places, size = blank(len(words) + 3), 1
    places[0] = 0
    for k in range(1, len(words)):
        places[size] = k
        size += words[k] >> 1 & 1
    places[size] = len(words)
    return places[: size + 1]


@loop
def stretch(places: Numbers, word: int, bounds: Numbers, k: int) -> None:
    """Write to `bounds` the words around this one between which no break stands, as first and end."""
    at = 1
    while places[at] <= word:
        at += 1
    bounds[k], bounds[k + 1] = places[at - 1], places[at]


@loop
def taken(used_a: Numbers, used_b: Numbers, i: int, j: int, at: Numbers, words: int) -> bool:
    """Whether one of so many words from here on is aligned."""
    for k in range(words):
        if used_a[i + k * at[0]] or used_b[j + k * at[0]]:
            return True
    return False


@loop
def follow(a: Numbers, b: Numbers, used_a: Numbers, used_b: Numbers, at: Numbers, out: Numbers) -> int:
    """Follow an alignment past its end, word by word and over small edits, while words are equal and free.

    Args:
        a: the one article's words.
        b: the other's.
        used_a: the words of a that are aligned.
        used_b: those of b.
        at: the step (1 or -1), the first and end of the words that may be used in a, then in b, and where to begin.
        out: filled with a, b of each word found.

    Returns:
        How many words were found.
    """
    i, j, step, size = at[5], at[6], at[0], 0
    while True:
        if equal(a, b, at, i, j, 1) and not taken(used_a, used_b, i, j, at, 1):
            out[2 * size], out[2 * size + 1] = i, j
            size += 1
            i, j = i + step, j + step
            continue
        found = False
        for far in range(1, 5):  # by the wider skip, then by both together, then by that in a
            for total in range(far, 2 * far + 1):
                for skip_a in range(total - far, far + 1):
                    skip_b = total - skip_a
                    if found or (skip_a != far and skip_b != far):
                        continue
                    words = 2 if total <= 3 else 3
                    x, y = i + skip_a * step, j + skip_b * step
                    if equal(a, b, at, x, y, words) and not taken(used_a, used_b, x, y, at, words):
                        i, j, found = x, y, True
        if not found:
            return size


@loop
def common(a: Numbers, b: Numbers, box: Numbers, table: Numbers, out: Numbers, size: int) -> int:
    """Append the longest common subsequence of two short stretches to `out`, joining words that touch.

    Args:
        a: the one article's words.
        b: the other's.
        box: first and end of the stretch in a, then in b.
        table: room for the lengths.
        out: runs, as a, b, size; the last one ends where the stretches begin.
        size: how many runs there are.

    Returns:
        How many there are then.
    """
    wide, high = box[1] - box[0], box[3] - box[2]
    if wide <= 0 or high <= 0 or wide * high > 900:
        return size
    row = high + 1
    for i in range(wide, -1, -1):
        for j in range(high, -1, -1):
            if i == wide or j == high:
                table[i * row + j] = 0
            elif a[box[0] + i] >> 2 == b[box[2] + j] >> 2:
                table[i * row + j] = table[(i + 1) * row + j + 1] + 1
            else:
                table[i * row + j] = max(table[(i + 1) * row + j], table[i * row + j + 1])
    i = j = 0
    while i < wide and j < high and table[i * row + j] > 0:
        if a[box[0] + i] >> 2 == b[box[2] + j] >> 2:
            size = append(out, size, box[0] + i, box[2] + j, 1)
            i, j = i + 1, j + 1
        elif table[(i + 1) * row + j] >= table[i * row + j + 1]:
            i += 1
        else:
            j += 1
    return size


@loop
def append(out: Numbers, size: int, a: int, b: int, words: int) -> int:
    """Append a run, joined to the last one where they touch; return how many there are then."""
    last = 3 * size - 3
    if size > 0 and out[last] + out[last + 2] == a and out[last + 1] + out[last + 2] == b:
        out[last + 2] += words
        return size
    out[3 * size], out[3 * size + 1], out[3 * size + 2] = a, b, words
    return size + 1
