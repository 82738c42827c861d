"""Long lists, a page at a time."""

from __future__ import annotations

from typing import Any

from onrecord.records import Record
from onrecord.views import Page
from onrecord.web.asking import Asked

SIZE = 40  # rows of one page


class Paging(Record, frozen=True):
    """Where one stands in a list: rows `first`–`last` of `total`, the addresses of the pages beside this one."""

    first: int
    last: int
    total: int
    more: bool
    before: str | None
    after: str | None


def start(asked: Asked) -> int:
    """Return the number of the first row asked for, counted from 0."""
    return (asked.number("page", 1) - 1) * SIZE


def paging(asked: Asked, found: Page[Any], size: int = SIZE) -> Paging:
    """Say where the rows found stand in the whole list."""
    number = asked.number("page", 1)
    at = (number - 1) * size
    last = at + len(found.rows)
    return Paging(
        at + 1 if found.rows else 0,
        last,
        found.total,
        found.more,
        asked.address(page=number - 1 if number > 2 else None) if number > 1 else None,
        asked.address(page=number + 1) if last < found.total or (found.more and found.rows) else None,
    )
