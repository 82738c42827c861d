"""Where long rows of numbers lie, seen by loops of either kind: here in memory; an edge may keep them in files."""

from __future__ import annotations

from typing import Protocol

from onrecord.loops import Numbers, seen

WIDTHS = {"counts": 8, "rows": 8, "words": 4, "table": 8, "new": 8}
"""The rows there are, and the bytes of a number of each."""

ROW = 4
"""How many numbers of "rows" each text takes."""

FIRST = {"counts": 8, "rows": 320, "words": 4096, "table": 1 << 18}
"""How many numbers each has room for at first."""


class Shelf(Protocol):
    """Holds the rows; all are zero at first."""

    def view(self, name: str, *, fast: bool) -> Numbers:
        """Return a row for loops of that kind; it is no longer to be used once that row has grown or was swapped."""
        ...

    def grow(self, name: str, size: int) -> None:
        """Give a row so much room; what it held stays."""
        ...

    def table(self, size: int) -> None:
        """Make an empty row "new"."""
        ...

    def swap(self) -> None:
        """Make the row "new" the "table", at one stroke."""
        ...


class Memory:
    """Rows in memory; implements `Shelf`."""

    def __init__(self) -> None:
        self._held = {name: bytearray(size * WIDTHS[name]) for name, size in FIRST.items()}

    def view(self, name: str, *, fast: bool) -> Numbers:
        """Return a row for loops of that kind."""
        return seen(self._held[name], WIDTHS[name], fast=fast)

    def grow(self, name: str, size: int) -> None:
        """Give a row so much room."""
        larger = bytearray(size * WIDTHS[name])
        larger[: len(self._held[name])] = self._held[name]
        self._held[name] = larger

    def table(self, size: int) -> None:
        """Make an empty row "new"."""
        self._held["new"] = bytearray(size * WIDTHS["new"])

    def swap(self) -> None:
        """Make the row "new" the "table"."""
        self._held["table"] = self._held.pop("new")
