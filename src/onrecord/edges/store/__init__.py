"""SQLite behind the store's contract."""

from __future__ import annotations

from pathlib import Path

from onrecord.edges.store.answers import Answers
from onrecord.edges.store.answers_db import AnswersDb
from onrecord.edges.store.answers_names import Bearer, Names
from onrecord.edges.store.answers_state import State
from onrecord.edges.store.sqlite import SqliteStore
from onrecord.edges.store.standing import SqliteStanding
from onrecord.edges.store.team import SqliteTeam
from onrecord.errors import CorpusError
from onrecord.ports import Team

__all__ = [
    "Answers",
    "AnswersDb",
    "Bearer",
    "Names",
    "SqliteStanding",
    "SqliteStore",
    "SqliteTeam",
    "State",
    "open_standing",
    "open_store",
    "open_team",
]


def open_store(where: str | Path, *, create: bool = True) -> SqliteStore:
    """Open the corpus at a path.

    Raises:
        CorpusError: it is absent and not to be made, or cannot be opened.
    """
    return SqliteStore(where, create=create)


def open_standing(store: SqliteStore) -> SqliteStanding:
    """Open what stands of the pair stages of a corpus, in the folder `onrecord.db.cache` beside it."""
    folder = store.path.with_name(store.path.name + ".cache")
    return SqliteStanding(folder, store.identity, store.generation())


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
