"""Roles: which description fits which party. "The Syrian security expert" fits "a Syrian security expert"."""

from __future__ import annotations

import re
from collections.abc import Iterable

from onrecord.records import LocalParty
from onrecord.stages.attribution.heads import Head
from onrecord.stages.attribution.lexicon import DEFINITE, INDEFINITE, PREPOSITIONS, RANKS, trait

Role = frozenset[str]
_WORD = re.compile(r"\w+(?:[.\-‐–]\w+)*(?:['’]s)?")
_SPELLED_OUT = {
    "sen": "senator", "rep": "representative", "gov": "governor", "gen": "general", "lt": "lieutenant",
    "col": "colonel", "sgt": "sergeant", "capt": "captain", "prof": "professor", "adm": "admiral",
    "congressman": "representative", "congresswoman": "representative", "pm": "premier",
}  # fmt: skip


_NAMELESS = frozenset({"", *map(trait, ("unnamed", "unidentified", "anonymous"))})  # tells nothing of who it is


def role_of(text: str) -> Role:
    """Return the traits of a role given as text ("Iraqi security expert")."""
    skip = DEFINITE | INDEFINITE | PREPOSITIONS
    return spelled_out(trait(w) for w in _WORD.findall(text) if w.casefold() not in skip)


def spelled_out(traits: Iterable[str]) -> Role:
    """Write titles out in full: "Sen." is a senator."""
    plain = (t.strip(".") for t in traits)
    return frozenset(trait(_SPELLED_OUT.get(t, t)) for t in plain if t)


def head_role(head: Head) -> Role:
    """Return what a source says its speaker is: the noun and its modifiers."""
    return spelled_out({trait(head.noun), *head.traits, *head.behind} - _NAMELESS)


def given_roles(party: LocalParty) -> list[Role]:
    """Return the roles the cast knows of a party."""
    return [role_of(r) for r in party.roles]


def fits(head: Head, known: Iterable[Role], *, loosely: bool = False) -> bool:
    """Whether everything a description says is among what is known, and one role carries its noun.

    Loosely, what stands behind a preposition ("spokesman for the front") need not be known.
    """
    (noun,) = spelled_out([trait(head.noun)]) or ("",)
    roles = [r for r in known if r] if noun else []
    if not any(noun in r for r in roles):
        return False
    wanted = spelled_out({noun, *head.traits}) if loosely else head_role(head)
    return wanted <= frozenset().union(*roles)


def only_ranks(role: Role) -> bool:
    """Whether a role is no more than an honorific: "Brigadier General", "Mr."."""
    return role <= _RANKS


_RANKS = spelled_out(trait(r) for r in RANKS)
