"""Two copies side by side: what changed, quotations first, then both texts in rows, each change numbered."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from onrecord.corpus import Corpus
from onrecord.errors import NotFound
from onrecord.records import Article, Because, Copy, Edit, Record, Span
from onrecord.stages.copies import Row, side_by_side, turned, widened
from onrecord.text import overlap
from onrecord.web.asking import Asked
from onrecord.web.heads import Head, head
from onrecord.web.marking import Mark, Segment, segments
from onrecord.web.pages.answer import Shown
from onrecord.web.words import EDITS
from onrecord.wording import clip

_LONGEST = 4_000  # characters of one cell; the rest is on the article's page
_ROWS = 60
_LISTED = frozenset({"quote", "speaker", "hop", "figure", "date", "place", "hedge"})


class Change(Record, frozen=True):
    """One change: its number, what each has, None where it has nothing."""

    number: int
    kind: str
    name: str
    a: str | None
    b: str | None
    a_span: Span | None
    b_span: Span | None


class Cell(Record, frozen=True):
    """One side of a row."""

    segments: tuple[Segment, ...]
    cut: bool


class Line(Record, frozen=True):
    """A row: the paragraphs that stand beside each other, the numbers of the changes in it."""

    a: Cell | None
    b: Cell | None
    moved: bool
    numbers: tuple[int, ...]


class CopiesView(Record, frozen=True):
    """What the page of two copies shows; `a` is the earlier where that is known."""

    a: Head
    b: Head
    copy: Copy
    shares: tuple[int, int]
    changes: tuple[Change, ...]
    wording: tuple[Change, ...]
    counts: tuple[tuple[str, int], ...]
    because: tuple[Because, ...]
    lines: tuple[Line, ...]
    lines_left: int


def view(corpus: Corpus, asked: Asked) -> Shown:
    """Show two articles that share passages.

    Raises:
        NotFound: they share none.
    """
    a, b = (corpus.reading(asked.path[side]).article for side in "ab")
    copy = next((c for c in corpus.copies_of(a.id) if b.id in (c.a, c.b)), None)
    if copy is None:
        raise NotFound(f"{head(a).label} and {head(b).label} share no passage: each has a page of its own")
    copy = _in_order(copy, a.id)
    if copy.a != a.id:
        a, b = b, a
    changes = tuple(_change(n, e, a, b) for n, e in enumerate(_ranked(copy.edits), start=1))
    rows = _whole(side_by_side(a, b), a, b)
    shown = CopiesView(
        a=head(a),
        b=head(b),
        copy=copy,
        shares=(round(100 * copy.share_a), round(100 * copy.share_b)),
        changes=tuple(c for c in changes if c.kind in _LISTED),
        wording=tuple(c for c in changes if c.kind not in _LISTED and c.kind not in ("omitted", "added")),
        counts=tuple((EDITS[kind], n) for kind, n in Counter(e.kind for e in copy.edits).items()),
        because=copy.because,
        lines=tuple(_line(row, (a, b), changes) for row in rows[:_ROWS]),
        lines_left=max(0, len(rows) - _ROWS),
    )
    return Shown("copies.html", shown, "articles")


def _whole(rows: Sequence[Row], a: Article, b: Article) -> list[Row]:
    """Return the rows with the quotation marks and stops around their words."""
    of_a, of_b = [row.a for row in rows if row.a], [row.b for row in rows if row.b]
    return [
        row._replace(
            a=widened(row.a, a.text, of_a) if row.a else None,
            b=widened(row.b, b.text, of_b) if row.b else None,
        )
        for row in rows
    ]


def _in_order(copy: Copy, first: str) -> Copy:
    """Return the copy with the earlier on the left, else as asked for."""
    backwards = copy.direction == "b>a" or (copy.direction == "undetermined" and copy.a != first)
    return turned(copy) if backwards else copy


def _ranked(edits: Sequence[Edit]) -> list[Edit]:
    order = tuple(EDITS)
    return sorted(edits, key=lambda e: (order.index(e.kind), e.a or e.b or Span(0, 0)))


def _change(number: int, edit: Edit, a: Article, b: Article) -> Change:
    return Change(
        number,
        edit.kind,
        EDITS[edit.kind],
        clip(a.text[slice(*edit.a)], 240) if edit.a else None,
        clip(b.text[slice(*edit.b)], 240) if edit.b else None,
        edit.a,
        edit.b,
    )


def _line(row: Row, both: tuple[Article, Article], changes: Sequence[Change]) -> Line:
    touched = [
        c for c in changes if c.kind not in ("omitted", "added") and (_in(c.a_span, row.a) or _in(c.b_span, row.b))
    ]
    left = _cell(row.a, both[0], [Mark(c.a_span, c.kind, c.number, tip=c.name) for c in touched if c.a_span])
    right = _cell(row.b, both[1], [Mark(c.b_span, c.kind, c.number, tip=c.name) for c in touched if c.b_span])
    return Line(left, right, row.moved, tuple(c.number for c in touched if c.kind in _LISTED))


def _in(edit: Span | None, row: Span | None) -> bool:
    return bool(edit and row and overlap(edit, row))


def _cell(span: Span | None, article: Article, marks: Sequence[Mark]) -> Cell | None:
    if span is None:
        return None
    whole = Span(span.start, min(span.end, span.start + _LONGEST))
    return Cell(segments(article.text, whole, marks), whole.end < span.end)
