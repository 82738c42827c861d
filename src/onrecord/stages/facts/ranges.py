"""The ends of ranges: "6-7 February", "April 6-7", "1957-60", "499-493 BC"."""

from __future__ import annotations

import re

from onrecord.stages.facts.calendar import day_value, month_number, year_value
from onrecord.stages.facts.grammar import MONTH, OF_YEAR, Grammar, Match, When, year_of

RANGES = Grammar()

_TO = r"(?: ?[-–/] ?| and | or | to | until |, )"


@RANGES.rule(
    "0",
    rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th)?"
    rf"(?={_TO}(?:\d{{1,2}}(?:st|nd|rd|th)?{_TO})?\d{{1,2}}(?:st|nd|rd|th)? {MONTH}{OF_YEAR})",
)
def _first_day(match: Match, when: When) -> str | None:
    if not match["month"][0].isupper() or re.search(r"[\w$€£][-–/.,]?$", when.before):
        return None
    month, day = month_number(match["month"]), int(match["day"])
    return day_value(year_of(match, when, month, day), month, day)


_DAY_BEFORE = re.compile(
    rf"\b{MONTH}\s(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?:\s?[-–/]\s?|\sand\s|\sor\s|\sto\s|\suntil\s|\sthrough\s|,\s)$"
)


@RANGES.rule("0", r"(?P<day>\d{1,2})(?:st|nd|rd|th)?(?![\d%:]|[.,]\d|-\w|,? (?-i:[A-Z])\w+ \d)")
def _last_day(match: Match, when: When) -> str | None:
    before, last = _DAY_BEFORE.search(when.before), when.told.last or ""
    if before is None or not last.endswith(f"-{int(before['day']):02d}") or int(match["day"]) <= int(before["day"]):
        return None
    if re.match(r"\s(?:[a-z]+s|people|men|women|children)\b", when.after) and not when.before.endswith(("-", "–")):
        return None  # "On May 5, 12 soldiers"
    year, month = last[:-6], int(last[-5:-3])
    return day_value(None if year == "XXXX" else int(year), month, int(match["day"])) if year.isalnum() else None


@RANGES.rule("0", r"(?P<end>\d\d)(?![\d%:]|[.,]\d|-\w)")
def _last_year(match: Match, when: When) -> str | None:
    start = re.search(r"(?<![\d.,/-])(?P<century>1[5-9]|20)(?P<rest>\d\d)[-–/]$", when.before)
    if start is None or int(match["end"]) <= int(start["rest"]):
        return None
    return start["century"] + match["end"]


@RANGES.rule("0", r"(?P<start>\d{1,4})(?=(?: ?[-–] ?| to | and | or )\d{1,4} B\.?C\b)")
def _first_year_before_christ(match: Match, _: When) -> str | None:
    return year_value(-int(match["start"]))
