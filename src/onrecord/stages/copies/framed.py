"""Passages that run on through what is not compared: a line that one article's reading takes for the outlet's frame.

Which articles share passages, and what a copy changed, is decided by title, body and captions alone, or every two
articles of one outlet would be copies. But a line of the report that was taken for a credit or a notice, or a notice
that an outlet copied along, is as much part of the passage; between two articles that share one it is found too.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from onrecord.records import Article, Edit, PassageKind, Span
from onrecord.stages.copies.align import LEAST_WORDS, Alignment, align
from onrecord.stages.copies.tokens import Words, every_word_of, words_of


class Placed(NamedTuple):
    """A passage: its characters in both articles, the words that are equal, and what it is."""

    a: Span
    b: Span
    alignment: Alignment
    kind: PassageKind

    def meets(self, other: Placed) -> bool:
        """Whether both have characters in common, in both articles."""
        return all(one.start < two.end and two.start < one.end for one, two in ((self.a, other.a), (self.b, other.b)))

    def within(self, other: Placed) -> bool:
        """Whether this one stands in the other, in both articles."""
        return all(one.start >= two.start and one.end <= two.end for one, two in ((self.a, other.a), (self.b, other.b)))


class Framed:
    """The passages of two articles.

    Args:
        a: the one article.
        b: the other.
        found: the alignments of their compared words, each with its kind.

    Attributes:
        passages: those of their compared words; where they are copies, as far as they run on.
    """

    def __init__(self, a: Article, b: Article, found: Sequence[tuple[Alignment, PassageKind]]) -> None:
        words = words_of(a), words_of(b)
        narrow = [_placed(one, kind, *words) for one, kind in found]
        heard = [one for one in narrow if one.kind != "copy"]
        self._every = every_word_of(a), every_word_of(b)
        wide = self._widened(*words) if len(heard) < len(narrow) else iter(())
        self._wide = [one for one in wide if not any(one.meets(other) for other in heard)]
        inner = [one for one in narrow if not any(one.within(other) for other in self._wide)]
        self.passages = [*self._wide, *inner]

    def _widened(self, a: Words, b: Words) -> Iterator[Placed]:
        """Yield passages of all words in which enough equal ones are compared on one of the sides."""
        if len(a) == len(self._every[0]) and len(b) == len(self._every[1]):
            return
        own_a, own_b = set(a.starts), set(b.starts)
        starts_a, starts_b = self._every[0].starts, self._every[1].starts
        for one in align(*self._every):
            pairs = ((run.a + k, run.b + k) for run in one for k in range(run.size))
            if sum(starts_a[i] in own_a or starts_b[j] in own_b for i, j in pairs) >= LEAST_WORDS:
                yield _placed(one, "copy", *self._every)

    def in_both(self, edit: Edit) -> bool:
        """Whether most words that an edit says only one of the articles has are equal to words of the other's frame."""
        if (edit.a is None) == (edit.b is None):
            return False
        side = 0 if edit.b is None else 1
        first, end = self._every[side].inside(edit.a or edit.b or Span(0, 0))
        runs = (run for one in self._wide for run in one.alignment)
        return 2 * sum(max(0, min(end, run[side] + run.size) - max(first, run[side])) for run in runs) > end - first


def _placed(alignment: Alignment, kind: PassageKind, a: Words, b: Words) -> Placed:
    first, last = alignment[0], alignment[-1]
    return Placed(a.span(first.a, last.a_end), b.span(first.b, last.b_end), alignment, kind)
