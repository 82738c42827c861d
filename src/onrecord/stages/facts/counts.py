"""Counts of people or things as printed: bound, number or range, and the noun they count."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from onrecord.records import Bound, Span
from onrecord.stages.facts.numbers import FIRST_WORDS, NUMBER, value


class Count(NamedTuple):
    """A count: `span` runs from the bound word to the counted noun; `who` is that noun without articles.

    `of_them` marks a count that the text makes a part of the one before: "four of them children".
    """

    span: Span
    low: int | None
    high: int | None
    bound: Bound
    who: str | None
    of_them: bool = False


_BOUNDS: dict[Bound, str] = {
    "least": "at least|more than|no fewer than|no less than|not less than|upwards of|over|well over|in excess of",
    "most": "at most|up to|as many as|no more than|fewer than|less than|under",
    "about": "about|around|some|nearly|almost|approximately|roughly|an estimated|close to|an average of",
}
_BOUND_OF = {word: bound for bound, words in _BOUNDS.items() for word in words.split("|")}
_BOUND = "|".join(_BOUND_OF).replace(" ", r"\s")
_VAGUE = (
    r"(?:(?:tens|hundreds)\sof\s)?(?:dozens|scores|hundreds|thousands|tens of thousands|millions)|several|a\snumber\sof"
)
_PERSON = (
    "man|woman|child|boy|girl|baby|infant|toddler|teenager|person|civilian|soldier|fighter|militant|policeman|"
    "police officer|officer|journalist|worker|villager|farmer|student|driver|doctor|nurse|medic|paramedic|resident|"
    "worshipper|protester|passenger|pedestrian|firefighter|guard|couple"
)
_COUNT = re.compile(
    rf"(?<![\w$€£#.,:/-])(?:(?P<bound>{_BOUND})\s)?(?:"
    rf"(?:between\s|from\s)(?P<low>{NUMBER})\s(?:and|to)\s(?P<high>{NUMBER})"
    rf"|(?P<over>{NUMBER})\s(?:and|but|to|or)\s(?:possibly\s|perhaps\s)?(?:up\sto|as\smany\sas|at\smost)\s(?P<under>{NUMBER})"
    rf"|(?P<first>{NUMBER})(?:\s?(?:-|–|\sto\s|\sor\s)\s?(?P<last>{NUMBER}))?"
    rf"|(?P<vague>{_VAGUE})"
    rf"|(?P<single>an?|another)(?=\s(?:[\w'’-]+\s){{0,2}}?(?:{_PERSON})\b))(?![\w%°:/]|[-.,–]\d|-\w)",
    re.IGNORECASE,
)
FIRST = (
    FIRST_WORDS
    | {words.split()[0] for words in _BOUND_OF}
    | frozenset("between from a an another dozens scores hundreds thousands tens millions several".split())
)
"""Every word that a count can begin with."""
_NEXT = re.compile(r"\s(\w[\w'’-]*)")
# Between a number and its noun: "12 other of its men", "two of the seven men".
_LINKS = re.compile(
    rf"(?:\s(?:other|more|further|additional|of)\b)*(?:\s(?:the|its|his|her|their|our|my|these|those)\b)?(?:\s{NUMBER}(?=\s))?",
    re.IGNORECASE,
)

# Counts of these are measures and times, never of people or things that something happens to.
_MEASURE = frozenset(
    """second seconds minute minutes hour hours day days night nights week weeks weekend month months year years decade
    decades century centuries times km kilometre kilometres kilometer kilometers metre metres meter meters mile miles
    feet foot inch inches yard yards acres hectares tonne tonnes ton tons kg kilogram kilograms kilos litres liters
    gallons barrels cubic square degrees percent per percentage points am pm a.m p.m gmt o'clock o’clock
    january february march april may june july august september october november december""".split()
)
# The counted noun ends before one of these.
_AFTER_NOUN = frozenset(
    """a an the and or but nor of in on at by with from for to into onto near under over during after before since
    when while as than that which who whom whose was were is are be been being has have had did do does will would
    could may might including among also still then now so if because about between against across inside outside
    aboard around through without within along down up off out not no
    killed killing kills dead died dies dying wounded wounding injured injuring hurt displaced displacing homeless
    missing arrested arresting detained detaining abducted kidnapped unaccounted martyred perished drowned slain
    driven forced fled feared lost found shot evacuated rescued burned trapped said say says told
    reported confirmed suspected known today yesterday overnight nationwide worldwide
    monday tuesday wednesday thursday friday saturday sunday
    deaths fatalities casualties injuries arrests it he she they we you i his her their its this these those""".split()
)
_OF_THEM = re.compile(r"\s(?:of\s)?(?:them|whom|these|those)\b", re.IGNORECASE)
_LONGEST_NOUN = 4
_YEARS = range(1900, 2100)


def _noun(text: str, start: int, end: int) -> tuple[int, str | None]:
    """Return where the counted noun ends and the noun; (start, None) if none is printed."""
    links = _LINKS.match(text, start, end)
    place = first = links.end() if links else start
    words: list[str] = []
    while len(words) < _LONGEST_NOUN and (word := _NEXT.match(text, place, end)):
        plain = word[1].casefold()
        if plain in _AFTER_NOUN or (plain.endswith("ly") and not word[1][0].isupper()):
            break
        if plain[0].isdigit() and not plain.endswith("-old"):
            break
        words.append(word[1])
        place = word.end()
    if not words:
        return start, None
    return place, " ".join(text[first:place].split())


def _numbers(match: re.Match[str]) -> tuple[int | None, int | None] | None:
    if match["vague"]:
        return None, None
    if match["single"]:
        return 1, 1
    low = value(match["low"] or match["over"] or match["first"])
    far = match["high"] or match["under"] or match["last"]
    high = value(far) if far else low
    return None if not low or high is None or high < low else (low, high)


def _is_measure(text: str, match: re.Match[str], end: int, low: int | None) -> bool:
    """Whether the number is a date, an age, a measure or a name rather than a count."""
    after = _NEXT.match(text, match.end(), end)
    word = after[1].casefold() if after else ""
    if word in _MEASURE or word.partition("-")[0] in _MEASURE:
        return True
    digits = match["first"] or ""
    if low in _YEARS and len(digits) == 4 and digits.isdigit() and (word in _AFTER_NOUN or not word):
        return True
    before = text[max(0, match.start() - 12) : match.start()]
    return bool(_NO_COUNT.search(before))


_NO_COUNT = re.compile(
    r"\b(?:aged?|ages?\sof|no\.?|number|route|highway|resolution|article|day|january|february|march|april|may|june|july|august|"
    r"september|october|november|december|jan\.?|feb\.?|aug\.?|sept?\.?|oct\.?|nov\.?|dec\.?)\s$",
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
        bound: Bound = _BOUND_OF[" ".join(match["bound"].casefold().split())] if match["bound"] else "exact"
        if match["over"]:
            bound = "exact"  # "at least 27 and up to 30": both ends are given
        elif bound == "least":
            high = None
        elif bound == "most":
            low = None
        elif match["vague"]:
            bound = "about"
        them = _OF_THEM.match(text, match.end(), span.end)
        stop, who = _noun(text, them.end() if them else match.end(), span.end)
        yield Count(Span(match.start(), stop), low, high, bound, who, them is not None)
        done = stop
