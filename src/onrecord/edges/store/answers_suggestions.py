"""What may be one claim and is left for a person, as it stands in the file."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Literal, NamedTuple

from onrecord.edges.store.database import Database
from onrecord.edges.store.search import plain

Order = Literal["likeliest", "moves"]

_ORDERS: dict[Order, str] = {
    "likeliest": "s.score DESC, s.one, s.two",
    "moves": "s.moves DESC, s.score DESC, s.one, s.two",
}
_COUNTED = """INSERT INTO suggestions SELECT x.id, y.id, min(x.reports, y.reports), ?, ?, ? FROM claims x, claims y
    WHERE x.id = ? AND y.id = ?"""


class Suggested(NamedTuple):
    """Two claims, by their ids (`one` < `two`), and why they may be one."""

    one: str
    two: str
    score: float
    rule: str
    note: str


class Suggestions:
    """Reads and writes them; to be written within a transaction of its caller's."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def renew(self, claims: Iterable[str], found: Iterable[Suggested]) -> None:
        """Put what was found in the place of all that is suggested of some claims; unlisted claims are left out."""
        of = json.dumps(list(claims))
        for side in ("one", "two"):
            self._db.rows(f"DELETE FROM suggestions WHERE {side} IN (SELECT value FROM json_each(?))", (of,))  # noqa: S608 - names of our own
        rows = [(one.score, plain(one.rule), plain(one.note), one.one, one.two) for one in found]
        self._db.many(_COUNTED, rows)

    def count(self, most: int) -> int:
        """Return how many there are, or so many."""
        return int(self._db.value("SELECT count(*) FROM (SELECT 1 FROM suggestions LIMIT ?)", (most,)))

    def page(self, order: Order, start: int, count: int) -> list[tuple[Suggested, tuple[str, str], int]]:
        """Return some of them with the texts of both claims and how many reports they would move."""
        sql = f"""SELECT s.one, s.two, s.score, s.rule, s.note, x.text, y.text, s.moves
            FROM suggestions s JOIN claims x ON x.id = s.one JOIN claims y ON y.id = s.two
            ORDER BY {_ORDERS[order]} LIMIT ? OFFSET ?"""  # noqa: S608 - pieces of our own
        return [(Suggested(*row[:5]), (row[5], row[6]), row[7]) for row in self._db.rows(sql, (count, start))]
