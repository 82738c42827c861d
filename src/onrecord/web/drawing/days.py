"""A scale of time: days → percent of a strip's width, with ticks at round dates."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date

from onrecord.records import Record
from onrecord.web.dates import day as written

_ISO = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?")
_LEFT, _RIGHT = 2.0, 98.0  # percent that the scale uses
_MOST = 8  # ticks


class Tick(Record, frozen=True):
    """A date on the scale; `anchor` is SVG's for its words."""

    x: float
    words: str
    anchor: str


class Scale(Record, frozen=True):
    """Days from `first` to `last` on a strip."""

    first: date
    last: date
    ticks: tuple[Tick, ...]

    def x(self, day: date) -> float:
        """Return where a day stands, in percent."""
        return place(day, self.first, self.last)


def parsed(value: str | None) -> date | None:
    """Return the first day of an ISO date, month or year; None for anything else."""
    match = _ISO.match(value or "")
    if not match:
        return None
    year, month, day = (int(part) if part else 1 for part in match.groups())
    try:
        return date(year, month, day)
    except ValueError:
        return None


def place(day: date, first: date, last: date) -> float:
    """Return where a day stands between two others, in percent of the strip."""
    whole = (last - first).days or 1
    return round(_LEFT + (_RIGHT - _LEFT) * (day - first).days / whole, 3)


def scale(days: Iterable[date]) -> Scale | None:
    """Return a scale that holds all the days, with room at both ends; None where there is none."""
    held = sorted(days)
    if not held:
        return None
    room = max(1, (held[-1] - held[0]).days // 20)
    first = date.fromordinal(max(1, held[0].toordinal() - room))
    last = date.fromordinal(min(date.max.toordinal(), held[-1].toordinal() + room))
    return Scale(first, last, tuple(_ticks(first, last)))


def _ticks(first: date, last: date) -> Iterable[Tick]:
    """Return ticks at round dates: as many as stand apart, at least one."""
    steps = (*((_days, n, "%-d %b %Y") for n in (1, 2, 5, 10)), *((_months, n, "%b %Y") for n in (1, 2, 3, 6)))
    for step, every, words in (*steps, *((_years, n, "%Y") for n in (1, 2, 5, 10, 20, 50, 100))):
        found = list(step(first, last, every))
        if 2 <= len(found) <= _MOST:
            return [_tick(day, words, first, last) for day in found]
    return [_tick(first, "%-d %b %Y", first, last)]


def _tick(day: date, words: str, first: date, last: date) -> Tick:
    x = place(day, first, last)
    anchor = "start" if x < 8 else "end" if x > 92 else "middle"
    return Tick(x, day.strftime(words) if day.year >= 1000 else str(day.year), anchor)


def _days(first: date, last: date, every: int) -> Iterable[date]:
    start = -(-first.toordinal() // every) * every
    if (last - first).days // every > _MOST:
        return []
    return [date.fromordinal(n) for n in range(start, last.toordinal() + 1, every)]


def _months(first: date, last: date, every: int) -> Iterable[date]:
    count = (last.year - first.year) * 12 + last.month - first.month
    if count // every > _MOST:
        return []
    start = first.year * 12 + first.month - 1
    found = [date(n // 12, n % 12 + 1, 1) for n in range(start, start + count + 1) if n % every == 0]
    return [day for day in found if first <= day <= last]


def _years(first: date, last: date, every: int) -> Iterable[date]:
    if (last.year - first.year) // every > _MOST:
        return []
    return [date(y, 1, 1) for y in range(first.year, last.year + 1) if y % every == 0 and date(y, 1, 1) >= first]


class Event(Record, frozen=True):
    """Something on a strip: where it begins and ends, in percent, in which row; `kind` is the style sheet's."""

    x: float
    row: int
    words: str
    href: str
    kind: str = "report"
    end: float | None = None
    anchor: str = "start"
    when: str = ""


class Strip(Record, frozen=True):
    """A strip of time with its events in rows; `undated` are the words of those without a day."""

    scale: Scale
    events: tuple[Event, ...]
    rows: int


def stacked(found: Sequence[tuple[date, str, str, str]], room: float) -> Strip | None:
    """Put dated events in as few rows as keep their words apart.

    Args:
        found: (day, words, address, kind) each.
        room: percent of the strip that one character needs.
    """
    held = scale(day for day, *_ in found)
    if held is None:
        return None
    ends: list[float] = []
    events = []
    for day, words, href, kind in sorted(found):
        x = held.x(day)
        wide = room * len(words) + 2.5
        left = x + wide > 100
        begin, end = (x - wide, x + 1.5) if left else (x - 1.0, x + wide)
        row = next((n for n, taken in enumerate(ends) if taken < begin), len(ends))
        if row == len(ends):
            ends.append(0)
        ends[row] = end
        anchor = "end" if left else "start"
        events.append(Event(x, row, words, href, kind, anchor=anchor, when=written(day.isoformat())))
    return Strip(held, tuple(events), len(ends))
