"""An article as printed on a terminal, with who speaks, by which words, and what is said marked in it.

Marks are characters, so that they also stand where there are no colours: [source], _cue_, ⟨3 content⟩, where 3 is the
number of the attribution.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from rich.text import Text

from onrecord.cli.output import legible
from onrecord.records import Attribution, Reading, Span, TagRole
from onrecord.text import lines

STYLES: dict[TagRole, str] = {"source": "bold blue", "cue": "magenta", "content": "green"}
_OPENS: dict[TagRole, str] = {"source": "[", "cue": "_", "content": "⟨"}
_CLOSES: dict[TagRole, str] = {"source": "]", "cue": "_", "content": "⟩"}
_LEFT_OUT = frozenset({"boilerplate"})


class Mark(NamedTuple):
    """A span in a role; `number` is that of its attribution."""

    span: Span
    role: TagRole
    number: int


def marks(attributions: tuple[Attribution, ...]) -> tuple[Mark, ...]:
    """Return what is to be marked, each span once in each role, in the order of the text, the wider first."""
    found: dict[tuple[Span, TagRole], Mark] = {}
    for number, one in enumerate(attributions):
        roles: tuple[tuple[TagRole, Span | None], ...] = (("source", one.source), ("cue", one.cue))
        for role, span in (*roles, *(("content", span) for span in one.content)):
            if span is not None:
                found.setdefault((span, role), Mark(span, role, number))
    return tuple(sorted(found.values(), key=lambda mark: (mark.span.start, -mark.span.end, mark.role)))


def marked(reading: Reading) -> Iterator[Text]:
    """Yield the article's paragraphs, marked; boilerplate is left out."""
    article = reading.article
    all_marks = marks(reading.attributions)
    for block in article.blocks:
        if block.role in _LEFT_OUT:
            continue
        for line in lines(article.text, block.span):
            style = "bold" if block.role == "title" else "" if block.role == "body" else "dim"
            yield _paragraph(article.text, line, [m for m in all_marks if _meets(m.span, line)], style)


def _meets(span: Span, line: Span) -> bool:
    return span.start < line.end and line.start < span.end


def _paragraph(text: str, line: Span, held: list[Mark], style: str) -> Text:
    """One line of the text; a mark that goes on beyond it is closed at its end and opened again in the next."""
    out = Text(style=style)
    events: list[tuple[int, int, int, str, Mark]] = []
    for mark in held:
        start, end = max(mark.span.start, line.start), min(mark.span.end, line.end)
        opening = _OPENS[mark.role] + (f"{mark.number} " if mark.role == "content" else "")
        events.append((start, 1, -end, opening, mark))
        events.append((end, 0, -start, _CLOSES[mark.role], mark))
    open_now: list[Mark] = []
    place = line.start
    for at, opens, _, sign, mark in sorted(events, key=lambda event: event[:3]):
        out.append(legible(text[place:at]), _style(open_now))
        out.append(sign, f"{STYLES[mark.role]} dim")
        if opens:
            open_now.append(mark)
        else:
            open_now.remove(mark)
        place = at
    out.append(legible(text[place : line.end]), _style(open_now))
    return out


def _style(open_now: list[Mark]) -> str:
    """What stands in several marks is shown as the innermost."""
    return STYLES[min(open_now, key=lambda mark: mark.span.end - mark.span.start).role] if open_now else ""
