"""The schema, as named steps that are applied once, in order, all in one transaction.

A corpus lists the steps it has had. A step it lacks is applied on opening; a step this program does not know was
applied by a later version. To change the schema, append a function to `MIGRATIONS` and one of the same name to those of
PostgreSQL (`postgres_schema`); never edit one that was released.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Collection
from datetime import UTC, datetime
from importlib.metadata import version

from onrecord.edges.store.connection import Connection
from onrecord.edges.store.database import Database
from onrecord.errors import NotACorpus, TooNew

APPLICATION = 0x4F4E5243  # "ONRC" in the file's header: how a corpus is told from another program's SQLite file


def first_light(db: Database) -> None:
    """Captures, their texts, articles, readings, people's judgements, and the full-text index."""
    for statement in _FIRST_LIGHT:
        db.rows(statement)
    db.rows("INSERT INTO meta VALUES ('identity', ?)", (secrets.token_hex(16),))


_FIRST_LIGHT = (
    "CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID",
    # `body` is the bytes as obtained, compressed by zlib.
    """CREATE TABLE captures (
        number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, sha256 TEXT NOT NULL, origin TEXT NOT NULL,
        media_type TEXT NOT NULL, obtained TEXT NOT NULL, given TEXT NOT NULL, body BLOB NOT NULL)""",
    "CREATE INDEX captures_by_sha256 ON captures (sha256)",
    """CREATE TABLE observations (
        capture INTEGER NOT NULL REFERENCES captures, obtained TEXT NOT NULL, PRIMARY KEY (capture, obtained)
        ) WITHOUT ROWID""",
    # A text is shared by the articles of a capture. NULL: it is the capture's body itself, read as UTF-8.
    """CREATE TABLE texts (
        number INTEGER PRIMARY KEY, capture INTEGER NOT NULL REFERENCES captures, sha256 TEXT NOT NULL, text BLOB,
        UNIQUE (capture, sha256))""",
    # `seq` is the order of arrival and is never given twice; `record` is the article as JSON, without its text.
    """CREATE TABLE articles (
        seq INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, text INTEGER NOT NULL REFERENCES texts,
        number INTEGER NOT NULL, path TEXT NOT NULL, given_id TEXT, record TEXT NOT NULL)""",
    "CREATE INDEX articles_by_text ON articles (text)",
    "CREATE INDEX articles_by_path ON articles (path)",
    "CREATE INDEX articles_by_given_id ON articles (given_id) WHERE given_id IS NOT NULL",
    # `record` is the reading without its article, as JSON compressed by zlib.
    """CREATE TABLE readings (
        article INTEGER PRIMARY KEY REFERENCES articles, reader TEXT NOT NULL, record BLOB NOT NULL)""",
    """CREATE TABLE judgements (
        seq INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, record TEXT NOT NULL)""",
    # What can be found by words: entry n is row n of the index; `number` counts among its kind in its article.
    """CREATE TABLE entries (
        id INTEGER PRIMARY KEY, article INTEGER NOT NULL REFERENCES articles, kind TEXT NOT NULL,
        number INTEGER NOT NULL)""",
    "CREATE INDEX entries_by_article ON entries (article)",
    # Without content: the words stand in the texts already, and the snippet is cut from there.
    """CREATE VIRTUAL TABLE words USING fts5 (text, content = '', tokenize = 'unicode61 remove_diacritics 2')""",
    """CREATE TRIGGER captures_stay BEFORE UPDATE ON captures
        BEGIN SELECT raise(ABORT, 'a capture is never changed'); END""",
    """CREATE TRIGGER judgements_stay BEFORE UPDATE ON judgements
        BEGIN SELECT raise(ABORT, 'a judgement is never changed: append one that supersedes it'); END""",
    """CREATE TRIGGER judgements_remain BEFORE DELETE ON judgements
        BEGIN SELECT raise(ABORT, 'a judgement is never deleted: append one that supersedes it'); END""",
)


def exchanges(db: Database) -> None:
    """How servers answered, beside the captures they gave; `url` is the canonical form of the address asked for."""
    db.rows(
        """CREATE TABLE exchanges (
            capture INTEGER NOT NULL REFERENCES captures, obtained TEXT NOT NULL, url TEXT NOT NULL,
            record TEXT NOT NULL, PRIMARY KEY (capture, obtained)) WITHOUT ROWID"""
    )
    db.rows("CREATE INDEX exchanges_by_url ON exchanges (url)")
    db.rows("CREATE INDEX captures_by_origin ON captures (origin)")


def tombstones_and_notes(db: Database) -> None:
    """What was erased on purpose, and what people wrote on claims and articles."""
    for statement in _TOMBSTONES_AND_NOTES:
        db.rows(statement)


