"""What rests on what, as a graph: circles of sources, and what rests on nothing else."""

from __future__ import annotations

from collections.abc import Iterable

from onrecord.stages.origins.rest import Rest

_CITING = frozenset(("origins/names-its-source", "origins/passes-on", "origins/source-of-hop"))


def rings(resting: Iterable[Rest], named: Iterable[str]) -> list[tuple[Rest, ...]]:
    """Return the circles in which each gives the next as its source; nobody with a name stands in one."""
    known = set(named)
    on: dict[str, dict[str, Rest]] = {}
    for rest in resting:
        if rest.rule in _CITING and rest.voice not in known and rest.on not in known:
            on.setdefault(rest.voice, {})[rest.on] = rest
    found: dict[frozenset[str], tuple[Rest, ...]] = {}
    for start in sorted(on):
        ring = _ring(start, on)
        if ring:
            found.setdefault(frozenset(r.voice for r in ring), ring)
    return list(found.values())


def _ring(start: str, on: dict[str, dict[str, Rest]]) -> tuple[Rest, ...]:
    """The shortest way along sources from a voice back to itself, () if there is none."""
    ways: list[tuple[Rest, ...]] = [(rest,) for rest in on[start].values()]
    seen = {start}
    while ways:
        way = ways.pop(0)
        here = way[-1].on
        if here == start:
            return way
        if here not in seen:
            seen.add(here)
            ways.extend((*way, rest) for rest in on.get(here, {}).values())
    return ()


def roots(voices: Iterable[str], resting: Iterable[Rest]) -> list[tuple[str, ...]]:
    """Return what rests on nothing else: single voices, and circles of voices that rest only on one another."""
    on: dict[str, set[str]] = {voice: set() for voice in voices}
    for rest in resting:
        if rest.voice in on and rest.on in on:
            on[rest.voice].add(rest.on)
    reach = {voice: _reach(voice, on) for voice in on}
    found: dict[tuple[str, ...], None] = {}
    for voice in on:
        circle = tuple(sorted({v for v in reach[voice] if voice in reach[v]} | {voice}))
        if reach[voice] <= set(circle):
            found[circle] = None
    return list(found)


def _reach(start: str, on: dict[str, set[str]]) -> set[str]:
    seen: set[str] = set()
    todo = [start]
    while todo:
        fresh = on[todo.pop()] - seen
        seen |= fresh
        todo.extend(fresh)
    return seen
