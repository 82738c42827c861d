"""Two copies side by side: the text of both, row by row, with every change marked and numbered as it is listed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from textwrap import wrap

from rich.text import Text

from onrecord.cli.output import legible
from onrecord.records import Article, Edit, Span
from onrecord.stages.copies.rows import Row, widened

_BAR = " │ "
_FEW = 3  # lines of a paragraph that only one has
_STYLE = {"quote": "bold red", "speaker": "bold magenta", "wording": "cyan", "omitted": "dim", "added": "dim"}
_PLAIN = "yellow"


@dataclass(frozen=True, slots=True)
class Marked:
    """A change of one side: where, its number in the list, its kind."""

    span: Span
    number: int
    kind: str


def numbered(edits: Iterable[Edit], order: Sequence[str]) -> tuple[tuple[int, Edit], ...]:
    """Number the changes in the order that they are listed in, those within quotations first."""
    ranked = sorted(edits, key=lambda e: (order.index(e.kind), (e.a or e.b or Span(0, 0)).start))
    return tuple(enumerate(ranked, start=1))


def columns(
    rows: Sequence[Row],
    articles: tuple[Article, Article],
    edits: Sequence[tuple[int, Edit]],
    width: int,
    *,
    whole: bool = False,
) -> Iterator[Text]:
    """Yield the lines of both texts in two columns that fit the width; `whole` prints lone paragraphs in full."""
    room = (width - len(_BAR)) // 2
    lone = {"omitted", "added"}
    marks = tuple(
        [Marked(side, n, e.kind) for n, e in edits if (side := getattr(e, name)) and e.kind not in lone]
        for name in "ab"
    )
    spans = tuple(
        [row.a for row in rows if row.a] if name == "a" else [row.b for row in rows if row.b] for name in "ab"
    )
    for row in rows:
        sides: list[list[Text]] = []
        for number, span in enumerate((row.a, row.b)):
            if span is None:
                sides.append([])
                continue
            whole_row = widened(span, articles[number].text, spans[number])
            lines = _lines(articles[number].text, whole_row, marks[number], room)
            few = not whole and (row.a is None or row.b is None)
            sides.append(_shortened(lines) if few else lines)
        if row.moved:
            sides[1] = [Text("(stands elsewhere here)", style="dim"), *sides[1]]
        for one, other in zip_longest(*sides):
            left = one or Text()
            left.pad_right(room - len(left))
            yield Text.assemble(left, (_BAR, "dim"), other or Text())
        yield Text.assemble(" " * room, (_BAR.rstrip(), "dim"))


def _lines(text: str, span: Span, marks: Sequence[Marked], room: int) -> list[Text]:
    """Return the words of a span wrapped to lines, changes as "[3 gone]"."""
    tokens: list[tuple[str, str]] = []  # word, style
    at = span.start
    for mark in sorted((m for m in marks if span.start <= m.span.start < span.end), key=lambda m: m.span):
        if mark.span.start < at:
            continue  # stands in another change
        tokens += [(word, "") for word in text[at : mark.span.start].split()]
        glue = at < mark.span.start and not text[mark.span.start - 1].isspace()
        end = min(mark.span.end, span.end)
        inner = f"[{mark.number} {' '.join(text[mark.span.start : end].split())}]"
        while end < span.end and not text[end].isspace() and not text[end].isalnum():
            inner, end = inner + text[end], end + 1
        if glue and tokens:
            before, _ = tokens.pop()
            inner = before + inner
        tokens += [(word, _STYLE.get(mark.kind, _PLAIN)) for word in inner.split()]
        at = end
    tokens += [(word, "") for word in text[at : span.end].split()]
    return _wrapped(((legible(word), style) for word, style in tokens), room)


def _wrapped(tokens: Iterable[tuple[str, str]], room: int) -> list[Text]:
    lines = [Text()]
    for word, style in tokens:
        for part in wrap(word, room) or [word]:
            if len(lines[-1]) and len(lines[-1]) + 1 + len(part) > room:
                lines.append(Text())
            if len(lines[-1]):
                lines[-1].append(" ")
            lines[-1].append(part, style=style)
    return lines


def _shortened(lines: list[Text]) -> list[Text]:
    if len(lines) <= _FEW + 1:
        return lines
    return [*lines[:_FEW], Text(f"… ({len(lines) - _FEW} more lines only here)", style="dim")]


def legend(labels: Mapping[str, str], pair: tuple[str, str], width: int) -> Text:
    """Return the heads of the two columns."""
    room = (width - len(_BAR)) // 2
    left, right = (Text(labels[name][-room:], style="bold") for name in pair)
    left.pad_right(room - len(left))
    return Text.assemble(left, (_BAR, "dim"), right)
