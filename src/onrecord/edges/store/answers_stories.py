"""Storylines in the file: what each claim brings to them, and those that several claims tell."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import NamedTuple

import msgspec

from onrecord.edges.store.answers_rows import pack
from onrecord.edges.store.database import Database
from onrecord.edges.store.search import plain, query
from onrecord.records import Telling

_telling = msgspec.msgpack.Decoder(Telling).decode
_NO_DAY = "~"  # behind every day
_FOUND = 5_000  # claims that hold some words, among whose storylines is looked

_MORE = """INSERT INTO stories VALUES (NULL, ?, ?, 1, 0)
    ON CONFLICT (id) DO UPDATE SET claims = claims + 1"""
_TOLD = "INSERT INTO story_claims SELECT number, ?, ?, ?, ?, ? FROM stories WHERE id = ?"
_HEARD = """INSERT INTO story_voices SELECT number, ?, 1 FROM stories WHERE id = ?
    ON CONFLICT (story, voice) DO UPDATE SET times = times + 1"""
_LESS = "UPDATE stories SET claims = claims - 1 WHERE id = ?"
_UNTOLD = "DELETE FROM story_claims WHERE story = (SELECT number FROM stories WHERE id = ?) AND first = ? AND claim = ?"
_UNHEARD = """UPDATE story_voices SET times = times - 1
    WHERE story = (SELECT number FROM stories WHERE id = ?) AND voice = ?"""
_SILENT = """DELETE FROM story_voices
    WHERE story = (SELECT number FROM stories WHERE id = ?) AND voice = ? AND times = 0"""
_SEVERAL = "s.claims > 1 AND s.voices > 1"  # as the index of them says it
_ORDER = "ORDER BY s.voices DESC, s.claims DESC, s.id LIMIT ?"


class Draft(NamedTuple):
    """A storyline as it stands in the file: `many` claims, `heard` voices."""

    number: int
    id: str
    act: str
    many: int
    heard: int


class Told(NamedTuple):
    """A claim of a storyline, by its id, with the names it has for the two."""

    claim: str
    doer: str
    other: str


class Stories:
    """Reads and writes storylines; to be written within a transaction of its caller's."""

    def __init__(self, db: Database) -> None:
        self._db = db

    # --- writing ------------------------------------------------------------------------------------------

    def put(self, claim: str, told: Telling) -> None:
        """Note what a claim tells, in the place of what it told before."""
        found = self._db.rows("SELECT record FROM tellings WHERE claim = ?", (claim,))
        record = pack(told)
        if found and bytes(found[0][0]) == record:
            return
        if found:
            self._take_out(claim, _telling(found[0][0]))
        if told.themes:
            self._db.rows("INSERT INTO tellings VALUES (?, ?)", (claim, record))
            self._bring_in(claim, told)

    def drop(self, claim: str) -> None:
        """Forget what a claim told."""
        self.put(claim, Telling())

    def _bring_in(self, claim: str, told: Telling) -> None:
        self._db.many(_MORE, [(theme.story, plain(theme.act)) for theme in told.themes])
        row = (told.first or _NO_DAY, claim)
        self._db.many(_TOLD, [(*row, told.last, plain(t.doer), plain(t.other), t.story) for t in told.themes])
        self._db.many(_HEARD, [(plain(voice), t.story) for t in told.themes for voice in told.voices])

    def _take_out(self, claim: str, told: Telling) -> None:
        stories = [theme.story for theme in told.themes]
        self._db.many(_UNTOLD, [(story, told.first or _NO_DAY, claim) for story in stories])
        for sql in (_UNHEARD, _SILENT):
            self._db.many(sql, [(story, plain(voice)) for story in stories for voice in told.voices])
        self._db.many(_LESS, [(story,) for story in stories])
        self._db.many("DELETE FROM stories WHERE id = ? AND claims = 0", [(story,) for story in stories])
        self._db.rows("DELETE FROM tellings WHERE claim = ?", (claim,))

    # --- reading ------------------------------------------------------------------------------------------

    def several(self, words: str, most: int) -> list[Draft]:
        """Return the storylines of several claims and voices, one of whose claims holds the words; so many at most."""
        columns = "s.number, s.id, s.act, s.claims, s.voices"
        match = query(words)
        if not words.strip():
            rows = self._db.rows(f"SELECT {columns} FROM stories s WHERE {_SEVERAL} {_ORDER}", (most,))  # noqa: S608 - pieces of our own
        elif match is None:
            return []
        else:
            sql = f"""SELECT {columns} FROM (SELECT DISTINCT t.story FROM
                (SELECT rowid FROM claim_words WHERE claim_words MATCH ? LIMIT {_FOUND}) w
                CROSS JOIN claims c ON c.number = w.rowid CROSS JOIN story_claims t ON t.claim = c.id) x
                CROSS JOIN stories s ON s.number = x.story WHERE {_SEVERAL} {_ORDER}"""  # noqa: S608 - likewise
            rows = self._db.rows(sql, (match, most))
        return [Draft(*row) for row in rows]

    def by_id(self, ident: str) -> Draft | None:
        """Return a storyline by its id."""
        rows = self._db.rows("SELECT number, id, act, claims, voices FROM stories WHERE id = ?", (plain(ident),))
        return Draft(*rows[0]) if rows else None

    def claims(self, draft: Draft, most: int, start: int = 0) -> list[Told]:
        """Return claims of a storyline, the earliest first."""
        sql = "SELECT claim, doer, other FROM story_claims WHERE story = ? ORDER BY first, claim LIMIT ? OFFSET ?"
        return [Told(*row) for row in self._db.rows(sql, (draft.number, most, start))]

    def voices(self, draft: Draft, most: int) -> tuple[str, ...]:
        """Return voices of a storyline, the most heard first."""
        sql = "SELECT voice FROM story_voices WHERE story = ? ORDER BY times DESC, voice LIMIT ?"
        return tuple(voice for (voice,) in self._db.rows(sql, (draft.number, most)))

    def reports(self, claims: list[Told]) -> Iterator[tuple[str, str]]:
        """Yield (claim, article) of some claims, claim by claim, in no order within one."""
        sql = """SELECT c.id, a.id FROM json_each(?) j CROSS JOIN claims c ON c.id = j.value
            CROSS JOIN claim_reports r ON r.claim = c.number CROSS JOIN articles a ON a.seq = r.article
            ORDER BY j.key, r.article"""
        yield from self._db.rows(sql, (json.dumps([told.claim for told in claims]),))

    def days(self, draft: Draft) -> tuple[str | None, str | None]:
        """Return the days of the first and the last report."""
        sql = "SELECT nullif(min(first), ?), max(last) FROM story_claims WHERE story = ?"
        first, last = self._db.rows(sql, (_NO_DAY, draft.number))[0]
        return first, last
