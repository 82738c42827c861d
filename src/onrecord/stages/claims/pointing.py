"""A denial that only points at what it denies, and what it answers.

"Denied the allegations", "any involvement in the strike", "that is completely false". It answers whoever says that the
denier did a wrong, whoever is named as having alleged it, or what was said right before it. In another report it must
be one affair: the denier accused there, by somebody whom the denial or its report names, within weeks.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import timedelta
from functools import lru_cache

from onrecord.records import Because, Statement
from onrecord.stages.claims.accusing import WRONGS, accused, suffered, told_of
from onrecord.stages.claims.denying import UNTRUE, Denied, denied, plainly
from onrecord.stages.claims.lexicon import EVENT_OF, RARE
from onrecord.stages.claims.sides import named
from onrecord.stages.claims.slots import printed_apart
from onrecord.stages.claims.substance import fragment
from onrecord.stages.claims.terms import mass, name_terms, spelled, terms, weight
from onrecord.stages.claims.untrue import untrue

WITHIN = timedelta(days=28)
POINTS_WITHIN = timedelta(days=4)
FOREIGN = 0.4  # of what a pointing denial says beside pointing must stand in what it answers
_NEAR = 3000  # characters from an accusation to a denial of "the accusation"
_BESIDE = 1500  # … from what somebody claimed to a denial of "their claims"
_FOLLOWS = 2  # statements on
_NEXT = 350  # … from what was just said to "that is false"
_WHOLE = 2  # rare words of a name by which it is that name and no other
_ONE_AFFAIR = 2  # names that two reports of one affair share beside the denier's

_PASSIVE = re.compile(r"\b(?:been|being|was|were) \w+(?:ed|en|ld|wn)\b", re.IGNORECASE)
_BY = re.compile(r"\bby\b", re.IGNORECASE)
_OPEN = re.compile(r"\b(?:if|whether|unless|assuming)\b", re.IGNORECASE)
_WITH_NAME = r"\b([^\W\d_][\w’'-]*)\.? {}\b"
_TITLES = frozenset(
    """mr mrs ms miss dr sir dame judge justice president minister premier senator sen rep congressman congresswoman gov
    governor secretary general gen colonel col captain capt commander chief mayor ambassador professor prof director
    chairman chairwoman king queen prince princess sheikh pope bishop sergeant inspector former""".split()
)
_ALLEGED = frozenset("alleg accus charg".split())
_SERIOUS = frozenset("alleg accus charg claim wrongdo misconduct incid happen occur assault".split())
_PART = frozenset("involv respons role part complic link knowledg wrongdo behind connect".split())
"""What is denied by these is one's own share in something, not that it happened."""

Found = tuple[float, tuple[Because, ...]]


def points(denial: Statement, other: Statement) -> Found | None:
    """Return the score and the reason where a denial points at what the other statement says."""
    if plainly(denial) < UNTRUE or (other.stance != "accuses" and _OPEN.search(other.text)):
        return None
    what = denied(denial)
    events = _events(what.matter) & _events(other.terms)
    blamed = _doing(denial, other, what, events)
    if not blamed and other.stance != "accuses" and fragment(other.text):
        return None
    if not told_of(other) and not (other.negated and untrue(other.text)):
        blamed |= _blamed(denial, other)
    teller = what.names.intersection(other.side) if what.whose else frozenset[str]()
    if teller:
        what = what._replace(matter=what.matter.difference(name_terms(other.speaker or "")))
    if what.matter and not _fits(what, other, events if denial.article == other.article else ()):
        return None
    foreign = what.names.difference(other.side, other.terms, denial.side)
    if foreign and not teller and (what.whose or not events):
        return None  # somebody else's allegations
    if denial.article == other.article:
        found = _within(denial, other, what, blamed, teller)
    else:
        found = _across(denial, other, what, blamed, teller, events)
    if found is None:
        return None
    score, how = found
    note = how if not events else f"{how}; both are about: {', '.join(sorted(events))}"
    return score, (Because("claims/denies-accusation", note, denial.article, denial.span),)


def _blamed(denial: Statement, other: Statement) -> frozenset[str]:
    """Whose wrong the other one tells of, of those for whom the denial speaks; by name alone in another report."""
    blamed = accused(other)
    if denial.article == other.article:
        spoken_for = {*denial.side, *denial.names} if plainly(denial) == UNTRUE and denial.speaker else {*denial.side}
        return blamed & spoken_for
    return frozenset(t for t in blamed.intersection(denial.side) if not t.startswith("@"))


