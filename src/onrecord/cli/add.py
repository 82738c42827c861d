"""`onrecord add`: take in reports."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Sequence
from typing import Any

import click
from rich.console import Console

from onrecord.cli.intake import intake_of, intake_options
from onrecord.cli.options import corpus_option, engine_option, json_option
from onrecord.cli.output import Ticker, count, notes, print_rows
from onrecord.corpus import Added, Corpus, cores
from onrecord.edges.runners import LocalRunner
from onrecord.edges.sources import Intake, found
from onrecord.edges.store import shown
from onrecord.errors import Unreadable
from onrecord.ports import Engine
from onrecord.records import Capture, Lead, Skipped
from onrecord.stages.reading import Extraction

_NAMED = 12  # inputs named for one reason; the rest is counted


@click.command()
@click.argument("what", nargs=-1, required=True)
@corpus_option
@json_option
@engine_option
@intake_options
@click.option("--dry-run", is_flag=True, help="Say what would be taken in; keep nothing, fetch nothing.")
@click.option("--fast", is_flag=True, help="Find reports in pages with the fast extractor alone, for large archives.")
@click.option("--jobs", type=click.IntRange(min=1), default=None, help="Processes that read.  [default: one a core]")
def add(what: tuple[str, ...], where: str, engine: Engine, jobs: int | None, **options: Any) -> None:
    """Take reports into the corpus: files, folders, links, feeds, archives, tables of articles.

    \b
    WHAT is any number of
      a file      .txt .html .mhtml .eml .docx .pdf, plain or .gz; NewsML-G2, ninjs
      a folder    every such file and archive below it
      a link      a page, a feed (RSS, Atom, JSON Feed) or a sitemap and all that it lists
      an archive  .warc .warc.gz .wacz
      a table     .jsonl .csv .tsv .parquet: text or url, and if known id, title, published, outlet;
                  exports of Media Cloud and GDELT as they are, others with --map
      -           standard input, as plain text

    Adding the same again changes nothing, and completes what was stopped. What cannot be read is named with the
    reason and skipped; the rest is taken in, and the exit status is 1.
    """  # noqa: D301
    as_json, dry_run = options.pop("as_json"), options.pop("dry_run")
    extraction: Extraction = "fast" if options.pop("fast") else "careful"
    intake = intake_of(**options)
    if dry_run:
        sys.exit(_survey(what, intake, as_json=as_json))
    with (
        Ticker() as watch,
        Corpus.open(where, engine=engine, runner=LocalRunner(jobs or cores()), watch=watch) as corpus,
    ):
        added = corpus.add(*what, intake=intake, extraction=extraction)
    _report(added, where, as_json=as_json)
    sys.exit(1 if added.unreadable else 0)


def _survey(what: Sequence[str], intake: Intake, *, as_json: bool) -> int:
    """Say what would be taken in; return the exit status."""
    counts: Counter[str] = Counter()
    bad: list[Unreadable] = []
    skipped: Counter[str] = Counter()
    with Ticker() as watch:
        for item in found(what, intake._replace(tell=watch)):
            if isinstance(item, Unreadable):
                bad.append(item)
            elif isinstance(item, Skipped):
                skipped[item.why] += item.count
            else:
                counts[type(item).__name__] += 1
    reports, links = counts[Capture.__name__], counts[Lead.__name__]
    if as_json:
        print_rows([{"reports": reports, "to_fetch": links, "unreadable": _rows(bad), "skipped": dict(skipped)}])
    else:
        out = notes()
        out.print(f"would take in {count(reports, 'report')} and fetch {count(links, 'link')}; nothing was kept")
        _say_left_out(out, bad, [Skipped("", why, n) for why, n in skipped.most_common()])
    return 1 if bad else 0


def _rows(bad: Sequence[Unreadable]) -> list[dict[str, str]]:
    return [{"where": u.where, "why": u.why} for u in bad]


def _report(added: Added, where: str, *, as_json: bool) -> None:
    if as_json:
        row: dict[str, Any] = {"new": added.new, "known": added.known, "unreadable": _rows(added.unreadable)}
        if added.skipped:
            row["skipped"] = {one.why: one.count for one in added.skipped}
        print_rows([row])
        return
    said = [f"{count(added.new, 'report')} added to {shown(where)}"]
    if added.known:
        said.append(f"{added.known:,} there already")
    if added.unreadable:
        said.append(f"{len(added.unreadable):,} not read:")
    out = notes()
    out.print(", ".join(said))
    _say_left_out(out, added.unreadable, added.skipped)


def _say_left_out(out: Console, bad: Sequence[Unreadable], skipped: Sequence[Skipped]) -> None:
    """Name what was not read, the first of those with one reason; then count what is no report."""
    reasons = Counter(error.why for error in bad)
    named: Counter[str] = Counter()
    for error in bad:
        named[error.why] += 1
        if named[error.why] <= _NAMED:
            out.print(f"  {error}", style="red", soft_wrap=True)
        if named[error.why] == reasons[error.why] > _NAMED:
            out.print(f"  and {reasons[error.why] - _NAMED:,} more: {error.why}", style="red", soft_wrap=True)
    if skipped:
        out.print("no reports, left out: " + ", ".join(f"{one.count:,} × {one.why}" for one in skipped), soft_wrap=True)
