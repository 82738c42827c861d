"""Options and arguments that several commands share."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

import click

from onrecord.cli.output import Ticker
from onrecord.corpus import Corpus
from onrecord.edges.engines import open_engine

F = TypeVar("F", bound=Callable[..., Any])


def corpus_option(command: F) -> F:
    """Add --corpus: which file."""
    return click.option(
        "--corpus",
        "where",
        envvar="ONRECORD_CORPUS",
        default="onrecord.db",
        show_default=True,
        show_envvar=True,
        metavar="PATH",
        help="The file that holds the corpus.",
    )(command)


def json_option(command: F) -> F:
    """Add --json: JSON Lines on standard output."""
    return click.option(
        "--json", "as_json", is_flag=True, help="Print JSON Lines on standard output, one object a line."
    )(command)


def engine_option(command: F) -> F:
    """Add --engine: what reads."""
    return click.option(
        "--engine",
        callback=lambda _, __, name: open_engine(name),
        envvar="ONRECORD_ENGINE",
        metavar="NAME",
        help='What reads: "reader" (trained), "rules", or "spacy:PIPELINE".  [default: reader where it is installed]',
    )(command)


def limit_option(command: F) -> F:
    """Add --limit: how many to print."""
    return click.option(
        "-n", "--limit", type=click.IntRange(min=0), default=20, show_default=True,
        help="Print at most so many; 0 prints all. Ignored with --json.",
    )(command)  # fmt: skip


@contextmanager
def existing(where: str) -> Iterator[Corpus]:
    """Open a corpus that is there already, with progress on standard error while an answer is computed.

    Print after it is closed, so that progress and answer do not meet on the terminal.
    """
    with Ticker() as watch, Corpus.open(where, create=False, watch=watch) as corpus:
        yield corpus
