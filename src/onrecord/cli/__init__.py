"""Arguments → lines on a terminal: one file a command.

Exit status: 0 done; 1 something could not be read, and it said what; 2 wrong usage.
"""

from __future__ import annotations

import sys
from typing import Any

import click

from onrecord.cli.add import add
from onrecord.cli.ask import ask
from onrecord.cli.batch import batch, load
from onrecord.cli.claims import claims
from onrecord.cli.copies import copies
from onrecord.cli.copy_corpus import copy as copy_corpus
from onrecord.cli.digest import digest
from onrecord.cli.export import export
from onrecord.cli.forget import forget
from onrecord.cli.judge import judge
from onrecord.cli.names import names
from onrecord.cli.note import note
from onrecord.cli.open import open_page
from onrecord.cli.people import people
from onrecord.cli.read import read
from onrecord.cli.sample import sample
from onrecord.cli.search import search
from onrecord.cli.serve import serve
from onrecord.cli.trace import trace
from onrecord.cli.verify import verify
from onrecord.cli.watch import watch
from onrecord.errors import BadInput, OnrecordError


class _Group(click.Group):
    """Lists the commands in the order of a first session, and turns our errors into one line."""

    def list_commands(self, _ctx: click.Context) -> list[str]:
        return list(self.commands)

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except OnrecordError as error:
            click.echo(f"onrecord: {error}", err=True)
            sys.exit(2 if isinstance(error, BadInput) else 1)
        except KeyboardInterrupt:
            click.echo("onrecord: stopped; what was kept so far is whole, the same command goes on from here", err=True)
            sys.exit(130)


@click.group(cls=_Group, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="onrecord")
def main() -> None:
    """Who is on record, saying what, on whose word?

    \b
    Start with:
      onrecord add articles/        take in a folder of reports
      onrecord claims               what is claimed, by how many voices, in how many reports
      onrecord trace "dam opened"   the chains behind one claim

    The corpus is one file, onrecord.db in this folder, unless --corpus or ONRECORD_CORPUS says otherwise.
    """  # noqa: D301 - click reads \b as "keep these lines as they are"


for command in (
    add, watch, claims, trace, ask, copies, names, judge, search, read, note, sample, export, verify,
    digest, forget, copy_corpus, open_page, serve, people, batch, load,
):  # fmt: skip
    main.add_command(command)
