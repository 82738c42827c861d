"""Keys under which two statements meet: what is compared at all.

Most keys come from a weighted MinHash (Broder 1997; exponential draws by weight, Chum et al. 2008): each band keeps
the two terms of a statement that drew lowest, one of them no name, so two statements share a band about as often as
the square of what they have in common by weight. Frequent words alone are no band. A band goes with a window of time,
for what was printed months apart says the same only in much the same words: three terms that drew lowest meet
whenever they were printed, and where a report has no date. So what one statement meets hardly grows with the years. A
denial and what it answers may share hardly a word ("any involvement in the strike"); for these there are keys of their
own, see `meeting`. Other words for the same meet, where an encoder read them, by region of meaning, names of the report
and fortnight.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from functools import lru_cache
from hashlib import blake2b
from itertools import combinations

from onrecord.records import Statement
from onrecord.stages.claims.meeting import answering
from onrecord.stages.claims.polarity import pointing
from onrecord.stages.claims.slots import asserts, day_of
from onrecord.stages.claims.terms import terms, weight
from onrecord.stages.claims.tolls import PEOPLE, places

BANDS = 10
ANY_TIME = 4  # bands of three terms
THREE = 3
MOST = 72
LEAST_MASS = 3.5  # of the terms of a band: one of them is at least an uncommon word
PLACES = 3  # of a report with a count of victims, by which two of them meet
TELLING = 1.5  # what a term weighs that may stand in a pair
SCENE = 4  # names of a report of which two must be shared by one of the same event
CELLS = 3
VOICED = 2  # of them, in which one person says the same again in reports that name other things
FORTNIGHT = 14
WINDOW = 30  # days; each report lies in two windows of twice as many, so any two this near share one

Columns = tuple[tuple[float, ...], ...]
"""What each term of a statement drew, a column a band."""


@lru_cache(maxsize=200_000)
def _draws(term: str) -> tuple[float, ...]:
    """One exponential draw a band: the heavier the term, the likelier the lowest."""
    raw = blake2b(term.encode(), digest_size=4 * BANDS).digest()
    rate = -weight(term)
    parts = (int.from_bytes(raw[i : i + 4], "big") for i in range(0, len(raw), 4))
    return tuple(math.log((part + 1) / 4_294_967_297) / rate for part in parts)


def _stable(*parts: str) -> int:
    """A 64-bit number, signed (databases have no other), the same in every process."""
    return int.from_bytes(blake2b("\0".join(parts).encode(), digest_size=8).digest(), "big", signed=True)


def keys(statement: Statement) -> tuple[int, ...]:
    """Return at most 72 numbers, mostly some 20, twice as many with a meaning; who shares one is compared."""
    if not asserts(statement):
        return ()
    answers = (_stable(*key) for key in answering(statement))
    columns = tuple(zip(*map(_draws, statement.terms), strict=True))
    words = (*_bands(statement, columns), *_any_time(statement, columns))
    found = (*words, *_tolls(statement), *answers, *_meant(statement), *_denials(statement))
    return tuple(dict.fromkeys(found))[:MOST]


def _meant(statement: Statement) -> Iterator[int]:
    """Keys of a region of meaning, two names that the report is about, and a fortnight: other words for one event."""
    day = day_of(statement.printed)
    if statement.meaning is None or day is None:
        return
    when, encoder = str(day.toordinal() // FORTNIGHT), statement.meaning.encoder
    for voice in terms(statement.speaker or "")[-1:] if statement.speaker_kind == "person" else ():
        for cell in statement.meaning.cells[:VOICED]:
            yield _stable("voice", encoder, voice, str(cell), when)
    for scene in combinations(sorted(statement.scene[:SCENE]), 2):
        for cell in statement.meaning.cells[:CELLS]:
            yield _stable("meaning", encoder, *scene, str(cell), when)


def _denials(statement: Statement) -> Iterator[int]:
    """A key of who denies "the allegations", and a fortnight."""
    day = day_of(statement.printed)
    if day and pointing(statement):
        for name in terms(statement.speaker or "")[-1:]:
            yield _stable("denier", name, str(day.toordinal() // FORTNIGHT))


def _bands(statement: Statement, columns: Columns) -> Iterator[int]:
    """Keys of two terms, or three, and a window of time."""
    of = statement.terms
    matter = [i for i, t in enumerate(of) if t not in statement.names]
    if not matter or len(of) < 2:
        return
    weights, windows = [weight(t) for t in of], _windows(statement)
    for band, column in enumerate(map(list, columns)):
        first = min(matter, key=column.__getitem__)
        column[first] = math.inf
        second = column.index(min(column))
        chosen = [first, second]
        # Neighbours are often one term ("prime minister"); a frequent word tells nothing beside a name: take a third.
        if abs(first - second) == 1 or weights[first] < TELLING or weights[second] < TELLING:
            column[second] = math.inf
            chosen += [column.index(min(column))] if len(of) > 2 else []
        if sum([weights[i] for i in chosen]) >= LEAST_MASS:
            for window in windows:
                yield _stable(str(band), window, *sorted([of[i] for i in chosen]))


def _windows(statement: Statement) -> tuple[str, ...]:
    """The windows of time a statement lies in; those without a date share one."""
    day = day_of(statement.printed)
    if day is None:
        return ("",)
    month = day.toordinal() // WINDOW
    return (str(month), str(month + 1))


def _any_time(statement: Statement, columns: Columns) -> Iterator[int]:
    """Keys of what is said again in much the same words, whenever."""
    if len(statement.terms) < THREE:
        return
    for band, column in enumerate(columns[:ANY_TIME]):
        lowest = sorted(range(len(column)), key=column.__getitem__)[:THREE]
        yield _stable("any time", str(band), *sorted([statement.terms[i] for i in lowest]))


def _tolls(statement: Statement) -> Iterator[int]:
    """Keys of a count and a day, or a place and a week: two numbers for one event may stand in quite other words."""
    days = [day for value in statement.days if (day := day_of(value))]
    units = sorted({unit for unit, _, _ in statement.figures})[:2]
    for unit in units:
        for day in days[:2]:
            yield _stable("toll", unit, day.isoformat())
    printed = day_of(statement.printed)
    counted = next((unit for unit in PEOPLE if unit in units), None)
    if printed and counted:
        week = printed.toordinal() // 7
        for place in sorted(places(statement), key=_draws)[:PLACES]:
            for when in (week, week + 1):
                yield _stable("toll", counted, place, str(when))
