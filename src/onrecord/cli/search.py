"""`onrecord search`: full text over articles, contents and names."""

from __future__ import annotations

import click
from rich.text import Text

from onrecord.cli.options import corpus_option, existing, json_option, limit_option
from onrecord.cli.output import console, describe, print_rows, short_labels


@click.command()
@click.argument("words", nargs=-1, required=True)
@corpus_option
@json_option
@limit_option
def search(words: tuple[str, ...], where: str, as_json: bool, limit: int) -> None:  # noqa: FBT001 - click's flags
    """Find words in articles, in what is attributed, and in names."""
    with existing(where) as corpus:
        hits = corpus.search(" ".join(words), limit or 1_000_000)
        labels = short_labels(corpus.heads)
    if as_json:
        print_rows({"path": a.path, "id": a.label, "where": place, "snippet": text} for a, place, text in hits)
        return
    out = console()
    if not hits:
        out.print(f"nothing holds {' '.join(words)!r}")
    for article, place, text in hits:
        out.print(Text.assemble((labels[article.id], "bold"), f"  {describe(article)}  ", (place, "dim")))
        out.print(_marked(text))


def _marked(snippet: str) -> Text:
    """Return a snippet with the words found, between `**`, in bold."""
    pieces = snippet.split("**")
    return Text.assemble("  ", *((piece, "bold" if n % 2 else "") for n, piece in enumerate(pieces)))
