"""`onrecord digest`: what to cite a corpus by."""

from __future__ import annotations

from importlib.metadata import version

import click

from onrecord.cli.options import as_of_option, corpus_option, existing, json_option
from onrecord.cli.output import console, count, print_rows
from onrecord.timing import As


@click.command()
@as_of_option
@corpus_option
@json_option
def digest(as_of: As | None, where: str, as_json: bool) -> None:  # noqa: FBT001 - click's flag
    """Print what to cite this corpus by: a digest that is the same wherever the same was taken in.

    It is made of the captures (bytes and where they came from), the articles read in them, people's judgements and what
    was erased; the order of arrival makes no difference. With --as-of, of what stood then.
    """
    with existing(where) as corpus:
        state = corpus.state(as_of)
    if as_json:
        print_rows([state._asdict() | {"program": version("onrecord"), "as_of": str(as_of) if as_of else None}])
        return
    out = console()
    out.print(state.corpus)
    counted = ", ".join(
        (
            count(state.counts["captures"], "capture"),
            count(state.counts["articles"], "article"),
            count(state.counts["judgements"], "judgement"),
            f"{state.counts['tombstones']:,} erased",
        )
    )
    read = f"read by {', '.join(state.readers)}; " if state.readers else ""
    out.print(f"{counted}; {read}onrecord {version('onrecord')}", soft_wrap=True)
