"""What only one of two copies has: paragraphs and sentences that stand in no alignment."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from onrecord.records import Span
from onrecord.stages.copies.seeds import Run
from onrecord.stages.copies.tokens import Words
from onrecord.text import sentences

_LEAST = 8  # words
_CHANCE = 0.2  # share of words that may be aligned by chance


Ranges = Sequence[tuple[int, int]]


def lone(words: Words, aligned_ranges: Ranges, extents: Ranges) -> list[tuple[int, int]]:
    """Return the paragraphs and sentences, as (first, end) word numbers, that no alignment covers.

    Args:
        words: the article's words.
        aligned_ranges: the aligned words, as (first, end).
        extents: the words to look at: all, those between the first and the last alignment, the gaps in a passage.
    """
    aligned = bytearray(len(words))
    for first, end in (*aligned_ranges, *words.headlines):
        aligned[first:end] = b"\x01" * (end - first)
    found: list[tuple[int, int]] = []
    starts = [*words.paragraphs, len(words)]
    for first, end in pairwise(starts):
        near = [extent for extent in extents if extent[0] < end and first < extent[1]]
        if not near:
            continue
        if _inside(first, end, near) and _is_lone(aligned, first, end):
            found.append((first, end))
        elif not all(aligned[first:end]):
            found += [stretch for stretch in _lone_sentences(words, aligned, first, end) if _inside(*stretch, near)]
    return found


def gaps(runs: Sequence[Run]) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
    """Return where only the one, and where only the other goes on between two stretches that follow each other.

    What stands there was put in or left out, however little else the two share.
    """
    only_a, only_b = [], []
    for one, two in pairwise(sorted(runs)):
        of_a, of_b = two.a - one.a_end, two.b - one.b_end
        if of_a >= _LEAST > of_b >= 0:
            only_a.append((one.a_end, two.a))
        elif of_b >= _LEAST > of_a >= 0:
            only_b.append((one.b_end, two.b))
    return only_a, only_b


def _inside(first: int, end: int, extents: Ranges) -> bool:
    return any(start <= first and end <= stop for start, stop in extents)


def _is_lone(aligned: bytearray, first: int, end: int) -> bool:
    return end - first >= _LEAST and sum(aligned[first:end]) <= _CHANCE * (end - first)


def _lone_sentences(words: Words, aligned: bytearray, first: int, end: int) -> list[tuple[int, int]]:
    paragraph = Span(words.starts[first], words.ends[end - 1])
    found = []
    for sentence in sentences(words.text, paragraph):
        begin, stop = words.inside(sentence)
        if _is_lone(aligned, begin, stop):
            found.append((begin, stop))
    return found
