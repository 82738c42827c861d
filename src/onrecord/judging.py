"""A person's say on who is who: which parties are meant by a name, and what holds two of them together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

import msgspec

from onrecord.clusters import contradictions
from onrecord.errors import NotFound
from onrecord.records import Because, Judgement, Party, Reading, Verdict
from onrecord.stages.names import resolved, spoken, standing, why
from onrecord.text import fold

Readings = Mapping[str, Reading]


class Called(NamedTuple):
    """A party with its members that bear a name, each (article, number)."""

    party: Party
    bearing: tuple[tuple[str, int], ...]


def called(parties: Sequence[Party], readings: Readings, name: str) -> list[Called]:
    """The parties of this name, those that most reports name first; by its id, all of one.

    Raises:
        NotFound: nobody is called that.
    """
    asked = fold(name)
    found = [Called(party, party.members) for party in parties if party.id == name]
    if not found:
        for party in parties:
            if any(fold(form) == asked for form in party.names):
                bearing = tuple(
                    (article, number)
                    for article, number in party.members
                    if any(fold(form) == asked for form in readings[article].cast.parties[number].names)
                )
                found += [Called(party, bearing)] if bearing else []
    if not found:
        raise NotFound(f"nobody is called “{name}”: `onrecord names -q WORD` lists who is")
    return sorted(found, key=lambda c: (-len(c.party.members), c.party.id))


def judgement(
    parties: Sequence[Party], readings: Readings, pair: tuple[str, str], verdict: Verdict, actor: str, *, every: bool
) -> Judgement:
    """A person's judgement on all members of what the two names name; `every` party of a name where there are several.

    Raises:
        NotFound: nobody is called that, several are and not every one is meant, or no report tells the two apart.
    """
    one, two = (called(parties, readings, name) for name in pair)
    if verdict == "same" and not every:
        for name, found in zip(pair, (one, two), strict=True):
            _must_be_one(name, found)
    lefts, rights = _sides(one, two)
    if not lefts or not rights:
        raise NotFound(
            f"every report that says “{pair[0]}” or “{pair[1]}” gives one party both names: `onrecord names why` "
            "shows where; parties can be told apart only where a report does"
        )
    named = [[_spoken(readings, member) for member in side] for side in (lefts, rights)]
    left, right = sorted(named, key=lambda side: side[0])
    now = datetime.now(UTC).isoformat(timespec="microseconds")
    reason = Because("person", f"{pair[0]} and {pair[1]}")
    return Judgement(
        "party", left[0], right[0], verdict, "person", "2", 1.0, (reason,), actor, now, None,
        tuple(left[1:]), tuple(right[1:]),
    )  # fmt: skip


def _must_be_one(name: str, found: Sequence[Called]) -> None:
    if len(found) > 1:
        several = ", ".join(f"{c.party.id} ({c.party.name}, {len(c.party.members)} reports)" for c in found[:6])
        raise NotFound(
            f"{len(found)} parties are called “{name}”: {several}{' …' if len(found) > 6 else ''}; name one by its "
            "id, or add --every to mean all of them"
        )


def _sides(one: Sequence[Called], two: Sequence[Called]) -> tuple[list[tuple[str, int]], list[tuple[str, int]]]:
    """All members of the parties on each side; of a party that is on both, those that bear only the one name."""
    both = {c.party.id for c in one} & {c.party.id for c in two}
    sides = [
        [member for c in side for member in (c.bearing if c.party.id in both else c.party.members)]
        for side in (one, two)
    ]
    shared = {member for c in one for member in c.bearing} & {member for c in two for member in c.bearing}
    lefts, rights = ([member for member in side if member not in shared] for side in sides)
    return lefts, rights


def _spoken(readings: Readings, member: tuple[str, int]) -> str:
    article, number = member
    return spoken(article, readings[article].cast.parties[number].name)


def after(last: Judgement | None, made: Judgement) -> Judgement:
    """Return a judgement as made after another, where a clock that is behind says otherwise: the later one stands."""
    if last is None or not last.made or not made.made or made.made > last.made:
        return made
    then = datetime.fromisoformat(last.made) + timedelta(microseconds=1)
    return msgspec.structs.replace(made, made=then.isoformat(timespec="microseconds"))


def undoing(log: Sequence[Judgement], actor: str) -> tuple[Judgement, Judgement]:
    """Return the last judgement that still stands, and the one that takes it back.

    Raises:
        NotFound: there is none.
    """
    held = standing(log)
    if not held:
        raise NotFound("no judgement stands that could be taken back")
    last = held[-1]
    now = datetime.now(UTC).isoformat(timespec="microseconds")
    return last, Judgement(
        last.subject, last.left, last.right, "withdrawn", "person", "1", 1.0, (), actor, now, last.id
    )  # fmt: skip


def evidence(
    parties: Sequence[Party], readings: Readings, log: Iterable[Judgement], pair: tuple[str, str]
) -> tuple[Because, ...]:
    """The shortest chain of evidence that two names are one party; empty if they are not.

    Raises:
        NotFound: nobody is called that.
    """
    one, two = (called(parties, readings, name) for name in pair)
    ones, twos = ([member for c in side for member in c.bearing] for side in (one, two))
    for article, number in ones:
        if (article, number) in twos:  # one report gives the party both names
            return tuple(
                reason if reason.article else Because(reason.rule, reason.note, article, reason.span)
                for reason in readings[article].cast.parties[number].because
            )
    held = resolved(standing(log), _numbers(readings))
    chain = why(held, [f"{a}:{n}" for a, n in ones], [f"{a}:{n}" for a, n in twos])
    return tuple(_step(step, readings) for step in chain)


def _numbers(readings: Readings) -> dict[str, str]:
    return {
        spoken(ident, name): f"{ident}:{party.number}"
        for ident, reading in readings.items()
        for party in reversed(reading.cast.parties)
        for name in (*party.names[1:], party.name)
    }


def _step(step: Judgement, readings: Readings) -> Because:
    """One judgement of a chain in words: which rule or person, on what evidence, between which reports."""
    notes = [reason.note for reason in step.because if reason.note]
    sides = [readings.get(side.rsplit(":", 1)[0]) for side in (step.left, step.right)]
    where = " ↔ ".join(dict.fromkeys(reading.article.label for reading in sides if reading))
    spot = next((reason for reason in step.because if reason.span), Because(""))
    rule = f"{step.rule}" if step.actor == "rule" else f"{step.verdict}, by {step.actor}"
    scored = f" ({step.score:.2f})" if step.actor == "rule" else ""
    return Because(rule + scored, f"{'; '.join(notes)}  [{where}]", spot.article, spot.span)


class Doubt(NamedTuple):
    """Two parties that a rule thinks may be one, or that two people disagree on; for a person to decide."""

    left: str
    right: str
    names: tuple[str, str]
    rule: str
    note: str
    score: float


def doubts(
    parties: Sequence[Party], readings: Readings, rules: Iterable[Judgement], said: Sequence[Judgement]
) -> list[Doubt]:
    """The queue of suggestions: the likeliest first, each two parties once; first of all where people disagree.

    Parties are named by their ids. What a person has decided, and what has come together some other way, is not asked.
    """
    home = {f"{article}:{number}": party for party in parties for article, number in party.members}
    spoken_of = [
        (set(j.all_lefts), set(j.all_rights))
        for j in resolved(standing(said), _numbers(readings))
        if j.verdict != "same"
    ]
    found: dict[tuple[str, str], Doubt] = {}
    for j in sorted((j for j in rules if j.verdict == "unsure"), key=lambda j: (-j.score, j.left, j.right)):
        left, right = home.get(j.left), home.get(j.right)
        decided = any(
            (j.left in one and j.right in two) or (j.left in two and j.right in one) for one, two in spoken_of
        )
        if left is None or right is None or left.id == right.id or decided:
            continue
        pair = (left.id, right.id) if left.id < right.id else (right.id, left.id)
        note = j.because[0].note if j.because else ""
        found.setdefault(pair, Doubt(*pair, (left.name, right.name), j.rule, note, j.score))
    people = [
        Doubt(one.left, one.right, ("", ""), f"{one.actor}: {one.verdict}; {two.actor}: {two.verdict}", note, 1.0)
        for one, two in contradictions(said)
        for note in (one.because[0].note if one.because else "",)
    ]
    return [*people, *found.values()]
