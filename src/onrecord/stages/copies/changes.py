"""Alignments → changes: which words of the one stand for which of the other, as narrow as it is.

What is only another spelling of the same word (hyphens, British and American, transliterations of a name) and a "Mr"
are no change.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from onrecord.quotations import Quotation, inside, quotations
from onrecord.records import Span
from onrecord.stages.copies.align import Alignment
from onrecord.stages.copies.edit_words import in_digits
from onrecord.stages.copies.spelling import skeleton, spelling
from onrecord.stages.copies.tokens import Words

SENTENCE_END = re.compile(r"[.!?…][\"'”’»)\]]*\s|\n")
_END = re.compile(rf"{SENTENCE_END.pattern}|[”»]|\"(?=[\s,.;:]|$)")  # or the quotation's
_START = re.compile(r"[“«]|(?:^|\s)\"")
_EDGE = 4  # words between a passage and the sentence's end that are read as changed, not as something else

_FAR_EDGE = 10  # likewise where both sentences open with the same word

_COURTESY = frozenset({"mr", "mrs", "ms"})  # a matter of the house's style


class Change(NamedTuple):
    """Words from `a` up to `a_end` of the one became those from `b` up to `b_end` of the other; one may be none."""

    a: int
    a_end: int
    b: int
    b_end: int


class Quoted:
    """Which words of an article stand in quotation marks."""

    def __init__(self, words: Words) -> None:
        self._words = words
        self._found = _quotations(words.text)

    def __getitem__(self, word: int) -> bool:
        return inside(self._found, self._words.starts[word])

    def goes_on(self, word: int) -> bool:
        """Whether this word and the one before stand in one quotation."""
        if not 0 < word < len(self._words.starts):
            return False
        place = self._words.starts[word - 1]
        return any(q.span.start <= place and self._words.starts[word] < q.span.end for q in self._found)

    def turns(self, first: int, end: int) -> list[int]:
        """Return the words of these, not the first, with which a quotation begins or that follow its end."""
        return [i for i in range(first + 1, end) if self[i] != self[i - 1]]

    def any(self, first: int, end: int) -> bool:
        """Whether one of these words is quoted."""
        return any(self[i] for i in range(first, end))

    def all(self, first: int, end: int) -> bool:
        """Whether all of these words are quoted."""
        return all(self[i] for i in range(first, end))


@lru_cache(maxsize=256)
def _quotations(text: str) -> tuple[Quotation, ...]:
    return quotations(text)


def spellings(words: Words, first: int, end: int) -> list[str]:
    """Return the folded words."""
    return [spelling(words.text[words.starts[i] : words.ends[i]]) for i in range(first, end)]


def span(words: Words, first: int, end: int) -> Span | None:
    """Return the characters of the words; None if there is none."""
    return words.span(first, end) if first < end else None


def changes(alignments: Sequence[Alignment], a: Words, b: Words) -> list[list[Change]]:
    """Return what was changed inside each alignment and at its ends."""
    taken_a = _taken([(run.a, run.a_end) for alignment in alignments for run in alignment], len(a))
    taken_b = _taken([(run.b, run.b_end) for alignment in alignments for run in alignment], len(b))
    in_a, in_b = Quoted(a), Quoted(b)
    return [
        [
            _slid(change, a, b)
            for wide in _raw(alignment, a, b)
            for change in _parted(wide, in_a, in_b)
            if not any(taken_a[change.a : change.a_end])
            and not any(taken_b[change.b : change.b_end])
            and not _respelt(change, a, b)
        ]
        for alignment in alignments
    ]


def _parted(change: Change, in_a: Quoted, in_b: Quoted) -> tuple[Change, ...]:
    """Cut a change where a quotation ends, or begins, in the midst of both sides."""
    of_a, of_b = in_a.turns(change.a, change.a_end), in_b.turns(change.b, change.b_end)
    if len(of_a) != 1 or len(of_b) != 1 or in_a[of_a[0]] != in_b[of_b[0]]:
        return (change,)
    return change._replace(a_end=of_a[0], b_end=of_b[0]), change._replace(a=of_a[0], b=of_b[0])


def _taken(ranges: Sequence[tuple[int, int]], size: int) -> bytearray:
    taken = bytearray(size)
    for first, end in ranges:
        taken[first:end] = b"\x01" * (end - first)
    return taken


def _raw(alignment: Alignment, a: Words, b: Words) -> Iterator[Change]:
    first, last = alignment[0], alignment[-1]
    before = _before(a, first.a), _before(b, first.b)
    if before[0] is None or before[1] is None:
        before = _same_opening(a, first.a, b, first.b)
    if before[0] is not None and before[1] is not None and before != (first.a, first.b):
        yield Change(before[0], first.a, before[1], first.b)
    for one, two in pairwise(alignment):
        yield Change(one.a_end, two.a, one.b_end, two.b)
    after = _after(a, last.a_end), _after(b, last.b_end)
    if after[0] is not None and after[1] is not None and after != (last.a_end, last.b_end):
        yield Change(last.a_end, after[0], last.b_end, after[1])


def _slid(change: Change, a: Words, b: Words) -> Change:
    """Move what only one side has to where a sentence begins.

    Of "[The mayor left.] The crowd" and "The [mayor left. The] crowd" both are right; a reader means the first.
    """
    if change.a < change.a_end and change.b < change.b_end:
        return change
    words, first, end = (a, change.a, change.a_end) if change.a < change.a_end else (b, change.b, change.b_end)
    for k in range(min(change.a, change.b, end - first, _EDGE) + 1):
        if k and not words.keys[first - k] == words.keys[end - k] == a.keys[change.a - k] == b.keys[change.b - k]:
            break
        if _begins(words, first - k):
            return Change(change.a - k, change.a_end - k, change.b - k, change.b_end - k)
    return change


def _begins(words: Words, i: int) -> bool:
    """Whether a sentence begins with this word."""
    if i == words.paragraph(i)[0]:
        return True
    return SENTENCE_END.search(words.text, words.ends[i - 1], words.starts[i]) is not None


def _same_opening(a: Words, first_a: int, b: Words, first_b: int) -> tuple[int | None, int | None]:
    """Return the words behind the equal ones that both sentences open with, where the passage begins farther in."""
    i, j = _before(a, first_a, _FAR_EDGE), _before(b, first_b, _FAR_EDGE)
    if i is None or j is None or i == first_a or j == first_b or a.keys[i] != b.keys[j]:
        return None, None
    while i < first_a and j < first_b and a.keys[i] == b.keys[j]:
        i, j = i + 1, j + 1
    return i, j


def _before(words: Words, first: int, edge: int = _EDGE) -> int | None:
    """Return the word that begins the sentence of this one, or its quotation; None if it is not near."""
    start = words.paragraph(first)[0]
    for i in range(first, max(first - edge, start) - 1, -1):
        if _begins(words, i) or (i and _START.search(words.text, words.ends[i - 1], words.starts[i])):
            return i
    return None


def _after(words: Words, end: int) -> int | None:
    """Return the word after the last of the sentence, or quotation, that word `end - 1` stands in; None if not near."""
    stop = words.paragraph(end - 1)[1]
    for i in range(end, min(end + _EDGE, stop) + 1):
        if i == stop or _END.search(words.text, words.ends[i - 1], words.starts[i]):
            return i
    return None


def _respelt(change: Change, a: Words, b: Words) -> bool:
    """Whether both sides are the same words, spelt differently."""
    x, y = spellings(a, change.a, change.a_end), spellings(b, change.b, change.b_end)
    x, y = (in_digits([word for word in side if word not in _COURTESY]) for side in (x, y))
    if "".join(x).removeprefix("al") == "".join(y).removeprefix("al"):
        return True
    if not x or not y or len(x) + len(y) > 6:
        return False
    if not (_capitals(a, change.a, change.a_end) and _capitals(b, change.b, change.b_end)):
        return False
    bones = skeleton("".join(x))
    return len(bones) >= 3 and bones == skeleton("".join(y))


def _capitals(words: Words, first: int, end: int) -> bool:
    return all(words.text[words.ends[i] - 1].isalpha() and _capital(words, i) for i in range(first, end))


def _capital(words: Words, i: int) -> bool:
    return any(c.isupper() for c in words.text[words.starts[i] : words.ends[i]])
