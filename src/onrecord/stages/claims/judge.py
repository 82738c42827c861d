"""Two statements → what they have to do with each other.

"same" means that one asserts what the other asserts; wrong merges are worse than missed ones, so whatever speaks
against it (another day, another figure, roles turned round, reports weeks apart) takes it away or makes it a
suggestion. Words are asked first; where they leave it open, the meaning is, together with what the two reports name.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta
from typing import NamedTuple

from onrecord.records import Because, Bond, BondKind, Statement
from onrecord.stages.claims.denials import answer, one_voice
from onrecord.stages.claims.measure import Likeness, first_verb, likeness, no_common_verb, other_numbers, turned, verbs
from onrecord.stages.claims.plans import put_off
from onrecord.stages.claims.slots import (
    asserts,
    clashing_units,
    dates_apart,
    later,
    lengths_apart,
    negative,
    one_toll,
    printed_apart,
)
from onrecord.stages.claims.substance import fragment
from onrecord.stages.claims.terms import mass
from onrecord.stages.claims.tolls import a_part, grown, revised, risen
from onrecord.stages.claims.weighing import Weighed, weigh

VERSION = "8"
SAME = 0.62
MIDDLING = 0.5
SAID = 0.55  # the same, of what is said beside names
SAID_MIDDLING = 0.35
SAID_MASS = 3.0
PART = 0.97  # of the shorter one's weight stands in the longer: all of it
WORDY = 12.0  # weight in common from which standing in the longer one counts
ONE_DENIAL = 0.75  # between "denied X" and "not Y": the words must be nearly the same
ENOUGH = 8.0  # weight in common below which two sentences are too general to be about one thing
RETOLD = 0.75  # an outlet's own sentence in its own words
VERBLESS = 0.85  # where neither has a verb that is known
SPARSE = 4.0  # … unless one speaker is given the very same words
REPEATED = 0.97
NEAR = timedelta(days=21)
ONE_EVENT = 0.3  # of two counts of one day that name the same unit: enough to be about one event
REVISED_WITHIN = timedelta(days=45)
SURE = 0.8  # chance of being the same from which the meaning joins
HARDLY_LESS = 0.65  # … where the meanings are nearer than most
NEARER = 0.7
LIKELY = 0.6  # … from which it is a suggestion
ALIKE = 0.6  # as near as this the meanings must be to join, unless the chance is
VERY_SURE = 0.9
OTHERWISE_ALIKE = 0.6  # words in common from which another verb is no other word for the same, but another act
OTHER_VERB = 0.9  # … unless the meanings are as near as this
BOTH_NOT = 0.8  # as near the meanings must be if both say that something is not so
LEAST_ALIKE = 0.45  # less near, nothing is said by the meaning
ONE_COUNT = 0.6  # … of two counts that may be of one thing
SCENE = 2  # names that two reports of one event share among those they name most


_PLAIN = ("asserts", "confirms")


class _Doubt(NamedTuple):
    rule: str
    note: str


def judge(a: Statement, b: Statement) -> Bond | None:
    """Return the bond of two statements, None where there is none; the order of the two does not matter."""
    if not (asserts(a) and asserts(b)):
        return None
    if a.id > b.id:
        a, b = b, a
    found = answer(a, b, VERSION)
    if found is None and negative(a) == negative(b):
        return _alike(a, b)
    return found or _counted(a, b)


def _counted(a: Statement, b: Statement) -> Bond | None:
    """Another count of one event, whatever else is said not to be so in one of them."""
    units = clashing_units(a, b) if a.figures and b.figures else ()
    return _toll(a, b, units, likeness(a, b)) if units else None


def _alike(a: Statement, b: Statement) -> Bond | None:
    like = likeness(a, b)
    apart = dates_apart(a, b)
    units = clashing_units(a, b) if a.figures and b.figures else ()
    one_day = units and apart == 0 and a.days and b.days and a.article != b.article and grown(a, b, units)
    if one_day and like.common >= ENOUGH and like.dice >= ONE_EVENT:
        return _revision(a, b, units, like)
    if units and (found := _toll(a, b, units, like)):
        return found
    if apart > 1 or lengths_apart(a, b):
        return _put_off(a, b, like)
    by_words = _by_words(a, b, like, apart, units)
    if by_words is not None and by_words.kind != "unsure":
        return by_words
    return None if _repeating(a, b) else _by_meaning(a, b, like, apart, units) or by_words


def _repeating(a: Statement, b: Statement) -> bool:
    """Whether an outlet repeats itself in its own voice: most are captions of one kind, and it is one voice anyway."""
    if a.attribution is not None or b.attribution is not None:
        return False
    return a.article == b.article or (a.speaker is not None and a.speaker == b.speaker)


def _by_words(a: Statement, b: Statement, like: Likeness, apart: int, units: tuple[str, ...]) -> Bond | None:
    least = SPARSE if like.dice >= REPEATED and one_voice(a, b) else ENOUGH
    if like.common < least or like.dice < MIDDLING or like.matter_dice < SAID_MIDDLING:
        return None
    if units:
        return _revision(a, b, units, like)
    doubts = (*_wording(a, b, like), *_circumstances(a, b, like, apart))
    reason = Because("claims/words", like.in_words(a.text, b.text))
    return _bond(a, b, reason, like.dice, doubts)


def _by_meaning(a: Statement, b: Statement, like: Likeness, apart: int, units: tuple[str, ...]) -> Bond | None:
    """Other words for the same, of two reports that name the same; None where no encoder read them."""
    if not like.matter:
        return None
    weighed = weigh(a, b, like, LEAST_ALIKE)
    if weighed is None:
        return None
    if units:
        return _revision(a, b, units, like) if one_scene(a, b) and weighed.near >= ONE_COUNT else None
    if weighed.chance < LIKELY:
        return None
    doubts = list(_circumstances(a, b, like, apart))
    if not _enough(weighed):
        doubts.append(_Doubt("claims/middling", "not enough in common to say the same for certain"))
    if like.dice >= OTHERWISE_ALIKE and weighed.near < OTHER_VERB and not verbs(a) & verbs(b):
        doubts.append(_Doubt("claims/verbs", "much the same words but for the verb: what is done may differ"))
    if weighed.near < BOTH_NOT and negative(a):
        doubts.append(_Doubt("claims/denials", "each says that something is not so: it may be two things"))
    if not one_scene(a, b):
        doubts.append(_Doubt("claims/scene", "their reports may be about two events"))
    return _bond(a, b, Because("claims/meaning", weighed.in_words()), weighed.chance, doubts)


def _enough(weighed: Weighed) -> bool:
    """Whether the chance is such that the two are joined if nothing else speaks against it."""
    if weighed.near >= NEARER:
        return weighed.chance >= HARDLY_LESS
    return weighed.chance >= (SURE if weighed.near >= ALIKE else VERY_SURE)


def one_scene(a: Statement, b: Statement) -> bool:
    """Whether the two reports are one, or name the same among what they name most."""
    return a.article == b.article or len({*a.scene} & {*b.scene}) >= SCENE


def _bond(a: Statement, b: Statement, reason: Because, score: float, doubts: Sequence[_Doubt]) -> Bond:
    kind: BondKind = "unsure" if doubts else "same"
    because = (reason, *(Because(d.rule, d.note) for d in doubts))
    left, right = sorted((a.id, b.id))
    return Bond(left, right, kind, round(score, 3), reason.rule, VERSION, because=because)


def _wording(a: Statement, b: Statement, like: Likeness) -> Iterator[_Doubt]:
    """What speaks against words alone."""
    contained = like.part >= PART and like.common >= WORDY and mass(like.matter) >= SAID_MASS
    enough = ONE_DENIAL if negative(a) and a.stance != b.stance else SAME
    if a.attribution is None and b.attribution is None:
        enough = RETOLD
    said = like.matter_dice >= SAID and (mass(like.matter) >= SAID_MASS or like.identical)
    if (like.dice < enough and not contained) or not (said or contained):
        yield _Doubt("claims/middling", "too few words in common to say the same for certain")
    if not like.identical and not _one_act(a, b, like):
        yield _Doubt("claims/verbs", "they share no verb: what is done may differ")


def _circumstances(a: Statement, b: Statement, like: Likeness, apart: int) -> Iterator[_Doubt]:
    """What speaks against the same in any words."""
    if apart == 1:
        yield _Doubt("claims/next-day", "the days they name are one apart")
    if other_numbers(a, b):
        yield _Doubt("claims/numbers", "each holds numbers that the other does not")
    if (_part(a) or _part(b)) and (like.common < ENOUGH or not one_voice(a, b)):
        yield _Doubt("claims/fragment", "no whole sentence: what is asserted depends on who says it")
    if turned(a, b):
        yield _Doubt("claims/roles", "the names stand the other way round")
    gap = printed_apart(a, b)
    if gap is not None and gap > NEAR and not (a.days and b.days) and not like.verbatim:
        yield _Doubt("claims/far-apart", f"printed {gap.days} days apart and no day named in both")


def _part(statement: Statement) -> bool:
    """Whether it is the object of what somebody did ("announced a plan to…"), not a sentence; accusations need none."""
    return statement.attribution is not None and statement.stance in _PLAIN and fragment(statement.text)


def _one_act(a: Statement, b: Statement, like: Likeness) -> bool:
    """Whether both say that the same is done: a verb in common, or none in either and nearly all words alike.

    Where one of them alone has a verb, the other was cut off from its own: "the guild three times about the chlorate".
    Of an outlet's own sentence in other words the first verb counts, which is mostly the main one: "was in hospital
    after he was hurt in a crash" is not "took leave after he was hurt in a crash".
    """
    ours, theirs = verbs(a), verbs(b)
    if ours & theirs:
        told = a.attribution is None or b.attribution is None
        return not (told and like.dice < RETOLD) or (first_verb(a) in theirs and first_verb(b) in ours)
    if bool(ours) != bool(theirs):
        return like.verbatim
    return not no_common_verb(ours, theirs) and like.dice >= VERBLESS and mass(like.matter) >= SAID_MASS


def _toll(a: Statement, b: Statement, units: tuple[str, ...], like: Likeness) -> Bond | None:
    """Another count of the victims of one event."""
    why = revised(a, b, units)
    if why is None:
        return None
    return _revised(a, b, (Because("claims/tolls", f"one event: {why}"), _count_note(a, b, units)), like)


def _revision(a: Statement, b: Statement, units: tuple[str, ...], like: Likeness) -> Bond | None:
    """Another number of the same: a revision if the words agree well enough, by the later one where that is known."""
    gap = printed_apart(a, b)
    if (
        a.article == b.article  # which gives parts of its count too
        or not one_toll(a, b, units)
        or not risen(a, b, units)
        or a_part(a) != a_part(b)
        or (gap is not None and gap > REVISED_WITHIN)
    ):
        return None
    return _revised(a, b, (Because("claims/words", like.in_words(a.text, b.text)), _count_note(a, b, units)), like)


def _put_off(a: Statement, b: Statement, like: Likeness) -> Bond | None:
    """Another day for one plan."""
    found = put_off(a, b)
    if found is None:
        return None
    doer, reason = found
    left, right = sorted((a.id, b.id))
    return Bond(left, right, "revises", round(like.dice, 3), reason.rule, VERSION, doer.id, (reason,))


def _count_note(a: Statement, b: Statement, units: tuple[str, ...]) -> Because:
    order = "the later report revises" if later(a, b) else "which came first is not known"
    return Because("claims/figures", f"another number {', '.join(units)}; {order}")


def _revised(a: Statement, b: Statement, because: tuple[Because, ...], like: Likeness) -> Bond:
    doer = later(a, b)
    left, right = sorted((a.id, b.id))
    doing = doer.id if doer else None
    return Bond(left, right, "revises", round(like.dice, 3), "claims/figures", VERSION, doing, because)
