"""Reading → statements: every content that somebody is quoted for, and every sentence of the outlet's own."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import TypeVar

from onrecord.records import Attribution, Figure, Reading, Span, Statement, Time
from onrecord.stages.claims.cutting import assertions, clauses, shown, unlabelled
from onrecord.stages.claims.lexicon import NEGATION
from onrecord.stages.claims.page import Page, start
from onrecord.stages.claims.sides import side
from onrecord.stages.claims.untrue import untrue
from onrecord.text import overlap, union, within

# Not by the hour alone: "3 a.m." is read on the day of the report, whatever day is meant.
_DATED = re.compile(r"[\dX]{4}(?!.*T\d)")
_ANOTHER = re.compile(r"\banother (year|month|week|day)\b", re.IGNORECASE)
_LASTS = re.compile(r"PT?\d")  # not "PXD", which is any number of days


_Fact = TypeVar("_Fact", Figure, Time)


def statements(reading: Reading) -> tuple[Statement, ...]:
    """Return the statements of one reading, in the order of the text.

    Acts that assert nothing ("declined to comment", "could not verify", "no group claimed") are statements too, so
    that they can be shown; they bind to none. What is said by nobody within what somebody says or denies ("denied the
    notion that…") is no statement beside theirs.
    """
    page = Page(reading)
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


def uncut(reading: Reading, span: Span) -> Statement:
    """Return some words of an outlet's own as one statement, whatever they assert."""
    return _statement(Page(reading), 0, (span,), None)


def _drafts(reading: Reading) -> Iterator[tuple[tuple[Span, ...], int | None]]:
    text, acts = reading.article.text, reading.attributions
    for number, act in enumerate(acts):
        if act.content and not (_by_nobody(act) and any(_holds(outer, act) for outer in acts if not _by_nobody(outer))):
            for spans in assertions(text, union(act.content)):
                yield from ((clause, number) for clause in clauses(text, spans))
    for span in unlabelled(text, reading.own_voice):
        yield from ((clause, None) for clause in clauses(text, (span,)))


def _by_nobody(act: Attribution) -> bool:
    """Whether something is only mentioned as said ("the notion that…"), by nobody and against nobody."""
    return act.speaker is None and act.party is None and act.source is None and act.stance == "asserts"


def _holds(outer: Attribution, inner: Attribution) -> bool:
    return all(any(within(span, content) for content in outer.content) for span in inner.content)


def _statement(
    page: Page, number: int, spans: tuple[Span, ...], attribution: int | None, ident: str | None = None
) -> Statement:
    reading = page.reading
    article = reading.article
    whole = Span(spans[0].start, spans[-1].end)
    act = reading.attributions[attribution] if attribution is not None else None
    text = shown(article.text, spans)
    figures = [f for f in _near(page.figures, whole) if f.part_of is None and _inside(f.span, spans)]
    times = [t for t in _near(page.times, whole) if _inside(t.span, spans)]
    words, names = page.terms(spans)
    return Statement(
        id=ident or f"{page.id}:{whole.start}-{whole.end}",
        article=page.id,
        number=number,
        span=whole,
        text=text,
        stance=act.stance if act else "asserts",
        attribution=attribution,
        speaker=act.speaker if act else article.outlet,
        speaker_kind=act.speaker_kind if act else "outlet",
        party=None,
        hops=tuple(hop.party for hop in act.hops) if act else (),
        terms=words,
        figures=tuple((f.unit, f.low or 0, f.high if f.high is not None else f.low or 0) for f in figures),
        days=tuple(dict.fromkeys(t.value for t in times if _DATED.match(t.value))),
        negated=bool(NEGATION.search(text)) or untrue(text),
        names=names,
        printed=article.anchor,
        about=page.about if figures else (),
        scene=page.scene,
        meaning=page.meant.get(whole),
        side=side(reading, act) if act else (),
        lengths=tuple(dict.fromkeys((*(t.value for t in times if _LASTS.match(t.value)), *_once_more(text)))),
    )


def _once_more(text: str) -> Iterator[str]:
    """The length in "another year", which the times of an article do not hold."""
    yield from (f"P1{unit[0].upper()}" for unit in _ANOTHER.findall(text))


def _near(facts: tuple[_Fact, ...], whole: Span) -> tuple[_Fact, ...]:
    """The facts that begin within a span; they are short, so one that began before does not matter."""
    return facts[bisect_left(facts, whole.start, key=start) : bisect_left(facts, whole.end, key=start)]


def _inside(span: Span, spans: tuple[Span, ...]) -> bool:
    return any(overlap(span, s) for s in spans)
