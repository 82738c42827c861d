"""SQLite and PostgreSQL behind the store's contract."""

from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

from onrecord.edges.store.answers import Answers
from onrecord.edges.store.answers_db import AnswersDb, Kept
from onrecord.edges.store.answers_names import Bearer, Names
from onrecord.edges.store.answers_state import State
from onrecord.edges.store.answers_stories import Draft, Stories, Told
from onrecord.edges.store.answers_suggestions import Order, Suggested, Suggestions
from onrecord.edges.store.location import on_server, shown
from onrecord.edges.store.sqlite import SqliteStore
from onrecord.edges.store.standing import SqliteStanding
from onrecord.edges.store.team import SqliteTeam
from onrecord.edges.store.writing import RecordStore
from onrecord.errors import CorpusError, NeedsExtra
from onrecord.ports import Team

__all__ = [
    "Answers",
    "AnswersDb",
    "Bearer",
    "Draft",
    "Kept",
    "Names",
    "Order",
    "RecordStore",
    "SqliteStanding",
    "SqliteStore",
    "SqliteTeam",
    "State",
    "Stories",
    "Suggested",
    "Suggestions",
    "Told",
    "on_server",
    "open_standing",
    "open_store",
    "open_team",
    "shown",
]


def open_store(where: str | Path, *, create: bool = True) -> RecordStore:
    """Open the corpus at a path, or at the address of a database (postgresql://…).

    Raises:
        CorpusError: it is absent and not to be made, or cannot be opened.
        NeedsExtra: it lies on a server, and what speaks with one is not installed.
    """
    if not on_server(where):
        return SqliteStore(where, create=create)
    if find_spec("psycopg") is None:
        raise NeedsExtra(shown(where), "psycopg is not installed: pip install 'onrecord[postgres]'")
    # What speaks with a server comes with an extra that files do without.
    made: RecordStore = import_module("onrecord.edges.store.postgres").PostgresStore(str(where), create=create)
    return made


def open_standing(store: RecordStore) -> SqliteStanding:
    """Open what stands of the pair stages of a corpus, in its cache on this machine."""
    return SqliteStanding(store.cache, store.identity, store.generation())


def open_team(where: str | Path) -> Team:
    """Open the team of the corpus at a path.

    Raises:
        CorpusError: there is no corpus, or it cannot be opened.
    """
    if not Path(where).exists():
        raise CorpusError(
            f"no corpus at {where}: make one with `onrecord add FILES`, or name another with --corpus PATH"
        )
    return SqliteTeam(where)
