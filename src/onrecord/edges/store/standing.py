"""Outcomes of pair stages, standing from one run to the next in a file beside the corpus.

Everything here is derived: the file may be deleted at any time and is made anew when it is damaged, was derived
from another corpus, or was written by another version. Only what a fresh record touches is read.
"""

from __future__ import annotations

import json
import time
import zlib
from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from pathlib import Path
from typing import Any, Generic, Self, TypeVar

import msgspec

from onrecord.edges.store.database import Database
from onrecord.edges.store.forgetting import empty_log
from onrecord.edges.store.index import Index
from onrecord.edges.store.pairs_file import open_pairs
from onrecord.edges.store.postings import Postings
from onrecord.shapes import Pair

In = TypeVar("In")
Out = TypeVar("Out")

_BATCH = 1.0  # seconds of work to a transaction
_PAGE = 1_000  # outcomes fetched at once
_POSTINGS = 2_000_000  # entries held in memory at most, some 160 MB

_FORGET = (
    "DELETE FROM outcomes WHERE stage = ?",
    "DELETE FROM keys WHERE stage = ?",
    "DELETE FROM twins WHERE stage = ?",
    "DELETE FROM records WHERE stage = ?",
    "DELETE FROM seen WHERE stage = ?",
    "DELETE FROM stages WHERE number = ?",
)
_PARTNERS = """SELECT right FROM outcomes WHERE stage = ?1 AND left = ?2
    UNION ALL SELECT left FROM outcomes INDEXED BY outcomes_by_right WHERE stage = ?1 AND right = ?2"""
_IDENT = "SELECT ident FROM seen WHERE number = ?"
_FIND = "SELECT s.number, s.stage FROM seen s JOIN stages t ON t.number = s.stage WHERE s.ident = ? AND t.name = ?"
# The cross join makes SQLite go from the keys to their postings; the other way round it would read them all.
_LOOK_UP = "SELECT j.value, k.record FROM json_each(?) j CROSS JOIN keys k ON k.stage = ? AND k.key = j.value"

# Without being told, SQLite goes through all outcomes of the stage for each record on the right.
_TOUCHING = """SELECT o.left, o.right, o.outcome FROM json_each(?1) j CROSS JOIN outcomes o
        ON o.stage = ?2 AND o.left = j.value
    UNION SELECT o.left, o.right, o.outcome FROM json_each(?1) j CROSS JOIN outcomes o INDEXED BY outcomes_by_right
        ON o.stage = ?2 AND o.right = j.value"""


