"""Points in time with a name of their own: days, months, years, weekdays, seasons, hours, holidays."""

from __future__ import annotations

import re
from datetime import date

from onrecord.stages.facts.ahead import Lean
from onrecord.stages.facts.calendar import (
    PARTS,
    WEEKDAYS,
    day_value,
    likely_year,
    month_number,
    shift,
    weekday,
    year_value,
)
from onrecord.stages.facts.grammar import (
    DAY,
    MONTH,
    MONTH_HEADS,
    OF_YEAR,
    PART,
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


@DATES.rule("0", r"(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)(?P<clock>T\d\d:\d\d(?::\d\d)?Z?)?")
def _iso(match: Match, _: When) -> str | None:
    day = day_value(int(match["year"]), int(match["month"]), int(match["day"]))
    return day and day + (match["clock"] or "").upper()


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
@DATES.rule(MONTH_HEADS + " last next this", rf"(?:(?P<which>last|next|this) )?{MONTH} {DAY}{OF_YEAR}")
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
    year = year_of(match, when, month, day)
    if when.anchor and (which := (groups.get("which") or "").casefold()) in {"last", "next"}:
        year = likely_year(when.anchor, month, day, Lean.AHEAD if which == "next" else Lean.AGO)
    return day_value(year, month, day)


@DATES.rule(MONTH_HEADS + SHADE_HEADS, rf"{SHADE}?{MONTH}{OF_YEAR}")
@DATES.rule(
    "last next the following previous preceding", rf"(?:the )?(?P<step>last|next|following|previous|preceding) {MONTH}"
)
def _month(match: Match, when: When) -> str | None:
    name = match["month"]
    if not name[0].isupper():
        return None
    month = month_number(name)
    if len(name) < 4 and name.casefold() != "may" and not match.groupdict().get("year"):
        return None  # "Jan" without a full stop is a man
    if name.casefold() == "march" and re.match(r"\s(?:for|on|of)\s[A-Z]", when.after):
        return None  # people on their feet
    # "May" and "March" are also a verb, a name and a way to walk.
    if name.casefold() in {"may", "march", "mar"} and match[0] == name and not _is_month(when):
        return None
    step = (match.groupdict().get("step") or "").casefold()
    year = _counted_year(month, step, when) if step else year_of(match, when, month, None)
    return f"{year_value(year)}-{month:02d}"


def _counted_year(month: int, step: str, when: When) -> int | None:
    """Return the year of "last May", read on the day of the report, or of "the following May", read where it stands."""
    year, at = when.told.year, when.told.month
    if when.anchor is not None and step in {"last", "next"} and not when.told.looking_back:
        year, at = when.anchor.year, when.anchor.month
    if year is None or at is None:
        return None
    return year + (month <= at if step in {"next", "following"} else -(month >= at))


def _is_month(when: When) -> bool:
    if _PREPOSITION.search(when.before):
        return True
    return bool(
        re.search(r"\b(?:[Tt]he|[Aa]|its|their|last)\s$", when.before)
        and re.match(r"\s(?!on|to|in|of|for)[a-z]", when.after)
    )


_PREPOSITION = re.compile(
    r"\b(?:in|since|by|until|till|from|to|during|and|between|before|after|through|for|of|this)\s$", re.IGNORECASE
)


@DATES.rule(
    " ".join(WEEKDAYS) + " last next this early late earlier",
    rf"(?:(?P<which>last|next|this|early|late|earlier) (?:on )?)?{WEEKDAY}(?P<of>['’]s)?(?: {PART})?"
    r"(?!\s(?:Times|Telegraph|Mail|Express|Herald|Mirror|Post|Tribune|Night Live|Live)\b)",
)
def _weekday(match: Match, when: When) -> str | None:
    if not match["weekday"][0].isupper() or when.before.endswith(
        ("Super ", "Black ", "Bloody ", "Good ", "Fox News ", "FOX News ")
    ):
        return None
    which = (match["which"] or "").casefold()
    ahead = which == "next" or (which != "last" and when.ahead)
    if match["of"] and not _PLANNED.match(when.after):
        ahead = False  # "ways around Wednesday's ruling"
    if _EVERY_WEEK.match(when.after) or _EVERY_WEEK_TO.search(when.before):
        return weekday(None, WEEKDAYS[match["weekday"].casefold()])
    value = weekday(when.anchor, WEEKDAYS[match["weekday"].casefold()], ahead=ahead)
    if when.anchor and value == when.anchor.isoformat() and which in {"last", "next"}:
        value = shift(when.anchor, "day", 7 if which == "next" else -7)
    return value + (f"T{PARTS[match['part'].casefold()]}" if match["part"] else "")


# "Monday-Friday", "Mondays to Fridays": of every week, as far as the words tell.
_EVERY_WEEK = re.compile(rf"\s?(?:[-–]|through|to)\s?{WEEKDAY}\b", re.IGNORECASE)
_EVERY_WEEK_TO = re.compile(rf"\b{WEEKDAY}\s?(?:[-–]|through|to)\s?$", re.IGNORECASE)
_PLANNED = re.compile(
    r"\s(?:\w+\s)?(?:elections?|vote|meeting|summit|game|match|hearing|talks|deadline|funeral|session|visit|ballot|poll|"
    r"referendum|debate|trial|final|march|rally)\b"
)


@DATES.rule(
    "christmas thanksgiving new",
    rf"(?:Christmas(?: (?:Day|Eve))?|Thanksgiving(?: Day)?|New Year['’]s (?:Day|Eve)){OF_YEAR}(?! (?-i:[A-Z])|['’])",
)
def _holiday(match: Match, when: When) -> str | None:
    name = match[0].casefold()
    if when.before.endswith("White "):
        return None  # a song
    lean = Lean.AHEAD if when.ahead else Lean.OPEN  # what is said of feasts is said of all of them
    if "thanksgiving" in name:
        year = year_of(match, when, 11, 25, lean)
        if year is None or year < 1:
            return f"{year_value(year)}-11"
        first = date(year, 11, 1).weekday()
        return f"{year}-11-{22 + (3 - first) % 7:02d}"
    month, day = (
        (1, 1) if "day" in name and "new" in name else (12, 31) if "new" in name else (12, 24 + ("eve" not in name))
    )
    return day_value(year_of(match, when, month, day, lean), month, day)
