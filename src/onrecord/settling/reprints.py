"""All pairs of copies of a corpus, those too that follow from others, a few in memory at a time.

What comes out is what `plan.every_copy` says of the same pairs and readings.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import islice

from onrecord.edges.store import CopiesDb
from onrecord.records import Copy, Reading
from onrecord.stages.copies import LEAST_SHARE, Carriers, Twins, compare, meeting, reprinted, with_kinds

_FEW = 500  # pairs that are written at once
_HELD = 256  # articles whose carriers are at hand

Readings = Mapping[str, Reading]


def complete(db: CopiesDb, found: Iterable[Copy], twins: Iterable[tuple[str, str]], readings: Readings) -> None:
    """Fill the file.

    Args:
        db: is emptied first.
        found: the pairs that were compared, before their kinds are set.
        twins: articles with the same words as an earlier one, and that one.
        readings: of the corpus, taken out when asked for.

    Raises:
        Busy: another process is at it.
    """
    with db.anew():
        _bring_in(db, found)
        same = Twins(twins)
        db.want(same.pairs())
        db.want(pair for copy in db.copies() for pair in same.of(copy.a, copy.b))
        for _, passages in db.shared():
            db.want(pair for two in meeting(passages) for pair in same.of(*two))
        _bring_in(db, (copy for a, b in db.wanted() if (copy := compare(readings[a], readings[b]))))
        _set_kinds(db, readings)
        home = _families(db.copies())
        db.relate((home(copy.a), copy.a, copy.b) for copy in db.copies() if reprinted(copy) >= LEAST_SHARE)


def _bring_in(db: CopiesDb, copies: Iterable[Copy]) -> None:
    for some in _few(copies):
        db.put(some)
        db.share(some)


def _set_kinds(db: CopiesDb, readings: Readings) -> None:
    outlets: dict[str, str | None] = {}

    def outlet(article: str) -> str | None:
        if article not in outlets:
            outlets[article] = readings[article].article.outlet
        return outlets[article]

    @lru_cache(_HELD)
    def carriers(article: str) -> Carriers:
        return Carriers(outlet(article), ((span, outlet(other), 1) for span, other in db.passages(article)))

    for some in _few(db.copies()):
        judged = []
        for copy in some:
            sides = (copy.a, copy.b)
            articles = {ident: readings[ident].article for ident in sides}
            new = with_kinds(copy, articles, {ident: carriers(ident) for ident in sides})
            judged += [new] if new != copy else []
        db.put(judged)


def _families(copies: Iterator[Copy]) -> Callable[[str], str]:
    """Return what names the family of an article: its first member."""
    up: dict[str, str] = {}

    def first(article: str) -> str:
        while (above := up.get(article, article)) != article:
            up[article] = up.get(above, above)
            article = above
        return article

    for copy in copies:
        if reprinted(copy) >= LEAST_SHARE:
            one, other = sorted((first(copy.a), first(copy.b)))
            if one != other:
                up[other] = one
    return first


def _few(copies: Iterable[Copy]) -> Iterator[list[Copy]]:
    rest = iter(copies)
    while some := list(islice(rest, _FEW)):
        yield some
