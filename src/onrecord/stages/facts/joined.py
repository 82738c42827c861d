"""Counts that make one together: "five men and three women were killed", "a woman and her infant"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import reduce
from itertools import pairwise

from onrecord.records import Bound, Span
from onrecord.stages.facts.counts import Count
from onrecord.stages.facts.people import fights, is_of_people

AND = re.compile(r"\s?(?:,\s)?(?:and|or|as well as|,)?\s?(?:(?:with\s)?(?:his|her|their)\s)?", re.IGNORECASE)
"""What stands between two counts of one list."""
OWN = re.compile(r"\s(?:were|was)\s(?:\w+ly\s)?", re.IGNORECASE)
"""What stands between a count and a word that is said of it alone."""
_VERB = re.compile(r"\s(?:were|was|are|is|had|have|has)\b")


def known(text: str, found: Iterable[Count]) -> list[Count]:
    """Leave out those known by others ("her infant") unless counted right after them: "a woman and her infant"."""
    kept: list[Count] = []
    for count in found:
        gap = text[kept[-1].span.end : count.span.start] if kept else "."
        if not count.kin or AND.fullmatch(gap):
            kept.append(count)
    return kept


def carried(text: str, found: Sequence[Count], units: Sequence[str | None], parts: Sequence[bool]) -> list[str | None]:
    """Return the units with that of "killed five men" given to the "three women" listed after them."""
    carried = list(units)
    for number in range(1, len(found)):
        gap = text[found[number - 1].span.end : found[number].span.start]
        alone = carried[number] is None and not parts[number] and AND.fullmatch(gap)
        if alone and is_of_people(found[number].who) and not _VERB.match(text, found[number].span.end):
            carried[number] = carried[number - 1]
    return carried


def joins(text: str, one: Count, other: Count) -> bool:
    """Whether two counts of which the same is said may make one: people on one side, listed together."""
    if fights(one.who) != fights(other.who) or not (is_of_people(one.who) and is_of_people(other.who)):
        return False
    gap = text[one.span.end : other.span.start]
    return AND.fullmatch(gap) is not None and " or" not in gap


def total(text: str, listed: Sequence[Count]) -> Count:
    """Return the sum of counts listed together; the first alone where no "and" lists them: "a woman, a student"."""
    gaps = [text[one.span.end : other.span.start] for one, other in pairwise(listed)]
    if not gaps or not re.search(
        r"\band\b|\bas well as\b|\b(?:his|her|their)\b", gaps[-1] + text[listed[-1].span.start :][:5]
    ):
        return listed[0]
    return reduce(_join, listed)


def _join(one: Count, other: Count) -> Count:
    """Return the sum of two counts; it is no surer than the less sure of the two."""
    low = None if one.low is None or other.low is None else one.low + other.low
    high = None if one.high is None or other.high is None else one.high + other.high
    bound: Bound = one.bound if one.bound != "exact" else other.bound
    return Count(Span(one.span.start, other.span.end), low, high, bound, f"{one.who} and {other.who}")