class SqliteStanding:
    """What pair stages found, kept in `pairs.db` in a folder of its own; implements `ports.Standing`.

    Where the folder cannot be written, it works in memory: the outcomes are the same, only not kept.

    Args:
        folder: `onrecord.db.cache`; made if absent.
        corpus: The identity of the corpus: what was derived from another is dropped.
        generation: The generation of the corpus: what was derived from a later state of it is dropped, for the
            corpus was put back to an earlier one since.
        keep: How many records to hold in memory for the next comparison.
        timeout: Seconds to wait for another process that is comparing.

    Raises:
        Busy: another process is making the file.
    """

    def __init__(
        self, folder: str | Path, corpus: str, generation: int, *, keep: int = 256, timeout: float = 60.0
    ) -> None:
        self._keep = keep
        self._corpus = corpus
        self._folder = Path(folder)
        self._db = open_pairs(self._folder / "pairs.db", corpus, generation, timeout)
        self._indexes: dict[str, Index] = {}

    def reached(self, stage: Pair[Any, Any]) -> int:
        """The sequence number of the last record this stage has seen; 0 if none or of another version."""
        index = self._index(stage)
        if index is not None and not index.stands(self._db):
            with self._db.transaction():
                if not index.stands(self._db):  # what it would have been built from is behind: all is done again
                    for statement in _FORGET:
                        self._db.rows(statement, (index.stage(self._db),))
        sql = "SELECT reached FROM stages WHERE name = ? AND version = ?"
        return int(self._db.value(sql, (stage.name, _version(stage))) or 0)

    def _index(self, stage: Pair[Any, Any]) -> Index | None:
        if stage.near is None:
            return None
        if stage.name not in self._indexes:
            folder = self._folder / stage.name if self._db.path.parent == self._folder else None
            meant = f"{self._corpus} {stage.name} {_version(stage)}"
            self._indexes[stage.name] = Index(stage.name, stage.near, folder, meant)
        return self._indexes[stage.name]

    def extend(
        self,
        stage: Pair[In, Out],
        fresh: Iterable[tuple[int, In]],
        fetch: Callable[[str], In],
        kept: type[In] | None = None,
    ) -> Iterator[int]:
        """Judge each fresh record against all before it, and keep the outcomes; see `ports.Standing.extend`.

        With `kept`, the type of the records, they are kept too, for making one again would take long.

        About a second of work is one transaction; `reached` advances with it. A record seen before is passed over,
        so two processes that extend at once, or a run after one that was killed, come to the same outcomes.

        Raises:
            Busy: another process has been comparing for longer than the timeout.
            Full: no space left; what was done before is kept.
        """
        records = _Records(self._db, kept) if kept is not None else None
        work = _Work(self._db, stage, _Recent(fetch, self._keep), self._index(stage), records)
        groups = groupby(fresh, key=lambda numbered: numbered[0])
        while done := work.batch(groups):
            yield from done

    def outcomes(self, stage: Pair[Any, Out], kind: type[Out]) -> Iterator[Out]:
        """Yield all outcomes kept for a stage, in the order of their pairs' idents, a few in memory at a time."""
        decode = msgspec.msgpack.Decoder(kind).decode
        sql = """SELECT outcome, left, right FROM outcomes WHERE stage =
            (SELECT number FROM stages WHERE name = ? AND version = ?) AND (left, right) > (?, ?)
            ORDER BY left, right LIMIT ?"""
        after = ("", "")
        while rows := self._db.rows(sql, (stage.name, _version(stage), *after, _PAGE)):
            for outcome, *_ in rows:
                yield decode(outcome)
            after = rows[-1][1:]

    def touching(self, stage: Pair[Any, Out], kind: type[Out], idents: Iterable[str]) -> list[Out]:
        """Return the outcomes of which either side is one of the records, each once, in the order of their pairs."""
        decode = msgspec.msgpack.Decoder(kind).decode
        of = self._db.value(
            "SELECT number FROM stages WHERE name = ? AND version = ?", (stage.name, _version(stage))
        )  # fmt: skip
        found = self._db.rows(_TOUCHING, (json.dumps(list(idents)), of))
        return [decode(outcome) for _, _, outcome in sorted(found)]

    def records(self, stage: Pair[In, Any], kind: type[In], idents: Iterable[str]) -> list[In]:
        """Return those of some records that are kept, as they were when they were brought in."""
        decode = msgspec.msgpack.Decoder(kind).decode
        of = self._db.value("SELECT number FROM stages WHERE name = ? AND version = ?", (stage.name, _version(stage)))
        sql = """SELECT r.record FROM json_each(?) j CROSS JOIN seen s ON s.stage = ? AND s.ident = j.value
            JOIN records r ON r.number = s.number"""
        return [decode(zlib.decompress(record)) for (record,) in self._db.rows(sql, (json.dumps(list(idents)), of))]

    def twins(self, stage: Pair[Any, Any]) -> Iterator[tuple[str, str]]:
        """Yield the records that are the same as an earlier one, with that one's ident."""
        sql = """SELECT a.ident, b.ident FROM twins t JOIN seen a ON a.number = t.record JOIN seen b
            ON b.number = t.earlier WHERE t.stage = (SELECT number FROM stages WHERE name = ? AND version = ?)"""
        yield from self._db.rows(sql, (stage.name, _version(stage)))

    def forget(self, stage: Pair[In, Out], ident: str, fetch: Callable[[str], In]) -> None:
        """Take a record out, with the outcomes of its pairs.

        Where later records were the same word for word, they were compared with this one alone: the first of them takes
        its place, and is compared with all that this one was. `fetch` returns a record by its ident.
        """
        with self._db.transaction():
            found = self._db.rows(_FIND, (ident, stage.name))
            if not found:
                return
            number, of = found[0]
            partners = [other for (other,) in self._db.rows(_PARTNERS, (of, ident))]
            self._db.rows("DELETE FROM outcomes WHERE stage = ? AND left = ?", (of, ident))
            self._db.rows("DELETE FROM outcomes WHERE stage = ? AND right = ?", (of, ident))
            index = self._index(stage)
            if index is None:
                keys = [(of, key, number) for key in set(stage.keys(fetch(ident)))]
                self._db.many("DELETE FROM keys WHERE stage = ? AND key = ? AND record = ?", keys)
            self._db.rows("DELETE FROM twins WHERE stage = ? AND record = ?", (of, number))
            self._db.rows("DELETE FROM records WHERE number = ?", (number,))
            heir = index.remove(self._db, of, number) if index is not None else None
            # Its number stays, that none after it is mistaken for it; its ident goes.
            self._db.rows("UPDATE seen SET ident = ? WHERE number = ?", (f"forgotten {number}", number))
            if heir is not None:
                self._put_in_place(stage, of, str(self._db.value(_IDENT, (heir,))), partners, fetch)

    def _put_in_place(
        self, stage: Pair[In, Out], of: int, heir: str, partners: Iterable[str], fetch: Callable[[str], In]
    ) -> None:
        encode = msgspec.msgpack.Encoder().encode
        for other in partners:
            if other == heir:
                continue
            left, right = sorted((heir, other))
            outcome = stage.judge(fetch(left), fetch(right))
            if outcome is not None:
                row = (of, left, right, encode(outcome))
                self._db.rows("INSERT OR REPLACE INTO outcomes VALUES (?, ?, ?, ?)", row)

    def scrub(self) -> None:
        """Leave nothing in the file of what was taken out.

        Raises:
            Busy: another process has the file open.
        """
        self._db.rows("VACUUM")
        empty_log(self._db)

    def close(self) -> None:
        """Let go of the files."""
        for index in self._indexes.values():
            index.close()
        self._db.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


