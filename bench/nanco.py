"""Do two answers to one question agree? NAnCo's tuning questions, each answer read where it stands in its article.

usage: python -m bench.nanco

Every two answers of a question are a pair; an answer is a stretch of a news paragraph. They agree as far as their
meanings are near and their words beside names the same, unless a slot of the program parts them: other days, other
lengths of time, other counts. A length and a day ("two more years", "until 2024") speak against it. Balanced accuracy
at the threshold that serves best, as in the publication, and with the threshold taken from the other three questions.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import Any, NamedTuple

import msgspec
from onrecord_reader import FOLDER

from bench.common import data, hold
from onrecord import plan
from onrecord.edges.engines import RulesEngine
from onrecord.edges.engines.reader import SentenceEncoder
from onrecord.records import Capture, Given, Meaning, Reading, Span, Statement, Time
from onrecord.stages.claims.meaning import nearness
from onrecord.stages.claims.measure import likeness
from onrecord.stages.claims.slots import clashing_units, dates_apart, lengths_apart
from onrecord.stages.claims.statements import uncut

OTHER_KIND = 0.4
MATTER = 0.2  # what the words that two answers share beside names add to their nearness
_ENGINE, _ENCODER = RulesEngine(), SentenceEncoder(FOLDER)


class Pair(NamedTuple):
    """Two answers: the question's number, whether people say that they agree, and how far the program does."""

    question: int
    agree: bool
    near: float
    score: float


def answered(answer: dict[str, Any]) -> Statement | None:
    """Return an answer as the statement of a reading of its paragraph."""
    # The questions are of one week; all that the date is for is to tell the year of "July" and the like.
    known = Given(answer["Paragraph Id"], published="2022-04-14")
    for reading in plan.read(_ENGINE, None, Capture("answer", answer["Paragraph"].encode(), "text/plain", "", known)):
        start = reading.article.text.find(answer["Answer"])
        if start >= 0:
            return alone(reading, Span(start, start + len(answer["Answer"])))
    return None


def alone(reading: Reading, span: Span) -> Statement:
    """Return the statement of a span; a time that began before it ("the next | three years") counts as its own."""
    (vector, cells), *_ = _ENCODER.encode([reading.article.text[slice(*span)]])
    times = tuple(
        Time(Span(max(t.span.start, span.start), t.span.end), t.value)
        for t in reading.facts.times
        if span.start < t.span.end and t.span.start < span.end
    )
    cut = msgspec.structs.replace(
        reading,
        attributions=(),
        own_voice=(span,),
        meanings=(Meaning(span, vector, cells, _ENCODER.version),),
        facts=msgspec.structs.replace(reading.facts, times=times),
    )
    return uncut(cut, span)


def pairs() -> Iterator[Pair]:
    """Yield every two answers of each question."""
    questions = json.loads((data("data", "claims") / "nanco-tune.json").read_text(encoding="utf-8"))
    for number, question in enumerate(questions):
        made = [(answered(a), a["cluster_global"]) for a in question["answers"]]
        for (a, x), (b, y) in combinations(made, 2):
            near = (nearness(a, b) if a and b else None) or 0.0
            score = near + MATTER * likeness(a, b).matter_dice - apart(a, b) if a and b else 0.0
            yield Pair(number, x == y, near, score)


def apart(a: Statement, b: Statement) -> float:
    """Return 2, which no nearness makes up for, where a slot parts two statements; less for a length and a day."""
    if dates_apart(a, b) > 1 or lengths_apart(a, b) or clashing_units(a, b):
        return 2.0
    one, two = ((bool(s.days), bool(s.lengths)) for s in (a, b))
    return OTHER_KIND if {one, two} == {(True, False), (False, True)} else 0.0


def balanced(answers: Sequence[tuple[float, bool]], threshold: float) -> float:
    """The mean of the shares of agreeing and of other pairs that fall on their side of a threshold."""
    shares = []
    for side in (True, False):
        scores = [score for score, agree in answers if agree is side]
        shares.append(sum((score >= threshold) is side for score in scores) / max(1, len(scores)))
    return sum(shares) / 2


def best(answers: Sequence[tuple[float, bool]]) -> tuple[float, float]:
    """Return the best balanced accuracy, and the threshold it is had at."""
    return max((balanced(answers, t / 100), t / 100) for t in range(-20, 120))


def main() -> int:
    """Print the figures; 1 if one is under its floor."""
    every = list(pairs())
    left_out = []
    for question in sorted({pair.question for pair in every}):
        threshold = best([(p.score, p.agree) for p in every if p.question != question])[1]
        left_out.append(balanced([(p.score, p.agree) for p in every if p.question == question], threshold))
    figures = {
        "balanced accuracy": best([(p.score, p.agree) for p in every])[0],
        "threshold of the other questions": sum(left_out) / len(left_out),
        "nearness alone": best([(p.near, p.agree) for p in every])[0],
    }
    print(f"{len(every)} pairs, {sum(p.agree for p in every)} agree")
    return hold("nanco", figures)


if __name__ == "__main__":
    sys.exit(main())
