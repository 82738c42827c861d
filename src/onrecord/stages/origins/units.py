"""What is counted: the voices that rest on no other, and which of them are known to be separate."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import combinations

from onrecord.records import Claim
from onrecord.stages.origins.context import Context
from onrecord.stages.origins.families import Families, families
from onrecord.stages.origins.hearing import Heard, Hearing
from onrecord.stages.origins.naming import may_be_one, one_government, token_set
from onrecord.stages.origins.rest import NOT_NAMED, Rest
from onrecord.stages.origins.resting import rests, swapped
from onrecord.stages.origins.roots import rings, roots
from onrecord.stages.origins.telling import hearsay, named_in
from onrecord.stages.origins.voices import heard

_EXACT_UP_TO = 24  # units; above, the low end is found greedily and may be lower than it could be


@dataclass(frozen=True)
class Unit:
    """What is counted: one voice, or a circle of voices that rest on one another, with all its hearings.

    `same` are those of other voices that are taken to be this one by another name.
    """

    name: str
    hearings: tuple[Hearing, ...]
    circular: bool = False
    swapped: frozenset[frozenset[str]] = frozenset()
    same: tuple[Hearing, ...] = ()

    @cached_property
    def voices(self) -> frozenset[str]:
        """The keys of its voices."""
        return frozenset(h.voice for h in self.hearings)

    @cached_property
    def _spoken(self) -> dict[tuple[str, str], frozenset[str]]:
        """Who stands between its named voices and the reader, by family of reports and words; copies add up."""
        found: dict[tuple[str, str], frozenset[str]] = {}
        for h in (h for h in (*self.hearings, *self.same) if h.kind == "named"):
            if not hearsay(h.statement.text, h.name):
                key = h.family, h.statement.text
                found[key] = found.get(key, frozenset()) | h.lineage
        return found

    @cached_property
    def _words(self) -> frozenset[str]:
        return frozenset[str]().union(*(token_set(text) for _, text in self._spoken))

    @cached_property
    def ways(self) -> dict[str, frozenset[str]]:
        """Who stands between its named voices and the reader, by family of reports, without what may be hearsay."""
        return self._without(frozenset())

    def beside(self, other: Unit) -> dict[str, frozenset[str]]:
        """The same, without words that name another unit's voices: they may be had from there."""
        named = frozenset(name for name in other.names if named_in(name, self._words))
        return self._without(named) if named else self.ways

    def _without(self, names: frozenset[str]) -> dict[str, frozenset[str]]:
        found: dict[str, frozenset[str]] = {}
        for (family, text), lineage in self._spoken.items():
            if not any(named_in(name, token_set(text)) for name in names):
                found[family] = found.get(family, frozenset()) | lineage
        return found

    @cached_property
    def names(self) -> frozenset[str]:
        """What those in it are called who are named."""
        return frozenset(h.name for h in self.hearings if h.kind == "named")

    @cached_property
    def titles(self) -> tuple[str, ...]:
        """The roles of those in it who are named, and the names of bodies."""
        named = [h for h in self.hearings if h.kind == "named"]
        titles = (*(role for h in named for role in h.roles), *(h.name for h in named if not h.person))
        return tuple(dict.fromkeys(titles))

    @cached_property
    def denies(self) -> bool:
        """Whether it only denies."""
        return all(h.statement.stance == "denies" for h in self.hearings)

    @property
    def named(self) -> bool:
        """Whether somebody by name is heard, not only outlets or sources without one."""
        return bool(self.names)

    @cached_property
    def unnamed(self) -> bool:
        """Whether nobody in it has a name."""
        return all(h.kind in NOT_NAMED for h in self.hearings)


@dataclass(frozen=True)
class Weighed:
    """All that the count of one claim rests on.

    `sure` are the numbers of the units that make the low end: the largest set of which every two are known to be
    separate; where there is none, the one unit that there must be; none where all goes round in a circle.
    """

    copied: Families
    who: Heard
    resting: tuple[Rest, ...]
    ringed: tuple[tuple[Rest, ...], ...]
    units: tuple[Unit, ...]
    sure: tuple[int, ...]

    @property
    def range(self) -> tuple[int, int]:
        """The range of separate origins."""
        return len(self.sure), len(self.units)

    @property
    def roots(self) -> frozenset[str]:
        """The voices that rest on no other."""
        return frozenset[str]().union(*(unit.voices for unit in self.units))

    def numbers(self) -> dict[str, int]:
        """By voice, the number of the origin that it comes down to, from 1; the sure ones come first."""
        order = [*self.sure, *(i for i in range(len(self.units)) if i not in self.sure)]
        found = {voice: n for n, i in enumerate(order, 1) for voice in sorted(self.units[i].voices)}
        waiting = [rest for rest in self.resting if rest.voice not in found]
        while fresh := [rest for rest in waiting if rest.on in found]:
            found.update({rest.voice: found[rest.on] for rest in reversed(fresh)})
            waiting = [rest for rest in waiting if rest.voice not in found]
        return found

    def alone(self, voice: str) -> Unit:
        """One voice as it would be counted if it rested on nobody."""
        own = tuple(h for h in self.who.hearings if h.voice == voice)
        return Unit(self.who.names[voice], own, swapped=self.units[0].swapped)


