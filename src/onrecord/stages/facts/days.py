"""Days told by way of others: "the day before yesterday", "the week of March 6", "the first Tuesday in November"."""

from __future__ import annotations

import re
from datetime import date, timedelta

from onrecord.stages.facts import numbers
from onrecord.stages.facts.calendar import WEEKDAYS, day_value, month_number, shift, weekday
from onrecord.stages.facts.grammar import DAY, MONTH, OF_YEAR, WEEKDAY, Grammar, Match, When, year_of

DAYS = Grammar()

_COUNT = r"(?P<count>the|an?|one|two|three|four|five|six|ten|\d{1,2}) (?P<unit>day|week)s?"
_BASE = rf"(?P<base>yesterday|today|tomorrow|(?:(?P<which>last|next|this) )?{WEEKDAY}|{MONTH} {DAY}{OF_YEAR})"
_COUNT_HEADS = "the a an one two three four five six ten 0"
_WEEK = 7
_ORDINALS = ("first", "second", "third", "fourth", "fifth")


@DAYS.rule(_COUNT_HEADS, rf"{_COUNT} (?P<way>before|after|from) {_BASE}")
def _from_another(match: Match, when: When) -> str | None:
    """Return "the day before last Tuesday"; not "a day after Tuesday's attack", which counts from the attack."""
    printed = match["count"].casefold()
    if when.after.startswith(("'s", "’s")) and (printed != "the" or match["way"] != "before"):
        return None
    if when.anchor is None or (match["way"].casefold() == "from" and match["month"]):
        return None  # "lasting 64 days from November 21": how long, not when
    base = _base(match, when, when.anchor)
    count = 1 if printed in {"the", "a", "an"} else numbers.value(printed)
    if base is None or count is None:
        return None
    days = count * (_WEEK if match["unit"].casefold() == "week" else 1)
    return shift(base, "day", -days if match["way"].casefold() == "before" else days)


def _base(match: Match, when: When, anchor: date) -> date | None:
    if match["month"]:
        month, day = month_number(match["month"]), int(match["day"])
        year = year_of(match, when, month, day)
        value = year and year > 0 and day_value(year, month, day)
        return date.fromisoformat(value) if value else None
    if match["weekday"]:
        which = (match["which"] or "").casefold()
        number = WEEKDAYS[match["weekday"].casefold()]
        ahead = which == "next" or (which != "last" and when.ahead)
        found = date.fromisoformat(weekday(anchor, number, ahead=ahead))
        again = {"last": -_WEEK, "next": _WEEK}.get(which, 0) if found == anchor else 0
        return _days(found, again)
    return _days(anchor, {"yesterday": -1, "today": 0, "tomorrow": 1}[match["base"].casefold()])


def _days(day: date, count: int) -> date | None:
    try:
        return day + timedelta(count)
    except OverflowError:
        return None


@DAYS.rule("the", rf"the (?P<span>week|weekend) of {MONTH} {DAY}(?: ?[-–] ?\d{{1,2}}(?!\d))?{OF_YEAR}")
def _week_of(match: Match, when: When) -> str | None:
    month, day = month_number(match["month"]), int(match["day"])
    year = year_of(match, when, month, day)
    value = day_value(year, month, day)
    if value is None or year is None or year < 1:
        return value
    return shift(date.fromisoformat(value), match["span"].casefold(), 0)


@DAYS.rule(
    "the first second third fourth fifth last",
    rf"(?:the )?(?P<which>{'|'.join(_ORDINALS)}|last) {WEEKDAY} (?:in|of) {MONTH}{OF_YEAR}",
)
def _weekday_of_month(match: Match, when: When) -> str | None:
    month, number = month_number(match["month"]), WEEKDAYS[match["weekday"].casefold()]
    year = year_of(match, when, month, None)
    if year is None or year < 1:
        return None
    first = date(year, month, 1)
    days = [day for day in (first + timedelta(n) for n in range(31)) if day.month == month and day.weekday() == number]
    which = match["which"].casefold()
    place = -1 if which == "last" else _ORDINALS.index(which)
    return days[place].isoformat() if place < len(days) else None


@DAYS.rule("the", r"the (?P<day>[1-3]?\d)(?:st|nd|rd|th)(?P<of> of (?:that|the same) month)?")
def _day_of_month(match: Match, when: When) -> str | None:
    """Return "on the 28th" as a day of the month that the text has come to."""
    if not match["of"] and not (_ON.search(when.before) and _STANDS_ALONE.match(when.after)):
        return None
    day, told = int(match["day"]), when.told
    if told.year is not None and told.month is not None and told.last is not None:
        return day_value(told.year, told.month, day)
    if match["of"] or when.anchor is None:
        return None
    back = not when.ahead and day > when.anchor.day
    on = when.ahead and day < when.anchor.day
    year, month = divmod(when.anchor.year * 12 + when.anchor.month - 1 - back + on, 12)
    return day_value(year, month + 1, day)


_ON = re.compile(r"\b(?:[Oo]n|[Bb]y|[Uu]ntil|[Ss]ince)\s$")
_STANDS_ALONE = re.compile(
    r"$|[.,;:)\n]|\s(?:but|when|at|the|he|she|they|it|as|before|after|while|where|because|with|for|to|from)\b"
)


# "The Sept. 11 attacks", "9/11": known by the day alone, so the nearest 11 September is not meant.
_KNOWN, _SINCE = "2001-09-11", 2001
_ATTACKS = re.compile(r"\s(?:terror(?:ist)?\s)?attacks\b(?!\s(?:on|in|at)\b)")


@DAYS.rule("0", r"9/11(?!/)")
@DAYS.rule("september sept sep", r"(?:September|Sept?\.?) 11(?:th)?")
def _known(match: Match, when: When) -> str | None:
    if when.anchor is not None and when.anchor.year <= _SINCE:
        return None
    return _KNOWN if "/" in match[0] or _ATTACKS.match(when.after) else None
