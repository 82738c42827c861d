"""Times that lean on one told before: "that year", "the next day", "two years later", "the end of the month"."""

from __future__ import annotations

import re
from datetime import date

from onrecord.stages.facts.calendar import PARTS, SEASON_BEGINS, SEASONS, duration, shift, year_value
from onrecord.stages.facts.grammar import (
    COUNT,
    FUZZY,
    FUZZY_HEADS,
    NUMBER_HEADS,
    SEASON,
    UNIT,
    Grammar,
    Match,
    When,
    count_of,
    unit_of,
)

ANCHORED = Grammar()

_CLOCK_UNITS = frozenset({"second", "minute", "hour"})
_STEPS = {"next": 1, "following": 1, "previous": -1, "preceding": -1}


_MONTH_ALONE = re.compile(r"(?:BC)?\d{4}-\d\d")


def _told(when: When, unit: str) -> date | None:
    """Return the last told day, month or year that is at least as fine as the unit; None if the text told none."""
    told = when.told
    if told.year is None or not told.year >= 1:
        return None
    on_day = told.last_day is not None and told.last is not None and told.last.startswith(told.last_day.isoformat())
    if on_day:
        return told.last_day
    if unit in {"day", "week"} or (unit in {"month", "quarter"} and told.month is None):
        return told.last_day if unit == "day" and not told.looking_back else None
    return date(told.year, told.month or 1, 1)


def _years_from_told(when: When, unit: str, step: int) -> str | None:
    """Return a year, decade or century counted from the told year, before Christ too."""
    size = {"year": 1, "decade": 10, "century": 100}.get(unit)
    if size is None or when.told.year is None or when.told.year > 0:
        return None
    year = when.told.year + step * size
    return year_value(year) if size == 1 else f"BC{-year // size:0{4 - len(str(size)) + 1}d}"


@ANCHORED.rule(
    NUMBER_HEADS + FUZZY_HEADS + " just only days weeks months years decades",
    rf"(?:(?:just|only) )?(?:{FUZZY} )?(?:{COUNT} )?{UNIT}s? (?P<way>earlier|later|before|after)",
)
def _apart(match: Match, when: When) -> str | None:
    forward = match["way"].casefold() in {"later", "after"}
    count, unit = count_of(match) if match["count"] else None, unit_of(match)
    if not match["count"] and (
        not match[0].casefold().endswith(("s later", "s earlier")) or len(match[0].split()) != 2
    ):
        return None
    if match["way"].casefold() in {"before", "after"}:
        return duration(count, unit) if match["count"] else None  # counted from an event, whose day is not here
    if count is None and unit in _CLOCK_UNITS:
        return duration(None, unit)
    if count is None:
        return "FUTURE_REF" if forward else "PAST_REF"
    step = count if forward else -count
    before_christ = _years_from_told(when, unit, step)
    base = _told(when, unit) or (when.anchor if when.told.last is None else None)
    if before_christ or base is None or unit in _CLOCK_UNITS:
        return before_christ or duration(count, unit)
    return shift(base, unit, step)


@ANCHORED.rule(
    "the that earlier later early late",
    r"(?:(?:earlier|later|early|late) (?:in )?)?(?:the|that) "
    r"(?P<which>very same|same|next|following|previous|preceding)? ?(?P<unit>day|morning|afternoon|evening|night)",
)
def _that_day(match: Match, when: When) -> str | None:
    which = (match["which"] or "").casefold()
    if not which and "that" not in match[0].casefold().split():
        return None
    unit = match["unit"].casefold()
    part = "" if unit == "day" else f"T{PARTS[unit]}"
    if when.near_day is None and (month := _MONTH_ALONE.fullmatch(when.told.last or "")):
        return f"{month[0]}-XX{part}"
    base = when.told.last_day or (when.anchor if when.told.last is None else None)
    if base is None or (not which and part and when.near_day is None):
        return None  # some day of the story, not the day of the report
    value = shift(base, "day", _STEPS.get(which, 0))
    if when.anchor is not None and value > when.anchor.isoformat() and not (when.ahead or base > when.anchor):
        return f"XXXX-XX-XX{part}"  # told of what has been, so counted from another day than the last one told
    return value + part


