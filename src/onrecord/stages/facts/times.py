"""Time expressions and their TIMEX3 values, read against the day an article was published.

The text is walked word by word; only at a word that can begin a time expression are its rules tried. Dates lie
in the past unless the words before speak of what is to come: news reports what has happened.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from onrecord.records import Span, Time
from onrecord.stages.facts.calendar import parse
from onrecord.stages.facts.dates import DATES
from onrecord.stages.facts.grammar import Rule, When, index
from onrecord.stages.facts.periods import PERIODS

_RULES = index((DATES, PERIODS))

_WORD = re.compile(r"[A-Za-z]+|[0-9]+")
_YEAR = re.compile(r"\b(?:1[0-9]|20)[0-9]{2}\b")
_MANY = 12
_CONTEXT = 90
_LINE = 600


class _Told(NamedTuple):
    """What has been told up to a word, and from which day on the article is read."""

    anchor: date | None
    looking_back: bool
    last: str | None = None
    last_day: date | None = None
    last_day_at: int = 0

    def then(self, time: Time) -> _Told:
        """Return what has been told after one more time."""
        if not time.value.startswith("XXXX") and not time.value[:4].isdigit():
            return self
        day = parse(time.value)
        if day is None:
            return self._replace(last=time.value)
        return self._replace(last=time.value, last_day=day, last_day_at=time.span.end)

    def near(self, text: str, place: int) -> date | None:
        """Return the last day if it was told in the line of this place, not far before."""
        near = place - self.last_day_at < _LINE and "\n" not in text[self.last_day_at : place]
        return self.last_day if near else None


def _read(text: str, word: Span, rules: Sequence[Rule], told: _Told) -> Time | None:
    """Return the time expression that begins at a word; `word` ends where the part of the text does."""
    start, limit = word
    for pattern, meaning in rules:
        match = pattern.match(text, start, limit)
        if match is None:
            continue
        end = match.end()
        before, after = text[max(0, start - _CONTEXT) : start], text[end : min(end + _CONTEXT, limit)]
        near = told.near(text, start)
        value = meaning(match, When(told.anchor, told.last, told.last_day, near, before, after, told.looking_back))
        if value is not None:
            return Time(Span(start, end), value)
    return None


def _looks_back(text: str, anchor: date | None) -> bool:
    """Whether most of the years a text names are long gone: it tells history, and its "May 5" is not this year's."""
    if anchor is None:
        return False
    years = [int(year) for year in _YEAR.findall(text)]
    return len(years) >= _MANY and sum(year < anchor.year - 2 for year in years) > 0.9 * len(years)


def times(text: str, parts: Sequence[Span], anchor: date | None) -> Iterator[Time]:
    """Yield the time expressions in these parts of the text, in order, none overlapping another.

    Args:
        text: the article's text.
        parts: where to look; sorted.
        anchor: the day that relative times are read against, None if it is not known.
    """
    told = _Told(anchor, _looks_back(text, anchor))
    for part in parts:
        done = part.start
        for word in _WORD.finditer(text, *part):
            head = word[0].lower()
            rules = _RULES.get(head if head[0] > "9" else "0")
            if rules is None or word.start() < done:
                continue
            found = _read(text, Span(word.start(), part.end), rules, told)
            if found is None:
                continue
            done = found.span.end
            told = told.then(found)
            yield found
