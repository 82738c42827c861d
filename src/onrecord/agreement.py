"""How far coders agree: raw, Cohen's kappa of two, Krippendorff's alpha of any number; nominal codes.

J. Cohen, "A coefficient of agreement for nominal scales", 1960. K. Krippendorff, "Computing Krippendorff's
alpha-reliability", 2011.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import combinations
from typing import NamedTuple

Codes = Mapping[str, str]
"""One coder's codes by item; an item without one was not coded."""


class Agreement(NamedTuple):
    """How far coders agree.

    Attributes:
        items: how many items two coders or more have coded.
        raw: the share of pairs of codes on one item that are equal; None without such pairs.
        kappa: Cohen's, for two coders; None for more, or where chance alone would make them agree always.
        alpha: Krippendorff's; None where all codes are the same, for then nothing was told apart.
        apart: how often each two codes were given to one item, the most frequent first.
    """

    items: int
    raw: float | None
    kappa: float | None
    alpha: float | None
    apart: tuple[tuple[str, str, int], ...]


def agreement(coders: Sequence[Codes]) -> Agreement:
    """Compare what coders gave the same items."""
    items = sorted(set().union(*coders))
    units = [[coder[item] for coder in coders if item in coder] for item in items]
    units = [unit for unit in units if len(unit) > 1]
    pairs = Counter(tuple(sorted(pair)) for unit in units for pair in combinations(unit, 2))
    total = sum(pairs.values())
    raw = sum(n for (one, other), n in pairs.items() if one == other) / total if total else None
    apart = [(one, other, n) for (one, other), n in pairs.most_common() if one != other]
    return Agreement(len(units), raw, _kappa(coders) if len(coders) == 2 else None, _alpha(units), tuple(apart))


def _kappa(coders: Sequence[Codes]) -> float | None:
    """(observed - expected) / (1 - expected), each coder with a distribution of its own."""
    one, two = coders
    both = [item for item in one if item in two]
    if not both:
        return None
    observed = sum(one[item] == two[item] for item in both) / len(both)
    ones, twos = Counter(one[item] for item in both), Counter(two[item] for item in both)
    expected = sum(ones[code] * twos[code] for code in ones) / len(both) ** 2
    return (observed - expected) / (1 - expected) if expected < 1 else None


def _alpha(units: Sequence[Sequence[str]]) -> float | None:
    """1 - observed disagreement / expected disagreement, over all pairable codes."""
    codes = Counter(code for unit in units for code in unit)
    n = codes.total()
    observed = sum(
        (len(unit) ** 2 - sum(count**2 for count in Counter(unit).values())) / (len(unit) - 1) for unit in units
    )
    expected = n**2 - sum(count**2 for count in codes.values())
    return 1 - (n - 1) * observed / expected if expected else None
