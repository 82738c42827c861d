"""The lower part of a drawing of chains: the reports in hand, those of one family below one another."""

from __future__ import annotations

from onrecord.web.dates import day
from onrecord.web.drawing.chains import Family, Report
from onrecord.web.drawing.measure import fitted, width
from onrecord.web.drawing.shapes import Ink, Join, Label, Ring, Square
from onrecord.wording import clip

_TAG, _OUTLET, _SMALL = 13.0, 15.0, 12.5
_HIGH = 27  # of a square
_RING = 27  # from ring to ring


class Printed:
    """Squares, what joins them and what changed between them, while they are drawn."""

    def __init__(self, ink: Ink) -> None:
        self.ink = ink
        self.squares: list[Square] = []
        self.joins: list[Join] = []
        self.changes: list[Ring] = []
        self.notes: list[Label] = []

    def family(self, family: Family, x: float, y: float, room: float) -> float:
        """Draw the reports of a family from a height on; return where it ends."""
        top = y
        for place, report in enumerate(family.reports):
            if place:
                y = self._join(report, x, y, room)
            y = self._report(report, x, y, room)
        if len(family.reports) > 1:
            self.ink.down(x - 16, top + 1, y - 12)
            self.ink.across(top + 1, x - 16, x - 11)
            self.ink.across(y - 12, x - 16, x - 11)
        if family.more:
            self.notes.append(Label(x - 8, y + 12, (f"and {len(family.more)} more",), "italic", _SMALL, 16))
            y += 22
        return y + 10

    def _join(self, report: Report, x: float, y: float, room: float) -> float:
        """Draw what ties a report to the one above, its changes numbered beside; return where the report stands."""
        a_row = max(1, int((room - 30) // _RING))
        shown = report.numbers[: 2 * a_row]
        below = y + (56 if len(shown) > a_row else 34)
        self.joins.append(Join(x, y - 4, below - 2, report.order, report.beside))
        self.changes += [Ring(x + 38 + _RING * (n % a_row), y + 12 + 25 * (n // a_row), k) for n, k in enumerate(shown)]
        return below

    def _report(self, report: Report, x: float, y: float, room: float) -> float:
        tag = (clip(report.head.label, max(4, int((room - 8) / width("x", _TAG)))) or "report",)
        known = report.head.outlet is not None
        outlet = fitted(report.head.outlet or "outlet not known", _OUTLET, room, bold=True)
        below = y + _HIGH + 18 * len(outlet) + 17
        labels: tuple[Label, ...] = (
            Label(
                x - 8, y + _HIGH + 18, outlet, "outlet" if known else "lacking", _OUTLET, 18, report.head.outlet or ""
            ),
            Label(
                x - 8, below, (day(report.head.date) or "date ?",), "day" if report.head.date else "italic", _SMALL, 16
            ),
        )
        if report.names:
            names = fitted(f"names {', '.join(report.names)}", _SMALL, room)
            labels = (*labels, Label(x - 8, below + 17, names, "note", _SMALL, 16, ", ".join(report.names)))
            below += 17 + 16 * (len(names) - 1)
        label = Label(x - 1, y + 18, tag, "tag", _TAG, 16, report.head.label)
        self.squares.append(Square(x - 8, y, width(tag[0], _TAG) + 14, report.href, label, labels))
        return below + 12
