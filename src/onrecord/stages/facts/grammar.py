"""What a time expression is read against, how a rule for one is written, and the pieces that patterns share."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date

from onrecord.stages.facts import numbers
from onrecord.stages.facts.calendar import SEASONS, WEEKDAYS, likely_year


@dataclass(frozen=True, slots=True)
class When:
    """What a time expression is read against.

    `anchor` is the day the article is read from, None if unknown; `last` the value of the last time before this one,
    `last_day` the last day among those before, `near_day` the same if it stands in the same line; `before` and `after`
    are the words around it. `looking_back` marks a text about years long gone: there a day without its year belongs to
    the last one told.
    """

    anchor: date | None
    last: str | None
    last_day: date | None
    near_day: date | None
    before: str
    after: str
    looking_back: bool = False

    @property
    def ahead(self) -> bool:
        """Whether the words around speak of what is to come, and nothing nearer of what is past."""
        return speaks_ahead(self.before, self.after)


_AHEAD = re.compile(
    r"\b(?:will|would|shall|'ll|’ll|to be|scheduled|expected|planned|plans?|due|set for|upcoming|deadline|hopes? to|"
    r"is to|are to|was to|were to|call(?:s|ed|ing)? for|(?-i:by|until)|starting|as early as|as soon as)\b",
    re.IGNORECASE,
)
_BEHIND = re.compile(
    r"\b(?:said|says|told|announced|reported|added|wrote|was|were|had|has|have|did|came|ruled|since|issued|warned|"
    r"according|agreed|met|rose|opened|died)\b|[.!?;\n]\s",
    re.IGNORECASE,
)
_OPENING = re.compile(r"(?:^|[.!?\n”\"']\s*)(?:On|In|By)\s$")


def speaks_ahead(before: str, after: str) -> bool:
    """Whether the words around a time speak of what is to come, and nothing nearer to it of what is past."""
    cues = list(_AHEAD.finditer(before))
    if cues:
        return not _BEHIND.search(before, cues[-1].end())
    if _OPENING.search(before) and (first := _AHEAD.search(after)):
        return not _BEHIND.search(after, 0, first.start())
    return False


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


MONTH = (
    r"(?P<month>January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\b\.?)"
)
MONTH_HEADS = """january february march april may june july august september october november december
    jan feb mar apr jun jul aug sept sep oct nov dec"""
WEEKDAY = f"(?P<weekday>{'|'.join(WEEKDAYS)})"
DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?(?![\d%]|[.,:]\d)"
YEAR = r"(?P<year>(?:1[0-9]|20)\d\d)(?!\d)"
OF_YEAR = rf"(?:,? (?:of )?{YEAR}|,? (?:of )?(?P<nearby>this|last|next) year)?"
PART = r"(?P<part>morning|afternoon|evening|night)"
SEASON = f"(?P<season>{'|'.join(SEASONS)})"
UNIT = r"(?P<unit>second|minute|hour|day|week|month|year|decade|quarter|century|centurie)"
COUNT = rf"(?P<count>{numbers.NUMBER}|an?|several|a few|few|many|some|a couple of|half an?)"
SHADE = r"(?:(?:early|late|mid|earlier|later)[ -])"
FUZZY = r"(?:about|around|nearly|almost|more than|less than|over|at least|up to|some|roughly)"
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


def year_of(match: Match, when: When, month: int, day: int | None) -> int | None:
    """Return the year that was printed, or the one meant, or None if that cannot be known."""
    if match.groupdict().get("year"):
        return int(match["year"])
    if when.anchor and match.groupdict().get("nearby"):
        return when.anchor.year + {"last": -1, "this": 0, "next": 1}[match["nearby"].casefold()]
    if when.looking_back and when.last and re.match(r"\d{4}", when.last):
        told = date(int(when.last[:4]), int(when.last[5:7]) if re.match(r"\d{4}-\d\d", when.last) else 1, 1)
        return likely_year(told, month, day, ahead=True)
    return likely_year(when.anchor, month, day, ahead=when.ahead) if when.anchor else None
