"""The gazetteer in its file, opened when first asked and read only."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection
from pathlib import Path
from typing import Any

from onrecord.edges.gazetteers.likeness import likeness
from onrecord.edges.gazetteers.spelling import bare, fold, skeleton
from onrecord.records import Candidate, NameForm, Site

_FORMS: tuple[NameForm, ...] = ("name", "other name", "for short", "romanised")
_REMEMBERED = 20_000  # names looked up, some 10 MB
_EXACT = """
SELECT site.*, form FROM spelling JOIN site ON site.id = spelling.site WHERE key = ? ORDER BY population DESC LIMIT 60
"""
_ALIKE = """
SELECT DISTINCT key, site FROM sound WHERE skeleton = ? AND country = ? LIMIT 200
"""
_BEGINS = """
SELECT DISTINCT key, site FROM sound WHERE skeleton >= ? AND skeleton < ? AND country = ? LIMIT 4000
"""
_ENOUGH = 0.75  # likeness of two spellings that may be one name, where their consonants differ


class SqliteGazetteer:
    """Looks names of places up. Sent to another process, it takes its path along and opens the file there."""

    def __init__(self, path: Path, source: str) -> None:
        self.path = path
        self.source = source
        self._db: sqlite3.Connection | None = None
        self._known: dict[str, tuple[Candidate, ...]] = {}

    def __getstate__(self) -> dict[str, Any]:
        return {"path": self.path, "source": self.source, "_db": None, "_known": {}}

    def find(self, name: str) -> tuple[Candidate, ...]:
        """Sites that go by this name, the most populous first."""
        known = self._known.get(name)
        if known is None:
            if len(self._known) >= _REMEMBERED:
                self._known.clear()
            rows = self._rows(_EXACT, fold(name))
            known = self._known[name] = tuple(Candidate(Site(*row[:-1]), _FORMS[row[-1]], 1.0) for row in rows)
        return known

    def near(self, name: str, countries: Collection[str]) -> tuple[Candidate, ...]:
        """Sites in these countries with a name that may be another spelling of this one, the likest first."""
        key, bones = fold(name), skeleton(name)
        best: dict[int, float] = {}
        for country in sorted(countries):
            self._alike(key, self._rows(_ALIKE, bones, country), best, 0.0)
        if not best and len(bones) > 1:
            for country in sorted(countries):
                rows = self._rows(_BEGINS, bones[:2], bones[:2] + "\x7f", country)
                self._alike(key, rows, best, _ENOUGH)
        found = [Candidate(self._site(ident), "spelling", round(score, 3)) for ident, score in best.items()]
        return tuple(sorted(found, key=lambda c: (-c.likeness, -c.site.population, c.site.id)))

    def _alike(self, key: str, rows: list[Any], best: dict[int, float], least: float) -> None:
        for other, ident in rows:
            score = likeness(bare(key), bare(other))
            if score >= least and score > best.get(ident, -1.0):
                best[ident] = score

    def _site(self, ident: int) -> Site:
        return Site(*self._rows("SELECT * FROM site WHERE id = ?", ident)[0])

    def _rows(self, query: str, *values: object) -> list[Any]:
        if self._db is None:
            self._db = sqlite3.connect(f"file:{self.path}?mode=ro&immutable=1", uri=True, check_same_thread=False)
            self._db.execute("PRAGMA cache_size = -4096")
        return self._db.execute(query, values).fetchall()
