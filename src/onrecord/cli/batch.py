"""`onrecord batch` and `onrecord load`: reports too many for one process, on Spark, and into a corpus."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from typing import Any

import click

from onrecord.batch import Batch, Made, make
from onrecord.batch import load as load_into
from onrecord.cli.intake import columns_option, intake_of
from onrecord.cli.options import corpus_option, engine_option, json_option
from onrecord.cli.output import Ticker, count, notes, print_rows
from onrecord.edges.engines import open_encoder
from onrecord.edges.gazetteers import open_gazetteer
from onrecord.edges.runners.spark import SparkRunner, open_session
from onrecord.edges.store import open_store
from onrecord.ports import Engine

_NAMED = 20  # things not read that are named; the rest is counted


@click.command()
@click.argument("what", nargs=-1, required=True)
@click.option(
    "--out",
    required=True,
    type=click.Path(file_okay=False, path_type=Path),
    metavar="FOLDER",
    help="Where stages and tables go: a new folder, or that of a run that was stopped.",
)
@click.option(
    "--master",
    default="local[*]",
    show_default=True,
    metavar="URL",
    help='Where Spark runs: "local[4]" on four cores of this machine, spark://host:7077, yarn, k8s://…',
)
@click.option("--memory", default="2g", show_default=True, metavar="SIZE", help="Of each Java process of Spark.")
@click.option(
    "--conf", multiple=True, metavar="NAME=VALUE", help="A setting of Spark's own; stands over those made here."
)
@engine_option
@columns_option
@click.option("--fast", is_flag=True, help="Find reports in pages with the fast extractor alone, for large archives.")
@click.option("--with-text", is_flag=True, help="Let whole texts into the tables.")
@json_option
def batch(what: tuple[str, ...], out: Path, engine: Engine, **options: Any) -> None:
    """Bring a large pile of reports through every stage on Spark, into tables (needs onrecord[spark] and Java).

    \b
    WHAT is any number of
      a table     .parquet .jsonl .csv .tsv
      an archive  .warc .warc.gz .wacz
      a file      .html .txt and all that `onrecord add` reads
      a folder    all files below it
      a list      .paths: a file a line, as of many archives

    Each stage stands in FOLDER once it is done; the same command goes on where it was stopped. `tables/` then holds
    what `onrecord export parquet` writes, and `onrecord load FOLDER` puts it into a corpus.
    """  # noqa: D301
    as_json = options.pop("as_json")
    how = Batch(
        engine, open_gazetteer(), open_encoder(engine), "fast" if options.pop("fast") else "careful",
        intake_of(options.pop("columns"), 1.0, allow_private=False, offline=True), options.pop("with_text"),
    )  # fmt: skip
    settings = dict(one.split("=", 1) for one in options.pop("conf") if "=" in one)
    session = open_session(options.pop("master"), memory=options.pop("memory"), options=settings)
    scratch = out.absolute() / "scratch"
    try:
        with Ticker() as watch, SparkRunner(session, scratch=scratch.as_uri()) as runner:
            made = make(what, out, how, runner, watch)
    finally:
        session.stop()
        shutil.rmtree(scratch, ignore_errors=True)
    _report(made, out, as_json=as_json)
    sys.exit(1 if made.unread else 0)


def _report(made: Made, out: Path, *, as_json: bool) -> None:
    if as_json:
        bad = [{"where": where, "why": why} for where, why in made.unread]
        stages = {name: {"rows": done.rows, "seconds": done.seconds} for name, done in made.stages.items()}
        print_rows([{"out": str(out), "stages": stages, "unreadable": bad}])
        return
    say = notes()
    for name, done in made.stages.items():
        say.print(f"{name:22}{done.rows:12,} rows{done.seconds:10,.1f} s{done.bytes / 1e6:10,.1f} MB")
    for where, why in made.unread[:_NAMED]:
        say.print(f"  {where}: {why}", style="red", soft_wrap=True)
    if len(made.unread) > _NAMED:
        say.print(f"  and {len(made.unread) - _NAMED:,} more: stages/unread names them", style="red")
    say.print(f"tables in {out / 'tables'}; `onrecord load {out}` puts them into a corpus")


@click.command()
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@corpus_option
@json_option
def load(folder: Path, where: str, as_json: bool) -> None:  # noqa: FBT001 - click's flag
    """Put what `onrecord batch` read into a corpus; doing so again adds what is missing."""
    store = open_store(where)
    try:
        with Ticker() as watch:
            loaded = load_into(folder, store, watch)
    finally:
        store.close()
    if as_json:
        print_rows([loaded._asdict()])
        return
    known = f", {loaded.known:,} there already" if loaded.known else ""
    notes().print(f"{count(loaded.new, 'report')} loaded into {where}{known}")
