"""What a statement denies, and how plainly."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from onrecord.records import Statement
from onrecord.stages.claims.lexicon import DENIAL_MATTER
from onrecord.stages.claims.sides import named
from onrecord.stages.claims.substance import fragment
from onrecord.stages.claims.terms import terms
from onrecord.stages.claims.untrue import WORDS, untrue

DENIES, UNTRUE, NEGATED, ASSERTS = 3, 2, 1, 0
"""How plainly: by an act of denying, by calling something untrue, by a "not", not at all."""

_POINTING = frozenset(
    """incid notion happen ever occur place complet total absolut categor unequivoc flat vehement strong steadfast
    outright anyth smear plain simpl lie hoax fake news stori statement accur inaccur correct incorrect nonsens
    absurd outrag ridicul preposter ludicr malici complic particip kind comment remark describ descript character
    defam slander libel true bogus groundless unfound propaganda outlandish demagog pure utter simpli noth sort
    truth im ive id clear youv theyr weve hes shes dont strenuous emphat adam forc firm public vigor fiction made
    merit wrongdo guilt guilti detail thing""".split()
)
"""Stems by which a denial points at what it denies, or says how strongly it does, beside `DENIAL_MATTER`."""

_NO_CLAIM = re.compile(  # who rejects these denies nothing
    r"\W*(?:(?:any|all|the|these|those|such|a|an|his|her|their|its|our|my|\w+['’]s?) ){0,2}(?:\w+ ){0,2}?"
    r"(?:criticisms?|concerns?|calls?|demands?|questions?|requests?|offers?|proposals?|bids?|appeals?|motions?|pleas?"
    r"|pleads?|lawsuits?|suits?|petitions?|plans?|ideas?|bills?|deals?|access|entry|visas?|permission|bail|bond|asylum|benefits|care|help|service)\b",
    re.IGNORECASE,
)
_OF_SOMEBODY = re.compile(
    r"\W*(?:[A-Z][\w.’'-]*\s+){1,4}(?:the|an?|any|his|her|their|its)\s"
)  # "denied Holt the chance"
_SENTENCE = re.compile(r"(?<=[.;!?])[\"”’']*\s+")
_CALLED = re.compile(rf"\b{WORDS}\b", re.IGNORECASE)
_THAT = re.compile(r"\W*(?:that|to|for)\b", re.IGNORECASE)
_TOLD = frozenset(
    "alleg accus assert charg claim report stori comment remark statement suggest account version descript".split()
)


class Denied(NamedTuple):
    """What is denied: its terms without those of denying and pointing, and names in it.

    `whose` says that it speaks of what somebody alleged, so that a name in it may be theirs.
    """

    matter: frozenset[str]
    names: frozenset[str]
    whose: bool


def plainly(statement: Statement) -> int:
    """Return how plainly a statement denies something: `DENIES`, `UNTRUE`, `NEGATED` or `ASSERTS`."""
    if statement.stance == "retracts" or (statement.stance == "denies" and _of_a_claim(statement.text)):
        return DENIES
    if not statement.negated:
        return ASSERTS
    return UNTRUE if untrue(statement.text) else NEGATED


@lru_cache(maxsize=10_000)
def _of_a_claim(text: str) -> bool:
    """Whether what is denied or rejected can be true or false: no request, and nothing that is withheld."""
    return _NO_CLAIM.match(text) is None and not (_OF_SOMEBODY.match(text) and fragment(text))


def denied(statement: Statement) -> Denied:
    """Return what a denial denies; of several sentences those that call something untrue count."""
    return _denied(statement.text, statement.terms, named(statement), statement.negated and untrue(statement.text))


def _until_untrue(sentence: str) -> str:
    """A sentence without what it says of the untruth itself: "these claims are false [and a disgrace]"."""
    word = _CALLED.search(sentence)
    return sentence[: word.end()] if word and not _THAT.match(sentence, word.end()) else sentence


@lru_cache(maxsize=10_000)
def _denied(
    text: str,
    of: tuple[str, ...],
    names: tuple[str, ...],
    calls_untrue: bool,  # noqa: FBT001 - a part of the cache's key
) -> Denied:
    said = of
    if calls_untrue:
        telling = [s for s in _SENTENCE.split(text) if untrue(s)]
        within = frozenset(t for sentence in telling for t in terms(_until_untrue(sentence)))
        said = tuple(t for t in of if t in within) if telling else of
    matter = frozenset(t for t in said if t not in DENIAL_MATTER and t not in _POINTING)
    return Denied(matter - frozenset(names), matter & frozenset(names), bool(_TOLD & set(said)))
