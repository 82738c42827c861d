"""The count of a claim on a terminal: one line a step, what is left after it in front, and what other answers give."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import click
from rich.console import Console
from rich.text import Text

from onrecord.cli.output import interval, paragraph
from onrecord.records import Answer, Step
from onrecord.stages.origins import recount

_WORDS: dict[Answer, str] = {"one": "one origin", "unknown": "not known", "separate": "separate"}
_ROOM = 8  # columns for what is left


def answer_option(command: click.decorators.FC) -> click.decorators.FC:
    """Add --answer: count with other answers."""
    return click.option(
        "--answer", "answers", multiple=True, metavar="STEP=ANSWER", callback=lambda _, __, given: _parsed(given),
        help="Count with another answer to a step: one, unknown or separate. May be given several times.",
    )(command)  # fmt: skip


def _parsed(given: Iterable[str]) -> dict[str, str]:
    pairs = {}
    for one in given:
        step, equals, answer = one.partition("=")
        if not equals:
            raise click.BadParameter(f"{one!r} has not the form STEP=ANSWER, as in 1a2b3c4d=separate")
        pairs[step] = answer
    return pairs


def answered(ledger: Sequence[Step], answers: dict[str, str]) -> tuple[Step, ...]:
    """Return a ledger under answers to steps that are named by the beginnings of their ids.

    Raises:
        BadInput: no step that can be answered begins so, or an answer is none of the three.
    """
    full = {}
    for start, answer in answers.items():
        found = [step.id for step in ledger if not step.settled and step.id.startswith(start)]
        full[found[0] if len(found) == 1 else start] = answer
    return recount(ledger, full)


def draw_ledger(ledger: Sequence[Step], out: Console) -> None:
    """Print the count as arithmetic; below each assumption what every answer to it gives."""
    out.print("\nhow the count came about", style="bold")
    for step in ledger:
        number = interval(step.low, step.high)
        first = f"{number:>{_ROOM - 2}}  "
        out.print(paragraph(step.note.removeprefix(f"{number} "), out.width, indent=" " * _ROOM, first=first))
        if step.question:
            out.print(_choices(step, ledger, out.width), style="dim")
    if any(not step.settled for step in ledger):
        out.print(
            paragraph("`--answer STEP=one|unknown|separate` counts with another answer", out.width, " " * _ROOM),
            style="dim",
        )


def _choices(step: Step, ledger: Sequence[Step], width: int) -> Text:
    others = {s.id: s.answer for s in ledger if s.answer is not None and s.id != step.id}
    told = []
    for answer, words in _WORDS.items():
        end = recount(ledger, {**others, step.id: answer})[-1]
        chosen = " (as judged)" if answer == step.judged else " (as answered)" if answer == step.answer else ""
        told.append(f"{words}{chosen} {interval(end.low, end.high)}")
    text = f"{step.question} {' · '.join(told)}  [step {step.id}]"
    return Text(paragraph(text, width, indent=" " * _ROOM))
