"""Set phrases of time that mean another thing than their words: "to this day", "one day", "the nineties"."""

from __future__ import annotations

import re

from onrecord.stages.facts.calendar import PARTS, duration
from onrecord.stages.facts.grammar import PART, Grammar, Match, When

IDIOMS = Grammar()


@IDIOMS.rule("this", r"this day(?=[.,;:)]| (?:the|in|he|she|they|it|and)\b)")
def _this_day(_: Match, when: When) -> str | None:
    return "PRESENT_REF" if when.before.endswith((" to ", " until ", "To ")) else None


@IDIOMS.rule("these modern", r"these days|modern[- ]day")
def _these_days(_: Match, __: When) -> str | None:
    return "PRESENT_REF"


@IDIOMS.rule("those", r"those days(?! (?:when|in|before|after|of|that)\b)")
@IDIOMS.rule("the", r"the other (?:day|night|week)")
def _past(_: Match, __: When) -> str | None:
    return "PAST_REF"


_MODAL = re.compile(r"\b(?:will|would|could|can|may|might|shall|hopes? to|wants? to)\s$")


@IDIOMS.rule("one", r"one day")
def _one_day(_: Match, when: When) -> str | None:
    return "FUTURE_REF" if _MODAL.search(when.before) else None


@IDIOMS.rule("the", rf"the {PART}")
def _in_the_morning(match: Match, when: When) -> str | None:
    """Return "in the morning" where the line has told of which day."""
    if when.near_day is None or not when.before.endswith(("In ", " in ")):
        return None
    return f"{when.near_day.isoformat()}T{PARTS[match['part'].casefold()]}"


_DECADES = {"twenties": 2, "thirties": 3, "forties": 4, "fifties": 5, "sixties": 6, "seventies": 7, "eighties": 8}
_DECADES["nineties"] = 9


@IDIOMS.rule("the early late mid", rf"(?:the )?(?:(?:early|late|mid)[ -])?(?P<name>{'|'.join(_DECADES)})")
@IDIOMS.rule("the early late mid", r"(?:the )?(?:(?:early|late|mid)[ -]['’]?|['’])(?P<digit>[1-9])0s")
def _decade(match: Match, when: When) -> str | None:
    """Return the decade of the century before this one: a man in his "early sixties" is none."""
    if re.search(r"\b(?:his|her|their|my|our|into)\s(?:the\s)?$", when.before):
        return None
    groups = match.groupdict()
    if groups.get("name") and not match[0].casefold().startswith("the"):
        return None
    return f"19{groups.get('digit') or _DECADES[match['name'].casefold()]}X"


@IDIOMS.rule("fiscal", r"fiscal (?:year )?(?P<year>(?:19|20)\d\d)")
def _fiscal(match: Match, _: When) -> str | None:
    return f"FY{match['year']}"


@IDIOMS.rule("a an months weeks years decades", r"(?:an? )?(?P<unit>day|week|month|year|decade|hour)s-long")
def _so_long(match: Match, _: When) -> str | None:
    return duration(None, match["unit"].casefold())


@IDIOMS.rule("the", r"the last (?P<unit>week|month|year)(?! (?:and|or)\b)")
def _up_to_now(match: Match, _: When) -> str | None:
    """Return "the last week", which runs up to now; "the last week of August" is as long."""
    return duration(1, match["unit"].casefold())
