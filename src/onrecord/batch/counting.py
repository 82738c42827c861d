"""Claims × readings × copies × parties → counted claims: what a count looks up is brought to it.

Most claims stand in one article and have links to none other: these are counted together, beside one copy of their
article. Any other has the articles it speaks of brought to it alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import msgspec

from onrecord.edges.export import LINKS, Pile, rows_of
from onrecord.edges.runners.spark import folded, mapped, pack, unpack
from onrecord.edges.runners.spark.frames import Row
from onrecord.records import Claim, Copy, Party, Reading
from onrecord.stages.claims import bears
from onrecord.stages.origins import Context, count

COUNTED = "claim string, record binary, links binary"
_KEYED = "key string, at long, record binary"


def homes(parties: Any) -> Any:
    """Return (article, record) of who each article names: its parties by their numbers in it, without their members."""

    def each(rows: Iterator[Row]) -> Iterator[Row]:
        for (raw,) in rows:
            party: Party = unpack(raw)
            bare = msgspec.structs.replace(party, members=(), roles=())
            for article, number in party.members:
                yield article, number, pack((number, bare))

    def together(key: str, found: Sequence[tuple[int, Party]]) -> Iterator[Row]:
        yield key, pack((key, dict(found)))

    return folded(mapped(parties.select("record"), each, _KEYED), together, "article string, record binary")


def counted(claims: Any, readings: Any, copies: Any, named: Any) -> Any:
    """Return (claim, record, links) of all claims, counted; `links` are their rows in the table of links.

    Args:
        claims: what `claims.with_links` returns.
        readings: (article, record).
        copies: (a, b, record), by the ids of the articles.
        named: what `homes` returns.
    """
    from pyspark.sql import functions as f  # noqa: PLC0415 - 300 MB that few need

    alone = f.size("articles") == 1
    keyed = claims.withColumn("key", f.when(alone, f.col("articles")[0]).otherwise(f.col("claim")))
    spoken_of = keyed.select("key", f.explode("articles").alias("article")).distinct()
    several = keyed.where(~alone).select("key", f.explode("articles").alias("a"))
    pairs = several.join(copies, "a").join(several.withColumnRenamed("a", "b"), ["key", "b"]).select("key", "record")
    rows = [keyed, spoken_of.join(readings, "article"), pairs, spoken_of.join(named, "article")]
    every = rows[0].select("key", f.lit(0).cast("long").alias("at"), "record")
    for at, more in enumerate(rows[1:], 1):
        every = every.unionByName(more.select("key", f.lit(at).cast("long").alias("at"), "record"))
    return folded(every, _count, COUNTED)


def _count(_: str, records: Sequence[Any]) -> Iterator[Row]:
    readings = {one.id: one for one in records if isinstance(one, Reading)}
    copies = sorted((one for one in records if isinstance(one, Copy)), key=lambda copy: (copy.a, copy.b))
    places = [one for one in records if isinstance(one, tuple)]
    context = Context(readings, copies, {(article, n): party for article, of in places for n, party in of.items()})
    for claim in records:
        if isinstance(claim, Claim):
            made = count(claim, context)
            yield made.id, pack(made), pack(links_of(made, readings))


def links_of(claim: Claim, readings: dict[str, Reading]) -> list[list[Any]]:
    """Return the rows of a claim in the table of links, whose words stand in articles that are at hand here alone."""
    nothing: dict[str, Any] = dict.fromkeys(Pile._fields)
    held = {"claims": lambda: (claim,), "article": lambda ident: readings[ident].article, "acts": bears}
    pile = Pile(**nothing | held | {"with_text": False})
    return list(rows_of(LINKS, pile))
