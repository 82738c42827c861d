"""The stages of a batch as the tables of an export: the same columns, the same rows, made where the records are."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from onrecord.edges.export import TABLES, Kind, Pile, Table, rows_of
from onrecord.edges.runners.spark import mapped, unpack
from onrecord.edges.runners.spark.frames import Row
from onrecord.stages.claims import bears

_TYPES: dict[Kind, str] = {
    "text": "string", "whole": "long", "number": "double", "yes/no": "boolean", "texts": "array<string>",
}  # fmt: skip
_OF_ROWS: dict[str, tuple[str, ...]] = {
    "readings": ("articles", "attributions", "hops", "mentions"),
    "parties": ("parties", "appearances"),
    "claims": ("claims", "members", "chains"),
    "copies": ("copies", "passages", "edits"),
}
OF_PEOPLE = ("judgements", "notes", "tombstones")
BY_NAME = {table.name: table for table in TABLES}


def schema(table: Table) -> str:
    """Return the schema of a table as Spark writes it."""
    return ", ".join(f"{column.name} {_TYPES[column.kind]}" for column in table.columns)


def tables_of(kind: str, records: Any, *, with_text: bool) -> Iterator[tuple[str, Any]]:
    """Yield the name and rows of each table that is made of (record) rows of one kind, as "claims"."""
    for name in _OF_ROWS[kind]:
        yield name, mapped(records, _making(BY_NAME[name], kind, with_text=with_text), schema(BY_NAME[name]))


def _making(table: Table, kind: str, *, with_text: bool) -> Callable[[Iterator[Row]], Iterator[Row]]:
    def run(rows: Iterator[Row]) -> Iterator[Row]:
        for (raw,) in rows:
            record = unpack(raw)
            yield from map(tuple, rows_of(table, pile(with_text=with_text, **{kind: lambda one=record: iter((one,))})))

    return run


def captures_table(captures: Any) -> Any:
    """Return the rows of the table of captures, of (record, seen): all times at which each was obtained."""
    table = BY_NAME["captures"]

    def run(rows: Iterator[Row]) -> Iterator[Row]:
        for raw, seen in rows:
            capture, times = unpack(raw), sorted(seen)
            of = pile(captures=lambda one=capture: iter((one,)), seen_at=lambda _, at=times: at)
            yield from map(tuple, rows_of(table, of))

    return mapped(captures, run, schema(table))


def links_table(counted: Any) -> Any:
    """Return the rows of the table of links, which were made where the articles were at hand."""

    def run(rows: Iterator[Row]) -> Iterator[Row]:
        for (raw,) in rows:
            yield from map(tuple, unpack(raw))

    return mapped(counted.select("links"), run, schema(BY_NAME["links"]))


def pile(*, with_text: bool = False, **held: Any) -> Pile:
    """Return a pile that holds only some of what a corpus does."""
    return Pile(**{**dict.fromkeys(Pile._fields), "acts": bears, **held, "with_text": with_text})
