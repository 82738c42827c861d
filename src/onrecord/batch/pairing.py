"""Readings → copies; statements → bonds: every pair that is near, or shares a key, judged once."""

from __future__ import annotations

from typing import Any

from onrecord.edges.runners.spark import SparkRunner, judged, neighbouring, twins
from onrecord.stages.claims import BONDS
from onrecord.stages.copies import COPIES


def copies(runner: SparkRunner, readings: Any, texts: Any) -> Any:
    """Return (a, b, outcome) of the copies among readings.

    As where articles are added one by one in the order of their numbers: one that is the same word for word as an
    earlier one is compared with the first of these alone.

    Args:
        runner: the runner.
        readings: (number, record).
        texts: what `SparkRunner.frame_texts` makes of them.
    """
    same = runner.settled(twins(texts))
    near = neighbouring(texts, same).unionByName(same.selectExpr("first as a", "number as b"))
    return judged(COPIES, readings, runner.settled(near))


def bonds(runner: SparkRunner, statements: Any) -> Any:
    """Return (a, b, outcome) of the bonds among (number, record) statements."""
    return judged(BONDS, statements, runner.settled(runner.frame_sharing(BONDS, statements)))
