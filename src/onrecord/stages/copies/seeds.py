"""Seeds: the longest runs of equal words that two articles share."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from onrecord.stages.copies.fingerprints import GRAM, grams
from onrecord.stages.copies.tokens import Words

# Up to so many combinations of places, a gram that stands in several places is tried in all of them.
_COMBINATIONS = 16


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


class _Places(NamedTuple):
    """Where each gram of an article stands: the first place, and all places of those that stand in several."""

    first: dict[int, int]
    all: dict[int, list[int]]

    def of(self, gram: int) -> Sequence[int]:
        return self.all.get(gram) or (self.first[gram],)


@lru_cache(maxsize=128)
def _places(words: Words) -> _Places:
    first: dict[int, int] = {}
    every: dict[int, list[int]] = {}
    for i, gram in enumerate(grams(words)):
        if gram < 0:
            continue
        if gram in first:
            every.setdefault(gram, [first[gram]]).append(i)
        else:
            first[gram] = i
    return _Places(first, every)


def _points(of_a: Sequence[int], of_b: Sequence[int]) -> Iterable[tuple[int, int]]:
    """Yield the places where a gram may be matched.

    A gram that stands in many places (a chant, a table) is matched first with first and last with last: what
    repeats is still covered, at a cost that grows with the text and not with its square.
    """
    if len(of_a) * len(of_b) <= _COMBINATIONS:
        return ((i, j) for i in of_a for j in of_b)
    forth = zip(of_a, of_b, strict=False)
    back = zip(reversed(of_a), reversed(of_b), strict=False)
    return {*forth, *back}


def _merge(diagonals: Iterable[tuple[int, int]]) -> Iterator[Run]:
    """Join points that follow each other on a diagonal, given as sorted (b - a, a)."""
    shift, first, last = 0, -1, -1
    for d, i in diagonals:
        if first >= 0 and d == shift and i == last + 1:
            last = i
            continue
        if first >= 0:
            yield Run(first, first + shift, last - first + GRAM)
        shift, first, last = d, i, i
    if first >= 0:
        yield Run(first, first + shift, last - first + GRAM)


def runs(a: Words, b: Words) -> list[Run]:
    """Return the runs of at least five equal words, in the order of the first article."""
    of_a, of_b = _places(a), _places(b)
    shared = of_a.first.keys() & of_b.first.keys()
    points = ((j - i, i) for gram in shared for i, j in _points(of_a.of(gram), of_b.of(gram)))
    return sorted(_merge(sorted(points)))
