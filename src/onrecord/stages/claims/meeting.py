"""Keys under which a denial meets what it may answer, though they share hardly a word.

Within a report a denial looks through all that is said there, by stretches of eight statements; who is only quoted for
something stands under the key of one stretch, so that two of those meet no oftener than they would anyway. In another
report a denial of what somebody did or said looks for who is accused, by two of the names of the affair and four weeks.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from onrecord.records import Statement
from onrecord.stages.claims.accusing import WRONGS, accused, blames
from onrecord.stages.claims.denying import NEGATED, UNTRUE, plainly
from onrecord.stages.claims.lexicon import EVENT_OF, RARE
from onrecord.stages.claims.slots import day_of
from onrecord.stages.claims.terms import weight

Key = tuple[str, ...]

STRETCH = 8  # statements
_BACK, _ON = 10, 3  # stretches before and after a denial
_AROUND = 2  # … a statement that only has a "not" in it
_WEEKS = 28  # days of a key
_LATE = 21  # of them, from which a denial looks into the next
_BEFORE = 4  # weeks in which a denial looks for its event
_DENIERS, _ACCUSED, _NAMES = 3, 3, 6


def answering(statement: Statement) -> Iterator[Key]:
    """Yield the keys by which a denial and what it answers meet."""
    yield from _here(statement)
    yield from _elsewhere(statement)
    yield from _days_before(statement)
    yield from _event(statement)


def _here(statement: Statement) -> Iterator[Key]:
    """Keys within a report: stretches of it."""
    at = statement.number // STRETCH
    how = plainly(statement)
    if statement.attribution is None:
        wide = range(at, at + 1) if blames(statement) else range(0)
    elif how >= UNTRUE or statement.stance == "accuses":
        wide = range(max(0, at - _BACK), at + _ON + 1)
    elif how == NEGATED:
        wide = range(max(0, at - _AROUND), at + _AROUND + 1)
    else:
        wide = range(at, at + 1)
    yield from (("said", statement.article, str(stretch)) for stretch in wide)


def _elsewhere(statement: Statement) -> Iterator[Key]:
    """Keys across reports: two names of an affair, and four weeks."""
    day = day_of(statement.printed)
    if day is None or statement.attribution is None:
        return
    denies = plainly(statement) >= UNTRUE
    if denies:
        first = _names((*statement.side, *statement.names))[:_DENIERS]
    elif statement.stance == "accuses" or WRONGS.intersection(statement.terms):
        first = _names((*sorted(accused(statement)), *statement.side))[:_ACCUSED]
    else:
        return
    second = _names((*statement.scene, *statement.side, *statement.names))[:_NAMES]
    pairs = dict.fromkeys(tuple(sorted((x, y))) for x in first for y in second if x != y)
    for when in _when(day, denies=denies):
        yield from (("affair", *pair, str(when)) for pair in pairs)


def _days_before(statement: Statement) -> Iterator[Key]:
    """Keys of who is accused and a week: a person denies "the allegations", whoever made them."""
    day = day_of(statement.printed)
    if day is None or statement.attribution is None:
        return
    week = day.toordinal() // 7
    if statement.stance == "accuses":
        yield from (("accused", name, str(week)) for name in _names(tuple(sorted(accused(statement))))[:_ACCUSED])
    elif statement.speaker_kind == "person" and plainly(statement) >= UNTRUE and statement.side:
        yield from (("accused", statement.side[0], str(when)) for when in (week - 1, week))


def _event(statement: Statement) -> Iterator[Key]:
    """Keys of an event word, a name and a week: a denial looks for who named the denier in the weeks before."""
    day = day_of(statement.printed)
    if day is None or statement.attribution is None:
        return
    denies = statement.stance == "denies"
    named = statement.side if denies else statement.terms
    names = sorted((t for t in _names(named) if weight(t) == RARE), key=lambda t: (-len(t), t))
    events = sorted(t for t in statement.terms if t in EVENT_OF)
    week = day.toordinal() // 7
    for event in events[: 2 if denies or statement.stance == "accuses" else 1]:
        for name in names[: 1 if denies else 3]:
            for when in range(week - _BEFORE, week + 1) if denies else (week,):
                yield "answer", event, name, str(when)


def _names(of: tuple[str, ...]) -> list[str]:
    return [t for t in dict.fromkeys(of) if not t.startswith("@")]


def _when(day: date, *, denies: bool) -> list[int]:
    at, within = divmod(day.toordinal(), _WEEKS)
    if not denies:
        return [at]
    return [at - 1, at, at + 1] if within >= _LATE else [at - 1, at]
