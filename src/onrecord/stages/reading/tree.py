"""Markup → a tree, and whether it is nested so deep that what reads it would lose text or time."""

from __future__ import annotations

import re
from typing import NamedTuple

from lxml import etree
from lxml import html as lxml_html

_DEEPEST = 240  # levels; libxml2 stops at 256
# Of 249 news pages the deepest has 29 levels, the largest 4,100 elements.
_DEEP, _MANY = 80, 5_000
_NOT_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def parse(markup: str) -> lxml_html.HtmlElement | None:
    """Return the tree of a page, without comments; None where nothing in it makes a document."""
    parser = lxml_html.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True)
    try:
        return lxml_html.document_fromstring(_NOT_XML.sub(" ", markup).encode(), parser=parser)
    except (etree.ParserError, ValueError):  # nothing in it that makes a document
        return None


class Size(NamedTuple):
    """How deep a tree's elements are nested, and how many there are; counting ends where it is deeper than any."""

    depth: int
    elements: int

    @property
    def too_deep(self) -> bool:
        """Whether a tree's reader would lose the text below."""
        return self.depth > _DEEPEST

    @property
    def ordinary(self) -> bool:
        """Whether every extractor may look at it: some take the square, or worse, of the depth or of the elements."""
        return self.depth <= _DEEP and self.elements <= _MANY


def measure(tree: lxml_html.HtmlElement) -> Size:
    """Measure a tree."""
    depth = deepest = elements = 0
    for event, _ in etree.iterwalk(tree, events=("start", "end")):
        if event == "end":
            depth -= 1
            continue
        depth, elements = depth + 1, elements + 1
        deepest = max(deepest, depth)
        if deepest > _DEEPEST:
            break
    return Size(deepest, elements)
