"""The way from a capture to its articles, step by step."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from onrecord.errors import Empty
from onrecord.records import Article, Because, Block, Capture, Role, Span
from onrecord.stages.reading.blocks import label_lines, make_blocks
from onrecord.stages.reading.decode import Decoded, decode
from onrecord.stages.reading.details import gather, is_complete, language_of, read_given, read_printed
from onrecord.stages.reading.lines import Line, split_lines
from onrecord.stages.reading.page import Page, read_page
from onrecord.stages.reading.stories import find_breaks


def read_capture(capture: Capture) -> tuple[Article, ...]:
    """Return the articles of a capture: usually one, more where a page appends another story.

    The text of plain text is the whole decoded capture, unchanged; the text of a page is its report, line by line.
    All articles share it, and their extents tile it. What came with the capture wins over what is printed; a
    headline that came with it is the first article's.

    Raises:
        NotText: the bytes are no text.
        Empty: there is no text in them.
    """
    markup = capture.media_type == "text/html"
    decoded = decode(capture.origin, capture.body, markup=markup)
    page = read_page(capture.origin, decoded.text) if markup else Page(decoded.text, {}, ())
    lines = split_lines(page.text)
    if not lines:
        raise Empty(capture.origin, "nothing but blanks in it, perhaps a download that failed; fetch it again")
    roles = label_lines(lines, capture.given.title, page.known)
    cuts = [0, *find_breaks(lines, roles), len(lines)]
    parts = [_part(page.text, lines, roles, cut) for cut in pairwise(cuts)]
    return tuple(_article(capture, decoded, page, number, *part) for number, part in enumerate(parts))


def _part(
    text: str, lines: Sequence[Line], roles: Sequence[Role], cut: tuple[int, int]
) -> tuple[Span, tuple[Block, ...]]:
    """Return the extent and the blocks of the lines from one cut to the next."""
    first, after = cut
    start = lines[first].span.start if first else 0
    end = lines[after].span.start if after < len(lines) else len(text)
    return Span(start, end), tuple(make_blocks(lines[first:after], roles[first:after]))


def _article(
    capture: Capture, decoded: Decoded, page: Page, number: int, extent: Span, blocks: tuple[Block, ...]
) -> Article:
    of_page = [f for f in (*read_given(capture.given), *page.found) if number == 0 or f.field != "title"]
    details = gather([*of_page, *read_printed(page.text, blocks)])
    fields = details.fields
    guessed = () if decoded.sure else (Because(rule="encoding: guessed", note=decoded.encoding),)
    return Article(
        capture=capture.id,
        text=page.text,
        extent=extent,
        number=number,
        path=capture.origin,
        given_id=capture.given.id,
        url=capture.given.url or fields.get("url"),
        title=fields.get("title"),
        outlet=fields.get("outlet"),
        published=fields.get("published"),
        published_at=fields.get("published_at"),
        updated=fields.get("updated"),
        byline=fields.get("byline"),
        dateline=fields.get("dateline"),
        agencies=details.agencies,
        language=language_of(page.text, blocks),
        complete=is_complete(page.text, blocks),
        blocks=blocks,
        details=details.because + guessed,
    )
