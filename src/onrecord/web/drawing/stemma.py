"""The chains of a claim as a drawing, read downwards: who speaks, who passes it on, who prints it.

Every chain has a track, a column of the drawing, so that what is written right of a line never meets another one. A
step that chains share is drawn once, in the leftmost of their tracks. Lines turn only in the gaps between rows, and
those that have nothing to do with each other turn at heights of their own.
"""

from __future__ import annotations

from collections.abc import Hashable
from typing import NamedTuple

from onrecord.web.drawing.chains import Chains
from onrecord.web.drawing.measure import fitted
from onrecord.web.drawing.order import Circular, layered, ordered
from onrecord.web.drawing.printed import Printed
from onrecord.web.drawing.shapes import Ink, Label, Node, Ring, Segment, Stemma
from onrecord.web.heads import called
from onrecord.web.origins import Rings

MOST_VOICES, MOST_FAMILIES, MOST_TRACKS = 5, 6, 6
_WIDTH = 1120.0
_LEFT = 140.0  # room for the rows' names
_ROW = 150.0  # from one step to the next
_LEAVE = 72.0  # below a mark, where lines leave it for other tracks: under its words, above those of the next row
_TURN = 26.0  # above a step, where lines turn to it
_NAME, _SMALL = 16.5, 12.5
_LEAD, _LEAD_SMALL = 19.0, 16.0  # from line to line


class Point(NamedTuple):
    """A mark that lines run to and from; `what` tells it from others."""

    what: Hashable
    x: float
    y: float


class Landing(NamedTuple):
    """Where chains come down to the reports: below which mark, how cold, in which family."""

    last: Hashable
    cold: str | None
    family: int


def stemma(chains: Chains, rings: Rings | None = None) -> Stemma | None:
    """Return the drawing; None where there is more than fits one, which the rail shows.

    `rings` says what each voice counts as, where that is known.
    """
    fits = len(chains.voices) <= MOST_VOICES and len(chains.families) <= MOST_FAMILIES
    if not chains.paths or not fits or len(chains.paths) > MOST_TRACKS:
        return None
    try:
        return _Draft(chains, rings).finish()
    except Circular:
        return None


