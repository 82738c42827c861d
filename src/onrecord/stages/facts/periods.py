"""Stretches of time and points counted from another: durations, "two days ago", "last week", "now"."""

from __future__ import annotations

import re
from datetime import timedelta

from onrecord.stages.facts.calendar import (
    PARTS,
    SEASONS,
    UNITS,
    WEEKDAYS,
    duration,
    shift,
    weekday,
)
from onrecord.stages.facts.grammar import (
    COUNT,
    FUZZY,
    FUZZY_HEADS,
    NUMBER_HEADS,
    PART,
    SEASON,
    UNIT,
    WEEKDAY,
    Grammar,
    Match,
    When,
    count_of,
    unit_of,
)

PERIODS = Grammar()


@PERIODS.rule("each every", rf"(?:each|every) (?:(?P<unit>day|week|month|year|hour|morning|night)|{WEEKDAY})")
def _every(match: Match, _: When) -> str | None:
    if match["weekday"]:
        return weekday(None, WEEKDAYS[match["weekday"].casefold()])
    unit = match["unit"].casefold()
    return duration(1, unit if unit in UNITS else "day")


@PERIODS.rule(
    "daily weekly monthly annually yearly annual", r"(?:daily|weekly|monthly)(?! (?-i:[A-Z]))|annually|yearly|annual"
)
def _often(match: Match, _: When) -> str | None:
    return {"d": "P1D", "w": "P1W", "m": "P1M", "a": "P1Y", "y": "P1Y"}[match[0][0].casefold()]


@PERIODS.rule(NUMBER_HEADS + FUZZY_HEADS, rf"(?:{FUZZY} )?{COUNT} {UNIT}s? ago")
def _ago(match: Match, when: When) -> str | None:
    count, unit = count_of(match), unit_of(match)
    if count is None or unit in {"second", "minute", "hour"}:
        return "PAST_REF" if count is None else shift(when.anchor, "day", 0)
    if unit in {"decade", "century"}:
        unit, count = "year", count * (10 if unit == "decade" else 100)
    return shift(when.anchor, unit, -count)


@PERIODS.rule(NUMBER_HEADS, rf"{COUNT} {UNIT}s? (?P<way>earlier|later|before|after)")
def _apart(match: Match, when: When) -> str | None:
    count, unit = count_of(match), unit_of(match)
    if count is None or unit in {"second", "minute", "hour"}:
        return duration(count, unit)
    base = when.last_day or when.anchor
    forward = match["way"].casefold() in {"later", "after"}
    if base is None or match["way"].casefold() in {"before", "after"}:
        return duration(count, unit)  # counted from an event, whose day is not in these words
    return shift(base, unit, count if forward else -count)


@PERIODS.rule(
    "the last past next coming previous following first",
    rf"(?:the )?(?P<which>last|past|next|coming|previous|following|first) {COUNT} (?:more )?{UNIT}s?",
)
@PERIODS.rule(
    NUMBER_HEADS + FUZZY_HEADS,
    rf"(?:{FUZZY} )?{COUNT}(?: more | full | straight | consecutive |[ -]){UNIT}s?(?:-long)?(?![- ]olds?\b)",
)
def _period(match: Match, when: When) -> str | None:
    if "which" not in match.groupdict() and when.before.endswith(("-", "No. ")):
        return None
    if match["count"].isdigit() and match["unit"].istitle():
        return None  # a name: "60 Minutes"
    if match["unit"].casefold() == "second":
        return None if match["count"].casefold() in {"a", "an", "one"} else duration(count_of(match), "second")
    return duration(count_of(match), unit_of(match))


@PERIODS.rule("0", rf"(?P<count>\d+) 1/2 {UNIT}s?")
def _and_a_half(match: Match, _: When) -> str | None:
    halves = {"hour": "H30M", "year": "Y6M", "day": "DT12H", "month": "M15D"}
    unit = unit_of(match)
    return f"P{'T' if unit == 'hour' else ''}{match['count']}{halves[unit]}" if unit in halves else None


