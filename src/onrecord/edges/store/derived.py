"""Opening a file that is derived from the corpus: nothing that is wrong with it is an error, for it can be made anew.

One that does not fit is emptied in a transaction, since another process may be using it; only a damaged one is removed.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import NamedTuple

from onrecord.edges.store.database import Database
from onrecord.errors import Busy, CorpusError

_LOG = 8192  # pages of the log, 32 MB, before they are moved into the file: a step rewrites many of the same ones


class Form(NamedTuple):
    """What a derived file must be.

    Args:
        fits: whether it has the tables, and what stands in them is of this corpus and these versions.
        make: makes its tables anew, within a transaction of the caller's.
        check: raises `CorpusError` where the file is damaged.
    """

    fits: Callable[[Database], bool]
    make: Callable[[Database], None]
    check: Callable[[Database], None] = lambda _: None


def tables(db: Database) -> set[str]:
    """Return the names of the tables that a file has."""
    return {name for (name,) in db.rows("SELECT name FROM sqlite_master WHERE type = 'table'")}


def make_anew(db: Database, schema: Iterable[str]) -> None:
    """Put the tables of a schema in the place of all that a file has, within a transaction of the caller's."""
    virtual = "SELECT name FROM sqlite_master WHERE type = 'table' AND sql LIKE 'CREATE VIRTUAL%'"
    plain = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
    for names in (virtual, plain):  # the first take their own tables with them
        for (name,) in db.rows(names):
            db.rows(f'DROP TABLE "{name}"')
    for statement in schema:
        db.rows(statement)


def open_derived(path: Path, form: Form, timeout: float) -> Database:
    """Open the file, made anew where it is damaged or does not fit; in memory where it cannot be written.

    Args:
        path: where it lies; its folder is made.
        form: what it must be.
        timeout: seconds to wait for another process.

    Raises:
        Busy: another process is making it.
    """
    for attempt in range(2):
        try:
            path.parent.mkdir(exist_ok=True)
            return _fit(Database(path, timeout=timeout), form)
        except Busy:
            raise
        except (CorpusError, sqlite3.Error, OSError):
            if attempt == 0:
                _remove(path)
    return _fit(Database(None), form)


def _remove(path: Path) -> None:
    for end in ("", "-wal", "-shm"):
        try:
            path.with_name(path.name + end).unlink(missing_ok=True)
        except OSError:
            return  # not ours to remove: the caller goes on in memory


def _fit(db: Database, form: Form) -> Database:
    try:
        if db.value("PRAGMA journal_mode") not in {"wal", "memory"}:
            db.rows("PRAGMA journal_mode = WAL")
        db.rows(f"PRAGMA wal_autocheckpoint = {_LOG}")
        form.check(db)
        if not form.fits(db):
            with db.transaction():
                if not form.fits(db):  # unless another process has done it meanwhile
                    form.make(db)
    except BaseException:
        db.close()
        raise
    return db