class _Draft:
    """The drawing while it is made: each part knows where those above it ended."""

    def __init__(self, chains: Chains, rings: Rings | None) -> None:
        self.chains, self.rings = chains, rings
        self.row = ordered(chains.paths)
        self.layers = layered(self.row)
        self.pitch = (_WIDTH - _LEFT) / max(3, len(self.row))
        self.room = self.pitch - 44
        self.ink, self.dots, self.tie_ink, self.bracket_ink = Ink(), Ink(), Ink(), Ink()
        self.printed = Printed(self.ink)
        self.nodes: dict[Hashable, Node] = {}
        self.notes: list[Label] = []
        self.cold: list[tuple[float, float]] = []
        self.origins: list[Ring] = []
        self.turns: dict[float, list[tuple[int, frozenset[Hashable], float, float]]] = {}

    def finish(self) -> Stemma:
        """Draw all parts from above to below."""
        top = self._voices()
        steps = 1 + max((self.layers[s.key] for p in self.row for s in p.stops), default=-1)
        last = {place: self._hops(place, top) for place in range(len(self.row))}
        water = top + _ROW * steps + self._depth(last)
        unequal = self._ties(top)
        high, prints = self._families(self._land(last, water), water)
        rows = [Label(0, top + 4, ("Speaks",), "row", 13, 16), Label(0, prints + 18, ("Prints it",), "row", 13, 16)]
        if self.origins:
            rows.append(Label(0, 20, ("Origins",), "row", 13, 16))
        if steps:
            rows.append(Label(0, top + _ROW + 4, ("Passes it on",), "row", 13, 16))
        rows.append(Label(0, water - 26, ("↑ known only from", "what reports say"), "italic", _SMALL, _LEAD_SMALL))
        rows.append(Label(0, water + 22, ("↓ texts in hand",), "italic", _SMALL, _LEAD_SMALL))
        return Stemma(
            wide=_WIDTH,
            high=high,
            waterline=water,
            rows=tuple(rows),
            notes=(*self.notes, *self.printed.notes),
            nodes=tuple(self.nodes.values()),
            squares=tuple(self.printed.squares),
            joins=tuple(self.printed.joins),
            changes=tuple(self.printed.changes),
            origins=tuple(self.origins),
            lines=self.ink.segments(),
            dots=self.dots.segments(),
            ties=self.tie_ink.segments(),
            brackets=self.bracket_ink.segments(),
            cold=tuple(self.cold),
            unequal=unequal,
        )

    def _depth(self, last: dict[int, Point]) -> float:
        """How far below the last row the waterline lies: as far as what is drawn in between needs."""
        straight = not self.chains.ties and all(above.x == self._x(place) for place, above in last.items())
        cold = any(path.cold for path in self.row)
        return (124.0 if cold else 84.0) + (0.0 if straight else 48.0)

    def _x(self, place: int) -> float:
        return round(_LEFT + 18 + place * self.pitch, 1)

    # --- who speaks ---------------------------------------------------------------------------------------

    def _places(self, voice: int) -> list[int]:
        return [place for place, path in enumerate(self.row) if path.voice == voice]

    def _voices(self) -> float:
        """Draw the voices; return the height of their marks."""
        written = {}
        for number, voice in enumerate(self.chains.voices):
            room = self.room + self.pitch * (len(self._places(number)) - 1)
            name = fitted(called(voice.name), _NAME, room, lines=3, bold=True)
            written[number] = name, fitted(voice.note, _SMALL, room)
        above = 46 if self.rings else 10
        top = above + 20 + max(_LEAD * len(name) + _LEAD_SMALL * len(note) for name, note in written.values())
        for number, (name, note) in written.items():
            voice, x = self.chains.voices[number], self._x(self._places(number)[0])
            base = top - 20 - _LEAD_SMALL * len(note)
            labels = [Label(x - 8, base - _LEAD * (len(name) - 1), name, "name", _NAME, _LEAD, voice.name)]
            if note:
                labels.append(Label(x - 8, base + _LEAD_SMALL, note, "note", _SMALL, _LEAD_SMALL, voice.note))
            self.nodes[number] = Node(x, top, voice.mark, voice.href, tuple(labels))
        if self.rings:
            self._count(self.rings)
        return top

    def _count(self, rings: Rings) -> None:
        """Number the origins over the voices, possible ones last; a bracket joins what is counted together."""
        at = [self._x(self._places(number)[0]) + 4 for number in range(len(rings.voices))]
        order = sorted(range(len(rings.voices)), key=lambda n: (rings.voices[n] != "origin", at[n]))
        counted = [n for n in order if rings.voices[n] != "none"]
        self.origins += [Ring(at[n], 16, k, rings.voices[n] == "possible") for k, n in enumerate(counted, start=1)]
        for none, other in rings.joined:
            low, high = sorted((at[none], at[other]))
            if other in counted and not any(low < at[n] < high for n in counted):
                self.bracket_ink.across(16, low, high)
                self.bracket_ink.down(at[none], 16, 30)

    def _ties(self, top: float) -> tuple[tuple[float, float], ...]:
        """Draw what says that copies give two voices for one passage."""
        signs = []
        for number, pair in enumerate(self.chains.ties):
            a, b = sorted(self._x(self._places(voice)[0]) for voice in pair)
            y = top + 18 + 5 * number
            self.tie_ink.across(y, a, b)
            for x in (a, b):
                self.tie_ink.down(x, top + 8, y)
            signs.append((a + 26, y))
            if number == 0:
                words = fitted("one passage, two speakers", _SMALL, self.room)
                self.notes.append(Label(a + 14, y + 26, words, "change", _SMALL, _LEAD_SMALL))
        return tuple(signs)

    # --- who passes it on -----------------------------------------------------------------------------------

    def _hops(self, place: int, top: float) -> Point:
        """Draw the steps of a chain; return the last of its marks."""
        path = self.row[place]
        above = Point(path.voice, self._x(self._places(path.voice)[0]), top)
        for stop in path.stops:
            column = next(n for n, other in enumerate(self.row) if stop.key in (s.key for s in other.stops))
            here = Point(stop.key, self._x(column), top + _ROW * (self.layers[stop.key] + 1))
            if stop.key not in self.nodes:
                name = fitted(stop.party, _NAME, self.room, lines=3, bold=True)
                label = Label(here.x + 18, here.y + 5, name, "name", _NAME, _LEAD, stop.party)
                self.nodes[stop.key] = Node(here.x, here.y, "hop", stop.href, (label,))
                if stop.verb:
                    words = fitted(f"“{stop.verb}”", _SMALL, self.room)
                    base = here.y - 34 - _LEAD_SMALL * (len(words) - 1)
                    self.notes.append(Label(here.x + 12, base, words, "note", _SMALL, _LEAD_SMALL))
            self._run(above, here)
            above = here
        return above

    def _run(self, above: Point, below: Point) -> None:
        """Draw a line from a mark down to another; it turns above the lower one where that stands in another track."""
        if above.x == below.x:
            self.ink.down(above.x, above.y, below.y)
            return
        turn = below.y - _TURN + 4 * self._level(below.y, above, below)
        self.ink.down(above.x, above.y, turn)
        self.ink.across(turn, above.x, below.x)
        self.ink.down(below.x, turn, below.y)

    def _level(self, gap: float, above: Point, below: Point) -> int:
        """At which height of a gap a line turns: one of its own unless it shares an end with those it would meet."""
        held = self.turns.setdefault(gap, [])
        ends, left, right = frozenset((above.what, below.what)), min(above.x, below.x), max(above.x, below.x)
        level = 0
        while any(at == level and left <= r and s <= right and not ends & others for at, others, s, r in held):
            level += 1
        held.append((level, ends, left, right))
        return level

    # --- who prints it --------------------------------------------------------------------------------------

    def _land(self, last: dict[int, Point], water: float) -> dict[Landing, float]:
        """Bring every chain down to the waterline; those that come the same way come down once."""
        landings: dict[Landing, float] = {}
        for place, above in last.items():
            path = self.row[place]
            key = Landing(above.what, path.cold, path.family)
            if key in landings:
                continue
            x = landings[key] = self._x(place)
            end = water - 62 if path.cold else water
            if above.x == x:
                self.ink.down(x, above.y, end)
            else:
                # It leaves its mark below the words beside it, before the next row's lines turn.
                turn = above.y + _LEAVE + 4 * self._level(above.y + _LEAVE, above, Point(above.what, x, end))
                self.ink.down(above.x, above.y, turn)
                self.ink.across(turn, above.x, x)
                self.ink.down(x, turn, end)
            if path.cold:
                self.cold.append((x, end))
                self.dots.down(x, end + 16, water)
                words = fitted(path.cold, _SMALL, self.room, lines=3)
                self.notes.append(Label(x + 16, end - 2, words, "italic", _SMALL, _LEAD_SMALL))
        return landings

    def _families(self, landings: dict[Landing, float], water: float) -> tuple[float, float]:
        """Draw the families of reports; return where the drawing ends and where they begin."""
        xs = {f: sorted(x for key, x in landings.items() if key.family == f) for f in range(len(self.chains.families))}
        firsts = sorted(places[0] for places in xs.values())
        wide = [number for number, places in xs.items() if len(places) > 1]
        y = water + 48 + 7 * len(wide)
        high = y
        for number, places in xs.items():
            bus = water + 34 + 7 * (wide.index(number) if number in wide else 0)
            for x in places:
                self.ink.down(x, water, bus if x != places[0] else y)
            if number in wide:
                self.ink.across(bus, places[0], places[-1])
            after = next((x for x in firsts if x > places[0]), _WIDTH + 30)
            high = max(high, self.printed.family(self.chains.families[number], places[0], y, after - places[0] - 36))
        return high, y


def path(segment: Segment) -> str:
    """Write a line as an SVG path."""
    x, y, x2, y2 = segment
    return f"M{x:g} {y:g}V{y2:g}" if x == x2 else f"M{x:g} {y:g}H{x2:g}"
