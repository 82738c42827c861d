"""Years and what is made of them: "1957", "the 1960s", "480 BC", "the 19th century"."""

from __future__ import annotations

import re

from onrecord.stages.facts.calendar import month_number, year_value
from onrecord.stages.facts.grammar import MONTH, SHADE, YEAR, Grammar, Match, When

YEARS = Grammar()
BEFORE_CHRIST = Grammar()
"""Tried before dates: "April 480 BC" is no April of ours."""


@BEFORE_CHRIST.rule(
    "0 the january february march april may june july august september october november december early late mid",
    rf"(?:{SHADE}?{MONTH} )?(?P<count>\d{{1,4}}) B(?:\.C\.?|CE?\b)",
)
def _before_christ(match: Match, _: When) -> str | None:
    month = match["month"]
    return year_value(-int(match["count"])) + (f"-{month_number(month):02d}" if month else "")


@YEARS.rule("the 0 mid early late", r"(?:the )?(?:(?:early|late|mid)[ -])?(?P<decade>(?:1[5-9]|20)\d)0s")
def _decade(match: Match, _: When) -> str | None:
    return f"{match['decade']}X"


@YEARS.rule(
    "the 0 early late mid nineteenth eighteenth twentieth",
    r"(?:the )?(?:(?:early|late|mid)[ -])?(?:(?P<number>\d{1,2})(?:st|nd|rd|th)|"
    r"(?P<word>eighteenth|nineteenth|twentieth)) century(?P<bc> B(?:\.C\.?|CE?\b))?",
)
def _century(match: Match, _: When) -> str | None:
    number = (
        int(match["number"])
        if match["number"]
        else 18 + "eighteenth nineteenth twentieth".split().index(match["word"].casefold())
    )
    return f"{'BC' if match['bc'] else ''}{number - 1:02d}XX" if 0 < number < 30 else None


@YEARS.rule("the 0", r"(?:the )?(?P<decade>\d{1,3})0s B(?:\.C\.?|CE?\b)")
def _decade_before_christ(match: Match, _: When) -> str | None:
    return f"BC{int(match['decade']):03d}X"


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


_MADE_IN = re.compile(
    r"\s(?:[a-z]+\s)?(?:Audi|BMW|Buick|Cadillac|Chevrolet|Chevy|Chrysler|Dodge|Fiat|Ford|GMC|Honda|Hyundai|Isuzu|Jeep|Kia|"
    r"Lexus|Mazda|Mercedes|Mitsubishi|Nissan|Opel|Peugeot|Pontiac|Renault|Subaru|Suzuki|Toyota|Volkswagen|Volvo)\b"
)
_STREET = re.compile(
    r"\s(?:[NSEW]\.?\s)?(?:[A-Z][a-z]+\s){1,2}(?:Avenue|Ave|Street|St|Road|Rd|Boulevard|Blvd|Drive|Lane|Place|Square)\b"
)


@YEARS.rule("0 early late mid", rf"(?:(?:early|late|mid)[ -])?{YEAR}(?!['’]s\b|s\b|[,.]\d)")
def _bare_year(match: Match, when: When) -> str | None:
    since = re.search(r"\b(?:to|and|in|since|of|by|until|from)\s$", when.before, re.IGNORECASE)
    if not since and _NO_YEAR_BEFORE.search(when.before):
        return None
    if _MADE_IN.match(when.after) and re.search(
        r"\b(?:an?|[Hh]is|[Hh]er|[Tt]heir|my)\s(?:\w+\s)?$|['’]s\s(?:\w+\s)?$", when.before
    ):
        return None  # how old a car is
    if _STREET.match(when.after):
        return None
    after = match.string[match.end() : match.end() + 16]
    if _NO_YEAR_AFTER.match(after) or (int(match["year"]) < 1500 and not since):
        return None
    return f"{int(match['year'])}"
