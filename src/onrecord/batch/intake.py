"""Files → captures, each once, under a number that says their order."""

from __future__ import annotations

import gzip
from collections.abc import Iterable, Iterator, Sequence
from hashlib import blake2b
from pathlib import Path
from typing import Any

from onrecord.edges.runners.spark import mapped, pack
from onrecord.edges.runners.spark.frames import Row
from onrecord.edges.sources import Intake, found
from onrecord.errors import BadInput, Unreadable
from onrecord.records import Capture, Lead, Skipped

TAKEN = (
    "number long, capture string, obtained string, origin string, twin binary, record binary, where string, why string"
)
ARTICLES = 10  # bits of a number that tell the articles of a capture apart
ROWS = 28  # bits that tell the captures of a file apart
_MOST = 1 << ROWS
_LISTS = (".paths", ".paths.gz")


def files_of(what: Iterable[str]) -> tuple[str, ...]:
    """Return every file that is meant: a folder stands for all below it, a list (.paths) for the files it names.

    Raises:
        BadInput: there is none of that name, or it is a link.
    """
    files: list[str] = []
    for name in what:
        path = Path(name)
        if "://" in name:
            raise BadInput(f"{name}: a batch reads files alone; fetch it first, with `onrecord add` or another program")
        if path.is_dir():
            below = sorted(p for p in path.rglob("*") if p.is_file())
            files += [str(p) for p in below if not any(part.startswith(".") for part in p.relative_to(path).parts)]
        elif not path.exists():
            raise BadInput(f"{name}: there is no such file; check the spelling")
        elif name.endswith(_LISTS):
            raw = gzip.decompress(path.read_bytes()) if name.endswith(".gz") else path.read_bytes()
            files += [str(path.parent / line.strip()) for line in raw.decode().splitlines() if line.strip()]
        else:
            files.append(name)
    if not files:
        raise BadInput("no file in what was named: name files, folders, or lists of files that end in .paths")
    return tuple(str(Path(file).absolute()) for file in files)


def taken(session: Any, files: Sequence[str], intake: Intake) -> Any:
    """Return a row for each capture in some files, and for each thing that is none."""
    frame = session.createDataFrame(list(enumerate(files)), "number long, path string").repartition(
        max(1, min(len(files), 10_000)), "number"
    )

    def run(rows: Iterator[Row]) -> Iterator[Row]:
        for number, path in rows:
            yield from _rows_of(number << (ROWS + ARTICLES), path, intake)

    return mapped(frame, run, TAKEN)


def _rows_of(first: int, path: str, intake: Intake) -> Iterator[Row]:
    for place, item in enumerate(found((path,), intake)):
        number = first + (place << ARTICLES)
        if place >= _MOST:
            yield number, None, None, None, None, None, path, f"more than {_MOST:,} reports in one file; part it"
            return
        if isinstance(item, Capture):
            twin = (
                None if item.given.url is not None else blake2b(repr(item.twin_key).encode("utf-8", "replace")).digest()
            )
            yield number, item.id, item.obtained, item.origin, twin, pack(item), None, None
        elif isinstance(item, Unreadable):
            yield number, None, None, None, None, None, item.where, item.why
        elif isinstance(item, Skipped):
            yield number, None, None, None, None, None, item.where, f"no report: {item.why} (× {item.count})"
        elif isinstance(item, Lead):
            why = "an address without a text: a batch fetches nothing; `onrecord add` does"
            yield number, None, None, None, None, None, item.url, why


def sorted_out(every: Any) -> Any:
    """Mark each capture of `taken` as the first of its id ("new"), one that came again ("seen") or a mere "double".

    A double has the same bytes in the same folder, and nothing says that it is another's: see `Capture.twin_key`.
    """
    from pyspark.sql import Window  # noqa: PLC0415 - 300 MB that few need
    from pyspark.sql import functions as f  # noqa: PLC0415

    read = every.where("record is not null")
    of_id, of_twin = (Window.partitionBy(by).orderBy("number") for by in ("capture", "twin"))
    slim = read.select("number", "capture", "twin").withColumn("place", f.row_number().over(of_id))
    again = slim.where("place > 1").select("number", f.lit("seen").alias("fate"))
    twins = slim.where("place = 1 and twin is not null").withColumn("place", f.row_number().over(of_twin))
    doubles = twins.where("place > 1").select("number", f.lit("double").alias("fate"))
    fates = again.unionByName(doubles)  # few: the captures themselves stay where they are
    return read.join(fates, "number", "left").select(
        "number", "capture", "obtained", "origin", f.expr("coalesce(fate, 'new')").alias("fate"), "record"
    )
