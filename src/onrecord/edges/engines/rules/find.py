"""What a pattern returns and where it looks."""

from __future__ import annotations

from typing import NamedTuple, TypeAlias

from onrecord.edges.engines.rules.tokens import Sheet

Run: TypeAlias = tuple[int, int]  # tokens, end excluded


class Find(NamedTuple):
    """One attribution in tokens. `open` is True where a quotation that follows at once goes on with it."""

    source: Run | None
    cue: Run
    contents: tuple[Run, ...]
    pattern: str
    open: bool = False

    @property
    def end(self) -> int:
        """Where the last of it ends."""
        return max(run[1] for run in (self.cue, *self.contents, *([self.source] if self.source else [])))


class Place(NamedTuple):
    """Where a pattern looks: tokens [low, high) of a sheet, and what was found in them before."""

    sheet: Sheet
    low: int
    high: int
    title: bool
    heard: list[Find]
