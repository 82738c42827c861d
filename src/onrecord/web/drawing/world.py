"""Places on a map: the outline of the countries around them, a disc for each, words where there is room.

The outline is Natural Earth's, 1:110m, in the public domain; `tools/world_outline.py` wrote it. Degrees are drawn as
they are, longitudes narrowed by the cosine of the middle latitude, so that shapes near it keep their form.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple

from onrecord.records import Record
from onrecord.views import SiteRow
from onrecord.web.drawing.measure import width
from onrecord.wording import clip

_WIDE, _HIGHEST = 1120.0, 620.0  # pixels
_LEAST = 8.0  # degrees of latitude that a map shows at least
_SMALL, _LARGE = 5.0, 17.0  # radii of discs
_FONT = 13.0
_NEAR = 9.0  # degrees around a place that a map of a crowd shows
_CENTRES = 40  # places, those with most claims, that a crowd is looked for around

Point = tuple[float, float]
Box = tuple[float, float, float, float]


class Dot(Record, frozen=True):
    """A place: its disc, and its words if they fit beside it; `anchor` is SVG's."""

    site: SiteRow
    x: float
    y: float
    r: float
    words: str = ""
    wx: float = 0
    wy: float = 0
    anchor: str = "start"


class Map(Record, frozen=True):
    """The drawing in pixels: `land` is one SVG path."""

    wide: float
    high: float
    land: str
    dots: tuple[Dot, ...]


class Window(Record, frozen=True):
    """The part of the world that is shown, in degrees; `kx` and `ky` are pixels a degree of longitude and latitude."""

    west: float
    east: float
    south: float
    north: float
    kx: float
    ky: float

    def place(self, lat: float, lon: float) -> Point:
        """Return where a point stands, in pixels."""
        return round((lon - self.west) * self.kx, 1), round((self.north - lat) * self.ky, 1)


@lru_cache(maxsize=16)
def mapped(sites: tuple[SiteRow, ...]) -> Map | None:
    """Draw places on a map that just holds them; None where there is none."""
    if not sites:
        return None
    window = _window(sites)
    wide, high = window.place(window.south, window.east)
    return Map(wide, high, _land(window, wide, high), tuple(_dots(sites, window, wide, high)))


def crowd(sites: Sequence[SiteRow]) -> tuple[SiteRow, ...]:
    """Return the places that lie closest together, where a map of all of them would heap them up; else none."""
    spread = max((s.lon for s in sites), default=0.0) - min((s.lon for s in sites), default=0.0)
    best: list[SiteRow] = []
    for one in sites[:_CENTRES]:
        near = [s for s in sites if abs(s.lat - one.lat) <= _NEAR and abs(s.lon - one.lon) <= _NEAR * 1.3]
        best = max(best, near, key=len)
    return tuple(best) if len(best) > 3 and spread > 6 * _NEAR else ()


def _window(sites: Sequence[SiteRow]) -> Window:
    """Frame the places with room around them, as wide as a page is."""
    south, north = min(s.lat for s in sites), max(s.lat for s in sites)
    west, east = min(s.lon for s in sites), max(s.lon for s in sites)
    tall = min(170.0, max(_LEAST, (north - south) * 1.25))
    middle = (south + north) / 2
    narrowing = max(0.3, math.cos(math.radians(middle)))
    broad = min(360.0, max((east - west) * 1.2, tall * 2.1 / narrowing))
    tall = max(tall, broad * narrowing / 2.3)
    tall = min(tall, 170.0)
    centre = min(max(middle, -88 + tall / 2), 88 - tall / 2)
    across = min(max((west + east) / 2, -180 + broad / 2), 180 - broad / 2)
    ky = min(_WIDE / (broad * narrowing), _HIGHEST / tall)
    return Window(across - broad / 2, across + broad / 2, centre - tall / 2, centre + tall / 2, ky * narrowing, ky)


class Outline(NamedTuple):
    """A ring of (longitude, latitude) with its bounds: west, south, east, north."""

    points: tuple[Point, ...]
    bounds: Box


