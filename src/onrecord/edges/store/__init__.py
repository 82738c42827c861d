"""SQLite and PostgreSQL behind the store's contract."""

from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from onrecord.edges.store.answers_db import AnswersDb, Kept
from onrecord.edges.store.answers_names import Bearer, Names
from onrecord.edges.store.answers_state import State
from onrecord.edges.store.answers_stories import Draft, Stories, Told
from onrecord.edges.store.answers_suggestions import Order, Suggested, Suggestions
from onrecord.edges.store.copies_file import CopiesDb
from onrecord.edges.store.location import on_server, shown
from onrecord.edges.store.parcels import Parcel, digest_of
from onrecord.edges.store.past import drop_another_past, forget_past, remember
from onrecord.edges.store.sqlite import SqliteStore, connect
from onrecord.edges.store.standing import SqliteStanding
from onrecord.edges.store.team import RowTeam
from onrecord.edges.store.writing import RecordStore
from onrecord.errors import NeedsExtra
from onrecord.ports import Team

__all__ = [
    "AnswersDb",
    "Bearer",
    "CopiesDb",
    "Draft",
    "Kept",
    "Names",
    "Order",
    "Parcel",
    "RecordStore",
    "RowTeam",
    "SqliteStanding",
    "SqliteStore",
    "State",
    "Stories",
    "Suggested",
    "Suggestions",
    "Told",
    "digest_of",
    "drop_another_past",
    "forget_past",
    "on_server",
    "open_standing",
    "open_store",
    "open_team",
    "remember",
    "shown",
]


_PATIENCE = 30.0  # seconds that people who sign in wait for an adder


def open_store(where: str | Path, *, create: bool = True) -> RecordStore:
    """Open the corpus at a path, or at the address of a database (postgresql://…).

    Raises:
        CorpusError: it is absent and not to be made, or cannot be opened.
        NeedsExtra: it lies on a server, and what speaks with one is not installed.
    """
    if not on_server(where):
        return SqliteStore(where, create=create)
    made: RecordStore = _postgres(where).PostgresStore(str(where), create=create)
    return made


def _postgres(where: str | Path) -> Any:
    """What speaks with a server: it comes with an extra that files do without."""
    if find_spec("psycopg") is None:
        raise NeedsExtra(shown(where), "psycopg is not installed: pip install 'onrecord[postgres]'")
    return import_module("onrecord.edges.store.postgres")


def open_standing(store: RecordStore) -> SqliteStanding:
    """Open what stands of the pair stages of a corpus, in its cache on this machine."""
    drop_another_past(store)
    return SqliteStanding(store.cache, store.identity, store.generation())


def open_team(where: str | Path) -> Team:
    """Open the team of the corpus at a path, or at the address of a database.

    Raises:
        CorpusError: there is no corpus, or it cannot be opened.
    """
    if on_server(where):
        return RowTeam(_postgres(where).connect(str(where), create=False, timeout=_PATIENCE))
    return RowTeam(connect(Path(where), create=False, timeout=_PATIENCE))
