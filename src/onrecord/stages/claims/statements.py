"""Reading → statements: every content that somebody is quoted for, and every sentence of the outlet's own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from onrecord.records import Mention, Reading, Span, Statement
from onrecord.stages.claims.lexicon import NEGATION
from onrecord.stages.claims.terms import terms
from onrecord.text import cut, overlap, union, within

_DATED = re.compile(
    r"[\dX]{4}(?!.*T\d)"
)  # not by the hour alone: "3 a.m." stands on the day of the report, whatever that is


@dataclass(frozen=True)
class _Page:
    """One reading with what its statements look up in it."""

    reading: Reading

    @cached_property
    def names(self) -> dict[int, str]:
        """The fullest name of each party."""
        return {party.number: party.name for party in self.reading.cast.parties}

    @cached_property
    def mentions(self) -> tuple[Mention, ...]:
        """The mentions whose party is known, in the order of the text."""
        known = (m for m in self.reading.cast.mentions if m.party in self.names)
        return tuple(sorted(known, key=lambda m: m.span))

    def unfolded(self, span: Span) -> str:
        """The words of a span with every short name replaced by its party's fullest one."""
        text = self.reading.article.text
        pieces, place = [], span.start
        for mention in self.mentions:
            if mention.span.start < place or not within(mention.span, span):
                continue
            name = self.names[mention.party] if mention.party is not None else ""
            pieces += [text[place : mention.span.start], " ", name, " "]
            place = mention.span.end
        pieces.append(text[place : span.end])
        return "".join(pieces)


def statements(reading: Reading) -> tuple[Statement, ...]:
    """Return the statements of one reading, in the order of the text.

    Acts that assert nothing ("declined to comment", "could not verify", "no group claimed") are statements too, so
    that they can be shown; they bind to none.
    """
    page = _Page(reading)
    drafts = sorted(_drafts(reading), key=lambda d: (d[0][0].start, d[0][-1].end, d[1] if d[1] is not None else -1))
    taken: set[str] = set()
    found = []
    for number, (spans, attribution) in enumerate(drafts):
        statement = _statement(page, number, spans, attribution)
        if statement.id in taken:  # two sources of the same words: each is a statement
            statement = _statement(page, number, spans, attribution, f"{statement.id}+{attribution}")
        taken.add(statement.id)
        found.append(statement)
    return tuple(found)


def _drafts(reading: Reading) -> Iterator[tuple[tuple[Span, ...], int | None]]:
    for number, attribution in enumerate(reading.attributions):
        if attribution.content:
            yield union(attribution.content), number
    for span in reading.own_voice:
        yield (span,), None


def _statement(
    page: _Page, number: int, spans: tuple[Span, ...], attribution: int | None, ident: str | None = None
) -> Statement:
    reading = page.reading
    article = reading.article
    whole = Span(spans[0].start, spans[-1].end)
    act = reading.attributions[attribution] if attribution is not None else None
    text = " ".join(cut(article.text, span) for span in spans)
    figures = [f for f in reading.facts.figures if _inside(f.span, spans)]
    times = [t for t in reading.facts.times if _inside(t.span, spans)]
    return Statement(
        id=ident or f"{reading.id}:{whole.start}-{whole.end}",
        article=reading.id,
        number=number,
        span=whole,
        text=text,
        stance=act.stance if act else "asserts",
        attribution=attribution,
        speaker=act.speaker if act else article.outlet,
        speaker_kind=act.speaker_kind if act else "outlet",
        party=None,
        hops=tuple(hop.party for hop in act.hops) if act else (),
        terms=terms(" ".join(page.unfolded(span) for span in spans)),
        figures=tuple((f.unit, f.low or 0, f.high if f.high is not None else f.low or 0) for f in figures),
        days=tuple(dict.fromkeys(t.value for t in times if _DATED.match(t.value))),
        negated=bool(NEGATION.search(text)),
        printed=article.anchor,
    )


def _inside(span: Span, spans: tuple[Span, ...]) -> bool:
    return any(overlap(span, s) for s in spans)
