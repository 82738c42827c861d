"""`onrecord read`: what one reading finds, without a corpus."""

from __future__ import annotations

import sys

import click
from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from onrecord.cli.marked import marked
from onrecord.cli.options import engine_option, json_option
from onrecord.cli.output import UNKNOWN, console, count, legible, notes, print_rows
from onrecord.contract import read_row
from onrecord.corpus import cores, read_all
from onrecord.edges.runners import LocalRunner
from onrecord.errors import Unreadable
from onrecord.ports import Engine
from onrecord.records import Attribution, Reading


@click.command()
@click.argument("what", nargs=-1, required=True)
@json_option
@engine_option
@click.option("--jobs", type=click.IntRange(min=1), default=None, help="Processes that read.  [default: one a core]")
def read(what: tuple[str, ...], as_json: bool, engine: Engine, jobs: int | None) -> None:  # noqa: FBT001 - click's flags
    """Print what one reading finds, keeping nothing: each article with who speaks, and what is said, marked in it.

    Marks: [source] _cue_ ⟨3 content⟩, where 3 is the number of the attribution in the list below the article. With
    --json also names, aliases, dates, places and figures.
    """
    bad: list[Unreadable] = []
    found = read_all(what, LocalRunner(jobs or cores()), bad, engine)
    if as_json:
        print_rows(read_row(reading) for reading in found)
    else:
        for reading in found:
            show(reading, console())
    for error in bad:
        notes().print(f"onrecord: {error}", soft_wrap=True)
    sys.exit(1 if bad else 0)


def show(reading: Reading, out: Console) -> None:
    """Print one article with its marks, and below it who speaks in each."""
    article = reading.article
    out.print(
        f"{article.label} · {article.outlet or 'outlet ' + UNKNOWN} · {article.published or 'date ' + UNKNOWN}"
        f" · read by {reading.reader}",
        style="dim",
    )
    for paragraph in marked(reading):
        out.print()
        out.print(Padding(paragraph, (0, 2, 0, 2), expand=False))
    out.print()
    for number, attribution in enumerate(reading.attributions):
        out.print(_speaker(number, attribution))
    if reading.own_voice:
        out.print(f"{count(len(reading.own_voice), 'sentence')} in the outlet's own voice", style="dim")
    out.print()


def _speaker(number: int, a: Attribution) -> Text:
    head = Text(f"{number:3}  ")
    head.append(legible(a.speaker) if a.speaker else f"speaker {UNKNOWN}", "bold blue" if a.speaker else "italic dim")
    if a.on_behalf_of:
        head.append(f" for {legible(a.on_behalf_of)}")
    head.append(f"  {a.stance}", "magenta" if a.stance != "asserts" else "dim")
    if a.said:
        head.append(f"  {a.said}", "dim")
    for hop in a.hops:
        head.append(f"  ← {legible(hop.verb)} {legible(hop.party)}", "cyan")
    if a.within is not None:
        head.append(f"  within {a.within}", "dim")
    return head
