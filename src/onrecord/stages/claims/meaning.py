"""What statements mean, as an encoder has it, beside the words they are made of.

The encoder is asked once, when an article is read; afterwards two statements are compared by numbers that they carry,
so that judging a pair needs no encoder. Where none was there, words alone decide.
"""

from __future__ import annotations

from functools import lru_cache
from math import sqrt
from operator import mul

from onrecord.ports import Encoder
from onrecord.records import Meaning, Reading, Statement
from onrecord.stages.claims.slots import asserts
from onrecord.stages.claims.statements import statements

LEAST = 2  # terms of a statement that means something by itself


def meanings(reading: Reading, encoder: Encoder | None) -> tuple[Meaning, ...]:
    """Return what the statements of a reading mean, those that assert enough to be compared; () without an encoder."""
    if encoder is None:
        return ()
    asked = {s.span: s.text for s in statements(reading) if _telling(s)}
    found = zip(asked, encoder.encode(list(asked.values())), strict=True)
    return tuple(Meaning(span, vector, cells, encoder.version) for span, (vector, cells) in found)


def _telling(statement: Statement) -> bool:
    """Whether it is worth what an encoder costs; an outlet's own sentence that names and counts nothing is not."""
    told = statement.attribution is not None or statement.names or statement.figures
    return bool(told) and len(statement.terms) >= LEAST and asserts(statement)


def nearness(a: Statement, b: Statement) -> float | None:
    """Return the cosine of the meanings of two statements, -1 to 1; None where one encoder did not read both."""
    ours, theirs = a.meaning, b.meaning
    if ours is None or theirs is None or ours.encoder != theirs.encoder:
        return None
    (left, one), (right, other) = _numbers(ours.vector), _numbers(theirs.vector)
    return sum(map(mul, left, right)) / (one * other) if one and other else 0.0


@lru_cache(maxsize=20_000)  # asked of both statements of every pair
def _numbers(vector: bytes) -> tuple[memoryview, float]:
    """A kept vector's numbers, and its length."""
    numbers = memoryview(vector).cast("b")
    return numbers, sqrt(sum(map(mul, numbers, numbers)))
