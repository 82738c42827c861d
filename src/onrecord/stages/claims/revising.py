"""Another number of the same, or another day: the later one revises the earlier one."""

from __future__ import annotations

from datetime import timedelta

from onrecord.records import Because, Bond, Statement
from onrecord.stages.claims.measure import Likeness
from onrecord.stages.claims.plans import put_off
from onrecord.stages.claims.slots import later, one_toll, printed_apart
from onrecord.stages.claims.tolls import a_part, revised, risen

WITHIN = timedelta(days=45)


def toll(a: Statement, b: Statement, units: tuple[str, ...], like: Likeness, version: str) -> Bond | None:
    """Return a bond where it is another count of the victims of one event, in whatever words."""
    why = revised(a, b, units)
    if why is None:
        return None
    return _revised(a, b, (Because("claims/tolls", f"one event: {why}"), _count_note(a, b, units)), like, version)


def revision(a: Statement, b: Statement, units: tuple[str, ...], like: Likeness, version: str) -> Bond | None:
    """Return a bond for another number of what is said to be the same, by the later one where that is known."""
    gap = printed_apart(a, b)
    if (
        a.article == b.article  # which gives parts of its count too
        or not one_toll(a, b, units)
        or not risen(a, b, units)
        or a_part(a) != a_part(b)
        or (gap is not None and gap > WITHIN)
    ):
        return None
    reasons = (Because("claims/words", like.in_words(a.text, b.text)), _count_note(a, b, units))
    return _revised(a, b, reasons, like, version)


def another_day(a: Statement, b: Statement, like: Likeness, version: str) -> Bond | None:
    """Return a bond for another day of one plan."""
    found = put_off(a, b)
    if found is None:
        return None
    doer, reason = found
    left, right = sorted((a.id, b.id))
    return Bond(left, right, "revises", round(like.dice, 3), reason.rule, version, doer.id, (reason,))


def _count_note(a: Statement, b: Statement, units: tuple[str, ...]) -> Because:
    order = "the later report revises" if later(a, b) else "which came first is not known"
    return Because("claims/figures", f"another number {', '.join(units)}; {order}")


def _revised(a: Statement, b: Statement, because: tuple[Because, ...], like: Likeness, version: str) -> Bond:
    doer = later(a, b)
    left, right = sorted((a.id, b.id))
    doing = doer.id if doer else None
    return Bond(left, right, "revises", round(like.dice, 3), "claims/figures", version, doing, because)
