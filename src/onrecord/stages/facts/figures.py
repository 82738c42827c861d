"""Figures: how many were killed, wounded, displaced, arrested, missing, abducted; and sums of money.

A count becomes a figure only where the words around it say what happened to those counted: as the object of a verb
("killed 22"), as its subject ("22 people were killed"), after a toll ("the death toll rose to 22"), or as part of
such a figure ("including four children").
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from onrecord.records import Figure, Span
from onrecord.stages.facts.counts import FIRST, Count, counts
from onrecord.stages.facts.events import ACTIVE, EVENT, HEADS, STEMS, is_subject, named_before
from onrecord.stages.facts.joined import AND, OWN, carried, joins, known, total
from onrecord.stages.facts.money import SIGNS, sums
from onrecord.stages.facts.nouns import described
from onrecord.stages.facts.people import head, is_of_people
from onrecord.stages.facts.wholes import with_wholes
from onrecord.text import holds, lines, sentences

_WORD = re.compile(r"[A-Za-z]+|\d+")
_PART = re.compile(r"\b(?:including|among them|counting|notably)\s(?:the\s)?$", re.IGNORECASE)
# "Six of the dead": part of a figure that stands elsewhere. "Three of the injured have died" is one of its own.
_OF_ALL = {
    "killed": re.compile(r"\sof\sthe\s(?:dead|killed|victims|fatalities)\b", re.IGNORECASE),
    "wounded": re.compile(r"\sof\sthe\s(?:wounded|injured)\b", re.IGNORECASE),
    "arrested": re.compile(r"\sof\sthe\s(?:arrested|detained|detainees)\b", re.IGNORECASE),
}
_JOINS = frozenset(("", "a total of", "another"))
_REACH, _SHORT = 160, 24

Events = Sequence[re.Match[str]]


def _as_object(text: str, count: Count, events: Events, start: int) -> str | None:
    """Return the unit where the count is object or toll: "killed 22", "the death toll rose to 22"."""
    last = bisect_left(events, count.span.start, key=re.Match.start) - 1
    if last >= 0 and text[events[last].end() : count.span.start].strip() in _JOINS:
        return events[last].lastgroup if events[last][0].casefold() in ACTIVE else None
    return named_before(text[max(start, count.span.start - _REACH) : count.span.start])


def _as_subject(text: str, count: Count, events: Events, limit: int) -> str | None:
    """Return the unit where the count is the subject: "22 people were killed", "12 dead"."""
    for event in events[bisect_left(events, count.span.end, key=re.Match.start) :]:
        if event.start() > min(limit, count.span.end + _REACH):
            return None
        if is_subject(text[count.span.end : event.start()], event[0], text[event.end() : event.end() + _SHORT]):
            return event.lastgroup
    return None


def _parts(text: str, found: Sequence[Count], events: Events) -> list[bool]:
    """Whether each count names a part of the figure before it: "including four children and two women"."""
    parts: list[bool] = []
    for number, count in enumerate(found):
        gap = text[found[number - 1].span.end : count.span.start] if number else ""
        listed = number > 0 and parts[-1] and AND.fullmatch(gap) is not None and not _has_own(text, count, events)
        parts.append(number > 0 and (count.of_them or listed or _PART.search(gap) is not None))
    return parts


def _has_own(text: str, count: Count, events: Events) -> bool:
    """Whether something is said of the "four others" in "including two women, and four others were injured"."""
    if head(count.who) in {"others", "other", "more"}:
        return True
    after = bisect_left(events, count.span.end, key=re.Match.start)
    return after < len(events) and OWN.fullmatch(text[count.span.end : events[after].start()]) is not None


def _units(
    text: str, sentence: Span, found: Sequence[Count], parts: Sequence[bool], events: Events
) -> list[str | None]:
    """Return what happened to each whole count; None for parts and for counts nothing is said of."""
    units: list[str | None] = [None] * len(found)
    limit = sentence.end
    for number in range(len(found) - 1, -1, -1):
        count = found[number]
        if parts[number]:
            continue
        start = found[number - 1].span.end if number else sentence.start
        units[number] = _as_object(text, count, events, start) or _as_subject(text, count, events, limit)
        if _is_of_all(text, count, units[number]) or (units[number] == "missing" and not _are_people(count.who)):
            units[number] = None
            continue
        gap = text[count.span.end : found[number + 1].span.start] if number + 1 < len(found) else "."
        if units[number] is None and count.who and _are_people(count.who) and AND.fullmatch(gap):
            units[number] = units[number + 1]  # "five men and three women were killed"
        if units[number]:
            limit = count.span.start
    return units


def _are_people(who: str | None) -> bool:
    """Whether those counted can be people: not "one thing", but "two Aldrians"."""
    return who is None or is_of_people(who) or who.split()[-1][0].isupper()


def _is_of_all(text: str, count: Count, unit: str | None) -> bool:
    pattern = _OF_ALL.get(unit or "")
    return pattern is not None and pattern.search(text, count.span.start, count.span.end + _SHORT) is not None


def _in_sentence(text: str, sentence: Span) -> Iterator[tuple[Count, str, int | None]]:
    """Yield (count, unit, None), or for a part how many figures back in this sentence its whole stands."""
    words = [(word.start(), word[0].lower()) for word in _WORD.finditer(text, *sentence)]
    events = [event for at, word in words if word in HEADS and (event := EVENT.match(text, at, sentence.end))]
    if not events and not any(word == "toll" for _, word in words):
        return
    found = known(text, counts(text, sentence, (at for at, word in words if word in FIRST or word[0] <= "9")))
    parts = _parts(text, found, events)
    units = carried(text, found, _units(text, sentence, found, parts, events), parts)
    whole, back = None, 0
    for count, part, unit in _summed(text, found, parts, units):
        if unit:
            whole, back = unit, 0
            stop, who = described(text, count.span.end, count.who)
            yield count._replace(span=Span(count.span.start, stop), who=who), unit, None
        elif part and whole:
            back += 1
            yield count, whole, back
        else:
            whole = None


def _summed(
    text: str, found: Sequence[Count], parts: Sequence[bool], units: Sequence[str | None]
) -> Iterator[tuple[Count, bool, str | None]]:
    """Yield (count, whether it is a part, unit), those that are listed together as one."""
    listed: list[Count] = []
    last: str | None = None
    for count, part, unit in zip(found, parts, units, strict=True):
        if listed and unit and last == unit and joins(text, listed[-1], count):
            listed.append(count)
            continue
        if listed:
            yield total(text, listed), False, last
        listed, last = ([count], unit) if unit else ([], None)
        if not unit:
            yield count, part, None
    if listed:
        yield total(text, listed), False, last


def _in_line(text: str, line: Span, already: int) -> Iterator[Figure]:
    """Yield the figures of a line; `already` is how many stand before it, for the numbers in `part_of`."""
    for sentence in sentences(text, line):
        for count, unit, back in _in_sentence(text, sentence):
            whole = None if back is None else already - back
            yield Figure(count.span, count.low, count.high, count.bound, unit, count.who, whole)
            already += 1


def figures(text: str, parts: Sequence[Span]) -> tuple[Figure, ...]:
    """Return the figures in these parts of the text, in order; `part_of` is the number of another among them."""
    found: list[Figure] = []
    for part in parts:
        for line in lines(text, part):
            printed = text[line.start : line.end].lower()
            if holds(printed, STEMS):
                found.extend(_in_line(text, line, len(found)))
            if holds(printed, SIGNS):
                found.extend(sums(text, line))
    return with_wholes(text, _in_order(found))


def _in_order(found: Sequence[Figure]) -> tuple[Figure, ...]:
    """Sort by place and drop what overlaps the one before, keeping `part_of` pointing at the same figure."""
    order: list[int] = []
    for number in sorted(range(len(found)), key=lambda n: found[n].span):
        if not order or found[order[-1]].span.end <= found[number].span.start:
            order.append(number)
    place = {old: new for new, old in enumerate(order)}
    return tuple(
        found[n] if (whole := found[n].part_of) is None else replace(found[n], part_of=place.get(whole)) for n in order
    )
