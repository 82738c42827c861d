"""The tables of an export, to be compared: the same rows whatever order they were made in."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pyarrow import parquet

CLOCK = {"captures": {"obtained", "last_seen", "times_seen"}}
"""Columns that say when something was done, which two runs cannot have in common."""


def rows(folder: Path) -> dict[str, list[str]]:
    """Return the rows of every table in a folder, as JSON, sorted; a table is a file or a folder of files."""
    names = {path.name.removesuffix(".parquet") for path in folder.iterdir() if not path.name.endswith(".json")}
    return {name: sorted(_rows(folder, name)) for name in sorted(names)}


def _rows(folder: Path, name: str) -> Iterator[str]:
    whole = folder / f"{name}.parquet"
    for path in [whole] if whole.exists() else sorted((folder / name).glob("*.parquet")):
        with parquet.ParquetFile(path) as file:
            for batch in file.iter_batches(1000):
                yield from (_line(name, row) for row in batch.to_pylist())


def _line(name: str, row: dict[str, Any]) -> str:
    left_out = CLOCK.get(name, set())
    return json.dumps({column: value for column, value in row.items() if column not in left_out}, sort_keys=True)


def digest(lines: list[str]) -> str:
    """Return the SHA-256 of rows."""
    sha = hashlib.sha256()
    for line in lines:
        sha.update(line.encode() + b"\n")
    return sha.hexdigest()
