"""All tables, and their three forms: CSV, Parquet, JSON Lines."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any, BinaryIO

import msgspec

from onrecord.edges.export.of_answers import (
    APPEARANCES,
    CHAINS,
    CLAIMS,
    COPIES,
    EDITS,
    LINKS,
    MEMBERS,
    PARTIES,
    PASSAGES,
)
from onrecord.edges.export.of_articles import ARTICLES, ATTRIBUTIONS, CAPTURES, HOPS, MENTIONS
from onrecord.edges.export.of_people import JUDGEMENTS, NOTES, TOMBSTONES
from onrecord.edges.export.pile import QUOTE, Pile
from onrecord.edges.export.schema import Kind, Table
from onrecord.errors import NeedsExtra

TABLES = (
    CAPTURES, ARTICLES, ATTRIBUTIONS, HOPS, MENTIONS, PARTIES, APPEARANCES, CLAIMS, MEMBERS, CHAINS, LINKS, COPIES,
    PASSAGES, EDITS, JUDGEMENTS, NOTES, TOMBSTONES,
)  # fmt: skip

_ROWS = 10_000  # written at once: what a group of rows in Parquet holds
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_TYPES: dict[Kind, str] = {
    "text": "string", "whole": "integer", "number": "number", "yes/no": "boolean", "texts": "array",
}  # fmt: skip
_encode = msgspec.json.Encoder().encode


def write_json_lines(pile: Pile, file: BinaryIO) -> int:
    """Write every row of every table as one line: its table and its columns; return how many.

    The first line says what wrote it. What is not known or none is left out.
    """
    file.write(_encode({"table": "about", **_about(pile)}) + b"\n")
    written = 0
    for table in TABLES:
        names = [column.name for column in table.columns]
        for row in rows_of(table, pile):
            known = {n: v for n, v in zip(names, row, strict=True) if v is not None and v != []}
            file.write(_encode({"table": table.name, **known}) + b"\n")
            written += 1
    return written


def write_csv(pile: Pile, folder: Path) -> int:
    """Write a CSV file a table (RFC 4180, UTF-8) and `datapackage.json`, which describes them; return how many rows.

    A text that a spreadsheet would run as a formula begins with an apostrophe.
    """
    written = 0
    for table in TABLES:
        with (folder / f"{table.name}.csv").open("wb") as raw, io.TextIOWrapper(raw, "utf-8", newline="") as file:
            out = csv.writer(file)
            out.writerow(column.name for column in table.columns)
            for row in rows_of(table, pile):
                out.writerow(_cell(value) for value in row)
                written += 1
    _describe(pile, folder, "csv")
    return written


def _cell(value: Any) -> Any:
    if isinstance(value, str):
        return "'" + value if value.startswith(_FORMULA) else value
    if isinstance(value, bool):
        return "true" if value else "false"
    return _encode(value).decode() if isinstance(value, list) else value


def write_parquet(pile: Pile, folder: Path) -> int:
    """Write a Parquet file a table and `datapackage.json`; return how many rows.

    Raises:
        NeedsExtra: pyarrow is not installed.
    """
    try:
        import pyarrow as pa  # noqa: PLC0415 - 150 MB that few need
        from pyarrow import parquet  # noqa: PLC0415
    except ImportError as error:
        raise NeedsExtra(str(folder), "writing Parquet needs a library; pip install 'onrecord[tables]'") from error
    types: dict[Kind, Callable[[], Any]] = {
        "text": pa.string, "whole": pa.int64, "number": pa.float64, "yes/no": pa.bool_,
        "texts": lambda: pa.list_(pa.string()),
    }  # fmt: skip
    written = 0
    for table in TABLES:
        fields = [pa.field(c.name, types[c.kind](), metadata={"about": c.about}) for c in table.columns]
        schema = pa.schema(fields, metadata={"about": table.about})
        with parquet.ParquetWriter(folder / f"{table.name}.parquet", schema, compression="zstd") as out:
            for rows in _batches(rows_of(table, pile)):
                columns = [list(column) for column in zip(*rows, strict=True)]
                out.write_table(pa.table(columns, schema=schema))
                written += len(rows)
    _describe(pile, folder, "parquet")
    return written


def _batches(rows: Iterator[list[Any]]) -> Iterator[list[list[Any]]]:
    while batch := list(islice(rows, _ROWS)):
        yield batch


def rows_of(table: Table, pile: Pile) -> Iterator[list[Any]]:
    """Yield the rows of a table as every form can hold them."""
    return ([_storable(value) for value in row] for row in table.rows(pile))


def _storable(value: Any) -> Any:
    """Put a question mark for each lone surrogate, which no form can hold."""
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode()
    return [_storable(one) for one in value] if isinstance(value, list) else value


def _about(pile: Pile) -> dict[str, Any]:
    about = pile.about
    longest = None if pile.with_text else QUOTE
    return {"program": about.program, "corpus": about.corpus, "made": about.made, "longest_quote": longest}


def _describe(pile: Pile, folder: Path, ending: str) -> None:
    """Write what the tables are, as Frictionless Data has it (https://datapackage.org/standard/data-package/)."""
    described = {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": "onrecord", **_about(pile),
        "resources": [resource(table, ending) for table in TABLES],
    }  # fmt: skip
    (folder / "datapackage.json").write_bytes(msgspec.json.format(_encode(described), indent=1))


def resource(table: Table, ending: str) -> dict[str, Any]:
    """One table as a Data Resource with its Table Schema."""
    fields = [{"name": c.name, "type": _TYPES[c.kind], "description": c.about} for c in table.columns]
    path = f"{table.name}.{ending}"
    return {"name": table.name, "path": path, "description": table.about, "schema": {"fields": fields}}
