"""Quotations as printed: which characters stand in quotation marks.

News prints them in four ways that must all come out alike: curly and straight double marks, British single
marks among apostrophes, quotations inside quotations, and speech that runs over paragraphs, each opened and only
the last one closed.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from onrecord.records import Span
from onrecord.text import lines

_OPEN_BEFORE = " \t\n\r\u00a0([{-–—/:;,\"“'‘"
_MARK = re.compile("[“«„\"‘']")
# What can close a quotation that one of these opens; a curly one can also hold another.
_MARKS_IN = {"“": re.compile('[“”"]'), '"': re.compile('["”]'), "«": re.compile("»"), "„": re.compile("[“”]")}
_CLOSE_AFTER = " \t\n\r\u00a0)]}-–—/:;,.!?…\"”'’"


class Quotation(NamedTuple):
    """A stretch in quotation marks. `span` includes the marks; `closed` is False where the paragraph ends first."""

    span: Span
    closed: bool
    width: int = 1  # characters a mark has: two where it was typed as two apostrophes

    @property
    def inner(self) -> Span:
        """The words between the marks."""
        return Span(self.span.start + self.width, self.span.end - self.closed * self.width)


def _opens(text: str, i: int, start: int) -> bool:
    return (i == start or text[i - 1] in _OPEN_BEFORE) and i + 1 < len(text) and not text[i + 1].isspace()


def _closes(text: str, i: int, end: int) -> bool:
    return i + 1 >= end or text[i + 1] in _CLOSE_AFTER


def _single_end(text: str, i: int, end: int) -> int | None:
    """Find the closing single mark of a quotation opened at i, past apostrophes inside words."""
    curly = text[i] == "‘"
    last = None
    for j in range(i + 1, end):
        c = text[j]
        if c == "‘" and curly and _opens(text, j, i):
            break
        if c not in "'’" or text[j - 1].isspace():
            continue
        if _closes(text, j, end):
            # "the forces’ moves": a plural's apostrophe is followed by a lower-case word and no mark before it.
            plural = text[j - 1] == "s" and re.match(r"\s+\w", text[j + 1 : j + 3])
            if not plural:
                return j + 1
            last = last or j + 1
    return last


def _double_end(text: str, i: int, end: int) -> int | None:
    depth = 0
    for mark in _MARKS_IN[text[i]].finditer(text, i + 1, end):
        c = mark[0]
        if text[i] == "“" and c == "“":
            depth += 1
        elif depth and c == "”":
            # "“… “inner” …” he said": only a real inner pair raises the depth, see the retry below.
            depth -= 1
        else:
            return mark.end()
    return text.find("”", i + 1, end) + 1 or None if text[i] == "“" else None


def _paragraph(text: str, line: Span) -> Iterator[Quotation]:
    i, end = line
    while mark := _MARK.search(text, i, end):
        i = mark.start()
        c, width = text[i], 1
        if (
            text.startswith("''", i, end)
            and i + 2 < end
            and _opens(text, i + 1, i + 1)
            and (i == line.start or text[i - 1] in _OPEN_BEFORE)
        ):
            width, close = 2, text.find("''", i + 2, end)
            stop = None if close < 0 else close + 2 + text.startswith("'", close + 2, end)  # 'Fox'.'''
        elif c in "“«„" or (c == '"' and _opens(text, i, line.start)):
            stop = _double_end(text, i, end)
        elif c in "‘'" and _opens(text, i, line.start):
            stop = _single_end(text, i, end)
            if stop is None:  # an apostrophe at the start of a word ('tis, ’90s)
                i += 1
                continue
        else:
            i += 1
            continue
        yield Quotation(Span(i, stop or end), stop is not None, width)
        i = stop or end


def quotations(text: str, span: Span | None = None) -> tuple[Quotation, ...]:
    """Return the outermost quotations, in order; one that its paragraph does not close runs to its end."""
    return tuple(q for line in lines(text, span) for q in _paragraph(text, line))


def inside(found: Sequence[Quotation], place: int) -> bool:
    """Whether the character at `place` stands in quotation marks (the marks count)."""
    i = bisect_right(found, place, key=lambda q: q.span.start) - 1
    return i >= 0 and place < found[i].span.end
