"""Statements that cannot both be true, though neither is a denial by its act.

Three kinds: somebody says of themselves the contrary of what another says of them ("there was no pressure", "he pressed
the mayor"); much the same is said with and without a "not"; two parties blame one another for the same.
"""

from __future__ import annotations

import re
from datetime import timedelta
from functools import lru_cache

from onrecord.records import Because, Statement
from onrecord.stages.claims.accusing import accused
from onrecord.stages.claims.contrary import may_be
from onrecord.stages.claims.lexicon import NEGATION
from onrecord.stages.claims.meaning import nearness
from onrecord.stages.claims.measure import likeness, verbs
from onrecord.stages.claims.pointing import Found
from onrecord.stages.claims.slots import printed_apart
from onrecord.stages.claims.substance import fragment
from onrecord.stages.claims.terms import mass, spelled, terms, weight

WITHIN = timedelta(days=10)
SCENE = 2
MOST = 16  # terms of a statement that is one assertion
LONG = 24  # … of one that says more
PLAIN = 6  # … of one in which a "not" can only be about what it says
OPPOSED = 0.78  # as near in meaning as this, one with and one without "not" are about one thing
_BESIDE = 1500  # characters between two that answer one another
_ASIDE = re.compile(r"\b(?:but|although|though|while|because|if|whether|unless)\b|[?;]", re.IGNORECASE)
_CLAUSE = re.compile(r"[,;:—–.]|\b(?:and|but|while|although|though|because|since)\b", re.IGNORECASE)
_ALIKE = 0.7  # in words, of which one has a "not" in it
_MUCH = 8.0  # the weight that they share
_TOLD = 0.6  # of it stands beside a "not"
_NEWS = timedelta(days=28)
_IF = re.compile(r"\b(?:if|whether|unless)\b", re.IGNORECASE)
_AFTER = 45  # characters behind a "not" in which stands what is not so
_CLOSE = 2  # terms behind a name in which stands what it does
_SHORT = 3  # letters: "I’m", "they’re"
_STEM = 5  # letters in common by which two words are of one root ("pressed", "pressure")
_TELLING = 1.5
_ONE_BLAME = 4.0
_BLAMES = 3  # terms of what one blames the other for
_ONE_MATTER = 0.5
_NOTHING = re.compile(r"\b(\w+) (?:nothing|nobody|no one)\b", re.IGNORECASE)
_OF_ONESELF = re.compile(r"\b(?:I|we|my|our|there)\b|^\W*no\b", re.IGNORECASE)
_SELF = re.compile(r"\W*(?:that )?(?:I|we|my|our|he|she|they|it)\b", re.IGNORECASE)

_Deed = tuple[float, tuple[Because, ...], str]


def own_deed(negated: Statement, other: Statement) -> _Deed | None:
    """Somebody says of themselves the contrary of what another says of them; who speaks of themselves denies it."""
    if len(negated.terms) > MOST or len(other.terms) > LONG or not _one_affair(negated, other):
        return None
    if _IF.search(negated.text) or _IF.search(other.text):
        return None
    for root in _negated_roots(negated.text).difference(negated.names, other.names):
        if (
            _does(other, root, negated.side)
            and _OF_ONESELF.search(negated.text)
            and not {*negated.side} & {*negated.names}
        ):
            return _deed(negated, negated, root)
        if _does(negated, root, other.side) and _says_of_self(other, root):
            return _deed(other, negated, root)
    return None


def _does(told: Statement, root: str, who: tuple[str, ...]) -> bool:
    """Whether it says of somebody, right behind the name, what a root stands for."""
    at = next((i for i, t in enumerate(told.terms) if t in who and t in told.names), None)
    return at is not None and any(one_root(root, t) for t in told.terms[at + 1 : at + 1 + _CLOSE])


def _says_of_self(told: Statement, root: str) -> bool:
    """Whether somebody says of themselves at once what a root stands for."""
    return _SELF.match(told.text) is not None and any(one_root(root, t) for t in told.terms[: _CLOSE + 1])


