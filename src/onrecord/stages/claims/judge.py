"""Two statements → what they have to do with each other.

"same" means that one asserts what the other asserts; wrong merges are worse than missed ones, so whatever speaks
against it (another day, another figure, roles turned round, reports weeks apart) takes it away or makes it a
suggestion: see `doubts`. Words are asked first; where they leave it open, the meaning is, together with what the two
reports name.
"""

from __future__ import annotations

from collections.abc import Iterable

from onrecord.records import Because, Bond, BondKind, Statement
from onrecord.stages.claims.denials import answer, one_voice
from onrecord.stages.claims.doubts import ENOUGH, Doubt, of_circumstances, of_form, of_meaning, of_words, one_scene
from onrecord.stages.claims.measure import Likeness, likeness
from onrecord.stages.claims.polarity import denied_beside, one_pointing_denial
from onrecord.stages.claims.revising import another_day, revision, toll
from onrecord.stages.claims.slots import asserts, clashing_units, dates_apart, lengths_apart, negative
from onrecord.stages.claims.tolls import grown
from onrecord.stages.claims.weighing import weigh

VERSION = "13"
MIDDLING = 0.5
SAID_MIDDLING = 0.35  # the same, of what is said beside names
SPARSE = 4.0  # weight in common that is enough where one speaker is given the very same words
REPEATED = 0.97
ONE_EVENT = 0.3  # of two counts of one day that name the same unit: enough to be about one event
LIKELY = 0.4  # chance of being the same from which it is a suggestion
AGAIN = 0.85  # … from which an outlet says in its own voice what it said before
LEAST_ALIKE = 0.5  # less near, nothing is said by the meaning
ONE_COUNT = 0.6  # … of two counts that may be of one thing


def judge(a: Statement, b: Statement) -> Bond | None:
    """Return the bond of two statements, None where there is none; the order of the two does not matter."""
    if not (asserts(a) and asserts(b)):
        return None
    if a.id > b.id:
        a, b = b, a
    found = answer(a, b, VERSION)
    if found is not None:
        return found
    if negative(a) != negative(b):
        return _counted(a, b) or (_only_same(_alike(a, b)) if denied_beside(a, b) else None)
    if one_pointing_denial(a, b) and one_scene(a, b):
        return _bond(a, b, Because("claims/one-denial", "one speaker denies all that is alleged, days apart"), 0.7, ())
    return _alike(a, b)


def _counted(a: Statement, b: Statement) -> Bond | None:
    """Another count of one event, whatever else is said not to be so in one of them."""
    units = clashing_units(a, b) if a.figures and b.figures else ()
    return toll(a, b, units, likeness(a, b), VERSION) if units else None


def _only_same(bond: Bond | None) -> Bond | None:
    """The bond if it joins; of statements that may be contrary no more is said."""
    return bond if bond and bond.kind == "same" else None


def _alike(a: Statement, b: Statement) -> Bond | None:
    like = likeness(a, b)
    apart = dates_apart(a, b)
    units = clashing_units(a, b) if a.figures and b.figures else ()
    one_day = units and apart == 0 and a.days and b.days and a.article != b.article and grown(a, b, units)
    if one_day and like.common >= ENOUGH and like.dice >= ONE_EVENT:
        return revision(a, b, units, like, VERSION)
    if units and (found := toll(a, b, units, like, VERSION)):
        return found
    if apart > 1 or lengths_apart(a, b):
        return another_day(a, b, like, VERSION)
    by_words = _by_words(a, b, like, apart, units)
    if by_words is not None and by_words.kind != "unsure":
        return by_words
    by_meaning = _by_meaning(a, b, like, apart, units)
    if not repeating(a, b):
        return by_meaning or by_words
    again = a.article != b.article and by_meaning and by_meaning.kind == "same" and by_meaning.score >= AGAIN
    return by_meaning if again else None


def repeating(a: Statement, b: Statement) -> bool:
    """Whether an outlet repeats itself in its own voice: most are captions of one kind, and it is one voice anyway."""
    if a.attribution is not None or b.attribution is not None:
        return False
    return a.article == b.article or (a.speaker is not None and a.speaker == b.speaker)


def _by_words(a: Statement, b: Statement, like: Likeness, apart: int, units: tuple[str, ...]) -> Bond | None:
    least = SPARSE if like.dice >= REPEATED and one_voice(a, b) else ENOUGH
    if like.common < least or like.dice < MIDDLING or like.matter_dice < SAID_MIDDLING:
        return None
    if units:
        return revision(a, b, units, like, VERSION)
    doubts = (*of_words(a, b, like), *of_circumstances(a, b, like, apart), *of_form(a, b, like))
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
        return revision(a, b, units, like, VERSION) if one_scene(a, b) and weighed.near >= ONE_COUNT else None
    if weighed.chance < LIKELY:
        return None
    doubts = (*of_circumstances(a, b, like, apart), *of_meaning(a, b, like, weighed))
    return _bond(a, b, Because("claims/meaning", weighed.in_words()), weighed.chance, doubts)


def _bond(a: Statement, b: Statement, reason: Because, score: float, doubts: Iterable[Doubt]) -> Bond:
    noted = tuple(Because(d.rule, d.note) for d in doubts)
    kind: BondKind = "unsure" if noted else "same"
    left, right = sorted((a.id, b.id))
    return Bond(left, right, kind, round(score, 3), reason.rule, VERSION, because=(reason, *noted))
