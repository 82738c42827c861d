"""A plan that was put on another day: "is to testify on Monday", and later "agreed to testify on Thursday"."""

from __future__ import annotations

import re
from datetime import timedelta

from onrecord.records import Because, Statement
from onrecord.stages.claims.meaning import nearness
from onrecord.stages.claims.measure import verbs
from onrecord.stages.claims.slots import dates_apart, day_of, later, printed_apart
from onrecord.stages.claims.terms import spelled

WITHIN = timedelta(days=14)
NEAR = 0.7
NAMES = 2  # in common in their own words
_PLANNED = re.compile(
    r"\b(?:scheduled|slated|set (?:to|for)|expected to|plan(?:s|ned|ning)? to|due to|will|postponed|delayed|moved"
    r"|rescheduled|agreed to|deal to|invited to|deadline)\b",
    re.IGNORECASE,
)
Found = tuple[Statement, Because]


def put_off(a: Statement, b: Statement) -> Found | None:
    """Return the later one and the reason where it gives another day for the same plan, None where that is unknown."""
    doer = later(a, b)
    gap = printed_apart(a, b)
    if doer is None or gap is None or gap > WITHIN or dates_apart(a, b) < 2 or not (_one_day(a) and _one_day(b)):
        return None
    shared = {*a.names} & {*b.names}
    if len(shared) < NAMES or not verbs(a) & verbs(b) or not (_PLANNED.search(a.text) and _PLANNED.search(b.text)):
        return None
    near = nearness(a, b)
    if near is None or near < NEAR:
        return None
    note = f"another day for one plan ({near:.2f} of 1 in meaning): {spelled(shared, a.text, b.text)}"
    return doer, Because("claims/plans", note, doer.article, doer.span)


def _one_day(statement: Statement) -> bool:
    """Whether it names one day and no other."""
    return len(statement.days) == 1 and day_of(statement.days[0]) is not None
