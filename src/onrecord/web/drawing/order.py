"""In which order chains stand beside one another, and in which row each of their steps."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from itertools import permutations

from onrecord.web.drawing.chains import Path


class Circular(Exception):
    """Steps of several chains come before one another."""


def ordered(paths: Sequence[Path]) -> list[Path]:
    """Order the chains so that those of a voice stand together and what chains share lies close by.

    There are few voices, so every order is tried; of equal ones that is taken which is nearest to how they are heard.
    """
    voices = list(dict.fromkeys(path.voice for path in paths))
    layers = layered(paths)
    tries = []
    for number, order in enumerate(permutations(voices)):
        rank = {voice: place for place, voice in enumerate(order)}
        meant = {path.family: rank[path.voice] for path in reversed(paths)}
        row = sorted(paths, key=lambda p: (rank[p.voice], meant[p.family], [s.key for s in p.stops], p.family))
        tries.append((_spread(row, layers), number, row))
    return min(tries, key=lambda t: t[:2])[2]


def _spread(row: Sequence[Path], layers: dict[str, int]) -> int:
    """How far apart chains lie that share a step or a family."""
    places: dict[Hashable, list[int]] = {}
    for place, path in enumerate(row):
        for stop in path.stops:
            places.setdefault((layers[stop.key], stop.key), []).append(place)
        places.setdefault(path.family, []).append(place)
    return sum(max(found) - min(found) for found in places.values())


def layered(paths: Sequence[Path]) -> dict[str, int]:
    """Return the row of each step, counted from 0: below every step that comes before it in some chain.

    Raises:
        Circular: two steps come before one another, in different chains, so that no row is right for both.
    """
    layers: dict[str, int] = {}
    changed = True
    while changed:
        changed = False
        for path in paths:
            at = -1
            for stop in path.stops:
                row = max(layers.get(stop.key, 0), at + 1)
                changed |= row != layers.get(stop.key)
                layers[stop.key] = at = row
                if row >= len({stop.key for other in paths for stop in other.stops}):
                    raise Circular(stop.party)
    return layers
