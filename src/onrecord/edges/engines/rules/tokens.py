"""One pass over an article's words: tokens with offsets, what stands in quotation marks, and units to search.

A unit is one sentence or a run of sentences that a quotation holds together (“It fell. It was old,” she said.), so
that a quotation never spans two units of a paragraph. Only title and body blocks are read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from onrecord.quotations import Quotation, quotations
from onrecord.records import Article, Span
from onrecord.text import sentences

_TOKEN = re.compile(
    r"[A-Za-z]++(?=[ ,])"  # most words: what follows shows that none of the rest could be longer or shorter
    r"|(?:\w\.){2,}"  # U.S.
    r"|(?:Mr|Mrs|Ms|Dr|Gen|Sen|Sens|Rep|Reps|Gov|Lt|Col|Sgt|Capt|Prof|Rev|St|Jr|Sr|Inc|Co|Corp|Ltd|Maj|Brig|vs)\."
    r"|(?i:he|she|it|they|we|i|you|who|that|there|what)(?=['’](?:s|ve|re|d|ll|m)\b)"
    r"|['’](?:s|ve|re|d|ll|m)\b"  # he’s, they’ve: the verb stands apart from its subject
    r"|[A-Z]\w*–[A-Z]\w*"  # Iraqi–Syrian
    r"|\w+(?:['’ʼ.\-‐‑]\w+)*"
    r"|--|''|[^\w\s]"
)
_LONGEST = 300  # tokens: the longest unit, but for a quotation
_READ = frozenset({"body", "title"})


class Unit(NamedTuple):
    """A run of tokens [first, last) that is searched as one; `block` numbers paragraphs, `title` is its role."""

    first: int
    last: int
    paragraph: int
    title: bool


class Sheet(NamedTuple):
    """The tokens of an article. `quote[i]` is 1 + the number of the quotation that token i stands in, or 0."""

    text: str
    starts: list[int]
    ends: list[int]
    low: list[str]
    capital: list[bool]
    quote: list[int]
    quotations: list[tuple[int, int, bool]]  # first token, last token + 1, closed
    units: list[Unit]

    def span(self, first: int, last: int) -> Span:
        """Return the characters of tokens [first, last)."""
        return Span(self.starts[first], self.ends[last - 1])


def _regions(article: Article) -> Iterator[tuple[Span, bool]]:
    if not article.blocks:
        yield article.extent, False
    for block in article.blocks:
        if block.role in _READ:
            yield block.span, block.role == "title"


def _lines(text: str, span: Span) -> Iterator[Span]:
    start = span.start
    while start < span.end:
        stop = text.find("\n", start, span.end)
        stop = span.end if stop < 0 else stop
        if stop > start:
            yield Span(start, stop)
        start = stop + 1


def read_sheet(article: Article) -> Sheet:
    """Tokenise what is to be read of an article."""
    sheet = Sheet(article.text, [], [], [], [], [], [], [])
    paragraph = 0
    for region, title in _regions(article):
        for line in _lines(article.text, region):
            _read_line(sheet, line, paragraph, title=title)
            paragraph += 1
    return sheet


def _read_line(sheet: Sheet, line: Span, paragraph: int, *, title: bool) -> None:
    text, starts, ends, low, capital = sheet.text, sheet.starts, sheet.ends, sheet.low, sheet.capital
    first = len(starts)
    for match in _TOKEN.finditer(text, line.start, line.end):
        start, end = match.span()
        word = match[0]
        lower = word.lower()
        starts.append(start)
        ends.append(end)
        low.append(lower)
        capital.append(word[0] != lower[0])
    last = len(starts)
    if first == last:
        return
    sheet.quote.extend([0] * (last - first))
    _mark_quotations(sheet, quotations(text, line), first)
    i = j = first
    for sentence in sentences(text, line):
        while j < last and starts[j] < sentence.end:
            j += 1
        if j < last and sheet.quote[j] and sheet.quote[j] == sheet.quote[j - 1]:
            continue
        sheet.units.extend(Unit(a, b, paragraph, title) for a, b in _pieces(sheet, i, j))
        i = j
    sheet.units.extend(Unit(a, b, paragraph, title) for a, b in _pieces(sheet, i, last))


def _pieces(sheet: Sheet, first: int, last: int) -> Iterator[tuple[int, int]]:
    """Cut what no writer would call a sentence, so that no text makes the patterns slow; quotations stay whole."""
    while last - first > _LONGEST:
        end = first + _LONGEST
        if sheet.quote[end] and sheet.quote[end] == sheet.quote[end - 1]:
            end = sheet.quotations[sheet.quote[end] - 1][1]
        yield first, end
        first = end
    if first < last:
        yield first, last


def _mark_quotations(sheet: Sheet, found: tuple[Quotation, ...], first: int) -> None:
    starts, last, i = sheet.starts, len(sheet.starts), first
    for quotation in found:
        while i < last and starts[i] < quotation.span.start:
            i += 1
        begin = i
        while i < last and starts[i] < quotation.span.end:
            i += 1
        if i > begin:
            sheet.quotations.append((begin, i, quotation.closed))
            sheet.quote[begin:i] = [len(sheet.quotations)] * (i - begin)
