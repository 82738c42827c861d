"""`onrecord add`: take in reports."""

from __future__ import annotations

import sys

import click

from onrecord.cli.options import corpus_option, engine_option, json_option
from onrecord.cli.output import Ticker, count, notes, print_rows
from onrecord.corpus import Added, Corpus, cores
from onrecord.edges.runners import LocalRunner
from onrecord.ports import Engine


@click.command()
@click.argument("what", nargs=-1, required=True)
@corpus_option
@json_option
@engine_option
@click.option("--jobs", type=click.IntRange(min=1), default=None, help="Processes that read.  [default: one a core]")
def add(what: tuple[str, ...], where: str, as_json: bool, engine: Engine, jobs: int | None) -> None:  # noqa: FBT001 - click's flags
    """Take reports into the corpus: files, folders, tables of articles.

    \b
    WHAT is any number of
      a file      .txt .html .html.gz
      a folder    every such file below it
      a .jsonl    one article a line: text, and if known id, title, published, outlet, url
      -           standard input, as plain text

    Adding the same again changes nothing. What cannot be read is named with the reason and skipped; the rest is
    taken in, and the exit status is 1.
    """  # noqa: D301
    with (
        Ticker() as watch,
        Corpus.open(where, engine=engine, runner=LocalRunner(jobs or cores()), watch=watch) as corpus,
    ):
        added = corpus.add(*what)
    _report(added, where, as_json=as_json)
    sys.exit(1 if added.unreadable else 0)


def _report(added: Added, where: str, *, as_json: bool) -> None:
    if as_json:
        bad = [{"where": u.where, "why": u.why} for u in added.unreadable]
        print_rows([{"new": added.new, "known": added.known, "unreadable": bad}])
        return
    said = [f"{count(added.new, 'report')} added to {where}"]
    if added.known:
        said.append(f"{added.known:,} there already")
    if added.unreadable:
        said.append(f"{len(added.unreadable):,} not read:")
    out = notes()
    out.print(", ".join(said))
    for error in added.unreadable:
        out.print(f"  {error}", style="red", soft_wrap=True)
