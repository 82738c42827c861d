"""Sorts of acts, by the words for them: who helps, attacks, threatens whom.

The sorts follow the root classes of CAMEO (Schrodt, Gerner and Yilmaz 2009), with those of little use in news claims
left out. A word may be of several sorts: nothing is counted by them, they only bring claims beside each other.
"""

from __future__ import annotations

from collections.abc import Mapping

from onrecord.stages.claims.terms import term

_WORDS = {
    "helps": """help helping aid assist assistance support back backing arm fund finance train supply transfer airlift
        smuggle shelter harbor enable facilitate revive resuscitate pave sponsor protect equip""",
    "attacks": """attack strike bomb bombing airstrike shell kill injure wound target raid shoot fire invade invasion
        assassinate massacre assault ambush hit destroy""",
    "threatens": "threaten threat warn warning retaliate revenge ultimatum",
    "agrees with": "agree agreement deal sign treaty negotiate negotiation talk meet summit ceasefire truce cooperate",
    "punishes": "sanction ban tariff embargo blacklist punish penalty fine expel suspend",
    "arrests": "arrest detain jail imprison charge indict convict sentence prosecute extradite",
    "meddles with": "meddle interfere interference hack spy espionage infiltrate infiltration collude collusion rig",
    "deceives": "lie mislead conceal cover hide fabricate fake deceive disinformation propaganda",
    "leaves": "withdraw withdrawal leave quit resign pullout evacuate retreat",
    "pays": "pay bribe buy donate donation loan lend invest sell",
}


def _sorts() -> Mapping[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for sort, words in _WORDS.items():
        for word in words.split():
            found.setdefault(term(word), []).append(sort)
    return {stem: tuple(dict.fromkeys(sorts)) for stem, sorts in found.items() if stem}


SORTS = _sorts()
"""The sorts of act that a term may be a word for."""
