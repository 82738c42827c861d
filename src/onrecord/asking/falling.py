"""If a source falls, which claims fall with it, and which only lose an origin."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Literal

import msgspec

from onrecord.records import Article, Claim, Record, Statement
from onrecord.stages.origins import outlet_key
from onrecord.text import fold

Fate = Literal["falls", "weakens", "stands"]


class Source(Record, frozen=True):
    """A speaker, body, agency or outlet by all its names."""

    names: tuple[str, ...]

    def is_called(self, name: str | None) -> bool:
        """Whether this is one of its names, however outlets write themselves."""
        return name is not None and any(fold(name) == fold(n) or outlet_key(name) == outlet_key(n) for n in self.names)


class Fall(Record, frozen=True):
    """What becomes of a claim without a source: nothing is left of it, or its range shrinks, or stays.

    `lost` counts the statements that are known only through that source, `without` is the range of origins that is
    left, `left` are the voices that remain.
    """

    claim: str
    text: str
    fate: Fate
    origins: tuple[int, int]
    without: tuple[int, int]
    lost: int
    of: int
    left: tuple[str, ...]


def touched(claim: Claim, source: Source, articles: Mapping[str, Article]) -> tuple[Statement, ...]:
    """Return the statements of a claim that would go with a source.

    They are those it makes or passes on, all that stands in its own reports or, in an outlet's own voice, in reports
    that are credited to it; the copies of these that are not known to be earlier; and whatever rests on it.
    """
    said = {c.statement for c in claim.chains if _through(c.voice, (h.party for h in c.hops), source)}
    roots = {c.origin for c in claim.chains if not c.rests and c.statement not in said}
    said |= {c.statement for c in claim.chains if c.rests and c.origin not in roots}
    gone = {m.id: m for m in claim.members if m.id in said or _printed(m, articles[m.article], source)}
    first = {m.article: articles[m.article].anchor for m in gone.values()}
    for family in claim.families:
        dates = [first[a] for a in family if a in first]
        if dates:
            for m in claim.members:
                if m.article in family and m.article not in first and _not_before(articles[m.article].anchor, dates):
                    gone[m.id] = m
    return tuple(m for m in claim.members if m.id in gone)


def _through(voice: str, hops: Iterable[str], source: Source) -> bool:
    return source.is_called(voice) or any(source.is_called(hop) for hop in hops)


def _printed(member: Statement, article: Article, source: Source) -> bool:
    credited = member.attribution is None and any(source.is_called(agency) for agency in article.agencies)
    return source.is_called(article.outlet) or credited


def _not_before(day: str | None, dates: Iterable[str | None]) -> bool:
    return day is None or any(other is None or day >= other for other in dates)


def falls(
    claims: Iterable[Claim], source: Source, articles: Mapping[str, Article], recount: Callable[[Claim], Claim]
) -> tuple[Fall, ...]:
    """Return what becomes of every claim that a source has to do with: what falls first, then what loses most.

    Args:
        claims: counted.
        source: that is thought away.
        articles: by id, those of the claims' members.
        recount: counts the origins of a claim whose members have changed.
    """
    found = []
    for claim in claims:
        lost = touched(claim, source, articles)
        if not lost:
            continue
        rest = tuple(m for m in claim.members if m not in lost)
        after = recount(msgspec.structs.replace(claim, members=rest)) if rest else None
        without = after.origins if after else (0, 0)
        fate: Fate = "falls" if after is None else "weakens" if without != claim.origins else "stands"
        voices = after.voices if after else ()
        found.append(Fall(claim.id, claim.text, fate, claim.origins, without, len(lost), len(claim.members), voices))
    order = ("falls", "weakens", "stands")
    return tuple(sorted(found, key=lambda f: (order.index(f.fate), -f.of, -f.origins[1] + f.without[1], f.claim)))
