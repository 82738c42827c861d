"""Seeds: the longest runs of equal words that two articles share."""

from __future__ import annotations

from collections import defaultdict
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


@lru_cache(maxsize=1024)
def _gram_set(words: Words) -> frozenset[int]:
    return frozenset(grams(words))


def _places(words: Words, shared: frozenset[int]) -> dict[int, list[int]]:
    places: dict[int, list[int]] = defaultdict(list)
    for i, gram in enumerate(grams(words)):
        if gram in shared:
            places[gram].append(i)
    return places


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
    shared = (_gram_set(a) & _gram_set(b)) - {-1}
    if not shared:
        return []
    of_a, of_b = _places(a, shared), _places(b, shared)
    points = ((j - i, i) for gram in shared for i, j in _points(of_a[gram], of_b[gram]))
    return sorted(_merge(sorted(points)))
