"""The three shapes a stage can have, and the clusters that judgements make.

A stage is a function from records to records. Its shape tells a runner how to spread it over records without
knowing what it does: `Each` record alone, each `Pair` that shares a key once, or each group as a `Fold`. The same
objects run in one process and on a cluster (source: the skeleton measured for this design; cf. MapReduce, Dean &
Ghemawat 2004, and blocking in record linkage, Christen 2012).
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

In = TypeVar("In")
Out = TypeVar("Out")
Key = TypeVar("Key", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Each(Generic[In, Out]):
    """A stage that looks at one record at a time."""

    name: str
    version: str
    run: Callable[[In], Iterable[Out]]


@dataclass(frozen=True, slots=True)
class Pair(Generic[In, Out]):
    """A stage that looks at two records that share at least `least` keys; every such pair is judged once.

    `ident` names a record; the judge always sees the record with the smaller id first, so the outcome cannot
    depend on the order of arrival.
    """

    name: str
    version: str
    ident: Callable[[In], str]
    keys: Callable[[In], Iterable[int]]
    judge: Callable[[In, In], Out | None]
    least: int = 1


@dataclass(frozen=True, slots=True)
class Fold(Generic[Key, In, Out]):
    """A stage that looks at all records of one key together."""

    name: str
    version: str
    key: Callable[[In], Key]
    run: Callable[[Key, Sequence[In]], Iterable[Out]]
