"""The schema on PostgreSQL: the same named steps as in a file (`migrations`), in its own words.

Texts are compared by their code points (collation "C"), as in a file. What may be long has hash indexes, for those of
the usual kind refuse more than 2,700 bytes. What is compressed already is not compressed again (EXTERNAL).
"""

from __future__ import annotations

import secrets
from collections.abc import Callable

from onrecord.edges.store import migrations
from onrecord.edges.store.postgres_database import SCHEMA, PostgresDatabase
from onrecord.errors import CorpusError, NotACorpus

TEXT = 'TEXT COLLATE "C"'
COUNTED = ("captures", "texts", "articles", "entries", "judgements", "tombstones", "notes")
"""The tables whose rows are numbered without gaps, in the order in which they come to light."""


def first_light(db: PostgresDatabase) -> None:
    """Captures, their texts, articles, readings, people's judgements, and the full-text index."""
    for statement in _FIRST_LIGHT:
        db.rows(statement)
    db.rows("INSERT INTO meta VALUES ('identity', ?)", (secrets.token_hex(16),))
    db.many("INSERT INTO counters VALUES (?, 0)", [(table,) for table in COUNTED])


_FIRST_LIGHT = (
    f"CREATE TABLE meta (key {TEXT} PRIMARY KEY, value {TEXT} NOT NULL)",
    # A sequence would leave gaps where a transaction fails, and an article that is gone would look erased.
    f"CREATE TABLE counters (name {TEXT} PRIMARY KEY, last BIGINT NOT NULL)",
    f"""CREATE TABLE captures (
        number BIGINT PRIMARY KEY, id {TEXT} NOT NULL UNIQUE, sha256 {TEXT} NOT NULL, origin {TEXT} NOT NULL,
        media_type {TEXT} NOT NULL, obtained {TEXT} NOT NULL, given {TEXT} NOT NULL, body BYTEA NOT NULL)""",
    "ALTER TABLE captures ALTER body SET STORAGE EXTERNAL",
    "CREATE INDEX captures_by_sha256 ON captures (sha256)",
    f"""CREATE TABLE observations (
        capture BIGINT NOT NULL REFERENCES captures, obtained {TEXT} NOT NULL, PRIMARY KEY (capture, obtained))""",
    # NULL: it is the capture's body itself, read as UTF-8.
    f"""CREATE TABLE texts (
        number BIGINT PRIMARY KEY, capture BIGINT NOT NULL REFERENCES captures, sha256 {TEXT} NOT NULL, text BYTEA,
        UNIQUE (capture, sha256))""",
    "ALTER TABLE texts ALTER text SET STORAGE EXTERNAL",
    f"""CREATE TABLE articles (
        seq BIGINT PRIMARY KEY, id {TEXT} NOT NULL UNIQUE, text BIGINT NOT NULL REFERENCES texts,
        number INTEGER NOT NULL, path {TEXT} NOT NULL, given_id {TEXT}, record {TEXT} NOT NULL)""",
    "CREATE INDEX articles_by_text ON articles (text)",
    "CREATE INDEX articles_by_path ON articles USING hash (path)",
    "CREATE INDEX articles_by_given_id ON articles USING hash (given_id)",
    f"""CREATE TABLE readings (
        article BIGINT PRIMARY KEY REFERENCES articles, reader {TEXT} NOT NULL, record BYTEA NOT NULL)""",
    "ALTER TABLE readings ALTER record SET STORAGE EXTERNAL",
    f"CREATE TABLE judgements (seq BIGINT PRIMARY KEY, id {TEXT} NOT NULL UNIQUE, record {TEXT} NOT NULL)",
    # What can be found by words; `number` counts among its kind in its article.
    f"""CREATE TABLE entries (
        id BIGINT PRIMARY KEY, article BIGINT NOT NULL REFERENCES articles, kind {TEXT} NOT NULL,
        number INTEGER NOT NULL, words TSVECTOR NOT NULL)""",
    "CREATE INDEX entries_by_article ON entries (article)",
    "CREATE INDEX entries_by_words ON entries USING gin (words)",
    """CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql
        AS $$ BEGIN RAISE EXCEPTION '%', TG_ARGV[0]; END $$""",
    """CREATE TRIGGER captures_stay BEFORE UPDATE ON captures
        FOR EACH ROW EXECUTE FUNCTION refuse('a capture is never changed')""",
    # Erasing hides names in judgements, and is the one thing that may.
    """CREATE TRIGGER judgements_stay BEFORE UPDATE ON judgements
        FOR EACH ROW WHEN (current_setting('onrecord.erasing', true) IS DISTINCT FROM 'on')
        EXECUTE FUNCTION refuse('a judgement is never changed: append one that supersedes it')""",
    """CREATE TRIGGER judgements_remain BEFORE DELETE ON judgements
        FOR EACH ROW EXECUTE FUNCTION refuse('a judgement is never deleted: append one that supersedes it')""",
)


