"""`onrecord export`: the corpus in a form that other programs read."""

from __future__ import annotations

from pathlib import Path

import click

from onrecord.cli.options import corpus_option, existing, json_option
from onrecord.cli.output import count, notes, print_rows
from onrecord.edges.export import write_warc


@click.group()
def export() -> None:
    """Write the corpus in a form that other programs read."""


@export.command()
@click.argument("file", type=click.Path(dir_okay=False, writable=True, path_type=Path))
@corpus_option
@json_option
def warc(file: Path, where: str, as_json: bool) -> None:  # noqa: FBT001 - click's flag
    """Write what was fetched from the web into FILE (.warc.gz), as it was received, with its time and headers."""
    with existing(where) as corpus, file.open("wb") as out:
        written = write_warc(corpus.captures(), out)
    if as_json:
        print_rows([{"pages": written.pages, "others": written.others}])
        return
    rest = f"; {count(written.others, 'report')} not from the web left out" if written.others else ""
    notes().print(f"{count(written.pages, 'page')} written to {file}{rest}")
