"""The three shapes a stage can have, and the clusters that judgements make.

A stage is a function from records to records. Its shape tells a runner how to spread it over records without
knowing what it does: `Each` record alone, each `Pair` that shares a key once, or each group as a `Fold`. The same
objects run in one process and on a cluster (source: the skeleton measured for this design; cf. MapReduce, Dean &
Ghemawat 2004, and blocking in record linkage, Christen 2012).
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

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
class Near(Generic[In]):
    """How the partners of a record are found among millions, where counting shared keys is too slow.

    `words` gives what is kept of a record: numbers below 2³¹; `prints` the fingerprints of such numbers, below 2⁶², and
    their places; `alike` whether two rows of numbers are worth judging. All three say the same everywhere.
    """

    words: Callable[[In], Any]
    prints: Callable[[Any], tuple[Any, Any]]
    alike: Callable[[Any, Any], bool]


@dataclass(frozen=True, slots=True)
class Pair(Generic[In, Out]):
    """A stage that looks at two records that share at least `least` keys; every such pair is judged once.

    `ident` names a record; the judge always sees the record with the smaller id first, so the outcome cannot
    depend on the order of arrival. With `near`, partners are found by that and `keys` only say what they share.
    """

    name: str
    version: str
    ident: Callable[[In], str]
    keys: Callable[[In], Iterable[int]]
    judge: Callable[[In, In], Out | None]
    least: int = 1
    near: Near[In] | None = None


@dataclass(frozen=True, slots=True)
class Fold(Generic[Key, In, Out]):
    """A stage that looks at all records of one key together."""

    name: str
    version: str
    key: Callable[[In], Key]
    run: Callable[[Key, Sequence[In]], Iterable[Out]]
