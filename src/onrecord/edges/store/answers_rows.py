"""Answers into rows: one claim, party or copy at a time, with all that it is found by."""

from __future__ import annotations

import msgspec

from onrecord.edges.store.database import Database
from onrecord.edges.store.search import plain
from onrecord.records import Article, Copy
from onrecord.text import fold
from onrecord.views import Entry

pack = msgspec.msgpack.Encoder().encode
_json = msgspec.json.Encoder().encode

_OF_CLAIM = (
    "claim_names",
    "claim_reports",
    "claim_parties",
    "claim_houses",
    "claim_places",
    "claim_warnings",
    "claim_uses",
)


def _plain(text: str | None) -> str | None:
    return None if text is None else plain(text)


def _text(values: tuple[str, ...]) -> str:
    return _json([plain(value) for value in values]).decode()


class Writing:
    """Writes answers into the file; within a transaction of its caller's."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def article(self, seq: int, article: Article, house: str | None) -> None:
        """Add an article; `house` is its outlet's folded name."""
        row = (seq, article.id, *map(_plain, (article.label, article.title, article.outlet, house)), article.anchor)
        self._db.rows("INSERT OR REPLACE INTO articles VALUES (?, ?, ?, ?, ?, ?, ?)", row)

    def drop_claim(self, ident: str) -> None:
        """Take a claim out."""
        number = self._db.value("SELECT number FROM claims WHERE id = ?", (ident,))
        if number is None:
            return
        for table in _OF_CLAIM:
            self._db.rows(f"DELETE FROM {table} WHERE claim = ?", (number,))  # noqa: S608 - names of our own
        self._db.rows("DELETE FROM claim_words WHERE rowid = ?", (number,))
        self._db.rows("DELETE FROM claim_records WHERE claim = ?", (number,))
        self._db.rows("DELETE FROM claims WHERE number = ?", (number,))

    def claim(self, entry: Entry, names: tuple[str, ...]) -> None:
        """Put a claim in the place of what stood under its id; `names` are all ids that lead to it."""
        claim = entry.claim
        self.drop_claim(claim.id)
        warnings = tuple(dict.fromkeys(w.kind for w in claim.warnings))
        noted = len(claim.warnings) + len(claim.links)
        number = self._db.insert(
            "INSERT INTO claims VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                claim.id, plain(claim.text), len(claim.reports), len(entry.carriers), _text(claim.voices),
                *claim.origins, entry.denials, _text(warnings), entry.first, entry.last, noted,
            ),
        )  # fmt: skip
        self._db.rows("INSERT INTO claim_records VALUES (?, ?)", (number, pack(claim)))
        self._db.many("INSERT OR REPLACE INTO claim_names VALUES (?, ?)", [(name, number) for name in names])
        seqs = "INSERT INTO claim_reports SELECT ?, seq FROM articles WHERE id = ?"
        self._db.many(seqs, [(number, article) for article in entry.articles])
        self._db.many(
            "INSERT INTO claim_parties VALUES (?, ?, ?, ?)",
            [(p, number, p in entry.says, p in entry.named) for p in sorted({*entry.says, *entry.named})],
        )
        self._db.many(
            "INSERT INTO claim_houses VALUES (?, ?, ?, ?)",
            [(plain(c.house), number, c.originates, c.as_fact) for c in entry.carriers],
        )
        for spot in entry.spots:
            row = (plain(spot.place), plain(spot.name), plain(fold(spot.name)), spot.lat, spot.lon)
            self._db.rows("INSERT OR IGNORE INTO sites VALUES (?, ?, ?, ?, ?, 0)", row)
            self._db.rows("INSERT INTO claim_places VALUES (?, ?)", (plain(spot.place), number))
        self._db.many("INSERT INTO claim_warnings VALUES (?, ?)", [(kind, number) for kind in warnings])
        said = " ".join(dict.fromkeys([*(m.text for m in claim.members), *claim.voices, *claim.reports]))
        self._db.rows("INSERT INTO claim_words (rowid, text) VALUES (?, ?)", (number, plain(said)))

    def copy(self, copy: Copy) -> None:
        """Put a copy in the place of what stood for the pair."""
        later = None if copy.direction == "undetermined" else copy.b if copy.direction == "a>b" else copy.a
        self._db.rows(
            """INSERT OR REPLACE INTO copies SELECT a.seq, b.seq, (SELECT seq FROM articles WHERE id = ?), ?
            FROM articles a, articles b WHERE a.id = ? AND b.id = ?""",
            (later, pack(copy), copy.a, copy.b),
        )
