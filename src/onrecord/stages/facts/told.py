"""What a text has told of time so far: what "that year", "the next day" and a date without its year lean on."""

from __future__ import annotations

import re
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from onrecord.records import Time
from onrecord.stages.facts.calendar import parse

_YEAR = re.compile(r"\b(?:1[0-9]|20)[0-9]{2}\b|\b(?P<before>[0-9]{1,4})(?=(?:[-–][0-9]{1,4})? B\.?C\b)")
# What reporters write and historians hardly do: "on Monday", "last week", "he said", "I".
_REPORTING = re.compile(
    r"\b(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|[Yy]esterday|[Tt]omorrow|[Tt]onight|"
    r"[Ll]ast (?:week|month|night|year)|[Tt]his (?:week|month|year|morning)|"
    r"said|says|told|tells|interview|tweeted|spokes\w+|I|you|we)\b"
)
_MANY, _TIMES_AS_MANY = 8, 1.5
_STEP, _IN_ORDER = 2, 0.5
_LINE = 600

_DATED = re.compile(r"(?P<bc>BC)?(?P<year>\d{4})(?:-(?P<month>\d\d)(?!\d)|-W(?P<week>\d\d)|-(?P<season>SP|SU|FA))?")
_SEASON_MONTH = {"SP": 4, "SU": 7, "FA": 10}

# A year this far from the one being told is an aside ("in 2005 it came out that"); a second one confirms it.
_ASIDE = 12


class Told(NamedTuple):
    """What has been told up to a word, and from which day on the article is read.

    `last` is the value of the last dated time; `year` (negative before Christ) and `month` are those of the story so
    far; `last_day` is the last day told, `last_day_at` where. `looking_back` marks a text that tells history.
    """

    anchor: date | None
    looking_back: bool
    last: str | None = None
    year: int | None = None
    month: int | None = None
    last_day: date | None = None
    last_day_at: int = 0
    aside: int | None = None

    def then(self, time: Time) -> Told:
        """Return what has been told after one more time."""
        dated = _DATED.match(time.value)
        if dated is None:
            return self
        year = -int(dated["year"]) if dated["bc"] else int(dated["year"])
        if self._is_aside(year):
            return self._replace(aside=year)
        day = parse(time.value)
        if self.looking_back and day is not None and day == self.anchor:
            return self  # the day of printing is none of the story
        told = self._replace(last=time.value, year=year, month=_month(dated), aside=None)
        return told if day is None else told._replace(last_day=day, last_day_at=time.span.end)

    def _is_aside(self, year: int) -> bool:
        far = self.year is not None and abs(year - self.year) >= _ASIDE
        return self.looking_back and far and self.aside != year

    def near(self, text: str, place: int) -> date | None:
        """Return the last day if it was told in the line of this place, not far before."""
        near = place - self.last_day_at < _LINE and "\n" not in text[self.last_day_at : place]
        return self.last_day if near else None


def _month(dated: re.Match[str]) -> int | None:
    if dated["month"]:
        return int(dated["month"])
    if dated["week"]:
        return min(12, int(dated["week"]) * 12 // 53 + 1)
    return _SEASON_MONTH.get(dated["season"] or "")


def looks_back(text: str, anchor: date | None) -> bool:
    """Whether a text tells history, so that its "May 5" lies in the year it tells and not in that of its printing.

    Such a text names many years, nearly all of them past and one after the other, and has little of a report:
    weekdays, "last week", "said".
    """
    if anchor is None:
        return False
    years = [-int(year["before"]) if year["before"] else int(year[0]) for year in _YEAR.finditer(text)]
    in_order = sum(0 <= there - here <= _STEP for here, there in pairwise(years))
    if len(years) < _MANY or in_order < _IN_ORDER * len(years):
        return False
    past = sum(year < anchor.year for year in years)
    return past >= _TIMES_AS_MANY * (len(years) - past + sum(1 for _ in _REPORTING.finditer(text)))
