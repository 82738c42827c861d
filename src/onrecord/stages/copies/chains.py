"""Seeds → chains: runs that follow each other closely in both articles.

A chain is a linked list of runs: `links` holds for each run its a, b, size and the next run + 1; `chains` for each
chain its first run, its last run and how many words are equal.
"""

from __future__ import annotations

from onrecord.loops import Numbers, blank, loop, zeros

# Written out in the loops: up to 6 words may be changed between two runs however short they are, and 30 however long; a
# paragraph of 8 words is an insertion of its own; 16 chains are open at once.


@loop
def holds_paragraph(words: Numbers, first: int, end: int) -> bool:
    """Whether a whole paragraph, not a line of a few words, stands between two words."""
    while end - first >= 8:
        stop = first + 1
        while stop < len(words) and not words[stop] & 1:
            stop += 1
            if stop > end:
                return False
        if (first == 0 or words[first] & 1) and stop - first >= 8:
            return True
        first = stop
    return False


@loop
def broken(words: Numbers, first: int, end: int) -> bool:
    """Whether something that is not compared stands before one of the words from this one to that."""
    for k in range(first, end + 1):
        if words[k] & 2:
            return True
    return False


@loop
def joins(gap: Numbers, long: int, a: Numbers, b: Numbers) -> bool:
    """Whether a run may follow a chain.

    Args:
        gap: the word behind the chain and the first of the run, in a, then in b.
        long: the words of the chain or of the run, whichever has fewer.
        a: the words of the one article.
        b: those of the other.
    """
    between = max(gap[1] - gap[0], gap[3] - gap[2])
    if between > min(30, 6 + long):
        return False
    if broken(a, gap[0], gap[1]) or broken(b, gap[2], gap[3]):
        return False
    return not (holds_paragraph(a, gap[0], gap[1]) or holds_paragraph(b, gap[2], gap[3]))


@loop
def chain(runs: Numbers, a: Numbers, b: Numbers, links: Numbers, chains: Numbers) -> int:
    """Join runs, as `seeds` gives them, to chains; return how many chains there are."""
    open_, opened, made, gap = zeros(18), 0, 0, blank(4)
    for r in range(len(runs)):
        i, j, words = runs[r] >> 42, runs[r] >> 21 & 0x1FFFFF, runs[r] & 0x1FFFFF
        kept = 0
        for k in range(opened):
            last = chains[3 * open_[k] + 1]
            if i - (links[4 * last] + links[4 * last + 2]) <= 30:
                open_[kept] = open_[k]
                kept += 1
        opened = kept
        best, least, best_past = -1, 31, 0
        for k in range(opened):
            first, last = chains[3 * open_[k]], chains[3 * open_[k] + 1]
            drift = abs((i - links[4 * last]) - (j - links[4 * last + 1]))
            if drift >= least or j < links[4 * last + 1]:
                continue
            gap[0], gap[2] = links[4 * last] + links[4 * last + 2], links[4 * last + 1] + links[4 * last + 2]
            past = max(0, gap[0] - i, gap[2] - j)
            gap[1], gap[3] = i + past, j + past
            if words <= past:
                continue
            if joins(gap, min(gap[0] - links[4 * first], words - past), a, b):
                best, least, best_past = open_[k], drift, past
        links[4 * r], links[4 * r + 1], links[4 * r + 2] = i + best_past, j + best_past, words - best_past
        links[4 * r + 3] = 0
        if best >= 0:
            links[4 * chains[3 * best + 1] + 3] = r + 1
            chains[3 * best + 1] = r
            chains[3 * best + 2] += words - best_past
        else:
            chains[3 * made], chains[3 * made + 1], chains[3 * made + 2] = r, r, words
            open_[opened] = made
            opened, made = opened + 1, made + 1
            if opened > 16:
                for k in range(opened - 1):
                    open_[k] = open_[k + 1]
                opened -= 1
    return made
