"""Erasing one capture for good: its rows, the words it is found by, and what SQLite keeps of rows that are gone.

What SQLite deletes stays in the file until its place is used again, so what was freed is overwritten (`secure_delete`),
the index of words is merged until no mark of what was taken out is left, the file is written anew (`VACUUM`: what was
moved about in it earlier leaves copies too), and the write-ahead log is emptied.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import msgspec

from onrecord.edges.store import rows, search
from onrecord.edges.store.connection import Connection
from onrecord.edges.store.database import Database
from onrecord.errors import Busy
from onrecord.records import Judgement, Reading, Tombstone

_ADD_TOMBSTONE = "INSERT INTO tombstones (seq, capture, sha256, origin, record) VALUES (?, ?, ?, ?, ?)"
_OF_CAPTURE = "SELECT number FROM captures WHERE id = ?"
_THERE = "(SELECT a.seq FROM articles a JOIN texts t ON t.number = a.text WHERE t.capture = ?)"
_DELETE = (
    f"DELETE FROM entries WHERE article IN {_THERE}",  # noqa: S608 - written here
    f"DELETE FROM readings WHERE article IN {_THERE}",  # noqa: S608 - likewise
    f"DELETE FROM articles WHERE seq IN {_THERE}",  # noqa: S608 - likewise
    "DELETE FROM texts WHERE capture = ?",
    "DELETE FROM exchanges WHERE capture = ?",
    "DELETE FROM observations WHERE capture = ?",
    "DELETE FROM captures WHERE number = ?",
)


def erase(db: Connection, tombstone: Tombstone) -> None:
    """Take a capture out of every table, within a transaction, with the notes on its articles."""
    number = db.value(_OF_CAPTURE, (tombstone.capture,))
    for statement in _DELETE:
        db.rows(statement, (number,))
    db.many("DELETE FROM notes WHERE target = ?", [(article,) for article in tombstone.articles])


def bury(db: Connection, tombstone: Tombstone, number: int | None) -> None:
    """Put the tombstone in its place."""
    record = rows.tombstone_json(tombstone)
    db.rows(_ADD_TOMBSTONE, (number, tombstone.capture, tombstone.sha256, tombstone.origin_sha256, record))


def take_out_words(db: Database, reading: Reading) -> None:
    """Take an article out of SQLite's index, which holds no text: each row goes by the words it was made of."""
    found = db.rows(
        "SELECT e.id, e.kind, e.number FROM entries e JOIN articles a ON a.seq = e.article WHERE a.id = ?",
        (reading.id,),
    )
    words = {(kind, n): text for kind, n, text in search.entries(reading)}
    gone = [(row, search.plain(words[kind, n])) for row, kind, n in found]
    db.many("INSERT INTO words (words, rowid, text) VALUES ('delete', ?, ?)", gone)


@contextmanager
def judgements_open(db: Database) -> Iterator[None]:
    """Let judgements be changed inside, within a transaction."""
    trigger = db.value("SELECT sql FROM sqlite_master WHERE name = 'judgements_stay'")
    db.rows("DROP TRIGGER judgements_stay")
    yield
    db.rows(trigger)


def clear_judgements(db: Connection, hidden: Callable[[Judgement], Judgement]) -> None:
    """Hide each name that stood in an erased article, wherever a person's judgement speaks of it.

    The judgement stays, in its place and by whom; its id changes, and with it what later ones say they take back.
    """
    changed: dict[str, str] = {}
    for seq, record in db.rows("SELECT seq, record FROM judgements ORDER BY seq"):
        before = rows.to_judgement(record)
        taken_back = changed.get(before.supersedes, before.supersedes) if before.supersedes else None
        after = msgspec.structs.replace(hidden(before), supersedes=taken_back)
        if after != before:
            changed[before.id] = after.id
            text = rows.judgement_json(after)
            db.rows("UPDATE judgements SET id = ?, record = ? WHERE seq = ?", (after.id, text, seq))


def scrub(db: Database) -> None:
    """Leave nothing in the files of what was deleted.

    Raises:
        Busy: another program has the corpus open, and the old pages with it.
    """
    with db.transaction():
        db.rows("INSERT INTO words (words) VALUES ('optimize')")
    db.rows("VACUUM")
    empty_log(db)


def empty_log(db: Database) -> None:
    """Write the write-ahead log into the file and cut it to nothing.

    Raises:
        Busy: another program has the file open.
    """
    busy = db.rows("PRAGMA wal_checkpoint(TRUNCATE)")[0][0]
    if busy:
        raise Busy(
            f"{db.name}: erased, but another program has it open and with it the old pages: end it (a `watch`, an open "
            "page), then run the same `onrecord forget` again"
        )


def drop_derived(folder: Path, kept: Callable[[str], bool]) -> None:
    """Remove the answers of a corpus, which are computed again, and pages not `kept` from what `watch` told."""
    for path in [*folder.glob("answers.db*"), *folder.glob("copies.db*")]:
        path.unlink(missing_ok=True)
    told = folder / "told.json"
    if told.exists():
        held = msgspec.json.decode(told.read_bytes())
        held["gone"] = [page for page in held.get("gone", ()) if kept(page)]
        told.write_bytes(msgspec.json.encode(held))
