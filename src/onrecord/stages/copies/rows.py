"""Two copies → rows: which paragraph of the one stands beside which of the other, for reading them side by side."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from onrecord.records import Article, Span
from onrecord.stages.copies.align import Alignment, align
from onrecord.stages.copies.tokens import Words, words_of

_OPENING = "\"'“‘«([$€£"
_CLOSING = "\"'”’»)].!?…,;:%"
_EDGE = 12  # words at a row's end that are no row of their own


class Row(NamedTuple):
    """What stands side by side: `moved` where the other article has it at another place of its order."""

    a: Span | None
    b: Span | None
    moved: bool = False


class _Piece(NamedTuple):
    """Words from `a` up to `a_end` beside those from `b` up to `b_end`; a side may be empty."""

    a: int
    a_end: int
    b: int
    b_end: int


def side_by_side(a: Article, b: Article) -> tuple[Row, ...]:
    """Return the words of both articles in rows, each word once: shared paragraphs beside each other.

    The rows keep the order of the first article; what only the second has comes where it stands there. Bylines, credits
    and boilerplate are not compared and in no row.
    """
    words_a, words_b = words_of(a), words_of(b)
    pieces = _disjoint([piece for found in align(words_a, words_b) for piece in _split(found, words_a, words_b)])
    of_a = _grown([(piece.a, piece.a_end) for piece in pieces], words_a)
    of_b = _grown([(piece.b, piece.b_end) for piece in pieces], words_b)
    whole = [_Piece(*one, *other) for one, other in zip(of_a, of_b, strict=True)]
    return tuple(_rows(whole, words_a, words_b))


def widened(span: Span, text: str, taken: Sequence[Span]) -> Span:
    """Return the words of a row with the marks around them that no other row of that side (`taken`) has."""
    start, end = span
    low = max((other.end for other in taken if other.end <= start), default=0)
    high = min((other.start for other in taken if other.start >= end), default=len(text))
    while start > low and text[start - 1] in _OPENING:
        start -= 1
    while end < high and text[end] in _CLOSING:
        end += 1
    return Span(start, end)


def _grown(ranges: Sequence[tuple[int, int]], words: Words) -> list[tuple[int, int]]:
    """Add to each range the few words of its paragraph that stand at its ends and in no other."""
    grown = list(ranges)
    order = sorted(range(len(grown)), key=grown.__getitem__)
    for place, number in enumerate(order):
        first, end = grown[number]
        low = max(words.paragraph(first)[0], grown[order[place - 1]][1] if place else 0)
        high = min(words.paragraph(end - 1)[1], grown[order[place + 1]][0] if place + 1 < len(order) else len(words))
        grown[number] = (low if first - low <= _EDGE else first, high if high - end <= _EDGE else end)
    return grown


def _split(alignment: Alignment, a: Words, b: Words) -> Iterator[_Piece]:
    """Cut an alignment where a paragraph of either side begins within equal words."""
    cuts = []
    for run in alignment:
        inner = {p - run.a for p in _between(a.paragraphs, run.a, run.a_end)}
        inner |= {p - run.b for p in _between(b.paragraphs, run.b, run.b_end)}
        cuts += [(run.a + k, run.b + k) for k in sorted(inner)]
    first, last = alignment[0], alignment[-1]
    places = sorted({(first.a, first.b), *cuts, (last.a_end, last.b_end)})
    for (x, y), (x_end, y_end) in pairwise(places):
        yield _Piece(x, x_end, y, y_end)


def _between(places: Sequence[int], first: int, end: int) -> Sequence[int]:
    return places[bisect_left(places, first) : bisect_left(places, end)]


def _disjoint(pieces: Sequence[_Piece]) -> list[_Piece]:
    """Leave out pieces that stand, on either side, where a longer one stands; the rest in the order of a."""
    kept: list[_Piece] = []
    for piece in sorted(pieces, key=lambda p: (p.a - p.a_end, p)):
        if not any(
            (piece.a < other.a_end and other.a < piece.a_end) or (piece.b < other.b_end and other.b < piece.b_end)
            for other in kept
        ):
            kept.append(piece)
    return sorted(kept)


def _rows(pieces: Sequence[_Piece], a: Words, b: Words) -> Iterator[Row]:
    straight = _in_order(pieces)
    at_a = at_b = 0
    for number, piece in enumerate(pieces):
        yield from (Row(a.span(*lone), None) for lone in _paragraphs(a, at_a, piece.a))
        at_a = piece.a_end
        if number not in straight:
            yield Row(a.span(piece.a, piece.a_end), b.span(piece.b, piece.b_end), moved=True)
            continue
        yield from (Row(None, b.span(*lone)) for lone in _lone_b(b, at_b, piece.b, pieces))
        at_b = piece.b_end
        yield Row(a.span(piece.a, piece.a_end), b.span(piece.b, piece.b_end))
    yield from (Row(a.span(*lone), None) for lone in _paragraphs(a, at_a, len(a)))
    yield from (Row(None, b.span(*lone)) for lone in _lone_b(b, at_b, len(b), pieces))


def _in_order(pieces: Sequence[_Piece]) -> set[int]:
    """Return the numbers of the pieces that keep one order on both sides: the most words that do."""
    best: list[tuple[int, int | None]] = []  # words up to here, the piece before
    for number, piece in enumerate(pieces):
        before = [k for k in range(number) if pieces[k].b_end <= piece.b]
        link = max(before, key=lambda k: best[k][0], default=None)
        best.append((piece.a_end - piece.a + (best[link][0] if link is not None else 0), link))
    at: int | None = max(range(len(pieces)), key=lambda k: best[k][0], default=None)
    kept = set()
    while at is not None:
        kept.add(at)
        at = best[at][1]
    return kept


def _lone_b(b: Words, first: int, end: int, pieces: Sequence[_Piece]) -> Iterator[tuple[int, int]]:
    """Yield what of a stretch of the second article stands in no row yet."""
    for piece in sorted(pieces, key=lambda p: p.b):
        if first <= piece.b and piece.b_end <= end:
            yield from _paragraphs(b, first, piece.b)
            first = piece.b_end
    yield from _paragraphs(b, first, end)


def _paragraphs(words: Words, first: int, end: int) -> Iterator[tuple[int, int]]:
    while first < end:
        i = bisect_right(words.paragraphs, first)
        stop = min(end, words.paragraphs[i] if i < len(words.paragraphs) else end)
        yield first, stop
        first = stop
