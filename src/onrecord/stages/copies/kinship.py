"""Copies → families with what ties their members: versions of a page, whole reprints, excerpts, merged reports."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import combinations
from typing import Literal

from onrecord.records import Article, Because, Copy, Record, Span
from onrecord.stages.copies.direction import one_house
from onrecord.stages.copies.families import LEAST_SHARE, families, reprinted
from onrecord.text import fold, overlap, union

TieKind = Literal["version", "reprint", "excerpt", "part", "merged"]

_WHOLE = 0.8  # share of a text from which it stands in the other whole
_DAYS = 2  # between two versions of one page
_LEAST_OF_MERGED = 0.15  # share of a merged report that comes from each of its sources
_APART = 0.2  # share of the shorter source's part that may come from the other as well


class Tie(Record, frozen=True):
    """What one member of a family is to others.

    Attributes:
        kind: "version" of one page, "reprint" of the whole, "excerpt" (the whole of it stands in the other), "part" (a
            good part is shared), "merged" of several that share little with one another.
        article: whom it is about; of a version or a reprint either.
        of: the other article, or the several that were merged.
        because: why.
    """

    kind: TieKind
    article: str
    of: tuple[str, ...]
    because: tuple[Because, ...]


class Family(Record, frozen=True):
    """Articles that are copies of one another, directly or through others."""

    members: tuple[str, ...]
    ties: tuple[Tie, ...]


def kinship(copies: Iterable[Copy], articles: Mapping[str, Article]) -> tuple[Family, ...]:
    """Group articles that are copies of one another and say what ties them.

    Args:
        copies: every pair found, with the kinds of their passages set; their order does not matter.
        articles: the articles of these pairs by id, for outlet, address, title and time.
    """
    pairs = [copy for copy in copies if reprinted(copy) >= LEAST_SHARE]
    home = {member: group for group in families(pairs) for member in group}
    ties: dict[tuple[str, ...], list[Tie]] = defaultdict(list)
    for copy in pairs:
        ties[home[copy.a]].append(_tie(copy, articles[copy.a], articles[copy.b]))
    for tie in _merged(pairs, articles):
        ties[home[tie.article]].append(tie)
    return tuple(
        Family(group, tuple(sorted(found, key=lambda t: (t.article, t.of, t.kind))))
        for group, found in sorted(ties.items())
    )


def _tie(copy: Copy, a: Article, b: Article) -> Tie:
    low, high = sorted((copy.share_a, copy.share_b))
    shares = f"{copy.share_a:.0%} and {copy.share_b:.0%} of their words"
    if why := _one_page(a, b):
        return Tie("version", copy.a, (copy.b,), (Because("kinship: version", f"{why}; they share {shares}"),))
    if low >= _WHOLE:
        return Tie("reprint", copy.a, (copy.b,), (Because("kinship: reprint", f"they share {shares}"),))
    inner, outer = (copy.a, copy.b) if copy.share_a > copy.share_b else (copy.b, copy.a)
    if high >= _WHOLE:
        note = f"{high:.0%} of it stands in the other, {low:.0%} the other way"
        return Tie("excerpt", inner, (outer,), (Because("kinship: excerpt", note),))
    return Tie("part", copy.a, (copy.b,), (Because("kinship: part", f"they share {shares}"),))


def _one_page(a: Article, b: Article) -> str | None:
    """Say why two articles are versions of one page: one address, or one outlet with one title within days."""
    if a.url and b.url and a.url.partition("?")[0].rstrip("/") == b.url.partition("?")[0].rstrip("/"):
        return "one address"
    if not one_house(a.outlet, b.outlet) or not a.title or not b.title or fold(a.title) != fold(b.title):
        return None
    days = _days_between(a.published, b.published)
    return "one outlet, one title" if days is None or days <= _DAYS else None


def _days_between(one: str | None, other: str | None) -> int | None:
    try:
        return abs((date.fromisoformat(one or "") - date.fromisoformat(other or "")).days)
    except ValueError:
        return None  # not known to the day


def _merged(pairs: Sequence[Copy], articles: Mapping[str, Article]) -> Iterable[Tie]:
    """Yield the articles that hold parts of two others that share hardly anything with each other."""
    taken: dict[str, dict[str, tuple[Span, ...]]] = defaultdict(dict)
    for copy in pairs:
        shared = [passage for passage in copy.passages if passage.kind == "copy"]
        taken[copy.a][copy.b] = union(passage.a for passage in shared)
        taken[copy.b][copy.a] = union(passage.b for passage in shared)
    akin = {frozenset((copy.a, copy.b)) for copy in pairs}
    for article, parts in sorted(taken.items()):
        size = articles[article].extent.end - articles[article].extent.start
        large = sorted(other for other, spans in parts.items() if _length(spans) >= _LEAST_OF_MERGED * size)
        sources = {
            one
            for pair in combinations(large, 2)
            if frozenset(pair) not in akin and _apart(parts[pair[0]], parts[pair[1]])
            for one in pair
        }
        if sources:
            note = "it holds parts of reports that share little with one another"
            yield Tie("merged", article, tuple(sorted(sources)), (Because("kinship: merged", note, article),))


def _length(spans: Sequence[Span]) -> int:
    return sum(span.end - span.start for span in spans)


def _apart(one: Sequence[Span], other: Sequence[Span]) -> bool:
    common = sum(overlap(x, y) for x in one for y in other)
    return common <= _APART * min(_length(one), _length(other))
