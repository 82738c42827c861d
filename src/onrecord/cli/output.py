"""How answers get onto the terminal: JSON Lines or text that fits, on standard output; all else on standard error."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from textwrap import wrap

import click
from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    ProgressColumn,
    Task,
    TextColumn,
    TimeElapsedColumn,
    TimeRemainingColumn,
)
from rich.text import Text

from onrecord.contract import Row, line
from onrecord.corpus import Watch
from onrecord.records import Article
from onrecord.wording import UNKNOWN, clip, count, describe, interval, legible

__all__ = [
    "UNKNOWN",
    "Ticker",
    "clip",
    "console",
    "count",
    "describe",
    "interval",
    "legible",
    "notes",
    "paragraph",
    "print_rows",
    "short_labels",
]


def console() -> Console:
    """Return where text answers go: standard output, as wide as the terminal, plain when it is no terminal."""
    return Console(highlight=False, markup=False, emoji=False)


def notes() -> Console:
    """Return where notes and progress go: standard error."""
    return Console(stderr=True, highlight=False, markup=False, emoji=False)


def print_rows(rows: Iterable[Row]) -> None:
    """Print JSON Lines."""
    for row in rows:
        click.echo(line(row))


def short_labels(articles: Mapping[str, Article]) -> dict[str, str]:
    """Return what to call each article on a terminal, by its id.

    It is the id the input gave, or the end of the path: as few folders as tell the captures apart.
    """
    ends = Counter(end for path in {a.path for a in articles.values()} for end in _ends(path))
    of_capture = Counter(a.capture for a in articles.values())
    return {
        ident: (a.given_id or next((end for end in _ends(a.path) if ends[end] == 1), a.path) or ident[:12])
        + (f" ({a.number + 1})" if of_capture[a.capture] > 1 else "")
        for ident, a in articles.items()
    }


def _ends(path: str) -> list[str]:
    """Return "c", "b/c", "a/b/c" for "a/b/c"."""
    parts = path.split("/")
    return ["/".join(parts[-n:]) for n in range(1, len(parts) + 1)]


def paragraph(text: str, width: int, indent: str = "  ", first: str | None = None) -> str:
    """Return the text wrapped to lines of at most `width` characters, each after the indent."""
    start = indent if first is None else first
    return "\n".join(wrap(text, max(30, width - 1), initial_indent=start, subsequent_indent=indent))


class _Rate(ProgressColumn):
    """How many a second."""

    def render(self, task: Task) -> Text:
        return Text(f"{task.speed:,.1f}/s" if task.speed else "", style="dim")


class Ticker:
    """A line of progress on standard error, where that is a terminal; nothing otherwise."""

    def __init__(self) -> None:
        self._bar = Progress(
            TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), _Rate(), TimeElapsedColumn(),
            TimeRemainingColumn(),
            console=notes(), transient=True, disable=not notes().is_terminal,
        )  # fmt: skip
        self._tasks: dict[str, int] = {}

    def __enter__(self) -> Watch:
        self._bar.start()
        return self._tell

    def __exit__(self, *_: object) -> None:
        self._bar.stop()

    def _tell(self, what: str, done: int, total: int | None) -> None:
        if what not in self._tasks:
            self._tasks[what] = self._bar.add_task(what, total=total)
        finished = total is not None and done >= total  # a host that is done makes room for the next
        self._bar.update(self._tasks[what], completed=done, total=total, visible=not finished)  # type: ignore[arg-type]
