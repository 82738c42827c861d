"""A page → the lines of its report, and what its markup says of it.

The body is elected, paragraph by paragraph (`vote`). The headline, the byline and the date are put above it as the page
shows them, and credits and corrections that the vote takes for furniture are put back below it: they are evidence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from lxml import html as lxml_html

from onrecord.errors import Empty
from onrecord.records import Role
from onrecord.stages.reading import cues
from onrecord.stages.reading.details import Found
from onrecord.stages.reading.headings import headline, headlines, settle_title
from onrecord.stages.reading.markup import read_canonical, read_json_ld, read_metas, stated_body, stated_size
from onrecord.stages.reading.paragraphs import Paragraph, paragraphs
from onrecord.stages.reading.peers import Extraction, agreement, ask, squeezed, word_list
from onrecord.stages.reading.plainly import plain_lines
from onrecord.stages.reading.shown import byline, credit_lines, date_lines, dates_below, published_times
from onrecord.stages.reading.tree import measure, parse
from onrecord.stages.reading.vote import Ballot, elect
from onrecord.text import fold

_LITTLE = 120  # characters of body under which nothing is taken to have been found
_BY_SCRIPT = 0.4  # of what an extractor or the page's data holds; if less is elected, that is taken
_LONGER = 1.3  # times what is there: counts differ by how words are counted
_BEHIND, _SHORT = 8, 300  # paragraphs behind the report that are asked for a paywall, characters of one
_NOT_TEXT = re.compile(r"[\ud800-\udfff]")


class Page(NamedTuple):
    """The text of a page's report, the roles of its lines by their starts, and what the markup says of it."""

    text: str
    known: dict[int, Role]
    found: tuple[Found, ...]


def ballot(markup: str, extraction: Extraction = "careful") -> Ballot | None:
    """Return what the vote on a page goes by; None where it makes no tree, or one nested too deep to be looked at."""
    tree = parse(markup)
    if tree is None or (size := measure(tree)).too_deep:
        return None
    return _ballot(tree, markup, extraction if size.ordinary else "fast")


def _ballot(tree: lxml_html.HtmlElement, markup: str, extraction: Extraction) -> Ballot:
    return Ballot(tuple(paragraphs(tree)), ask(markup, extraction), tuple(headlines(tree)), stated_body(tree))


def _line(paragraph: Paragraph) -> str:
    return ("• " if paragraph.place.tag == "li" else "") + paragraph.text


def _elected(given: Ballot) -> tuple[list[str], str]:
    """Return the lines of the report, and how they were found.

    Where far less is elected than an extractor or the page's data holds, the vote failed or a script fills the page in;
    then that is taken.
    """
    lines = [_line(p) for p in elect(given)]
    size = sum(len(word_list(line)) for line in lines)
    trafilatura = given.peers.get("trafilatura")
    if trafilatura is not None and size < _BY_SCRIPT * trafilatura.bag.total():
        return list(trafilatura.lines), "trafilatura alone"
    stated = [line for row in given.stated.splitlines() if (line := squeezed(row))]
    if trafilatura is None and size < _BY_SCRIPT * len(word_list(given.stated)):
        return stated, "JSON-LD"
    return lines, "vote of extractors"


class _Body(NamedTuple):
    """The lines of the report; how far the extractors agree, and whether it is cut; all paragraphs of the page."""

    lines: list[str]
    how: list[Found]
    shown: tuple[Paragraph, ...]


_NOTHING = _Body([], [], ())


def _body(tree: lxml_html.HtmlElement, markup: str, extraction: Extraction) -> _Body:
    """Return the body of the report; nothing where none is found."""
    size = measure(tree)
    if size.too_deep:
        return _NOTHING
    given = _ballot(tree, markup, extraction if size.ordinary else "fast")
    lines, how = _elected(given)
    if sum(map(len, lines)) < _LITTLE:
        return _body(tree, markup, "careful") if extraction == "fast" and size.ordinary else _NOTHING
    shares = agreement(lines, given.peers)
    each = ", ".join(f"{name} {share:.2f}" for name, share in sorted(shares.items()))
    agreed = Found("body", f"agreement {sum(shares.values()) / len(shares):.2f} ({each})", how)
    return _Body(lines, [agreed, *_cut(tree, given.paragraphs, lines)], given.paragraphs)


