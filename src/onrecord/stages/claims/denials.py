"""A denial and what it answers.

Two forms: the denial repeats the matter ("denied that its aircraft bombed the depot"), or it only points at it ("denied
any involvement in the strike", "denied Holt's allegations"). The second is joined only where the denier is the one
accused: `pointing` says when.
"""

from __future__ import annotations

import re

from onrecord.records import Because, Bond, Statement
from onrecord.stages.claims.lexicon import DENIAL_MATTER, NEGATION
from onrecord.stages.claims.measure import likeness, no_common_verb, verbs
from onrecord.stages.claims.pointing import WITHIN, points
from onrecord.stages.claims.slots import dates_apart, negative, printed_apart
from onrecord.stages.claims.substance import fragment
from onrecord.stages.claims.terms import mass, name_terms, spelled, terms
from onrecord.text import overlap, within

MATTER = 0.6  # of the weight of what is denied stands in what is answered
WHOLLY = 0.85  # … where the denier is not named in it, or when it was said is not known
ENOUGH = 5.0
LIKE = 0.7  # a statement that only has a "not" in it must be as alike as this
_TOLD = frozenset(("deni", "denial", "dismiss", "reject"))
_CLAUSE = re.compile(r"[,;:—–.]|\b(?:and|but|while|although|though|because|since)\b", re.IGNORECASE)

_Found = tuple[float, tuple[Because, ...]]


def answer(a: Statement, b: Statement, version: str) -> Bond | None:
    """Return a bond of kind "denies" if the negative one of the two answers the other, else None."""
    denial, other = (a, b) if negative(a) else (b, a)
    if dates_apart(a, b) > 1 or (one_voice(a, b) and denial.stance != "retracts"):
        return None  # nobody denies their own words: who seems to was misread, or takes them back
    if _TOLD & set(other.terms) or (_overlap(denial, other) and denial.stance != "denies"):
        return None  # it reports a denial itself; nothing answers a part of itself
    if denial.stance == "denies" and denial.speaker and not _inside(denial, other):
        found = points(denial, other) or _repeats(denial, other)
    else:
        found = _repeats(denial, other) if denial.stance != "denies" else None
    if found is None:
        return None
    score, because = found
    left, right = sorted((a.id, b.id))
    return Bond(left, right, "denies", round(score, 3), because[0].rule, version, denial.id, because)


def _overlap(a: Statement, b: Statement) -> bool:
    """Whether they are partly the same words."""
    return a.article == b.article and overlap(a.span, b.span) > 0


def _inside(denial: Statement, other: Statement) -> bool:
    """Whether the other one says that it was denied."""
    return denial.article == other.article and denial.span != other.span and within(denial.span, other.span)


def one_voice(a: Statement, b: Statement) -> bool:
    """Whether one name is given for both, or a part of it."""
    if not a.speaker or not b.speaker:
        return False
    ours, theirs = name_terms(a.speaker), name_terms(b.speaker)
    return bool(ours & theirs) and (ours <= theirs or theirs <= ours)


def _repeats(denial: Statement, other: Statement) -> _Found | None:
    """The denial says again what it denies."""
    names = name_terms(denial.speaker or "") if denial.attribution is not None else frozenset()
    matter = {t for t in denial.terms if t not in DENIAL_MATTER}
    shared = matter & set(other.terms)
    if (
        len(shared) < 2
        or not shared - set(denial.names) - set(other.names)
        or mass(shared | (names & set(other.terms))) < ENOUGH + 1
    ):
        return None
    if other.attribution is not None and other.stance != "accuses" and fragment(other.text):
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
    note = f"denies the matter of it: {spelled(shared, denial.text, other.text)}"
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
