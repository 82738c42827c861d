"""When, where and on whose word: what else a report says of its figures.

Only what stands near in the figure's own sentence counts, and of a saying only its words: in "On Tuesday police said 12
people died on Monday" the time of the twelve is Monday. Two times (or places) that could both be meant leave it open.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from onrecord.records import Attribution, Facts, Figure, Place, Span, Time
from onrecord.text import sentences

_DATED = re.compile(r"\d{4}|XXXX-|BC\d{4}")
# "On Monday, a month after 12 people died": the time is another's.
_ASUNDER = re.compile(r"\b(?:after|before|since|ago|earlier|later|until)\b")
_NEAR = 120
_LIST = re.compile(r",\s(?:in\s)?")


def with_circumstances(text: str, facts: Facts, attributions: Sequence[Attribution]) -> Facts:
    """Return the facts of an article with `when`, `where` and `attribution` of each figure filled in."""
    if not facts.figures:
        return facts
    shown = [_shown(text, facts, figure, attributions) for figure in facts.figures]
    return replace(facts, figures=tuple(_from_whole(figure, shown) for figure in shown))


def _shown(text: str, facts: Facts, figure: Figure, attributions: Sequence[Attribution]) -> Figure:
    said = _innermost(figure.span, attributions)
    within = _words(text, figure.span, attributions, said)
    others = [f.span for f in facts.figures if f is not figure and f.part_of is None and _lies(f.span, within)]
    times = [
        t
        for t in facts.times
        if _DATED.match(t.value)
        and _reaches(t.span, figure.span, within, others)
        and not _ASUNDER.search(text, min(t.span.end, figure.span.end), max(t.span.start, figure.span.start))
    ]
    places = [p for p in facts.places if _reaches(p.span, figure.span, within, others)]
    return replace(figure, when=_one_time(times), where=_one_place(text, places), attribution=said)


def _from_whole(figure: Figure, shown: Sequence[Figure]) -> Figure:
    """Give a part the time and place of its whole where it has none of its own."""
    if figure.part_of is None:
        return figure
    whole = shown[figure.part_of]
    return replace(figure, when=figure.when or whole.when, where=figure.where or whole.where)


def _innermost(span: Span, attributions: Sequence[Attribution]) -> int | None:
    """Return the number of the attribution with the shortest content around a span; None for the outlet's own word."""
    around = (
        (sum(c.end - c.start for c in attribution.content), number)
        for number, attribution in enumerate(attributions)
        if any(c.start <= span.start < c.end for c in attribution.content)
    )
    return min(around, default=(0, None))[1]


def _words(text: str, span: Span, attributions: Sequence[Attribution], said: int | None) -> list[Span]:
    """Return the stretches of the figure's sentence that its circumstances may stand in."""
    sentence = _sentence(text, span)
    if said is None:
        taken = [c for a in attributions for c in (*a.content, a.source, a.cue) if c and _lies(c, [sentence])]
        return _without(sentence, taken)
    cut = (Span(max(c.start, sentence.start), min(c.end, sentence.end)) for c in attributions[said].content)
    return [part for part in cut if part.start < part.end]


def _sentence(text: str, span: Span) -> Span:
    begins, ends = text.rfind("\n", 0, span.start) + 1, text.find("\n", span.end)
    line = Span(begins, len(text) if ends < 0 else ends)
    found = sentences(text, line)
    number = bisect_right(found, span.start, key=lambda s: s.start) - 1
    return found[number] if number >= 0 else line


def _without(whole: Span, taken: Iterable[Span]) -> list[Span]:
    left, start = [], whole.start
    for span in sorted(taken):
        if span.start > start:
            left.append(Span(start, span.start))
        start = max(start, span.end)
    return [*left, Span(start, whole.end)] if start < whole.end else left


def _lies(span: Span, within: Sequence[Span]) -> bool:
    return any(part.start <= span.start and span.start < part.end for part in within)


def _reaches(span: Span, figure: Span, within: Sequence[Span], others: Sequence[Span]) -> bool:
    """Whether a time or place stands in the same words as a figure, and no other figure between."""
    low, high = min(span.start, figure.start), max(span.start, figure.start)
    return _lies(span, within) and high - low < _NEAR and not any(low < other.start < high for other in others)


def _one_time(times: Sequence[Time]) -> str | None:
    """Return the one time that all agree on, the finest: Monday and Monday at 3 are one, March and Monday are not."""
    values = sorted({time.value for time in times}, key=len)
    one_day = values and all(values[-1].startswith(f"{value}T") for value in values[:-1])
    return values[-1] if one_day else None


def _one_place(text: str, places: Sequence[Place]) -> str | None:
    """Return the one place named; of "Lenz, Aldria" the first."""
    heads = [
        place.name
        for number, place in enumerate(places)
        if number == 0 or not _LIST.fullmatch(text[places[number - 1].span.end : place.span.start])
    ]
    return heads[0] if len(set(heads)) == 1 else None