@ANCHORED.rule(
    "the that earlier later early late",
    r"(?:(?:earlier|later|early|late) (?:in )?)?(?:the|that) "
    r"(?P<which>very same|same|following|next|previous|preceding)? ?"
    rf"(?:(?P<unit>week|month|year|decade|century)|{SEASON})",
)
def _that_month(match: Match, when: When) -> str | None:
    which, words = (match["which"] or "").casefold(), match[0].casefold().split()
    if not which and "that" not in words and not (len(words) > 2 and words[1] == "in"):
        return None
    step = _STEPS.get(which, 0)
    if match["season"]:
        return _season(match, when, step)
    unit = match["unit"].casefold()
    if which == "next" and when.before.casefold().endswith(("for ", "over ", "in ")):
        return duration(1, unit)
    if before_christ := _years_from_told(when, unit, step):
        return before_christ
    base = _told(when, unit)
    if base is None and when.told.last is None and "that" not in words:
        base = when.anchor
    return None if base is None else shift(base, unit, step)


def _season(match: Match, when: When, step: int) -> str | None:
    if when.told.year is None:
        return None
    season = SEASONS[match["season"].casefold()]
    begins = SEASON_BEGINS[season]
    year = when.told.year + (step if step < 0 or (when.told.month or begins) >= begins else 0)
    return f"{year_value(year)}-{season}"


@ANCHORED.rule(
    "the end beginning start middle close later earlier late early",
    r"(?:(?:the )?(?:very )?(?:end|beginning|start|middle|close|latter part|early part|rest|remainder) of|"
    r"(?:later|earlier|late|early) in) (?P<which>the|this|that|last|next) "
    r"(?:(?:same|following|next|previous) )?(?P<unit>week|month|year|decade|century)"
    r"(?! (?:of|in|to|the|after|before)\b)",
)
def _end_of(match: Match, when: When) -> str | None:
    unit, which = match["unit"].casefold(), match["which"].casefold()
    step = _STEPS.get(match[0].casefold().split()[-2], 0) or {"last": -1, "next": 1}.get(which, 0)
    base = when.now
    if which == "that" or (which == "the" and when.told.looking_back):
        if before_christ := _years_from_told(when, unit, step):
            return before_christ
        base = _told(when, unit)
    return None if base is None else shift(base, unit, step)


@ANCHORED.rule("every each", r"(?:every|each) (?P<count>other|second|third|\w+) (?P<unit>day|week|month|year)s?")
def _every_so_often(match: Match, _: When) -> str | None:
    printed = match["count"].casefold()
    count = {"other": 2, "second": 2, "third": 3}.get(printed) or count_of(match)
    return None if count is None else duration(count, match["unit"].casefold())


@ANCHORED.rule(
    "first second third fourth latter last the",
    r"(?:the )?(?P<which>first|second|third|fourth|latter|last) (?P<part>half|quarter) of "
    r"(?:(?P<year>(?:1[0-9]|20)\d\d)|(?P<near>the|this|last|next) year)",
)
def _part_of_year(match: Match, when: When) -> str | None:
    which = match["which"].casefold()
    quarter = match["part"].casefold() == "quarter"
    number = {"first": 1, "second": 2, "third": 3, "fourth": 4, "latter": 2, "last": 4 if quarter else 2}[which]
    now = when.now
    if match["year"]:
        year = match["year"]
    elif now is None:
        return None
    else:
        year = str(now.year + {"last": -1, "next": 1}.get(match["near"].casefold(), 0))
    return f"{year}-{'Q' if quarter else 'H'}{number}" if quarter or number < 3 else None


@ANCHORED.rule("the present", r"(?:the )?present[- ]day|the time being")
@ANCHORED.rule("date", r"date")
def _present(match: Match, when: When) -> str | None:
    to_date = when.before.endswith((" to ", "To ")) and not when.before.endswith("up to ")
    return None if match[0] == "date" and not to_date else "PRESENT_REF"


@ANCHORED.rule("the", r"the past(?=[.,;:]| (?:and|have|has|had|but|to|when|by|as|for|that|they|it|he|she|we)\b)")
def _past(_: Match, __: When) -> str | None:
    return "PAST_REF"
