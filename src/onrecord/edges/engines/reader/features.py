"""What is known of every piece before the encoder looks: case, quotation marks, place, and what the rules say.

The rules reader is quick and right more often than not; the encoder is told what it found, and learns where to trust
it. Every feature is a small number; the encoder holds a vector for each of its values.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from onrecord.edges.engines.reader.pieces import Pieces
from onrecord.quotations import quotations
from onrecord.records import Article, Name, Span, Tag

SIZES = (6, 4, 6, 5, 5, 5, 7)
"""How many values each feature has: case, quotation, place, the rules' sources, cues, contents, names."""

_NAMES = {"PER": 1, "ORG": 3, "LOC": 5}
_ROLES = {"source": 3, "cue": 4, "content": 5}
_LEAD = 3  # paragraphs of the body


class Hints(NamedTuple):
    """What the rules reader found: its tags, grouped, and its names."""

    tags: tuple[Tag, ...]
    names: tuple[Name, ...]


def features(article: Article, pieces: Pieces, hints: Hints) -> NDArray[np.int64]:
    """Return one row a piece, one column a feature."""
    rows = np.zeros((len(pieces.ids), len(SIZES)), np.int64)
    _case(article.text, pieces, rows[:, 0])
    _quoted(article, pieces, rows[:, 1])
    _place(pieces, rows[:, 2])
    inner = nested(hints.tags)
    for tag in hints.tags:
        deep = tag.group in inner
        column = rows[:, _ROLES[tag.role]]
        first, last = covered(pieces, tag.span)
        if deep and tag.role == "content":
            column[first:last] = np.where(column[first:last] == 0, 4, column[first:last])
        else:
            _mark(column, first, last, 3 if deep else 1)
    for name in hints.names:
        _mark(rows[:, 6], *covered(pieces, name.span), _NAMES[name.kind])
    return rows


def covered(pieces: Pieces, span: Span) -> tuple[int, int]:
    """The numbers of the first piece of a span and of the first after it."""
    first = int(np.searchsorted(pieces.ends, span.start, side="right"))
    return first, max(first, int(np.searchsorted(pieces.starts, span.end, side="left")))


def nested(tags: Sequence[Tag]) -> frozenset[int]:
    """The groups whose cue lies inside another group's content."""
    contents = [(tag.group, tag.span) for tag in tags if tag.role == "content"]
    found: set[int] = set()
    for tag in tags:
        if tag.role == "cue" and tag.group is not None and _held(tag, contents):
            found.add(tag.group)
    return frozenset(found)


def _held(cue: Tag, contents: Iterable[tuple[int | None, Span]]) -> bool:
    return any(group != cue.group and s.start <= cue.span.start and cue.span.end <= s.end for group, s in contents)


def _mark(column: NDArray[np.int64], first: int, last: int, begins: int) -> None:
    column[first:last] = begins + 1
    column[first : min(first + 1, last)] = begins


def _case(text: str, pieces: Pieces, column: NDArray[np.int64]) -> None:
    """Punctuation 0, lower case 1, Capitalised 2, UPPER CASE 3, mIxed 4, digits 5; of the whole word."""
    starts, ends = pieces.words()
    last = np.append(pieces.heads, len(pieces.ids))[1:]
    spans = zip(starts.tolist(), ends.tolist(), pieces.heads.tolist(), last.tolist(), strict=True)
    for start, end, first, after in spans:
        column[first:after] = _shape(text[start:end])


def _shape(word: str) -> int:
    if word[0].isdigit():
        return 5
    if word.islower():
        return 1
    if word.isupper():
        return 2 if len(word) == 1 else 3
    if not word[0].isalpha():
        return 0
    return 2 if word[0].isupper() and word[1:].islower() else 4


def _quoted(article: Article, pieces: Pieces, column: NDArray[np.int64]) -> None:
    """Outside 0, inside a quotation 1, its first piece 2; 3 in one that the paragraph leaves open."""
    edges = np.append(pieces.paragraphs, len(pieces.ids)).tolist()
    for first, last in pairwise(edges):
        line = Span(int(pieces.starts[first]), int(pieces.ends[last - 1]))
        for quotation in quotations(article.text, line):
            begin, end = covered(pieces, quotation.span)
            column[begin:end] = 1 if quotation.closed else 3
            column[begin : begin + 1] = 2


def _place(pieces: Pieces, column: NDArray[np.int64]) -> None:
    """A paragraph's later sentences 0, its first one 1, in the lead 2 and 3; title 4, caption 5."""
    edges = np.append(pieces.paragraphs, len(pieces.ids)).tolist()
    seen = 0
    for first, last, role in zip(edges, edges[1:], pieces.roles, strict=False):
        if role != "body":
            column[first:last] = 4 if role == "title" else 5
            continue
        lead = 2 * (seen < _LEAD)
        seen += 1
        later = pieces.units[np.searchsorted(pieces.units, first, side="right") :]
        opening = min(int(later[0]), last) if len(later) else last
        column[first:opening] = 1 + lead
        column[opening:last] = lead
