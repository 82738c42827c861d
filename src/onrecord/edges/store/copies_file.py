"""Every pair of copies, those too that follow from others, in a file of its own: made when asked for, read in order.

`copies.db` is derived and made anew, in one transaction, for each state of the corpus of which it is asked.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import groupby
from pathlib import Path
from typing import Self

import msgspec

from onrecord.edges.store.answers_rows import pack
from onrecord.edges.store.database import Database, Row
from onrecord.edges.store.derived import Form, make_anew, open_derived, tables
from onrecord.edges.store.search import plain
from onrecord.records import Copy, Span

_FORM = "1"  # of the tables below: raise it with any change to them
_PAGE = 200
_copy = msgspec.msgpack.Decoder(Copy).decode

_SCHEMA = (
    "CREATE TABLE about (form TEXT NOT NULL, stamp TEXT NOT NULL)",
    "CREATE TABLE copies (a TEXT NOT NULL, b TEXT NOT NULL, record BLOB NOT NULL, PRIMARY KEY (a, b)) WITHOUT ROWID",
    # Pairs that have yet to be compared, both sides of every passage, and the pairs of each family by its first member.
    "CREATE TABLE wanted (a TEXT NOT NULL, b TEXT NOT NULL, PRIMARY KEY (a, b)) WITHOUT ROWID",
    """CREATE TABLE shared (
        article TEXT NOT NULL, start INTEGER NOT NULL, stop INTEGER NOT NULL, other TEXT NOT NULL,
        PRIMARY KEY (article, start, stop, other)) WITHOUT ROWID""",
    """CREATE TABLE kin (
        family TEXT NOT NULL, a TEXT NOT NULL, b TEXT NOT NULL, PRIMARY KEY (family, a, b)) WITHOUT ROWID""",
)


class CopiesDb:
    """The pairs of one state of a corpus.

    Args:
        folder: `onrecord.db.cache`; made if absent.
        stamp: the corpus, its generation and the versions of all that the pairs depend on.
        timeout: seconds to wait for another process that makes them.
    """

    def __init__(self, folder: Path, stamp: str, *, timeout: float = 60.0) -> None:
        self._stamp = stamp
        form = Form(lambda db: "about" in tables(db), lambda db: make_anew(db, _SCHEMA))
        self._db: Database = open_derived(folder / "copies.db", form, timeout)

    def close(self) -> None:
        """Let go of the file."""
        self._db.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def stands(self) -> bool:
        """Whether the file is of this state."""
        return self._db.rows("SELECT form, stamp FROM about") == [(_FORM, self._stamp)]

    @contextmanager
    def anew(self) -> Iterator[None]:
        """Fill the file, emptied, in one transaction; at its end it is of this state.

        Raises:
            Busy: another process is at it.
        """
        with self._db.transaction():
            make_anew(self._db, _SCHEMA)
            yield
            for table in ("wanted", "shared"):
                self._db.rows(f"DELETE FROM {table}")  # noqa: S608 - names of our own
            self._db.rows("INSERT INTO about VALUES (?, ?)", (_FORM, self._stamp))

    # --- writing ------------------------------------------------------------------------------------------

    def put(self, copies: Iterable[Copy]) -> None:
        """Bring in pairs, or put them in the place of what stood for them."""
        self._db.many("INSERT OR REPLACE INTO copies VALUES (?, ?, ?)", ((c.a, c.b, pack(c)) for c in copies))

    def share(self, copies: Iterable[Copy]) -> None:
        """Note the passages of pairs."""
        sides = (side for c in copies for p in c.passages for side in ((c.a, *p.a, c.b), (c.b, *p.b, c.a)))
        self._db.many("INSERT OR IGNORE INTO shared VALUES (?, ?, ?, ?)", sides)

    def want(self, pairs: Iterable[tuple[str, str]]) -> None:
        """Note pairs that are to be compared, each once, but for those that are there."""
        sql = """INSERT OR IGNORE INTO wanted SELECT ?1, ?2 WHERE NOT EXISTS (
            SELECT 1 FROM copies WHERE a = ?1 AND b = ?2)"""
        self._db.many(sql, pairs)

    def relate(self, pairs: Iterable[tuple[str, str, str]]) -> None:
        """Note the family of pairs."""
        self._db.many("INSERT OR IGNORE INTO kin VALUES (?, ?, ?)", pairs)

    # --- reading ------------------------------------------------------------------------------------------

    def copies(self) -> Iterator[Copy]:
        """Yield all pairs in the order of their ids, a few in memory at a time."""
        sql = "SELECT a, b, record FROM copies WHERE (a, b) > (?, ?) ORDER BY a, b LIMIT ?"
        for _, _, record in self._paged(sql, 2):
            yield _copy(record)

    def wanted(self) -> Iterator[tuple[str, str]]:
        """Yield the pairs that are to be compared, in order."""
        yield from self._paged("SELECT a, b FROM wanted WHERE (a, b) > (?, ?) ORDER BY a, b LIMIT ?", 2)

    def shared(self) -> Iterator[tuple[str, list[tuple[Span, str]]]]:
        """Yield each article with its passages, and the other article of each."""
        sql = """SELECT article, start, stop, other FROM shared WHERE article > ? AND article <= (
            SELECT max(article) FROM (SELECT DISTINCT article FROM shared WHERE article > ?1 ORDER BY article LIMIT ?2))
            ORDER BY article, start, stop, other"""
        after = ""
        while rows := self._db.rows(sql, (after, _PAGE)):
            for article, group in groupby(rows, key=lambda row: str(row[0])):
                yield article, [(Span(i, j), other) for _, i, j, other in group]
            after = str(rows[-1][0])

    def passages(self, article: str) -> list[tuple[Span, str]]:
        """Return the passages of one article, and the other article of each."""
        sql = "SELECT start, stop, other FROM shared WHERE article = ?"
        return [(Span(i, j), other) for i, j, other in self._db.rows(sql, (plain(article),))]

    def families(self) -> Iterator[list[Copy]]:
        """Yield the pairs of each family, in the order of their first members."""
        for (family,) in self._paged("SELECT DISTINCT family FROM kin WHERE family > ? ORDER BY family LIMIT ?", 1):
            sql = """SELECT c.record FROM kin k JOIN copies c ON c.a = k.a AND c.b = k.b WHERE k.family = ?
                ORDER BY k.a, k.b"""
            yield [_copy(record) for (record,) in self._db.rows(sql, (family,))]

    def _paged(self, sql: str, keys: int) -> Iterator[Row]:
        """Yield rows page by page, so that no read stays open meanwhile; the keys are the first columns."""
        after: Row = ("",) * keys
        while rows := self._db.rows(sql, (*after, _PAGE)):
            yield from rows
            after = rows[-1][:keys]
