"""Claim × copies × parties → how many separate origins: a range with its reasons.

The rules stand in `docs/explanation/origins.md`, in the order in which they are applied here.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from onrecord.records import Because, Claim, Statement, Step
from onrecord.stages.origins.cautions import cautions
from onrecord.stages.origins.chains import chains
from onrecord.stages.origins.context import Context
from onrecord.stages.origins.hearing import Heard
from onrecord.stages.origins.ledger import steps
from onrecord.stages.origins.naming import may_be_one
from onrecord.stages.origins.rest import Rest
from onrecord.stages.origins.units import Unit, Weighed, weigh
from onrecord.stages.origins.voices import NOBODY

_SAID_ONCE = ("origins/headline", "origins/same-words", "origins/summed-up", "origins/nobody")


def count(claim: Claim, corpus: Context) -> Claim:
    """Count the separate origins of a claim and say why.

    Args:
        claim: as grouped; a claim counted before may be counted again.
        corpus: must hold the reading of every member.

    Returns:
        The claim with voices, reports, families, chains, origins, ledger, warnings and reasons. The low end of the
        range is the largest number of voices that are known to be separate from one another, the high end the number of
        voices that are not known to rest on others. Low is 0 only where everything goes round in a circle.
    """
    weighed = weigh(claim, corpus)
    who = weighed.who
    counted = msgspec.structs.replace(
        claim,
        members=tuple(_with_party(m, corpus) for m in claim.members),
        voices=_shown(who, weighed.resting),
        reports=tuple(dict.fromkeys(corpus.article(m.article).label for m in claim.members)),
        families=weighed.copied.named(),
        chains=chains(who, corpus, weighed.numbers(), weighed.roots),
        origins=weighed.range,
        ledger=steps(claim, corpus, weighed),
    )
    kept = tuple(b for b in claim.because if not b.rule.startswith("origins/"))
    warnings = cautions(counted, corpus, weighed.copied, who, weighed.ringed, weighed.units)
    return msgspec.structs.replace(
        counted, because=(*kept, *_reasons(counted.ledger), _total(weighed)), warnings=warnings
    )


def _shown(who: Heard, resting: Sequence[Rest]) -> tuple[str, ...]:
    """The names of the voices, without those that only stand for another one in the same report."""
    summed = {r.voice for r in resting if r.rule in _SAID_ONCE}
    names = (who.names[voice] for voice in who.voices() if voice not in summed)
    return tuple(dict.fromkeys(name for name in names if name != NOBODY))


def _with_party(statement: Statement, corpus: Context) -> Statement:
    act = corpus.act(statement)
    party = corpus.party(statement.article, act.party if act else None)
    return msgspec.structs.replace(statement, party=party.id) if party else statement


def _reasons(ledger: Sequence[Step]) -> Iterator[Because]:
    """The steps in words, each that took something away with its arithmetic."""
    before = None
    for step in ledger:
        fell = before is not None and before.high > step.high and step.rule != "origins/voices"
        left = f": {before.high} → {step.high} {step.of[: None if step.high != 1 else -1]}" if before and fell else ""
        article, span = step.spans[0] if step.spans and step.rule != "origins/appearances" else (None, None)
        yield Because(step.rule, step.note + left, article, span)
        before = step


def _either(unit: Unit, units: Sequence[Unit], who: Heard) -> str:
    """The name of a unit, with those that copies of its passage give instead of it and that count nowhere else."""
    named = {h.voice for h in who.hearings if h.kind == "named"}
    counted = frozenset[str]().union(*(u.voices for u in units))
    instead = {v for pair in unit.swapped if pair & unit.voices for v in pair - counted if v in named}
    others = sorted(name for v in instead if not may_be_one(name := who.names[v], unit.name))
    return " or ".join((unit.name, *others))


def _total(weighed: Weighed) -> Because:
    low, high = weighed.range
    names = [_either(unit, weighed.units, weighed.who) for unit in weighed.units]
    if low == high:
        return Because("origins/total", f"{high}: {', '.join(names)}" if names else f"{high}")
    apart = [names[i] for i in weighed.sure]
    known = f"known to be separate: {', '.join(apart)}" if len(apart) > 1 else "none known to be separate"
    return Because("origins/total", f"{low}–{high}: {known}; not known to rest on others: {', '.join(names)}")
