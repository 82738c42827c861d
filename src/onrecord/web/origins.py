"""Which voices the count leaves as origins, under the answers in force."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from onrecord.records import Claim, Record, Step
from onrecord.web.drawing.chains import Chains

Ring = Literal["origin", "possible", "none"]
_NAMING = frozenset({"origins/appearances", "origins/copies", "origins/voices", "origins/total"})


class Rings(Record, frozen=True):
    """What each voice of a drawing counts as, by its number: an origin, a possible one, or none of its own."""

    voices: tuple[Ring, ...]


def rings(claim: Claim, chains: Chains, ledger: Sequence[Step], origins: tuple[int, int]) -> Rings | None:
    """Return what each voice counts as; None where that does not come to the count, and so must not be drawn."""
    of = {
        (chain.article, chain.span): number
        for chain in claim.chains
        for number, voice in enumerate(chains.voices)
        if voice.name == chain.voice
    }
    found: list[Ring] = ["origin"] * len(chains.voices)
    for step in ledger:
        number = of.get(step.spans[0]) if step.spans and step.rule not in _NAMING else None
        if number is None:
            continue
        if step.answer == "unknown":
            found[number] = "possible"
        elif step.answer == "one" or step.settled:
            found[number] = "none"
    sure, possible = found.count("origin"), found.count("possible")
    return Rings(tuple(found)) if (sure, sure + possible) == origins else None
