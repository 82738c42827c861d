"""The gazetteer in its file, opened when first asked and read only."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Sequence
from math import log10
from pathlib import Path
from typing import Any

from onrecord.edges.gazetteers.likeness import alike
from onrecord.edges.gazetteers.spelling import fold, skeletons
from onrecord.records import Candidate, NameForm, Site

_FORMS: tuple[NameForm, ...] = ("name", "other name", "for short", "romanised")
_REMEMBERED = 20_000  # names looked up, some 10 MB
_EXACT = """
SELECT site.*, form FROM spelling JOIN site ON site.id = spelling.site WHERE key = ? ORDER BY population DESC LIMIT 60
"""
_ALIKE = """
SELECT DISTINCT key, site FROM sound WHERE skeleton IN ({}) AND country IN ({}) LIMIT 800
"""
_BEGINS = """
SELECT DISTINCT key, site FROM sound WHERE skeleton >= ? AND skeleton < ? AND country IN ({}) LIMIT 9000
"""
_ENOUGH = 0.65  # likeness of two spellings that may be one name, where their consonants differ


_DOUBTFUL = 0.85  # likeness under which names with other consonants are looked at too
_SIZE = 0.004  # what a tenfold population counts beside likeness


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
        """Sites in these countries with a name that may be another spelling of this one, the likest first.

        Of spellings about as like, that of the more populous site comes first.
        """
        key, bones, where = fold(name), skeletons(name), sorted(countries)
        best: dict[int, float] = {}
        if bones and where:
            alike = _ALIKE.format(_marks(bones), _marks(where))
            self._alike(key, self._rows(alike, *bones, *where), best, 0.0)
            if max(best.values(), default=0.0) < _DOUBTFUL and len(bones[0]) > 1:
                begins = _BEGINS.format(_marks(where))
                self._alike(key, self._rows(begins, bones[0][:2], bones[0][:2] + "\x7f", *where), best, _ENOUGH)
        found = [Candidate(self._site(ident), "spelling", round(score, 3)) for ident, score in best.items()]
        return tuple(sorted(found, key=lambda c: (-c.likeness - _SIZE * log10(c.site.population + 1), c.site.id)))

    def _alike(self, key: str, rows: list[Any], best: dict[int, float], least: float) -> None:
        for other, ident in rows:
            score = alike(key, other)
            if score >= least and score > best.get(ident, -1.0):
                best[ident] = score

    def _site(self, ident: int) -> Site:
        return Site(*self._rows("SELECT * FROM site WHERE id = ?", ident)[0])

    def _rows(self, query: str, *values: object) -> list[Any]:
        if self._db is None:
            self._db = sqlite3.connect(f"file:{self.path}?mode=ro&immutable=1", uri=True, check_same_thread=False)
            self._db.execute("PRAGMA cache_size = -4096")
        return self._db.execute(query, values).fetchall()


def _marks(values: Sequence[str]) -> str:
    return ", ".join("?" * len(values))
