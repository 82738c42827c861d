"""Contents with the quotation marks around them, which the encoder is not asked for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onrecord.quotations import quotations
from onrecord.records import Span, Tag
from onrecord.text import lines

_ENDS = " ,.;:!?…"


def with_marks(text: str, tags: Sequence[Tag]) -> list[Tag]:
    """Widen each content to the marks of a quotation that begins or ends where it does.

    What stands between its end and the closing mark may be punctuation alone. Tags keep their order.
    """
    contents = [tag.span for tag in tags if tag.role == "content"]
    if not contents:
        return list(tags)
    opened: dict[int, int] = {}
    closed: dict[int, int] = {}
    for line in _lines_of(text, contents):
        for quotation in quotations(text, line):
            opened[quotation.inner.start] = quotation.span.start
            if quotation.closed:
                end = quotation.inner.end
                while end > quotation.inner.start and text[end - 1] in _ENDS:
                    closed[end] = quotation.span.end
                    end -= 1
                closed[end] = quotation.span.end
    return [
        Tag(_widened(tag.span, opened, closed), tag.role, tag.score, tag.group) if tag.role == "content" else tag
        for tag in tags
    ]


def _widened(span: Span, opened: dict[int, int], closed: dict[int, int]) -> Span:
    return Span(opened.get(span.start, span.start), max(span.end, closed.get(span.end, span.end)))


def _lines_of(text: str, contents: Sequence[Span]) -> Iterator[Span]:
    """The lines that hold contents, once each."""
    seen = -1
    for start, end in sorted(contents):
        first = max(seen, text.rfind("\n", 0, start) + 1)
        last = text.find("\n", end)
        last = len(text) if last < 0 else last
        if last > seen:
            yield from lines(text, Span(first, last))
            seen = last
