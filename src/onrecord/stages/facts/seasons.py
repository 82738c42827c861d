"""Seasons: "the spring of 2019", "last autumn", "by winter", "a summer offensive"."""

from __future__ import annotations

import re

from onrecord.stages.facts.calendar import SEASON_BEGINS, SEASONS, likely_year, year_value
from onrecord.stages.facts.grammar import SEASON, SHADE, YEAR_OR_BC, Grammar, Match, When, printed_year

SEASONAL = Grammar()


@SEASONAL.rule(
    "spring summer autumn fall winter the early late mid", rf"(?:the )?{SHADE}?{SEASON} (?:of )?{YEAR_OR_BC}"
)
def _of_year(match: Match, _: When) -> str | None:
    return f"{year_value(printed_year(match))}-{SEASONS[match['season'].casefold()]}"


@SEASONAL.rule("this last next coming past previous", rf"(?P<which>this|last|next|coming|past|previous) {SEASON}")
def _near(match: Match, when: When) -> str | None:
    which = match["which"].casefold()
    step = {"last": -1, "past": -1, "previous": -1, "next": 1, "coming": 1}.get(which, 0)
    return _counted(SEASONS[match["season"].casefold()], when, step)


def _counted(season: str, when: When, step: int) -> str:
    """Return the season of this year (step 0), the last one gone by (-1) or the next to begin (1)."""
    now = when.now if step == 0 else when.anchor
    if now is None:
        return f"XXXX-{season}"
    begins = SEASON_BEGINS[season]
    year = now.year - (step < 0 and now.month < begins + 3) + (step > 0 and now.month >= begins)
    return f"{year}-{season}"


_IN = re.compile(r"\b(?:in|by|during|until|till|since|over|through|throughout|of|this|mid|early|late|and|or|into)[ -]$")
_DEED = re.compile(
    r"\s(?:offensive|campaign|fighting|counter-?offensive|harvest|uprising|session|recess|break|vacation|months)\b"
)


@SEASONAL.rule(
    "the spring summer autumn fall winter early late mid", rf"(?:the )?{SHADE}?{SEASON}(?!['’-]|\s?[-–]?\s?\d)"
)
def _bare(match: Match, when: When) -> str | None:
    if not _is_season(match, when):
        return None
    season = SEASONS[match["season"].casefold()]
    if when.told.looking_back and when.told.year is not None:
        return f"{year_value(when.told.year)}-{season}"
    if when.anchor is None:
        return f"XXXX-{season}"
    return f"{likely_year(when.anchor, (SEASON_BEGINS[season] + 1) % 12, 15, when.lean)}-{season}"


def _is_season(match: Match, when: When) -> bool:
    """Whether it is no name ("Prague Spring"), deed ("they fall", "the fall of Kabul") or kind ("summer clothes")."""
    name = match["season"].casefold()
    if match["season"][0].isupper() and when.before[-2:] not in {"", ". ", "\n"}:
        return False
    if name in {"spring", "fall"} and re.match(r"\s(?:of|in|from|to|out|water)\b", when.after):
        return False
    if _DEED.match(when.after) or _IN.search(when.before):
        return True
    return name not in {"spring", "fall"} and match[0] != match["season"]
