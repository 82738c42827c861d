"""How alike the words of two statements are, by weight, and in what they differ."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import combinations
from typing import NamedTuple

from onrecord.records import Statement
from onrecord.stages.claims.lexicon import VERBS
from onrecord.stages.claims.terms import mass, spelled

_PASSIVE = re.compile(r"\bby\b|\b(?:was|were|been|being) (?:\w+ly )?\w+(?:ed|en|wn)\b", re.IGNORECASE)


class Likeness(NamedTuple):
    """What two statements have in common.

    `shared` are the terms, `common` their weight, `dice` its share in both (0 to 1), `part` its share in the lighter
    one.
    """

    shared: frozenset[str]
    common: float
    dice: float
    part: float
    a: Statement
    b: Statement

    @property
    def matter(self) -> frozenset[str]:
        """What they share beside names: names alone assert nothing."""
        return self.shared.difference(self.a.names, self.b.names)

    @property
    def matter_dice(self) -> float:
        """The share of that in all they say beside names."""
        names = {*self.a.names, *self.b.names}
        all_matter = mass(set(self.a.terms) - names) + mass(set(self.b.terms) - names)
        return 2 * mass(self.matter) / all_matter if all_matter else 0.0

    @property
    def verbatim(self) -> bool:
        """Whether the words are nearly the same, and so many that this is no chance."""
        return self.dice >= 0.9 and len(self.shared) >= 8

    @property
    def identical(self) -> bool:
        """Whether the words are the same but for a trifle."""
        return self.dice >= 0.97

    def in_words(self, *texts: str) -> str:
        """The likeness as a reason."""
        return f"{self.dice:.0%} of the weight of their words in common: {spelled(self.shared, *texts)}"


@lru_cache(maxsize=10_000)
def _bag(terms: tuple[str, ...]) -> tuple[frozenset[str], float]:
    return frozenset(terms), mass(terms)


def likeness(a: Statement, b: Statement) -> Likeness:
    """Measure two statements; symmetric."""
    (ours, left), (theirs, right) = _bag(a.terms), _bag(b.terms)
    shared = ours & theirs
    common = mass(shared)
    return Likeness(
        shared,
        common,
        2 * common / (left + right) if left + right else 0.0,
        common / min(left, right) if left and right else 0.0,
        a,
        b,
    )


def other_numbers(a: Statement, b: Statement) -> bool:
    """Whether each holds a number that the other does not."""
    left, right = ({t for t in s.terms if t[0].isdigit()} for s in (a, b))
    return bool(left - right) and bool(right - left)


def one_count(a: Statement, b: Statement) -> bool:
    """Whether both count the same in numbers that meet."""
    return any(x[0] == y[0] and x[1] <= y[2] and y[1] <= x[2] for x in a.figures for y in b.figures)


def verbs(statement: Statement) -> frozenset[str]:
    """The terms by which a statement says what is done."""
    return VERBS.intersection(statement.terms)


def first_verb(statement: Statement) -> str | None:
    """The first term by which a statement says what is done, None if it has none."""
    return next((t for t in statement.terms if t in VERBS), None)


def no_common_verb(ours: frozenset[str], theirs: frozenset[str]) -> bool:
    """Whether both say what is done and share no word of it."""
    return bool(ours) and bool(theirs) and not ours & theirs


def turned(a: Statement, b: Statement) -> bool:
    """Whether most words in common stand in the other order, with the voice of the verb unchanged."""
    place = {t: i for i, t in enumerate(b.terms)}
    order = [place[t] for t in a.terms if t in place]
    pairs = len(order) * (len(order) - 1) // 2
    inverted = sum(x > y for x, y in combinations(order, 2))
    return 2 * inverted > pairs and bool(_PASSIVE.search(a.text)) == bool(_PASSIVE.search(b.text))
