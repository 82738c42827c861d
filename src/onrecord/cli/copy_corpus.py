"""`onrecord copy-corpus`: between a file and a server, nothing lost."""

from __future__ import annotations

import sys

import click

from onrecord.cli.options import json_option
from onrecord.cli.output import Ticker, console, count, notes, print_rows
from onrecord.edges.store import open_store, shown
from onrecord.moving import Copied, copy_corpus


@click.command("copy-corpus")
@click.argument("source", metavar="FROM")
@click.argument("target", metavar="TO")
@json_option
def copy(source: str, target: str, as_json: bool) -> None:  # noqa: FBT001 - click's flag
    """Copy everything that the corpus FROM keeps into TO: each a file or a database (postgresql://USER@HOST/NAME).

    TO is made if there is none; else it must be an earlier copy of FROM that nothing was added to. The same again
    completes a copy that was interrupted, and brings over what has come in since. At the end a digest over every record
    of both is printed; where they differ, the exit status is 1. Answers are computed anew when TO is asked.
    """
    with Ticker() as watch, open_store(source, create=False) as old, open_store(target) as new:
        copied = copy_corpus(old, new, watch)
    if as_json:
        print_rows([copied._asdict() | {"same": copied.same}])
    else:
        _say(copied, shown(source), shown(target))
    if not copied.same:
        notes().print("they differ: was something added while it was copied? copy into a new corpus", soft_wrap=True)
        sys.exit(1)


def _say(copied: Copied, source: str, target: str) -> None:
    out = console()
    out.print(f"{copied.source}  {source}", soft_wrap=True)
    out.print(f"{copied.target}  {target}", soft_wrap=True)
    held = (
        count(copied.captures, "capture"), count(copied.articles, "article"), count(copied.judgements, "judgement"),
        count(copied.notes, "note"), f"{copied.tombstones:,} erased",
    )  # fmt: skip
    out.print(f"{', '.join(held)}: {'the same in both' if copied.same else 'not the same in both'}", soft_wrap=True)
