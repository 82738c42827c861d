"""What a corpus can be checked for: hashes of the bytes, hashes of the texts, and that every span fits."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from typing import Any

import msgspec

from onrecord.edges.store import rows
from onrecord.edges.store.connection import Connection
from onrecord.edges.store.database import Database
from onrecord.records import Because, Reading, Span

_UNREADABLE = zlib.error, UnicodeDecodeError, msgspec.DecodeError


def verify(db: Connection, last: int) -> Iterator[str]:
    """Recheck every hash and every span; yield one line for each thing that is wrong.

    `last` is the highest number that was ever given to an article.
    """
    yield from _captures(db)
    yield from _articles(db)
    yield from _missing(db, last)


def file(db: Database) -> Iterator[str]:
    """Recheck an SQLite file; yield one line for each thing that is wrong."""
    yield from (f"{db.name}: {line}" for (line,) in db.rows("PRAGMA integrity_check") if line != "ok")
    for table, row, parent, _ in db.rows("PRAGMA foreign_key_check"):
        yield f"{db.name}: row {row} of {table} points at nothing in {parent}"


def _captures(db: Connection) -> Iterator[str]:
    for number, id_, sha256, origin in db.rows("SELECT number, id, sha256, origin FROM captures ORDER BY 1"):
        try:
            kept = rows.to_capture(db.rows(f"{rows.CAPTURES} WHERE number = ?", (number,))[0])
        except _UNREADABLE as error:
            yield f"{origin}: its bytes cannot be read back ({error})"
            continue
        if (kept.id, kept.sha256) != (id_, sha256):
            yield f"{origin}: its bytes are not those that were obtained"


def _articles(db: Connection) -> Iterator[str]:
    for seq, id_, path in db.rows("SELECT seq, id, path FROM articles ORDER BY 1"):
        try:
            found = [rows.to_reading(row) for row in db.rows(f"{rows.READINGS} WHERE a.seq = ?", (seq,))]
        except _UNREADABLE as error:
            yield f"{path or id_}: its reading cannot be read back ({error})"
            continue
        if not found:
            yield f"{path or id_}: its reading is missing"
        elif found[0].id != id_:
            yield f"{path or id_}: its text is not the one that was read"
        else:
            yield from misfits(found[0])


def _missing(db: Connection, last: int) -> Iterator[str]:
    """A number is never given twice, so one that is not there was erased: by `forget`, or by a stranger."""
    there = {seq for (seq,) in db.rows("SELECT seq FROM articles")}
    stones = [rows.to_tombstone(record) for (record,) in db.rows("SELECT record FROM tombstones")]
    told = {number for stone in stones for number in stone.numbers}
    for number in sorted(set(range(1, last + 1)) - there - told):
        yield f"{db.name}: article number {number} is gone, and no tombstone says why"


def spans(record: Any, article: str) -> Iterator[Span]:
    """Yield every span a record holds, at any depth, that points into the article of that id."""
    if isinstance(record, Span):
        yield record
    elif isinstance(record, tuple):
        for part in record:
            yield from spans(part, article)
    elif isinstance(record, Because) and record.article not in {None, article}:
        return  # it points into another article
    elif isinstance(record, msgspec.Struct):
        for field in record.__struct_fields__:
            yield from spans(getattr(record, field), article)


def misfits(reading: Reading) -> Iterator[str]:
    """Yield one line for each span that does not fit the article's text."""
    length, article = len(reading.article.text), reading.article.id
    for span in spans(reading, article):
        # An empty extent or a hop said by no word of its own is allowed; a reversed or outlying span is not.
        if not 0 <= span.start <= span.end <= length:
            yield f"{reading.article.label}: span [{span.start}, {span.end}] does not fit its {length} characters"
