"""Options that say how reports are taken in, for `add` and `watch`."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, TypeVar

import click

from onrecord.edges.sources import Intake, Web
from onrecord.errors import BadInput

F = TypeVar("F", bound=Callable[..., Any])


def columns_option(command: F) -> F:
    """Add --map: which column of a table holds what."""
    return click.option(
        "--map", "columns", multiple=True, metavar="FIELD=COLUMN",
        help="Which column of a table holds a field: text, id, title, published, outlet or url.",
    )(command)  # fmt: skip


def intake_options(command: F) -> F:
    """Add --map, --delay, --allow-private and --offline; `intake_of` makes an intake of them."""
    for option in reversed((
        columns_option,
        click.option(
            "--delay", type=click.FloatRange(min=0, max=3600), default=1.0, show_default=True, metavar="SECONDS",
            help="Pause between two requests to one host; its robots.txt may ask for more.",
        ),
        click.option(
            "--allow-private", is_flag=True, help="Fetch from this machine and private networks too.",
        ),
        click.option("--offline", is_flag=True, help="Fetch nothing; links are named instead."),
    )):  # fmt: skip
        command = option(command)
    return command


def intake_of(columns: Iterable[str], delay: float, *, allow_private: bool, offline: bool) -> Intake:
    """Return how to take in what these options say.

    Raises:
        BadInput: --map is not of the form FIELD=COLUMN.
    """
    pairs = [one.partition("=") for one in columns]
    for field, _, column in pairs:
        if not field or not column:
            raise BadInput(f"--map {field}: say which column holds which field, as in --map text=body")
    web = Web(offline=offline, allow_private=allow_private, delay=delay)
    return Intake(web=web, columns={field.strip(): column.strip() for field, _, column in pairs})
