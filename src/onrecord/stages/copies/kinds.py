"""What is no copying: an outlet's templates and background that many carry.

Only the kind of a passage is decided here, by how many articles of the corpus carry it; that it was found stands.
The rules are first ones: a passage in five articles or more of one outlet, and in hardly any of others, is its
template; one of less than sixty words that four outlets or more carry is stock. A passage that is most of an article
is neither: that is a reprint, or another version of the page.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

import msgspec

from onrecord.records import Article, Copy, Passage, PassageKind, Reading, Span
from onrecord.text import words

_TEMPLATE_ARTICLES = 5
_TEMPLATE_SHARE = 0.8  # of all articles that carry it
_STOCK_OUTLETS = 4
_STOCK_WORDS = 60
_MOST = 0.5

Outlet = str | None


class Carriers:
    """For each place of one article: how many articles of which outlets carry it, itself among them.

    `found` are passages of the article, the outlet of the other side, and how many such others there are.
    """

    def __init__(self, own: Outlet, found: Iterable[tuple[Span, Outlet, int]]) -> None:
        events: dict[int, list[tuple[int, Outlet]]] = defaultdict(list)
        for span, outlet, many in found:
            events[span.start].append((many, outlet))
            events[span.end].append((-many, outlet))
        self._starts = sorted(events)
        self._present: list[dict[Outlet, int]] = []
        carrying: Counter[Outlet] = Counter([own])
        for place in self._starts:
            for step, outlet in events[place]:
                carrying[outlet] += step
            carrying += Counter()  # drops those that are zero
            self._present.append(dict(carrying))

    def of(self, span: Span) -> dict[Outlet, int]:
        """Return the carriers of the part of a passage that the fewest carry, tried at its quarters."""
        places = (span.start + (span.end - span.start) * quarter // 4 for quarter in (1, 2, 3))
        return min(map(self._at, places), key=lambda carriers: (sum(carriers.values()), len(carriers)))

    def _at(self, place: int) -> dict[Outlet, int]:
        return self._present[bisect_right(self._starts, place) - 1]

    def signs(self, span: Span) -> tuple[bool, bool]:
        """Return whether, on this side, a passage looks like an outlet's template, and like what many outlets carry."""
        outlets = self.of(span)
        return _is_template(outlets), len(set(outlets) - {None}) >= _STOCK_OUTLETS


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
    found: dict[str, list[tuple[Span, Outlet, int]]] = defaultdict(list)
    for copy in pairs:
        for passage in copy.passages:
            found[copy.a].append((passage.a, articles[copy.b].outlet, 1))
            found[copy.b].append((passage.b, articles[copy.a].outlet, 1))
    carriers = {name: Carriers(articles[name].outlet, spans) for name, spans in found.items()}
    return tuple(with_kinds(copy, articles, carriers) for copy in pairs)


def with_kinds(copy: Copy, articles: Mapping[str, Article], carriers: Mapping[str, Carriers]) -> Copy:
    """Set the kinds of one pair's passages, by who carries them; both may hold no more than its two articles."""
    passages = tuple(
        msgspec.structs.replace(
            p, kind=_kind(p, (articles[copy.a], articles[copy.b]), (carriers[copy.a], carriers[copy.b]))
        )
        for p in copy.passages
    )
    return msgspec.structs.replace(copy, passages=passages)


def _kind(passage: Passage, of: tuple[Article, Article], carriers: tuple[Carriers, Carriers]) -> PassageKind:
    if passage.kind == "shared-quotation":
        return passage.kind
    one, other = of
    if max(_part(passage.a, one), _part(passage.b, other)) > _MOST:
        return "copy"
    both = carriers[0].signs(passage.a), carriers[1].signs(passage.b)
    if all(template for template, _ in both):
        return "template"
    if all(stock for _, stock in both):
        longest = max(sum(1 for _ in words(text.text, span)) for text, span in ((one, passage.a), (other, passage.b)))
        if longest < _STOCK_WORDS:
            return "stock"
    return "copy"


def _is_template(outlets: Mapping[Outlet, int]) -> bool:
    most = max((count for outlet, count in outlets.items() if outlet is not None), default=0)
    return most >= _TEMPLATE_ARTICLES and most >= _TEMPLATE_SHARE * sum(outlets.values())


def _part(span: Span, article: Article) -> float:
    return (span.end - span.start) / max(1, article.extent.end - article.extent.start)
