"""What speaks against two statements saying the same: each doubt makes of "same" a suggestion."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import NamedTuple

from onrecord.records import Statement
from onrecord.stages.claims.denials import one_voice
from onrecord.stages.claims.measure import Likeness, first_verb, no_common_verb, one_count, other_numbers, turned, verbs
from onrecord.stages.claims.slots import negative, printed_apart
from onrecord.stages.claims.substance import fragment
from onrecord.stages.claims.terms import mass
from onrecord.stages.claims.weighing import Weighed

SAME = 0.62
SAID = 0.55  # the same, of what is said beside names
SAID_MASS = 3.0
PART = 0.97  # of the shorter one's weight stands in the longer: all of it
WORDY = 12.0  # weight in common from which standing in the longer one counts
ONE_DENIAL = 0.75  # between "denied X" and "not Y": the words must be nearly the same
ENOUGH = 8.0  # weight in common below which two sentences are too general to be about one thing
RETOLD = 0.75  # an outlet's own sentence in its own words
VERBLESS = 0.85  # where neither has a verb that is known
NEAR = timedelta(days=21)
SURE = 0.5  # chance of being the same from which the meaning joins
HARDLY_LESS = 0.45  # … where the meanings are nearer than most
NEARER = 0.7
VERY_LIKELY = 0.7  # from which neither form nor another verb is a doubt
CERTAIN = 0.8  # from which nothing about meaning is
OTHERWISE_ALIKE = 0.6  # words in common from which another verb is no other word for the same, but another act
OTHER_VERB = 0.9  # … unless the meanings are as near as this
BOTH_NOT = 0.8  # as near the meanings must be if both say that something is not so
SCENE = 2  # names that two reports of one event share among those they name most

_PLAIN = ("asserts", "confirms")


class Doubt(NamedTuple):
    """A rule, and what it says in words."""

    rule: str
    note: str


def of_words(a: Statement, b: Statement, like: Likeness) -> Iterator[Doubt]:
    """What speaks against words alone."""
    contained = like.part >= PART and like.common >= WORDY and mass(like.matter) >= SAID_MASS
    enough = ONE_DENIAL if negative(a) and a.stance != b.stance else SAME
    if a.attribution is None and b.attribution is None:
        enough = RETOLD
    said = like.matter_dice >= SAID and (mass(like.matter) >= SAID_MASS or like.identical)
    if (like.dice < enough and not contained) or not (said or contained):
        yield Doubt("claims/middling", "too few words in common to say the same for certain")
    if not like.identical and not _one_act(a, b, like):
        yield Doubt("claims/verbs", "they share no verb: what is done may differ")


def of_meaning(a: Statement, b: Statement, like: Likeness, weighed: Weighed) -> Iterator[Doubt]:
    """What speaks against meaning alone; one person's words are taken for the same sooner than two people's.

    The likelier, the less is a doubt: of labelled pairs as likely as `CERTAIN`, 70 of 81 with one of these were the
    same, and 328 of 351 with none; docs/decisions/0022 has the others.
    """
    if weighed.chance >= CERTAIN:
        return
    if weighed.chance < VERY_LIKELY:
        yield from of_form(a, b, like)
    voice = a.speaker_kind == b.speaker_kind == "person" and one_voice(a, b)
    if not _enough(weighed, told=a.attribution is None and b.attribution is None):
        yield Doubt("claims/middling", "not enough in common to say the same for certain")
    other_verb = like.dice >= OTHERWISE_ALIKE and weighed.near < OTHER_VERB and not verbs(a) & verbs(b)
    if other_verb and not voice and weighed.chance < VERY_LIKELY:
        yield Doubt("claims/verbs", "much the same words but for the verb: what is done may differ")
    if negative(a) and weighed.near < BOTH_NOT and not (voice and weighed.chance >= SURE):
        yield Doubt("claims/denials", "each says that something is not so: it may be two things")
    if not one_scene(a, b) and not (weighed.chance >= VERY_LIKELY and (voice or _partly_one_scene(a, b, like))):
        yield Doubt("claims/scene", "their reports may be about two events")


def of_circumstances(a: Statement, b: Statement, like: Likeness, apart: int) -> Iterator[Doubt]:
    """What speaks against the same in any words."""
    if apart == 1:
        yield Doubt("claims/next-day", "the days they name are one apart")
    if other_numbers(a, b) and not one_count(a, b):
        yield Doubt("claims/numbers", "each holds numbers that the other does not")
    gap = printed_apart(a, b)
    if gap is not None and gap > NEAR and not (a.days and b.days) and not like.verbatim:
        yield Doubt("claims/far-apart", f"printed {gap.days} days apart and no day named in both")


def of_form(a: Statement, b: Statement, like: Likeness) -> Iterator[Doubt]:
    """What speaks against the same in the form of the two."""
    if (_part(a) or _part(b)) and (like.common < ENOUGH or not one_voice(a, b)):
        yield Doubt("claims/fragment", "no whole sentence: what is asserted depends on who says it")
    if turned(a, b):
        yield Doubt("claims/roles", "the names stand the other way round")


def one_scene(a: Statement, b: Statement) -> bool:
    """Whether the two reports are one, or name the same among what they name most."""
    return a.article == b.article or len({*a.scene} & {*b.scene}) >= SCENE


def _partly_one_scene(a: Statement, b: Statement, like: Likeness) -> bool:
    """Whether the reports have a name in common, and the statements one too."""
    return bool({*a.scene} & {*b.scene} and like.shared & {*a.names} & {*b.names})


def _enough(weighed: Weighed, *, told: bool) -> bool:
    """Whether the chance is such that the two are joined if nothing else speaks against it.

    What two outlets tell in their own voice must be very near: they share half a sentence about what everybody knows.
    """
    if weighed.near >= NEARER:
        return weighed.chance >= HARDLY_LESS
    return weighed.chance >= SURE and not told


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
