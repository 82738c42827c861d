"""Bringing captures into PostgreSQL's tables by COPY, with numbers drawn without gaps."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from onrecord.edges.store import rows, search
from onrecord.edges.store.parcels import Parcel
from onrecord.edges.store.postgres_database import PostgresDatabase
from onrecord.edges.store.postgres_words import vector
from onrecord.edges.store.writing import EXCHANGE, OBSERVE, exchange_row
from onrecord.records import Capture, Reading

_COLUMNS = {
    "captures": ("number", "id", "sha256", "origin", "media_type", "obtained", "given", "body"),
    "texts": ("number", "capture", "sha256", "text"),
    "articles": ("seq", "id", "text", "number", "path", "given_id", "record"),
    "readings": ("article", "reader", "record"),
    "entries": ("id", "article", "kind", "number", "words"),
}  # each after those it points into


def keep(db: PostgresDatabase, parcels: Sequence[Parcel]) -> list[bool]:
    """Keep captures with all that belongs to them, within a transaction; return which were not there before."""
    ids = [parcel.capture.id for parcel in parcels]
    there = {ident for (ident,) in db.rows("SELECT id FROM captures WHERE id = ANY(?)", (ids,))}
    load = _Load(dict(db.rows("SELECT name, last FROM counters")))
    fresh = []
    for parcel, ident in zip(parcels, ids, strict=True):
        fresh.append(ident not in there)
        if ident not in there:
            there.add(ident)
            load.put(parcel)
    load.write(db)
    db.many(OBSERVE, [(at, ident) for parcel, ident in zip(parcels, ids, strict=True) for at in parcel.seen])
    told = [exchange_row(ident, *one) for parcel, ident in zip(parcels, ids, strict=True) for one in parcel.exchanges]
    db.many(EXCHANGE, told)
    return fresh


class _Load:
    """Rows for each table, and the numbers drawn for them."""

    def __init__(self, counters: dict[str, int]) -> None:
        self._before = counters
        self._last = dict(counters)
        self._rows: defaultdict[str, list[tuple[Any, ...]]] = defaultdict(list)

    def _draw(self, table: str, wanted: int | None = None) -> int:
        number = self._last[table] + 1 if wanted is None else wanted
        self._last[table] = max(self._last[table], number)
        return number

    def put(self, parcel: Parcel) -> None:
        """Make the rows of one capture."""
        number = self._draw("captures", parcel.number)
        self._rows["captures"].append((number, *rows.capture_row(parcel.capture)))
        texts: dict[str, int] = {}
        for seq, reading in parcel.readings:
            article = reading.article
            if article.sha256 not in texts:
                texts[article.sha256] = self._text(number, parcel.capture, reading)
            seq = self._draw("articles", seq)  # noqa: PLW2901 - the number it has, or the next
            named = (article.number, article.path, article.given_id, rows.article_json(article))
            self._rows["articles"].append((seq, article.id, texts[article.sha256], *named))
            self._rows["readings"].append((seq, reading.reader, rows.reading_blob(reading)))
            for kind, n, words in search.entries(reading):
                self._rows["entries"].append((self._draw("entries"), seq, kind, n, vector(words)))

    def _text(self, capture: int, of: Capture, reading: Reading) -> int:
        raw = rows.to_bytes(reading.article.text)
        number = self._draw("texts")
        packed = None if raw == of.body else rows.pack(raw)
        self._rows["texts"].append((number, capture, reading.article.sha256, packed))
        return number

    def write(self, db: PostgresDatabase) -> None:
        """Bring everything in."""
        for table, columns in _COLUMNS.items():
            if self._rows[table]:
                db.load(table, columns, self._rows[table])
        drawn = [(last, name) for name, last in self._last.items() if last != self._before[name]]
        db.many("UPDATE counters SET last = ? WHERE name = ?", drawn)
