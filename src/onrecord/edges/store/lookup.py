"""What a store answers, in statements that SQLite and PostgreSQL both understand."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager
from typing import ClassVar, Literal

from onrecord.edges.store import rows, search
from onrecord.edges.store.connection import Connection, Row
from onrecord.edges.store.parcels import Parcel
from onrecord.errors import NotFound
from onrecord.records import Article, Capture, Exchange, Judgement, Kept, Note, Reading, Tombstone

_PAGE = 200  # readings fetched at once: no read stays open while the caller thinks
_MANY = 2_000  # articles without their texts
_FEW = 16  # captures fetched at once: they may be large

_PAGES = """SELECT c.origin FROM captures c JOIN observations o ON o.capture = c.number
    WHERE c.origin LIKE 'http://%' OR c.origin LIKE 'https://%' GROUP BY c.origin
    HAVING max(o.obtained) < ? AND min(o.obtained) >= ? ORDER BY max(o.obtained), c.origin LIMIT ?"""
_DATED = {
    "captures": "SELECT id, obtained FROM captures",
    "articles": """SELECT a.id, c.obtained FROM articles a JOIN texts t ON t.number = a.text
        JOIN captures c ON c.number = t.capture""",
}
_OF_CAPTURE = """SELECT a.seq FROM articles a JOIN texts t ON t.number = a.text JOIN captures c ON c.number = t.capture
    WHERE c.id = ? ORDER BY 1"""
_FIND = "SELECT seq, id, path, number FROM articles WHERE"
# How an article may be named, the surest first.
_NAMED = (
    "id = ?1",
    "given_id = ?1",
    "path = ?1",
    "length(?1) >= 4 AND id >= ?1 AND id < ?1 || 'g'",  # ids are hex digits: g sorts after all that begin so
    "length(path) > length(?1) AND substr(path, length(path) - length(?1)) = '/' || ?1",
)


class Lookup(ABC):
    """Everything that can be asked of a store; see `ports.Store`."""

    _db: Connection
    # The tombstone of these bytes (?1), or of one of these pages (?2, a JSON list), in the database's own words for it.
    _forgotten: ClassVar[str]

    @abstractmethod
    def given(self, table: Literal["articles", "judgements", "tombstones"]) -> int:
        """Return the highest number that was ever given to a row; none is given twice."""

    @abstractmethod
    def _found(self, words: str, limit: int) -> list[Row]:
        """Return (article's number, kind, number among its kind) of what holds words, best first."""

    @abstractmethod
    def holding(self, words: str) -> list[int]:
        """Return the numbers of the articles that hold all these words, in the order of arrival; see `search`."""

    @property
    def name(self) -> str:
        """What messages call it: its path, or its address without a password."""
        return self._db.name

    @property
    def identity(self) -> str:
        """Drawn at random when the corpus was made: tells what was derived from it from what was not."""
        return str(self._db.value("SELECT value FROM meta WHERE key = 'identity'"))

    def generation(self) -> int:
        """A number that grows with every article, judgement and erasure, and never falls."""
        return self.given("articles") + self.given("judgements") + self.given("tombstones")

    def at_once(self) -> AbstractContextManager[None]:
        """All questions inside see one state, whatever is written meanwhile."""
        return self._db.at_once()

    # --- captures ---------------------------------------------------------------------------------------

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
            raise NotFound(f"no capture {capture} in {self.name}")
        return rows.to_capture(found[0])

    def captures(self) -> Iterator[Capture]:
        """Yield every capture, in the order of arrival, with how its server answered where one did."""
        after = 0
        while found := self._db.rows(
            f"{rows.EXCHANGED_FROM} WHERE c.number > ? ORDER BY c.number LIMIT ?", (after, _FEW)
        ):
            for number, *row in found:
                after = number
                yield rows.to_exchanged(tuple(row))

    def observations(self, capture: str) -> list[str]:
        """Return the times at which a capture was obtained, oldest first."""
        sql = "SELECT o.obtained FROM observations o JOIN captures c ON c.number = o.capture WHERE c.id = ? ORDER BY 1"
        return [obtained for (obtained,) in self._db.rows(sql, (capture,))]

    def exchanges(self, capture: str) -> list[tuple[str, Exchange]]:
        """Return (when, how its server answered) of a capture, oldest first."""
        sql = """SELECT e.obtained, e.record FROM exchanges e JOIN captures c ON c.number = e.capture
            WHERE c.id = ? ORDER BY 1"""
        return [(obtained, rows.to_exchange(record)) for obtained, record in self._db.rows(sql, (capture,))]

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

    def double(self, capture: Capture) -> str | None:
        """Return the origin of a kept capture of the same bytes in the same folder, of which as much was given."""
        sql = f"{rows.CAPTURES} WHERE sha256 = ? ORDER BY number"
        for kept in map(rows.to_capture, self._db.rows(sql, (capture.sha256,))):
            if kept.origin != capture.origin and kept.twin_key == capture.twin_key:
                return kept.origin
        return None

    def same_bytes(self, sha256: str) -> list[str]:
        """Return where captures of these bytes came from."""
        return [origin for (origin,) in self._db.rows("SELECT origin FROM captures WHERE sha256 = ?", (sha256,))]

    def parcels(self) -> Iterator[Parcel]:
        """Yield every capture with all that is kept with it, in the order of arrival."""
        after = 0
        while found := self._db.rows(f"{rows.NUMBERED_FROM} WHERE number > ? ORDER BY number LIMIT ?", (after, _FEW)):
            among = (after, found[-1][0])
            seen, told = self._beside("observations", "obtained", among), self._beside("exchanges", "record", among)
            read: defaultdict[str, list[tuple[int, Reading]]] = defaultdict(list)
            for whole in self._db.rows(f"{rows.READINGS} WHERE c.number > ? AND c.number <= ? ORDER BY a.seq", among):
                reading = rows.to_reading(whole)
                read[reading.article.capture].append((whole[0], reading))
            for after, *row in found:
                capture = rows.to_capture(tuple(row))
                answers = tuple((at, rows.to_exchange(record)) for at, record in told[after])
                yield Parcel(capture, tuple(read[capture.id]), tuple(at for at, _ in seen[after]), answers, after)

    def _beside(self, table: str, column: str, among: tuple[int, int]) -> defaultdict[int, list[Row]]:
        """Return (when, what) by the numbers of captures, of those above one number and up to another."""
        sql = f"SELECT capture, obtained, {column} FROM {table} WHERE capture > ? AND capture <= ? ORDER BY 1, 2"  # noqa: S608
        found: defaultdict[int, list[Row]] = defaultdict(list)
        for capture, *row in self._db.rows(sql, among):
            found[capture].append(tuple(row))
        return found

    # --- readings ---------------------------------------------------------------------------------------

    def id_of(self, table: Literal["articles", "judgements"], number: int) -> str | None:
        """Return the id of an article or judgement by its number; None where there is none."""
        found = self._db.value(f"SELECT id FROM {table} WHERE seq = ?", (number,))  # noqa: S608 - one of two names
        return None if found is None else str(found)

    def last(self) -> int:
        """The sequence number of the last article; 0 in an empty corpus."""
        return int(self._db.value("SELECT coalesce(max(seq), 0) FROM articles"))

    def articles(self) -> Iterator[Article]:
        """Yield every article, in the order of arrival."""
        after = 0
        while page := self._db.rows(f"{rows.ARTICLES} WHERE a.seq > ? ORDER BY a.seq LIMIT ?", (after, _PAGE)):
            for row in page:
                after = row[0]
                yield rows.to_article(row)

    def article(self, ident: str) -> Article | None:
        """Return an article by its id, None where there is none."""
        found = self._db.rows(f"{rows.ARTICLES} WHERE a.id = ?", (search.plain(ident),))
        return rows.to_article(found[0]) if found else None

    def heads(self) -> Iterator[tuple[str, Article]]:
        """Yield every article's id with all but its text, in the order of arrival: what it is called, and by whom."""
        after = 0
        while page := self._db.rows(
            "SELECT seq, id, record FROM articles WHERE seq > ? ORDER BY seq LIMIT ?", (after, _MANY)
        ):
            for seq, ident, record in page:
                after = seq
                yield ident, rows.to_head(record)

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
                raise NotFound(f"{article} names several articles in {self.name}: use one of the ids {several}")
            if found:
                return self._numbered(found[0][0])
        raise NotFound(f"no article {article} in {self.name}: try `onrecord search` with a few of its words")

    def _numbered(self, seq: int) -> Reading:
        return rows.to_reading(self._db.rows(f"{rows.READINGS} WHERE a.seq = ?", (seq,))[0])

    def of_capture(self, capture: str) -> list[Reading]:
        """Return the readings of a capture, in order."""
        return [self._numbered(seq) for seq in self.numbers(capture)]

    def numbers(self, capture: str) -> tuple[int, ...]:
        """Return the sequence numbers of a capture's articles."""
        return tuple(seq for (seq,) in self._db.rows(_OF_CAPTURE, (capture,)))

    def readers(self) -> list[str]:
        """Return the engines that made the readings, by name and version."""
        return [reader for (reader,) in self._db.rows("SELECT DISTINCT reader FROM readings ORDER BY 1")]

    def search(self, words: str, limit: int = 20) -> list[tuple[str, str, str]]:
        """Full text: (article id, where: "article", "content" or "name", snippet), best first.

        All words must stand in what is found; the last may be just begun; a phrase goes in double quotes. Case and
        accents make no difference. In the snippet, every word found stands between `**`.
        """
        return [(article.id, kind, snippet) for article, kind, snippet in self.found(words, limit)]

    def found(self, words: str, limit: int = 20) -> list[tuple[Article, str, str]]:
        """Return what `search` does, with the articles themselves."""
        read: dict[int, Reading] = {}
        found = []
        for seq, kind, number in self._found(words, limit):
            if seq not in read and kind == "article":  # what was read in it takes most of the time, and is not needed
                article = rows.to_article(self._db.rows(f"{rows.ARTICLES} WHERE a.seq = ?", (seq,))[0])
                text = search.wording(Reading(article, ""), kind, number)
            else:
                reading = read[seq] = read.get(seq) or self._numbered(seq)
                article, text = reading.article, search.wording(reading, kind, number)
            found.append((article, kind, search.snippet(text, words)))
        return found

    # --- what people said, and what was erased ------------------------------------------------------------

    def judgements(self) -> list[Judgement]:
        """All judgements ever made by people, oldest first."""
        return [rows.to_judgement(record) for (record,) in self._db.rows("SELECT record FROM judgements ORDER BY seq")]

    def last_judgement(self) -> Judgement | None:
        """The judgement that came in last."""
        record = self._db.value("SELECT record FROM judgements ORDER BY seq DESC LIMIT 1")
        return rows.to_judgement(record) if record is not None else None

    def tombstones(self) -> list[Tombstone]:
        """All that was erased, oldest first."""
        found = self._db.rows("SELECT record FROM tombstones ORDER BY seq")
        return [rows.to_tombstone(record) for (record,) in found]

    def forgotten(self, sha256: str, pages: Iterable[str]) -> Tombstone | None:
        """Return the tombstone of these bytes, or of a page of one of these addresses (hashed), or None."""
        found = self._db.rows(self._forgotten, (sha256, rows.json_of(pages)))
        return rows.to_tombstone(found[0][0]) if found else None

    def notes(self) -> list[Note]:
        """All notes ever written, oldest first."""
        return [rows.to_note(record) for (record,) in self._db.rows("SELECT record FROM notes ORDER BY seq")]

    def dated(self, table: Literal["captures", "articles", "judgements", "tombstones"]) -> list[tuple[str, str]]:
        """Return (id, when it came in) of all that a table holds; a tombstone goes by its capture's id."""
        if table == "judgements":
            return [(judgement.id, judgement.made or "") for judgement in self.judgements()]
        if table == "tombstones":
            return [(stone.capture, stone.made) for stone in self.tombstones()]
        return [(ident, at) for ident, at in self._db.rows(_DATED[table])]

    def obtained(self) -> dict[str, str]:
        """Return when each capture was first obtained, by its id."""
        return dict(self.dated("captures"))


def _first_of_capture(found: list[Row]) -> list[Row]:
    """Keep the first article where all that was found are articles of one capture."""
    numbers = [number for *_, number in found]
    one_capture = numbers == list(range(len(found))) and len({path for *_, path, _ in found}) == 1
    return found[:1] if one_capture else found
