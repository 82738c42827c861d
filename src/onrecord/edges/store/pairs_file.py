"""The file that standing pairs are kept in: its tables, and making it anew where it does not fit.

It does not fit where it was derived from another corpus or has other tables; see `derived`.
"""

from __future__ import annotations

from pathlib import Path

from onrecord.edges.store.database import Database
from onrecord.edges.store.derived import Form, make_anew, open_derived, tables
from onrecord.errors import CorpusError

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
    """Open the file; what it holds is of this corpus, at this generation or before.

    Raises:
        Busy: another process is making it.
    """
    form = Form(lambda db: _fits(db, corpus, generation), lambda db: _make(db, corpus), _check)
    return open_derived(path, form, timeout)


def _check(db: Database) -> None:
    small = not db.path.exists() or db.path.stat().st_size <= _LOOKED_OVER
    if small and db.value("PRAGMA quick_check(1)") != "ok":
        raise CorpusError(f"{db.path} is damaged")


def _fits(db: Database, corpus: str, generation: int) -> bool:
    if not tables(db).issuperset(_TABLES) or db.rows("SELECT form, corpus FROM about") != [(_FORM, corpus)]:
        return False
    return (db.value("SELECT max(reached) FROM stages") or 0) <= generation


def _make(db: Database, corpus: str) -> None:
    make_anew(db, _SCHEMA)
    db.rows("INSERT INTO about VALUES (?, ?)", (_FORM, corpus))
