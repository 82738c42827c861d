"""The file that standing pairs are kept in: its tables, and making it anew where it does not fit.

It is derived, so nothing that is wrong with it is an error. A file that was derived from another corpus or has other
tables is emptied in a transaction, for another process may be using it; only a damaged one is removed.
"""

from __future__ import annotations

import sqlite3
from pathlib import Path

from onrecord.edges.store.database import Database
from onrecord.errors import Busy, CorpusError

_FORM = "4"  # of the tables below: raise it with any change to them
_LOOKED_OVER = 8 << 20  # bytes up to which the file is looked over whenever it is opened: that reads it all
_TABLES = ("about", "stages", "seen", "keys", "outcomes", "twins", "records")
_SCHEMA = (
    "CREATE TABLE about (form TEXT NOT NULL, corpus TEXT NOT NULL)",
    """CREATE TABLE stages (
        number INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, version TEXT NOT NULL, reached INTEGER NOT NULL)""",
    """CREATE TABLE seen (
        number INTEGER PRIMARY KEY, stage INTEGER NOT NULL, ident TEXT NOT NULL, UNIQUE (stage, ident))""",
    """CREATE TABLE keys (
        stage INTEGER NOT NULL, key INTEGER NOT NULL, record INTEGER NOT NULL, PRIMARY KEY (stage, key, record)
        ) WITHOUT ROWID""",
    # What was seen, as compressed MessagePack, of stages whose records take long to make again.
    "CREATE TABLE records (number INTEGER PRIMARY KEY, stage INTEGER NOT NULL, record BLOB NOT NULL)",
    "CREATE INDEX records_by_stage ON records (stage)",
    # A record that is the same as an earlier one, where the stage can tell.
    """CREATE TABLE twins (
        stage INTEGER NOT NULL, record INTEGER NOT NULL, earlier INTEGER NOT NULL, PRIMARY KEY (stage, record)
        ) WITHOUT ROWID""",
    # `outcome` is MessagePack; left < right by their code points, which is how SQLite orders text too.
    """CREATE TABLE outcomes (
        stage INTEGER NOT NULL, left TEXT NOT NULL, right TEXT NOT NULL, outcome BLOB NOT NULL,
        PRIMARY KEY (stage, left, right)) WITHOUT ROWID""",
    "CREATE INDEX outcomes_by_right ON outcomes (stage, right)",
)


def open_pairs(path: Path, corpus: str, generation: int, timeout: float) -> Database:
    """Open the file, made anew where it is damaged; in memory where it cannot be written.

    Raises:
        Busy: another process is making it.
    """
    for attempt in range(2):
        try:
            path.parent.mkdir(exist_ok=True)
            return _fit(Database(path, timeout=timeout), corpus, generation)
        except Busy:
            raise
        except (CorpusError, sqlite3.Error, OSError):
            if attempt == 0:
                _remove(path)
    return _fit(Database(None), corpus, generation)


def _remove(path: Path) -> None:
    for end in ("", "-wal", "-shm"):
        try:
            path.with_name(path.name + end).unlink(missing_ok=True)
        except OSError:
            return  # not ours to remove: the caller goes on in memory


def _fit(db: Database, corpus: str, generation: int) -> Database:
    """Empty the file unless it is whole and was derived from this corpus, at this generation or before."""
    try:
        if db.value("PRAGMA journal_mode") not in {"wal", "memory"}:
            db.rows("PRAGMA journal_mode = WAL")
        _check(db)
        if not _fits(db, corpus, generation):
            with db.transaction():
                if not _fits(db, corpus, generation):  # unless another process has done it meanwhile
                    _make(db, corpus)
    except BaseException:
        db.close()
        raise
    return db


def _check(db: Database) -> None:
    small = not db.path.exists() or db.path.stat().st_size <= _LOOKED_OVER
    if small and db.value("PRAGMA quick_check(1)") != "ok":
        raise CorpusError(f"{db.path} is damaged")


def _fits(db: Database, corpus: str, generation: int) -> bool:
    there = {name for (name,) in db.rows("SELECT name FROM sqlite_master WHERE type = 'table'")}
    if not there.issuperset(_TABLES) or db.rows("SELECT form, corpus FROM about") != [(_FORM, corpus)]:
        return False
    return (db.value("SELECT max(reached) FROM stages") or 0) <= generation


def _make(db: Database, corpus: str) -> None:
    for (name,) in db.rows("SELECT name FROM sqlite_master WHERE type = 'table'"):
        db.rows(f'DROP TABLE "{name}"')
    for statement in _SCHEMA:
        db.rows(statement)
    db.rows("INSERT INTO about VALUES (?, ?)", (_FORM, corpus))
