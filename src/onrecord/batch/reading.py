"""Captures → readings; readings → statements, and the members of parties."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import blake2b
from typing import Any

from onrecord.edges.runners.spark import mapped, pack, unpack, unpack_all
from onrecord.edges.runners.spark.frames import Row
from onrecord.errors import NoText, Unreadable
from onrecord.records import Reading, Statement
from onrecord.stages.claims import furniture, repeatable, statements
from onrecord.stages.names import members

READ = "number long, article string, outlet string, texts binary, record binary, where string, why string"
SAID = "article long, at int, statement string, terms binary, outlet string, furniture boolean, record binary"
MEMBERS = "number long, record binary"


def sentence(statement: Statement) -> bytes:
    """Return a hash of the terms of a statement: by it the same sentence is known in other articles."""
    return blake2b("\0".join(statement.terms).encode(), digest_size=16).digest()


def read(outcomes: Any) -> Any:
    """Turn the outcomes of reading into a row a capture, and one for each article of it.

    The row of a capture has no article. It says why where it was not read; where it is kept all the same, `texts` is
    empty and not missing. An article's number is that of its capture and its place in it.
    """

    def run(rows: Iterator[Row]) -> Iterator[Row]:
        for number, raw in rows:
            outcome = unpack_all(bytes(raw))
            if isinstance(outcome, Unreadable):
                yield number, None, None, b"" if isinstance(outcome, NoText) else None, None, outcome.where, outcome.why
                continue
            texts = "".join(sorted({reading.article.sha256 for reading in outcome})).encode()
            yield number, None, None, blake2b(texts).digest() if outcome else b"", None, None, None
            for place, reading in enumerate(outcome):
                yield number + place, reading.id, reading.article.outlet, None, pack(reading), None, None

    return mapped(outcomes, run, READ)


def revisits(every: Any, captures: Any) -> Any:
    """Return the captures of pages that came again with the same text: (number, earlier), the id of the one before."""
    from pyspark.sql import Window  # noqa: PLC0415 - 300 MB that few need
    from pyspark.sql import functions as f  # noqa: PLC0415

    pages = captures.where("origin like 'http://%' or origin like 'https://%'").select("number", "capture", "origin")
    visits = every.where("article is null and length(texts) > 0").select("number", "texts").join(pages, "number")
    order = Window.partitionBy("origin").orderBy("number")
    began = visits.withColumn("before", f.lag("texts").over(order)).withColumn("new", f.expr("not texts <=> before"))
    first = f.last(f.when(f.col("new"), f.col("capture")), ignorenulls=True)
    since = order.rowsBetween(Window.unboundedPreceding, Window.currentRow)
    return began.withColumn("earlier", first.over(since)).where("not new").select("number", "earlier")


def said(readings: Any) -> Any:
    """Return a row a statement of (number, record) readings.

    `terms` are there where it may turn out to be a sentence that its outlet repeats; `furniture` says that the article
    alone shows that it is page furniture.
    """

    def run(rows: Iterator[Row]) -> Iterator[Row]:
        for number, raw in rows:
            reading: Reading = unpack(raw)
            found = statements(reading)
            dropped = furniture(found, reading.article, (), ())
            for at, one in enumerate(found):
                terms = sentence(one) if repeatable(one) else None
                yield number, at, one.id, terms, reading.article.outlet, one.id in dropped, pack(one)

    return mapped(readings, run, SAID)


def membership(readings: Any) -> Any:
    """Return (number, record) of all that (number, record) readings name, one record an article."""

    def run(rows: Iterator[Row]) -> Iterator[Row]:
        for number, raw in rows:
            yield number, pack(members(unpack(raw)))

    return mapped(readings, run, MEMBERS)