class _Work(Generic[In, Out]):
    """One run of one stage over fresh records."""

    def __init__(
        self,
        db: Database,
        stage: Pair[In, Out],
        recent: _Recent[In],
        index: Index | None,
        records: _Records[In] | None,
    ) -> None:
        self._db = db
        self._records = records
        self._stage = stage
        self._recent = recent
        self._index = index
        self._encode = msgspec.msgpack.Encoder().encode
        self._number = 0
        self._postings = Postings(whole=False)
        self._idents: dict[int, str] = {}  # of the records in the postings that were brought in here
        self._new: list[tuple[int, int, int]] = []  # rows of keys that this transaction has yet to write
        self._as_of: int | None = None

    def batch(self, groups: Iterator[tuple[int, Iterator[tuple[int, In]]]]) -> list[int]:
        """Bring in about a second's worth of whole sequence numbers in one transaction; return them."""
        done: list[int] = []
        until = time.monotonic() + _BATCH
        with self._db.transaction():
            reached = self._enter()
            for seq, group in groups:
                for _, record in group:
                    if seq > reached:
                        self._bring_in(record)
                done.append(seq)
                if time.monotonic() > until:
                    break
            self._db.many("INSERT INTO keys VALUES (?, ?, ?)", sorted(self._new))
            self._new.clear()
            if done and done[-1] > reached:
                self._db.rows("UPDATE stages SET reached = ? WHERE number = ?", (done[-1], self._number))
        return done

    def _enter(self) -> int:
        """Find or make the stage's row, drop what another version left, and return how far it has come."""
        as_of = self._db.value("PRAGMA data_version")  # changes when another process has written
        if as_of != self._as_of or self._postings.entries > _POSTINGS:
            self._postings, self._idents, self._as_of = Postings(whole=False), {}, as_of
        name, version = self._stage.name, _version(self._stage)
        found = self._db.rows("SELECT number, version, reached FROM stages WHERE name = ?", (name,))
        if found and found[0][1] != version:
            for statement in _FORGET:
                self._db.rows(statement, (found[0][0],))
            found = []
        if not found:
            self._number = self._db.insert("INSERT INTO stages VALUES (NULL, ?, ?, 0)", (name, version))
            self._postings = Postings(whole=True)
            if self._index is not None:
                self._index.enter(self._db)
            return 0
        self._number = found[0][0]
        if self._index is not None:
            self._index.enter(self._db)
        return int(found[0][2])

    def _bring_in(self, record: In) -> None:
        ident = self._stage.ident(record)
        number = self._db.insert("INSERT OR IGNORE INTO seen (stage, ident) VALUES (?, ?)", (self._number, ident))
        if self._db.value("SELECT changes()") == 0:
            return
        if self._index is not None:
            partners = self._index.take(self._db, self._number, number, record)
        else:
            partners = self._sharing(number, set(self._stage.keys(record)))
        for other in partners:
            self._judge(ident, record, self._ident(other), other)
        if self._records is not None:
            self._records.put(self._number, number, record)
        self._idents[number] = ident
        self._recent.put(ident, record)

    def _sharing(self, number: int, keys: set[int]) -> list[int]:
        """Return the records that share enough keys with a new one, and file it under its own."""
        self._look_up(keys)
        sharing = self._postings.sharing(keys, self._stage.least)
        for key in keys:
            self._postings.add(key, number)
        self._new.extend((self._number, key, number) for key in keys)
        return sharing

    def _look_up(self, keys: set[int]) -> None:
        """Take the records that hold these keys from the file, where they are not in memory."""
        unknown = self._postings.unknown(keys)
        if unknown:
            for key, record in self._db.rows(_LOOK_UP, (json.dumps(unknown), self._number)):
                self._postings.add(key, record)

    def _ident(self, number: int) -> str:
        known = self._idents.get(number)
        return known or str(self._db.value(_IDENT, (number,)))

    def _judge(self, ident: str, record: In, other: str, number: int) -> None:
        there = self._recent.held(other)
        if there is None and self._records is not None and (there := self._records.get(number)) is not None:
            self._recent.put(other, there)
        if there is None:
            there = self._recent.get(other)
        outcome = self._stage.judge(record, there) if ident < other else self._stage.judge(there, record)
        if outcome is not None:
            pair = (min(ident, other), max(ident, other))
            self._db.rows("INSERT INTO outcomes VALUES (?, ?, ?, ?)", (self._number, *pair, self._encode(outcome)))


