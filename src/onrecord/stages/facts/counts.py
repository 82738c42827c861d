"""Counts of people or things as printed: bound, number or range, and the noun they count."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from onrecord.records import Bound, Span
from onrecord.stages.facts.bounds import BOUND, BOUND_OF
from onrecord.stages.facts.nouns import AFTER_NOUN, NEXT, counted_noun
from onrecord.stages.facts.numbers import FIRST_WORDS, NUMBER, value
from onrecord.stages.facts.vague import VAGUE, at_least


class Count(NamedTuple):
    """A count: `span` runs from the bound word to the counted noun; `who` is that noun without articles.

    `of_them` marks a count that the text makes a part of the one before: "four of them children". `kin` marks one
    that is known by another counted before: "a woman and her infant".
    """

    span: Span
    low: int | None
    high: int | None
    bound: Bound
    who: str | None
    of_them: bool = False
    kin: bool = False


_PERSON = (
    "man|woman|child|boy|girl|baby|infant|toddler|teenager|person|civilian|mother|father|grandmother|grandfather|soldier|fighter|militant|policeman|"
    "police officer|officer|journalist|worker|villager|farmer|student|driver|doctor|nurse|medic|paramedic|resident|"
    "worshipper|protester|passenger|pedestrian|firefighter|guard"
)
_KIN = "wife|husband|son|daughter|mother|father|brother|sister|baby|infant|child|grandson|granddaughter|grandmother"
_COUNT = re.compile(
    rf"(?<![\w$€£#.,:/-])(?:(?P<bound>{BOUND})\s)?(?:"
    rf"(?:between\s|from\s)(?P<low>{NUMBER})\s(?:and|to)\s(?P<high>{NUMBER})"
    rf"|(?P<over>{NUMBER}),?\s(?:and|but|to|or)\s(?:possibly\s|perhaps\s)?(?:up\sto|as\smany\sas|at\smost)\s(?P<under>{NUMBER}),?"
    rf"|(?P<first>{NUMBER})(?:\s?(?:-|–|\sto\s|\sor\s)\s?(?P<last>{NUMBER}))?"
    rf"|(?P<vague>{VAGUE})"
    rf"|(?P<single>an?|another|one)(?=\s(?:[\w'’-]+\s){{0,2}}?(?:{_PERSON}|(?P<pair>couple))\b)"
    rf"|(?P<kin>his|her|their)(?=\s(?:[\w'’-]+\s){{0,2}}?(?:{_KIN})\b)"
    r"|(?P<aged>\d{1,3}-year-old)(?=\s\w))(?![\w%°:/]|[-.,–]\d|-\w)",
    re.IGNORECASE,
)
FIRST = (
    FIRST_WORDS
    | {words.split()[0] for words in BOUND_OF}
    | frozenset(
        "between from a an another one dozens scores hundreds thousands tens millions several his her their".split()
    )
)
"""Every word that a count can begin with."""
# Counts of these are measures and times, never of people or things that something happens to.
_MEASURE = frozenset(
    """generation generations name names source sources report reports
    second seconds minute minutes hour hours day days night
    nights week weeks weekend month months year years decade
    decades century centuries times km kilometre kilometres kilometer kilometers metre metres meter meters mile miles
    feet foot inch inches yard yards acres hectares tonne tonnes ton tons kg kilogram kilograms kilos litres liters
    gallons barrels cubic square degrees percent per percentage points am pm a.m p.m gmt o'clock o’clock
    january february march april may june july august september october november december""".split()
)
_OF_THEM = re.compile(r"\s(?:of\s)?(?:them|whom|these|those)\b", re.IGNORECASE)
_YEARS = range(1900, 2100)
_OLDEST = 110
# A name before a number makes it an age, unless the name is of a day or a place: "In Tal Afar, 21 were killed".
_AGED = re.compile(r"(?:[A-Z][\w'’-]+,?\s)+\(?$")
_PLACED = re.compile(
    r"(?:\b(?:[Ii]n|[Aa]t|[Oo]n|[Nn]ear|[Ff]rom|[Oo]f)\s(?:[\w'’-]+\s){0,2}|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,\s|^)"
    r"(?:[A-Z][\w'’-]+,?\s)*$|(?:^|[.!?]\s)[A-Z][\w'’-]+,?\s$"
)


def _numbers(match: re.Match[str]) -> tuple[int | None, int | None] | None:
    if match["vague"]:
        return at_least(match["vague"]), None
    if match["single"] or match["kin"] or match["aged"]:
        return (2, 2) if match["pair"] else (1, 1)
    low = value(match["low"] or match["over"] or match["first"])
    far = match["high"] or match["under"] or match["last"]
    high = value(far) if far else low
    return None if not low or high is None or high < low else (low, high)


def _is_preposition(match: re.Match[str]) -> bool:
    """Whether the bound word is none: "over a girl", "about a number of deaths"."""
    loose = match["single"] or match["aged"] or (match["vague"] or "").casefold().startswith("a")
    return bool(loose) and (match["bound"] or "").casefold() in {"over", "under", "about", "around", "some"}


def _is_measure(text: str, match: re.Match[str], end: int, low: int | None) -> bool:
    """Whether the number is a date, an age, a measure or a name rather than a count."""
    after = NEXT.match(text, match.end(), end)
    word = after[1].casefold() if after else ""
    if word in _MEASURE or word.partition("-")[0] in _MEASURE:
        return True
    digits = match["first"] or ""
    if (
        low in _YEARS
        and len(digits) == 4
        and digits.isdigit()
        and (not word or word in AFTER_NOUN or word.endswith("ly"))
    ):
        return True
    if digits.isdigit() and not match["last"] and int(digits) < _OLDEST and not (word and word not in AFTER_NOUN):
        lead = text[max(0, match.start() - 60) : match.start()]
        if _AGED.search(lead) and (text[match.end() : match.end() + 1] in {",", ")"} or not _PLACED.search(lead)):
            return True  # "Vera Holm, 21, was killed"
    if _SHARE.search(text, max(0, match.start() - 40), match.start()):
        return True
    before = text[max(0, match.start() - 16) : match.start()]
    return bool(_NO_COUNT.search(before))


_SHARE = re.compile(
    r"(?i)\b(?:half|third|quarter|percent|majority)\s(?:of\s)?(?:(?:the|its|their|our)\s)?(?:[\w'’-]+['’]s\s)?$"
)
_NO_COUNT = re.compile(
    r"\b(?:aged?|ages?\sof|out\sof|every|each|no\.?|number|route|highway|resolution|article|day|january|february|march|april|may|june|july|august|"
    r"september|october|november|december|jan\.?|feb\.?|aug\.?|sept?\.?|oct\.?|nov\.?|dec\.?)(?:\s\d{1,2}(?:st|nd|rd|th)?,?)?\s$",
    re.IGNORECASE,
)


def counts(text: str, span: Span, heads: Iterable[int]) -> Iterator[Count]:
    """Yield the counts in a sentence, in order; times, ages, measures and sums of money are left out.

    Args:
        text: the article's text.
        span: the sentence.
        heads: where its words begin that are in `FIRST`, or digits; sorted.
    """
    done = span.start
    for head in heads:
        match = _COUNT.match(text, head, span.end) if head >= done else None
        if match is None:
            continue
        done = match.end()
        found = _numbers(match)
        if found is None or _is_measure(text, match, span.end, found[0]):
            continue
        low, high = found
        printed = match["bound"] if not _is_preposition(match) else None
        bound: Bound = BOUND_OF[" ".join(printed.casefold().split())] if printed else "exact"
        if match["over"]:
            bound = "exact"  # "at least 27 and up to 30": both ends are given
        elif bound == "least":
            high = None
        elif bound == "most":
            low = None
        elif match["vague"]:
            bound = "about"
        them = _OF_THEM.match(text, match.end(), span.end)
        stop, who = counted_noun(text, them.end() if them else match.end(), span.end)
        start = match.start() if printed or not match["bound"] else match.end("bound") + 1
        yield Count(Span(start, stop), low, high, bound, who, them is not None, match["kin"] is not None)
        done = stop
