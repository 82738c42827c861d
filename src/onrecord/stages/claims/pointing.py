"""A denial that only points at what it denies, and the accusation it answers.

The denier must be the one accused: named as the object of an accusation, or before the event as its doer. Further words
of the denial must fit: the same event, or the name of who alleged it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import timedelta
from functools import lru_cache

from onrecord.records import Because, Statement
from onrecord.stages.claims.lexicon import DENIAL_MATTER, EVENT_OF, RARE
from onrecord.stages.claims.slots import later, printed_apart
from onrecord.stages.claims.terms import mass, name_terms, spelled, terms, weight

WITHIN = timedelta(days=28)
POINTS_WITHIN = timedelta(days=4)
ENOUGH = 5.0
FOREIGN = 0.4  # of what a pointing denial names must stand in what it answers
_FIRST = 6  # terms of an accusation among which the accused is named
_NEAR = 3000  # characters from an accusation to a denial of "the accusation"
_PASSIVE = re.compile(r"\b(?:been|being|was|were) \w+(?:ed|en|ld|wn)\b", re.IGNORECASE)
_BY = re.compile(r"\bby\b", re.IGNORECASE)
_ALLEGED = frozenset("accus alleg assert charg claim assertion accusation".split())
_WITH_NAME = r"\b([^\W\d_][\w’'-]*)\.? {}\b"
_FALSE = frozenset("fals untru baseless unfound fabric invent".split())
_TITLES = frozenset(
    """mr mrs ms miss dr sir dame judge justice president minister premier senator sen rep congressman congresswoman gov
    governor secretary general gen colonel col captain capt commander chief mayor ambassador professor prof director
    chairman chairwoman king queen prince princess sheikh pope bishop sergeant inspector former""".split()
)


def points(denial: Statement, other: Statement) -> tuple[float, tuple[Because, ...]] | None:
    """Return the score and the reason where the denier is named in the other statement as the one accused."""
    if other.attribution is None or not denial.speaker or "deni" in denial.terms:
        return None
    names = {t for t in name_terms(denial.speaker) if weight(t) == RARE}
    accused = names & set(other.terms)
    if not accused:
        return None
    matter = _denied(denial) - names
    alleger = name_terms(other.speaker or "") if _ALLEGED & set(denial.terms) else frozenset[str]()
    accuser = matter & alleger & set(denial.names)
    matter -= accuser
    events = _events(matter) & _events(other.terms)
    shared = matter & set(other.terms)
    if mass(matter) > ENOUGH and mass(shared) < FOREIGN * mass(matter):
        return None  # what else the denial names is foreign to what it would answer
    general = not matter or bool(accuser)
    if not (_doing(denial, other, accused, events) if events and not accuser else _accuses(other, accused)):
        return None
    if denial.article == other.article:
        near = abs(denial.span.start - other.span.start) <= _NEAR
        found = 0.8 if events or (general and near and (accuser or other.stance == "accuses")) else 0.0
    elif general:
        found = 0.55 if not accuser and _one_affair(denial, other) else 0.0
    else:
        found = _across(denial, other, names, shared)
    if not found:
        return None
    note = f"the denier is named in it: {spelled(accused, other.text, denial.speaker)}"
    if events:
        note += f"; both are about: {', '.join(sorted(events))}"
    if accuser:
        note += f"; it names who alleged it: {other.speaker}"
    return found, (Because("claims/denies-accusation", note, denial.article, denial.span),)


def _denied(denial: Statement) -> set[str]:
    """What a denial speaks of, without the words of denying and what is said of the accusation ("… are false and…")."""
    of = denial.terms
    end = min((i for i, t in enumerate(of) if t in _FALSE and i), default=len(of))
    return {t for t in of[:end] if t not in DENIAL_MATTER}


def _accuses(other: Statement, accused: set[str]) -> bool:
    return bool(accused & set(other.terms[:_FIRST]))


def _doing(denial: Statement, other: Statement, accused: set[str], events: Iterable[str]) -> bool:
    """Whether the accused is the doer of the event, or its victim where the denial says so too ("having been…")."""
    if other.stance == "accuses" or _PASSIVE.search(denial.text):
        return True
    place = {t: i for i, t in enumerate(other.terms)}
    of_event = [i for t, i in place.items() if _events_of(t) & set(events)]
    if min(place[t] for t in accused) < max(of_event):
        return True
    return any(accused & set(terms(after)[:4]) for after in _BY.split(other.text)[1:])


def _one_affair(denial: Statement, other: Statement) -> bool:
    """Whether "the allegations" are in another report what a person was accused of days before, by full name."""
    if denial.speaker_kind != "person" or other.stance != "accuses" or not denial.speaker:
        return False
    gap = printed_apart(denial, other)
    if gap is None or gap > POINTS_WITHIN or later(denial, other) == other:
        return False
    family = denial.speaker.split()[-1]
    known = {word.casefold() for word in denial.speaker.replace(".", " ").split()} | _TITLES
    before = re.findall(_WITH_NAME.format(re.escape(family)), other.text)
    return family in other.text and all(word.islower() or word.casefold() in known for word in before)


def _across(denial: Statement, other: Statement, names: set[str], shared: set[str]) -> float:
    """In another report the event must be named by the same word, and the denier by the full name or as accused."""
    gap = printed_apart(denial, other)
    if gap is None or not any(_events_of(t) for t in shared):
        return 0.0
    whole = names <= set(other.terms)
    if gap <= POINTS_WITHIN and ((whole and len(names) > 1) or other.stance == "accuses"):
        return 0.6
    return 0.55 if gap <= WITHIN and whole and len(names) > 2 else 0.0


@lru_cache(maxsize=50_000)
def _events_of(term: str) -> frozenset[str]:
    return frozenset(EVENT_OF.get(term, ()))


def _events(of: Iterable[str]) -> frozenset[str]:
    return frozenset().union(*(_events_of(t) for t in of))
