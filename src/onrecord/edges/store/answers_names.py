"""What is kept of names: who bears them, beside whom, which are joined, and the parties these come to.

A place tells a party of an article: the article's number × 65,536 + the party's number in it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import NamedTuple

import msgspec

from onrecord.edges.store.answers_rows import pack
from onrecord.edges.store.database import Database
from onrecord.edges.store.search import plain
from onrecord.records import Judgement, Party, Record

SHIFT = 16
REASONS = 12
"""Reasons for which a party is one that are told: the first."""
_FORMS = 1024  # names of one member, at most, that their order is kept of

_party = msgspec.msgpack.Decoder(Party).decode
_judgement = msgspec.msgpack.Decoder(Judgement).decode

_COUNT = "INSERT INTO name_counts VALUES (?, 1) ON CONFLICT (key) DO UPDATE SET times = times + 1"
_FORM = "INSERT INTO name_forms VALUES (?, ?, 1) ON CONFLICT (key, form) DO UPDATE SET times = times + 1"
_CLUSTER_FORM = """INSERT INTO cluster_forms VALUES (?1, ?2, ?3, ?4) ON CONFLICT (cluster, form)
    DO UPDATE SET times = times + ?3, first = min(first, ?4)"""
_CLUSTER_KIND = """INSERT INTO cluster_kinds VALUES (?1, ?2, ?3) ON CONFLICT (cluster, kind)
    DO UPDATE SET times = times + ?3"""
_CLUSTER_REASON = """INSERT INTO cluster_reasons VALUES (?, ?, ?, ?) ON CONFLICT (cluster, rule, note)
    DO UPDATE SET number = min(number, excluded.number)"""
# From the side of the bucket, and from that of the mark: whichever holds less.
_IN_BUCKET = """SELECT b.place FROM name_buckets b WHERE b.key = ?1 AND EXISTS (SELECT 1 FROM name_marks k
    WHERE k.key = ?2 AND k.place BETWEEN b.place >> 16 << 16 AND b.place | 65535 AND (k.place = b.place) = ?3)
    ORDER BY b.place LIMIT ?4"""
# Of a bucket with few members all marks are looked for at once.
_SMALL = 64
_IN_SMALL = """SELECT j.value, b.place FROM name_buckets b CROSS JOIN json_each(?2) j WHERE b.key = ?1 AND EXISTS (
    SELECT 1 FROM name_marks k WHERE k.key = j.value AND k.place BETWEEN b.place >> 16 << 16 AND b.place | 65535
    AND (k.place = b.place) = ?3)"""
_AT_MARK = """SELECT b.place FROM name_marks k CROSS JOIN name_buckets b ON b.key = ?1
    AND b.place BETWEEN k.place >> 16 << 16 AND k.place | 65535 AND (k.place = b.place) = ?3
    WHERE k.key = ?2 ORDER BY k.place LIMIT 2 * ?4"""


class Bearer(NamedTuple):
    """What a member brings to its cluster, and the keys it is found by."""

    place: int
    names: Sequence[str]
    kind: str
    titles: Sequence[str]
    published: str | None
    record: Record


class Names:
    """Reads and writes what is kept of names; within a transaction of its caller's."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._counts: dict[int, int] = {}  # of this transaction, where only this object writes
        self._clusters: dict[int, int] = {}
        self._asked: dict[int, set[int]] = {}  # the places in them

    # --- members ------------------------------------------------------------------------------------------

    def put(self, bearer: Bearer, marks: Iterable[int]) -> None:
        """Take in a member, a cluster and a party of its own; `marks` are keys of what it is a mark of."""
        place = bearer.place
        self._db.rows("INSERT INTO named VALUES (?, ?, ?)", (place, place, pack(bearer.record)))
        self._db.rows("INSERT INTO members VALUES (?, ?)", (place, place))
        rows = [(place, plain(form), 1, place * _FORMS + i) for i, form in enumerate(bearer.names[:_FORMS])]
        self._db.many(_CLUSTER_FORM, rows)
        self._db.rows(_CLUSTER_KIND, (place, bearer.kind, 1))
        keys = set(marks)
        self._db.many("INSERT OR IGNORE INTO name_marks VALUES (?, ?)", [(key, place) for key in keys])
        self.count(keys)
        titles = [(place, i, plain(title), bearer.published) for i, title in enumerate(bearer.titles)]
        self._db.many("INSERT INTO titles VALUES (?, ?, ?, ?)", titles)

    def record(self, place: int) -> bytes:
        """Return a member's record as it was kept."""
        return bytes(self._db.value("SELECT record FROM named WHERE place = ?", (place,)))

    def of_article(self, number: int) -> list[tuple[int, bytes]]:
        """Return the places and records of an article's members."""
        sql = "SELECT place, record FROM named WHERE place BETWEEN ? << 16 AND (? << 16) + 65535"
        return self._db.rows(sql, (number, number))

    def records(self, clusters: Iterable[int]) -> list[tuple[int, bytes]]:
        """Return the places and records of all members of some clusters, in the order of arrival."""
        sql = """SELECT n.place, n.record FROM json_each(?) j CROSS JOIN named n ON n.cluster = j.value
            ORDER BY n.place"""
        return self._db.rows(sql, (json.dumps(sorted(clusters)),))

    def count(self, keys: Iterable[int]) -> None:
        """Count one more of each."""
        added = list(keys)
        for key in added:
            if key in self._counts:
                self._counts[key] += 1
        self._db.many(_COUNT, [(key,) for key in added])

    def counted(self, key: int) -> int:
        """Return how many there are."""
        if key not in self._counts:
            self._counts[key] = int(self._db.value("SELECT times FROM name_counts WHERE key = ?", (key,)) or 0)
        return self._counts[key]

    def file(self, key: int, place: int) -> None:
        """Put a member into a bucket; once more changes nothing."""
        self._db.rows("INSERT OR IGNORE INTO name_buckets VALUES (?, ?)", (key, place))
        if self._db.value("SELECT changes()"):
            self.count((key,))

    def first(self, key: int, few: int) -> list[int]:
        """Return the first few members of a bucket."""
        sql = "SELECT place FROM name_buckets WHERE key = ? ORDER BY place LIMIT ?"
        return [place for (place,) in self._db.rows(sql, (key, few))]

    def beside(self, bucket: int, marks: Sequence[int], few: int, *, own: bool) -> dict[int, list[int]]:
        """Return the first few members of a bucket with each mark: their own, or another's of their article."""
        if self.counted(bucket) > _SMALL:
            return {mark: self._beside(bucket, mark, few, own=own) for mark in marks}
        found: dict[int, list[int]] = {}
        for mark, place in self._db.rows(_IN_SMALL, (bucket, json.dumps(marks), own)) if marks else ():
            found.setdefault(mark, []).append(place)
        return {mark: sorted(set(places))[:few] for mark, places in found.items()}

    def _beside(self, bucket: int, mark: int, few: int, *, own: bool) -> list[int]:
        sql = _IN_BUCKET if self.counted(bucket) <= self.counted(mark) else _AT_MARK
        found = self._db.rows(sql, (bucket, mark, own, few))
        return sorted({place for (place,) in found})[:few]

    def form(self, key: int, form: str) -> None:
        """Count a form in a bucket."""
        self._db.rows(_FORM, (key, plain(form)))

    def forms(self, key: int) -> dict[str, int]:
        """Return how often each form was counted in a bucket."""
        return dict(self._db.rows("SELECT form, times FROM name_forms WHERE key = ?", (key,)))

    # --- judgements and clusters --------------------------------------------------------------------------

    def judged(self, low: int, high: int, judgement: Judgement) -> int:
        """Keep what a rule said of two places; return its number."""
        row = (low, high, judgement.verdict, judgement.score, pack(judgement))
        return self._db.insert("INSERT INTO names VALUES (NULL, ?, ?, ?, ?, ?)", row)

    def cluster(self, place: int) -> int:
        """Return the cluster of a place: the place of its first member."""
        if place not in self._clusters:
            cluster = int(self._db.value("SELECT cluster FROM named WHERE place = ?", (place,)))
            self._clusters[place] = cluster
            self._asked.setdefault(cluster, set()).add(place)
        return self._clusters[place]

    def learn_clusters(self, places: Iterable[int]) -> None:
        """Look up the clusters of some places at once, for `cluster` to know."""
        unknown = [place for place in places if place not in self._clusters]
        sql = "SELECT n.place, n.cluster FROM json_each(?) j CROSS JOIN named n ON n.place = j.value"
        for place, cluster in self._db.rows(sql, (json.dumps(unknown),)) if unknown else ():
            self._clusters[place] = cluster
            self._asked.setdefault(cluster, set()).add(place)

    def join(self, into: int, other: int) -> None:
        """Make two clusters one."""
        moved = self._asked.pop(other, set())
        self._clusters.update(dict.fromkeys(moved, into))
        self._asked.setdefault(into, set()).update(moved)
        self._db.rows("UPDATE named SET cluster = ? WHERE cluster = ?", (into, other))
        for add, table, columns in (
            (_CLUSTER_FORM, "cluster_forms", "form, times, first"),
            (_CLUSTER_KIND, "cluster_kinds", "kind, times"),
            (_CLUSTER_REASON, "cluster_reasons", "number, rule, note"),
        ):
            of = self._db.rows(f"SELECT {columns} FROM {table} WHERE cluster = ?", (other,))  # noqa: S608 - names of our own
            self._db.many(add, [(into, *row) for row in of])
            self._db.rows(f"DELETE FROM {table} WHERE cluster = ?", (other,))  # noqa: S608 - likewise

    def because(self, cluster: int, number: int, rule: str, note: str) -> None:
        """Note why a cluster is one; of very many reasons only the first are ever asked for, so only these are kept."""
        if self._db.value("SELECT count(*) FROM cluster_reasons WHERE cluster = ?", (cluster,)) < REASONS:
            self._db.rows(_CLUSTER_REASON, (cluster, number, rule, plain(note)))

    def made_of(self, cluster: int) -> tuple[dict[str, int], dict[str, int], list[tuple[str, str]]]:
        """Return a cluster's forms in the order of their first bearers, its kinds, and the first few reasons."""
        forms = self._db.rows("SELECT form, times FROM cluster_forms WHERE cluster = ? ORDER BY first", (cluster,))
        kinds = self._db.rows("SELECT kind, times FROM cluster_kinds WHERE cluster = ?", (cluster,))
        sql = "SELECT rule, note FROM cluster_reasons WHERE cluster = ? ORDER BY number LIMIT ?"
        return dict(forms), dict(kinds), self._db.rows(sql, (cluster, REASONS))

    def said_in(self, clusters: Iterable[int]) -> list[Judgement]:
        """Return what rules said that made some clusters one, in the order in which they said it."""
        sql = """SELECT DISTINCT s.number, s.record FROM json_each(?) j CROSS JOIN named n ON n.cluster = j.value
            CROSS JOIN names s ON s.low = n.place WHERE s.verdict = 'same' ORDER BY s.number"""
        return [_judgement(record) for _, record in self._db.rows(sql, (json.dumps(sorted(clusters)),))]

    # --- parties ------------------------------------------------------------------------------------------

    def party(self, number: int) -> Party | None:
        """Return a party by its number."""
        record = self._db.value("SELECT record FROM parties WHERE number = ?", (number,))
        return None if record is None else _party(record)

    def party_at(self, place: int) -> Party | None:
        """Return the party at a place."""
        sql = "SELECT p.record FROM members m JOIN parties p ON p.number = m.party WHERE m.place = ?"
        record = self._db.value(sql, (place,))
        return None if record is None else _party(record)

    def parties_at(self, places: Iterable[int]) -> set[int]:
        """Return the numbers of the parties at some places."""
        sql = "SELECT DISTINCT m.party FROM json_each(?) j CROSS JOIN members m ON m.place = j.value"
        return {number for (number,) in self._db.rows(sql, (json.dumps(sorted(places)),))}

    def places(self, number: int) -> list[int]:
        """Return the places of a party."""
        return [place for (place,) in self._db.rows("SELECT place FROM members WHERE party = ?", (number,))]

    def put_party(self, number: int, party: Party, more: int | None = None) -> None:
        """Put a party in the place of what stood under its number.

        With `more`, so many more articles name it than did; else all that do are counted.
        """
        articles = None
        if more is not None:
            articles = self._db.value("SELECT articles + ? FROM parties WHERE number = ?", (more, number))
        if articles is None:
            sql = "SELECT count(DISTINCT place >> 16) FROM members WHERE party = ?"
            articles = self._db.value(sql, (number,))
        self.drop_party(number)
        row = (number, party.id, plain(party.name), party.kind, articles, pack(party))
        self._db.rows("INSERT INTO parties VALUES (?, ?, ?, ?, ?, ?)", row)
        self._db.rows("INSERT INTO party_words (rowid, text) VALUES (?, ?)", (number, plain(" · ".join(party.names))))

    def grow_party(self, number: int, articles: int) -> None:
        """Note that so many more articles name a party that is otherwise what it was."""
        self._db.rows("UPDATE parties SET articles = articles + ? WHERE number = ?", (articles, number))

    def drop_party(self, number: int) -> None:
        """Take a party out."""
        self._db.rows("DELETE FROM party_words WHERE rowid = ?", (number,))
        self._db.rows("DELETE FROM parties WHERE number = ?", (number,))

    def move(self, places: Iterable[int], number: int) -> None:
        """Let the members at some places be a party's."""
        self._db.many("UPDATE members SET party = ? WHERE place = ?", [(number, place) for place in places])

    def take_over(self, number: int, other: int) -> None:
        """Let all members of one party be another's."""
        self._db.rows("UPDATE members SET party = ? WHERE party = ?", (number, other))
