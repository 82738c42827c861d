"""Time expressions and their TIMEX3 values, read against the day an article was published.

The text is walked word by word; only at a word that can begin a time expression are its rules tried. Dates lie
in the past unless the words before speak of what is to come: news reports what has happened.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from onrecord.records import Span, Time
from onrecord.stages.facts.anchored import ANCHORED
from onrecord.stages.facts.clock import CLOCK
from onrecord.stages.facts.dates import DATES
from onrecord.stages.facts.days import DAYS
from onrecord.stages.facts.grammar import AFTER_THE, Rule, When, index
from onrecord.stages.facts.idioms import IDIOMS
from onrecord.stages.facts.periods import PERIODS
from onrecord.stages.facts.ranges import RANGES
from onrecord.stages.facts.seasons import SEASONAL
from onrecord.stages.facts.told import Told, looks_back
from onrecord.stages.facts.years import BEFORE_CHRIST, YEARS

_RULES = index((IDIOMS, DAYS, RANGES, CLOCK, BEFORE_CHRIST, DATES, YEARS, SEASONAL, ANCHORED, PERIODS))

_BY_WORD = {form: rules for head, rules in _RULES.items() for form in (head, head.capitalize(), head.upper())}
_FIGURES = _RULES["0"]

_WORD = re.compile(r"[A-Za-z]+|[0-9]+")
_NEXT = re.compile(r"\s([A-Za-z]+)")
_THE = frozenset(("the", "The", "THE"))
_CONTEXT = 110


def _read(text: str, word: Span, rules: Sequence[Rule], told: Told) -> Time | None:
    """Return the time expression that begins at a word; `word` ends where the part of the text does."""
    start, limit = word
    for pattern, meaning in rules:
        match = pattern.match(text, start, limit)
        if match is None:
            continue
        end = match.end()
        before, after = text[max(0, start - _CONTEXT) : start], text[end : min(end + _CONTEXT, limit)]
        value = meaning(match, When(told, told.near(text, start), before, after))
        if value is not None:
            return Time(Span(start, end), value)
    return None


def times(text: str, parts: Sequence[Span], anchor: date | None) -> Iterator[Time]:
    """Yield the time expressions in these parts of the text, in order, none overlapping another.

    Args:
        text: the article's text.
        parts: where to look; sorted.
        anchor: the day that relative times are read against, None if it is not known.
    """
    told = Told(anchor, looks_back(text, anchor))
    for part in parts:
        done = part.start
        for word in _WORD.finditer(text, *part):
            head = word[0]
            rules = _BY_WORD.get(head) if head[0] > "9" else _FIGURES
            if rules is None or word.start() < done:
                continue
            if head in _THE and (after := _NEXT.match(text, word.end())) and after[1].lower() not in AFTER_THE:
                continue
            found = _read(text, Span(word.start(), part.end), rules, told)
            if found is None:
                continue
            done = found.span.end
            told = told.then(found)
            yield found
