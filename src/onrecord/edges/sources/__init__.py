"""Files, folders, tables and standard input → captures.

A source is a file beside this one with a class that has `takes` and `captures`; it is registered here in `SOURCES`,
and the first that takes a name reads it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from onrecord.edges.sources.files import Files, Folders, unknown
from onrecord.edges.sources.limits import MEGABYTE, Intake, now
from onrecord.edges.sources.stdin import StandardInput
from onrecord.edges.sources.tables import Tables
from onrecord.errors import Unreadable
from onrecord.ports import Source
from onrecord.records import Capture

__all__ = ["SOURCES", "Intake", "captures"]

SOURCES: tuple[Callable[[Intake], Source], ...] = (StandardInput, Folders, Tables, Files)


def captures(
    what: str,
    *,
    base: Path | None = None,
    limit: int = 20 * MEGABYTE,
    clock: Callable[[], str] = now,
) -> Iterator[Capture | Unreadable]:
    """Yield the captures of what a user named; what could not be read is yielded as an error, never raised.

    Args:
        what: a file, a folder, a .jsonl table, or "-" for standard input.
        base: the folder of the corpus; origins inside it are relative to it, others absolute. None leaves names as
            they were given.
        limit: the most bytes one capture may have.
        clock: gives the ISO time in UTC that captures are stamped with.
    """
    intake = Intake(base, limit, clock)
    source = next((s for s in (make(intake) for make in SOURCES) if s.takes(what)), None)
    if source is None:
        yield unknown(what)
    else:
        yield from source.captures(what)
