"""A page → the lines of its report, and what its markup says of it.

The body is found by trafilatura (Barbaresi 2021). The headline, the byline and the date are put above it as the page
shows them, and credits that an extractor takes for furniture are put back below it: they are evidence.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

import trafilatura
from lxml import etree
from lxml import html as lxml_html

from onrecord.errors import Empty
from onrecord.records import Role, Span
from onrecord.stages.reading import cues
from onrecord.stages.reading.blocks import is_date_line
from onrecord.stages.reading.details import Found
from onrecord.stages.reading.lines import make_line
from onrecord.stages.reading.markup import read_json_ld, read_metas
from onrecord.stages.reading.plainly import plain_lines
from onrecord.text import fold

logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # what it cannot read is reported here, as an error

_BLOCKS = frozenset("p head item row quote code list table div lb ab".split())
_FURNITURE = frozenset("nav footer aside script style noscript template form button select head".split())
_BYLINE_CLASS = re.compile(r"byline|author", re.IGNORECASE)
_SHORT = 600  # characters
_LITTLE = 120  # characters of body under which the extractor is taken to have found nothing
_DEEPEST = 240  # levels; libxml2 stops at 256
_NOT_TEXT = re.compile(r"[\ud800-\udfff]")
_NOT_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


class Page(NamedTuple):
    """The text of a page's report, the roles of its lines by their starts, and what the markup says of it."""

    text: str
    known: dict[int, Role]
    found: tuple[Found, ...]


def _tree(markup: str) -> lxml_html.HtmlElement | None:
    parser = lxml_html.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True)
    try:
        return lxml_html.document_fromstring(_NOT_XML.sub(" ", markup).encode(), parser=parser)
    except (etree.ParserError, ValueError):  # nothing in it that makes a document
        return None


