"""Seeds → alignments: chained over edits, filled in between, extended at both ends.

An alignment is a list of runs in the order of both articles. Words that stand between two runs of it were changed.
A paragraph that only one article has ends an alignment; so does anything that is not compared.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onrecord.stages.copies.seeds import Run, runs
from onrecord.stages.copies.tokens import Words

LEAST_WORDS = 12  # a passage's least length on both sides
_LEAST_NET = 10  # equal words less changed ones: one edit in a dozen words is let pass, three are a coincidence

_FREE_GAP = 6  # words that may be changed between two seeds however short they are
_WIDEST_GAP = 30  # and however long they are
_LONE_PARAGRAPH = 8  # words of a paragraph that is an insertion of its own
_OPEN_CHAINS = 16

# How the next equal words may be found past an edit at the end of an alignment, nearest first: (skip in a, skip in
# b, words that must then be equal).
_SKIPS = tuple(
    (i, j, 2 if i + j <= 3 else 3)
    for i, j in sorted(((i, j) for i in range(5) for j in range(5) if i or j), key=lambda s: (max(s), sum(s), s))
)

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
    chains = sorted(_chains(a, b), key=lambda c: (-matched(c), c[0].a, c[0].b))
    used_a, used_b = bytearray(len(a)), bytearray(len(b))
    found = []
    for chain in chains:
        fresh = _fresh(chain, used_a, used_b)
        if not fresh:
            continue
        whole = _fill(_extend(fresh, a, b, used_a, used_b), a, b)
        for run in whole:
            used_a[run.a : run.a_end] = used_b[run.b : run.b_end] = b"\x01" * run.size
        if _is_passage(whole):
            found.append(whole)
    return sorted(found)


def _is_passage(alignment: Alignment) -> bool:
    first, last = alignment[0], alignment[-1]
    lengths = last.a_end - first.a, last.b_end - first.b
    return min(lengths) >= LEAST_WORDS and 2 * matched(alignment) - max(lengths) >= _LEAST_NET


# --- chaining -----------------------------------------------------------------------------------------------


def _chains(a: Words, b: Words) -> list[Alignment]:
    """Join seeds that follow each other closely in both articles."""
    done: list[Alignment] = []
    open_: list[Alignment] = []
    for run in runs(a, b):
        near: list[Alignment] = []
        for chain in open_:
            (near if run.a - chain[-1].a_end <= _WIDEST_GAP else done).append(chain)
        best, rest = _best(near, run, a, b)
        if best is not None and rest is not None:
            best.append(rest)
        else:
            near.append([run])
        if len(near) > _OPEN_CHAINS:
            done.append(near.pop(0))
        open_ = near
    return done + open_


def _best(chains: list[Alignment], run: Run, a: Words, b: Words) -> tuple[Alignment | None, Run | None]:
    """Return the chain that the run continues with the least drift, and what of the run lies past its end."""
    best, best_rest, least = None, None, _WIDEST_GAP + 1
    for chain in chains:
        last = chain[-1]
        drift = abs((run.a - last.a) - (run.b - last.b))
        if drift >= least or run.b < last.b:
            continue
        past = max(0, last.a_end - run.a, last.b_end - run.b)
        rest = Run(run.a + past, run.b + past, run.size - past)
        if rest.size > 0 and _joins(chain, rest, a, b):
            best, best_rest, least = chain, rest, drift
    return best, best_rest


def _joins(chain: Alignment, run: Run, a: Words, b: Words) -> bool:
    last = chain[-1]
    gap = max(run.a - last.a_end, run.b - last.b_end)
    if gap > min(_WIDEST_GAP, _FREE_GAP + min(last.a_end - chain[0].a, run.size)):
        return False
    if a.stretch(last.a) != a.stretch(run.a) or b.stretch(last.b) != b.stretch(run.b):
        return False
    return not (_holds_paragraph(a, last.a_end, run.a) or _holds_paragraph(b, last.b_end, run.b))


def _holds_paragraph(words: Words, first: int, end: int) -> bool:
    """Whether a whole paragraph, not a line of a few words, stands between two words."""
    while end - first >= _LONE_PARAGRAPH:
        start, stop = words.paragraph(first)
        if start == first and stop <= end and stop - start >= _LONE_PARAGRAPH:
            return True
        first = stop
    return False


def _fresh(chain: Alignment, used_a: bytearray, used_b: bytearray) -> Alignment:
    """Return the runs of the chain without the pairs of which both words are aligned already."""
    fresh: Alignment = []
    for run in chain:
        if not (any(used_a[run.a : run.a_end]) and any(used_b[run.b : run.b_end])):
            fresh.append(run)
            continue
        start = None
        for k in range(run.size + 1):
            free = k < run.size and not (used_a[run.a + k] and used_b[run.b + k])
            if free and start is None:
                start = k
            elif not free and start is not None:
                fresh.append(Run(run.a + start, run.b + start, k - start))
                start = None
    return fresh


# --- filling and extending ----------------------------------------------------------------------------------


def _fill(alignment: Alignment, a: Words, b: Words) -> Alignment:
    """Align the equal words between the runs, and join runs that touch."""
    whole = [alignment[0]]
    for run in alignment[1:]:
        last = whole[-1]
        for piece in (*_common(a, b, (last.a_end, run.a), (last.b_end, run.b)), run):
            end = whole[-1]
            if piece.a == end.a_end and piece.b == end.b_end:
                whole[-1] = Run(end.a, end.b, end.size + piece.size)
            else:
                whole.append(piece)
    return whole


def _common(a: Words, b: Words, of_a: tuple[int, int], of_b: tuple[int, int]) -> Iterator[Run]:
    """Yield the longest common subsequence of two short stretches, word by word."""
    x, y = a.keys[of_a[0] : of_a[1]], b.keys[of_b[0] : of_b[1]]
    if not x or not y or len(x) * len(y) > _WIDEST_GAP**2 or not set(x) & set(y):
        return
    best = [[0] * (len(y) + 1) for _ in range(len(x) + 1)]
    for i in range(len(x) - 1, -1, -1):
        for j in range(len(y) - 1, -1, -1):
            best[i][j] = best[i + 1][j + 1] + 1 if x[i] == y[j] else max(best[i + 1][j], best[i][j + 1])
    i = j = 0
    while i < len(x) and j < len(y):
        if x[i] == y[j]:
            yield Run(of_a[0] + i, of_b[0] + j, 1)
            i, j = i + 1, j + 1
        elif best[i + 1][j] >= best[i][j + 1]:
            i += 1
        else:
            j += 1


def _extend(chain: Alignment, a: Words, b: Words, used_a: bytearray, used_b: bytearray) -> Alignment:
    """Follow the alignment past both ends, word by word and over small edits, while words are equal and free."""
    low_a, high_a = a.stretch(chain[0].a)
    low_b, high_b = b.stretch(chain[0].b)
    first, last = chain[0], chain[-1]

    def equal(i: int, j: int, step: int, least: int) -> bool:
        """Whether so many words are equal from here on, in the direction of `step`, and none is taken."""
        for k in range(0, least * step, step):
            x, y = i + k, j + k
            if not (low_a <= x < high_a and low_b <= y < high_b) or used_a[x] or used_b[y] or a.keys[x] != b.keys[y]:
                return False
        return True

    def follow(i: int, j: int, step: int) -> Iterator[Run]:
        while True:
            if equal(i, j, step, 1):
                yield Run(i, j, 1)
                i, j = i + step, j + step
                continue
            for skip_a, skip_b, least in _SKIPS:
                if equal(i + skip_a * step, j + skip_b * step, step, least):
                    i, j = i + skip_a * step, j + skip_b * step
                    break
            else:
                return

    before = list(follow(first.a - 1, first.b - 1, -1))[::-1]
    return [*before, *chain, *follow(last.a_end, last.b_end, 1)]
