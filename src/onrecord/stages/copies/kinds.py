"""What is no copying: an outlet's templates and background that many carry.

Only the kind of a passage is decided here, by how many articles of the corpus carry it; that it was found stands.
The rules are first ones: a passage in five articles or more, all of one outlet, is its template; one of less than
sixty words that four outlets or more carry is stock. A passage that is most of an article is neither: that is a
reprint, or another version of the page.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from onrecord.records import Article, Copy, Passage, PassageKind, Reading, Span
from onrecord.text import words

_TEMPLATE_ARTICLES = 5
_STOCK_OUTLETS = 4
_STOCK_WORDS = 60
_MOST = 0.5

Outlet = str | None


class _Carriers:
    """For each place of one article: how many others carry it, and which outlets these are of."""

    def __init__(self, found: Sequence[tuple[Span, Outlet]]) -> None:
        events: dict[int, list[tuple[int, Outlet]]] = defaultdict(list)
        for span, outlet in found:
            events[span.start].append((1, outlet))
            events[span.end].append((-1, outlet))
        self._starts = sorted(events)
        self._present: list[tuple[int, frozenset[Outlet]]] = []
        carrying: Counter[Outlet] = Counter()
        for place in self._starts:
            for step, outlet in events[place]:
                carrying[outlet] += step
            carrying += Counter()  # drops those that are zero
            self._present.append((carrying.total(), frozenset(carrying)))

    def of(self, span: Span) -> tuple[int, frozenset[Outlet]]:
        """Return (articles, outlets) of the part of a passage that the fewest carry, tried at its quarters."""
        places = (span.start + (span.end - span.start) * quarter // 4 for quarter in (1, 2, 3))
        return min((self._at(place) for place in places), key=lambda found: (found[0], len(found[1])))

    def _at(self, place: int) -> tuple[int, frozenset[Outlet]]:
        return self._present[bisect_right(self._starts, place) - 1]


def kinds(copies: Iterable[Copy], readings: Iterable[Reading]) -> tuple[Copy, ...]:
    """Set the kind of each passage by all copies of the corpus; the order of either does not matter.

    Args:
        copies: every pair found in the corpus.
        readings: every article of the corpus, for its outlet and its text.

    Returns:
        The same copies, with "template" and "stock" set; shared quotations stay what they are.
    """
    pairs = tuple(copies)
    known = {x for copy in pairs for x in (copy.a, copy.b)}
    articles = {name: reading.article for reading in readings if (name := reading.id) in known}
    found: dict[str, list[tuple[Span, Outlet]]] = defaultdict(list)
    for copy in pairs:
        for passage in copy.passages:
            found[copy.a].append((passage.a, articles[copy.b].outlet))
            found[copy.b].append((passage.b, articles[copy.a].outlet))
    carriers = {name: _Carriers(spans) for name, spans in found.items()}
    return tuple(
        msgspec.structs.replace(
            copy,
            passages=tuple(msgspec.structs.replace(p, kind=_kind(copy, p, articles, carriers)) for p in copy.passages),
        )
        for copy in pairs
    )


def _kind(
    copy: Copy, passage: Passage, articles: Mapping[str, Article], carriers: Mapping[str, _Carriers]
) -> PassageKind:
    if passage.kind == "shared-quotation":
        return passage.kind
    one, other = articles[copy.a], articles[copy.b]
    if max(_part(passage.a, one), _part(passage.b, other)) > _MOST:
        return "copy"
    both = [
        (count + 1, outlets | {own.outlet})
        for own, (count, outlets) in (
            (one, carriers[copy.a].of(passage.a)),
            (other, carriers[copy.b].of(passage.b)),
        )
    ]
    if all(count >= _TEMPLATE_ARTICLES and len(outlets) == 1 and None not in outlets for count, outlets in both):
        return "template"
    if all(len(outlets - {None}) >= _STOCK_OUTLETS for _, outlets in both):
        longest = max(sum(1 for _ in words(text.text, span)) for text, span in ((one, passage.a), (other, passage.b)))
        if longest < _STOCK_WORDS:
            return "stock"
    return "copy"


def _part(span: Span, article: Article) -> float:
    return (span.end - span.start) / max(1, article.extent.end - article.extent.start)
