"""The store on a PostgreSQL server: for a team, behind the same contract as a file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Literal

from onrecord.edges.store import postgres_words
from onrecord.edges.store.connection import Row
from onrecord.edges.store.location import server_cache, server_key
from onrecord.edges.store.parcels import Parcel
from onrecord.edges.store.postgres_database import PostgresDatabase
from onrecord.edges.store.postgres_loading import keep
from onrecord.edges.store.postgres_schema import migrate
from onrecord.edges.store.writing import RecordStore, Table
from onrecord.records import Reading

_RANKED = 5_000  # entries that are held against each other, the newest: each has its words unpacked for it
# The inner one (OFFSET 0) is found by the words alone, not backwards through all entries until enough hold them.
_SEARCH = """SELECT article, kind, number FROM entries WHERE id IN (
        SELECT id FROM (SELECT id FROM entries WHERE words @@ ?1::tsquery OFFSET 0) found ORDER BY id DESC LIMIT ?2)
    ORDER BY ts_rank(words, ?1::tsquery, 1) DESC, id LIMIT ?3"""
_HOLDING = "SELECT article FROM entries WHERE words @@ ?::tsquery AND kind = 'article' ORDER BY 1"
_NEXT = "UPDATE counters SET last = last + 1 WHERE name = ? RETURNING last"
_WRITTEN_ANEW = (
    "captures", "texts", "articles", "readings", "entries", "observations", "exchanges", "notes", "judgements",
)  # fmt: skip


def connect(where: str, *, create: bool, timeout: float) -> PostgresDatabase:
    """Open a database as a corpus of the schema of this program; see `PostgresStore`."""
    db = PostgresDatabase(where, timeout=timeout)
    try:
        migrate(db, create=create)
    except BaseException:
        db.close()
        raise
    return db


class PostgresStore(RecordStore):
    """Captures, readings and people's judgements in a database; implements `ports.Store`.

    Any number of processes may read and add; transactions that write take turns. A capture is stored whole or not at
    all, whoever is killed. Not to be shared between threads: open one each.

    Args:
        where: The address: postgresql://USER@HOST/DATABASE.
        create: Make a corpus there if there is none.
        timeout: Seconds to wait for another writer before `Busy`.

    Raises:
        BadInput: it is no address.
        CorpusError: there is none and it is not to be made, or it cannot be opened; `Lost`, `NotACorpus`, `TooNew`,
            `Busy`, `Full` where it is known why.
    """

    _db: PostgresDatabase
    _forgotten = """SELECT t.record FROM tombstones t WHERE t.sha256 = ?1 OR EXISTS (
        SELECT 1 FROM json_array_elements_text(t.record::json -> 'pages') p
        WHERE p IN (SELECT json_array_elements_text(?2::json))) LIMIT 1"""

    def __init__(self, where: str, *, create: bool = True, timeout: float = 60.0) -> None:
        self._db = connect(where, create=create, timeout=timeout)
        self._named = self.identity

    @property
    def base(self) -> Path:
        """The folder this program was started in: reports inside it are known by their path from there."""
        return Path.cwd()

    @property
    def cache(self) -> Path:
        """The folder on this machine for what is derived from the corpus."""
        return server_cache(self._named)

    @property
    def key(self) -> Path:
        """The file on this machine for the key that signs for the corpus."""
        return server_key(self._named)

    # --- writing ----------------------------------------------------------------------------------------

    def _keep(self, parcels: Sequence[Parcel]) -> list[bool]:
        return keep(self._db, parcels)

    def _next(self, table: Table) -> int:
        return int(self._db.value(_NEXT, (table,)))

    def _give(self, table: Table, number: int) -> None:
        self._db.rows("UPDATE counters SET last = greatest(last, ?) WHERE name = ?", (number, table))

    # --- reading ----------------------------------------------------------------------------------------

    def given(self, table: Literal["articles", "judgements", "tombstones"]) -> int:
        """Return the highest number that was ever given to a row; none is given twice."""
        return int(self._db.value("SELECT last FROM counters WHERE name = ?", (table,)))

    def generation(self) -> int:
        """A number that grows with every article, judgement and erasure, and never falls."""
        sql = "SELECT sum(last)::bigint FROM counters WHERE name IN ('articles', 'judgements', 'tombstones')"
        return int(self._db.value(sql))

    def _found(self, words: str, limit: int) -> list[Row]:
        query = postgres_words.query(words)
        return self._db.rows(_SEARCH, (query, _RANKED, limit)) if query is not None else []

    def holding(self, words: str) -> list[int]:
        """Return the numbers of the articles that hold all these words, in the order of arrival; see `search`."""
        query = postgres_words.query(words)
        return [seq for (seq,) in self._db.rows(_HOLDING, (query,))] if query is not None else []

    # --- erasing ----------------------------------------------------------------------------------------

    def _unindex(self, readings: Sequence[Reading]) -> None:
        """The words stand in the rows of `entries`, and go with them."""

    @contextmanager
    def _opened(self) -> Iterator[None]:
        self._db.rows("SET LOCAL onrecord.erasing = 'on'")
        yield
        self._db.rows("SET LOCAL onrecord.erasing = 'off'")

    def _judgements_open(self) -> AbstractContextManager[None]:
        return self._opened()

    def scrub(self) -> None:
        """Leave nothing in the tables' files of what was erased: each is written anew.

        What the server keeps elsewhere (its log of changes, its standbys, backups) is not reached from here.

        Raises:
            Busy: another program holds a table.
        """
        for table in _WRITTEN_ANEW:
            self._db.rows(f"VACUUM (FULL, ANALYZE) {table}")
