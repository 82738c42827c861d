"""Claim → all that it can be found by: outlets, places, parties, days."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from onrecord.records import Claim, Party, Reading, Span
from onrecord.stages.claims import bears
from onrecord.stages.origins import outlet_key
from onrecord.text import fold, within
from onrecord.views import Carrier, Entry, Spot

Parties = Mapping[tuple[str, int], Party]
"""Parties across articles, by (article id, number within the article)."""


def entry(claim: Claim, readings: Mapping[str, Reading], parties: Parties) -> Entry:
    """Describe one counted claim; `readings` holds those of all its members."""
    articles = tuple(dict.fromkeys(m.article for m in claim.members))
    days = sorted(day for a in articles if (day := readings[a].article.anchor))
    says = {c.party for c in claim.chains if c.party}
    return Entry(
        claim=claim,
        articles=articles,
        carriers=tuple(_carriers(claim, articles, readings)),
        spots=tuple({spot.place: spot for spot in _spots(claim, readings)}.values()),
        says=tuple(sorted(says)),
        named=tuple(sorted(set(_named(claim, readings, parties)))),
        denials=sum(1 for k in claim.links if k.kind == "denies" and k.to and not bears(claim, k)),
        first=days[0] if days else None,
        last=days[-1] if days else None,
    )


def house_of(outlet: str | None) -> str | None:
    """Return what an outlet's names have in common: "The Daily Rook" and "Daily Rook newspaper" are one."""
    return outlet_key(outlet) if outlet else None


def _carriers(claim: Claim, articles: Iterable[str], readings: Mapping[str, Reading]) -> Iterator[Carrier]:
    days: dict[str, list[str | None]] = {}
    for ident in articles:
        article = readings[ident].article
        house = house_of(article.outlet)
        if house:
            days.setdefault(house, []).append(article.anchor)
    first = _first_alone(days)
    fact = {house_of(readings[w.spans[0][0]].article.outlet) for w in claim.warnings if w.kind == "printed-as-fact"}
    for house in days:
        yield Carrier(house, house == first, house in fact)


def _first_alone(days: Mapping[str, list[str | None]]) -> str | None:
    """The outlet that printed it on a day before every other; None where days are missing or it has it alone."""
    firsts = sorted((min(known), house) for house, of in days.items() if all(of) and (known := [d for d in of if d]))
    if len(days) < 2 or len(firsts) < len(days) or firsts[0][0] == firsts[1][0]:
        return None
    return firsts[0][1]


def _spans(claim: Claim) -> dict[str, list[Span]]:
    """Where a claim stands, by article."""
    found: dict[str, list[Span]] = {}
    for member in claim.members:
        found.setdefault(member.article, []).append(member.span)
    return found


def _inside(span: Span, spans: Iterable[Span]) -> bool:
    return any(within(span, one) for one in spans)


def _spots(claim: Claim, readings: Mapping[str, Reading]) -> Iterator[Spot]:
    for ident, spans in _spans(claim).items():
        for place in readings[ident].facts.places:
            if _inside(place.span, spans):
                key = str(place.geonames) if place.geonames is not None else fold(place.name)
                yield Spot(key, place.name, place.lat, place.lon)


def _named(claim: Claim, readings: Mapping[str, Reading], parties: Parties) -> Iterator[str]:
    for ident, spans in _spans(claim).items():
        for mention in readings[ident].cast.mentions:
            if mention.party is not None and _inside(mention.span, spans):
                party = parties.get((ident, mention.party))
                if party:
                    yield party.id
