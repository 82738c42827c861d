"""Two articles' words → alignments: seeds chained over edits, extended at both ends and filled in between.

An alignment is a list of runs in the order of both articles. Words that stand between two runs of it were changed.
A paragraph that only one article has ends an alignment; so does anything that is not compared.
"""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.loops import Numbers, blank, compiling, fit, loop, pick, plain, sort, zeros
from onrecord.stages.copies.chains import chain
from onrecord.stages.copies.follow import append, breaks, common, follow, fresh, stretch
from onrecord.stages.copies.seeds import Run, seeds
from onrecord.stages.copies.tokens import Words

LEAST_WORDS = 12  # a passage's least length on both sides
_LEAST_NET = 10  # equal words less changed ones: one edit in a dozen words is let pass, three are a coincidence

Alignment = list[Run]


def matched(alignment: Sequence[Run]) -> int:
    """Return how many words are equal."""
    return sum(run.size for run in alignment)


def identity(alignment: Sequence[Run]) -> float:
    """Return the share of equal words in the longer side."""
    first, last = alignment[0], alignment[-1]
    return matched(alignment) / max(last.a_end - first.a, last.b_end - first.b)


def align(a: Words, b: Words) -> list[Alignment]:
    """Return all alignments of at least twelve words, in the order of the first article.

    Where the same words stand several times in an article, each place that adds to what is covered is returned.
    """
    found: list[Alignment] = []
    flat = passages(a.packed, b.packed)
    for k in range(0, len(flat), 4):
        if flat[k] >= len(found):
            found.append([])
        found[-1].append(Run(*flat[k + 1 : k + 4]))
    return sorted(found)


def passages(a: Numbers, b: Numbers) -> list[int]:
    """Return the alignments of two articles' scanned words as number of the alignment, a, b, size of each run."""
    fast = compiling(len(a) + len(b))
    return plain(pick(align_words, fast=fast)(fit(a, fast=fast), fit(b, fast=fast), 1 << 31))


def sharing(a: Numbers, b: Numbers) -> bool:
    """Whether two articles' scanned words have an alignment, whichever of the two comes first."""
    fast = compiling(len(a) + len(b))
    return bool(pick(any_passage, fast=fast)(fit(a, fast=fast), fit(b, fast=fast)))


@loop
def is_passage(runs: Numbers, first: int, end: int) -> bool:
    """Whether an alignment is long enough, for all that was changed in it."""
    last, equals = 3 * end - 3, 0
    for k in range(first, end):
        equals += runs[3 * k + 2]
    in_a, in_b = runs[last] + runs[last + 2] - runs[3 * first], runs[last + 1] + runs[last + 2] - runs[3 * first + 1]
    return bool(min(in_a, in_b) >= 12 and 2 * equals - max(in_a, in_b) >= 10)


@loop
def long_enough(runs: Numbers, size: int, ends: Numbers, before: int, tail: Numbers, after: int) -> bool:
    """Whether an alignment is a passage even without what may be equal in its gaps.

    Args:
        runs: those between its ends.
        size: how many they are.
        ends: the words found before them, as a and b of each.
        before: how many those are.
        tail: those behind them.
        after: how many.
    """
    last, equals = 3 * size - 3, before + after
    for k in range(size):
        equals += runs[3 * k + 2]
    first_a, first_b = (ends[2 * before - 2], ends[2 * before - 1]) if before else (runs[0], runs[1])
    end_a, end_b = runs[last] + runs[last + 2], runs[last + 1] + runs[last + 2]
    if after:
        end_a, end_b = tail[2 * after - 2] + 1, tail[2 * after - 1] + 1
    in_a, in_b = end_a - first_a, end_b - first_b
    return bool(min(in_a, in_b) >= 12 and 2 * equals - max(in_a, in_b) >= 10)


@loop
def rank(chains: Numbers, count: int, order: Numbers) -> None:
    """Order chains by how many words they match, the most first, then by their places."""
    for c in range(count):
        order[c] = (1048576 - chains[3 * c + 2]) << 41 | c  # chains are made in the order of their places in a
    sort(order, count)


@loop
def any_passage(a: Numbers, b: Numbers) -> bool:
    """Whether two articles have an alignment; of a few, which of the two comes first decides."""
    return len(align_words(a, b, 1)) > 0 or len(align_words(b, a, 1)) > 0


@loop
def align_words(a: Numbers, b: Numbers, most: int) -> Numbers:
    """Align two articles; return runs, each as number of the alignment, a, b, size, of so many alignments at most.

    Where one is enough, what is returned only says whether there is any.
    """
    seeded = seeds(a, b)
    if len(seeded) == 0:
        return seeded
    links, chains = blank(4 * len(seeded)), blank(3 * len(seeded))
    made = chain(seeded, a, b, links, chains)
    runs, out = blank(3 * len(a) + 3), blank(4 * (len(a) + len(b)) + 64)
    order, used_a, used_b = blank(made), zeros(len(a)), zeros(len(b))
    rank(chains, made, order)
    breaks_a, breaks_b = breaks(a), breaks(b)
    whole, ends, tail = blank(3 * len(a) + 3), blank(2 * len(a) + 2), blank(2 * len(a) + 2)
    at, box, table = blank(7), blank(4), blank(2048)
    written, passage = 0, 0
    for c in range(made):
        first = chains[3 * (order[c] & 0xFFFFFFFF)]
        size = fresh(links, first, used_a, used_b, runs, 0)
        if size == 0:
            continue
        stretch(breaks_a, runs[0], at, 1)
        stretch(breaks_b, runs[1], at, 3)
        at[0], at[5], at[6] = -1, runs[0] - 1, runs[1] - 1
        before = follow(a, b, used_a, used_b, at, ends)
        last = 3 * size - 3
        at[0], at[5], at[6] = 1, runs[last] + runs[last + 2], runs[last + 1] + runs[last + 2]
        after = follow(a, b, used_a, used_b, at, tail)
        if most == 1 and long_enough(runs, size, ends, before, tail, after):
            return seeded[:1]
        filled = 0
        for k in range(before - 1, -1, -1):
            filled = fill(a, b, whole, filled, box, table, ends[2 * k], ends[2 * k + 1], 1)
        for k in range(size):
            filled = fill(a, b, whole, filled, box, table, runs[3 * k], runs[3 * k + 1], runs[3 * k + 2])
        for k in range(after):
            filled = fill(a, b, whole, filled, box, table, tail[2 * k], tail[2 * k + 1], 1)
        for k in range(filled):
            for i in range(whole[3 * k + 2]):
                used_a[whole[3 * k] + i] = 1
                used_b[whole[3 * k + 1] + i] = 1
        if not is_passage(whole, 0, filled) or 4 * (written + filled) > len(out):
            continue
        for k in range(filled):
            out[4 * written] = passage
            out[4 * written + 1], out[4 * written + 2], out[4 * written + 3] = (
                whole[3 * k],
                whole[3 * k + 1],
                whole[3 * k + 2],
            )
            written += 1
        passage += 1
        if passage >= most:
            break
    return out[: 4 * written]


@loop
def fill(
    a: Numbers, b: Numbers, whole: Numbers, size: int, box: Numbers, table: Numbers, i: int, j: int, words: int
) -> int:
    """Append a run to an alignment, and before it what is common to both in the gap; return how many runs it has."""
    if size > 0:
        last = 3 * size - 3
        box[0], box[1] = whole[last] + whole[last + 2], i
        box[2], box[3] = whole[last + 1] + whole[last + 2], j
        size = common(a, b, box, table, whole, size)
    return append(whole, size, i, j, words)
