"""How likely two statements assert the same, weighed from what their words and meanings have in common.

A logistic regression over some thirty named measures. Its weights stand in `weights.json`, learned by `python -m
training.claims` from pairs of everyday reports that were read and labelled one by one.
"""

from __future__ import annotations

from math import log
from typing import NamedTuple

from onrecord.records import Statement
from onrecord.stages.claims.denials import one_voice
from onrecord.stages.claims.lexicon import RARE
from onrecord.stages.claims.meaning import nearness
from onrecord.stages.claims.measure import Likeness, likeness, no_common_verb, one_count, other_numbers, turned, verbs
from onrecord.stages.claims.odds import weights
from onrecord.stages.claims.slots import negative, printed_apart
from onrecord.stages.claims.substance import fragment
from onrecord.stages.claims.terms import mass

NEAR = 0.6
TWO = 2
LONG = 21  # days
UNKNOWN = 0.5  # where a report has no date
WEIGHTS = "weights.json"


class Weighed(NamedTuple):
    """The chance that two statements assert the same, and how near their meanings are, -1 to 1."""

    chance: float
    near: float

    def in_words(self) -> str:
        """The chance as a reason."""
        return f"alike in meaning ({self.near:.2f} of 1): {self.chance:.0%} likely to say the same"


def measures(a: Statement, b: Statement, like: Likeness, near: float) -> dict[str, float]:
    """Return what two statements are weighed by; symmetric."""
    mine, others = {*a.names}, {*b.names}
    names = mine | others
    run = _longest_run(a.terms, b.terms)
    gap = printed_apart(a, b)
    voice = float(one_voice(a, b))
    told = (a.attribution is None) + (b.attribution is None)
    ours, theirs = (mass(t for t in s.terms if t not in names) for s in (a, b))
    left, right = ({t for t in s.terms if t[0].isdigit()} for s in (a, b))
    matter = mass(like.matter)
    few, many = sorted((len(a.terms), len(b.terms)))
    return {
        "near": near,
        "nearer": max(0.0, near - NEAR),
        "words of the shorter": like.part,
        "matter": like.matter_dice,
        "matter of the shorter": matter / max(0.1, min(ours, theirs)),
        "numbers of their own": float(other_numbers(a, b)),
        "a number in common": float(bool(left & right)),
        "both deny": float(negative(a) and negative(b)),
        "a verb in common": float(bool(verbs(a) & verbs(b))),
        "one voice": voice,
        "one report": float(a.article == b.article),
        "other length": log((1 + many) / (1 + few)),
        "shortness": 1 / (1 + few),
        "near and of the shorter": near * like.part,
        "near in one voice": near * voice,
        "words": like.dice,
        "weight in common": log(1 + like.common),
        "names of the fewer": mass(mine & others) / max(RARE, min(mass(mine), mass(others))),
        "names of their own": float(bool(mine.difference(b.terms)) and bool(others.difference(a.terms))),
        "no names in one": float(not mine or not others),
        "a count in common": float(one_count(a, b)),
        "a day in common": float(bool({d[:10] for d in a.days} & {d[:10] for d in b.days})),
        "one in own voice": float(told == 1),
        "both in own voice": float(told == TWO),
        "days between": min(gap.days, LONG) / LONG if gap is not None else UNKNOWN,
        "words in a row": log(1 + run),
        "all in a row": run / max(1, few),
        "other verbs": float(no_common_verb(verbs(a), verbs(b))),
        "turned round": float(turned(a, b)),
        "no sentence": float(fragment(a.text)) + float(fragment(b.text)),
    }


def _longest_run(ours: tuple[str, ...], theirs: tuple[str, ...]) -> int:
    """How many terms in a row stand in both."""
    place = {term: i for i, term in enumerate(theirs)}
    best, before, row = 0, -2, 0
    for term in ours:
        here = place.get(term, -2)
        row = 0 if here < 0 else row + 1 if here == before + 1 else 1
        best, before = max(best, row), here
    return best


def weigh(a: Statement, b: Statement, like: Likeness | None = None, least: float = -1.0) -> Weighed | None:
    """Return the chance that two statements assert the same.

    None where their meanings cannot be compared, or are less near than `least`: most pairs are, and cost little.
    """
    near = nearness(a, b)
    if near is None or near < least:
        return None
    return Weighed(weights(WEIGHTS).chance(measures(a, b, like or likeness(a, b), near)), near)
