"""One SQLite file: opening it, transactions on it, and its errors in this program's words."""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Self

from onrecord.errors import Busy, CorpusError, Full, NotACorpus

Row = tuple[Any, ...]

# NORMAL in WAL mode: a commit survives kill -9 of the program; a power cut may take the last commits but never
# damages the file (https://sqlite.org/pragma.html#pragma_synchronous). See docs/decisions/0002-store.md.
_SETTINGS = (
    "PRAGMA foreign_keys = ON",
    "PRAGMA synchronous = NORMAL",
    "PRAGMA cache_size = -65536",  # 64 MiB: the full-text index and the hash indexes of some 50,000 articles
)
_STATEMENTS = 512  # kept prepared: bringing up the answers uses more than the 128 that are usual
_ROOM = 1 << 20  # an input/output error on a device with less free than this (bytes) is a full device


def full(path: Path) -> Full:
    """Return the error for a file whose device has no space left."""
    return Full(
        f"no space left for {path}: what was stored before is whole; free some space on its device, "
        "then run the same command again"
    )


def complaint(error: sqlite3.Error, path: Path) -> Exception:
    """Return the error a user can act on; what only a mistake in this program can cause comes back unchanged."""
    code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF
    if code in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}:
        return Busy(f"{path} is being written by another process: wait until it is done, or end it, and try again")
    if code == sqlite3.SQLITE_FULL or (code == sqlite3.SQLITE_IOERR and _free(path) < _ROOM):
        return full(path)
    if code == sqlite3.SQLITE_NOTADB:
        return NotACorpus(f"{path} is not a corpus but some other file: name the corpus with --corpus PATH")
    if code == sqlite3.SQLITE_CORRUPT:
        return CorpusError(
            f"{path} is damaged ({error}), perhaps by a failing disk or a copy made while it was written: "
            "restore it from a backup, or add the sources again to a new corpus"
        )
    if code in {sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM, sqlite3.SQLITE_AUTH}:
        return CorpusError(
            f"{path} cannot be opened or written ({error}): check that its folder exists and that you may write there"
        )
    if code == sqlite3.SQLITE_IOERR:
        return CorpusError(f"{path} cannot be read or written ({error}): check its disk, then try again")
    return error


def _free(path: Path) -> int:
    return shutil.disk_usage(path.parent).free if path.parent.is_dir() else _ROOM


def _file(path: Path | None) -> tuple[int, int] | None:
    """Return which file a path leads to, however it is named; None where there is none."""
    try:
        there = path.stat() if path else None
    except OSError:
        return None
    return (there.st_dev, there.st_ino) if there else None


def _frozen(path: Path) -> bool:
    """Whether a whole file lies on a device mounted read-only, where WAL's side files cannot be made nor are needed."""
    wal = path.with_name(path.name + "-wal")
    return path.exists() and not wal.exists() and bool(os.statvfs(path).f_flag & os.ST_RDONLY)


class _Translated:
    """Turns what SQLite raises inside of it into `complaint`; used for every statement, so it is a plain object."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def __enter__(self) -> None:
        pass

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: object) -> None:
        if isinstance(error, sqlite3.Error):
            better = complaint(error, self._path)
            if better is not error:
                raise better from error


class Database:
    """A connection that speaks in rows and raises this program's errors.

    Args:
        path: The file; None for a database in memory, gone when closed.
        create: Make it if it is absent.
        timeout: Seconds to wait for another writer.

    Raises:
        CorpusError: it cannot be opened; `NotACorpus`, `Busy` and `Full` where it is known why.
    """

    def __init__(self, path: Path | None, *, create: bool = True, timeout: float = 10.0) -> None:
        self.path = path or Path(":memory:")
        mode = "ro&immutable=1" if path and _frozen(path) else "rwc" if create else "rw"
        uri = f"{path.absolute().as_uri()}?mode={mode}" if path else "file::memory:"
        self._translated = _Translated(self.path)
        with self._translated:
            self._connection = sqlite3.connect(
                uri, uri=True, timeout=timeout, isolation_level=None, cached_statements=_STATEMENTS
            )
        self._file = _file(path)
        try:
            for setting in _SETTINGS:
                self.rows(setting)
        except BaseException:
            self._connection.close()
            raise

    @property
    def name(self) -> str:
        """What messages call it: its path."""
        return str(self.path)

    @property
    def replaced(self) -> bool:
        """Whether the file was taken away since it was opened, or another put in its place."""
        return self._file is not None and _file(self.path) != self._file

    def rows(self, sql: str, values: Sequence[Any] = ()) -> list[Row]:
        """Run one statement; return all its rows, so that no read stays open behind the caller's back."""
        with self._translated:
            return self._connection.execute(sql, values).fetchall()

    def value(self, sql: str, values: Sequence[Any] = ()) -> Any:
        """Return the first column of the first row, or None."""
        rows = self.rows(sql, values)
        return rows[0][0] if rows else None

    def insert(self, sql: str, values: Sequence[Any] = ()) -> int:
        """Run an INSERT; return the number of the new row."""
        with self._translated:
            return self._connection.execute(sql, values).lastrowid or 0

    def many(self, sql: str, rows: Iterable[Sequence[Any]]) -> None:
        """Run one statement for each row of values."""
        with self._translated:
            self._connection.executemany(sql, rows)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All or nothing; takes the write lock at once, so that waiting for another writer happens here only."""
        self.rows("BEGIN IMMEDIATE")
        try:
            yield
            self.rows("COMMIT")
        except BaseException:
            if self._connection.in_transaction:  # SQLite has rolled back by itself where the device is full
                self._connection.rollback()
            raise

    @contextmanager
    def at_once(self) -> Iterator[None]:
        """All questions inside see one state, whatever is written meanwhile."""
        self.rows("BEGIN")
        try:
            yield
        finally:
            self.rows("COMMIT")

    def close(self) -> None:
        """Close the file; harmless when closed already."""
        self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()
