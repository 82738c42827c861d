"""How a report's headline stands to a claim: for it, against it, or only observing that it is made.

A logistic regression over the named measures of `headlines.py` and, where an encoder read both, over their meanings;
its weights stand in `stances.json`, learned by `python -m training.claims_stance` (data: Ferreira and Vlachos 2016).
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from math import exp, sqrt
from typing import Literal, NamedTuple

import msgspec

from onrecord.records import Because, Meaning
from onrecord.stages.claims.headlines import features

Towards = Literal["for", "against", "observing"]
SIDES: tuple[Towards, ...] = ("against", "for", "observing")
NEAR = "near in meaning"
_TELLING = 3  # measures that are named as reasons


class Side(msgspec.Struct, frozen=True):
    """What speaks for one side: `of` named measures, `product` of both meanings, `headline`'s own meaning."""

    start: float
    of: dict[str, float]
    product: tuple[float, ...] = ()
    headline: tuple[float, ...] = ()


class Learned(msgspec.Struct, frozen=True):
    """The weights of the three sides, by words alone and with the meanings; the latter hold for one encoder."""

    encoder: str
    words: dict[str, Side]
    meaning: dict[str, Side]


class Stance(NamedTuple):
    """The likeliest side, how likely it is, and what speaks for it."""

    towards: Towards
    chance: float
    because: tuple[Because, ...]


@cache
def learned() -> Learned:
    """Return the weights that come with the program."""
    return msgspec.json.decode(files(__package__).joinpath("stances.json").read_bytes(), type=Learned)


def stance_towards(
    claim: str, headline: str, ours: Meaning | None = None, theirs: Meaning | None = None, by: Learned | None = None
) -> Stance:
    """Return how a headline stands to a claim; their meanings are used where the encoder is the one learned with."""
    by = by or learned()
    measured = features(claim, headline)
    sides = by.words
    product: tuple[float, ...] = ()
    own: tuple[float, ...] = ()
    if ours and theirs and ours.encoder == theirs.encoder == by.encoder:
        left, right = unit(ours.vector), unit(theirs.vector)
        sides, own = by.meaning, right
        product = tuple(x * y for x, y in zip(left, right, strict=True))
        measured[NEAR] = sum(product)
    odds = {name: _odds(sides[name], measured, product, own) for name in SIDES}
    best = max(SIDES, key=odds.__getitem__)
    chance = 1 / sum(exp(odds[name] - odds[best]) for name in SIDES)
    return Stance(best, chance, tuple(_reasons(sides[best], measured)))


def unit(vector: bytes) -> tuple[float, ...]:
    """Return a kept vector with length 1."""
    numbers = memoryview(vector).cast("b")
    length = sqrt(sum(x * x for x in numbers)) or 1.0
    return tuple(x / length for x in numbers)


def _odds(side: Side, measured: dict[str, float], product: tuple[float, ...], own: tuple[float, ...]) -> float:
    said = side.start + sum(side.of[name] * value for name, value in measured.items())
    if product:
        said += sum(w * x for w, x in zip(side.product, product, strict=True))
        said += sum(w * x for w, x in zip(side.headline, own, strict=True))
    return said


def _reasons(side: Side, measured: dict[str, float]) -> Iterator[Because]:
    """The measures that speak loudest for it."""
    loudest = sorted(measured, key=lambda name: (-side.of[name] * measured[name], name))[:_TELLING]
    named = [name for name in loudest if side.of[name] * measured[name] > 0]
    if named:
        yield Because("claims/stance", "the headline: " + "; ".join(named))
