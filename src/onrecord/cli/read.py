"""`onrecord read`: what one reading finds, without a corpus."""

from __future__ import annotations

import sys

import click
from rich.console import Console
from rich.text import Text

from onrecord.cli.options import json_option
from onrecord.cli.output import UNKNOWN, clip, console, notes, print_rows
from onrecord.contract import read_row
from onrecord.corpus import cores, read_all
from onrecord.edges.runners import LocalRunner
from onrecord.errors import Unreadable
from onrecord.records import Attribution, Reading


@click.command()
@click.argument("what", nargs=-1, required=True)
@json_option
@click.option("--jobs", type=click.IntRange(min=1), default=None, help="Processes that read.  [default: one a core]")
def read(what: tuple[str, ...], as_json: bool, jobs: int | None) -> None:  # noqa: FBT001 - click's flags
    """Print what one reading finds, keeping nothing: who said what, through whom; names, dates and figures."""
    bad: list[Unreadable] = []
    found = read_all(what, LocalRunner(jobs or cores()), bad)
    if as_json:
        print_rows(read_row(reading) for reading in found)
    else:
        for reading in found:
            show(reading, console())
    for error in bad:
        notes().print(f"onrecord: {error}", soft_wrap=True)
    sys.exit(1 if bad else 0)


def show(reading: Reading, out: Console) -> None:
    """Print one article's attributions for a person to read."""
    article = reading.article
    out.print(Text(article.title or clip(article.text[slice(*article.extent)], 80), style="bold"))
    out.print(
        f"{article.label} · {article.outlet or 'outlet ' + UNKNOWN} · {article.published or 'date ' + UNKNOWN}"
        f" · read by {reading.reader}"
    )
    for number, attribution in enumerate(reading.attributions):
        out.print()
        _show_attribution(number, attribution, reading, out)
    if reading.own_voice:
        out.print(f"\n{len(reading.own_voice)} sentences in the outlet's own voice")
    out.print()


def _show_attribution(number: int, a: Attribution, reading: Reading, out: Console) -> None:
    text = reading.article.text
    head = Text(f"{number:3}  ")
    head.append(a.speaker or f"speaker {UNKNOWN}", style="bold blue" if a.speaker else "italic dim")
    if a.on_behalf_of:
        head.append(f" for {a.on_behalf_of}")
    head.append(f"  {a.stance}", style="magenta" if a.stance != "asserts" else "dim")
    for hop in a.hops:
        head.append(f"  ← {hop.verb} {hop.party}", style="cyan")
    if a.within is not None:
        head.append(f"  within {a.within}", style="dim")
    out.print(head)
    for span in a.content:
        out.print(Text(f"     {clip(text[slice(*span)], max(40, out.width - 22))}  {span.start}–{span.end}"))
