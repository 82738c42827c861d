"""One voice rests on another: the edge that every rule yields."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.stages.origins.hearing import Hearing

NOT_NAMED = ("unnamed", "group")


@dataclass(frozen=True)
class Rest:
    """One voice rests on another: `rule` and `note` say why, `by` shows it."""

    voice: str
    on: str
    rule: str
    note: str
    by: Hearing
