"""What a "not" in a statement has to do with the other one: it may stand beside what they share, or be all there is."""

from __future__ import annotations

import re
from datetime import timedelta
from functools import lru_cache

from onrecord.records import Statement
from onrecord.stages.claims.denials import one_voice
from onrecord.stages.claims.lexicon import DENIAL_MATTER, NEGATION
from onrecord.stages.claims.slots import negative, printed_apart
from onrecord.stages.claims.terms import mass, terms

COVERED = 0.8  # of the weight in common stands where nothing is negated
WEIGHTY = 8.0  # what that must weigh at least
WEEK = timedelta(days=7)
_CLAUSE = re.compile(
    r"[,;:—–.]|\b(?:and|but|while|although|though|because|since|who|which|that|when|where|until|as)\b", re.IGNORECASE
)


def denied_beside(a: Statement, b: Statement) -> bool:
    """Whether the negation of one is beside what they share: "put in charge, because attitudes weren't improving".

    Only of what is no denial as a whole, and has much in common outside the clauses with a "not" in them; with one
    speaker half as much is enough.
    """
    denial, other = (a, b) if negative(a) else (b, a)
    if denial.stance in ("denies", "retracts"):
        return False
    shared = {*a.terms} & {*b.terms}
    enough = WEIGHTY / 2 if one_voice(a, b) else WEIGHTY
    common = mass(shared)
    if common < enough or NEGATION.search(other.text):
        return False
    there = mass(shared & _plain(denial.text))
    return there >= enough and there >= COVERED * common


@lru_cache(maxsize=10_000)
def _plain(text: str) -> frozenset[str]:
    """The terms of the clauses without a "not"."""
    return frozenset(t for clause in _CLAUSE.split(text) if not NEGATION.search(clause) for t in terms(clause))


def pointing(denial: Statement) -> bool:
    """Whether somebody denies and says no more of it than "the allegations", "Holt's accusations", "any wrongdoing"."""
    return denial.stance == "denies" and {*denial.terms} <= DENIAL_MATTER | {*denial.names}


def one_pointing_denial(a: Statement, b: Statement) -> bool:
    """Whether one speaker denies "the allegations" in two reports of a week that name the same: it is one denial."""
    gap = printed_apart(a, b)
    return pointing(a) and pointing(b) and one_voice(a, b) and gap is not None and gap <= WEEK
