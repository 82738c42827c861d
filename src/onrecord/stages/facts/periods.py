"""Stretches of time and points counted from another: durations, "two days ago", "last week", "now"."""

from __future__ import annotations

import re
from datetime import timedelta

from onrecord.stages.facts.calendar import (
    PARTS,
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
    UNIT,
    WEEKDAY,
    Grammar,
    Match,
    When,
    count_of,
    unit_of,
)

PERIODS = Grammar()

_FULL = "more|full|straight|consecutive|whole|long|additional|extra|further|successive|solid|entire|short|bloody|tense"


@PERIODS.rule("each every", rf"(?:each|every) (?:(?P<unit>day|week|month|year|hour|morning|night)|{WEEKDAY})")
def _every(match: Match, _: When) -> str | None:
    if match["weekday"]:
        return weekday(None, WEEKDAYS[match["weekday"].casefold()])
    unit = match["unit"].casefold()
    return duration(1, unit if unit in UNITS else "day")


@PERIODS.rule(
    "daily weekly monthly annually yearly annual",
    r"(?-i:daily|weekly|monthly|[DWM]\w+ly(?! [A-Z]))|annually|yearly|annual",
)
def _often(match: Match, _: When) -> str | None:
    return {"d": "P1D", "w": "P1W", "m": "P1M", "a": "P1Y", "y": "P1Y"}[match[0][0].casefold()]


@PERIODS.rule("days weeks months years decades centuries", r"(?:days|weeks|months|years|decades|centuries) ago")
def _long_ago(_: Match, __: When) -> str | None:
    return "PAST_REF"


@PERIODS.rule(NUMBER_HEADS + FUZZY_HEADS, rf"(?:{FUZZY} )?{COUNT} {UNIT}s? ago")
def _ago(match: Match, when: When) -> str | None:
    count, unit = count_of(match), unit_of(match)
    if count is None or unit in {"second", "minute", "hour"}:
        return "PAST_REF" if count is None else shift(when.anchor, "day", 0)
    if unit in {"decade", "century"}:
        unit, count = "year", count * (10 if unit == "decade" else 100)
    return shift(when.anchor, unit, -count)


@PERIODS.rule(
    "the last past next coming previous following first",
    rf"(?:the )?(?P<which>last|past|next|coming|previous|following|first) {COUNT} (?:more )?{UNIT}s?",
)
@PERIODS.rule(
    NUMBER_HEADS + FUZZY_HEADS,
    rf"(?:{FUZZY} )?{COUNT}(?: (?:{_FULL}) |[ -]){UNIT}s?(?:-long)?(?![- ]olds?\b)",
)
def _period(match: Match, when: When) -> str | None:
    if "which" not in match.groupdict() and when.before.endswith(("-", "No. ")):
        return None
    if match["count"].isdigit() and match["unit"].istitle():
        return None  # a name: "60 Minutes"
    if _no_period(match, when):
        return None
    if match["unit"].casefold() == "second":
        return None if match["count"].casefold() in {"a", "an", "one"} else duration(count_of(match), "second")
    return duration(count_of(match), unit_of(match))


def _no_period(match: Match, when: When) -> bool:
    """Whether it is a fraction ("a quarter of"), a rate ("24 hours a day") or a gap ("minutes apart") after all."""
    if match["unit"].casefold() == "quarter" and not re.search("straight|consecutive|more", match[0]):
        return "which" not in match.groupdict()
    if match["count"].casefold() in {"a", "an"} and _RATE.search(when.before):
        return True
    return when.after.startswith((" apart", " job", " labo"))  # "a day job", "a day labourer"


_RATE = re.compile(
    r"(?:[\d$€£][\d.,]*|\b(?:hours?|days?|times|once|twice|million|billion|thousand|barrels|percent))\s$"
)


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
    if not match["which"] and _NO_SPAN.search(when.before):
        return None
    if when.after.startswith(" apart") or re.match(r"\s\d{4}\b", when.after):
        return None
    return duration(None, unit_of(match))


_NO_SPAN = re.compile(
    r"-$|[$%]$|\b(?:[Ee]arly|small|wee|[Ww]orking|[Oo]ffice|[Bb]usiness|[Vv]isiting|[Oo]pening|\d+)\s$"
)


@PERIODS.rule("day week month year hour", r"(?P<unit>day|week|month|year|hour)-long")
def _long(match: Match, _: When) -> str | None:
    return duration(1, unit_of(match))


@PERIODS.rule(
    "earlier later early late this last next the coming past previous",
    r"(?:(?:the )?(?:early|late|earlier|later) )?(?:the )?"
    r"(?P<which>this|last|next|coming|past|previous) "
    rf"(?:(?P<unit>week|month|year|quarter|decade|century|weekend)|{PART})",
)
def _near(match: Match, when: When) -> str | None:
    which = match["which"].casefold()
    if which == "past" and match["unit"] and match["unit"].casefold() != "weekend":
        return duration(1, match["unit"].casefold())  # "over the past week" runs up to today
    step = {"last": -1, "past": -1, "previous": -1, "next": 1, "coming": 1}.get(which, 0)
    if match["part"]:
        part = f"T{PARTS[match['part'].casefold()]}"
        last_night = which == "last" and match["part"].casefold() == "night"
        return shift(when.anchor, "day", -1 if last_night else step) + part
    return shift(when.now if which == "this" else when.anchor, match["unit"].casefold(), step)


@PERIODS.rule(
    "today tonight yesterday tomorrow overnight",
    r"(?P<word>today|tonight|yesterday|tomorrow|overnight)(?: (?P<part>morning|afternoon|evening|night))?",
)
def _around_today(match: Match, when: When) -> str | None:
    word = match["word"].casefold()
    if match[0][0] == "T" and (_NAMED_TODAY.search(when.before) or when.after.casefold().startswith(" show")):
        return None
    if when.before.endswith(" of ") and word == "tomorrow":
        return "FUTURE_REF"  # "the economy of tomorrow"
    value = shift(when.anchor, "day", {"yesterday": -1, "tomorrow": 1}.get(word, 0))
    if word in {"tonight", "overnight"}:
        return value + "TNI"
    return value + (f"T{PARTS[match['part'].casefold()]}" if match["part"] else "")


_NAMED_TODAY = re.compile(
    r"(?:\b(?:USA|Psychology|Christianity|India|Russia|Turkey|[Tt]he|BBC)|NBC(?:['’]s)?)\s[“\"‘']?$"
)


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