def weigh(claim: Claim, corpus: Context, copied: Families | None = None) -> Weighed:
    """Find who is heard, what rests on what, and what remains; `copied` says otherwise which reports are copies."""
    copied = copied or families(claim, corpus)
    who = heard(claim, corpus, copied)
    resting = rests(claim, who, corpus, copied)
    by_voice = who.voices()
    ringed = rings(resting, {h.voice for h in who.hearings if h.kind == "named"})
    circular = [{rest.voice for rest in ring} for ring in ringed]
    twice = frozenset(swapped(claim, who, copied))
    units = [_unit(circle, by_voice, who) for circle in roots(by_voice, resting)]
    units = [replace(u, circular=any(ring <= u.voices for ring in circular), swapped=twice) for u in units]
    again = [h for rest in resting if rest.rule == "origins/same-name" for h in by_voice[rest.voice]]
    by_name = {rest.voice: rest.on for rest in resting if rest.rule == "origins/same-name"}
    units = [replace(u, same=tuple(h for h in again if by_name[h.voice] in u.voices)) for u in units]
    return Weighed(copied, who, resting, tuple(ringed), tuple(units), _sure(units))


def _unit(circle: Iterable[str], by_voice: dict[str, list[Hearing]], who: Heard) -> Unit:
    circle = tuple(circle)
    names = " and ".join(dict.fromkeys(who.names[v] for v in circle))
    return Unit(names, tuple(h for voice in circle for h in by_voice[voice]))


def separate(a: Unit, b: Unit) -> bool:
    """Whether two voices are known to be independent.

    Both are named, they are not two names given for one passage nor a name and its short form, and each is heard in a
    report that is no copy of the other's, in words that tell of nobody else who said it, with no agency, outlet or
    other hop in common. Whatever is not known to be separate may be one.
    """
    if (
        not (a.named and b.named)
        or any(pair <= a.voices | b.voices for pair in a.swapped)
        or alike(a, b)
        or one_side(a, b)
    ):
        return False
    ours, theirs = a.beside(b), b.beside(a)
    return any(x != y and not ours[x] & theirs[y] for x in ours for y in theirs)


def one_side(a: Unit, b: Unit) -> bool:
    """Whether two may speak for one side: bodies or officials of one government, or both only deny."""
    return (a.denies and b.denies) or one_government(a.titles, b.titles)


def alike(a: Unit, b: Unit) -> bool:
    """Whether a name in one may be a short form of one in the other."""
    return any(may_be_one(x, y) for x in a.names for y in b.names)


def _sure(units: Sequence[Unit]) -> tuple[int, ...]:
    apart = _largest_apart(units)
    if apart:
        return apart
    able = [i for i, unit in enumerate(units) if not unit.circular]
    return (min(able, key=lambda i: _standing(units[i])),) if able else ()


def _standing(unit: Unit) -> tuple[bool, bool, str, int, str]:
    """Rank for being the one there must be: named, not unnamed, printed first, in most reports."""
    first = min((h.statement.printed or "~" for h in unit.hearings), default="~")
    return not unit.named, unit.unnamed, first, -len({h.statement.article for h in unit.hearings}), min(unit.voices)


def _largest_apart(units: Sequence[Unit]) -> tuple[int, ...]:
    """The largest set of units of which every two are known to be separate, by number; of equal ones, by name."""
    order = sorted(range(len(units)), key=lambda i: _standing(units[i]))
    near: dict[int, set[int]] = {i: set() for i in order}
    for i, j in combinations(order, 2):
        if separate(units[i], units[j]):
            near[i].add(j)
            near[j].add(i)
    able = [i for i in order if near[i]]
    if len(able) > _EXACT_UP_TO:
        return _greedy(able, near)
    return _clique((), able, near, ())


def _clique(
    chosen: tuple[int, ...], able: list[int], near: dict[int, set[int]], best: tuple[int, ...]
) -> tuple[int, ...]:
    """The largest clique that holds the chosen, the first found of equal ones; `best` where none is larger than that.

    Branch and bound (Carraghan and Pardalos 1990): a branch too short to be larger is left.
    """
    if not able:
        return chosen if len(chosen) > len(best) else best
    for place, unit in enumerate(able):
        if len(chosen) + len(able) - place <= len(best):
            break
        best = _clique((*chosen, unit), [u for u in able[place + 1 :] if u in near[unit]], near, best)
    return best


def _greedy(able: list[int], near: dict[int, set[int]]) -> tuple[int, ...]:
    chosen: list[int] = []
    for unit in sorted(able, key=lambda u: -len(near[u])):
        if all(unit in near[c] for c in chosen):
            chosen.append(unit)
    return tuple(chosen)
