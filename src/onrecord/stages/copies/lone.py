"""What only one of two copies has: paragraphs and sentences that stand in no alignment."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from onrecord.records import Span
from onrecord.stages.copies.tokens import Words
from onrecord.text import sentences

_LEAST = 8  # words
_CHANCE = 0.2  # share of words that may be aligned by chance


def lone(words: Words, ranges: Sequence[tuple[int, int]], extent: tuple[int, int]) -> list[tuple[int, int]]:
    """Return the paragraphs and sentences, as (first, end) word numbers, that no alignment covers.

    Args:
        words: the article's words.
        ranges: the aligned words, as (first, end).
        extent: the words to look at: all, or those between the first and the last alignment.
    """
    aligned = bytearray(len(words))
    for first, end in (*ranges, *words.headlines):
        aligned[first:end] = b"\x01" * (end - first)
    found: list[tuple[int, int]] = []
    starts = [*words.paragraphs, len(words)]
    for first, end in pairwise(starts):
        if first < extent[0] or end > extent[1]:
            continue
        if _is_lone(aligned, first, end):
            found.append((first, end))
        elif not all(aligned[first:end]):
            found += _lone_sentences(words, aligned, first, end)
    return found


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
