"""A denial and what it answers.

Plain ones repeat the matter ("denied that its aircraft bombed the depot") or point at it (`pointing`). Beside them
stand denials in one's own words ("I never asked him to"), statements that cannot both be true, and parties that blame
one another for the same (`opposed`).
"""

from __future__ import annotations

import re

from onrecord.records import Because, Bond, Statement
from onrecord.stages.claims.accusing import accused, told_of
from onrecord.stages.claims.contrary import likely, may_be
from onrecord.stages.claims.denying import ASSERTS, NEGATED, UNTRUE, denied, plainly
from onrecord.stages.claims.meaning import nearness
from onrecord.stages.claims.measure import no_common_verb, verbs
from onrecord.stages.claims.opposed import blame_one_another, negates, one_root, opposite, own_deed
from onrecord.stages.claims.pointing import WITHIN, Found, points
from onrecord.stages.claims.sides import bodies, named
from onrecord.stages.claims.slots import dates_apart, later, printed_apart
from onrecord.stages.claims.substance import fragment
from onrecord.stages.claims.terms import mass, name_terms, spelled
from onrecord.text import overlap, within

MATTER = 0.6  # of the weight of what is denied stands in what is answered
WHOLLY = 0.85  # … where the denier is not named in it, or when it was said is not known
ENOUGH = 5.0
ALSO = 0.4  # of what is denied beside names, in another report
HARDLY = 0.35  # … where they are near in meaning
NEARER = 0.65  # … what anybody denies
NEAR = 0.55  # as near in meaning as this, what the accused denies is what they are accused of
SCENE = 2
LONG = 22  # terms; a quotation of more says much beside its denial
_IRREAL = re.compile(r"\b(?:if|whether|unless|suspected|purported|possible|potential|would|could)\b", re.IGNORECASE)
_LEAST_MET = 2  # terms
_LIGHT = frozenset("tri attempt seek ever want plan".split())
_TOLD = frozenset(("deni", "denial", "dismiss", "reject"))


def answer(a: Statement, b: Statement, version: str) -> Bond | None:
    """Return a bond of kind "denies" if one of the two answers the other, else None."""
    left, right = plainly(a), plainly(b)
    if left == right and left not in (ASSERTS, NEGATED):
        return None
    how = max(left, right)
    if left == right and "accuses" not in (a.stance, b.stance):
        return None
    if how == NEGATED and left != right and not _met(a, b):
        return None
    denial, other = (a, b) if left > right or (left == right and later(a, b) is not b) else (b, a)
    if not may_deny(denial, other):
        return None
    found = _found(denial, other, how, alike=left == right)
    if found is None:
        return None
    score, because, doer = found
    first, second = sorted((a.id, b.id))
    return Bond(first, second, "denies", round(score, 3), because[0].rule, version, doer, because)


def may_deny(denial: Statement, other: Statement) -> bool:
    """Whether nothing speaks against it: another day, one voice, a report of the denial itself, a part of itself."""
    if dates_apart(denial, other) > 1 or (_one_camp(denial, other) and denial.stance != "retracts"):
        return False  # nobody denies their own words: who seems to was misread, or takes them back
    told = bool(_TOLD & {*other.terms})
    return not (told or (_overlap(denial, other) and denial.stance != "denies") or _inside(denial, other))


def _met(a: Statement, b: Statement) -> bool:
    """Whether two have as much in common as any denial without a word of denying needs; most pairs have less."""
    return (
        len({*a.terms}.intersection(b.terms)) >= _LEAST_MET
        or not {*a.side}.isdisjoint(b.names)
        or not {*b.side}.isdisjoint(a.names)
        or a.article == b.article
    )


_Done = tuple[float, tuple[Because, ...], str | None]


def _found(denial: Statement, other: Statement, how: int, *, alike: bool) -> _Done | None:
    if alike:
        rivals = blame_one_another(denial, other)
        return (*rivals, _later(denial, other)) if rivals else None
    found: Found | None
    if how >= UNTRUE:
        found = _by_rule(denial, other) or likely(denial, other)
    elif deed := own_deed(denial, other):
        return deed
    else:
        found = negates(denial, other) or opposite(denial, other)
    return (*found, denial.id) if found else None


def _by_rule(denial: Statement, other: Statement) -> Found | None:
    """What may be is seldom denied, nor what is first told after the denial, nor what an outlet tells of its own."""
    own = other.attribution is None and other.stance != "accuses"
    if may_be(other.text) or own or later(denial, other) is other:
        return None
    return points(denial, other) or _repeats(denial, other) or _accused_of(denial, other)


def _later(a: Statement, b: Statement) -> str | None:
    doer = later(a, b)
    return doer.id if doer else None


