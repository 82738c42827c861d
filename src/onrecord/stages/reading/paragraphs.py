"""A page's tree → its paragraphs, in order, each with where it stands in the markup.

One walk from the first element to the last; what an element says holds for all below it, so each element is looked at
once. Nothing is judged here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from lxml import etree
from lxml import html as lxml_html

SILENT = frozenset("script style noscript template svg select button textarea iframe object video audio math".split())
_BREAKING = frozenset(
    """p div li ul ol h1 h2 h3 h4 h5 h6 tr table tbody thead td th article section header footer main aside nav
    blockquote pre figure figcaption dl dt dd hr address form fieldset details summary body html center
    picture""".split()
)
_CELLS = frozenset(("td", "th"))
_FLAGS = {
    "h1": "h1",
    "blockquote": "quote",
    "figure": "figure",
    "figcaption": "figure",
    "nav": "furniture",
    "footer": "furniture",
    "aside": "furniture",
    "form": "furniture",
    "article": "article",
}
_HEADINGS = frozenset("h2 h3 h4 h5".split())
_HIDDEN = re.compile(r"display\s*:\s*none", re.IGNORECASE)
_DIGITS = re.compile(r"\d+")


class Place(NamedTuple):
    """Where a paragraph stands: its element, the marks (classes and ids) of the six last ones, and what holds there.

    `kind` names the element, its parent and grandparent with their classes: those of one kind look alike on a page.
    """

    tag: str
    marks: tuple[str, ...]
    names: tuple[str, ...]
    flags: frozenset[str]

    @property
    def kind(self) -> tuple[str, ...]:
        """The last three elements, each with its classes."""
        return self.names[-3:]


class Paragraph(NamedTuple):
    """A paragraph's text, blanks squeezed; its place; and the share of its characters that are links, 0 to 1."""

    text: str
    place: Place
    links: float


_ROOT = Place("", (), (), frozenset())


def _enter(parent: Place, element: lxml_html.HtmlElement) -> Place:
    tag, css = element.tag, element.get("class") or ""
    flags = parent.flags
    added = {_FLAGS[tag]} if tag in _FLAGS else set()
    if tag in _HEADINGS:
        added.add("heading")
    if "articleBody" in (element.get("itemprop") or ""):
        added.add("stated")
    if element.get("hidden") is not None or _HIDDEN.search(element.get("style") or ""):
        added.add("hidden")
    name = f"{tag}.{_DIGITS.sub('', ' '.join(sorted(css.split())))}"
    mark = f"{css} {element.get('id') or ''}".strip()
    return Place(tag, (*parent.marks[-5:], mark), (*parent.names[-2:], name), flags | added if added else flags)


class _Walk:
    """What has been seen since the last paragraph ended."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.size = self.linked = 0
        self.in_links = 0

    def add(self, text: str | None) -> None:
        if text:
            self.parts.append(text)
            size = len(text.strip())
            self.size += size
            if self.in_links:
                self.linked += size

    def end(self, place: Place) -> Iterator[Paragraph]:
        text = " ".join("".join(self.parts).split()).removesuffix(" |")
        if text:
            yield Paragraph(text, place, self.linked / max(1, self.size))
        self.parts, self.size, self.linked = [], 0, 0


def _begin(element: lxml_html.HtmlElement, walk: _Walk, places: list[Place]) -> Iterator[Paragraph]:
    tag = element.tag
    if tag in _CELLS:
        walk.parts.extend([" | "] if walk.parts else [])
    elif tag in _BREAKING or tag == "br":
        yield from walk.end(places[-1])
    if tag in _BREAKING:
        places.append(_enter(places[-1], element))
    walk.in_links += tag == "a"
    walk.add(element.text)


def _finish(element: lxml_html.HtmlElement, walk: _Walk, places: list[Place]) -> Iterator[Paragraph]:
    tag = element.tag
    if tag in _BREAKING:
        if tag not in _CELLS:
            yield from walk.end(places[-1])
        places.pop()
    walk.in_links -= tag == "a"


def paragraphs(tree: lxml_html.HtmlElement) -> Iterator[Paragraph]:
    """Yield the paragraphs of a page, its menus and footers too; the cells of a row are one, with bars between."""
    body = tree.find("body")
    body = tree if body is None else body
    walk, places = _Walk(), [_ROOT]
    steps = etree.iterwalk(body, events=("start", "end"))
    for event, element in steps:
        silent = element.tag in SILENT
        if event == "start":
            if silent:
                steps.skip_subtree()
            else:
                yield from _begin(element, walk, places)
            continue
        if not silent:
            yield from _finish(element, walk, places)
        if element is not body:
            walk.add(element.tail)
    yield from walk.end(places[-1])
