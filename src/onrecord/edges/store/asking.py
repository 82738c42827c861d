"""Pages of claims: which rows fit what is wanted, found from the side that is smallest."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

import msgspec

from onrecord.edges.store.database import Database, Row
from onrecord.edges.store.search import plain, query
from onrecord.text import fold
from onrecord.views import EXACT, ClaimOrder, ClaimRow, Page, Wanted

_FEW = 4_000  # claims that are cheaper to look at one by one than to walk past all others in their order
COLUMNS = "c.id, c.text, c.reports, c.outlets, c.voices, c.low, c.high, c.denials, c.warnings, c.first, c.last"
_ORDERS: dict[ClaimOrder, str] = {
    "reports": "c.reports DESC, c.noted DESC, c.id",
    "outlets": "c.outlets DESC, c.reports DESC, c.id",
    "origins": "c.high DESC, c.low DESC, c.id",
    "denials": "c.denials DESC, c.reports DESC, c.id",
    "newest": "c.last DESC, c.id",
    "oldest": "coalesce(c.first, '~'), c.id",  # what has no day comes last
}
_texts = msgspec.json.Decoder(tuple[str, ...]).decode


class _Filter(NamedTuple):
    """A set of claims, as a SELECT of their numbers and as a test of one; both take `values`."""

    select: str
    test: str
    values: tuple[Any, ...]


def claim_row(row: Row) -> ClaimRow:
    """Make a row of `COLUMNS` a record."""
    ident, text, reports, outlets, voices, low, high, denials, warnings, first, last = row
    return ClaimRow(
        ident, text, reports, outlets, _texts(voices), (low, high), denials, _texts(warnings), first, last
    )  # fmt: skip


def list_claims(db: Database, wanted: Wanted, house: str | None, start: int, count: int) -> Page[ClaimRow]:
    """Return a page of the claims that fit; `house` is the wanted outlet's folded name."""
    filters = list(_filters(wanted, house))
    if any(not f.select for f in filters):
        return Page(0, ())
    tests, values = _days(wanted)
    source, before, rest = _source(db, filters, dated=bool(tests))
    tests = [*(f.test for f in rest), *tests]
    values = [*before, *(v for f in rest for v in f.values), *values]
    where = f"WHERE {' AND '.join(tests)}" if tests else ""
    found = f"FROM {source} {where}"
    every, given = (f"SELECT 1 {found}", values)
    if len(filters) == 1 and not wanted.since and not wanted.until:  # counted without looking at the claims
        every, given = filters[0].select, list(filters[0].values)
    total = db.value(f"SELECT count(*) FROM ({every} LIMIT {EXACT + 1})", given)  # noqa: S608 - as below
    # Every piece is written above; what a user gave is bound.
    sql = f"SELECT {COLUMNS} {found} ORDER BY {_ORDERS[wanted.order]} LIMIT ? OFFSET ?"
    rows = db.rows(sql, [*values, count, start])
    return Page(min(total, EXACT), tuple(map(claim_row, rows)), more=total > EXACT)


def numbers(db: Database, words: str) -> list[int]:
    """Return the numbers of the claims that hold words, or of all, the most carried first."""
    filters = list(_filters(Wanted(words=words), None))
    if any(not f.select for f in filters):
        return []
    driver = f"({filters[0].select}) d CROSS JOIN claims c ON c.number = d.claim" if filters else "claims c"
    sql = f"SELECT c.number FROM {driver} ORDER BY {_ORDERS['reports']}"  # noqa: S608 - as above
    return [number for (number,) in db.rows(sql, [v for f in filters for v in f.values])]


def likeliest(db: Database, words: str, few: int) -> list[int]:
    """Return the numbers of the claims that hold the most telling of some words, the likeliest first."""
    match = " OR ".join(f'"{piece}"' for piece in re.split(r"[\W_]+", plain(fold(words))) if piece)
    if not match:
        return []
    sql = "SELECT rowid FROM claim_words WHERE claim_words MATCH ? ORDER BY rank LIMIT ?"
    return [number for (number,) in db.rows(sql, (match, few))]


def _filters(wanted: Wanted, house: str | None) -> Iterator[_Filter]:
    if wanted.words.strip():
        match = query(wanted.words)
        # All that hold the words are found once; the plus keeps SQLite from going through them in their own order.
        test = "+c.number IN (SELECT rowid FROM claim_words WHERE claim_words MATCH ?)"
        select = "SELECT rowid AS claim FROM claim_words WHERE claim_words MATCH ?" if match else ""
        yield _Filter(select, test, (match,))
    if wanted.party is not None:
        part = {"says": " AND says", "named": " AND named", "either": ""}[wanted.involved]
        yield _among("claim_parties", "party", part, wanted.party)
    if wanted.outlet is not None:
        part = {"carries": "", "originates": " AND originates", "as-fact": " AND as_fact"}[wanted.part]
        yield _among("claim_houses", "house", part, plain(house or ""))
    if wanted.place is not None:
        of = "place IN (SELECT ? UNION SELECT place FROM sites WHERE folded = ?)"
        named = plain(fold(wanted.place)) if not wanted.place.lstrip("-").isdigit() else wanted.place
        yield _Filter(
            f"SELECT DISTINCT claim FROM claim_places WHERE {of}",  # noqa: S608 - as above
            f"EXISTS (SELECT 1 FROM claim_places x WHERE {of} AND x.claim = c.number)",  # noqa: S608 - as above
            (named, named),
        )
    if wanted.warning is not None:
        yield _among("claim_warnings", "kind", "", wanted.warning)


def _among(table: str, column: str, part: str, value: str) -> _Filter:
    return _Filter(
        f"SELECT claim FROM {table} WHERE {column} = ?{part}",  # noqa: S608 - as above
        f"EXISTS (SELECT 1 FROM {table} x WHERE x.{column} = ?{part} AND x.claim = c.number)",  # noqa: S608 - as above
        (plain(value),),
    )


def _days(wanted: Wanted) -> tuple[list[str], list[Any]]:
    tests, values = [], []
    if wanted.since is not None:
        tests.append("c.last >= ?")
        values.append(wanted.since)
    if wanted.until is not None:
        tests.append("substr(c.first, 1, length(?)) <= ?")
        values += [wanted.until, wanted.until]
    return tests, values


def _source(db: Database, filters: list[_Filter], *, dated: bool) -> tuple[str, list[Any], list[_Filter]]:
    """Return where to look: the smallest set, one large one along the order, or what several large ones share.

    With days, which leave few of what stands in the order, a large set is looked through too.
    """
    if not filters:
        return "claims c", [], []
    sizes = [
        db.value(f"SELECT count(*) FROM (SELECT 1 FROM ({f.select}) LIMIT {_FEW + 1})", f.values)  # noqa: S608
        for f in filters
    ]
    least = min(range(len(filters)), key=sizes.__getitem__)
    rest = [f for i, f in enumerate(filters) if i != least]
    if sizes[least] <= _FEW or (dated and not rest):
        driver = filters[least]
        return f"({driver.select}) d CROSS JOIN claims c ON c.number = d.claim", list(driver.values), rest
    if not rest:
        return "claims c", [], filters
    shared = " INTERSECT ".join(f.select for f in filters)
    return f"({shared}) d CROSS JOIN claims c ON c.number = d.claim", [v for f in filters for v in f.values], []
