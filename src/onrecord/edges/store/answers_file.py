"""The file that answers are kept in: its tables, and making it anew where it does not fit.

`answers.db` is derived: it may be deleted at any time, and whatever is wrong with it is mended by making it anew. Each
change of it is one transaction, so that it is whole whenever the program is killed, and readers go on while it grows.
"""

from __future__ import annotations

from pathlib import Path

from onrecord.edges.store.database import Database
from onrecord.edges.store.derived import Form, make_anew, open_derived, tables

_FORM = "5"  # of the tables below: raise it with any change to them

_SCHEMA = (
    """CREATE TABLE about (
        form TEXT NOT NULL, corpus TEXT NOT NULL, stamp TEXT NOT NULL, generation INTEGER NOT NULL,
        reached INTEGER NOT NULL, judged INTEGER NOT NULL)""",
    # `house` is the outlet's folded name; `seq` is the article's number in the corpus.
    """CREATE TABLE articles (
        seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, label TEXT NOT NULL, title TEXT, outlet TEXT, house TEXT,
        published TEXT)""",
    "CREATE INDEX articles_by_house ON articles (house, outlet, published)",
    "CREATE INDEX articles_by_day ON articles (published)",
    """CREATE TABLE claims (
        number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, text TEXT NOT NULL, reports INTEGER NOT NULL,
        outlets INTEGER NOT NULL, voices TEXT NOT NULL, low INTEGER NOT NULL, high INTEGER NOT NULL,
        denials INTEGER NOT NULL, warnings TEXT NOT NULL, first TEXT, last TEXT, noted INTEGER NOT NULL)""",
    "CREATE INDEX claims_by_reports ON claims (reports DESC, noted DESC, id, first, last)",
    "CREATE INDEX claims_by_outlets ON claims (outlets DESC, reports DESC, id, first, last)",
    "CREATE INDEX claims_by_origins ON claims (high DESC, low DESC, id, first, last)",
    "CREATE INDEX claims_by_denials ON claims (denials DESC, reports DESC, id, first, last)",
    "CREATE INDEX claims_by_last ON claims (last DESC, id, first)",
    "CREATE INDEX claims_by_first ON claims (coalesce(first, '~'), id, first, last)",
    # The whole record as MessagePack, apart from the rows that are filtered and sorted.
    "CREATE TABLE claim_records (claim INTEGER PRIMARY KEY, record BLOB NOT NULL)",
    # Every id a claim may go by: that of each of its members, for any of them may have been its first once.
    """CREATE TABLE claim_names (id TEXT PRIMARY KEY, claim INTEGER NOT NULL) WITHOUT ROWID""",
    "CREATE INDEX claim_names_by_claim ON claim_names (claim)",
    """CREATE TABLE claim_reports (
        claim INTEGER NOT NULL, article INTEGER NOT NULL, PRIMARY KEY (claim, article)) WITHOUT ROWID""",
    "CREATE INDEX claim_reports_by_article ON claim_reports (article)",
    """CREATE TABLE claim_parties (
        party TEXT NOT NULL, claim INTEGER NOT NULL, says INTEGER NOT NULL, named INTEGER NOT NULL,
        PRIMARY KEY (party, claim)) WITHOUT ROWID""",
    "CREATE INDEX claim_parties_by_claim ON claim_parties (claim)",
    """CREATE TABLE claim_houses (
        house TEXT NOT NULL, claim INTEGER NOT NULL, originates INTEGER NOT NULL, as_fact INTEGER NOT NULL,
        PRIMARY KEY (house, claim)) WITHOUT ROWID""",
    "CREATE INDEX claim_houses_by_claim ON claim_houses (claim)",
    """CREATE TABLE claim_places (
        place TEXT NOT NULL, claim INTEGER NOT NULL, PRIMARY KEY (place, claim)) WITHOUT ROWID""",
    "CREATE INDEX claim_places_by_claim ON claim_places (claim)",
    """CREATE TABLE claim_warnings (
        kind TEXT NOT NULL, claim INTEGER NOT NULL, PRIMARY KEY (kind, claim)) WITHOUT ROWID""",
    "CREATE INDEX claim_warnings_by_claim ON claim_warnings (claim)",
    # `claims` is how many name it.
    """CREATE TABLE sites (
        place TEXT PRIMARY KEY, name TEXT NOT NULL, folded TEXT NOT NULL, lat REAL, lon REAL,
        claims INTEGER NOT NULL DEFAULT 0)""",
    "CREATE INDEX sites_by_name ON sites (folded)",
    "CREATE INDEX sites_by_claims ON sites (claims DESC, place) WHERE claims > 0 AND lat IS NOT NULL",
    """CREATE TRIGGER site_named AFTER INSERT ON claim_places BEGIN
        UPDATE sites SET claims = claims + 1 WHERE place = new.place; END""",
    """CREATE TRIGGER site_unnamed AFTER DELETE ON claim_places BEGIN
        UPDATE sites SET claims = claims - 1 WHERE place = old.place; END""",
    "CREATE VIRTUAL TABLE claim_words USING fts5 (text, tokenize = 'unicode61 remove_diacritics 2')",
    # A party without its members and roles, which may be very many; its number is the place of its first member.
    """CREATE TABLE parties (
        number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, name TEXT NOT NULL, kind TEXT NOT NULL,
        articles INTEGER NOT NULL, record BLOB NOT NULL)""",
    "CREATE INDEX parties_by_articles ON parties (articles DESC, name, id)",
    "CREATE VIRTUAL TABLE party_words USING fts5 (text, tokenize = 'unicode61 remove_diacritics 2')",
    "CREATE TABLE members (place INTEGER PRIMARY KEY, party INTEGER NOT NULL)",
    "CREATE INDEX members_by_party ON members (party, place)",
    # `record` has the kinds of its passages set; `later` is the later of the two, where that is known.
    """CREATE TABLE copies (
        a INTEGER NOT NULL, b INTEGER NOT NULL, later INTEGER, record BLOB NOT NULL, PRIMARY KEY (a, b)
        ) WITHOUT ROWID""",
    "CREATE INDEX copies_by_b ON copies (b)",
    "CREATE INDEX copies_by_later ON copies (later)",
    # --- what the answers are worked out from, part by part ---
    # Statements that have to do with others, with the id of the claim they are in, listed or not.
    """CREATE TABLE statements (
        id TEXT PRIMARY KEY, article INTEGER NOT NULL, number INTEGER NOT NULL, home TEXT NOT NULL, record BLOB NOT NULL
        ) WITHOUT ROWID""",
    "CREATE INDEX statements_by_home ON statements (home)",
    "CREATE INDEX statements_by_article ON statements (article)",
    # Statements that are page furniture.
    "CREATE TABLE furniture (statement TEXT PRIMARY KEY, article INTEGER NOT NULL) WITHOUT ROWID",
    "CREATE INDEX furniture_by_article ON furniture (article)",
    # Sentences that nobody by name stands behind: how many articles of which outlets print them, and which do.
    """CREATE TABLE repeats (
        sentence INTEGER NOT NULL, outlet TEXT NOT NULL, articles INTEGER NOT NULL, UNIQUE (sentence, outlet))""",
    """CREATE TABLE repeated_in (
        sentence INTEGER NOT NULL, article INTEGER NOT NULL, PRIMARY KEY (sentence, article)) WITHOUT ROWID""",
    "CREATE INDEX repeated_in_by_article ON repeated_in (article)",
    # Each side of each passage, and the outlets that carry each, counted: `outlet` is "" where it is not known.
    """CREATE TABLE passages (
        article INTEGER NOT NULL, start INTEGER NOT NULL, stop INTEGER NOT NULL, other INTEGER NOT NULL,
        template INTEGER NOT NULL, PRIMARY KEY (article, start, stop, other)) WITHOUT ROWID""",
    """CREATE TABLE carried (
        article INTEGER NOT NULL, start INTEGER NOT NULL, stop INTEGER NOT NULL, outlet TEXT NOT NULL,
        times INTEGER NOT NULL, PRIMARY KEY (article, start, stop, outlet)) WITHOUT ROWID""",
    # --- names; a place is an article's number × 65,536 + the party's number in it, so that places go by arrival ---
    "CREATE TABLE named (place INTEGER PRIMARY KEY, cluster INTEGER NOT NULL, record BLOB NOT NULL)",
    "CREATE INDEX named_by_cluster ON named (cluster)",
    "CREATE TABLE name_counts (key INTEGER PRIMARY KEY, times INTEGER NOT NULL)",
    "CREATE TABLE name_buckets (key INTEGER NOT NULL, place INTEGER NOT NULL, PRIMARY KEY (key, place)) WITHOUT ROWID",
    "CREATE TABLE name_marks (key INTEGER NOT NULL, place INTEGER NOT NULL, PRIMARY KEY (key, place)) WITHOUT ROWID",
    """CREATE TABLE name_forms (
        key INTEGER NOT NULL, form TEXT NOT NULL, times INTEGER NOT NULL, PRIMARY KEY (key, form)) WITHOUT ROWID""",
    # What rules said, and what of a cluster (all that they joined) makes its party; `first` orders forms by bearer.
    """CREATE TABLE names (
        number INTEGER PRIMARY KEY, low INTEGER NOT NULL, high INTEGER NOT NULL, verdict TEXT NOT NULL,
        score REAL NOT NULL, record BLOB NOT NULL)""",
    "CREATE INDEX names_unsure ON names (score DESC, number) WHERE verdict = 'unsure'",
    "CREATE INDEX names_by_low ON names (low)",
    "CREATE INDEX names_by_high ON names (high)",
    """CREATE TABLE cluster_forms (
        cluster INTEGER NOT NULL, form TEXT NOT NULL, times INTEGER NOT NULL, first INTEGER NOT NULL,
        PRIMARY KEY (cluster, form)) WITHOUT ROWID""",
    """CREATE TABLE cluster_kinds (
        cluster INTEGER NOT NULL, kind TEXT NOT NULL, times INTEGER NOT NULL, PRIMARY KEY (cluster, kind)
        ) WITHOUT ROWID""",
    """CREATE TABLE cluster_reasons (
        cluster INTEGER NOT NULL, number INTEGER NOT NULL, rule TEXT NOT NULL, note TEXT NOT NULL,
        PRIMARY KEY (cluster, rule, note)) WITHOUT ROWID""",
    """CREATE TABLE titles (
        place INTEGER NOT NULL, number INTEGER NOT NULL, role TEXT NOT NULL, as_of TEXT, PRIMARY KEY (place, number)
        ) WITHOUT ROWID""",
    # The outlets and agencies, by folded name, that the count of a claim may tell from one another.
    "CREATE TABLE claim_papers (house TEXT NOT NULL, claim INTEGER NOT NULL, PRIMARY KEY (house, claim)) WITHOUT ROWID",
    "CREATE INDEX claim_papers_by_claim ON claim_papers (claim)",
    # Which parties the count of a claim looked up.
    """CREATE TABLE claim_uses (
        party TEXT NOT NULL, claim INTEGER NOT NULL, PRIMARY KEY (party, claim)) WITHOUT ROWID""",
    "CREATE INDEX claim_uses_by_claim ON claim_uses (claim)",
    # --- storylines: what each claim brings to them, by its id, and what that comes to ---
    "CREATE TABLE tellings (claim TEXT PRIMARY KEY, record BLOB NOT NULL) WITHOUT ROWID",
    """CREATE TABLE stories (
        number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, act TEXT NOT NULL, claims INTEGER NOT NULL,
        voices INTEGER NOT NULL)""",
    # Most are told by one claim alone, and stay unlisted.
    "CREATE INDEX stories_by_voices ON stories (voices DESC, claims DESC, id) WHERE claims > 1 AND voices > 1",
    # `first` is "~" where no day is known.
    """CREATE TABLE story_claims (
        story INTEGER NOT NULL, first TEXT NOT NULL, claim TEXT NOT NULL, last TEXT, doer TEXT NOT NULL,
        other TEXT NOT NULL, PRIMARY KEY (story, first, claim)) WITHOUT ROWID""",
    "CREATE INDEX story_claims_by_claim ON story_claims (claim)",
    """CREATE TABLE story_voices (
        story INTEGER NOT NULL, voice TEXT NOT NULL, times INTEGER NOT NULL, PRIMARY KEY (story, voice)
        ) WITHOUT ROWID""",
    """CREATE TRIGGER story_heard AFTER INSERT ON story_voices BEGIN
        UPDATE stories SET voices = voices + 1 WHERE number = new.story; END""",
    """CREATE TRIGGER story_silent AFTER DELETE ON story_voices BEGIN
        UPDATE stories SET voices = voices - 1 WHERE number = old.story; END""",
    # --- what may be one claim and is left for a person, by the ids of both: `one` < `two` ---
    # `moves` is how many reports would be counted otherwise, `score` and the rest are of the likeliest bond.
    """CREATE TABLE suggestions (
        one TEXT NOT NULL, two TEXT NOT NULL, moves INTEGER NOT NULL, score REAL NOT NULL, rule TEXT NOT NULL,
        note TEXT NOT NULL, PRIMARY KEY (one, two)) WITHOUT ROWID""",
    "CREATE INDEX suggestions_by_two ON suggestions (two)",
    "CREATE INDEX suggestions_by_score ON suggestions (score DESC, one, two)",
    "CREATE INDEX suggestions_by_moves ON suggestions (moves DESC, score DESC, one, two)",
)


def open_answers(path: Path, corpus: str, stamp: str, timeout: float) -> Database:
    """Open the file, made anew where it is damaged or was made by another version; in memory if it can't be written.

    Args:
        path: where it lies.
        corpus: the identity of the corpus: what was derived from another is dropped.
        stamp: the versions of all that its answers depend on.
        timeout: seconds to wait for another process.

    Raises:
        Busy: another process is making it.
    """
    form = Form(lambda db: answers_fit(db, corpus, stamp), lambda db: empty(db, corpus, stamp))
    return open_derived(path, form, timeout)


def answers_fit(db: Database, corpus: str, stamp: str) -> bool:
    """Whether the file is of this corpus, these versions, and this form."""
    return "about" in tables(db) and db.rows("SELECT form, corpus, stamp FROM about") == [(_FORM, corpus, stamp)]


def empty(db: Database, corpus: str, stamp: str) -> None:
    """Make all tables anew, within a transaction of the caller's."""
    make_anew(db, _SCHEMA)
    db.rows("INSERT INTO about VALUES (?, ?, ?, -1, 0, 0)", (_FORM, corpus, stamp))
