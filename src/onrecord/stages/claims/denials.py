"""A denial and what it answers.

Two forms: the denial repeats the matter ("denied that its aircraft bombed the depot"), or it only points at it ("denied
any involvement in the strike"). The second is joined only where the denier is the one accused.
"""

from __future__ import annotations

from datetime import timedelta
from functools import lru_cache

from onrecord.records import Because, Bond, Statement
from onrecord.stages.claims.lexicon import DENIAL_MATTER, EVENT_OF, RARE
from onrecord.stages.claims.measure import likeness
from onrecord.stages.claims.slots import dates_apart, negative, printed_apart
from onrecord.stages.claims.terms import mass, terms, weight

MATTER = 0.6  # of the weight of what is denied stands in what is answered
ENOUGH = 5.0
LIKE = 0.55
WITHIN = timedelta(days=14)


def answer(a: Statement, b: Statement, version: str) -> Bond | None:
    """Return a bond of kind "denies" if the negative one of the two answers the other, else None."""
    denial, other = (a, b) if negative(a) else (b, a)
    if _one_voice(denial, other) or dates_apart(a, b) > 1:
        return None
    found = _repeats(denial, other) if denial.stance != "denies" else _points(denial, other) or _repeats(denial, other)
    if found is None:
        return None
    score, because = found
    left, right = sorted((a.id, b.id))
    return Bond(left, right, "denies", round(score, 3), because[0].rule, version, denial.id, because)


@lru_cache(maxsize=50_000)
def _name(speaker: str) -> frozenset[str]:
    return frozenset(terms(speaker))


def _one_voice(denial: Statement, other: Statement) -> bool:
    """Nobody denies their own words: whoever seems to was misread, or takes them back, which is another matter."""
    if denial.stance == "retracts" or not denial.speaker or not other.speaker:
        return False
    ours, theirs = _name(denial.speaker), _name(other.speaker)
    return bool(ours & theirs) and (ours <= theirs or theirs <= ours)


def _points(denial: Statement, other: Statement) -> tuple[float, tuple[Because, ...]] | None:
    """The denier is named in the other statement as the doer of the event denied, or as the one accused."""
    if other.attribution is None or not denial.speaker:
        return None
    names = {t for t in _name(denial.speaker) if weight(t) == RARE}
    accused = names & set(other.terms)
    if not accused:
        return None
    matter = [t for t in denial.terms if t not in DENIAL_MATTER and t not in names]
    events = _events(matter) & _events(other.terms)
    shared = set(matter) & set(other.terms)
    if denial.article == other.article:
        general = not matter and other.stance == "accuses"
        if not (general or events):
            return None
        # What else the denial names must not be foreign to what it answers.
        if mass(matter) > ENOUGH and mass(shared) < 0.4 * mass(matter):
            return None
        score = 0.8
    else:
        gap = printed_apart(denial, other)
        near = gap is not None and gap <= WITHIN
        if not (near and events and mass(shared - names) >= ENOUGH - 2 and mass(shared) >= 0.5 * mass(matter)):
            return None
        score = 0.6
    note = f"the denier is named in it: {', '.join(sorted(accused))}" + (
        f"; both are about: {', '.join(sorted(events))}" if events else ""
    )
    return score, (Because("claims/denies-accusation", note, denial.article, denial.span),)


@lru_cache(maxsize=50_000)
def _events_of(term: str) -> frozenset[str]:
    return frozenset(EVENT_OF.get(term, ()))


def _events(of: tuple[str, ...] | list[str]) -> frozenset[str]:
    return frozenset().union(*(_events_of(t) for t in of))


def _repeats(denial: Statement, other: Statement) -> tuple[float, tuple[Because, ...]] | None:
    """The denial says again what it denies."""
    names = _name(denial.speaker or "") if denial.attribution is not None else frozenset()
    matter = {t for t in denial.terms if t not in DENIAL_MATTER}
    shared = matter & set(other.terms)
    accused = names & set(other.terms)
    common = mass(shared | accused)
    if common < ENOUGH or len(shared) < 2:
        return None
    gap = printed_apart(denial, other)
    if gap is not None and gap > WITHIN and not (denial.days and other.days):
        return None
    like = likeness(denial, other)
    said_to_deny = denial.stance == "denies"
    part = mass(shared) / mass(matter) if matter else 0.0
    enough = (
        part >= MATTER and common >= ENOUGH + 1 if said_to_deny else like.dice >= LIKE and like.common >= ENOUGH + 3
    )
    if not enough:
        return None
    note = f"denies the matter of it: {', '.join(sorted(shared, key=lambda t: (-weight(t), t))[:6])}"
    return max(part if said_to_deny else like.dice, 0.0), (
        Because("claims/denies-matter", note, denial.article, denial.span),
    )
