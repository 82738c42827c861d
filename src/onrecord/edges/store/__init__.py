"""SQLite behind the store's contract."""

from __future__ import annotations

from pathlib import Path

from onrecord.edges.store.sqlite import SqliteStore

__all__ = ["SqliteStore", "open_store"]


def open_store(where: str | Path, *, create: bool = True) -> SqliteStore:
    """Open the corpus at a path.

    Raises:
        CorpusError: it is absent and not to be made, or cannot be opened.
    """
    return SqliteStore(where, create=create)
