"""What only all copies show: the kinds of their passages, and with these which statements are page furniture."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from onrecord.batch.reading import sentence
from onrecord.edges.runners.spark import folded, mapped, pack, unpack
from onrecord.edges.runners.spark.frames import Row
from onrecord.records import Copy, Reading, Span
from onrecord.stages.claims import furniture, is_repeated, statements
from onrecord.stages.copies import Carriers, with_kinds

_SIDES = "article long, start int, end int, other long"
_SIGNS = "article long, record binary"
_ARTICLES = 5  # as many carry a template or print a sentence, at least: fewer are not looked at


class Signs(Mapping[str, Any]):
    """For each of two articles, what its passages look like on its side; stands in the place of `Carriers`."""

    def __init__(self, found: Mapping[str, Mapping[Span, tuple[bool, bool]]]) -> None:
        self._found = found

    def __getitem__(self, article: str) -> OneSide:
        return OneSide(self._found.get(article, {}))

    def __iter__(self) -> Iterator[str]:
        return iter(self._found)

    def __len__(self) -> int:
        return len(self._found)


class OneSide:
    """What the passages of one article look like."""

    def __init__(self, found: Mapping[Span, tuple[bool, bool]]) -> None:
        self._found = found

    def signs(self, span: Span) -> tuple[bool, bool]:
        """Return whether a passage looks like a template, and like stock; see `Carriers.signs`."""
        return self._found.get(span, (False, False))


def signs(copies: Any, outlets: Any) -> Any:
    """Return (article, record) of the articles with a passage that looks like a template or stock from their side.

    Args:
        copies: (pair, a, b, record).
        outlets: (number, outlet) of all articles.
    """
    from pyspark.sql import functions as f  # noqa: PLC0415 - 300 MB that few need

    def sides(rows: Iterator[Row]) -> Iterator[Row]:
        for a, b, raw in rows:
            copy: Copy = unpack(raw)
            for passage in copy.passages:
                yield a, *passage.a, b
                yield b, *passage.b, a

    def look(rows: Iterator[Row]) -> Iterator[Row]:
        for key, own, others in rows:
            found = [(Span(other["start"], other["end"]), other["outlet"], other["many"]) for other in others]
            carriers = Carriers(own, found)
            seen = {span: carriers.signs(span) for span in {span for span, _, _ in found}}
            if telling := {span: of for span, of in seen.items() if any(of)}:
                yield key, pack(telling)

    each = mapped(copies.select("a", "b", "record"), sides, _SIDES)
    known = each.join(outlets.withColumnRenamed("number", "other"), "other", "left")
    # The first to carry a line of boilerplate has a pair with everybody: counted by outlet, they are few rows.
    counted = known.groupBy("article", "start", "end", "outlet").agg(f.count("*").alias("many"))
    others = counted.groupBy("article").agg(f.collect_list(f.struct("start", "end", "outlet", "many")).alias("others"))
    own = others.join(outlets.withColumnRenamed("number", "article"), "article", "left")
    return mapped(own.select("article", "outlet", "others"), look, _SIGNS)


def with_all_kinds(copies: Any, telling: Any, readings: Any) -> Any:
    """Return (pair, a, b, record) of all copies, with the kinds of their passages set.

    Only a pair both articles of which have telling signs can hold anything but copies and shared quotations.
    """
    from pyspark.sql import functions as f  # noqa: PLC0415 - 300 MB that few need

    marks = telling.select(f.col("article"), f.col("record").alias("signs"))
    suspects = (
        copies.join(marks.withColumnsRenamed({"article": "a", "signs": "signs_a"}), "a")
        .join(marks.withColumnsRenamed({"article": "b", "signs": "signs_b"}), "b")
        .join(readings.withColumnsRenamed({"number": "a", "record": "one"}), "a")
        .join(readings.withColumnsRenamed({"number": "b", "record": "two"}), "b")
        .select("pair", "a", "b", "record", "signs_a", "signs_b", "one", "two")
    )

    def set_kinds(rows: Iterator[Row]) -> Iterator[Row]:
        for pair, a, b, raw, *rest in rows:
            copy: Copy = unpack(raw)
            of_a, of_b, *two = map(unpack, rest)
            articles = {reading.id: reading.article for reading in two}
            first, second = (copy.a, copy.b) if two[0].id == copy.a else (copy.b, copy.a)
            yield pair, a, b, pack(with_kinds(copy, articles, Signs({first: of_a, second: of_b})))

    changed = mapped(suspects, set_kinds, "pair long, a long, b long, record binary")
    rest = copies.join(suspects.select("pair"), "pair", "left_anti").select("pair", "a", "b", "record")
    return rest.unionByName(changed)


def templates(copies: Any) -> Any:
    """Return (article, record) of the passages that are templates, of the articles that have some."""

    def sides(rows: Iterator[Row]) -> Iterator[Row]:
        for pair, a, b, raw in rows:
            copy: Copy = unpack(raw)
            found = [p for p in copy.passages if p.kind == "template"]
            if found:
                yield a, pair, pack(tuple(p.a for p in found))
                yield b, pair, pack(tuple(p.b for p in found))

    def together(key: int, spans: Sequence[tuple[Span, ...]]) -> Iterator[Row]:
        yield key, pack(tuple(span for some in spans for span in some))

    each = mapped(copies.select("pair", "a", "b", "record"), sides, "key long, at long, record binary")
    return folded(each, together, "article long, record binary")


def repeated(said: Any) -> Any:
    """Return (terms) of the sentences that one outlet prints again and again, and hardly anybody else."""
    from pyspark.sql import functions as f  # noqa: PLC0415 - 300 MB that few need

    printed = said.where("terms is not null").select("terms", "outlet", "article").distinct()
    counted = printed.groupBy("terms", "outlet").count()
    often = counted.groupBy("terms").agg(
        f.collect_list(f.struct("outlet", "count")).alias("by"), f.max("count").alias("most")
    )

    def run(rows: Iterator[Row]) -> Iterator[Row]:
        for terms, by in rows:
            if is_repeated({one["outlet"]: one["count"] for one in by}):
                yield (terms,)

    return mapped(often.where(f.col("most") >= _ARTICLES).select("terms", "by"), run, "terms binary")


def left_out(said: Any, readings: Any, of_templates: Any, of_sentences: Any) -> Any:
    """Return (statement) of those that are page furniture.

    Args:
        said: what `reading.said` returns.
        readings: (number, record).
        of_templates: what `templates` returns.
        of_sentences: what `repeated` returns.
    """
    from pyspark.sql import functions as f  # noqa: PLC0415 - 300 MB that few need

    printed = said.where("terms is not null").select("terms", "article").join(of_sentences, "terms")
    sentences = printed.groupBy("article").agg(f.collect_set("terms").alias("sentences"))
    suspects = of_templates.select("article", f.col("record").alias("spans")).join(sentences, "article", "full")
    rows = suspects.join(readings.withColumnRenamed("number", "article"), "article").select(
        "record", "spans", "sentences"
    )

    def run(rows: Iterator[Row]) -> Iterator[Row]:
        for raw, spans, hashes in rows:
            reading: Reading = unpack(raw)
            found, known = statements(reading), set(hashes or ())
            again = {one.terms for one in found if sentence(one) in known}
            for ident in furniture(found, reading.article, unpack(spans) if spans else (), again):
                yield (ident,)

    alone = said.where("furniture").select("statement")
    return alone.unionByName(mapped(rows, run, "statement string")).distinct()