def _deed(mine: Statement, negated: Statement, root: str) -> _Deed:
    note = f"{mine.speaker} says the contrary of what is said of them: {spelled((root,), negated.text)}"
    return 0.6, (Because("claims/denies-deed", note, mine.article, mine.span),), mine.id


@lru_cache(maxsize=20_000)
def _negated_roots(text: str) -> frozenset[str]:
    """The first telling terms behind each "not", where there is one clause of that kind only."""
    found: list[str] = []
    for match in _NOTHING.finditer(text):
        found += [t for t in terms(match[1]) if weight(t) >= _TELLING and len(t) > _SHORT]
    for match in NEGATION.finditer(text) if "?" not in text else ():
        behind = re.split(r"[,;:—–.\"”]", text[match.end() : match.end() + _AFTER], maxsplit=1)[0]
        found += [
            t
            for t in terms(behind.rsplit(" ", 1)[0] if len(behind) == _AFTER else behind)
            if weight(t) >= _TELLING and len(t) > _SHORT
        ][:1]
    return frozenset(found)


def one_root(one: str, other: str) -> bool:
    """Whether two stems are of one root."""
    if one == other:
        return True
    short, long = sorted((one, other), key=len)
    return len(short) >= _STEM and long.startswith(short)


def opposite(negated: Statement, other: Statement) -> Found | None:
    """Much the same, once with a "not"."""
    if len(negated.terms) > PLAIN or len(other.terms) > PLAIN or negated.article != other.article:
        return None
    if abs(negated.span.start - other.span.start) > _BESIDE or _ASIDE.search(negated.text):
        return None
    near = nearness(negated, other)
    if fragment(negated.text) or fragment(other.text):
        return None
    if near is None or near < OPPOSED or negated.attribution is None or other.attribution is None:
        return None
    shared = {*negated.terms} & {*other.terms}
    if shared <= {*negated.names, *other.names}:
        return None  # names alone assert nothing
    note = f"much the same with a “not” ({near:.2f} of 1 in meaning): {spelled(shared, negated.text, other.text)}"
    return near, (Because("claims/denies-opposite", note, negated.article, negated.span),)


def negates(negated: Statement, other: Statement) -> Found | None:
    """It says the other with a "not" in it, and what they share stands in its negated clauses."""
    like = likeness(negated, other)
    if like.dice < _ALIKE or like.matter_dice < _ALIKE or like.common < _MUCH or not verbs(other) & like.shared:
        return None
    gap = printed_apart(negated, other)
    if (gap is not None and gap > _NEWS) or may_be(negated.text) or may_be(other.text):
        return None
    told = {t for clause in _CLAUSE.split(negated.text) if NEGATION.search(clause) for t in terms(clause)}
    if mass(like.shared & told) < _TOLD * mass(like.shared):
        return None
    note = f"says it with a “not”: {spelled(like.shared, negated.text, other.text)}"
    return like.dice, (Because("claims/denies-matter", note, negated.article, negated.span),)


def blame_one_another(a: Statement, b: Statement) -> Found | None:
    """Two parties say of each other, or the accused of a third, that they did it."""
    if not _one_affair(a, b):
        return None
    for mine, theirs in ((a, b), (b, a)):
        if mine.stance != "accuses" or theirs.attribution is None:
            continue
        me = accused(theirs).intersection(mine.side)
        near = nearness(a, b)
        if (
            not me
            or (all(t.startswith("@") for t in me) and (near is None or near < _ONE_MATTER))
            or {*mine.terms} & me
            or accused(mine) & accused(theirs)
        ):
            continue
        shared = {*mine.terms}.intersection(theirs.terms).difference(mine.names, theirs.names)
        if mass(shared) >= _ONE_BLAME and len(shared) >= _BLAMES:
            note = f"who is accused in it blames somebody else: {spelled(shared, mine.text, theirs.text)}"
            return 0.65, (Because("claims/denies-rival", note, mine.article, mine.span),)
    return None


def _one_affair(a: Statement, b: Statement) -> bool:
    """Whether they stand in one report, or in two of the same days that name the same."""
    if a.article == b.article:
        return True
    gap = printed_apart(a, b)
    return gap is not None and gap <= WITHIN and len({*a.scene} & {*b.scene}) >= SCENE
