"""Points in time with a name of their own: days, months, years, weekdays, seasons, hours, holidays."""

from __future__ import annotations

import re
from datetime import date

from onrecord.stages.facts.calendar import (
    PARTS,
    SEASONS,
    WEEKDAYS,
    day_value,
    likely_year,
    month_number,
    shift,
    weekday,
)
from onrecord.stages.facts.grammar import (
    DAY,
    MONTH,
    MONTH_HEADS,
    OF_YEAR,
    PART,
    SEASON,
    SHADE,
    SHADE_HEADS,
    WEEKDAY,
    YEAR,
    Grammar,
    Match,
    When,
    year_of,
)

DATES = Grammar()


@DATES.rule("0", r"(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)(?:T\d\d:\d\d(?::\d\d)?Z?)?")
def _iso(match: Match, _: When) -> str | None:
    return day_value(int(match["year"]), int(match["month"]), int(match["day"]))


@DATES.rule("0", r"(?P<count>\d{1,4}) B\.?C\.?E?\.?")
def _before_christ(match: Match, _: When) -> str | None:
    return f"BC{int(match['count']):04d}"


@DATES.rule("0", rf"(?P<a>\d{{1,2}})(?P<sep>[./])(?P<b>\d{{1,2}})(?P=sep){YEAR}")
def _numeric(match: Match, _: When) -> str | None:
    a, b, year = int(match["a"]), int(match["b"]), int(match["year"])
    if match["sep"] == "." or a > 12:
        return day_value(year, b, a)
    if b > 12:
        return day_value(year, a, b)
    # 3/4/2031 is April in one country and March in another: only the year is sure.
    return day_value(year, a, b) if a == b else f"{year}-XX-XX"


@DATES.rule(
    " ".join(WEEKDAYS), rf"{WEEKDAY},? (?:the )?(?:{MONTH} {DAY}|(?P<d2>\d{{1,2}}) (?P<m2>[A-Z][a-z]+)){OF_YEAR}"
)
@DATES.rule(MONTH_HEADS, rf"{MONTH} {DAY}{OF_YEAR}")
@DATES.rule("0", rf"{DAY} (?:of )?{MONTH}{OF_YEAR}")
def _day(match: Match, when: When) -> str | None:
    groups = match.groupdict()
    name = groups.get("month") or groups.get("m2") or ""
    try:
        month, day = month_number(name), int(groups.get("day") or groups["d2"])
    except KeyError:
        return None
    if not name[0].isupper():
        return None
    return day_value(year_of(match, when, month, day), month, day)


@DATES.rule(MONTH_HEADS + SHADE_HEADS, rf"{SHADE}?{MONTH}{OF_YEAR}")
@DATES.rule("last next", rf"(?:last|next) {MONTH}")
def _month(match: Match, when: When) -> str | None:
    name = match["month"]
    if not name[0].isupper():
        return None
    month = month_number(name)
    if len(name) < 4 and name.casefold() != "may" and not match.groupdict().get("year"):
        return None  # "Jan" without a full stop is a man
    # "May" and "March" are also a verb, a name and a way to walk.
    if name.casefold() in {"may", "march", "mar"} and match[0] == name and not _PREPOSITION.search(when.before):
        return None
    year = year_of(match, when, month, None)
    head = match[0].split()[0].casefold()
    if when.anchor and head in {"last", "next"}:
        year = likely_year(when.anchor, month, 1 if head == "last" else 31, ahead=head == "next")
        year -= head == "last" and year == when.anchor.year and month == when.anchor.month
    return f"{'XXXX' if year is None else year}-{month:02d}"


_PREPOSITION = re.compile(
    r"\b(?:in|since|by|until|till|from|to|during|and|between|before|after|through|for|of|this)\s$", re.IGNORECASE
)


@DATES.rule(
    " ".join(WEEKDAYS) + " last next this early late earlier",
    rf"(?:(?P<which>last|next|this|early|late|earlier) (?:on )?)?{WEEKDAY}(?P<of>['’]s)?(?: {PART})?"
    r"(?!\s(?:Times|Telegraph|Mail|Express|Herald|Mirror|Post|Tribune|Night Live))",
)
def _weekday(match: Match, when: When) -> str | None:
    if not match["weekday"][0].isupper() or when.before.endswith(("Super ", "Black ", "Bloody ", "Good ")):
        return None
    which = (match["which"] or "").casefold()
    ahead = which == "next" or (which != "last" and when.ahead)
    if match["of"] and not _PLANNED.match(when.after):
        ahead = False  # "ways around Wednesday's ruling"
    value = weekday(when.anchor, WEEKDAYS[match["weekday"].casefold()], ahead=ahead)
    if when.anchor and value == when.anchor.isoformat() and which in {"last", "next"}:
        value = shift(when.anchor, "day", 7 if which == "next" else -7)
    return value + (f"T{PARTS[match['part'].casefold()]}" if match["part"] else "")