@PERIODS.rule(
    "days weeks months years decades hours minutes centuries recent coming",
    r"(?P<which>recent |coming )?(?P<unit>day|week|month|year|decade|hour|minute|centurie)s(?:-long)?(?![- ]olds?\b)",
)
def _some(match: Match, when: When) -> str | None:
    if not match["which"] and re.search(r"-$|[$%]$|\b(?:early|small|wee)\s$", when.before):
        return None
    return duration(None, unit_of(match))


@PERIODS.rule(
    "earlier later early late this last next the coming past previous",
    r"(?:(?:the )?(?:early|late|earlier|later) )?(?:the )?"
    r"(?P<which>this|last|next|coming|past|previous|that same|that) "
    rf"(?:(?P<unit>week|month|year|quarter|decade|century|weekend)|{SEASON}|{PART})",
)
def _near(match: Match, when: When) -> str | None:
    which = match["which"].casefold()
    if which == "past" and match["unit"] and match["unit"].casefold() != "weekend":
        return duration(1, match["unit"].casefold())  # "over the past week" runs up to today
    if which.startswith("that"):
        known = re.match(r"\d{4}", when.last or "")
        return known[0] if known and match["unit"] == "year" else None
    step = {"last": -1, "past": -1, "previous": -1, "next": 1, "coming": 1}.get(which, 0)
    if match["part"]:
        part = f"T{PARTS[match['part'].casefold()]}"
        last_night = which == "last" and match["part"].casefold() == "night"
        return shift(when.anchor, "day", -1 if last_night else step) + part
    if match["season"]:
        return _season(when, SEASONS[match["season"].casefold()], step)
    return shift(when.anchor, match["unit"].casefold(), step)


def _season(when: When, season: str, step: int) -> str:
    if when.anchor is None:
        return f"XXXX-{season}"
    begins = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}[season]
    year = when.anchor.year
    if step < 0:
        year -= when.anchor.month < begins + 3
    elif step > 0:
        year += when.anchor.month >= begins
    return f"{year}-{season}"


@PERIODS.rule(
    "today tonight yesterday tomorrow overnight",
    r"(?P<word>today|tonight|yesterday|tomorrow|overnight)(?: (?P<part>morning|afternoon|evening|night))?",
)
def _around_today(match: Match, when: When) -> str | None:
    word = match["word"].casefold()
    value = shift(when.anchor, "day", {"yesterday": -1, "tomorrow": 1}.get(word, 0))
    if word in {"tonight", "overnight"}:
        return value + "TNI"
    return value + (f"T{PARTS[match['part'].casefold()]}" if match["part"] else "")


@PERIODS.rule(
    "the that earlier later",
    r"(?:(?:earlier|later) )?(?:the|that) (?P<which>same|next|following|previous)? ?"
    r"(?P<unit>day|morning|evening|night)",
)
def _that_day(match: Match, when: When) -> str | None:
    which = (match["which"] or "").casefold()
    if not which and (match[0].casefold().startswith("the") or match["unit"].casefold() != "day"):
        return None
    base = when.last_day or (when.anchor if when.last is None else None)
    if base is None and when.anchor is not None:
        return None  # some day of the story, not the day of the report
    value = shift(base, "day", {"next": 1, "following": 1, "previous": -1}.get(which, 0))
    unit = match["unit"].casefold()
    return value if unit == "day" else f"{value}T{PARTS[unit]}"


@PERIODS.rule("the over weekend", r"(?:the|over the) weekend")
def _weekend(_: Match, when: When) -> str | None:
    if when.anchor is None:
        return "XXXX-WXX-WE"
    return shift(when.anchor - timedelta(0 if when.ahead or when.anchor.weekday() > 4 else 7), "weekend", 0)


@PERIODS.rule("now currently nowadays presently", r"now|currently|nowadays|presently")
@PERIODS.rule("current", r"current")
def _present(_: Match, __: When) -> str | None:
    return "PRESENT_REF"


@PERIODS.rule("future the", r"(?:the )?(?:near |not too distant )?future")
def _future(_: Match, __: When) -> str | None:
    return "FUTURE_REF"


@PERIODS.rule("recent recently lately", r"recently|lately|recent(?= (?:past|days|weeks|months|years))")
def _past(_: Match, __: When) -> str | None:
    return "PAST_REF"
