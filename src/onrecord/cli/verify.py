"""`onrecord verify`: recheck a corpus, or a dossier against it."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from onrecord.cli.options import corpus_option, existing, json_option
from onrecord.cli.output import console, count, notes, print_rows
from onrecord.dossiers import check
from onrecord.edges.store import on_server, shown


@click.command()
@click.argument("dossier", required=False, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@corpus_option
@json_option
def verify(dossier: Path | None, where: str, as_json: bool) -> None:  # noqa: FBT001 - click's flag
    """Recheck every hash, span and signature of the corpus; with DOSSIER, everything that stands in it.

    What is wrong is named, a line each, and the exit status is 1. A dossier is checked against the corpus: its seal,
    every quotation at its place, every hash, the count. Where there is no corpus, its seal alone is checked.
    """
    if dossier is None:
        with existing(where) as corpus:
            faults = list(corpus.verify())
            checked = f"{count(corpus.state().counts['captures'], 'capture')} of {shown(where)}"
    elif on_server(where) or Path(where).exists():
        with existing(where) as corpus:
            faults = list(check(corpus, dossier.read_bytes()))
        checked = f"{dossier} against {shown(where)}"
    else:
        faults = list(check(None, dossier.read_bytes()))
        checked = f"the seal of {dossier} alone, for there is no corpus at {where},"
    if as_json:
        print_rows({"fault": fault} for fault in faults)
    else:
        for fault in faults:
            console().print(fault, soft_wrap=True)
    notes().print(f"{checked}: {count(len(faults), 'fault') if faults else 'nothing is wrong'}", soft_wrap=True)
    sys.exit(1 if faults else 0)
