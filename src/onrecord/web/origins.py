"""Which voices the count leaves as origins, under the answers in force."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

from onrecord.records import Answer, Chain, Claim, Record, Step
from onrecord.web.drawing.chains import Chains

Ring = Literal["origin", "possible", "none"]
_RINGS: dict[Answer, Ring] = {"one": "none", "unknown": "possible", "separate": "origin"}


class Rings(Record, frozen=True):
    """What each voice of a drawing counts as, by its number: an origin, a possible one, or none of its own.

    `joined` are pairs of voices that are counted together: one that is none of its own, and the one it is counted in.
    """

    voices: tuple[Ring, ...]
    joined: tuple[tuple[int, int], ...] = ()


def rings(claim: Claim, chains: Chains, ledger: Sequence[Step], origins: tuple[int, int]) -> Rings | None:
    """Return what each voice counts as; None where that does not come to the count, and so must not be drawn."""
    of = {voice.name: number for number, voice in enumerate(chains.voices)}
    first: dict[int, int] = {}  # the voice that stands for an origin, by the origin's number
    found: list[Ring] = ["none"] * len(chains.voices)
    for chain in sorted(claim.chains, key=lambda c: c.rests):
        if chain.origin is not None and first.setdefault(chain.origin, of[chain.voice]) == of[chain.voice]:
            found[of[chain.voice]] = "none" if chain.rests else "origin"
    for number, ring in _answered(ledger, claim.chains, chains, of):
        found[number] = ring
    sure, possible = found.count("origin"), found.count("possible")
    if (sure, sure + possible) != origins:
        return None
    together = ((of[c.voice], first[c.origin]) for c in claim.chains if c.origin is not None)
    joined = tuple(dict.fromkeys((a, b) for a, b in together if a != b and found[a] == "none"))
    return Rings(tuple(found), joined)


def _answered(
    ledger: Sequence[Step], spoken: Sequence[Chain], chains: Chains, of: dict[str, int]
) -> Iterator[tuple[int, Ring]]:
    """Yield the voice that a step asks about with what it counts as under the answer; circles count as possible."""
    for step in ledger:
        if step.rule == "origins/circle":
            number = next((of[c.voice] for c in spoken if (c.article, c.span) in step.spans), None)
            if number is not None:
                yield number, "possible"
        elif step.answer is not None:
            at = {n: place for n, voice in enumerate(chains.voices) if (place := step.question.find(voice.name)) >= 0}
            if at:
                yield min(at, key=lambda n: (at[n], -len(chains.voices[n].name))), _RINGS[step.answer]