_TOMBSTONES_AND_NOTES = (
    # `sha256` is of the erased bytes, `origin` of where they came from.
    """CREATE TABLE tombstones (
        seq INTEGER PRIMARY KEY AUTOINCREMENT, capture TEXT NOT NULL UNIQUE, sha256 TEXT NOT NULL, origin TEXT NOT NULL,
        record TEXT NOT NULL)""",
    "CREATE INDEX tombstones_by_sha256 ON tombstones (sha256)",
    """CREATE TABLE notes (
        seq INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, target TEXT NOT NULL, record TEXT NOT NULL)""",
    "CREATE INDEX notes_by_target ON notes (target)",
    """CREATE TRIGGER tombstones_stay BEFORE UPDATE ON tombstones
        BEGIN SELECT raise(ABORT, 'a tombstone is never changed'); END""",
    """CREATE TRIGGER tombstones_remain BEFORE DELETE ON tombstones
        BEGIN SELECT raise(ABORT, 'a tombstone is never deleted'); END""",
    """CREATE TRIGGER notes_stay BEFORE UPDATE ON notes
        BEGIN SELECT raise(ABORT, 'a note is never changed: append one that takes it back'); END""",
)


def team(db: Database) -> None:
    """Who may enter, their sessions, and what was done."""
    for statement in _TEAM:
        db.rows(statement)


_TEAM = (
    # `name` is folded: what somebody is looked up by.
    "CREATE TABLE colleagues (name TEXT PRIMARY KEY, record TEXT NOT NULL) WITHOUT ROWID",
    # `key` is the SHA-256 of the session's secret; `seen` stands beside the record, for it changes.
    """CREATE TABLE sessions (
        key TEXT PRIMARY KEY, name TEXT NOT NULL REFERENCES colleagues ON DELETE CASCADE, seen INTEGER NOT NULL,
        record TEXT NOT NULL) WITHOUT ROWID""",
    "CREATE INDEX sessions_by_name ON sessions (name)",
    """CREATE TABLE deeds (
        seq INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL, record TEXT NOT NULL)""",
    "CREATE INDEX deeds_by_name ON deeds (name, seq)",
    """CREATE TRIGGER deeds_stay BEFORE UPDATE ON deeds
        BEGIN SELECT raise(ABORT, 'what was done is never changed'); END""",
    """CREATE TRIGGER deeds_remain BEFORE DELETE ON deeds
        BEGIN SELECT raise(ABORT, 'what was done is never deleted'); END""",
)


Migration = Callable[[Database], None]
MIGRATIONS: tuple[Migration, ...] = (first_light, exchanges, tombstones_and_notes, team)


def migrate(db: Database, migrations: tuple[Migration, ...] = MIGRATIONS) -> None:
    """Bring a corpus to the schema of this program; a file without any table becomes an empty corpus.

    Raises:
        NotACorpus: another program's database.
        TooNew: a later version of this program has changed the schema.
    """
    names = [m.__name__ for m in migrations]
    if applied(db, names) == set(names):
        return
    if db.value("PRAGMA journal_mode") != "wal":
        db.rows("PRAGMA journal_mode = WAL")
    with db.transaction():
        had = applied(db, names)  # again, now that no other process can be at it
        if not had:
            db.rows(f"PRAGMA application_id = {APPLICATION}")
            db.rows("CREATE TABLE IF NOT EXISTS migrations (name TEXT PRIMARY KEY, program TEXT, at TEXT)")
        for migration in migrations:
            if migration.__name__ not in had:
                migration(db)
                note(db, migration.__name__)


def note(db: Connection, step: str) -> None:
    """Write down that a corpus has had a step, by which version and when."""
    now = datetime.now(UTC).isoformat(timespec="seconds")
    db.rows("INSERT INTO migrations VALUES (?, ?, ?)", (step, version("onrecord"), now))


def applied(db: Database, known: list[str]) -> set[str]:
    """Return the names of the steps a corpus has had; none for a file without any table.

    Raises:
        NotACorpus: another program's database.
        TooNew: one of the steps is not among the known.
    """
    application, tables = db.rows(
        "SELECT application_id, (SELECT count(*) FROM sqlite_master) FROM pragma_application_id"
    )[0]
    if application == 0 and tables == 0:
        return set()
    if application != APPLICATION:
        raise NotACorpus(
            f"{db.path} is another program's database, not a corpus: name the corpus with --corpus PATH, "
            "or choose a new file"
        )
    return had(db, known)


def had(db: Connection, known: Collection[str]) -> set[str]:
    """Return the names of the steps a corpus has had.

    Raises:
        TooNew: one of the steps is not among the known.
    """
    found: dict[str, str] = dict(db.rows("SELECT name, program FROM migrations"))
    if unknown := [name for name in found if name not in known]:
        raise TooNew(
            f"{db.name} was written by onrecord {found[unknown[-1]]}, but this is {version('onrecord')}, which lacks "
            f"{', '.join(unknown)}: update with pip install --upgrade onrecord"
        )
    return set(found)


_NAMES = frozenset(m.__name__ for m in MIGRATIONS)


def must_know_all(db: Connection) -> None:
    """Refuse to write to a corpus whose schema a later version has changed while it was open here.

    Raises:
        TooNew: it has.
    """
    had(db, _NAMES)