class _Recent(Generic[In]):
    """The records used last, and the way to any other."""

    def __init__(self, fetch: Callable[[str], In], keep: int) -> None:
        self._fetch = fetch
        self._keep = keep
        self._held: OrderedDict[str, In] = OrderedDict()

    def held(self, ident: str) -> In | None:
        return self._held.get(ident)

    def get(self, ident: str) -> In:
        if ident not in self._held:
            self.put(ident, self._fetch(ident))
        self._held.move_to_end(ident)
        return self._held[ident]

    def put(self, ident: str, record: In) -> None:
        self._held[ident] = record
        if len(self._held) > self._keep:
            self._held.popitem(last=False)


class _Records(Generic[In]):
    """Records kept in the file by their numbers."""

    def __init__(self, db: Database, kind: type[In]) -> None:
        self._db = db
        self._decode = msgspec.msgpack.Decoder(kind).decode
        self._encode = msgspec.msgpack.Encoder().encode

    def put(self, stage: int, number: int, record: In) -> None:
        row = (number, stage, zlib.compress(self._encode(record), 1))
        self._db.rows("INSERT OR REPLACE INTO records VALUES (?, ?, ?)", row)

    def get(self, number: int) -> In | None:
        found = self._db.value("SELECT record FROM records WHERE number = ?", (number,))
        return None if found is None else self._decode(zlib.decompress(found))


def _version(stage: Pair[Any, Any]) -> str:
    return f"{stage.version} (at least {stage.least})"
