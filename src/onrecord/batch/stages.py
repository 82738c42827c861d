"""The stages of a batch in their order, each a table that stands once it is done."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from importlib.metadata import version
from pathlib import Path
from typing import Any, NamedTuple

from onrecord import plan
from onrecord.batch import claims as claiming
from onrecord.batch import counting, kinds, naming, pairing, reading, tables
from onrecord.batch.folder import FORMAT, Done, Folder, Manifest
from onrecord.batch.intake import ARTICLES, files_of, sorted_out, taken
from onrecord.edges.runners.spark import SparkRunner, judged, mapped, pack, unpack
from onrecord.edges.runners.spark.runner import RECORDS
from onrecord.edges.sources import Intake, Web
from onrecord.ports import Encoder, Engine, Gazetteer
from onrecord.stages.claims import BONDS
from onrecord.stages.copies import COPIES
from onrecord.stages.reading import Extraction
from onrecord.tally import Watch, unwatched

_TASK = 500  # captures that one piece of work reads: some ten seconds


class Batch(NamedTuple):
    """What reads, and how.

    `intake` says which column of a table holds what; nothing is fetched. `with_text` lets whole texts into the tables.
    """

    engine: Engine
    gazetteer: Gazetteer | None = None
    encoder: Encoder | None = None
    extraction: Extraction = "careful"
    intake: Intake = Intake()
    with_text: bool = False

    def manifest(self, files: tuple[str, ...]) -> Manifest:
        """Return what a folder is made by."""
        versions = {one.stage.name: one.stage.version for one in plan.COMPARED} | {
            "reader": self.engine.reader,
            "encoder": self.encoder.version if self.encoder else "",
            "places": self.gazetteer.source if self.gazetteer else "",
            "answers": plan.VERSIONS,
        }
        columns = {f"column of {field}": column for field, column in self.intake.columns.items()}
        parameters = {"extraction": self.extraction, "with text": str(self.with_text), **columns}
        sized = tuple(f"{file} {Path(file).stat().st_size}" for file in files)
        return Manifest(FORMAT, f"onrecord {version('onrecord')}", versions, parameters, sized)


class Made(NamedTuple):
    """What was made: each stage with what is noted of it, in their order, and what could not be read."""

    stages: dict[str, Done]
    unread: list[tuple[str, str]]


def make(what: Iterable[str], where: str | Path, batch: Batch, runner: SparkRunner, watch: Watch = unwatched) -> Made:
    """Bring files through every stage into a folder; go on where an earlier run was stopped.

    Args:
        what: files, folders, and lists of files.
        where: the folder; it and the files must lie where all workers see them under the same name.
        batch: what reads, and how.
        runner: Spark.
        watch: is told which stage is being worked on.

    Raises:
        BadInput: a file is not there, or the folder was begun otherwise.
    """
    files = files_of(what)
    folder = Folder(where)
    batch = batch._replace(intake=batch.intake._replace(web=Web(offline=True)))
    folder.enter(batch.manifest(files))
    work = _Work(folder, runner, watch)
    _take(work, batch, files)
    _compare(work)
    _conclude(work)
    _write_tables(work, with_text=batch.with_text)
    bad = [tuple(row) for row in work["unread"].orderBy("number").select("where", "why").toLocalIterator()]
    return Made(work.done, bad)


class _Work:
    """Makes stages and finds those that are made."""

    def __init__(self, folder: Folder, runner: SparkRunner, watch: Watch) -> None:
        self._folder = folder
        self.runner = runner
        self._watch = watch
        self.done: dict[str, Done] = {}

    def __getitem__(self, stage: str) -> Any:
        return self.runner.session.read.parquet(self._folder.path(stage).as_uri())

    def __setitem__(self, stage: str, frame: Callable[[], Any]) -> None:
        def write(where: str) -> int:
            made = frame()
            made.write.parquet(Path(where).as_uri())
            return int(self.runner.session.read.schema(made.schema).parquet(Path(where).as_uri()).count())

        self._watch(f"stage {stage}", len(self.done), None)
        self.done[stage] = self._folder.write(stage, write)

    def in_order(self, frame: Any, rows: int) -> Any:
        """Return rows in the order of their numbers, parted so that there is work for everybody."""
        parts = max(2 * self.runner.session.sparkContext.defaultParallelism, rows // _TASK)
        return frame.repartitionByRange(max(1, min(parts, rows)), "number").sortWithinPartitions("number")

    def readings(self) -> Any:
        """The articles that were read and are kept: (number, article, outlet, record)."""
        from pyspark.sql import functions as f  # noqa: PLC0415 - 300 MB that few need

        again = self["revisits"].selectExpr("number as again")
        read = self["read"].where("article is not null").select("number", "article", "outlet", "record")
        return read.join(again, f.expr(f"shiftright(number, {ARTICLES}) = shiftright(again, {ARTICLES})"), "left_anti")


def _take(work: _Work, batch: Batch, files: tuple[str, ...]) -> None:
    """Files → captures → readings → statements and members."""
    from pyspark.sql import functions as f  # noqa: PLC0415 - 300 MB that few need

    session = work.runner.session
    work["taken"] = lambda: taken(session, files, batch.intake)
    rows = work.done["taken"].rows
    work["captures"] = lambda: work.in_order(sorted_out(work["taken"]), rows)
    fresh = work["captures"].where("fate = 'new'")
    stage = plan.reading(batch.engine, batch.gazetteer, batch.extraction, batch.encoder)

    work["read"] = lambda: reading.read(
        work.runner.frame_each(stage, work.in_order(fresh.select("number", "record"), rows))
    )
    work["revisits"] = lambda: reading.revisits(work["read"], work["captures"])
    refused = work["read"].where("where is not null").select("number", "where", "why")
    doubles = (
        work["captures"]
        .where("fate = 'double'")
        .select("number", f.col("origin").alias("where"), f.lit("the same bytes lie beside it: skipped").alias("why"))
    )
    work["unread"] = lambda: (
        work["taken"]
        .where("why is not null")
        .select("number", "where", "why")
        .unionByName(refused)
        .unionByName(doubles)
    )
    records = work.readings().select("number", "record")
    work["said"] = lambda: reading.said(records).withColumn("number", f.monotonically_increasing_id())
    work["members"] = lambda: reading.membership(records)


def _compare(work: _Work) -> None:
    """Readings → copies; statements → bonds; what only all copies show."""
    from pyspark.sql import functions as f  # noqa: PLC0415 - 300 MB that few need

    records = work.readings().select("number", "record")
    work["texts"] = lambda: work.runner.frame_texts(COPIES, records)
    work["near"] = lambda: pairing.near(work.runner, work["texts"])
    work["copies"] = lambda: (
        judged(COPIES, records, work["near"])
        .withColumnRenamed("outcome", "record")
        .withColumn("pair", f.monotonically_increasing_id())
    )
    work["signs"] = lambda: kinds.signs(work["copies"], work.readings().select("number", "outlet"))
    work["kinds"] = lambda: kinds.with_all_kinds(work["copies"], work["signs"], records)
    work["furniture"] = lambda: kinds.left_out(
        work["said"], records, kinds.templates(work["kinds"]), kinds.repeated(work["said"])
    )
    statements = work["said"].select("number", "record")
    work["sharing"] = lambda: pairing.sharing(work.runner, statements)
    work["bonds"] = lambda: judged(BONDS, statements, work["sharing"])


def _conclude(work: _Work) -> None:
    """Members → parties; statements and bonds → claims; all of it → counted claims."""
    said = work["said"].select("number", "article", "at", "statement", "record")
    told = said.join(work["furniture"], "statement", "left_anti").drop("statement")
    work["linked_bonds"] = lambda: claiming.of_kinds(work["bonds"], told)
    work["parties"] = lambda: _parties(work)
    work["homes"] = lambda: claiming.grouped(work.runner, told, work["linked_bonds"])
    work["claims"] = lambda: claiming.with_links(work["homes"], told, work["linked_bonds"])

    def count() -> Any:
        copies = mapped(work["kinds"].select("record"), _by_ids, "a string, b string, record binary")
        readings = work.readings().select("article", "record")
        return counting.counted(work["claims"], readings, copies, counting.homes(work["parties"]))

    work["counted"] = count


def _same(frame: Any) -> Any:
    return frame


def _parties(work: _Work) -> Any:
    rows = [(n, bytearray(pack(party))) for n, party in enumerate(naming.named(work["members"]))]
    return work.runner.session.createDataFrame(rows, RECORDS, verifySchema=False)


def _by_ids(rows: Any) -> Any:
    for (raw,) in rows:
        copy = unpack(raw)
        yield copy.a, copy.b, raw


def _write_tables(work: _Work, *, with_text: bool) -> None:
    from pyspark.sql import functions as f  # noqa: PLC0415 - 300 MB that few need

    again = work["captures"].where("fate != 'double'").select("capture", "obtained")
    visits = work["revisits"].join(work["captures"].select("number", "obtained"), "number")
    every = again.unionByName(visits.selectExpr("earlier as capture", "obtained"))
    seen = every.groupBy("capture").agg(f.collect_set("obtained").alias("seen"))
    gone = work["read"].where("article is null and texts is null").select("number")
    gone = gone.unionByName(work["revisits"].select("number"))
    kept = work["captures"].where("fate = 'new'").join(gone, "number", "left_anti")
    work["tables/captures"] = lambda: tables.captures_table(kept.join(seen, "capture").select("record", "seen"))
    kinds_of = {
        "readings": work.readings(),
        "parties": work["parties"],
        "claims": work["counted"],
        "copies": work["kinds"],
    }
    for kind, frame in kinds_of.items():
        for name, rows in tables.tables_of(kind, frame.select("record"), with_text=with_text):
            work[f"tables/{name}"] = partial(_same, rows)
    work["tables/links"] = lambda: tables.links_table(work["counted"])
    for name in tables.OF_PEOPLE:  # nobody has judged, written or erased anything yet
        work[f"tables/{name}"] = partial(work.runner.session.createDataFrame, [], tables.schema(tables.BY_NAME[name]))