def _cut(tree: lxml_html.HtmlElement, shown: Sequence[Paragraph], lines: Sequence[str]) -> Iterator[Found]:
    """Yield why the report is taken to be cut: its page says that it is longer, or asks for money behind it."""
    size, stated = sum(len(word_list(line)) for line in lines), stated_size(tree)
    if size * _LONGER < stated:
        yield Found("cut", f"{size} of {stated} words", "JSON-LD")
    last = max((n for n, paragraph in enumerate(shown) if _line(paragraph) == lines[-1]), default=len(shown))
    for paragraph in shown[last : last + 1 + _BEHIND]:
        if len(paragraph.text) < _SHORT and cues.PAYWALL.search(paragraph.text):
            yield Found("cut", paragraph.text, "paywall behind the report")


def _compose(lines: list[tuple[str, Role | None]]) -> tuple[str, dict[int, Role]]:
    known: dict[int, Role] = {}
    start = 0
    for line, role in lines:
        if role is not None:
            known[start] = role
        start += len(line) + 2
    return "\n\n".join(line for line, _ in lines), known


def _arrange(tree: lxml_html.HtmlElement, read: _Body, found: Sequence[Found]) -> list[tuple[str, Role | None]]:
    """Put the headline, byline and date above the body and the lost credits below it, each once."""
    body, title, by = read.lines, headline(tree, found), byline(tree, found)
    dated = date_lines(tree) or dates_below(read.shown, next((f.value for f in found if f.field == "title"), title))
    top: list[tuple[str, Role | None]] = []
    if title:
        top.append((title, "title"))
    if by and by not in body[:6]:
        top.append((by, "byline"))
    top.extend((line, "updated") for line in dated if line not in body[:6])
    # What the extractor left of a date line when it dropped the time element: "Last updated".
    stubs = {line for line in body[:6] if any(d != line and d.startswith(line) for d in dated)}
    body = [line for line in body if line not in stubs]
    if title and body and fold(body[0]) == fold(title):
        body = body[1:]
    there = f" {' '.join(word for line in body for word in word_list(line))} "
    lost = dict.fromkeys(one for one in credit_lines(tree) if f" {' '.join(word_list(one[0]))} " not in there)
    return [*top, *((line, "updated" if line in dated else None) for line in body), *lost]


def _found(tree: lxml_html.HtmlElement) -> list[Found]:
    """Return what the markup says of the report, what is believed most first."""
    said = [*read_canonical(tree), *read_json_ld(tree), *read_metas(tree)]
    return [*settle_title(said, tree), *said, *(published_times(tree))]


def read_page(where: str, markup: str, extraction: Extraction = "careful") -> Page:
    """Return the text of the report a page holds, and what its markup says of it.

    A page that no extractor finds a report in, or that is nested beyond reason, gives its plain visible lines, so
    that nothing is lost; the roles of lines sort them then.

    Raises:
        Empty: the page shows no text.
    """
    tree = parse(markup)
    body = _NOTHING if tree is None else _body(tree, markup, extraction)
    found = _found(tree) if tree is not None else []
    if tree is not None and body.how:
        text, known = _compose(_arrange(tree, body, found))
        found.extend(body.how)
    else:
        text, known = "\n\n".join(plain_lines(markup)), {}
    text = _NOT_TEXT.sub("\ufffd", text)
    if not text.strip():
        raise Empty(where, "the page shows no text, perhaps it is filled in by a script; save it from a browser")
    return Page(text, known, tuple(found))
