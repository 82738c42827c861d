"""The grammar of time expressions: what each looks like and what day, month, … it means.

A rule is a pattern, the words it can begin with (so that it is tried only there) and a function from the match
to a TIMEX3 value, or None if it is no time after all. Rules are tried in their order; the first that has a value
wins.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from onrecord.stages.facts import numbers
from onrecord.stages.facts.calendar import (
    PARTS,
    SEASONS,
    UNITS,
    WEEKDAYS,
    day_value,
    duration,
    likely_year,
    month_number,
    shift,
    weekday,
)


@dataclass(frozen=True, slots=True)
class When:
    """What a time expression is read against.

    `anchor` is the day the article is read from, None if unknown; `last` the value of the last time before this
    one; `before` and `after` the words around it.
    """

    anchor: date | None
    last: str | None
    before: str
    after: str

    @property
    def ahead(self) -> bool:
        """Whether the words around speak of what is to come, and nothing nearer of what is past."""
        return speaks_ahead(self.before, self.after)


_AHEAD = re.compile(
    r"\b(?:will|would|shall|'ll|’ll|to be|scheduled|expected|planned|plans?|due|set for|upcoming|deadline|hopes? to|"
    r"is to|are to|was to|were to|by|(?-i:until)|starting|as early as|as soon as)\b",
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
RULES: dict[str, list[tuple[re.Pattern[str], Meaning]]] = {}
"""First word (lower case; "0" for digits) → rules to try there."""

_MONTH = (
    r"(?P<month>January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\b\.?)"
)
_MONTH_HEADS = """january february march april may june july august september october november december
    jan feb mar apr jun jul aug sept sep oct nov dec"""
_WEEKDAY = f"(?P<weekday>{'|'.join(WEEKDAYS)})"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?(?![\d%]|[.,:]\d)"
_YEAR = r"(?P<year>(?:1[0-9]|20)\d\d)(?!\d)"
_OF_YEAR = rf"(?:,? (?:of )?{_YEAR}|,? (?:of )?(?P<nearby>this|last|next) year)?"
_PART = r"(?P<part>morning|afternoon|evening|night)"
_SEASON = f"(?P<season>{'|'.join(SEASONS)})"
_UNIT = r"(?P<unit>second|minute|hour|day|week|month|year|decade|quarter|century|centurie)"
_COUNT = rf"(?P<count>{numbers.NUMBER}|an?|several|a few|few|many|some|a couple of|half an?)"
_SHADE = r"(?:(?:early|late|mid|earlier|later)[ -])"
_FUZZY = r"(?:about|around|nearly|almost|more than|less than|over|at least|up to|some|roughly)"
_NUMBER_HEADS = " ".join(("0", *numbers.FIRST_WORDS, *"a an several few many half".split()))
_SHADE_HEADS = " early late mid earlier later"
_FUZZY_HEADS = " about around nearly almost more less over at up some roughly"


def rule(heads: str, pattern: str) -> Callable[[Meaning], Meaning]:
    """Enter a rule under the words it can begin with."""

    def enter(meaning: Meaning) -> Meaning:
        # A blank in a pattern stands for any one blank character: lines may be wrapped.
        compiled = re.compile(rf"(?:{pattern})(?!\w)".replace(" ", r"\s"), re.IGNORECASE)
        for head in heads.split():
            RULES.setdefault(head, []).append((compiled, meaning))
        return meaning

    return enter


def _count(match: Match) -> int | None:
    printed = match["count"].casefold()
    if printed in {"a", "an"}:
        return 1
    return 2 if printed == "a couple of" else numbers.value(printed)


def _unit(match: Match) -> str:
    return {"centurie": "century"}.get(unit := match["unit"].casefold(), unit)


def _year(match: Match, when: When, month: int, day: int | None) -> int | None:
    if match.groupdict().get("year"):
        return int(match["year"])
    if when.anchor and match.groupdict().get("nearby"):
        return when.anchor.year + {"last": -1, "this": 0, "next": 1}[match["nearby"].casefold()]
    return likely_year(when.anchor, month, day, ahead=when.ahead) if when.anchor else None


@rule("0", r"(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)(?:T\d\d:\d\d(?::\d\d)?Z?)?")
def _iso(match: Match, _: When) -> str | None:
    return day_value(int(match["year"]), int(match["month"]), int(match["day"]))


@rule("0", rf"(?P<a>\d{{1,2}})(?P<sep>[./])(?P<b>\d{{1,2}})(?P=sep){_YEAR}")
def _numeric(match: Match, _: When) -> str | None:
    a, b, year = int(match["a"]), int(match["b"]), int(match["year"])
    if match["sep"] == "." or a > 12:
        return day_value(year, b, a)
    if b > 12:
        return day_value(year, a, b)
    # 3/4/2031 is April in one country and March in another: only the year is sure.
    return day_value(year, a, b) if a == b else f"{year}-XX-XX"


@rule(" ".join(WEEKDAYS), rf"{_WEEKDAY},? (?:the )?(?:{_MONTH} {_DAY}|(?P<d2>\d{{1,2}}) (?P<m2>[A-Z][a-z]+)){_OF_YEAR}")
@rule(_MONTH_HEADS, rf"{_MONTH} {_DAY}{_OF_YEAR}")
@rule("0", rf"{_DAY} (?:of )?{_MONTH}{_OF_YEAR}")
def _day(match: Match, when: When) -> str | None:
    groups = match.groupdict()
    name = groups.get("month") or groups.get("m2") or ""
    try:
        month, day = month_number(name), int(groups.get("day") or groups["d2"])
    except KeyError:
        return None
    if not name[0].isupper():
        return None
    return day_value(_year(match, when, month, day), month, day)


@rule(_MONTH_HEADS + _SHADE_HEADS, rf"{_SHADE}?{_MONTH}{_OF_YEAR}")
@rule("last next", rf"(?:last|next) {_MONTH}")
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
    year = _year(match, when, month, None)
    head = match[0].split()[0].casefold()
    if when.anchor and head in {"last", "next"}:
        year = likely_year(when.anchor, month, 1 if head == "last" else 31, ahead=head == "next")
        year -= head == "last" and year == when.anchor.year and month == when.anchor.month
    return f"{'XXXX' if year is None else year}-{month:02d}"


_PREPOSITION = re.compile(
    r"\b(?:in|since|by|until|till|from|to|during|and|between|before|after|through|for|of|this)\s$", re.IGNORECASE
)


@rule(
    " ".join(WEEKDAYS) + " last next this early late earlier",
    rf"(?:(?P<which>last|next|this|early|late|earlier) (?:on )?)?{_WEEKDAY}(?P<of>['’]s)?(?: {_PART})?"
    r"(?!\s(?:Times|Telegraph|Mail|Express|Herald|Mirror|Post|Tribune|Night Live))",
)
def _weekday(match: Match, when: When) -> str | None:
    if not match["weekday"][0].isupper():
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


@rule("each every", rf"(?:each|every) (?:(?P<unit>day|week|month|year|hour|morning|night)|{_WEEKDAY})")
def _every(match: Match, _: When) -> str | None:
    if match["weekday"]:
        return weekday(None, WEEKDAYS[match["weekday"].casefold()])
    unit = match["unit"].casefold()
    return duration(1, unit if unit in UNITS else "day")


@rule("daily weekly monthly annually yearly annual", r"(?:daily|weekly|monthly)(?! (?-i:[A-Z]))|annually|yearly|annual")
def _often(match: Match, _: When) -> str | None:
    return {"d": "P1D", "w": "P1W", "m": "P1M", "a": "P1Y", "y": "P1Y"}[match[0][0].casefold()]


@rule(_NUMBER_HEADS + _FUZZY_HEADS, rf"(?:{_FUZZY} )?{_COUNT} {_UNIT}s? ago")
def _ago(match: Match, when: When) -> str | None:
    count, unit = _count(match), _unit(match)
    if count is None or unit in {"second", "minute", "hour"}:
        return "PAST_REF" if count is None else shift(when.anchor, "day", 0)
    if unit in {"decade", "century"}:
        unit, count = "year", count * (10 if unit == "decade" else 100)
    return shift(when.anchor, unit, -count)


@rule(_NUMBER_HEADS, rf"{_COUNT} {_UNIT}s? (?P<way>earlier|later|before|after)")
def _apart(match: Match, when: When) -> str | None:
    count, unit = _count(match), _unit(match)
    if count is None or unit in {"second", "minute", "hour"}:
        return duration(count, unit)
    base = _last_day(when) or when.anchor
    forward = match["way"].casefold() in {"later", "after"}
    if base is None or match["way"].casefold() in {"before", "after"}:
        return duration(count, unit)  # counted from an event, whose day is not in these words
    return shift(base, unit, count if forward else -count)


def _last_day(when: When) -> date | None:
    try:
        return date.fromisoformat((when.last or "")[:10])
    except ValueError:
        return None


@rule(
    "the last past next coming previous following first",
    rf"(?:the )?(?P<which>last|past|next|coming|previous|following|first) {_COUNT} (?:more )?{_UNIT}s?",
)
@rule(
    _NUMBER_HEADS + _FUZZY_HEADS,
    rf"(?:{_FUZZY} )?{_COUNT}(?: more | full | straight | consecutive |[ -]){_UNIT}s?(?:-long)?(?![- ]olds?\b)",
)
def _period(match: Match, when: When) -> str | None:
    if "which" not in match.groupdict() and when.before.endswith(("-", "No. ")):
        return None
    if match["count"].isdigit() and match["unit"].istitle():
        return None  # a name: "60 Minutes"
    if match["unit"].casefold() == "second":
        return None if match["count"].casefold() in {"a", "an", "one"} else duration(_count(match), "second")
    return duration(_count(match), _unit(match))


@rule("0", rf"(?P<count>\d+) 1/2 {_UNIT}s?")
def _and_a_half(match: Match, _: When) -> str | None:
    halves = {"hour": "H30M", "year": "Y6M", "day": "DT12H", "month": "M15D"}
    unit = _unit(match)
    return f"P{'T' if unit == 'hour' else ''}{match['count']}{halves[unit]}" if unit in halves else None


@rule(
    "days weeks months years decades hours minutes centuries recent coming",
    r"(?P<which>recent |coming )?(?P<unit>day|week|month|year|decade|hour|minute|centurie)s(?:-long)?",
)
def _some(match: Match, when: When) -> str | None:
    if not match["which"] and re.search(r"-$|[$%]$|\b(?:early|small|wee)\s$", when.before):
        return None
    return duration(None, _unit(match))


@rule(
    "earlier later early late this last next the coming past previous",
    r"(?:(?:the )?(?:early|late|earlier|later) )?(?:the )?(?P<which>this|last|next|coming|past|previous|that same|that) "
    rf"(?:(?P<unit>week|month|year|quarter|decade|century|weekend)|{_SEASON}|{_PART})",
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


@rule("spring summer autumn fall winter the early late mid", rf"(?:the )?{_SHADE}?{_SEASON} (?:of )?{_YEAR}")
def _season_of(match: Match, _: When) -> str | None:
    return f"{match['year']}-{SEASONS[match['season'].casefold()]}"


@rule(
    "today tonight yesterday tomorrow overnight",
    r"(?P<word>today|tonight|yesterday|tomorrow|overnight)(?: (?P<part>morning|afternoon|evening|night))?",
)
def _around_today(match: Match, when: When) -> str | None:
    word = match["word"].casefold()
    value = shift(when.anchor, "day", {"yesterday": -1, "tomorrow": 1}.get(word, 0))
    if word in {"tonight", "overnight"}:
        return value + "TNI"
    return value + (f"T{PARTS[match['part'].casefold()]}" if match["part"] else "")


@rule(
    "the that earlier later",
    r"(?:(?:earlier|later) )?(?:the|that) (?P<which>same|next|following|previous)? ?(?P<unit>day|morning|evening|night)",
)
def _that_day(match: Match, when: When) -> str | None:
    which = (match["which"] or "").casefold()
    if not which and (match[0].casefold().startswith("the") or match["unit"].casefold() != "day"):
        return None
    base = _last_day(when) or (when.anchor if when.last is None else None)
    if base is None and when.anchor is not None:
        return None  # some day of the story, not the day of the report
    value = shift(base, "day", {"next": 1, "following": 1, "previous": -1}.get(which, 0))
    unit = match["unit"].casefold()
    return value if unit == "day" else f"{value}T{PARTS[unit]}"


@rule("the over weekend", r"(?:the|over the) weekend")
def _weekend(_: Match, when: When) -> str | None:
    if when.anchor is None:
        return "XXXX-WXX-WE"
    return shift(when.anchor - timedelta(0 if when.ahead or when.anchor.weekday() > 4 else 7), "weekend", 0)


@rule("the 0 mid early late", r"(?:the )?(?:(?:early|late|mid)[ -])?(?P<decade>(?:1[5-9]|20)\d)0s")
def _decade(match: Match, _: When) -> str | None:
    return f"{match['decade']}X"


@rule(
    "0",
    r"(?P<hour>\d{1,2})(?:[:.](?P<minute>\d\d))? ?(?:(?P<half>[ap])\.?m\.?|(?P<zone>GMT|UTC))(?: (?:local time|(?-i:[A-Z]{3,4})\b))?"
    rf"(?:,? (?:on )?{_WEEKDAY})?",
)
@rule("0", r"(?P<hour>[01]?\d|2[0-3]):(?P<minute>[0-5]\d)(?!:?\d)")
def _clock(match: Match, when: When) -> str | None:
    groups = match.groupdict()
    hour, half = int(match["hour"]), (groups.get("half") or "").casefold()
    if hour > 24 or (half and not 1 <= hour <= 12):
        return None
    hour = hour % 12 + 12 * (half == "p") if half else hour % 24
    if groups.get("weekday"):
        day = weekday(when.anchor, WEEKDAYS[match["weekday"].casefold()], ahead=when.ahead)
    else:
        day = when.last[:10] if when.last and _last_day(when) else shift(when.anchor, "day", 0)
    return f"{day}T{hour:02d}:{groups.get('minute') or '00'}"


@rule("noon midday", r"noon|midday")
def _noon(_: Match, when: When) -> str | None:
    day = when.last[:10] if when.last and _last_day(when) else shift(when.anchor, "day", 0)
    return f"{day}T12:00"


@rule("christmas thanksgiving new", r"Christmas(?: (?:Day|Eve))?|Thanksgiving(?: Day)?|New Year['’]s (?:Day|Eve)")
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


@rule("now currently nowadays presently", r"now|currently|nowadays|presently")
@rule("current", r"current")
def _present(_: Match, __: When) -> str | None:
    return "PRESENT_REF"


@rule("future the", r"(?:the )?(?:near |not too distant )?future")
def _future(_: Match, __: When) -> str | None:
    return "FUTURE_REF"


@rule("recent recently lately", r"recently|lately|recent(?= (?:past|days|weeks|months|years))")
def _past(_: Match, __: When) -> str | None:
    return "PAST_REF"


_NO_YEAR_BEFORE = re.compile(
    r"(?:[$€£#]\s?|[,.:/]|\b(?:about|around|nearly|almost|some|over|than|least|to|no|nos|number|route|flight|room|page)\.?\s)$",
    re.IGNORECASE,
)
_NO_YEAR_AFTER = re.compile(
    r"\s?%|-(?!\d{2,4}\b|\d\d\d\d)|\s(?:percent|per cent|people|troops|men|women|soldiers|civilians|fighters|homes|houses|"
    r"families|tonnes|tons|kilomet|met(?:er|re)|miles|feet|dollars|euros|pounds|others|workers|dead|refugees|points)",
    re.IGNORECASE,
)


@rule("0 early late mid", rf"(?:(?:early|late|mid)[ -])?{_YEAR}(?!['’]s\b|s\b|[,.]\d)")
def _bare_year(match: Match, when: When) -> str | None:
    since = re.search(r"\b(?:to|and|in|since|of|by|until|from)\s$", when.before, re.IGNORECASE)
    if not since and _NO_YEAR_BEFORE.search(when.before):
        return None
    after = match.string[match.end() : match.end() + 16]
    if _NO_YEAR_AFTER.match(after) or (int(match["year"]) < 1500 and not since):
        return None
    return match["year"]
