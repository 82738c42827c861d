"""Chances that follow from named measures: a logistic regression whose weights come with the program."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from math import exp

import msgspec


class Weights(msgspec.Struct, frozen=True):
    """What each measure adds to the log odds, and what they are without any."""

    start: float
    of: dict[str, float]

    def chance(self, measured: Mapping[str, float]) -> float:
        """Return the chance that follows from some measures."""
        return 1 / (1 + exp(-self.start - sum(self.of[name] * value for name, value in measured.items())))


@cache
def weights(name: str) -> Weights:
    """Return the weights that come with the program, by their file's name."""
    return msgspec.json.decode(files(__package__).joinpath(name).read_bytes(), type=Weights)
