"""`onrecord export`: the corpus in a form that other programs read."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, BinaryIO, TypeVar

import click
import msgspec

from onrecord.cli.options import corpus_option, existing, json_option
from onrecord.cli.output import count, notes, print_rows
from onrecord.dossiers import dossier as write_dossier
from onrecord.edges.export import QUOTE, Verdict, whole, write_warc
from onrecord.exporting import FileForm, FolderForm, export_file, export_folder, review_of

F = TypeVar("F", bound=Callable[..., Any])

_text_option = click.option(
    "--with-text", is_flag=True, help=f"Let whole texts leave; else no quotation is longer than {QUOTE} characters."
)
_file_option = click.option(
    "-o", "--output", "output", default="-", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE",
    help="Where to; standard output if not given.",
)  # fmt: skip
_folder_option = click.option(
    "-o", "--output", "output", required=True, type=click.Path(file_okay=False, path_type=Path), metavar="FOLDER",
    help="Where to: a new folder.",
)  # fmt: skip


@click.group()
def export() -> None:
    """Write the corpus in a form that other programs read.

    Texts stay here unless --with-text is given: what leaves are spans, hashes and short quotations.
    """


@contextmanager
def opened(output: Path) -> Iterator[BinaryIO]:
    """Open standard output for "-", else a file that takes its name only when all is written."""
    if str(output) == "-":
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
    else:
        with whole(output) as file:
            yield file


def _as_file(form: FileForm, where: str, output: Path, *, with_text: bool, unit: tuple[str, str]) -> None:
    with existing(where) as corpus, opened(output) as file:
        written = export_file(corpus, form, file, with_text=with_text)
    _say(f"{count(written, *unit)} written", output)


def _as_folder(form: FolderForm, where: str, output: Path, *, with_text: bool) -> None:
    with existing(where) as corpus:
        written = export_folder(corpus, form, output, with_text=with_text)
    _say(f"{count(written, 'row')} written", output)


def _say(what: str, output: Path) -> None:
    notes().print(what if str(output) == "-" else f"{what} to {output}")


@export.command()
@_file_option
@_text_option
@corpus_option
def jsonl(output: Path, with_text: bool, where: str) -> None:  # noqa: FBT001 - click's flag
    """Write all tables as JSON Lines: one row a line, with the name of its table."""
    _as_file("jsonl", where, output, with_text=with_text, unit=("row", "rows"))


@export.command()
@_folder_option
@_text_option
@corpus_option
def csv(output: Path, with_text: bool, where: str) -> None:  # noqa: FBT001 - click's flag
    """Write all tables as CSV files into a new folder, with datapackage.json, which describes them."""
    _as_folder("csv", where, output, with_text=with_text)


@export.command()
@_folder_option
@_text_option
@corpus_option
def parquet(output: Path, with_text: bool, where: str) -> None:  # noqa: FBT001 - click's flag
    """Write all tables as Parquet files into a new folder (needs onrecord[tables])."""
    _as_folder("parquet", where, output, with_text=with_text)


@export.command()
@_file_option
@_text_option
@corpus_option
def jsonld(output: Path, with_text: bool, where: str) -> None:  # noqa: FBT001 - click's flag
    """Write linked data: schema.org claims and articles, PROV-O chains, Web Annotation spans."""
    _as_file("jsonld", where, output, with_text=with_text, unit=("node", "nodes"))


@export.command()
@_file_option
@_text_option
@corpus_option
def ftm(output: Path, with_text: bool, where: str) -> None:  # noqa: FBT001 - click's flag
    """Write FollowTheMoney entities, one a line."""
    _as_file("ftm", where, output, with_text=with_text, unit=("entity", "entities"))


@export.command()
@click.argument("claim", nargs=-1, required=True)
@click.option("--verdict", required=True, help="Your conclusion in words; this program has none of its own.")
@click.option("--author", required=True, help="Whose conclusion it is.")
@click.option("--url", required=True, help="Where the review is published.")
@click.option("--date", "published", default=None, help="The day it is published.  [default: today]")
@_file_option
@corpus_option
def claimreview(claim: tuple[str, ...], output: Path, where: str, **verdict: str | None) -> None:
    """Write one claim, with your verdict on it, as schema.org ClaimReview."""
    words, author, url = (verdict[name] or "" for name in ("verdict", "author", "url"))
    published = verdict["published"] or datetime.now(UTC).date().isoformat()
    with existing(where) as corpus, opened(output) as file:
        review = review_of(corpus, corpus.claim(" ".join(claim)), Verdict(words, author, url, published))
        file.write(msgspec.json.format(msgspec.json.encode(review), indent=1) + b"\n")


@export.command()
@click.argument("claim", nargs=-1, required=True)
@_file_option
@corpus_option
def dossier(claim: tuple[str, ...], output: Path, where: str) -> None:
    """Write one claim for a file, as a page (HTML) that needs nothing else: quotations, hashes, chains, the count.

    It is sealed, and signed with the key beside the corpus; `onrecord verify` rechecks it.
    """
    with existing(where) as corpus, opened(output) as file:
        file.write(write_dossier(corpus, corpus.claim(" ".join(claim))))


@export.command()
@click.argument("file", type=click.Path(dir_okay=False, writable=True, path_type=Path))
@corpus_option
@json_option
def warc(file: Path, where: str, as_json: bool) -> None:  # noqa: FBT001 - click's flag
    """Write what was fetched from the web into FILE (.warc.gz), as it was received, with its time and headers."""
    with existing(where) as corpus, whole(file) as out:
        written = write_warc(corpus.captures(), out)
    if as_json:
        print_rows([{"pages": written.pages, "others": written.others}])
        return
    rest = f"; {count(written.others, 'report')} not from the web left out" if written.others else ""
    notes().print(f"{count(written.pages, 'page')} written to {file}{rest}")
