"""What both kinds of store ask of a database: statements in, rows out, and everything or nothing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import AbstractContextManager
from typing import Any, Protocol

from onrecord.edges.store.database import Row

__all__ = ["Connection", "Row"]


class Connection(Protocol):
    """A connection that speaks in rows and raises this program's errors; values stand as `?` or `?1` in a statement."""

    @property
    def name(self) -> str:
        """What messages call the corpus: its path, or its address without a password."""
        ...

    def rows(self, sql: str, values: Sequence[Any] = ()) -> list[Row]:
        """Run one statement; return all its rows."""
        ...

    def value(self, sql: str, values: Sequence[Any] = ()) -> Any:
        """Return the first column of the first row, or None."""
        ...

    def many(self, sql: str, rows: Iterable[Sequence[Any]]) -> None:
        """Run one statement for each row of values."""
        ...

    def transaction(self) -> AbstractContextManager[None]:
        """All or nothing; one at a time over all processes, and numbers given inside come to light in their order."""
        ...

    def at_once(self) -> AbstractContextManager[None]:
        """All questions inside see one state, whatever is written meanwhile."""
        ...

    def close(self) -> None:
        """Let go; harmless when done already."""
        ...
