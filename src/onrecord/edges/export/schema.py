"""The schema of the tables: one for CSV, Parquet and JSON Lines alike."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, Literal, NamedTuple

from onrecord.edges.export.pile import Pile
from onrecord.records import Span

Kind = Literal["text", "whole", "number", "yes/no", "texts"]
"""What a column holds; "texts" is a list: in CSV a JSON array. Each may be empty, which means: not known, or none."""


Row = tuple[Any, ...]
"""What stands in one row, in the order of its table's columns."""


class Column(NamedTuple):
    """One column: its name, what kind of value, and what it says."""

    name: str
    kind: Kind
    about: str


class Table(NamedTuple):
    """One table: what one row is, its columns, and where its rows come from."""

    name: str
    about: str
    columns: tuple[Column, ...]
    rows: Callable[[Pile], Iterator[Row]]


def texts(*named: tuple[str, str]) -> tuple[Column, ...]:
    """Columns of text, given as (name, what it says)."""
    return tuple(Column(name, "text", about) for name, about in named)


def span(prefix: str, of: str) -> tuple[Column, ...]:
    """The two columns of a span: start and end (excluded) in code points of the article's text."""
    return (
        Column(f"{prefix}start", "whole", f"where {of} begins, in code points of the article's text"),
        Column(f"{prefix}end", "whole", f"where {of} ends (excluded)"),
    )


def ends(at: Span | None) -> tuple[int | None, int | None]:
    """What stands in the two columns of a span; nothing where there is none."""
    return at or (None, None)


ARTICLE = Column("article", "text", "the article's id")
"""The column by which most tables belong to an article."""
