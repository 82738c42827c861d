"""The slots that decide beside the words: days, figures, polarity, who did it to whom.

Equal words about two days are two claims; the same event with another number revises the first.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import lru_cache
from itertools import product

from onrecord.records import Statement
from onrecord.stages.claims.substance import fragment

MUTE = frozenset(("declines", "unverified", "unclaimed"))
"""Acts that assert nothing."""

MOST_GROWTH = 4
"""A count seldom grows further from one report to the next; what is smaller is a part of it or something else."""

# What follows an "if" is asserted: "if it is true, the president must resign"; "asked if it was true" asserts nothing.
_THEN = (
    r"(?!\b[^,]+, (?:then )?(?:(?:I|you|he|she|it|we|they|the|there)\b"
    r"|(?!who|which|that)(?:[\w.’'-]+ ){1,4}(?:must|will|would|should|shall|can|could|may|might)\b))"
)
_QUESTION = re.compile(rf"^\W*(?:whether|if{_THEN}|who|why|how|where)\b(?!.*[.;])|\?\W*$", re.IGNORECASE)
_WHAT = re.compile(r"\W*(?:what|which|whose|when)\b", re.IGNORECASE)  # "what he would do", not "what he did was wrong"
_DAY = re.compile(r"\d{4}-\d\d-\d\d$")
_PART = re.compile(r"\d{4}-(?:[HQ]\d|SP|SU|FA|WI)")  # of a year; where it ends nobody says to the day
_WEEK = re.compile(r"\d{4}-W\d\d")
_WEEKDAY = re.compile(r"XXXX-WXX-([1-7])")


def asserts(statement: Statement) -> bool:
    """Whether something is asserted at all: no question ("asked whether…") and no refusal to say."""
    return statement.stance not in MUTE and not _asks(statement.text)


@lru_cache(maxsize=20_000)  # asked of both statements of every pair
def _asks(text: str) -> bool:
    return bool(_QUESTION.search(text)) or bool(_WHAT.match(text) and fragment(text))


def negative(statement: Statement) -> bool:
    """Whether it says that something is not so; a denial in negative words ("we did not…") still denies once."""
    return statement.negated or statement.stance in ("denies", "retracts")


@lru_cache(maxsize=10_000)
def day_of(value: str | None) -> date | None:
    """Return the calendar day of a TIMEX3 value or ISO date, None where it is coarser, open or no day at all."""
    if value is None or not _DAY.match(value[:10]):
        return None
    try:
        return date.fromisoformat(value[:10])
    except ValueError:
        return None


def days_apart(a: str, b: str) -> int:
    """Return how far two time values are apart: 0 the same as far as both say, 1 neighbouring days, 2 more."""
    one, two = a.partition("T")[0], b.partition("T")[0]
    left, right = day_of(one), day_of(two)
    if left and right:
        return min(2, abs((left - right).days))
    for value, day in ((one, right), (two, left)):
        if day and (weekday := _WEEKDAY.match(value)):
            return 0 if day.isoweekday() == int(weekday[1]) else 2
    if _PART.match(one) or _PART.match(two):
        one, two = one[:4], two[:4]
    for week, day in ((one, right), (two, left)):
        if day and _WEEK.fullmatch(week):
            return 0 if day.strftime("%G-W%V") == week else 2
    same = all(x == y or "X" in (x, y) for x, y in zip(one, two, strict=False))
    return 0 if same else 2


def dates_apart(a: Statement, b: Statement) -> int:
    """Return how far the times of two statements are apart at least; 0 where either has none."""
    if not a.days or not b.days:
        return 0
    return min(days_apart(x, y) for x, y in product(a.days[:8], b.days[:8]))


def lengths_apart(a: Statement, b: Statement) -> bool:
    """Whether both say how long something lasts, and no length is in both."""
    return bool(a.lengths and b.lengths) and not {*a.lengths} & {*b.lengths}


def printed_apart(a: Statement, b: Statement) -> timedelta | None:
    """Return the time between the dates of their articles, None where one is not known to the day."""
    left, right = day_of(a.printed), day_of(b.printed)
    return abs(left - right) if left and right else None


def clashing_units(a: Statement, b: Statement) -> tuple[str, ...]:
    """Return the units that both count with no number in common."""
    units = {f[0] for f in a.figures} & {f[0] for f in b.figures}
    return tuple(sorted(u for u in units if not _meet(a, b, u)))


def one_toll(a: Statement, b: Statement, units: tuple[str, ...]) -> bool:
    """Whether the numbers can be two states of one count: of people, and none a small part of the other."""
    for unit in units:
        one, two = (max(f[2] for f in s.figures if f[0] == unit) for s in (a, b))
        if unit == "money" or max(one, two) > MOST_GROWTH * min(one, two):
            return False
    return True


def _meet(a: Statement, b: Statement, unit: str) -> bool:
    ours = [f for f in a.figures if f[0] == unit]
    theirs = [f for f in b.figures if f[0] == unit]
    return any(x[1] <= y[2] and y[1] <= x[2] for x, y in product(ours, theirs))


def later(a: Statement, b: Statement) -> Statement | None:
    """Return the one whose article was printed later, None where that is not known or the same day."""
    left, right = day_of(a.printed), day_of(b.printed)
    if not left or not right or left == right:
        return None
    return a if left > right else b
