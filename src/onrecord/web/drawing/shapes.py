"""The shapes a drawing of chains is made of, in pixels; the templates write them down as SVG."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from onrecord.records import Record
from onrecord.web.drawing.measure import width

Box = tuple[float, float, float, float]
Segment = tuple[float, float, float, float]
"""A straight line: from x, y to x, y."""


class Label(Record, frozen=True):
    """Lines of words, the first with its base at `y`; `kind` is the style sheet's, `full` the whole of them."""

    x: float
    y: float
    lines: tuple[str, ...]
    kind: str
    size: float
    lead: float
    full: str = ""

    @property
    def box(self) -> Box:
        """What it covers at most: left, top, right, bottom."""
        bold = self.kind in ("name", "outlet")
        wide = max((width(line, self.size, bold=bold) for line in self.lines), default=0)
        bottom = self.y + self.lead * (len(self.lines) - 1) + 0.3 * self.size
        return self.x, self.y - 0.8 * self.size, self.x + wide, bottom


class Ring(Record, frozen=True):
    """A number in a ring."""

    x: float
    y: float
    number: int
    dashed: bool = False


class Node(Record, frozen=True):
    """A mark that opens its words: a voice or a step."""

    x: float
    y: float
    mark: str
    href: str
    labels: tuple[Label, ...]


class Square(Record, frozen=True):
    """A report in hand: a filled box with its label, and what is written below."""

    x: float
    y: float
    wide: float
    href: str
    tag: Label
    labels: tuple[Label, ...]


class Join(Record, frozen=True):
    """What ties a report to the one above it in its family: an arrow, or "?"."""

    x: float
    top: float
    bottom: float
    order: str
    href: str


class Stemma(Record, frozen=True):
    """A whole drawing.

    `dots` are the ends of cold trails, `cold` where they break off; `origins` stand over voices, `brackets` join voices
    that are counted together, `ties` those that copies give for one passage, with a sign at `unequal`.
    """

    wide: float
    high: float
    waterline: float
    rows: tuple[Label, ...]
    notes: tuple[Label, ...]
    nodes: tuple[Node, ...]
    squares: tuple[Square, ...]
    joins: tuple[Join, ...]
    changes: tuple[Ring, ...]
    origins: tuple[Ring, ...]
    lines: tuple[Segment, ...]
    dots: tuple[Segment, ...]
    ties: tuple[Segment, ...]
    brackets: tuple[Segment, ...]
    cold: tuple[tuple[float, float], ...]
    unequal: tuple[tuple[float, float], ...]

    @property
    def labels(self) -> tuple[Label, ...]:
        """All words of the drawing."""
        of_nodes = [label for node in self.nodes for label in node.labels]
        of_squares = [label for square in self.squares for label in square.labels]
        return (*self.rows, *self.notes, *of_nodes, *of_squares)


class Ink:
    """Lines that run down or across, each drawn once however many chains run along it."""

    def __init__(self) -> None:
        self._down: dict[float, list[tuple[float, float]]] = {}
        self._across: dict[float, list[tuple[float, float]]] = {}

    def down(self, x: float, top: float, bottom: float) -> None:
        """Draw from above to below."""
        self._down.setdefault(x, []).append((top, bottom))

    def across(self, y: float, one: float, other: float) -> None:
        """Draw from side to side."""
        self._across.setdefault(y, []).append((min(one, other), max(one, other)))

    def segments(self) -> tuple[Segment, ...]:
        """Return the lines, those that touch or overlap as one."""
        down = [(x, a, x, b) for x, held in self._down.items() for a, b in _union(held)]
        across = [(a, y, b, y) for y, held in self._across.items() for a, b in _union(held)]
        return (*down, *across)


def _union(held: Iterable[tuple[float, float]]) -> Iterator[tuple[float, float]]:
    low = high = None
    for start, end in sorted(held):
        if low is None or high is None:
            low, high = start, end
        elif start <= high:
            high = max(high, end)
        else:
            yield low, high
            low, high = start, end
    if low is not None and high is not None:
        yield low, high
