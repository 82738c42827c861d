"""The words of an article that are compared, with where they stand.

Only title, body and caption are compared: bylines, credits, section lines and boilerplate are the outlet's frame.
An article that was not split into blocks is compared as a whole.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from onrecord.loops import Numbers, plain
from onrecord.records import Article, Role, Span
from onrecord.stages.copies.scan import BREAK, PARAGRAPH
from onrecord.stages.copies.scanned import scanned

COMPARED: frozenset[Role] = frozenset({"title", "body", "caption"})


@dataclass(frozen=True, slots=True, eq=False)
class Words:
    """The compared words of one article, in order.

    Attributes:
        text: the article's text, which the offsets count in.
        packed: the words as loops take them; see `Scanned`.
        keys: a number for each word, equal for equal spellings.
        starts: where each word starts.
        ends: where each word ends.
        paragraphs: the number of the first word of each paragraph.
        breaks: the numbers of the words before which something not compared stands; the first is 0.
        counted: the words that shares are counted in, as (first, end) numbers: the body, or all without one.
        headlines: the words of titles, likewise.
    """

    text: str
    packed: Numbers
    keys: Sequence[int]
    starts: Sequence[int]
    ends: Sequence[int]
    paragraphs: Sequence[int]
    breaks: Sequence[int]
    counted: tuple[tuple[int, int], ...]
    headlines: tuple[tuple[int, int], ...]

    def __len__(self) -> int:
        return len(self.keys)

    def span(self, first: int, end: int) -> Span:
        """Return the characters from word `first` up to, not with, word `end`."""
        return Span(self.starts[first], self.ends[end - 1])

    def stretch(self, word: int) -> tuple[int, int]:
        """Return the words around this one between which nothing uncompared stands, as (first, end)."""
        i = bisect_right(self.breaks, word)
        return self.breaks[i - 1], self.breaks[i] if i < len(self.breaks) else len(self.keys)

    def paragraph(self, word: int) -> tuple[int, int]:
        """Return the words of the paragraph that this word stands in, as (first, end)."""
        i = bisect_right(self.paragraphs, word)
        return self.paragraphs[i - 1], self.paragraphs[i] if i < len(self.paragraphs) else len(self.keys)

    def inside(self, span: Span) -> tuple[int, int]:
        """Return the words that stand in a span, in part or whole, as (first, end)."""
        first = bisect_right(self.ends, span.start)
        return first, max(first, bisect_left(self.starts, span.end))


Piece = tuple[int, int, Role, bool]
"""Start, end, role, whether something that is not compared stands before it."""


def _pieces(article: Article) -> Iterator[Piece]:
    if not article.blocks:
        yield article.extent.start, article.extent.end, "body", False
        return
    apart = False
    for block in article.blocks:
        if block.role in COMPARED:
            yield block.span.start, block.span.end, block.role, apart
            apart = False
        else:
            apart = True


def words_of(article: Article) -> Words:
    """Return the words of an article that are compared."""
    return _words(article.text, tuple(_pieces(article)))


def every_word_of(article: Article) -> Words:
    """Return all words of an article, those of the outlet's frame too."""
    if all(block.role in COMPARED for block in article.blocks):
        return words_of(article)
    return _words(article.text, ((article.extent.start, article.extent.end, "body", False),))


@lru_cache(maxsize=256)
def _words(text: str, pieces: tuple[Piece, ...]) -> Words:
    words = scanned(text, [(start, end, apart) for start, end, _, apart in pieces])
    packed = plain(words.packed)
    keys = [word >> 2 for word in packed]
    found = plain(words.found)
    firsts = [*plain(words.firsts), len(keys)]
    ranges: dict[Role, list[tuple[int, int]]] = {role: [] for role in COMPARED}
    for (_, _, role, _), (first, end) in zip(pieces, pairwise(firsts), strict=True):
        if end > first:
            ranges[role].append((first, end))
    paragraphs = [i for i, word in enumerate(packed) if word & PARAGRAPH]
    breaks = [0, *(i for i, word in enumerate(packed) if word & BREAK)]
    counted = tuple(ranges["body"]) or ((0, len(keys)),)
    starts, ends = array("q", found[0::2]), array("q", found[1::2])
    return Words(
        text, words.packed, keys, starts, ends, array("q", paragraphs), array("q", breaks), counted,
        tuple(ranges["title"]),
    )  # fmt: skip
