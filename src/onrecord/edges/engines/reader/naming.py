"""Names: what the encoder sees in each place, made one over the article.

An encoder looks at one window, and may take a name for a body here, for a place there, and not see it elsewhere. A form
has one kind throughout an article, so all its places vote; and where the rules find a form that the encoder took for a
name in another place, it is one there too.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from onrecord.edges.engines.reader.decode import Labelled
from onrecord.edges.engines.reader.features import covered
from onrecord.edges.engines.reader.pieces import Pieces
from onrecord.records import Name, NameKind, Span

_KINDS: tuple[NameKind, NameKind, NameKind] = ("PER", "ORG", "LOC")
_TOLD = 0.15  # how much the rules' kind weighs beside one place of the encoder's


# "Sha" of "Sha'abi", "Al" of "Al-Waeli": what goes on without a blank; but "Orr" of "Orr's" is whole.
_REST = re.compile(r"(?!['’ʼ]s\b)(?:['’ʼ‘-]?\w)+")
_BEGINNING = re.compile(r"(?:\w['’ʼ‘-]?)+\Z")


def _whole(text: str, span: Span) -> Span:
    """Widen a name that ends or begins inside a word: the encoder's words are cut at every mark."""
    rest = _REST.match(text, span.end)
    before = _BEGINNING.search(text, max(0, span.start - 30), span.start)
    return Span(before.start() if before else span.start, rest.end() if rest else span.end)


def agreed(text: str, pieces: Pieces, seen: Sequence[Labelled], told: Sequence[Name]) -> Iterator[Name]:
    """Yield the names of an article in its order, not overlapping, each form with one kind.

    Args:
        text: the article's.
        pieces: its word pieces.
        seen: what the encoder found, in words.
        told: what the rules found.
    """
    starts, ends = pieces.words()
    taken = np.zeros(len(starts), bool)
    votes: dict[str, NDArray[np.float64]] = defaultdict(lambda: np.zeros(3))
    found: list[tuple[Span, float]] = []
    for one in seen:
        span = _whole(text, Span(int(starts[one.first]), int(ends[one.last - 1])))
        taken[one.first : one.last] = True
        votes[text[slice(*span)]][one.label] += one.score
        found.append((span, one.score))
    forms = frozenset(votes)
    for name in told:
        form = text[slice(*name.span)]
        first, last = (int(np.searchsorted(pieces.heads, piece)) for piece in covered(pieces, name.span))
        if form in forms and not taken[first:last].any():
            found.append((name.span, name.score))
        votes[form][_KINDS.index(name.kind)] += _TOLD
    place = 0
    for span, score in sorted(found):
        if span.start < place:
            continue
        place = span.end
        yield Name(span, _KINDS[int(votes[text[slice(*span)]].argmax())], round(score, 4))
