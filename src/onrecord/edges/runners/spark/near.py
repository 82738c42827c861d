"""Which texts share passages, by their fingerprints: what `onrecord.neighbours` finds in one table, found by sorting.

The rules are those of `Neighbours`, to the letter, so that both find the same: texts in the order of their numbers; a
fingerprint keeps its first 24 texts, with two places of each; where it has as many, only the first eight places are
told; two shared fingerprints must stand at like distances. So a text costs the same however many carry one story, and
a fingerprint of boilerplate that stands in every article makes eight rows an article, not a square.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from hashlib import blake2b
from typing import Any

from onrecord.edges.runners.spark.codec import unpack
from onrecord.edges.runners.spark.each import Batches
from onrecord.loops import compiling, pick, room
from onrecord.neighbours import CAP, FEW, near
from onrecord.shapes import Near

TEXTS = "number long, mark binary, prints array<long>, places array<int>"
HITS = "a long, b long, hit long"
PAIRS = "a long, b long"
_PLACES = 0x7FFF
_OWN = 2  # places of one text that a fingerprint keeps


def printing(how: Near[Any]) -> Callable[[Batches], Batches]:
    """Return what makes of batches of (number, record) a row a text: a hash of its words, fingerprints and places."""

    def run(batches: Batches) -> Batches:
        import numpy as np  # noqa: PLC0415 - comes with Spark
        from pyarrow import ListArray, RecordBatch, array, binary, int32, int64  # noqa: PLC0415

        for batch in batches:
            marks, prints, places, ends = [], [], [], [0]
            for raw in batch.column("record").to_pylist():
                words = how.words(unpack(raw))
                packed = np.asarray(words, np.int32).tobytes()
                marks.append(blake2b(packed, digest_size=16).digest() if packed else None)
                found, where = how.prints(words)
                prints.append(np.asarray(found, np.int64))
                places.append(np.asarray(where, np.int32) & _PLACES)
                ends.append(ends[-1] + len(found))
            offsets = array(ends, int32())
            values, rows = (np.concatenate(of) if of else np.zeros(0, int) for of in (prints, places))
            columns = [
                batch.column("number"), array(marks, binary()),
                ListArray.from_arrays(offsets, array(values, int64())),
                ListArray.from_arrays(offsets, array(rows, int32())),
            ]  # fmt: skip
            yield RecordBatch.from_arrays(columns, ["number", "mark", "prints", "places"])

    return run


def twins(texts: Any) -> Any:
    """Return (number, first) of each text that equals an earlier one word for word, and the first that it equals."""
    from pyspark.sql import functions as f  # noqa: PLC0415 - 300 MB that few need

    marked = texts.where("mark is not null").select("number", "mark")
    several = marked.groupBy("mark").agg(f.min("number").alias("first"), f.count("*").alias("n")).where("n > 1")
    return marked.join(several, "mark").where("number != first").select("number", "first")


def neighbouring(texts: Any, same: Any) -> Any:
    """Return the pairs (a, b), a < b, of texts that share two fingerprints at like distances; without twins."""
    from pyspark.sql import functions as f  # noqa: PLC0415 - 300 MB that few need

    alone = texts.join(same.select("number"), "number", "left_anti")
    each = alone.select("number", f.explode(f.arrays_zip("prints", "places")).alias("at")).select(
        f.col("at.prints").alias("print"), "number", f.col("at.places").alias("place")
    )
    filed = each.repartition("print").sortWithinPartitions("print", "number", "place")
    hits = filed.mapInArrow(meeting, HITS).groupBy("a", "b").agg(f.collect_list("hit").alias("hits"))
    return hits.where(f.size("hits") > 1).mapInArrow(standing_alike, PAIRS)


def meeting(batches: Batches) -> Batches:
    """Turn batches of (print, number, place), sorted, into batches of (a, b, hit): b has a print that a had before.

    A hit is the place in b times 2¹⁵, and the place in a.
    """
    from pyarrow import RecordBatch, array, int64  # noqa: PLC0415 - comes with Spark

    filing = Filing()
    for batch in batches:
        found = [hit for row in _repeated(batch) for hit in filing.take(*row)]
        columns = [array(list(of), int64()) for of in (zip(*found, strict=True) if found else ((), (), ()))]
        yield RecordBatch.from_arrays(columns, ["a", "b", "hit"])


def _repeated(batch: Any) -> Iterator[tuple[int, int, int]]:
    """Yield the rows whose fingerprint stands in the row before or after, and those at the ends of the batch."""
    import numpy as np  # noqa: PLC0415 - comes with Spark

    if not batch.num_rows:
        return iter(())
    prints, numbers, places = (batch.column(i).to_numpy(zero_copy_only=False) for i in range(3))
    same = prints[1:] == prints[:-1]
    kept = np.ones(len(prints), bool)
    kept[1:-1] = same[:-1] | same[1:]
    return zip(prints[kept].tolist(), numbers[kept].tolist(), places[kept].tolist(), strict=True)


class Filing:
    """Takes one fingerprint after the other, and of each its texts in their order; holds the first texts of one."""

    def __init__(self) -> None:
        self._print: int | None = None
        self._begin()

    def _begin(self) -> None:
        self._filed: list[tuple[int, int]] = []  # number of a text and a place in it
        self._texts = 0
        self._text: int | None = None
        self._own: list[int] = []

    def take(self, print_: int, number: int, place: int) -> list[tuple[int, int, int]]:
        """Take a place where a text has a fingerprint; return its hits (a, b, hit)."""
        if print_ != self._print:
            self._print = print_
            self._begin()
        if number != self._text:
            self._file()
            self._text, self._own = number, []
        if len(self._own) < _OWN:
            self._own.append(place)
        seen = self._filed if self._texts < CAP else self._filed[:FEW]
        return [(other, number, place << 15 | there) for other, there in seen]

    def _file(self) -> None:
        """File the text that was taken last, now that all its places are known."""
        if self._text is not None and self._texts < CAP:
            self._filed += [(self._text, place) for place in self._own]
            self._texts += 1


def standing_alike(batches: Batches) -> Batches:
    """Keep of batches of (a, b, hits) the pairs of which two hits stand at like distances in both."""
    from pyarrow import RecordBatch, array, int64  # noqa: PLC0415 - comes with Spark

    for batch in batches:
        rows = zip(*(batch.column(i).to_pylist() for i in range(3)), strict=True)
        found = [(a, b) for a, b, hits in rows if _near(hits)]
        columns = [array(list(of), int64()) for of in (zip(*found, strict=True) if found else ((), ()))]
        yield RecordBatch.from_arrays(columns, ["a", "b"])


def _near(hits: list[int]) -> bool:
    fast = compiling()
    held = room(len(hits), fast=fast)
    held[:] = hits
    return bool(pick(near, fast=fast)(held, len(hits), room(len(hits), fast=fast)))


def spread(pairs: Any, same: Any) -> Any:
    """Add the pairs that texts make which are the same as others: each stands for all that are."""
    from pyspark.sql import functions as f  # noqa: PLC0415 - 300 MB that few need

    group = same.select("first", f.col("number").alias("one")).unionByName(
        same.select("first", f.col("first").alias("one")).distinct()
    )
    every = pairs
    for side in ("a", "b"):
        every = (
            every.join(group.withColumnRenamed("first", side), side, "left")
            .withColumn(side, f.coalesce("one", side))
            .drop("one")
        )
    within = group.withColumnRenamed("one", "a").join(group.withColumnRenamed("one", "b"), "first").where("a < b")
    every = every.select(f.least("a", "b").alias("a"), f.greatest("a", "b").alias("b"))
    return every.unionByName(within.select("a", "b")).distinct()
