"""Copies → families: articles that are reprints of one another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from onrecord.records import Copy

LEAST_SHARE = 0.4
"""Share of either article's body that must stand in the other for the two to be of one family."""


def families(copies: Iterable[Copy], least_share: float = LEAST_SHARE) -> tuple[tuple[str, ...], ...]:
    """Group articles that are copies of one another, directly or through others; each group is sorted.

    Shared quotations, templates and stock paragraphs make no family.
    """
    home: dict[str, str] = {}

    def root(article: str) -> str:
        while (up := home.setdefault(article, article)) != article:
            home[article] = home[up]
            article = up
        return article

    for copy in copies:
        if reprinted(copy) >= least_share:
            one, other = sorted((root(copy.a), root(copy.b)))
            home[other] = one
    groups: dict[str, list[str]] = defaultdict(list)
    for article in sorted(home):
        groups[root(article)].append(article)
    return tuple(tuple(groups[name]) for name in sorted(groups))


def reprinted(copy: Copy) -> float:
    """Return the larger share of the two articles that stands in the other as a copy, not as another kind."""
    sides = []
    for share, lengths in (
        (copy.share_a, [(p.a.end - p.a.start, p.kind) for p in copy.passages]),
        (copy.share_b, [(p.b.end - p.b.start, p.kind) for p in copy.passages]),
    ):
        whole = sum(length for length, _ in lengths)
        sides.append(share * sum(length for length, kind in lengths if kind == "copy") / whole if whole else 0.0)
    return max(sides)
