"""An article's text cut into segments: each stretch of characters once, with every mark that lies on it.

Marks may nest and cross; segments never do. Put together, the segments of a paragraph are its stored characters.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from onrecord.records import Reading, Record, Span
from onrecord.stages.copies.edit_words import HEDGES
from onrecord.text import WORD

DOUBTFUL = 0.3  # an attribution scored below it is marked as doubtful: the least sure tenth of what the reader finds


class Mark(NamedTuple):
    """A span that is marked: its class in the style sheet, the attribution it belongs to, what it comes to.

    `key` is among "source", "cue", "content", "through", "own-voice", "hedge", "time", "place", "figure" and "at".
    """

    span: Span
    key: str
    number: int | None = None
    value: str = ""
    tip: str = ""
    doubtful: bool = False


class Segment(Record, frozen=True):
    """Characters that are marked alike.

    `classes` name its marks, with "opens" and "closes" where a content begins and ends, "begins" where own voice
    does; `numbers` are those of its attributions, counted from 1; `value` stands behind it and `tip` over it; `refs`
    are notes called at its end.
    """

    text: str
    classes: tuple[str, ...] = ()
    numbers: tuple[int, ...] = ()
    value: str = ""
    tip: str = ""
    refs: tuple[int, ...] = ()


def marks_of(reading: Reading) -> list[Mark]:
    """Return all that is to be marked in an article."""
    return [*_attributed(reading), *_own(reading), *_hedges(reading), *_facts(reading)]


def _attributed(reading: Reading) -> Iterator[Mark]:
    for number, one in enumerate(reading.attributions, start=1):
        tip = spoken(reading, number - 1)
        doubt = one.score < DOUBTFUL
        if one.source:
            yield Mark(one.source, "source", number, tip=tip, doubtful=doubt)
        if one.cue:
            yield Mark(one.cue, "cue", number, tip=tip, doubtful=doubt)
        for span in one.content:
            yield Mark(span, "content", number, tip=tip, doubtful=doubt)
        for hop in one.hops:
            yield Mark(hop.span, "through", number, tip=f"passed on by {hop.party}")


def spoken(reading: Reading, number: int) -> str:
    """Say who and through whom: "Karin Holt, through Northwater Press"."""
    one = reading.attributions[number]
    who = one.speaker or "speaker not known"
    parts = dict.fromkeys(hop.party for hop in sorted(one.hops, key=lambda hop: hop.step))
    return who + (f", through {', '.join(parts)}" if parts else "")


def _own(reading: Reading) -> Iterator[Mark]:
    for span in reading.own_voice:
        yield Mark(span, "own-voice", tip="own voice: nobody is quoted for it")


def _hedges(reading: Reading) -> Iterator[Mark]:
    """Words that say how certain it is. "May" with a capital is a month or a name unless it begins a sentence."""
    text = reading.article.text
    for block in reading.article.blocks:
        if block.role != "boilerplate":
            for word in WORD.finditer(text, *block.span):
                if word[0].lower() in HEDGES and word[0] != "May":
                    yield Mark(Span(*word.span()), "hedge", tip="says how certain it is")


def _facts(reading: Reading) -> Iterator[Mark]:
    for time in reading.facts.times:
        yield Mark(time.span, "time", value=time.value, tip=f"read as {time.value}")
    for place in reading.facts.places:
        where = (
            f"{place.lat:.2f}, {place.lon:.2f}"
            if place.lat is not None and place.lon is not None
            else "where? not known"
        )
        yield Mark(place.span, "place", tip=f"{place.name}: {where}")
    for figure in reading.facts.figures:
        number = "?" if figure.low is None and figure.high is None else _range(figure.low, figure.high)
        yield Mark(figure.span, "figure", tip=f"{number} {figure.unit}" + (f": {figure.who}" if figure.who else ""))


def _range(low: int | None, high: int | None) -> str:
    if low == high:
        return f"{low:,}"
    return f"{low:,} or more" if high is None else f"up to {high:,}" if low is None else f"{low:,}–{high:,}"


def segments(
    text: str, whole: Span, marks: Sequence[Mark], refs: Iterable[tuple[int, int]] = ()
) -> tuple[Segment, ...]:
    """Cut a stretch of text where any mark on it begins or ends.

    Args:
        text: the article's.
        whole: the stretch; the segments' texts together are exactly its characters.
        marks: those that meet it.
        refs: (place, number) of notes to be called, behind the character before the place.
    """
    held = [mark for mark in marks if mark.span.start < whole.end and whole.start < mark.span.end]
    called: dict[int, list[int]] = {}
    for place, number in refs:
        if whole.start < place <= whole.end:
            called.setdefault(place, []).append(number)
    cuts = {whole.start, whole.end, *called}
    cuts |= {place for mark in held for place in mark.span if whole.start < place < whole.end}
    places = sorted(cuts)
    return tuple(_segment(text, Span(start, end), held, tuple(called.get(end, ()))) for start, end in pairwise(places))


def _segment(text: str, span: Span, held: Sequence[Mark], refs: tuple[int, ...]) -> Segment:
    here = [mark for mark in held if mark.span.start <= span.start and span.end <= mark.span.end]
    classes = [mark.key for mark in here]
    if any(m.key == "content" and m.span.start == span.start for m in here):
        classes.append("opens")
    if any(m.key == "content" and m.span.end == span.end for m in here):
        classes.append("closes")
    if any(m.key == "own-voice" and m.span.start == span.start for m in here):
        classes.append("begins")
    if any(m.doubtful for m in here):
        classes.append("doubtful")
    inner = min(here, key=lambda m: m.span.end - m.span.start, default=None)
    return Segment(
        text[span.start : span.end],
        tuple(dict.fromkeys(classes)),
        tuple(sorted({m.number for m in here if m.number is not None})),
        next((m.value for m in here if m.span.end == span.end and m.value not in ("", text[slice(*m.span)])), ""),
        inner.tip if inner else "",
        refs,
    )
