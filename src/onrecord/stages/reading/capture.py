"""The way from a capture to its articles, step by step."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from onrecord.errors import Empty
from onrecord.records import Article, Because, Block, Capture, Role, Span
from onrecord.stages.reading.blocks import label_lines, make_blocks
from onrecord.stages.reading.decode import Decoded, decode
from onrecord.stages.reading.details import (
    Details,
    Found,
    gather,
    is_complete,
    language_of,
    of_whole_page,
    read_address,
    read_given,
    read_name,
    read_notices,
    read_printed,
)
from onrecord.stages.reading.lines import Line, split_lines
from onrecord.stages.reading.page import Page, read_page
from onrecord.stages.reading.peers import Extraction
from onrecord.stages.reading.stories import find_breaks


def read_capture(capture: Capture, extraction: Extraction = "careful") -> tuple[Article, ...]:
    """Return the articles of a capture: usually one, more where a page appends another story.

    The text of plain text is the whole decoded capture, unchanged; the text of a page is its report, line by line.
    All articles share it, and their extents tile it. What came with the capture wins over what is printed; a
    headline that came with it is the first article's.

    Args:
        capture: what was obtained.
        extraction: how pages are read: "careful", or "fast" for large archives (five times as many pages a second).

    Raises:
        NotText: the bytes are no text.
        Empty: there is no text in them.
    """
    markup = capture.media_type == "text/html"
    decoded = decode(capture.origin, capture.body, markup=markup)
    page = read_page(capture.origin, decoded.text, extraction) if markup else Page(decoded.text, {}, ())
    lines = split_lines(page.text)
    if not lines:
        raise Empty(capture.origin, "nothing but blanks in it, perhaps a download that failed; fetch it again")
    roles = label_lines(lines, capture.given.title, page.known)
    cuts = [0, *find_breaks(lines, roles), len(lines)]
    parts = [_part(page.text, lines, roles, cut, number) for number, cut in enumerate(pairwise(cuts))]
    told = _told(capture, page, parts)
    return tuple(
        _article(capture, decoded, page.text, part, gather(found)) for part, found in zip(parts, told, strict=True)
    )


class _Part(NamedTuple):
    """One story of the text: which it is, and where."""

    number: int
    extent: Span
    blocks: tuple[Block, ...]


def _part(text: str, lines: Sequence[Line], roles: Sequence[Role], cut: tuple[int, int], number: int) -> _Part:
    """Return the extent and the blocks of the lines from one cut to the next."""
    first, after = cut
    start = lines[first].span.start if first else 0
    end = lines[after].span.start if after < len(lines) else len(text)
    return _Part(number, Span(start, end), tuple(make_blocks(lines[first:after], roles[first:after])))


def _told(capture: Capture, page: Page, parts: Sequence[_Part]) -> Iterator[list[Found]]:
    """Yield what is said of each story: by the source, by the page, in its own lines, in those of the whole page."""
    of_page = [*read_given(capture.given), *page.found, *read_name(capture.origin)]
    first = list(read_printed(page.text, parts[0].blocks))
    dated = [f for address in _addresses(capture, page) for f in read_address(address)]
    yield [*of_page, *first, *read_notices(page.text, parts[0].blocks), *dated]
    for part in parts[1:]:
        told = (f for f in of_page if f.field != "title")
        here = [*read_printed(page.text, part.blocks), *read_notices(page.text, part.blocks)]
        yield [*told, *here, *of_whole_page(first), *dated]


def _addresses(capture: Capture, page: Page) -> Iterator[str]:
    """Yield where the page is, as its source, its markup and its server say."""
    yield capture.given.url or ""
    yield from (f.value for f in page.found if f.field == "url")
    yield capture.origin


def _article(capture: Capture, decoded: Decoded, text: str, part: _Part, details: Details) -> Article:
    fields = details.fields
    guessed = () if decoded.sure else (Because(rule="encoding: guessed", note=decoded.encoding),)
    return Article(
        capture=capture.id,
        text=text,
        extent=part.extent,
        number=part.number,
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
        language=language_of(text, part.blocks),
        complete="cut" not in fields and is_complete(text, part.blocks),
        blocks=part.blocks,
        details=details.because + guessed,
    )