_PLANNED = re.compile(
    r"\s(?:\w+\s)?(?:elections?|vote|meeting|summit|game|match|hearing|talks|deadline|funeral|session|visit|ballot|poll|"
    r"referendum|debate|trial|final|march|rally)\b"
)


@DATES.rule("spring summer autumn fall winter the early late mid", rf"(?:the )?{SHADE}?{SEASON} (?:of )?{YEAR}")
def _season_of(match: Match, _: When) -> str | None:
    return f"{match['year']}-{SEASONS[match['season'].casefold()]}"


@DATES.rule("the 0 mid early late", r"(?:the )?(?:(?:early|late|mid)[ -])?(?P<decade>(?:1[5-9]|20)\d)0s")
def _decade(match: Match, _: When) -> str | None:
    return f"{match['decade']}X"


# The rule nearest to the function is entered first: with "a.m." before without.
@DATES.rule("0", r"(?P<hour>[01]?\d|2[0-3]):(?P<minute>[0-5]\d)(?!:?\d)")
@DATES.rule(
    "0",
    r"(?P<hour>\d{1,2})(?:[:.](?P<minute>\d\d))? ?(?:(?P<half>[ap])\.?m\.?|(?P<zone>GMT|UTC))"
    r"(?: (?:local time|(?:Eastern|Central|Pacific|Mountain)(?: time)?|(?-i:[A-Z]{3,4})\b))?"
    rf"(?:,? (?:on )?(?:{WEEKDAY}|{MONTH} {DAY}(?:,? {YEAR})?))?",
)
def _clock(match: Match, when: When) -> str | None:
    groups = match.groupdict()
    hour, half = int(match["hour"]), (groups.get("half") or "").casefold()
    if hour > 24 or (half and not 1 <= hour <= 12):
        return None
    hour = hour % 12 + 12 * (half == "p") if half else hour % 24
    day: str | None
    if groups.get("month"):
        month, number = month_number(match["month"]), int(match["day"])
        day = day_value(year_of(match, when, month, number), month, number)
    elif groups.get("weekday"):
        day = weekday(when.anchor, WEEKDAYS[match["weekday"].casefold()], ahead=when.ahead)
    else:
        day = when.near_day.isoformat() if when.near_day else shift(when.anchor, "day", 0)
    return day and f"{day}T{hour:02d}:{groups.get('minute') or '00'}"


@DATES.rule("noon midday", r"noon|midday")
def _noon(_: Match, when: When) -> str | None:
    day = when.near_day.isoformat() if when.near_day else shift(when.anchor, "day", 0)
    return f"{day}T12:00"


@DATES.rule("christmas thanksgiving new", r"Christmas(?: (?:Day|Eve))?|Thanksgiving(?: Day)?|New Year['’]s (?:Day|Eve)")
def _holiday(match: Match, when: When) -> str | None:
    name = match[0].casefold()
    if "thanksgiving" in name:
        if when.anchor is None:
            return "XXXX-11"
        year = likely_year(when.anchor, 11, 25, ahead=when.ahead)
        first = date(year, 11, 1).weekday()
        return f"{year}-11-{22 + (3 - first) % 7:02d}"
    month, day = (
        (1, 1) if "day" in name and "new" in name else (12, 31) if "new" in name else (12, 24 + ("eve" not in name))
    )
    return day_value(likely_year(when.anchor, month, day, ahead=when.ahead) if when.anchor else None, month, day)


_NO_YEAR_BEFORE = re.compile(
    r"(?:[$€£#]\s?|[,.:/]|\b(?:about|around|nearly|almost|some|over|than|least|to|nos?|number|route|flight|"
    r"room|page)\.?\s)$",
    re.IGNORECASE,
)
_NO_YEAR_AFTER = re.compile(
    r"\s?%|-(?!\d{2,4}\b|\d\d\d\d)|\s(?:percent|per cent|people|troops|men|women|soldiers|civilians|fighters|homes|"
    r"houses|families|years|days|weeks|months|decades|hours|minutes|tonnes|tons|kilomet|met(?:er|re)|miles|feet|dollars|euros|"
    r"pounds|others|workers|dead|refugees|points)",
    re.IGNORECASE,
)


@DATES.rule("0 early late mid", rf"(?:(?:early|late|mid)[ -])?{YEAR}(?!['’]s\b|s\b|[,.]\d)")
def _bare_year(match: Match, when: When) -> str | None:
    since = re.search(r"\b(?:to|and|in|since|of|by|until|from)\s$", when.before, re.IGNORECASE)
    if not since and _NO_YEAR_BEFORE.search(when.before):
        return None
    after = match.string[match.end() : match.end() + 16]
    if _NO_YEAR_AFTER.match(after) or (int(match["year"]) < 1500 and not since):
        return None
    return f"{int(match['year'])}"
