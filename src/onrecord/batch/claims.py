"""Statements and bonds → claims with their links: part by part of what bonds hold together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import itemgetter
from typing import Any

from onrecord.edges.runners.spark import SparkRunner, folded, mapped, pack, unpack
from onrecord.edges.runners.spark.frames import Row
from onrecord.records import Bond, Claim, Statement
from onrecord.stages.claims import linked, links_between, together, worth_listing

HOMES = "number long, claim string, listed boolean, record binary"
LINKED = "claim string, articles array<string>, record binary"
_BONDS = "a long, b long, kind string, record binary"
_LINKS = ("denies", "revises", "supports")


def of_kinds(bonds: Any, told: Any) -> Any:
    """Return (a, b, kind, record) of (a, b, outcome) bonds, those of statements that are told."""

    def run(rows: Iterator[Row]) -> Iterator[Row]:
        for a, b, raw in rows:
            yield a, b, unpack(raw).kind, raw

    for side in ("a", "b"):
        bonds = bonds.join(told.select("number").withColumnRenamed("number", side), side, "left_semi")
    return mapped(bonds.select("a", "b", "outcome"), run, _BONDS)


def grouped(runner: SparkRunner, told: Any, bonds: Any) -> Any:
    """Return a row for each statement, with its claim's id and whether that is listed; a listed claim on its first one.

    Args:
        runner: the runner, for the clusters.
        told: (number, article, at, record) of all statements but page furniture; article and place in it are their
            order of arrival.
        bonds: what `of_kinds` returns.
    """
    from pyspark.sql import functions as f  # noqa: PLC0415 - 300 MB that few need

    same = bonds.where("kind = 'same'").select(f.col("a").alias("one"), f.col("b").alias("two"))
    parts = runner.settled(runner.frame_clusters(runner.settled(same)))
    held = bonds
    for side, root in (("a", "key"), ("b", "other")):
        held = held.join(parts.withColumnsRenamed({"node": side, "root": root}), side)
    nothing = f.lit(-1).cast("long")
    within = held.where("key = other").select(
        "key", nothing.alias("article"), f.lit(-1).alias("at"), nothing.alias("number"), "record"
    )
    homes = told.join(parts.withColumnRenamed("node", "number"), "number", "left")
    members = homes.select(f.coalesce("root", "number").alias("key"), "article", "at", "number", "record")
    rows = members.unionByName(within).repartition("key").sortWithinPartitions("key", "article", "at")
    return mapped(rows.select("key", "number", "record"), _group, HOMES)


def _group(rows: Iterator[Row]) -> Iterator[Row]:
    for _, part in groupby(rows, key=itemgetter(0)):
        bonds: list[Bond] = []
        said: dict[str, tuple[int, Statement]] = {}
        for _, number, raw in part:
            one = unpack(raw)
            if isinstance(one, Bond):
                bonds.append(one)
            else:
                said[one.id] = number, one
        for claim in together([one for _, one in said.values()], bonds):
            listed = worth_listing(claim.members)
            for place, member in enumerate(claim.members):
                yield said[member.id][0], claim.id, listed, pack(claim) if listed and not place else None


def with_links(homes: Any, told: Any, bonds: Any) -> Any:
    """Return (claim, articles, record) of all listed claims with their links; `articles` are ids that they speak of.

    Args:
        homes: what `grouped` returns.
        told: (number, record) of the statements.
        bonds: what `of_kinds` returns.
    """
    from pyspark.sql import functions as f  # noqa: PLC0415 - 300 MB that few need

    here = homes.select("number", "claim", "listed").join(told.select("number", "record"), "number")
    found = bonds.where(f.col("kind").isin(*_LINKS)).select("a", "b", f.col("record").alias("bond"))
    for side in ("a", "b"):
        names = {"number": side, **{name: f"{name}_{side}" for name in ("claim", "listed", "record")}}
        found = found.join(here.withColumnsRenamed(names), side)
    columns = [f.col(f"{name}_{side}") for side in ("a", "b") for name in ("claim", "listed", "record")]
    ends = mapped(found.select("bond", *columns), _ends, "key string, at long, record binary")
    whole = homes.where("record is not null").select(
        f.col("claim").alias("key"), f.lit(0).cast("long").alias("at"), "record"
    )
    return folded(whole.unionByName(ends), _link, LINKED)


def _ends(rows: Iterator[Row]) -> Iterator[Row]:
    """A row for each listed claim that a bond bears upon, with both statements and where these are."""
    for raw, *ends in rows:
        sides = [(claim, listed, unpack(one)) for claim, listed, one in (ends[:3], ends[3:])]
        for key in sorted({claim for claim, listed, _ in sides if listed}):
            yield key, 1, pack((unpack(raw), sides))


def _link(key: str, records: Sequence[Any]) -> Iterator[Row]:
    claim: Claim = records[0]
    asserted = {member.id: member for member in claim.members}
    home = dict.fromkeys(asserted, claim.id)
    bonds, shown = [], {claim.id}
    for bond, sides in records[1:]:
        bonds.append(bond)
        for other, listed, statement in sides:
            asserted[statement.id], home[statement.id] = statement, other
            shown |= {other} if listed else set()
    bonds.sort(key=lambda bond: (bond.left, bond.right))
    made = linked(claim, links_between(asserted, bonds, home).get(key, ()), shown)
    articles = dict.fromkeys([*(m.article for m in made.members), *(k.article for k in made.links)])
    yield key, list(articles), pack(made)
