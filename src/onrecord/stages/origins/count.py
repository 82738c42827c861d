"""Claim × copies × parties → how many separate origins: a range with its reasons.

The rules stand in `docs/explanation/origins.md`, in the order in which they are applied here.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

import msgspec

from onrecord.records import Because, Claim, Statement
from onrecord.stages.origins.cautions import cautions
from onrecord.stages.origins.chains import chains
from onrecord.stages.origins.context import Context
from onrecord.stages.origins.families import Families, families
from onrecord.stages.origins.resting import NOT_NAMED, Rest, rests, rings, roots, swapped
from onrecord.stages.origins.voices import NOBODY, Heard, Hearing, heard, may_be_one

_EXACT_UP_TO = 24  # units; above, the low end is found greedily and may be lower than it could be


@dataclass(frozen=True)
class Unit:
    """What is counted: one voice, or a circle of voices that rest on one another, with all its hearings."""

    name: str
    hearings: tuple[Hearing, ...]
    circular: bool = False
    swapped: frozenset[frozenset[str]] = frozenset()

    @property
    def voices(self) -> frozenset[str]:
        """The keys of its voices."""
        return frozenset(h.voice for h in self.hearings)

    def ways(self) -> dict[str, frozenset[str]]:
        """Who stands between its named voices and the reader, by family of reports; copies add up."""
        found: dict[str, frozenset[str]] = {}
        for hearing in self.hearings:
            if hearing.kind == "named":
                found[hearing.family] = found.get(hearing.family, frozenset()) | hearing.through
        return found

    @property
    def named(self) -> bool:
        """Whether somebody by name is heard, not only outlets or sources without one."""
        return any(h.kind == "named" for h in self.hearings)

    @property
    def unnamed(self) -> bool:
        """Whether nobody in it has a name."""
        return all(h.kind in NOT_NAMED for h in self.hearings)


def count(claim: Claim, corpus: Context) -> Claim:
    """Count the separate origins of a claim and say why.

    Args:
        claim: as grouped; a claim counted before may be counted again.
        corpus: must hold the reading of every member.

    Returns:
        The claim with voices, reports, families, chains, origins, warnings and reasons. The low end of the range is
        the largest number of voices that are known to be separate from one another, the high end the number of
        voices that are not known to rest on others. Low is 0 only where everything goes round in a circle.
    """
    copied = families(claim, corpus)
    who = heard(claim, corpus, copied)
    resting = rests(claim, who, corpus, copied)
    by_voice = who.voices()
    ringed = rings(resting, {h.voice for h in who.hearings if h.kind == "named"})
    circular = [{rest.voice for rest in ring} for ring in ringed]
    twice = frozenset(swapped(claim, who, copied))
    units = [_unit(circle, by_voice, who) for circle in roots(by_voice, resting)]
    units = [replace(u, circular=any(ring <= u.voices for ring in circular), swapped=twice) for u in units]
    apart = _largest_apart(units)
    low = len(apart) or int(not all(unit.circular for unit in units))
    high = len(units)
    ledger = _ledger(claim, corpus, copied, who, resting, units)
    total = Because("origins/total", _total([_either(u, units, who) for u in units], apart, low, high))
    kept = tuple(b for b in claim.because if not b.rule.startswith("origins/"))
    members = tuple(_with_party(m, corpus) for m in claim.members)
    counted = msgspec.structs.replace(
        claim,
        members=members,
        voices=_shown(who, resting),
        reports=tuple(dict.fromkeys(corpus.article(m.article).label for m in members)),
        families=copied.named(),
        chains=chains(who, corpus),
        origins=(low, high),
        because=(*kept, *ledger, total),
    )
    return msgspec.structs.replace(counted, warnings=cautions(counted, corpus, copied, who, ringed, units))


def _unit(circle: tuple[str, ...], by_voice: dict[str, list[Hearing]], who: Heard) -> Unit:
    names = " and ".join(dict.fromkeys(who.names[v] for v in circle))
    return Unit(names, tuple(h for voice in circle for h in by_voice[voice]))


def _shown(who: Heard, resting: Sequence[Rest]) -> tuple[str, ...]:
    """The names of the voices, without those that only stand for another one in the same report."""
    summed = {r.voice for r in resting if r.rule in ("origins/headline", "origins/same-words")}
    names = (who.names[voice] for voice in who.voices() if voice not in summed)
    return tuple(dict.fromkeys(name for name in names if name != NOBODY))


def _with_party(statement: Statement, corpus: Context) -> Statement:
    act = corpus.act(statement)
    party = corpus.party(statement.article, act.party if act else None)
    return msgspec.structs.replace(statement, party=party.id) if party else statement


def separate(a: Unit, b: Unit) -> bool:
    """Whether two voices are known to be independent.

    Both are named, they are not two names given for one passage, and each is heard in a report that is no copy of the
    other's, with no agency, outlet or other hop in common. Whatever is not known to be separate may be one.
    """
    if not (a.named and b.named) or any(pair <= a.voices | b.voices for pair in a.swapped):
        return False
    ours, theirs = a.ways(), b.ways()
    return any(x != y and not ours[x] & theirs[y] for x in ours for y in theirs)


def _largest_apart(units: Sequence[Unit]) -> tuple[int, ...]:
    """The largest set of units of which every two are known to be separate, by number."""
    near = {i: {j for j in range(len(units)) if i != j and separate(units[i], units[j])} for i in range(len(units))}
    able = [i for i in near if near[i]]
    if len(able) > _EXACT_UP_TO:
        return _greedy(able, near)
    return max(_cliques((), able, near), key=len, default=())


def _cliques(chosen: tuple[int, ...], able: list[int], near: dict[int, set[int]]) -> Iterator[tuple[int, ...]]:
    if not able:
        yield chosen
    for place, unit in enumerate(able):
        yield from _cliques((*chosen, unit), [u for u in able[place + 1 :] if u in near[unit]], near)


def _greedy(able: list[int], near: dict[int, set[int]]) -> tuple[int, ...]:
    chosen: list[int] = []
    for unit in sorted(able, key=lambda u: (-len(near[u]), u)):
        if all(unit in near[c] for c in chosen):
            chosen.append(unit)
    return tuple(chosen)


def _ledger(
    claim: Claim, corpus: Context, copied: Families, who: Heard, resting: Sequence[Rest], units: Sequence[Unit]
) -> Iterator[Because]:
    """The steps of the count, each with its arithmetic."""
    reports = {m.article for m in claim.members}
    yield Because(
        "origins/appearances", f"{_many(len(claim.members), 'appearance')} in {_many(len(reports), 'report')}"
    )
    passages = copied.aligned(claim.members)
    if len(passages) < len(claim.members):
        labels = "; ".join(" and ".join(corpus.article(a).label for a in f) for f in copied.named())
        note = f"{labels} print the same passage: a copy repeats a voice, it does not add one"
        yield Because("origins/copies", f"{note}: {len(claim.members)} → {_many(len(passages), 'appearance')}")
    by_voice = who.voices()
    yield Because("origins/voices", f"{_many(len(by_voice), 'voice')}: {', '.join(who.names[v] for v in by_voice)}")
    yield from _summed_up(who, corpus)
    left = len(by_voice)
    rooted = {h.voice for unit in units for h in unit.hearings}
    for rest in resting:
        if rest.voice not in rooted and rest.voice in by_voice:
            by_voice.pop(rest.voice)
            left -= 1
            yield Because(
                rest.rule,
                f"{rest.note}: {left + 1} → {_many(left, 'voice')}",
                rest.by.statement.article,
                rest.by.statement.span,
            )
    yield from _unknown(units, corpus)


def _summed_up(who: Heard, corpus: Context) -> Iterator[Because]:
    seen: dict[str, list[Hearing]] = {}
    for hearing in who.hearings:
        if hearing.stands_for_it:
            seen.setdefault(hearing.statement.id, []).append(hearing)
    for hearings in seen.values():
        act = corpus.act(hearings[0].statement)
        group = (act.speaker if act else None) or "the group"
        names = ", ".join(h.name for h in hearings)
        where = hearings[0].statement
        yield Because("origins/summed-up", f"“{group}” sums up {names}: no voice of its own", where.article, where.span)


def _unknown(units: Sequence[Unit], corpus: Context) -> Iterator[Because]:
    """Why the low end is below the high one: what is not known to be separate."""
    for unit in units:
        where = unit.hearings[0].statement
        if unit.circular:
            note = f"{unit.name} give one another as the source, and nobody who was there: at most one origin"
            yield Because("origins/circle", note, where.article, where.span)
        elif unit.unnamed and len(units) > 1:
            many = " (several people, but who is not said)" if any(h.kind == "group" for h in unit.hearings) else ""
            note = f"{unit.name}{many} may be one of the other voices: adds none to the low count, one to the high"
            yield Because("origins/unnamed", note, where.article, where.span)
        elif not unit.named and len(units) > 1:
            note = f"where {unit.name} has it from is not said: adds none to the low count, one to the high"
            yield Because("origins/own-voice", note, where.article, where.span)
    for a, b in combinations([u for u in units if u.named], 2):
        if not separate(a, b):
            yield _not_separate(a, b, corpus)


def _not_separate(a: Unit, b: Unit, corpus: Context) -> Because:
    where = b.hearings[0].statement
    shared = sorted(set().union(*(h.through for h in a.hearings)) & set().union(*(h.through for h in b.hearings)))
    if {h.family for h in a.hearings} == {h.family for h in b.hearings}:
        label = corpus.article(where.article).label
        note = f"{a.name} and {b.name} are heard in one report only ({label}): that they are separate is not known"
        return Because("origins/one-report", note, where.article, where.span)
    through = ", ".join(key.partition(":")[2] or key for key in shared)
    note = f"{a.name} and {b.name} both came through {through}: that they are separate is not known"
    return Because("origins/shared-hop", note, where.article, where.span)


def _either(unit: Unit, units: Sequence[Unit], who: Heard) -> str:
    """The name of a unit, with those that copies of its passage give instead of it and that count nowhere else."""
    named = {h.voice for h in who.hearings if h.kind == "named"}
    counted = frozenset[str]().union(*(u.voices for u in units))
    instead = {v for pair in unit.swapped if pair & unit.voices for v in pair - counted if v in named}
    others = sorted(name for v in instead if not may_be_one(name := who.names[v], unit.name))
    return " or ".join((unit.name, *others))


def _total(names: Sequence[str], apart: Sequence[int], low: int, high: int) -> str:
    if low == high:
        return f"{high}: {', '.join(names)}" if names else f"{high}"
    known = f"known to be separate: {', '.join(names[i] for i in apart)}" if apart else "none known to be separate"
    return f"{low}–{high}: {known}; not known to rest on others: {', '.join(names)}"


def _many(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
