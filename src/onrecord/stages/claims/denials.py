"""A denial and what it answers.

Two forms: the denial repeats the matter ("denied that its aircraft bombed the depot"), or it only points at it ("denied
any involvement in the strike"). The second is joined only where the denier is the one accused.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import timedelta
from functools import lru_cache

from onrecord.records import Because, Bond, Statement
from onrecord.stages.claims.lexicon import DENIAL_MATTER, EVENT_OF, NEGATION, RARE
from onrecord.stages.claims.measure import likeness, no_common_verb, verbs
from onrecord.stages.claims.slots import dates_apart, negative, printed_apart
from onrecord.stages.claims.terms import mass, spelled, terms, weight

MATTER = 0.6  # of the weight of what is denied stands in what is answered
WHOLLY = 0.85  # … where the denier is not named in it, or when it was said is not known
ENOUGH = 5.0
LIKE = 0.7  # a statement that only has a "not" in it must be as alike as this
FOREIGN = 0.4  # of what a pointing denial names must stand in what it answers
WITHIN = timedelta(days=28)
POINTS_WITHIN = timedelta(days=4)
_CLAUSE = re.compile(r"[,;:—–.]|\b(?:and|but|while|although|though|because|since)\b", re.IGNORECASE)

_Found = tuple[float, tuple[Because, ...]]


def answer(a: Statement, b: Statement, version: str) -> Bond | None:
    """Return a bond of kind "denies" if the negative one of the two answers the other, else None."""
    denial, other = (a, b) if negative(a) else (b, a)
    if dates_apart(a, b) > 1 or (one_voice(a, b) and denial.stance != "retracts"):
        return None  # nobody denies their own words: who seems to was misread, or takes them back
    found = _repeats(denial, other) if denial.stance != "denies" else _points(denial, other) or _repeats(denial, other)
    if found is None:
        return None
    score, because = found
    left, right = sorted((a.id, b.id))
    return Bond(left, right, "denies", round(score, 3), because[0].rule, version, denial.id, because)


@lru_cache(maxsize=50_000)
def _name(speaker: str) -> frozenset[str]:
    return frozenset(terms(speaker))


def one_voice(a: Statement, b: Statement) -> bool:
    """Whether one name is given for both, or a part of it."""
    if not a.speaker or not b.speaker:
        return False
    ours, theirs = _name(a.speaker), _name(b.speaker)
    return bool(ours & theirs) and (ours <= theirs or theirs <= ours)


def _points(denial: Statement, other: Statement) -> _Found | None:
    """The denier is named in the other statement as the doer of the event denied, or as the one accused."""
    if other.attribution is None or not denial.speaker:
        return None
    names = {t for t in _name(denial.speaker) if weight(t) == RARE}
    accused = names & set(other.terms)
    if not accused:
        return None
    matter = {t for t in denial.terms if t not in DENIAL_MATTER} - names
    events = _events(matter) & _events(other.terms)
    shared = matter & set(other.terms)
    if mass(matter) > ENOUGH and mass(shared) < FOREIGN * mass(matter):
        return None  # what else the denial names is foreign to what it would answer
    if denial.article == other.article:
        general = not matter and other.stance == "accuses"
        found = 0.8 if general or events else 0.0
    else:
        found = _points_across(denial, other, names, shared)
    if not found:
        return None
    note = f"the denier is named in it: {spelled(accused, other.text)}"
    if events:
        note += f"; both are about: {', '.join(sorted(events))}"
    return found, (Because("claims/denies-accusation", note, denial.article, denial.span),)


def _points_across(denial: Statement, other: Statement, names: set[str], shared: set[str]) -> float:
    """In another report the event must be named by the same word, and the denier by the full name or as accused."""
    gap = printed_apart(denial, other)
    if gap is None or not any(_events_of(t) for t in shared):
        return 0.0
    whole = names <= set(other.terms)
    if gap <= POINTS_WITHIN and ((whole and len(names) > 1) or other.stance == "accuses"):
        return 0.6
    return 0.55 if gap <= WITHIN and whole and len(names) > 2 else 0.0


@lru_cache(maxsize=50_000)
def _events_of(term: str) -> frozenset[str]:
    return frozenset(EVENT_OF.get(term, ()))


def _events(of: Iterable[str]) -> frozenset[str]:
    return frozenset().union(*(_events_of(t) for t in of))


def _repeats(denial: Statement, other: Statement) -> _Found | None:
    """The denial says again what it denies."""
    names = _name(denial.speaker or "") if denial.attribution is not None else frozenset()
    matter = {t for t in denial.terms if t not in DENIAL_MATTER}
    shared = matter & set(other.terms)
    if (
        len(shared) < 2
        or not shared - set(denial.names) - set(other.names)
        or mass(shared | (names & set(other.terms))) < ENOUGH + 1
    ):
        return None
    gap = printed_apart(denial, other)
    if gap is not None and gap > WITHIN and not (denial.days and other.days):
        return None
    if no_common_verb(verbs(denial), verbs(other)):
        return None
    score = _covered(shared, matter, other) if denial.stance == "denies" else _negates(denial, other, shared)
    placed = gap is not None or denial.article == other.article
    least = LIKE if denial.stance != "denies" else MATTER if placed and names & set(other.terms) else WHOLLY
    if score < least:
        return None
    note = f"denies the matter of it: {spelled(shared, denial.text)}"
    return score, (Because("claims/denies-matter", note, denial.article, denial.span),)


def _covered(shared: set[str], matter: set[str], other: Statement) -> float:
    """How much of what is denied stands in the other; or all of the other in it, where the denial runs on."""
    whole = mass(other.terms)
    return max(mass(shared) / mass(matter), mass(shared) / whole if whole >= 2 * ENOUGH else 0.0)


def _negates(denial: Statement, other: Statement, shared: set[str]) -> float:
    """How alike a statement with "not" in it is to the other, if what they share stands in the negated clauses."""
    like = likeness(denial, other)
    if like.dice < LIKE or like.common < ENOUGH + 3 or like.matter_dice < LIKE or not verbs(other) & like.shared:
        return 0.0
    negated = {t for clause in _CLAUSE.split(denial.text) if NEGATION.search(clause) for t in terms(clause)}
    return like.dice if mass(shared & negated) >= MATTER * mass(shared) else 0.0
