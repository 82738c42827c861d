"""Hours and parts of a day: "3 a.m. on Saturday", "5:34 AM Baghdad time on March 20", "the night of 8 February"."""

from __future__ import annotations

import re

from onrecord.stages.facts.ahead import Lean
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
    if not half and not groups.get("zone") and not (_AT.search(when.before) or _HOURS.match(when.after)):
        return None  # "Watch: Storm hits port 01:17"
    if groups.get("day") or groups.get("alone"):
        day = _day_of(match, when)
    elif said := _SAID_AGAIN.match(when.after):
        day = weekday(when.anchor, WEEKDAYS[said["weekday"].casefold()], ahead=when.ahead)
    else:
        day = _today(when)
    return day and f"{day}T{hour:02d}:{groups.get('minute') or '00'}"


# "At 4 in the morning (4 a.m. EDT Thursday)".
_SAID_AGAIN = re.compile(rf"\s\([^)\n]{{0,24}}\b{WEEKDAY}\)", re.IGNORECASE)
_AT = re.compile(
    r"\b(?:at|by|around|about|from|to|until|till|before|after|between|and|since|past|shortly|approximately|nearly|T)\s$|"
    r"\d\s?[-–]\s?$|\bday,?\s$|\d,?\s$",
    re.IGNORECASE,
)
_HOURS = re.compile(r"[ \u00a0]?(?:[Hh]ours|hrs|h\b|local|GMT|UTC|[A-Z]{1,3}T\b|on\b)|\s?[-–]\s?\d")
_EDITED = re.compile(r"\b(?:[Uu]pdated?|[Pp]osted|[Pp]ublished|[Cc]orrected|[Mm]odified)\s(?:at|on|-)?\s?$")


def _today(when: When) -> str:
    """Return the day of an hour printed alone; open for one of what has been, where the line has told of no day."""
    if when.near_day:
        return when.near_day.isoformat()
    if when.told.last is None or when.told.looking_back or _EDITED.search(when.before):
        return shift(when.now, "day", 0)
    return shift(None if when.lean in {Lean.BEHIND, Lean.AGO} else when.now, "day", 0)


@CLOCK.rule("noon midday", rf"(?:noon|midday)(?:,? (?:on )?(?:{_DATE}|{_WEEKDAY}))?")
def _noon(match: Match, when: When) -> str | None:
    if when.before.casefold().endswith("high "):
        return None
    day = _day_of(match, when) if match["day"] or match["alone"] else _today(when)
    return day and f"{day}T12:00"


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
