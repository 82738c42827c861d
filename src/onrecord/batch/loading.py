"""Stages that a cluster made → a store: captures with their readings, in the order of their numbers."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path
from typing import Any, NamedTuple

from onrecord.batch.folder import Folder
from onrecord.batch.intake import ARTICLES
from onrecord.edges.runners.spark.codec import unpack
from onrecord.errors import BadInput, NeedsExtra
from onrecord.keeping import addresses
from onrecord.ports import Store
from onrecord.records import Capture, Reading, Seen
from onrecord.tally import Watch, unwatched

_ROWS = 256  # read at once


class Loaded(NamedTuple):
    """How many captures are new in the store, and how many were there."""

    new: int
    known: int


def load(where: str | Path, store: Store, watch: Watch = unwatched) -> Loaded:
    """Put what a batch read into a store; done again, or after it was stopped, it adds what is missing.

    What was erased from the store on purpose is not taken in again.

    Raises:
        BadInput: the folder is no batch's, or its articles are not read yet.
        NeedsExtra: pyarrow is not installed.
    """
    folder = Folder(where)
    whole = folder.manifest.inputs and folder.done("unread")
    if not whole:
        raise BadInput(f"{where}: its articles are not read yet; the same `onrecord batch` again goes on from there")
    total = captures.rows if (captures := folder.done("captures")) else None
    counts = [0, 0]
    for _, new in store.add_all(item for item in _items(folder) if not _erased(store, item[0])):
        counts[not new] += 1
        watch("loading", sum(counts), total)
    for seen in _seen(folder):
        if store.has(seen.id):
            store.observe(seen)
    return Loaded(*counts)


def _erased(store: Store, capture: Capture) -> bool:
    pages = [hashlib.sha256(page.encode("utf-8", "surrogatepass")).hexdigest() for page in addresses(capture)]
    return store.forgotten(capture.sha256, pages) is not None


def _items(folder: Folder) -> Iterator[tuple[Capture, list[Reading]]]:
    """Yield each capture that is kept with its readings, in order."""
    again = {row["number"] for row in _rows(folder, "revisits", ("number",))}
    read = _rows(folder, "read", ("number", "article", "texts", "record"))
    by_capture = groupby(read, key=lambda row: row["number"] >> ARTICLES)
    captures = (row for row in _rows(folder, "captures", ("number", "fate", "record")) if row["fate"] == "new")
    for row, (number, of) in zip(captures, by_capture, strict=True):
        rows = list(of)
        if number != row["number"] >> ARTICLES:
            raise BadInput(f"{folder.where}: captures and readings do not fit each other; it was changed: make it anew")
        head = next(one for one in rows if one["article"] is None)
        if head["texts"] is not None and row["number"] not in again:
            yield unpack(row["record"]), [unpack(one["record"]) for one in rows if one["article"] is not None]


def _seen(folder: Folder) -> Iterator[Seen]:
    """Yield every later time at which a capture was met."""
    wanted = {row["number"]: row["earlier"] for row in _rows(folder, "revisits", ("number", "earlier"))}
    for row in _rows(folder, "captures", ("number", "capture", "obtained", "origin", "fate")):
        if row["fate"] == "seen":
            yield Seen(row["capture"], row["origin"], row["obtained"])
        elif row["number"] in wanted:
            yield Seen(wanted[row["number"]], row["origin"], row["obtained"])


def _rows(folder: Folder, stage: str, columns: Iterable[str]) -> Iterator[dict[str, Any]]:
    """Yield the rows of a stage in the order of their numbers: its files were written in it."""
    try:
        from pyarrow import parquet  # noqa: PLC0415 - 150 MB that few need
    except ImportError as error:
        raise NeedsExtra(str(folder.where), "reading it needs a library; pip install 'onrecord[tables]'") from error
    for path in sorted(folder.path(stage).glob("*.parquet")):
        with parquet.ParquetFile(path) as file:
            for batch in file.iter_batches(_ROWS, columns=list(columns)):
                yield from batch.to_pylist()
