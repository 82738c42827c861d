"""`onrecord claims`: what is claimed, by whom, in how many reports, from how many origins."""

from __future__ import annotations

import click
from rich import box
from rich.table import Table
from rich.text import Text

from onrecord.cli.options import as_of_option, corpus_option, existing, json_option, limit_option
from onrecord.cli.output import clip, console, count, interval, print_rows
from onrecord.contract import claim_row
from onrecord.records import Claim
from onrecord.stages.claims import bears
from onrecord.timing import As


@click.command()
@click.argument("query", nargs=-1)
@corpus_option
@json_option
@limit_option
@as_of_option
def claims(query: tuple[str, ...], where: str, as_json: bool, limit: int, as_of: As | None) -> None:  # noqa: FBT001 - click
    """List claims with their voices, reports, range of origins, denials and warnings.

    QUERY keeps the claims that hold all its words, in what is said or in who says it. The most carried come first.
    """
    with existing(where) as corpus:
        stood = corpus.as_of(as_of) if as_of else corpus
        found = stood.claims(" ".join(query))
        articles = stood.articles if as_json else {}
    if as_json:
        print_rows(claim_row(claim, articles) for claim in found)
        return
    out = console()
    shown = found[: limit or None]
    if not shown:
        out.print(f"no claim holds {' '.join(query)!r}" if query else "no claims yet: `onrecord add` takes in reports")
        return
    out.print(_table(shown, out.width))
    if len(found) > len(shown):
        out.print(f"{count(len(found) - len(shown), 'more claim')}: -n 0 lists all, QUERY narrows")
    out.print("`onrecord trace ID` draws the chains behind one", style="dim")


def _table(found: tuple[Claim, ...], width: int) -> Table:
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False)
    table.add_column("claim", ratio=1)
    for heading in ("reports", "voices", "origins"):
        table.add_column(heading, justify="right", no_wrap=True)
    room = max(40, width - 32)
    for claim in found:
        lines = Text(clip(claim.text, 2 * room - 10))
        lines.append(f"\n{clip(', '.join(claim.voices), room)}", style="blue")
        for note in _look_at(claim):
            lines.append(f"\n{note}", style="red")
        lines.append(f"\n{claim.id[:7]}", style="dim")
        table.add_row(lines, str(len(claim.reports)), str(len(claim.voices)), interval(*claim.origins))
        table.add_row()
    return table


def _look_at(claim: Claim) -> list[str]:
    """Return what a reader should know at a glance: who denies it, what warnings there are."""
    against = [link for link in claim.links if link.kind == "denies" and not bears(claim, link)]
    denied = sorted({voice for link in against for voice in link.voices})
    kinds = sorted({warning.kind for warning in claim.warnings})
    return [f"⊣ denied by {', '.join(denied)}"] * bool(denied) + [f"⚑ {', '.join(kinds)}"] * bool(kinds)