def _overlap(a: Statement, b: Statement) -> bool:
    """Whether they are partly the same words."""
    return a.article == b.article and overlap(a.span, b.span) > 0


def _inside(denial: Statement, other: Statement) -> bool:
    """Whether the other one says that it was denied."""
    return denial.article == other.article and denial.span != other.span and within(denial.span, other.span)


def one_voice(a: Statement, b: Statement) -> bool:
    """Whether one name is given for both, or a part of it."""
    if not a.speaker or not b.speaker:
        return False
    ours, theirs = name_terms(a.speaker), name_terms(b.speaker)
    return bool(ours & theirs) and (ours <= theirs or theirs <= ours)


def _one_camp(a: Statement, b: Statement) -> bool:
    """Whether one speaks for the other."""
    return one_voice(a, b) or bool({*a.side} & {*b.side})


def _accused_of(denial: Statement, other: Statement) -> Found | None:
    """The denier is accused in it, and it means much the same as what is denied."""
    if other.attribution is None or not _one_scene(denial, other) or len(denial.terms) > LONG:
        return None
    near = nearness(denial, other)
    gap = printed_apart(denial, other)
    if near is None or near < NEAR or (denial.article != other.article and (gap is None or gap > WITHIN)):
        return None
    blamed = accused(other).intersection(denial.side)
    matter = denied(denial).matter
    shared = matter.intersection(other.terms)
    if not blamed or not shared or (denial.article != other.article and mass(shared) < ALSO * mass(matter)):
        return None
    who = spelled(blamed, other.text, denial.speaker or "")
    note = f"the denier is accused in it: {who}; near in meaning ({near:.2f} of 1)"
    return 0.6, (Because("claims/denies-accusation", note, denial.article, denial.span),)


def _one_scene(a: Statement, b: Statement) -> bool:
    return a.article == b.article or len({*a.scene} & {*b.scene}) >= SCENE


def _near_scene(a: Statement, b: Statement) -> bool:
    """Whether their reports name one of the same and they are near in meaning."""
    return bool({*a.scene} & {*b.scene}) and (nearness(a, b) or 0.0) >= NEAR


def _repeats(denial: Statement, other: Statement) -> Found | None:
    """The denial says again what it denies."""
    if other.attribution is not None and other.stance != "accuses" and fragment(other.text):
        return None
    gap = printed_apart(denial, other)
    if gap is not None and gap > WITHIN and not (denial.days and other.days):
        return None
    if no_common_verb(verbs(denial), verbs(other)):
        return None
    what = denied(denial)
    matter = what.matter | what.names
    shared = matter & {*other.terms}
    if len(shared) < 2 or not shared.difference(named(denial), other.names):
        return None
    found = _told_again(denial, other, matter)
    if not found:
        return None
    note = f"denies the matter of it: {spelled(shared, denial.text, other.text)}"
    return found, (Because("claims/denies-matter", note, denial.article, denial.span),)


def _told_again(denial: Statement, other: Statement, matter: frozenset[str]) -> float:
    """How much of what is denied stands in the other; 0 where that is too little, or another act."""
    if told_of(other, denial.text) or other.negated or (_IRREAL.search(other.text) and other.stance != "accuses"):
        return 0.0
    shared = matter & {*other.terms}
    names = name_terms(denial.speaker or "") | {*denial.side}
    known = denial.article == other.article or _one_scene(denial, other) or _near_scene(denial, other)
    own = not matter.intersection(named(denial))  # of oneself: "that it used gas"
    if own and not (names.intersection(other.terms) or {*denial.side}.intersection(bodies(other.terms))):
        return 0.0
    score = _covered(shared, matter, other)
    near = nearness(denial, other) or 0.0
    if mass(shared | names.intersection(other.terms)) < ENOUGH:
        return 0.0
    if not _one_act(denial, matter, other) and not (near >= NEARER and score >= MATTER):
        return 0.0
    placed = printed_apart(denial, other) is not None or denial.article == other.article
    if score >= WHOLLY or (placed and known and score >= MATTER):
        return score
    return score if known and score >= HARDLY and near >= NEARER else 0.0


def _one_act(denial: Statement, matter: frozenset[str], other: Statement) -> bool:
    """Whether the first thing that is denied to be done stands in the other, by a word of the same root."""
    said = [t for t in denial.terms if t in matter and t not in denial.names and t not in _LIGHT]
    return not said or any(one_root(said[0], t) for t in other.terms)


def _covered(shared: frozenset[str], matter: frozenset[str], other: Statement) -> float:
    """How much of what is denied stands in the other; or all of the other in it, where the denial runs on."""
    whole = mass(other.terms)
    return max(mass(shared) / mass(matter), mass(shared) / whole if whole >= 2 * ENOUGH else 0.0)
