"""The store in one SQLite file: the embedded default."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, Literal, Self

from onrecord.edges.store import check, forgetting, rows, search
from onrecord.edges.store.database import Database
from onrecord.edges.store.migrations import migrate
from onrecord.errors import CorpusError, NotACorpus, NotFound
from onrecord.records import Article, Capture, Exchange, Judgement, Kept, Note, Reading, Seen, Tombstone

_PAGE = 200  # readings fetched at once: no read stays open while the caller thinks
_FEW = 16  # captures fetched at once: they may be large
_BATCH = 64, 8 << 20, 1.0  # captures, bytes, seconds that `add_all` gathers before it writes

_ADD_CAPTURE = """INSERT INTO captures (id, sha256, origin, media_type, obtained, given, body)
    VALUES (?, ?, ?, ?, ?, ?, ?)"""
_OBSERVE = "INSERT OR IGNORE INTO observations SELECT number, ? FROM captures WHERE id = ?"
_ADD_EXCHANGE = """INSERT OR IGNORE INTO exchanges SELECT number, ?, ?, ? FROM captures WHERE id = ?"""
_PAGES = """SELECT c.origin FROM captures c JOIN observations o ON o.capture = c.number
    WHERE c.origin LIKE 'http://%' OR c.origin LIKE 'https://%' GROUP BY c.origin
    HAVING max(o.obtained) < ? AND min(o.obtained) >= ? ORDER BY max(o.obtained), c.origin LIMIT ?"""
_ADD_TEXT = "INSERT INTO texts (capture, sha256, text) VALUES (?, ?, ?)"
_ADD_ARTICLE = "INSERT INTO articles (id, text, number, path, given_id, record) VALUES (?, ?, ?, ?, ?, ?)"
_ADD_READING = "INSERT INTO readings (article, reader, record) VALUES (?, ?, ?)"
_ADD_ENTRY = "INSERT INTO entries (article, kind, number) VALUES (?, ?, ?)"
_ADD_WORDS = "INSERT INTO words (rowid, text) VALUES (?, ?)"
_SEARCH = """SELECT e.article, e.kind, e.number FROM words JOIN entries e ON e.id = words.rowid
    WHERE words MATCH ? ORDER BY words.rank, e.id LIMIT ?"""
_GENERATION = "SELECT coalesce(sum(seq), 0) FROM sqlite_sequence WHERE name IN ('articles', 'judgements', 'tombstones')"

_FORGOTTEN = """SELECT t.record FROM tombstones t WHERE t.sha256 = ?1 OR EXISTS (
    SELECT 1 FROM json_each(t.record, '$.pages') p JOIN json_each(?2) asked ON asked.value = p.value) LIMIT 1"""
_DATED = {
    "captures": "SELECT id, obtained FROM captures",
    "articles": """SELECT a.id, c.obtained FROM articles a JOIN texts t ON t.number = a.text
        JOIN captures c ON c.number = t.capture""",
    "judgements": "SELECT id, json_extract(record, '$.made') FROM judgements",
    "tombstones": "SELECT capture, json_extract(record, '$.made') FROM tombstones",
}

_FIND = "SELECT seq, id, path, number FROM articles WHERE"
# How an article may be named, the surest first.
_NAMED = (
    "id = ?1",
    "given_id = ?1",
    "path = ?1",
    "length(?1) >= 4 AND id >= ?1 AND id < ?1 || 'g'",  # ids are hex digits: g sorts after all that begin so
    "substr(path, -length(?1) - 1) = '/' || ?1",
)


class SqliteStore:
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

    def __init__(self, path: str | Path, *, create: bool = True, timeout: float = 10.0) -> None:
        self.path = Path(path)
        _must_be_usable(self.path, create=create)
        self._db = Database(self.path, create=create, timeout=timeout)
        try:
            migrate(self._db)
        except BaseException:
            self._db.close()
            raise

    @property
    def identity(self) -> str:
        """Drawn at random when the corpus was made: tells what was derived from it from what was not."""
        return str(self._db.value("SELECT value FROM meta WHERE key = 'identity'"))

    # --- writing ----------------------------------------------------------------------------------------

    def add(self, capture: Capture, readings: Sequence[Reading]) -> bool:
        """Keep a capture with its readings in one transaction; see `ports.Store.add`."""
        with self._db.transaction():
            return self._put(capture, readings)

    def add_all(self, items: Iterable[tuple[Capture, Sequence[Reading]]]) -> Iterator[tuple[Capture, bool]]:
        """Keep many, several to a transaction: about half as fast again as one by one.

        Yields each capture, in order, once it is safe, with what `add` would have returned. The write lock is held
        only while writing, never while waiting for the next item. If the items end with an exception, what came
        before it is kept.
        """
        waiting: list[tuple[Capture, Sequence[Reading]]] = []
        size, since = 0, time.monotonic()
        try:
            for capture, readings in items:
                waiting.append((capture, readings))
                size += len(capture.body)
                if len(waiting) >= _BATCH[0] or size >= _BATCH[1] or time.monotonic() - since >= _BATCH[2]:
                    written, waiting = waiting, []
                    yield from self._put_all(written)
                    size, since = 0, time.monotonic()
        except BaseException:
            self._put_all(waiting)
            raise
        yield from self._put_all(waiting)

    def _put_all(self, items: Sequence[tuple[Capture, Sequence[Reading]]]) -> list[tuple[Capture, bool]]:
        if not items:
            return []
        with self._db.transaction():
            return [(capture, self._put(capture, readings)) for capture, readings in items]

    def _put(self, capture: Capture, readings: Sequence[Reading]) -> bool:
        row = rows.capture_row(capture)
        if any(reading.article.capture != row[0] for reading in readings):
            raise ValueError(f"a reading of another capture was to be kept with {capture.origin}")
        fresh = not self.has(row[0])
        if fresh:
            number = self._db.insert(_ADD_CAPTURE, row)
            texts: dict[str, int] = {}
            for reading in readings:
                self._put_reading(number, capture, reading, texts)
        self._db.rows(_OBSERVE, (capture.obtained, row[0]))
        if capture.exchange:
            self._put_exchange(capture.exchange, capture)
        return fresh

    def _put_exchange(self, exchange: Exchange, capture: Capture) -> None:
        record = rows.exchange_json(exchange)
        self._db.rows(_ADD_EXCHANGE, (capture.obtained, exchange.known_as, record, capture.id))

    def _put_reading(self, number: int, capture: Capture, reading: Reading, texts: dict[str, int]) -> None:
        article = reading.article
        sha256 = article.sha256
        if sha256 not in texts:
            raw = rows.to_bytes(article.text)
            texts[sha256] = self._db.insert(
                _ADD_TEXT, (number, sha256, None if raw == capture.body else rows.pack(raw))
            )
        named = (article.number, article.path, article.given_id, rows.article_json(article))
        seq = self._db.insert(_ADD_ARTICLE, (article.id, texts[sha256], *named))
        self._db.insert(_ADD_READING, (seq, reading.reader, rows.reading_blob(reading)))
        found = [
            (self._db.insert(_ADD_ENTRY, (seq, kind, n)), search.plain(words))
            for kind, n, words in search.entries(reading)
        ]
        self._db.many(_ADD_WORDS, found)

    def observe(self, capture: Capture | Seen) -> None:
        """Note that a capture kept already was obtained once more."""
        with self._db.transaction():
            self._db.rows(_OBSERVE, (capture.obtained, capture.id))
            if isinstance(capture, Capture) and capture.exchange:
                self._put_exchange(capture.exchange, capture)

    def judge(self, judgement: Judgement) -> None:
        """Append a person's judgement; the same one again changes nothing.

        It reaches the disk before this returns: unlike an article, it cannot be had by running the program again.
        """
        self._db.rows("PRAGMA synchronous = FULL")
        try:
            with self._db.transaction():
                self._db.rows(
                    "INSERT INTO judgements (id, record) VALUES (?, ?) ON CONFLICT DO NOTHING",
                    (judgement.id, rows.judgement_json(judgement)),
                )
        finally:
            self._db.rows("PRAGMA synchronous = NORMAL")

    # --- reading ----------------------------------------------------------------------------------------

    def has(self, capture: str) -> bool:
        """Whether a capture of that id is kept."""
        return self._db.value("SELECT 1 FROM captures WHERE id = ?", (capture,)) is not None

    def capture(self, capture: str) -> Capture:
        """Return a capture by its id, its bytes as they were obtained.

        Raises:
            NotFound: there is none.
        """
        found = self._db.rows(f"{rows.CAPTURES} WHERE id = ?", (capture,))
        if not found:
            raise NotFound(f"no capture {capture} in {self.path}")
        return rows.to_capture(found[0])

    def observations(self, capture: str) -> list[str]:
        """Return the times at which a capture was obtained, oldest first."""
        sql = "SELECT o.obtained FROM observations o JOIN captures c ON c.number = o.capture WHERE c.id = ? ORDER BY 1"
        return [obtained for (obtained,) in self._db.rows(sql, (capture,))]

    def kept(self, url: str) -> Kept | None:
        """Return what is kept of a page, by its canonical address: its latest capture; None if nothing is."""
        found = self._db.rows(rows.KEPT, (url,))
        return rows.to_kept(found[0]) if found else None

    def texts(self, capture: str) -> list[str]:
        """Return the SHA-256 of each text that was read in a capture."""
        sql = "SELECT t.sha256 FROM texts t JOIN captures c ON c.number = t.capture WHERE c.id = ?"
        return [sha256 for (sha256,) in self._db.rows(sql, (capture,))]

    def pages(self, before: str, since: str, limit: int = 500) -> list[str]:
        """Return the addresses last seen before a time and first seen since another, the longest unseen first."""
        return [origin for (origin,) in self._db.rows(_PAGES, (before, since, limit))]

    def captures(self) -> Iterator[Capture]:
        """Yield every capture, in the order of arrival, with how its server answered where one did."""
        after = 0
        while found := self._db.rows(
            f"{rows.EXCHANGED_FROM} WHERE c.number > ? ORDER BY c.number LIMIT ?", (after, _FEW)
        ):
            for number, *row in found:
                after = number
                yield rows.to_exchanged(tuple(row))

    def generation(self) -> int:
        """A number that grows with every article and every judgement, and never falls."""
        return int(self._db.value(_GENERATION))

    def last(self) -> int:
        """The sequence number of the last article; 0 in an empty corpus."""
        return int(self._db.value("SELECT coalesce(max(seq), 0) FROM articles"))

    def double(self, capture: Capture) -> str | None:
        """Return the origin of a kept capture of the same bytes in the same folder, of which as much was given."""
        sql = f"{rows.CAPTURES} WHERE sha256 = ? ORDER BY number"
        for kept in map(rows.to_capture, self._db.rows(sql, (capture.sha256,))):
            if kept.origin != capture.origin and kept.twin_key == capture.twin_key:
                return kept.origin
        return None

    def articles(self) -> Iterator[Article]:
        """Yield every article, in the order of arrival."""
        for _, reading in self.readings():
            yield reading.article

    def readings(self, after: int = 0) -> Iterator[tuple[int, Reading]]:
        """Yield (sequence number, reading) in the order of arrival, those with a number above `after`."""
        while page := self._db.rows(f"{rows.READINGS} WHERE a.seq > ? ORDER BY a.seq LIMIT ?", (after, _PAGE)):
            for row in page:
                after = row[0]
                yield after, rows.to_reading(row)

    def reading(self, article: str) -> Reading:
        """Return one reading by its article's id, the id its source gave, its path, or an end or beginning of these.

        The surest way of naming that fits anything decides: the id, the given id, the path, four or more characters
        that only one id begins with, the last parts of a path. A path names the first article of its capture.

        Raises:
            NotFound: there is none, or several fit.
        """
        for condition in _NAMED:
            found = _first_of_capture(
                self._db.rows(f"{_FIND} {condition} ORDER BY seq LIMIT 6", (search.plain(article),))
            )
            if len(found) > 1:
                several = ", ".join(f"{id_[:12]} ({path})" for _, id_, path, _ in found[:5])
                raise NotFound(f"{article} names several articles in {self.path}: use one of the ids {several}")
            if found:
                return rows.to_reading(self._db.rows(f"{rows.READINGS} WHERE a.seq = ?", (found[0][0],))[0])
        raise NotFound(f"no article {article} in {self.path}: try `onrecord search` with a few of its words")

    def search(self, words: str, limit: int = 20) -> list[tuple[str, str, str]]:
        """Full text: (article id, where: "article", "content" or "name", snippet), best first.

        All words must stand in what is found; the last may be just begun; a phrase goes in double quotes. Case and
        accents make no difference. In the snippet, every word found stands between `**`.
        """
        query = search.query(words)
        if query is None:
            return []
        found = []
        for seq, kind, number in self._db.rows(_SEARCH, (query, limit)):
            reading = rows.to_reading(self._db.rows(f"{rows.READINGS} WHERE a.seq = ?", (seq,))[0])
            found.append((reading.id, kind, search.snippet(search.wording(reading, kind, number), words)))
        return found

    def holding(self, words: str) -> list[int]:
        """Return the numbers of the articles that hold all these words, in the order of arrival; see `search`."""
        match = search.query(words)
        sql = """SELECT e.article FROM words JOIN entries e ON e.id = words.rowid
            WHERE words MATCH ? AND e.kind = 'article' ORDER BY 1"""
        return [seq for (seq,) in self._db.rows(sql, (match,))] if match else []

    def judgements(self) -> list[Judgement]:
        """All judgements ever made by people, oldest first."""
        return [rows.to_judgement(record) for (record,) in self._db.rows("SELECT record FROM judgements ORDER BY seq")]

    # --- erasing, and notes ---------------------------------------------------------------------------------

    def of_capture(self, capture: str) -> list[Reading]:
        """Return the readings of a capture, in order."""
        found = forgetting.numbers(self._db, capture)
        return [rows.to_reading(self._db.rows(f"{rows.READINGS} WHERE a.seq = ?", (seq,))[0]) for seq in found]

    def numbers(self, capture: str) -> tuple[int, ...]:
        """Return the sequence numbers of a capture's articles."""
        return forgetting.numbers(self._db, capture)

    def forget(self, tombstone: Tombstone, hidden: Callable[[Judgement], Judgement]) -> None:
        """Erase a capture with all that was read in it; `hidden` says what stays of a person's judgement.

        Raises:
            Busy: another program has the corpus open; `scrub` completes it.
        """
        forgetting.erase(self._db, tombstone, self.of_capture(tombstone.capture), hidden)

    def scrub(self) -> None:
        """Leave nothing in the files of what was erased.

        Raises:
            Busy: another program has the corpus open.
        """
        forgetting.scrub(self._db)

    def tombstones(self) -> list[Tombstone]:
        """All that was erased, oldest first."""
        found = self._db.rows("SELECT record FROM tombstones ORDER BY seq")
        return [rows.to_tombstone(record) for (record,) in found]

    def forgotten(self, sha256: str, pages: Iterable[str]) -> Tombstone | None:
        """Return the tombstone of these bytes, or of a page of one of these addresses (hashed), or None."""
        found = self._db.rows(_FORGOTTEN, (sha256, rows.json_of(pages)))
        return rows.to_tombstone(found[0][0]) if found else None

    def same_bytes(self, sha256: str) -> list[str]:
        """Return where captures of these bytes came from."""
        return [origin for (origin,) in self._db.rows("SELECT origin FROM captures WHERE sha256 = ?", (sha256,))]

    def dated(self, table: Literal["captures", "articles", "judgements", "tombstones"]) -> list[tuple[str, str]]:
        """Return (id, when it came in) of all that a table holds; a tombstone goes by its capture's id."""
        return [(ident, at) for ident, at in self._db.rows(_DATED[table])]

    def obtained(self) -> dict[str, str]:
        """Return when each capture was first obtained, by its id."""
        return dict(self.dated("captures"))

    def readers(self) -> list[str]:
        """Return the engines that made the readings, by name and version."""
        return [reader for (reader,) in self._db.rows("SELECT DISTINCT reader FROM readings ORDER BY 1")]

    def write_note(self, note: Note) -> None:
        """Append a person's note; the same one again changes nothing."""
        with self._db.transaction():
            self._db.rows(
                "INSERT INTO notes (id, target, record) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
                (note.id, note.to, rows.note_json(note)),
            )

    def notes(self) -> list[Note]:
        """All notes ever written, oldest first."""
        return [rows.to_note(record) for (record,) in self._db.rows("SELECT record FROM notes ORDER BY seq")]

    # --- keeping ----------------------------------------------------------------------------------------

    def verify(self) -> Iterator[str]:
        """Recheck the file, every hash and every span; yield one line for each thing that is wrong."""
        yield from check.verify(self._db)

    def close(self) -> None:
        """Let go of the corpus; nothing is lost without it."""
        self._db.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def _must_be_usable(path: Path, *, create: bool) -> None:
    if path.is_dir():
        raise NotACorpus(f"{path} is a folder, not a corpus: name a file in it, such as {path / 'onrecord.db'}")
    if not create and not path.exists():
        raise CorpusError(
            f"no corpus at {path}: make one with `onrecord add FILES`, or name another with --corpus PATH"
        )
    if create and not path.parent.is_dir():
        raise CorpusError(f"{path} cannot be made, for {path.parent} is no folder: make it first, or name another path")


def _first_of_capture(found: list[tuple[Any, ...]]) -> list[tuple[Any, ...]]:
    """Keep the first article where all that was found are articles of one capture."""
    numbers = [number for *_, number in found]
    one_capture = numbers == list(range(len(found))) and len({path for *_, path, _ in found}) == 1
    return found[:1] if one_capture else found
