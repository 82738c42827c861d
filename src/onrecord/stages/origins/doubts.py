"""Why the low end of a range is below the high one: voices that are not known to be separate from the others."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from onrecord.stages.origins.context import Context
from onrecord.stages.origins.units import Unit, Weighed, alike, one_side, separate


class Doubt(NamedTuple):
    """A voice that counts in the high end only: why, and what one would have to know; `beside` is who it may be."""

    unit: Unit
    rule: str
    note: str
    question: str
    beside: Unit | None = None


def doubts(weighed: Weighed, corpus: Context) -> Iterator[Doubt]:
    """Yield what is not known about each voice that the low end leaves out; circles are no doubt, they are told."""
    sure = [weighed.units[i] for i in weighed.sure]
    for number, unit in enumerate(weighed.units):
        if number in weighed.sure or unit.circular:
            continue
        if unit.unnamed:
            yield _unnamed(unit)
        elif not unit.named:
            note = f"where {unit.name} has it from is not said"
            yield Doubt(unit, "origins/own-voice", note, f"Did {unit.name} find it out for itself?")
        else:
            yield _not_separate(unit, sure, weighed, corpus)


def _unnamed(unit: Unit) -> Doubt:
    several = any(h.kind == "group" for h in unit.hearings)
    many = " (several people, but who is not said)" if several else ""
    question = f"{'Are' if several else 'Is'} {unit.name} somebody else than the others?"
    return Doubt(unit, "origins/unnamed", f"{unit.name}{many} may be one of the other voices", question)


def _not_separate(unit: Unit, sure: Sequence[Unit], weighed: Weighed, corpus: Context) -> Doubt:
    """Against which sure voice a named one is not known to be separate, and what joins the two."""
    other = next((one for one in sure if one.named and not separate(one, unit)), sure[0])
    pair = f"{other.name} and {unit.name}"
    if any(two <= other.voices | unit.voices for two in unit.swapped):
        note = f"{pair} are the names of one passage in two copies: that they are two is not known"
        return Doubt(unit, "origins/two-names", note, f"Is {unit.name} a second speaker?", other)
    if alike(other, unit):
        note = f"{pair} may be one person: one name may be short for the other"
        return Doubt(unit, "origins/short-name", note, f"Is {unit.name} somebody else than {other.name}?", other)
    if one_side(other, unit):
        note = f"{pair} may speak for one side: that they are separate is not known"
        return Doubt(unit, "origins/one-side", note, f"Does {unit.name} speak for another side?", other)
    if {h.family for h in other.hearings} == {h.family for h in unit.hearings}:
        label = corpus.article(unit.hearings[0].statement.article).label
        note = f"{pair} are heard in one report only ({label}): that they are separate is not known"
        return Doubt(unit, "origins/one-report", note, f"Has {unit.name} it from elsewhere than {other.name}?", other)
    shared = sorted(_through(other) & _through(unit))
    if not shared:
        note = f"{pair}: one may have it from the other, by the words or by what they are"
        return Doubt(unit, "origins/hearsay", note, f"Has {unit.name} it from elsewhere than {other.name}?", other)
    through = ", ".join(weighed.who.called.get(key, "media") for key in shared)
    note = f"{pair} both came through {through}: that they are separate is not known"
    return Doubt(unit, "origins/shared-hop", note, f"Was {unit.name} heard apart from {other.name}?", other)


def _through(unit: Unit) -> frozenset[str]:
    return frozenset[str]().union(*unit.ways.values())
