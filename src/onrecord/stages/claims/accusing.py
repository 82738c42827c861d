"""Who is said to have done a wrong, by the words of a statement."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from onrecord.records import Statement
from onrecord.stages.claims.lexicon import NEGATION
from onrecord.stages.claims.sides import bodies, named
from onrecord.stages.claims.terms import term, terms

FIRST = 6
"""Terms of an accusation among which the accused stands: "Varo of selling the fuel to smugglers"."""

_STEM = 6  # letters by which two words are of one root
_REACH = 14  # terms from who is named to the wrong
_NEXT = 4  # terms in which somebody is named
_NAMED = re.compile(r"--|[—–:]|\b(?:is|are|was|were)\b")
_BY = re.compile(
    r"\b(?:(?<!blamed )(?<!accused )(?<!charged )(?<!alleged )(?<!suspected )by|blam\w+ (?:\w+ ){0,4}?on)\b",
    re.IGNORECASE,
)
_PASSIVE = re.compile(r"\b(?:been|being|was|were|is|are|be) (?:\w+ly )?\w+(?:ed|en|ld|wn|ung|ot)\b", re.IGNORECASE)
_SUFFERED = re.compile(
    r"\b(?:endur|suffer|surviv|receiv|withst|victim)\w*"
    r"|\b(?:fac(?:ed|es|ing)|under|subject(?:ed)? to|target of|threats? (?:to|against)) ",
    re.IGNORECASE,
)
_ABOUT = re.compile(
    r"\b(?:allegations?|accusations?|who (?:have |has |had )?alleged|claims? of|charges? (?:of|against)|accusers?"
    r"|investigat\w+|prob(?:e|ing)|inquiry|resign\w*|step(?:ped|s|ping)? (?:down|aside)|recuse|innocent|hearing"
    r"|nomination|testif\w+|lawsuit|subpoena\w*)\b",
    re.IGNORECASE,
)
_BLAMED = re.compile(r"\bblam\w+ (?:\w+ ){0,4}?on\b|\baccus(?:es|ed|ing) (?!of\b)\w+", re.IGNORECASE)
_WRONGS = """
    assault rape grope molest harass harassment abuse beat choke strangle trap penetrate expose undress fondle threaten
    threat coerce coercion intimidate intimidation bully attack kill murder shoot stab poison torture kidnap abduct
    behead bomb bombing strike massacre massacred slaughter gas airstrike shell target
    lie lying mislead deceive deception conceal coverup fabricate fabrication fake falsify forge doctor cheat plagiarize
    plagiarism perjury perjure misrepresent
    bribe bribery steal theft embezzle embezzlement fraud defraud launder laundering corrupt corruption extort extortion
    blackmail loot kickback graft payoff
    collude collusion conspire conspiracy meddle meddling interfere interference rig hack hacking leak spy spying
    wiretap obstruct obstruction pressure sabotage smear tamper suppress exploit politicize quid
    violate violation breach illegal illegally unlawful unlawfully crime criminal misuse mishandle negligent negligence
    discriminate discrimination racist racism sexist antisemitic misconduct wrongdoing affair
    plot orchestrate mastermind instigate incite provoke smuggle traffic trafficking invade invasion aggression
    blame overthrow guilty culprit perpetrator weapon terrorist terrorism
    kiss grab touch shove punch slap push strip force stalk solicit proposition evade delete withhold
    overcharge manipulate manipulation profit enrich dope doping kick burn oust purge retaliate retaliation mock insult
    inflate exaggerate misspend misappropriate eavesdrop intercept order instruct direct
"""
WRONGS = frozenset(filter(None, map(term, _WRONGS.split())))
"""Stems of words by which somebody is said to do a wrong; kept to what is one in nearly any sentence."""
_WRONG_HERE = WRONGS | {"involv", "respons", "culprit", "perpetr"}
_CLAUSE = re.compile(r"[,;:—–.]|\b(?:and|but|while|although|though|because|since)\b", re.IGNORECASE)
_CULPRIT = re.compile(r"\b(?:responsible|culprits?|perpetrators?|to blame)\b", re.IGNORECASE)


def accused(statement: Statement) -> frozenset[str]:
    """Return the terms of those names that a statement says did a wrong; no name of its own speaker."""
    if statement.stance != "accuses" and not (_WRONG_HERE.intersection(statement.terms)):
        return frozenset()
    found = _accused(statement.text, statement.terms, named(statement), statement.stance == "accuses")
    return found.difference(statement.side)


def told_of(statement: Statement, beside: str = "") -> bool:
    """Whether it speaks about an accusation, or what came of it, and does not make it; by words not `beside` it."""
    if statement.stance == "accuses":
        return False
    return any(word[:_STEM].casefold() not in beside.casefold() for word in _ABOUT.findall(statement.text))


def suffered(statement: Statement) -> bool:
    """Whether somebody is said to have endured a wrong: who is named may be its victim."""
    return _SUFFERED.search(statement.text) is not None


def blames(statement: Statement) -> bool:
    """Whether an outlet's own sentence says that somebody is blamed for something."""
    return bool(statement.names) and _BLAMED.search(statement.text) is not None


@lru_cache(maxsize=20_000)
def _accused(
    text: str,
    of: tuple[str, ...],
    names: tuple[str, ...],
    accuses: bool,  # noqa: FBT001 - a part of the cache's key
) -> frozenset[str]:
    after = tuple(t for part in _BY.split(text)[1:] for t in terms(part)[:4])
    found = _who(after, names)
    if accuses:
        found |= _who(of[:FIRST], names)
    if (accuses and found) or (_PASSIVE.search(text) and found) or _SUFFERED.search(text):
        return found  # "was shot by": who stands before is the victim
    sound = _unnegated(text)
    wrongs = [i for i, t in enumerate(of) if t in WRONGS and t in sound]
    for wrong in wrongs:
        before = [t for t in of[max(0, wrong - _REACH) : wrong] if t in names or bodies((t,))]
        found |= _who((*before[:1], *before[-1:]), names)  # the subject, and who stands nearest
    if not found and (told := _CULPRIT.search(text)):  # "who is responsible: the palace guard"
        found = _who(terms(text[: told.start()])[-2:], names)
        if not found and (named := _NAMED.search(text, told.end())):
            found = _who(terms(text[named.end() :])[:_NEXT], names)
    return found


def _unnegated(text: str) -> frozenset[str]:
    """The terms of the clauses without a "not"."""
    if not NEGATION.search(text):
        return frozenset(terms(text))
    return frozenset(t for clause in _CLAUSE.split(text) if not NEGATION.search(clause) for t in terms(clause))


def _who(of: Sequence[str], names: tuple[str, ...]) -> frozenset[str]:
    """Those terms that are names, and the kinds of body among them."""
    return frozenset(of).intersection(names) | frozenset(bodies(of))