def exchanges(db: PostgresDatabase) -> None:
    """How servers answered, beside the captures they gave; `url` is the canonical form of the address asked for."""
    db.rows(
        f"""CREATE TABLE exchanges (
            capture BIGINT NOT NULL REFERENCES captures, obtained {TEXT} NOT NULL, url {TEXT} NOT NULL,
            record {TEXT} NOT NULL, PRIMARY KEY (capture, obtained))"""
    )
    db.rows("CREATE INDEX exchanges_by_url ON exchanges USING hash (url)")
    db.rows("CREATE INDEX captures_by_origin ON captures USING hash (origin)")


def tombstones_and_notes(db: PostgresDatabase) -> None:
    """What was erased on purpose, and what people wrote on claims and articles."""
    for statement in _TOMBSTONES_AND_NOTES:
        db.rows(statement)


_TOMBSTONES_AND_NOTES = (
    f"""CREATE TABLE tombstones (
        seq BIGINT PRIMARY KEY, capture {TEXT} NOT NULL UNIQUE, sha256 {TEXT} NOT NULL, origin {TEXT} NOT NULL,
        record {TEXT} NOT NULL)""",
    "CREATE INDEX tombstones_by_sha256 ON tombstones (sha256)",
    f"""CREATE TABLE notes (
        seq BIGINT PRIMARY KEY, id {TEXT} NOT NULL UNIQUE, target {TEXT} NOT NULL, record {TEXT} NOT NULL)""",
    "CREATE INDEX notes_by_target ON notes (target)",
    """CREATE TRIGGER tombstones_stay BEFORE UPDATE ON tombstones
        FOR EACH ROW EXECUTE FUNCTION refuse('a tombstone is never changed')""",
    """CREATE TRIGGER tombstones_remain BEFORE DELETE ON tombstones
        FOR EACH ROW EXECUTE FUNCTION refuse('a tombstone is never deleted')""",
    """CREATE TRIGGER notes_stay BEFORE UPDATE ON notes
        FOR EACH ROW EXECUTE FUNCTION refuse('a note is never changed: append one that takes it back')""",
)


def team(db: PostgresDatabase) -> None:
    """Who may enter, their sessions, and what was done."""
    for statement in _TEAM:
        db.rows(statement)


_TEAM = (
    f"CREATE TABLE colleagues (name {TEXT} PRIMARY KEY, record {TEXT} NOT NULL)",
    f"""CREATE TABLE sessions (
        key {TEXT} PRIMARY KEY, name {TEXT} NOT NULL REFERENCES colleagues ON DELETE CASCADE, seen BIGINT NOT NULL,
        record {TEXT} NOT NULL)""",
    "CREATE INDEX sessions_by_name ON sessions (name)",
    f"""CREATE TABLE deeds (
        seq BIGINT PRIMARY KEY GENERATED ALWAYS AS IDENTITY, name {TEXT} NOT NULL, record {TEXT} NOT NULL)""",
    "CREATE INDEX deeds_by_name ON deeds (name, seq)",
    """CREATE TRIGGER deeds_stay BEFORE UPDATE ON deeds
        FOR EACH ROW EXECUTE FUNCTION refuse('what was done is never changed')""",
    """CREATE TRIGGER deeds_remain BEFORE DELETE ON deeds
        FOR EACH ROW EXECUTE FUNCTION refuse('what was done is never deleted')""",
)

Migration = Callable[[PostgresDatabase], None]
MIGRATIONS: tuple[Migration, ...] = (first_light, exchanges, tombstones_and_notes, team)


def migrate(db: PostgresDatabase, steps: tuple[Migration, ...] = MIGRATIONS, *, create: bool = True) -> None:
    """Bring a corpus to the schema of this program; a database without the schema gets an empty corpus.

    Raises:
        NotACorpus: the schema is another program's.
        CorpusError: there is no corpus, and none is to be made.
        TooNew: a later version of this program has changed the schema.
    """
    names = [step.__name__ for step in steps]
    had = _applied(db, names)
    if had == set(names):
        return
    if not had and not create:
        raise CorpusError(f"no corpus at {db.name}: make one with `onrecord add FILES`, or name another with --corpus")
    with db.transaction():
        had = _applied(db, names)  # again, now that no other process can be at it
        if not had:
            if db.value("SELECT 1 FROM pg_namespace WHERE nspname = ?", (SCHEMA,)) is None:
                db.rows(f"CREATE SCHEMA {SCHEMA}")
            db.rows(f"CREATE TABLE migrations (name {TEXT} PRIMARY KEY, program {TEXT}, at {TEXT})")
        for step in steps:
            if step.__name__ not in had:
                step(db)
                migrations.note(db, step.__name__)


def _applied(db: PostgresDatabase, known: list[str]) -> set[str]:
    tables = {name for (name,) in db.rows("SELECT tablename::text FROM pg_tables WHERE schemaname = ?", (SCHEMA,))}
    if not tables:
        return set()
    if not tables.issuperset({"migrations", "meta", "counters"}):
        raise NotACorpus(
            f"the schema {SCHEMA} of {db.name} is another program's, not a corpus: choose another database"
        )
    return migrations.had(db, known)