@cache
def _outlines() -> tuple[Outline, ...]:
    rings = []
    for line in (files("onrecord.web.drawing") / "world.txt").read_text("ascii").splitlines():
        numbers = list(map(int, line.split()))
        x = y = 0
        ring = []
        for dx, dy in zip(numbers[::2], numbers[1::2], strict=True):
            x, y = x + dx, y + dy
            ring.append((x / 100, y / 100))
        lons, lats = [lon for lon, _ in ring], [lat for _, lat in ring]
        rings.append(Outline(tuple(ring), (min(lons), min(lats), max(lons), max(lats))))
    return tuple(rings)


@lru_cache(8)  # the same few maps again and again, and these take most of the time
def _land(window: Window, wide: float, high: float) -> str:
    """Return the outlines within a window as one path; points that fall together are drawn once."""
    parts = []
    for outline in _outlines():
        west, south, east, north = outline.bounds
        if east < window.west or west > window.east or north < window.south or south > window.north:
            continue
        points: list[Point] = [window.place(lat, lon) for lon, lat in outline.points]
        inside = west >= window.west and east <= window.east and south >= window.south and north <= window.north
        kept: list[tuple[int, int]] = []
        for x, y in points if inside else _clipped(points, wide, high):
            point = (round(x), round(y))
            if not kept or abs(point[0] - kept[-1][0]) + abs(point[1] - kept[-1][1]) > 1:
                kept.append(point)
        if len(kept) > 2:
            parts.append("M" + "L".join(f"{x} {y}" for x, y in kept) + "Z")
    return "".join(parts)


def _clipped(points: Sequence[Point], wide: float, high: float) -> list[Point]:
    """Cut a ring to the window (Sutherland and Hodgman 1974), a little beyond its edges, where no line shows."""
    ring = list(points)
    for axis, bound, sign in ((0, -4.0, 1), (0, wide + 4, -1), (1, -4.0, 1), (1, high + 4, -1)):
        ring = list(_cut(ring, axis, bound, sign))
    return ring


def _cut(ring: Sequence[Point], axis: int, bound: float, sign: int) -> Iterator[Point]:
    for number, here in enumerate(ring):
        before = ring[number - 1]
        inside, was = sign * (here[axis] - bound) >= 0, sign * (before[axis] - bound) >= 0
        if inside != was:
            share = (bound - before[axis]) / (here[axis] - before[axis])
            yield before[0] + share * (here[0] - before[0]), before[1] + share * (here[1] - before[1])
        if inside:
            yield here


def _dots(sites: Sequence[SiteRow], window: Window, wide: float, high: float) -> Iterator[Dot]:
    """Yield the places, those with most claims first; words go where they cover no disc and no other words."""
    most = max(site.claims for site in sites)
    dots = []
    for site in sorted(sites, key=lambda s: (-s.claims, s.name)):
        x, y = window.place(site.lat, site.lon)
        dots.append(Dot(site, x, y, round(_SMALL + (_LARGE - _SMALL) * math.sqrt(site.claims / most), 1)))
    taken: list[Box] = [(d.x - d.r, d.y - d.r, d.x + d.r, d.y + d.r) for d in dots]
    for dot in dots:
        words = clip(dot.site.name, 30)
        found = next((spot for spot in _spots(dot, words) if _free(spot[3], taken, wide, high)), None)
        if found is None:
            yield dot
            continue
        wx, wy, anchor, box = found
        taken.append(box)
        yield Dot(dot.site, dot.x, dot.y, dot.r, words, wx, wy, anchor)


def _spots(dot: Dot, words: str) -> Iterator[tuple[float, float, str, Box]]:
    long, gap = width(words, _FONT), dot.r + 4
    for anchor, wx, wy in (
        ("start", dot.x + gap, dot.y + 4.5),
        ("end", dot.x - gap, dot.y + 4.5),
        ("middle", dot.x, dot.y - gap - 2),
        ("middle", dot.x, dot.y + gap + 11),
    ):
        left = wx - (0 if anchor == "start" else long if anchor == "end" else long / 2)
        yield round(wx, 1), round(wy, 1), anchor, (left, wy - _FONT, left + long, wy + 4)


def _free(box: Box, taken: Sequence[Box], wide: float, high: float) -> bool:
    if box[0] < 0 or box[1] < 0 or box[2] > wide or box[3] > high:
        return False
    return not any(box[0] < t[2] and t[0] < box[2] and box[1] < t[3] and t[1] < box[3] for t in taken)
