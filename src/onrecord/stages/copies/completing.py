"""The pairs that follow from others: articles that share the same words of a third, and articles that are the same.

Where many articles carry the same words, each is compared with the first of them only, so that one article costs the
same however often its story was printed. What the others share is worked out here, when it is asked for.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations, product

from onrecord.records import Copy, Reading, Span
from onrecord.stages.copies.compare import compare

_HUB = 20  # passages of one article: with fewer, all it shares them with were compared with each other
_MOST_TOLD = 500  # articles with one passage of which all pairs are told; of more, those with the first ones
_LEAST = 40  # characters that twelve words have at least


def complete(
    copies: Sequence[Copy], twins: Iterable[tuple[str, str]], readings: Mapping[str, Reading]
) -> tuple[Copy, ...]:
    """Add the pairs that were not compared because others like them were.

    Args:
        copies: the pairs found, before their kinds are set.
        twins: articles with the same words as an earlier one, and that one.
        readings: every article.

    Returns:
        All pairs, in the order of their articles' ids. Which articles came first makes no difference to them.
    """
    found = {(copy.a, copy.b): copy for copy in copies}
    for a, b in sorted(set(_following(copies, list(twins))) - found.keys()):
        copy = compare(readings[a], readings[b])
        if copy is not None:
            found[a, b] = copy
    return tuple(found[pair] for pair in sorted(found))


def _following(copies: Sequence[Copy], twins: Sequence[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    same = Twins(twins)
    yield from same.pairs()
    for a, b in {*((copy.a, copy.b) for copy in copies), *_meeting(copies)}:
        yield from same.of(a, b)


class Twins:
    """Articles that are the same word for word; `found` are those, each with an earlier one that it is the same as."""

    def __init__(self, found: Iterable[tuple[str, str]]) -> None:
        self._same: dict[str, set[str]] = defaultdict(set)
        for later, first in found:
            self._same[first] |= {first, later}

    def pairs(self) -> Iterator[tuple[str, str]]:
        """Yield every two of them that are the same."""
        for group in self._same.values():
            yield from combinations(sorted(group), 2)

    def of(self, a: str, b: str) -> Iterator[tuple[str, str]]:
        """Yield all pairs that two articles, or two that share words, stand for."""
        sides = product(self._same.get(a, {a}), self._same.get(b, {b}))
        yield from ((min(pair), max(pair)) for pair in sides if len({*pair}) > 1)


def _meeting(copies: Sequence[Copy]) -> Iterator[tuple[str, str]]:
    shared: dict[str, list[tuple[Span, str]]] = defaultdict(list)
    for copy in copies:
        for passage in copy.passages:
            shared[copy.a].append((passage.a, copy.b))
            shared[copy.b].append((passage.b, copy.a))
    for places in shared.values():
        yield from meeting(places)


def meeting(passages: Sequence[tuple[Span, str]]) -> Iterator[tuple[str, str]]:
    """Yield the articles that share the same words of one, where that shares them with many.

    Args:
        passages: of that one, each with the article that has it too.
    """
    places = sorted((*span, other) for span, other in passages) if len(passages) >= _HUB else []
    open_: list[tuple[int, int, str]] = []
    for start, end, other in places:
        open_ = [place for place in open_ if place[1] - start >= _LEAST]
        if len(open_) < _MOST_TOLD:
            yield from ((min(place[2], other), max(place[2], other)) for place in open_ if place[2] != other)
            open_.append((start, end, other))
