"""The standing index of a pair stage that finds partners by neighbours, in step with what stands in the file."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from onrecord.edges.store.database import Database
from onrecord.edges.store.shelf import FileShelf
from onrecord.errors import Busy, Full
from onrecord.neighbours import Neighbours
from onrecord.shapes import Near
from onrecord.shelves import Memory

# Backwards from the end, where it is near: by their stages, SQLite would go through all records there are.
_LAST = """SELECT number FROM seen NOT INDEXED WHERE stage = (SELECT number FROM stages WHERE name = ?)
    ORDER BY number DESC LIMIT 1"""


class Index:
    """Neighbours by the numbers of the records seen; written only within a transaction of the file.

    Args:
        stage: The name of the stage.
        near: How its partners are found.
        folder: Where the index lies; in memory if None, or if it cannot be written.
        meant: What it is derived from.
    """

    def __init__(self, stage: str, near: Near[Any], folder: Path | None, meant: str) -> None:
        self._name = stage
        self._near = near
        self._shelf = _shelf(folder, meant)
        self._neighbours = Neighbours(self._shelf, near)

    def stage(self, db: Database) -> int:
        """Return the stage's number; 0 if it has none yet."""
        return int(db.value("SELECT number FROM stages WHERE name = ?", (self._name,)) or 0)

    def stands(self, db: Database) -> bool:
        """Whether the index holds every record seen; it may hold more, of work that was not finished."""
        self._neighbours.refresh()
        last = int(db.value(_LAST, (self._name,)) or 0)
        return last == 0 or self._neighbours.holds(last)

    def enter(self, db: Database) -> None:
        """Begin to write: forget what an unfinished transaction left.

        Raises:
            Busy: another process has emptied the index since it was looked at.
        """
        if not self.stands(db):
            raise Busy("another program has begun this index of passages anew: run this again when it is done")
        self._neighbours.cut(int(db.value(_LAST, (self._name,)) or 0))

    def take(self, db: Database, stage: int, number: int, record: Any) -> list[int]:
        """File a record; return the numbers of those before it that are worth judging."""
        found = self._neighbours.take(self._near.words(record), number)
        if found.equal is None:
            return found.sharing
        db.rows("INSERT INTO twins VALUES (?, ?, ?)", (stage, number, found.equal))
        return [found.equal]

    def remove(self, db: Database, stage: int, number: int) -> int | None:
        """Take a record out; the first of those that are the same stands in its place, and is returned."""
        heir = self._neighbours.remove(number)
        if heir is not None:
            db.rows("DELETE FROM twins WHERE stage = ? AND record = ?", (stage, heir))
            db.rows("UPDATE twins SET earlier = ? WHERE stage = ? AND earlier = ?", (heir, stage, number))
        return heir

    def close(self) -> None:
        """Write everything out and let go of it."""
        if isinstance(self._shelf, FileShelf):
            self._neighbours.let_go()
            self._shelf.close()


def _shelf(folder: Path | None, meant: str) -> FileShelf | Memory:
    if folder is None:
        return Memory()
    try:
        return FileShelf(folder, meant)
    except (OSError, Full):  # not to be written: the outcomes are the same, only not kept
        return Memory()
