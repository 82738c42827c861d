"""How likely one statement is what another denies, weighed where no rule finds it.

A logistic regression over a dozen named measures. Its weights stand in `denials.json`, learned by `python -m
training.denials` from denials of everyday reports and what stands around them, read and labelled one by one.
"""

from __future__ import annotations

import re
from math import log

from onrecord.records import Because, Statement
from onrecord.stages.claims.accusing import WRONGS
from onrecord.stages.claims.denying import DENIES, denied, plainly
from onrecord.stages.claims.meaning import nearness
from onrecord.stages.claims.measure import likeness
from onrecord.stages.claims.odds import weights
from onrecord.stages.claims.slots import negative

LIKELY = 0.45
WEIGHTS = "denials.json"
_NEAREST = 0.7
_STEP = 300  # characters: about two sentences
_ALLEGED = frozenset("alleg accus charg".split())
_MAY_BE = re.compile(r"\b(?:if|whether|unless|would|could|should|must|may|might|will)\b", re.IGNORECASE)


def may_be(text: str) -> bool:
    """Whether it speaks of what may be, will be or ought to be: that is seldom what somebody denies."""
    return _MAY_BE.search(text) is not None


def measures(denial: Statement, other: Statement) -> dict[str, float]:
    """Return what a denial and another statement are weighed by."""
    what, near = denied(denial), nearness(denial, other) or 0.0
    one = denial.article == other.article
    behind = denial.number - other.number if one else 0
    told = plainly(denial) == DENIES and not denial.negated  # what is denied is what its words say
    alleged = what.whose or bool(_ALLEGED.intersection(denial.terms))
    return {
        "matter in common": likeness(denial, other).matter_dice,
        "length of the denial": log(1 + len(denial.terms)),
        "may be": float(may_be(other.text)),
        "allegations": float(alleged),
        "allegations, and it accuses": float(alleged and other.stance == "accuses"),
        "a wrong": float(bool(WRONGS.intersection(other.terms))),
        "names others": float(bool(what.names.difference(other.side, other.terms, denial.side))),
        "right behind it": float(behind == 1),
        "one further": float(behind == 2),
        "distance": log(1 + abs(denial.span.start - other.span.start) / _STEP) if one else 0.0,
        "near what is denied": near * told,
        "nearest": max(0.0, near - _NEAREST),
        "denies too": float(negative(other)),
    }


def likely(denial: Statement, other: Statement) -> tuple[float, tuple[Because, ...]] | None:
    """Return the chance that the one denies the other, and that as a reason, where it is likely.

    None where their meanings cannot be compared: the weights were learned where they can.
    """
    near = nearness(denial, other)
    if near is None:
        return None
    chance = weights(WEIGHTS).chance(measures(denial, other))
    if chance < LIKELY:
        return None
    note = f"{chance:.0%} likely to be what is denied: alike in meaning {near:.2f} of 1"
    return chance, (Because("claims/denies-likely", note, denial.article, denial.span),)
