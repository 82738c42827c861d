"""What a time expression is read against, how a rule for one is written, and the pieces that patterns share."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date

from onrecord.stages.facts import ahead, numbers
from onrecord.stages.facts.ahead import Lean
from onrecord.stages.facts.calendar import SEASONS, WEEKDAYS, likely_year, month_number
from onrecord.stages.facts.told import Told


@dataclass(frozen=True, slots=True)
class When:
    """What a time expression is read against.

    `told` is what the text has told so far; `near_day` the last day told if it stands in the same line; `before` and
    `after` are the words around.
    """

    told: Told
    near_day: date | None
    before: str
    after: str

    @property
    def anchor(self) -> date | None:
        """The day the article is read from, None if unknown."""
        return self.told.anchor

    @property
    def now(self) -> date | None:
        """The day that "this month" is of: the anchor, or in a history the day or month it has come to."""
        told = self.told
        if not told.looking_back or told.year is None or told.year < 1:
            return told.anchor
        if told.last_day and (told.last_day.year, told.last_day.month) == (told.year, told.month):
            return told.last_day
        return date(told.year, told.month or 1, 1)

    @property
    def lean(self) -> Lean:
        """Which way from the anchor the time lies, by the words around."""
        return ahead.lean(self.before, self.after)

    @property
    def ahead(self) -> bool:
        """Whether the words around speak of what is to come, and nothing nearer of what is past."""
        return self.lean is Lean.AHEAD


Match = re.Match[str]
Meaning = Callable[[Match, When], str | None]
Rule = tuple[re.Pattern[str], Meaning]


@dataclass(frozen=True, slots=True)
class Grammar:
    """Rules in the order they are tried.

    A rule is a pattern, the words it can begin with (so that it is tried only there; "0" stands for digits) and a
    function from the match to a TIMEX3 value, or None if it is no time after all.
    """

    rules: list[tuple[frozenset[str], Rule]] = field(default_factory=list)

    def rule(self, heads: str, pattern: str) -> Callable[[Meaning], Meaning]:
        """Enter the decorated meaning under a pattern, in which a blank stands for any one blank character."""
        compiled = re.compile(rf"(?:{pattern})(?!\w)".replace(" ", r"\s"), re.IGNORECASE)

        def enter(meaning: Meaning) -> Meaning:
            self.rules.append((frozenset(heads.split()), (compiled, meaning)))
            return meaning

        return enter


def index(grammars: Iterable[Grammar]) -> dict[str, list[Rule]]:
    """Return the rules of several grammars by the first word they are tried at."""
    found: dict[str, list[Rule]] = {}
    for grammar in grammars:
        for heads, rule in grammar.rules:
            for head in heads:
                found.setdefault(head, []).append(rule)
    return found


MONTH_NAMES = (
    r"January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\b\.?"
)
MONTH = f"(?P<month>{MONTH_NAMES})"
MONTH_HEADS = """january february march april may june july august september october november december
    jan feb mar apr jun jul aug sept sep oct nov dec"""
WEEKDAY = f"(?P<weekday>{'|'.join(WEEKDAYS)})"
DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?(?![\d%]|[.,:]\d)"
YEAR = r"(?P<year>(?:1[0-9]|20)\d\d)(?!\d)"
YEAR_OR_BC = r"(?:(?P<bc>\d{1,4}) B(?:\.C\.?|CE?\b)|" + YEAR + ")"
# "In April and June 1955", "from 3 May to 5 July 1969": the first is of the year printed after the second.
_SHARED_YEAR = re.compile(
    rf"\s?(?:,|and|or|to|until|till|through|[-–/])\s?(?:(?:early|mid|late)[ -])?(?:\d{{1,2}}\s)?{MONTH}"
    rf"(?:\s\d{{1,2}})?,?\s{YEAR}"
)
_SHARED_BY_DAYS = re.compile(
    rf"\s?(?:[-–/,]|and|or|to|through)\s?\d{{1,2}}(?:st|nd|rd|th)?,?\s(?:of\s)?{YEAR}"
)  # "May 2-3, 1999"
_THIS = re.compile(r"\b[Tt]his(?:\s(?:past|coming))?\s$")
_HEADED = re.compile(rf"(?:^|\n){YEAR}\s?[-–—:]\s(?:(?:On|In|By|Late|Early)\s)?$")
"""A table of years: "1863 - On Jan. 1, …"."""
# How many days from a day told just before a day without its year is one of that year too.
_SOON = 45
# How many months a story goes on, or back, before a month without its year is one of the next, or the last.
_ON, _BACK = 8, 10
OF_YEAR = rf"(?:,? (?:of )?{YEAR}|,? (?:of )?(?P<nearby>this|last|next) year| of (?P<same>that|the same) year)?"
PART = r"(?P<part>morning|afternoon|evening|night)"
SEASON = f"(?P<season>{'|'.join(SEASONS)})"
UNIT = r"(?P<unit>second|minute|hour|day|week|month|year|decade|quarter|century|centurie)"
COUNT = rf"(?P<count>{numbers.NUMBER}|an?|several|a few|few|many|some|a couple of|half an?)"
SHADE = r"(?:(?:early|late|mid|earlier|later)[ -])"
FUZZY = r"(?:about|around|nearly|almost|more than|less than|over|at least|up to|some|roughly)"
AFTER_THE = frozenset(
    """early late mid earlier later last past next coming previous following preceding first second third fourth latter
    same very end beginning start middle close rest remainder week month year decade century day morning afternoon
    evening night weekend near not future present time small wee
    eighteenth nineteenth twentieth other fifth
    twenties thirties forties fifties sixties seventies eighties nineties""".split()
) | frozenset(SEASONS)
"""The words that a time expression can go on with after "the"; digits too."""
NUMBER_HEADS = " ".join(("0", *numbers.FIRST_WORDS, *"a an several few many half".split()))
SHADE_HEADS = " early late mid earlier later"
FUZZY_HEADS = " about around nearly almost more less over at up some roughly"


def count_of(match: Match) -> int | None:
    """Return the count that was printed, None for "several"."""
    printed = match["count"].casefold()
    if printed in {"a", "an"}:
        return 1
    return 2 if printed == "a couple of" else numbers.value(printed)


def unit_of(match: Match) -> str:
    """Return the unit in the singular."""
    unit = match["unit"].casefold()
    return "century" if unit == "centurie" else unit


def year_of(match: Match, when: When, month: int, day: int | None, lean: Lean | None = None) -> int | None:
    """Return the year that was printed, or the one meant, or None if that cannot be known; `lean` is given or read."""
    if match.groupdict().get("year"):
        return int(match["year"])
    if when.anchor and match.groupdict().get("nearby"):
        return when.anchor.year + {"last": -1, "this": 0, "next": 1}[match["nearby"].casefold()]
    if match.groupdict().get("same"):
        return when.told.year
    if when.anchor and _THIS.search(when.before):
        return when.anchor.year
    if headed := _HEADED.search(when.before):
        return int(headed["year"])
    if day is not None and (same := _SHARED_BY_DAYS.match(when.after)):
        return int(same["year"])
    if later := _SHARED_YEAR.match(when.after):
        return int(later["year"]) - (month > month_number(later["month"]))
    told = when.told
    if told.looking_back and told.year is not None:
        return story_year(told.year, told.month, month)
    if (near := when.near_day) and abs((date(near.year, month, min(day or near.day, 28)) - near).days) <= _SOON:
        return near.year
    return likely_year(when.anchor, month, day, lean or when.lean) if when.anchor else None


def printed_year(match: Match) -> int:
    """Return the year that `YEAR_OR_BC` matched, negative before Christ."""
    return -int(match["bc"]) if match["bc"] else int(match["year"])


def story_year(year: int, told: int | None, month: int) -> int:
    """Return the year of a month named without one, where a story has come to month `told` of `year`."""
    if told is None:
        return year
    return year + (told - month >= _ON) - (month - told >= _BACK)
