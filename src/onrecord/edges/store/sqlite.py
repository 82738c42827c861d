"""The store in one SQLite file: the embedded default."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Literal

from onrecord.edges.store import check, forgetting, rows, search
from onrecord.edges.store.connection import Row
from onrecord.edges.store.database import Database
from onrecord.edges.store.location import beside
from onrecord.edges.store.migrations import migrate
from onrecord.edges.store.parcels import Parcel
from onrecord.edges.store.writing import EXCHANGE, OBSERVE, RecordStore, Table, exchange_row
from onrecord.errors import CorpusError, NotACorpus
from onrecord.records import Capture, Judgement, Reading, Tombstone

_ADD_CAPTURE = """INSERT INTO captures (number, id, sha256, origin, media_type, obtained, given, body)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?)"""
_ADD_TEXT = "INSERT INTO texts (capture, sha256, text) VALUES (?, ?, ?)"
_ADD_ARTICLE = "INSERT INTO articles (seq, id, text, number, path, given_id, record) VALUES (?, ?, ?, ?, ?, ?, ?)"
_ADD_READING = "INSERT INTO readings (article, reader, record) VALUES (?, ?, ?)"
_ADD_ENTRY = "INSERT INTO entries (article, kind, number) VALUES (?, ?, ?)"
_ADD_WORDS = "INSERT INTO words (rowid, text) VALUES (?, ?)"
_SEARCH = """SELECT e.article, e.kind, e.number FROM words JOIN entries e ON e.id = words.rowid
    WHERE words MATCH ? AND words.rowid >= ? ORDER BY words.rank, e.id LIMIT ?"""
_RANKED = 5_000  # entries that are held against each other, the newest: of a word that more hold, rank tells little
_NEWEST = """SELECT coalesce(min(id), 0) FROM (
    SELECT rowid AS id FROM words WHERE words MATCH ? ORDER BY rowid DESC LIMIT ?)"""
_HOLDING = """SELECT e.article FROM words JOIN entries e ON e.id = words.rowid
    WHERE words MATCH ? AND e.kind = 'article' ORDER BY 1"""
_GIVEN = "SELECT seq FROM sqlite_sequence WHERE name = ?"


class SqliteStore(RecordStore):
    """Captures, readings and people's judgements in one file; implements `ports.Store`.

    Any number of processes may read while one writes. A capture is stored whole or not at all, whenever the program
    is killed. Not to be shared between threads: open one each.

    Args:
        path: The file.
        create: Make it if it is absent.
        timeout: Seconds to wait for another writer before `Busy`.

    Raises:
        CorpusError: it is absent and not to be made, or cannot be opened; `NotACorpus`, `TooNew`, `Busy`, `Full`
            where it is known why.
    """

    _db: Database
    _forgotten = """SELECT t.record FROM tombstones t WHERE t.sha256 = ?1 OR EXISTS (
        SELECT 1 FROM json_each(t.record, '$.pages') p JOIN json_each(?2) asked ON asked.value = p.value) LIMIT 1"""

    def __init__(self, path: str | Path, *, create: bool = True, timeout: float = 10.0) -> None:
        self.path = Path(path)
        self._db = connect(self.path, create=create, timeout=timeout)

    @property
    def base(self) -> Path:
        """The folder of the file: where reports lie inside it, they are known by their path from there."""
        return self.path.parent

    @property
    def cache(self) -> Path:
        """The folder beside the file for what is derived from it."""
        return beside(self.path, ".cache")

    @property
    def key(self) -> Path:
        """The file beside it for the key that signs for it."""
        return beside(self.path, ".key")

    # --- writing ----------------------------------------------------------------------------------------

    def _keep(self, parcels: Sequence[Parcel]) -> list[bool]:
        return [self._keep_one(parcel) for parcel in parcels]

    def _keep_one(self, parcel: Parcel) -> bool:
        capture, ident = parcel.capture, parcel.capture.id
        fresh = not self.has(ident)
        if fresh:
            number = self._db.insert(_ADD_CAPTURE, (parcel.number, *rows.capture_row(capture)))
            texts: dict[str, int] = {}
            for seq, reading in parcel.readings:
                self._put_reading(number, capture, (seq, reading), texts)
        self._db.many(OBSERVE, [(obtained, ident) for obtained in parcel.seen])
        self._db.many(EXCHANGE, [exchange_row(ident, *told) for told in parcel.exchanges])
        return fresh

    def _put_reading(
        self, number: int, capture: Capture, numbered: tuple[int | None, Reading], texts: dict[str, int]
    ) -> None:
        article, reading = numbered[1].article, numbered[1]
        sha256 = article.sha256
        if sha256 not in texts:
            raw = rows.to_bytes(article.text)
            texts[sha256] = self._db.insert(
                _ADD_TEXT, (number, sha256, None if raw == capture.body else rows.pack(raw))
            )
        named = (article.number, article.path, article.given_id, rows.article_json(article))
        seq = self._db.insert(_ADD_ARTICLE, (numbered[0], article.id, texts[sha256], *named))
        self._db.insert(_ADD_READING, (seq, reading.reader, rows.reading_blob(reading)))
        found = [
            (self._db.insert(_ADD_ENTRY, (seq, kind, n)), search.plain(words))
            for kind, n, words in search.entries(reading)
        ]
        self._db.many(_ADD_WORDS, found)

    def _next(self, table: Table) -> int | None:  # noqa: ARG002 - SQLite draws its numbers itself
        return None

    def _give(self, table: Table, number: int) -> None:
        if self._db.value(_GIVEN, (table,)) is None:
            self._db.rows("INSERT INTO sqlite_sequence (name, seq) VALUES (?, 0)", (table,))
        self._db.rows("UPDATE sqlite_sequence SET seq = max(seq, ?) WHERE name = ?", (number, table))

    @contextmanager
    def _durably(self) -> Iterator[None]:
        self._db.rows("PRAGMA synchronous = FULL")
        try:
            yield
        finally:
            self._db.rows("PRAGMA synchronous = NORMAL")

    # --- reading ----------------------------------------------------------------------------------------

    def given(self, table: Literal["articles", "judgements", "tombstones"]) -> int:
        """Return the highest number that was ever given to a row; none is given twice."""
        return int(self._db.value(_GIVEN, (table,)) or 0)

    def _found(self, words: str, limit: int) -> list[Row]:
        query = search.query(words)
        if query is None:
            return []
        return self._db.rows(_SEARCH, (query, self._db.value(_NEWEST, (query, _RANKED)), limit))

    def holding(self, words: str) -> list[int]:
        """Return the numbers of the articles that hold all these words, in the order of arrival; see `search`."""
        query = search.query(words)
        return [seq for (seq,) in self._db.rows(_HOLDING, (query,))] if query is not None else []

    # --- erasing ----------------------------------------------------------------------------------------

    def forget(self, tombstone: Tombstone, hidden: Callable[[Judgement], Judgement]) -> None:
        """Erase a capture with all that was read in it; `hidden` says what stays of a person's judgement.

        Raises:
            Busy: another program has the corpus open; `scrub` completes it.
        """
        self._db.rows("PRAGMA secure_delete = ON")
        super().forget(tombstone, hidden)

    def _unindex(self, readings: Sequence[Reading]) -> None:
        for reading in readings:
            forgetting.take_out_words(self._db, reading)

    def _judgements_open(self) -> AbstractContextManager[None]:
        return forgetting.judgements_open(self._db)

    def scrub(self) -> None:
        """Leave nothing in the files of what was erased.

        Raises:
            Busy: another program has the corpus open.
        """
        forgetting.scrub(self._db)

    def _check_files(self) -> Iterator[str]:
        yield from check.file(self._db)


def connect(path: Path, *, create: bool, timeout: float) -> Database:
    """Open a file as a corpus of the schema of this program; see `SqliteStore`."""
    _must_be_usable(path, create=create)
    db = Database(path, create=create, timeout=timeout)
    try:
        migrate(db)
    except BaseException:
        db.close()
        raise
    return db


def _must_be_usable(path: Path, *, create: bool) -> None:
    if path.is_dir():
        raise NotACorpus(f"{path} is a folder, not a corpus: name a file in it, such as {path / 'onrecord.db'}")
    if not create and not path.exists():
        raise CorpusError(
            f"no corpus at {path}: make one with `onrecord add FILES`, or name another with --corpus PATH"
        )
    if create and not path.parent.is_dir():
        raise CorpusError(f"{path} cannot be made, for {path.parent} is no folder: make it first, or name another path")
