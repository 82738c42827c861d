"""Who is heard, in the words of one report: what the count is made of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from onrecord.records import Statement
from onrecord.stages.origins.publishers import House

VoiceKind = Literal["named", "outlet", "unnamed", "group"]


@dataclass(frozen=True)
class Hearing:
    """One voice in one member of the claim.

    `voice` is its key in the count; `hops` are the keys of those who passed it on, `through` of all that stand between
    it and the reader: the hops, the agencies credited, the outlet; `lineage` are the same by publisher. `body` is the
    key of the organisation it speaks for, `camp` its name. `stands_for_it` says that the voice is one of those whom a
    summing-up source stands for, `sums_up` that it is that source; `roles` are what its reports say a person is.
    """

    voice: str
    name: str
    kind: VoiceKind
    statement: Statement
    family: str
    through: frozenset[str]
    hops: frozenset[str] = frozenset()
    body: str | None = None
    stands_for_it: bool = False
    sums_up: bool = False
    camp: str | None = None
    person: bool = False
    roles: tuple[str, ...] = ()
    lineage: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Heard:
    """All hearings of a claim, the names by which each voice is shown, and the articles by who printed them.

    `called` says what everybody is called who stands between a voice and the reader, by key; `houses` are the
    publishers with several outlets among them.
    """

    hearings: tuple[Hearing, ...]
    names: dict[str, str]
    reports: dict[str, set[str]]
    called: dict[str, str]
    houses: tuple[House, ...] = ()

    def voices(self) -> dict[str, list[Hearing]]:
        """Hearings by voice, in order."""
        found: dict[str, list[Hearing]] = {}
        for hearing in self.hearings:
            found.setdefault(hearing.voice, []).append(hearing)
        return found
