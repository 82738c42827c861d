"""Options and arguments that several commands share."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from typing import Any, TypeVar

import click

from onrecord.cli.output import Ticker
from onrecord.corpus import Corpus
from onrecord.edges.engines import open_engine
from onrecord.errors import BadInput
from onrecord.timing import As

F = TypeVar("F", bound=Callable[..., Any])


def corpus_option(command: F) -> F:
    """Add --corpus: which file or database."""
    return click.option(
        "--corpus",
        "where",
        envvar="ONRECORD_CORPUS",
        default="onrecord.db",
        show_default=True,
        show_envvar=True,
        metavar="PATH",
        help="The file that holds the corpus, or the database: postgresql://USER@HOST/NAME.",
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


def as_of_option(command: F) -> F:
    """Add --as-of and --published, which arrive together as `as_of`."""

    @wraps(command)
    def dated(*given: Any, day: str | None, published: bool, **more: Any) -> Any:
        if published and day is None:
            raise BadInput("--published says how --as-of is meant: give a date with it")
        return command(*given, as_of=As(day, published) if day else None, **more)

    click.option("--published", is_flag=True, help="With --as-of: what was printed by then, whenever obtained.")(dated)
    return click.option(
        "--as-of", "day", metavar="DATE",
        help="What this corpus held at the end of a day (UTC): reports obtained and judgements made by then.",
    )(dated)  # type: ignore[return-value]  # fmt: skip


@contextmanager
def existing(where: str) -> Iterator[Corpus]:
    """Open a corpus that is there already, with progress on standard error while an answer is computed.

    Print behind the block, so that progress and answer do not meet on the terminal. The corpus stays open until the
    command ends: what an answer names is read when it is printed, not all there is before.
    """
    with Ticker() as watch:
        corpus = Corpus.open(where, create=False, watch=watch)
        click.get_current_context().call_on_close(corpus.close)
        yield corpus
