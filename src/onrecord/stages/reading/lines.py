"""Text → lines to label: a line is a paragraph, or a paragraph is several lines where the text was wrapped."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import NamedTuple

from onrecord import text as texts
from onrecord.records import Span

_CLOSED = re.compile(r"[.!?…。！？।؟۔][\"'”’»«›“)\]]*(?:\s?\[\d+\])?$")
_BLANK = " \t\r\n\u00a0\u2028\u2029\ufeff\u200b\u200e\u200f\u3000\x0b\x0c\x1c\x1d\x1e\x1f\x85"
_PARAGRAPH = re.compile(r"\S(?:.*\S)?(?:[ \t]*\r?\n[ \t]*\S(?:.*\S)?)*")


class Line(NamedTuple):
    """A trimmed line: where it stands, its characters, about how many words, and whether a full stop ends it."""

    span: Span
    text: str
    words: int
    closed: bool

    @property
    def solid(self) -> bool:
        """Whether it reads like a paragraph of running text."""
        return self.words >= 40 or (self.closed and self.words >= 6)


def make_line(text: str, span: Span) -> Line:
    """Look at one trimmed line of a text."""
    here = text[span.start : span.end]
    # Scripts without blanks between words: two characters count as one.
    count = here.count(" ") + 1
    if count * 12 < len(here) and not here.isascii():
        count = max(count, len(here) // 2)
    return Line(span, here, count, _CLOSED.search(here, max(0, len(here) - 12)) is not None)


def _wrapped(lines: list[Line], text: str) -> bool:
    """Whether lines break inside sentences: most lines of full width go on in lower case on the next."""
    if len(lines) < 6:
        return False
    goes_on = full = 0
    for line, after in pairwise(lines):
        if text.count("\n", line.span.end, after.span.start) != 1 or not 40 <= len(line.text) <= 110:
            continue
        full += 1
        goes_on += not line.closed and after.text[0].islower()
    return full > 0.4 * len(lines) and goes_on > 0.4 * full


def split_lines(text: str) -> list[Line]:
    """Return the lines of a text that hold more than blanks; whole paragraphs where the text was hard-wrapped."""
    found = [
        make_line(text, span)
        for line in texts.lines(text)
        if text[slice(*(span := texts.trim(text, line, _BLANK)))].strip()
    ]
    if not _wrapped(found, text):
        return found
    return [make_line(text, Span(*m.span())) for m in _PARAGRAPH.finditer(text)]