def _doing(denial: Statement, other: Statement, what: Denied, events: frozenset[str]) -> frozenset[str]:
    """The denier, where it is the doer of the very event it denies, or its victim if it denies that ("having been…").

    What would be a wrong of nobody ("was warned", "fired first") may still be denied.
    """
    found = frozenset(t for t in denial.side if t in other.terms and weight(t) == RARE)
    said = what.matter.intersection(other.terms)
    if not found or not any(_events_of(t) & events for t in said):
        return frozenset()
    place = {t: i for i, t in enumerate(other.terms)}
    of_event = max(i for t, i in place.items() if _events_of(t) & events)
    if _PASSIVE.search(denial.text) or min(place[t] for t in found) < of_event:
        return found
    return frozenset(t for after in _BY.split(other.text)[1:] for t in terms(after)[:4]) & found


def _fits(what: Denied, other: Statement, events: Iterable[str]) -> bool:
    shared = what.matter.intersection(other.terms)
    return bool(events) or mass(shared) >= FOREIGN * mass(what.matter)


def _within(
    denial: Statement, other: Statement, what: Denied, blamed: frozenset[str], teller: frozenset[str]
) -> tuple[float, str] | None:
    """In one report: the denier is accused, or it names whose claims it denies, or it comes right behind."""
    away = denial.span.start - other.span.start
    whose = spelled(blamed, other.text, denial.speaker or "")
    if teller:
        if blamed and abs(away) <= _NEAR:
            return 0.9, f"the denier is accused in it: {whose}; it names who alleged it: {other.speaker}"
        told = other.stance == "accuses" or bool(WRONGS.intersection(other.terms))
        follows = 0 < denial.number - other.number <= _FOLLOWS
        if other.stance == "accuses" or (abs(away) <= _BESIDE and (told or follows)):
            return 0.7, f"it names who said it: {other.speaker}"
        return None
    grave = plainly(denial) == UNTRUE or what.matter or {*denial.terms} & (_SERIOUS | _PART)
    if blamed and grave and abs(away) <= _NEAR:
        return 0.8, f"the denier is accused in it: {whose}"
    if what.matter or what.names or _PART & {*denial.terms} or other.attribution is None:
        return None
    if _ALLEGED & {*denial.terms} and other.stance != "accuses" and (told_of(other) or not accused(other)):
        return None  # what was said before is no allegation
    follows = 0 < denial.number - other.number <= 1 and denial.span.start - other.span.end <= _NEXT
    return (0.6, "it was said right before") if follows else None


def _one_person(denial: Statement, other: Statement) -> bool:
    """Whether "the allegations" are what a person was accused of, by full name or without another's first name."""
    if denial.speaker_kind != "person" or other.stance != "accuses" or not denial.speaker:
        return False
    if denied(denial).matter or denied(denial).names:
        return False
    last = denial.speaker.split()[-1]
    known = {word.casefold() for word in denial.speaker.replace(".", " ").split()} | _TITLES
    before = re.findall(_WITH_NAME.format(re.escape(last)), other.text)
    return last in other.text and all(word.islower() or word.casefold() in known for word in before)


def _across(
    denial: Statement,
    other: Statement,
    what: Denied,
    blamed: frozenset[str],
    teller: frozenset[str],
    events: frozenset[str],
) -> tuple[float, str] | None:
    """In two reports: the denier is accused there, by somebody whom the denial or its report names."""
    gap = printed_apart(denial, other)
    if gap is None or gap > WITHIN or other.attribution is None:
        return None
    if not teller and not _SERIOUS & {*denial.terms} and not (what.matter & {*other.terms}):
        return None  # "denied it", "the reports": of what is known within a report only
    if teller and not blamed:
        whom = accused(other) or (frozenset(named(other)) if WRONGS.intersection(other.terms) else frozenset[str]())
        if not whom.difference(other.side).intersection(denial.scene) or suffered(other):
            return None
    if not blamed and not teller:
        return None
    if teller:
        return 0.7, f"it denies what {other.speaker} alleged"
    others = ({*denial.scene, *denial.names} & {*other.scene, *other.side, *other.names}).difference(blamed)
    by = others.intersection(other.side)
    if events and len(blamed) >= (_WHOLE if gap <= POINTS_WITHIN else _WHOLE + 1):
        return 0.55, f"the denier is named in it: {spelled(blamed, other.text, denial.speaker or '')}"
    if gap <= POINTS_WITHIN and _one_person(denial, other):
        return 0.55, f"the denier is accused in it days before: {denial.speaker}"
    if denial.speaker_kind != "person" and mass(what.matter & {*other.terms}) < max(1.0, FOREIGN * mass(what.matter)):
        return None  # a body is accused of many things
    if plainly(denial) == UNTRUE and other.stance != "accuses":
        return None
    if by or len(others) >= _ONE_AFFAIR:
        whose = spelled(blamed, other.text, denial.speaker or "")
        return (0.65 if by else 0.55), f"the denier is accused in it: {whose}; one affair: {', '.join(sorted(others))}"
    return None


@lru_cache(maxsize=50_000)
def _events_of(term: str) -> frozenset[str]:
    return frozenset(EVENT_OF.get(term, ()))


def _events(of: Iterable[str]) -> frozenset[str]:
    return frozenset().union(*(_events_of(t) for t in of))
