"""Which readings are near, and which statements share a key: the pairs that are judged, each once."""

from __future__ import annotations

from typing import Any

from onrecord.edges.runners.spark import SparkRunner, neighbouring, twins
from onrecord.stages.claims import BONDS


def near(runner: SparkRunner, texts: Any) -> Any:
    """Return (a, b) of the articles that may be copies, by their numbers.

    As where articles are added one by one in the order of their numbers: one that is the same word for word as an
    earlier one is compared with the first of these alone. `texts` is what `SparkRunner.frame_texts` returns.
    """
    same = runner.settled(twins(texts))
    return neighbouring(texts, same).unionByName(same.selectExpr("first as a", "number as b"))


def sharing(runner: SparkRunner, statements: Any) -> Any:
    """Return (a, b) of the statements that share a key, by the numbers of (number, record) statements."""
    return runner.frame_sharing(BONDS, statements)
