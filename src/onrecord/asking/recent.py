"""What is new since a day, and what goes round in a circle."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Literal

from onrecord.records import Article, Claim, Link, Record, Span
from onrecord.stages.claims import bears

NewKind = Literal["claim", "origin", "denial", "revision"]
_LINKS: Mapping[str, NewKind] = {"denies": "denial", "revises": "revision"}

_ORDER: tuple[NewKind, ...] = ("denial", "revision", "origin", "claim")


class New(Record, frozen=True):
    """Something that stands in a report of that day or later and in none before.

    "claim": nobody carried it before; "origin": a new one of a claim that was there; "denial" and "revision" of one.
    `to` is the claim that denies or revises.
    """

    kind: NewKind
    day: str
    claim: str
    text: str
    voices: tuple[str, ...]
    origins: tuple[int, int]
    article: str
    span: Span
    to: str | None = None


def new_since(claims: Iterable[Claim], articles: Mapping[str, Article], since: str) -> tuple[tuple[New, ...], int]:
    """Return what is new since a day (ISO), and in how many reports without a date more may be.

    What happened to claims that were there comes first: denials, revisions, new origins; the latest of each first. A
    claim or origin is new only where every report that carries it has a date: what stands in one without may be old.
    """
    found: list[New] = []
    undated: set[str] = set()
    for claim in claims:
        where = [*(m.article for m in claim.members), *(link.article for link in claim.links)]
        undated |= {a for a in where if articles[a].anchor is None}
        found += _of_claim(claim, articles, since)
    found.sort(key=lambda n: (n.day, n.claim), reverse=True)
    return tuple(sorted(found, key=lambda n: _ORDER.index(n.kind))), len(undated)


def _of_claim(claim: Claim, articles: Mapping[str, Article], since: str) -> Iterator[New]:
    days = [articles[m.article].anchor for m in claim.members]
    known = [day for day in days if day]
    fresh = len(known) == len(days) and min(known) >= since
    if fresh:
        first = min(claim.members, key=lambda m: (articles[m.article].anchor or "", m.id))
        yield New(
            "claim", min(known), claim.id, claim.text, claim.voices, claim.origins, first.article, first.span,
        )  # fmt: skip
    else:
        yield from _voices(claim, articles, since)
    for link in claim.links:
        day = articles[link.article].anchor
        if link.kind in _LINKS and not bears(claim, link) and day and day >= since:
            yield _linked(claim, link, day)


def _voices(claim: Claim, articles: Mapping[str, Article], since: str) -> Iterator[New]:
    """New origins: every report in which one is heard is of that day or later."""
    by_origin: dict[int, list[tuple[str | None, str, str, Span]]] = {}
    for c in claim.chains:
        if c.origin is not None:
            by_origin.setdefault(c.origin, []).append((articles[c.article].anchor, c.voice, c.article, c.span))
    for heard in by_origin.values():
        days = [day for day, *_ in heard if day]
        if len(days) == len(heard) and min(days) >= since:
            day, voice, article, span = min(heard, key=lambda h: h[0] or "")
            yield New("origin", day or since, claim.id, claim.text, (voice,), claim.origins, article, span)


def _linked(claim: Claim, link: Link, day: str) -> New:
    kind = _LINKS[link.kind]
    return New(kind, day, claim.id, claim.text, link.voices, claim.origins, link.article, link.span, link.to)


class Loop(Record, frozen=True):
    """A claim whose sources go round in a circle, with the words in which each gives the next."""

    claim: str
    text: str
    note: str
    origins: tuple[int, int]
    spans: tuple[tuple[str, Span], ...]


def loops(claims: Iterable[Claim]) -> tuple[Loop, ...]:
    """Return the citation loops."""
    return tuple(
        Loop(claim.id, claim.text, warning.note, claim.origins, warning.spans)
        for claim in claims
        for warning in claim.warnings
        if warning.kind == "circle"
    )
