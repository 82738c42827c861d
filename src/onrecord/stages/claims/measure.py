"""How alike the words of two statements are, by weight."""

from __future__ import annotations

import re
from itertools import combinations
from typing import NamedTuple

from onrecord.records import Statement
from onrecord.stages.claims.lexicon import VERBS
from onrecord.stages.claims.terms import mass, weight

_PASSIVE = re.compile(r"\bby\b", re.IGNORECASE)


class Likeness(NamedTuple):
    """What two statements have in common.

    `common` is the weight of the shared terms, `dice` its share in both (0 to 1), `part` its share in the lighter
    one; `words` are the weightiest shared terms.
    """

    common: float
    dice: float
    part: float
    words: tuple[str, ...]
    other_numbers: bool
    other_verbs: bool
    turned: bool
    verbatim: bool

    @property
    def identical(self) -> bool:
        """Whether they are the same words but for a trifle, and enough of them."""
        return self.verbatim and self.dice >= 0.97

    def in_words(self) -> str:
        """The likeness as a reason."""
        return f"{self.dice:.0%} of the weight of their words in common: {', '.join(self.words)}"


def likeness(a: Statement, b: Statement) -> Likeness:
    """Measure two statements; symmetric."""
    ours, theirs = set(a.terms), set(b.terms)
    shared = ours & theirs
    common, left, right = mass(shared), mass(ours), mass(theirs)
    lighter = min(left, right)
    dice = 2 * common / (left + right) if left + right else 0.0
    ordered = sorted(shared, key=lambda t: (-weight(t), t))
    return Likeness(
        common=common,
        dice=dice,
        part=common / lighter if lighter else 0.0,
        words=tuple(ordered[:6]),
        other_numbers=_numbers_differ(ours, theirs),
        other_verbs=no_common_verb(verbs(a), verbs(b)),
        turned=_turned(a, b, shared),
        verbatim=dice >= 0.9 and len(shared) >= 8,
    )


def _numbers_differ(ours: set[str], theirs: set[str]) -> bool:
    left = {t for t in ours if t[0].isdigit()}
    right = {t for t in theirs if t[0].isdigit()}
    return bool(left - right) and bool(right - left)


def verbs(statement: Statement) -> frozenset[str]:
    """The terms by which a statement says what is done."""
    return VERBS.intersection(statement.terms)


def no_common_verb(ours: frozenset[str], theirs: frozenset[str]) -> bool:
    """Whether both say what is done and share no word of it."""
    return bool(ours) and bool(theirs) and not ours & theirs


def _turned(a: Statement, b: Statement, shared: set[str]) -> bool:
    """Whether most words in common stand in the other order, with the voice of the verb unchanged."""
    place = {t: i for i, t in enumerate(b.terms) if t in shared}
    order = [place[t] for t in a.terms if t in shared]
    pairs = len(order) * (len(order) - 1) // 2
    inverted = sum(x > y for x, y in combinations(order, 2))
    return 2 * inverted > pairs and bool(_PASSIVE.search(a.text)) == bool(_PASSIVE.search(b.text))