def _too_deep(tree: lxml_html.HtmlElement) -> bool:
    """Whether elements are nested deeper than the extractor's parser goes: it would lose the text below."""
    depth = 0
    for event, _ in etree.iterwalk(tree, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if depth > _DEEPEST:
            return True
    return False


def _squeezed(text: str) -> str:
    return " ".join(text.split())


def _body_lines(markup: str) -> Iterator[str]:
    """Yield the paragraphs the extractor holds for the report; list items keep a bullet."""
    document = trafilatura.bare_extraction(markup, with_metadata=False, include_comments=False)
    body = getattr(document, "body", None)
    if body is None:
        return
    here: list[str] = []
    for event, element in etree.iterwalk(body, events=("start", "end")):
        if element.tag in _BLOCKS:
            if line := _squeezed("".join(here)):
                yield line
            here.clear()
        if event == "start":
            if element.tag == "cell" and here:
                here.append(" | ")
            here.append(("• " if element.tag == "item" else "") + (element.text or ""))
        else:
            here.append(element.tail or "")
    if line := _squeezed("".join(here)):
        yield line


def _visible(element: lxml_html.HtmlElement) -> str:
    """Return the text of a short element; nothing of one too long to be a name, a date or a credit."""
    parts, size = [], 0
    for part in element.itertext():
        parts.append(part)
        size += len(part)
        if size > _SHORT:
            return ""
    return _squeezed(" ".join(parts))


def _outside_furniture(element: lxml_html.HtmlElement) -> bool:
    return not any(parent.tag in _FURNITURE for parent in element.iterancestors())


def _headlines(tree: lxml_html.HtmlElement) -> list[str]:
    found = (_visible(h) for h in islice(tree.iter("h1"), 20))
    return [h for h in found if h]


def _headline(tree: lxml_html.HtmlElement, found: list[Found]) -> str | None:
    """Return the headline as the page shows it: the h1 that reads like the one its markup gives, or the only h1."""
    shown = _headlines(tree)
    given = next((f.value for f in found if f.field == "title"), None)
    if given is None:
        return shown[0] if len(shown) == 1 else None
    want = set(fold(given).split())
    alike = [h for h in shown if len(want & set(fold(h).split())) >= 0.5 * max(1, len(want))]
    return alike[0] if alike else given


def _byline(tree: lxml_html.HtmlElement, found: list[Found]) -> str | None:
    """Return the line that shows the author: a short element marked as such, with a name that the markup gives."""
    authors = [fold(name) for f in found if f.field == "byline" for name in f.value.split(", ")]
    fitting = []
    for element in islice(tree.iter("a", "span", "p", "div", "address", "li"), 4000):
        marks = f"{element.get('class') or ''} {element.get('rel') or ''} {element.get('itemprop') or ''}"
        if not _BYLINE_CLASS.search(marks):
            continue
        line = _visible(element)
        names, count = fold(line), len(line.split())
        if authors:
            fits = 2 <= count <= 16 and any(author in names for author in authors)
        else:
            fits = line.startswith("By ") or (count <= 6 and cues.NAME_ONLY.match(line) is not None)
        if fits:
            fitting.append(line)
    # The element around a byline often holds a date and buttons too.
    return min(fitting[:6], key=len, default=None)


def _date_lines(tree: lxml_html.HtmlElement) -> list[str]:
    """Return the lines that show when the page was published or updated: those around its first time elements."""
    found: dict[str, None] = {}
    for element in islice(tree.iter("time"), 4):
        if not _outside_furniture(element):
            continue
        parent = element.getparent()
        for line in (_visible(parent) if parent is not None else "", _visible(element)):
            if line and is_date_line(make_line(line, Span(0, len(line)))):
                found[line] = None
                break
    return list(found)


def _credits(tree: lxml_html.HtmlElement) -> Iterator[str]:
    for element in tree.iter("p", "em", "i", "small", "span"):
        line = _visible(element)
        if 8 <= len(line) <= 240 and cues.CREDIT.match(line) and _outside_furniture(element):
            yield line


def _compose(lines: list[tuple[str, Role | None]]) -> tuple[str, dict[int, Role]]:
    known: dict[int, Role] = {}
    start = 0
    for line, role in lines:
        if role is not None:
            known[start] = role
        start += len(line) + 2
    return "\n\n".join(line for line, _ in lines), known


def _arrange(tree: lxml_html.HtmlElement, body: list[str], found: list[Found]) -> list[tuple[str, Role | None]]:
    """Put the headline, byline and date above the body and the lost credits below it, each once."""
    title, byline, dated = _headline(tree, found), _byline(tree, found), _date_lines(tree)
    top: list[tuple[str, Role | None]] = []
    if title:
        top.append((title, "title"))
    if byline and byline not in body[:6]:
        top.append((byline, "byline"))
    top.extend((line, "updated") for line in dated if line not in body[:6])
    # What the extractor left of a date line when it dropped the time element: "Last updated".
    stubs = {line for line in body[:6] if any(d != line and d.startswith(line) for d in dated)}
    body = [line for line in body if line not in stubs]
    if title and body and fold(body[0]) == fold(title):
        body = body[1:]
    there = "\n".join(body)
    lost = dict.fromkeys(line for line in _credits(tree) if line not in there)
    return [*top, *((line, None) for line in body), *((line, "credit") for line in lost)]


def read_page(where: str, markup: str) -> Page:
    """Return the text of the report a page holds, and what its markup says of it.

    A page that no extractor finds a report in, or that is nested beyond reason, gives its plain visible lines, so
    that nothing is lost; the roles of lines sort them then.

    Raises:
        Empty: the page shows no text.
    """
    tree = _tree(markup)
    body = list(_body_lines(markup)) if tree is not None and not _too_deep(tree) else []
    found = [*read_json_ld(tree), *read_metas(tree)] if tree is not None else []
    if tree is not None and sum(map(len, body)) >= _LITTLE:
        text, known = _compose(_arrange(tree, body, found))
    else:
        text, known = "\n\n".join(plain_lines(markup)), {}
    text = _NOT_TEXT.sub("\ufffd", text)
    if not text.strip():
        raise Empty(where, "the page shows no text, perhaps it is filled in by a script; save it from a browser")
    return Page(text, known, tuple(found))
