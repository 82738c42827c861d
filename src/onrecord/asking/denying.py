"""Who denies a claim, and whether they speak of the same figure, time and place."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Literal

from onrecord.records import Article, Claim, Link, Reading, Record, Span, Statement
from onrecord.stages.claims import bears
from onrecord.text import fold, within

Agreement = Literal["same", "different", "not said"]


class Denial(Record, frozen=True):
    """Somebody denies the claim asked about, in a report: in these words.

    `figure`, `time` and `place` say whether both speak of the same; "not said" where one of the two names none. `claim`
    is the claim that the denial makes, None where it is not listed.
    """

    voices: tuple[str, ...]
    article: str
    span: Span
    words: str
    outlet: str | None
    printed: str | None
    figure: Agreement
    time: Agreement
    place: Agreement
    claim: str | None


def denials(
    claim: Claim, claims: Mapping[str, Claim], articles: Mapping[str, Article], reading: Callable[[str], Reading]
) -> tuple[Denial, ...]:
    """Return who denies a claim, the earliest first.

    Args:
        claim: that may be denied.
        claims: by id, those that its links lead to.
        articles: by id, those of its links.
        reading: of an article, by id.
    """
    found = [
        _denial(claim, link, claims, articles, reading)
        for link in claim.links
        if link.kind == "denies" and not bears(claim, link)
    ]
    return tuple(sorted(found, key=lambda d: (d.printed or "~", d.article, d.span)))


def _denial(
    claim: Claim,
    link: Link,
    claims: Mapping[str, Claim],
    articles: Mapping[str, Article],
    reading: Callable[[str], Reading],
) -> Denial:
    article = articles[link.article]
    other = claims.get(link.to or "")
    theirs = [m for m in other.members if m.article == link.article and m.span == link.span] if other else []
    theirs = theirs or list(other.members if other else ())
    return Denial(
        link.voices,
        link.article,
        link.span,
        article.text[slice(*link.span)],
        article.outlet,
        article.anchor,
        _figures(claim.members, theirs),
        _agree({day for m in claim.members for day in m.days}, {day for m in theirs for day in m.days}),
        _agree(set(_places(claim.members, reading)), set(_places(theirs, reading))),
        other.id if other else None,
    )


def _agree(ours: set[str], theirs: set[str]) -> Agreement:
    if not ours or not theirs:
        return "not said"
    return "same" if ours & theirs else "different"


def _figures(ours: Iterable[Statement], theirs: Iterable[Statement]) -> Agreement:
    """Whether some count of both is of the same and may be the same number."""
    one = [figure for m in ours for figure in m.figures]
    two = [figure for m in theirs for figure in m.figures]
    pairs = [(a, b) for a in one for b in two if a[0] == b[0]]
    if not pairs:
        return "not said"
    return "same" if any(a[1] <= b[2] and b[1] <= a[2] for a, b in pairs) else "different"


def _places(members: Iterable[Statement], reading: Callable[[str], Reading]) -> Iterator[str]:
    for member in members:
        for place in reading(member.article).facts.places:
            if within(place.span, member.span):
                yield str(place.geonames) if place.geonames is not None else fold(place.name)
