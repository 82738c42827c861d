"""Hours and parts of a day: "3 a.m. on Saturday", "5:34 AM Baghdad time on March 20", "the night of 8 February"."""

from __future__ import annotations

import re

from onrecord.stages.facts.calendar import PARTS, WEEKDAYS, day_value, month_number, shift, weekday
from onrecord.stages.facts.grammar import MONTH, MONTH_NAMES, OF_YEAR, PART, WEEKDAY, Grammar, Match, When, year_of

CLOCK = Grammar()

_DATE = (
    rf"(?:{WEEKDAY},? )?(?:the )?(?:{MONTH} )?(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?![\d%]|[.:]\d)"
    rf"(?: (?:of )?(?P<m2>{MONTH_NAMES}))?{OF_YEAR}"
)
_WEEKDAY = WEEKDAY.replace("weekday", "alone")


def _day_of(match: Match, when: When) -> str | None:
    """Return the day that stands in the match: of a month, of the week, or None if neither is well formed."""
    groups = match.groupdict()
    if groups.get("day"):
        if (groups["month"] is None) == (groups["m2"] is None):
            return None
        month, day = month_number(groups["month"] or groups["m2"]), int(groups["day"])
        return day_value(year_of(match, when, month, day), month, day)
    return weekday(when.anchor, WEEKDAYS[groups["alone"].casefold()], ahead=when.ahead)


_ZONE = (
    r"(?: (?:local time|(?-i:[A-Z][a-z]+) time|(?:Eastern|Central|Pacific|Mountain)(?: time)?|(?-i:[A-Z]{3,4})\b))?"
    r"(?: \([^)\n]{3,20}\)(?=,? (?:on )?(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)))?"
)


# The rule nearest to the function is entered first: with "a.m." before without.
@CLOCK.rule("0", r"(?P<hour>[01]?\d|2[0-3]):(?P<minute>[0-5]\d)(?!:?\d)")
@CLOCK.rule("0", r"(?P<hour>\d{1,2}) (?:o['’]clock )?(?:in the|at) (?P<half>morning|afternoon|evening|night)")
@CLOCK.rule(
    "0",
    r"(?P<hour>\d{1,2})(?:[:.](?P<minute>\d\d))? ?(?:(?P<half>[ap])\.?m\.?|(?P<zone>GMT|UTC))"
    rf"{_ZONE}(?:,? (?:on )?(?:{_DATE}|{_WEEKDAY}))?",
)
def _clock(match: Match, when: When) -> str | None:
    groups = match.groupdict()
    hour, half = int(match["hour"]), (groups.get("half") or "").casefold()
    if hour > 24 or (half and not 1 <= hour <= 12):
        return None
    hour = hour % 12 + 12 * (half not in {"a", "morning"}) if half else hour % 24
    day = _day_of(match, when) if groups.get("day") or groups.get("alone") else _today(when)
    return day and f"{day}T{hour:02d}:{groups.get('minute') or '00'}"


def _today(when: When) -> str:
    return when.near_day.isoformat() if when.near_day else shift(when.now, "day", 0)


@CLOCK.rule("noon midday", r"noon|midday")
def _noon(_: Match, when: When) -> str | None:
    return None if when.before.casefold().endswith("high ") else f"{_today(when)}T12:00"


@CLOCK.rule(
    "the early late morning afternoon evening night",
    rf"(?:the )?(?:(?:early|late)(?: in the)? )?{PART}(?: hours)? (?:of|on) (?:{_DATE}|{_WEEKDAY})",
)
def _part_of(match: Match, when: When) -> str | None:
    day = _day_of(match, when)
    return day and f"{day}T{PARTS[match['part'].casefold()]}"


@CLOCK.rule(
    "the early",
    r"(?:the )?(?:early|small|wee) hours of (?P<rest>(?:the )?morning of )?" rf"(?:{_DATE}|{_WEEKDAY}(?: morning)?)",
)
def _early_hours(match: Match, when: When) -> str | None:
    day = _day_of(match, when)
    return day and f"{day}TMO"


@CLOCK.rule("night", r"night")
def _night(_: Match, when: When) -> str | None:
    return f"XXXX-XX-XXT{PARTS['night']}" if re.search(r"\b[Aa]t\s$", when.before) else None
