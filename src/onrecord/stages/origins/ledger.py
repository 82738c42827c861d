"""The count of one claim as arithmetic, line by line, and the same under other answers.

What the texts settle stands first and cannot be answered otherwise; then what is taken to be one origin; then what is
not known. Each line that is an assumption moves the range by one at most: "one" takes a voice out of both ends,
"unknown" leaves it in the high end, "separate" counts it in both.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

import msgspec

from onrecord.errors import BadInput
from onrecord.records import Answer, Claim, Span, Statement, Step, digest
from onrecord.stages.origins.context import Context
from onrecord.stages.origins.doubts import Doubt, doubts
from onrecord.stages.origins.families import uncopied
from onrecord.stages.origins.rest import Rest
from onrecord.stages.origins.units import Weighed, separate, weigh

QUESTIONS = {
    "origins/same-passage": "Is {voice} a second speaker?",
    "origins/summed-up": "Are “{voice}” other people than the report names?",
    "origins/headline": "Is the headline’s {voice} somebody else?",
    "origins/passes-on": "Has {voice} another source as well?",
    "origins/same-name": "Is {voice} somebody else than {on}?",
    "origins/same-quotation": "Did {voice} say these words as well?",
    "origins/nobody": "Has somebody else said it than those who are named?",
    "origins/described": "Is {voice} somebody else than {on}?",
    "origins/one-survey": "Is {voice} another survey?",
    "origins/speaks-for": "Does {voice} speak for nobody else?",
    "origins/source-of-hop": "Is {voice} somebody else than {on}?",
}
"""What is asked where a voice is taken to rest on another; what other rules find is stated by the texts."""


class Fall(NamedTuple):
    """A voice that is no origin of its own, and why: the strongest reason first."""

    voice: str
    reasons: tuple[Rest, ...]

    @property
    def why(self) -> Rest:
        """The strongest reason."""
        return self.reasons[0]

    @property
    def settled(self) -> bool:
        """Whether the texts say so."""
        return self.why.rule not in QUESTIONS


def steps(claim: Claim, corpus: Context, weighed: Weighed) -> tuple[Step, ...]:
    """Return the count of a claim, step by step, as judged."""
    falls = _falls(weighed)
    ledger = [*_heard(claim, corpus, weighed)]
    for fall in (fall for fall in falls if fall.settled):
        ledger.append(_then(ledger, _fall(fall, weighed), 1, 1))
    for step, low, high in _circles(weighed):
        ledger.append(_then(ledger, step, low, high))
    open_steps = [_fall(fall, weighed) for fall in falls if not fall.settled]
    return answered([*ledger, *open_steps, *(_doubt(doubt, weighed) for doubt in doubts(weighed, corpus))])


def _then(ledger: Sequence[Step], step: Step, low: int, high: int) -> Step:
    """The step with what is left after it, when it takes so many out of each end."""
    before = ledger[-1]
    return msgspec.structs.replace(step, low=before.low - low, high=before.high - high)


def _heard(claim: Claim, corpus: Context, weighed: Weighed) -> Iterator[Step]:
    """From voices as each report has them, over copies, to voices."""
    who, copied = weighed.who, weighed.copied
    reports = {m.article for m in claim.members}
    appearances = {(h.voice, h.statement.article) for h in who.hearings}
    note = f"{_many(len(appearances), 'appearance')} in {_many(len(reports), 'report')}"
    many = len(appearances)
    places = tuple(map(_place, claim.members))
    yield Step("appearances", "origins/appearances", note, many, many, "appearances", spans=places)
    once = {(h.voice, h.family) for h in who.hearings}
    if len(once) < many:
        many = len(once)
        labels = "; ".join(" and ".join(corpus.article(a).label for a in f) for f in copied.named())
        note = f"{labels} print the same passage: a copy repeats a voice, it does not add one"
        spans = tuple(_place(m) for passage in copied.aligned(claim.members) if len(passage) > 1 for m in passage)
        anew = weigh(claim, corpus, uncopied(claim)).range
        yield Step("copies", "origins/copies", note, many, many, "appearances", without=anew, spans=spans)
    names = [who.names[voice] for voice in who.voices()]
    low, high = weighed.range
    apart = (low, high + many - len(names)) if many > len(names) else None
    note = f"{_many(len(names), 'voice')}: {', '.join(names)}"
    yield Step("voices", "origins/voices", note, len(names), len(names), "voices", without=apart)


def _falls(weighed: Weighed) -> list[Fall]:
    """The voices that are no origins, in the order in which they are heard."""
    counted = {h.voice for unit in weighed.units for h in unit.hearings}
    found: dict[str, list[Rest]] = {voice: [] for voice in weighed.who.voices() if voice not in counted}
    for rest in weighed.resting:
        if rest.voice in found:
            found[rest.voice].append(rest)
    return [Fall(voice, tuple(sorted(why, key=lambda r: r.rule in QUESTIONS))) for voice, why in found.items()]


def _fall(fall: Fall, weighed: Weighed) -> Step:
    names = weighed.who.names
    why, low, high = fall.why, *weighed.range
    alone = weighed.alone(fall.voice)
    anew = bool(low) and all(separate(alone, weighed.units[i]) for i in weighed.sure)
    rested_on = next((h for h in weighed.who.hearings if h.voice == why.on), why.by)
    return Step(
        digest(why.rule, fall.voice)[:8],
        why.rule,
        why.note,
        0,
        0,
        "voices",
        fall.settled,
        "" if fall.settled else QUESTIONS[why.rule].format(voice=names[fall.voice], on=names.get(why.on, "the other")),
        None if fall.settled else "one",
        None if fall.settled else "one",
        (low + anew, high + 1),
        tuple(dict.fromkeys((_place(why.by.statement), _place(rested_on.statement)))),
    )


def _circles(weighed: Weighed) -> Iterator[tuple[Step, int, int]]:
    """Voices that rest on one another and nobody else: one unit. With how many each takes out of the low and high end.

    Where they give one another as their source, the low end loses all of them.
    """
    low, high = weighed.range
    for number, unit in enumerate(weighed.units):
        size = len(unit.voices)
        lost = unit.circular and number not in weighed.sure
        if size == 1 and not lost:
            continue
        rule, told = (
            ("origins/circle", "give one another as the source, and nobody who was there: at most one origin")
            if lost
            else ("origins/one-another", "rest on one another: one voice")
        )
        spans = tuple(dict.fromkeys(_place(h.statement) for h in unit.hearings))
        ident, without = digest(rule, *sorted(unit.voices))[:8], (max(low, 1), high + size - 1)
        note = f"{unit.name} {told}"
        yield Step(ident, rule, note, 0, 0, "origins", without=without, spans=spans), size - 1 + lost, size - 1


def _doubt(doubt: Doubt, weighed: Weighed) -> Step:
    low, high = weighed.range
    hearings = (*doubt.unit.hearings[:1], *(doubt.beside.hearings[:1] if doubt.beside else ()))
    return Step(
        digest("doubt", min(doubt.unit.voices))[:8],
        doubt.rule,
        f"{doubt.note}: adds none to the low count, one to the high",
        0,
        0,
        "origins",
        settled=False,
        question=doubt.question,
        judged="unknown",
        answer="unknown",
        without=(low + 1, high),
        spans=tuple(dict.fromkeys(_place(h.statement) for h in hearings)),
    )


def _place(statement: Statement) -> tuple[str, Span]:
    return statement.article, statement.span


def _many(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def recount(ledger: Sequence[Step], answers: Mapping[str, str]) -> tuple[Step, ...]:
    """Count again under other answers.

    Args:
        ledger: of one claim.
        answers: "one", "unknown" or "separate" by the id of a step; whatever is not named stays as judged.

    Returns:
        The same steps, with their answers and the range after each.

    Raises:
        BadInput: a step is not there, is settled by the texts, or an answer is none of the three.
    """
    open_steps = {step.id for step in ledger if not step.settled}
    for ident, answer in answers.items():
        if ident not in open_steps:
            raise BadInput(f"step {ident!r} is not one of this count that can be answered: {', '.join(open_steps)}")
        if answer not in ("one", "unknown", "separate"):
            raise BadInput(f"{answer!r} is no answer: say one, unknown or separate")
    changed = (
        msgspec.structs.replace(step, answer=msgspec.convert(answers.get(step.id, step.judged), Answer | None))
        for step in ledger
    )
    return answered(changed)


_FALLS: Mapping[Answer, tuple[int, int]] = {"one": (1, 1), "unknown": (1, 0), "separate": (0, 0)}


def answered(ledger: Iterable[Step]) -> tuple[Step, ...]:
    """Return the steps with the range after each, by their answers; what stands before the first open one is kept."""
    done: list[Step] = []
    for step in ledger:
        if step.settled or step.answer is None:
            done.append(step)
            continue
        low, high = _FALLS[step.answer]
        before = done[-1]
        done.append(msgspec.structs.replace(step, low=before.low - low, high=before.high - high))
    return tuple(done)
