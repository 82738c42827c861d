"""A page's text without a tree: for pages that no extractor can make sense of.

Reads the markup once from front to back, so that a page nested twenty thousand levels deep costs what it weighs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

_TAG = re.compile(r"/?([a-zA-Z][a-zA-Z0-9]*)")
_BREAKS = frozenset(
    """p div br li ul ol h1 h2 h3 h4 h5 h6 tr td th table article section header footer main aside nav blockquote pre
    figure figcaption form dl dt dd hr address body html head title option""".split()
)
_SILENT = frozenset("script style noscript template svg select textarea title".split())


def _pieces(markup: str) -> Iterator[tuple[str, str]]:
    """Yield (tag, the characters up to the next tag); a closing tag begins with a slash, no tag is empty."""
    first, *rest = markup.split("<")
    yield "", first
    in_comment = False
    for piece in rest:
        if in_comment or piece.startswith("!--"):
            _, closed, after = piece.partition("-->")
            in_comment = not closed
            yield "", after
            continue
        tag = _TAG.match(piece)
        inside, closed, after = piece.partition(">")
        if tag is None and not inside.startswith(("!", "?")):
            yield "", "<" + piece  # a bare "<" in the text
        else:
            yield (tag[0].lower() if tag else "", after if closed else "")


def plain_lines(markup: str) -> Iterator[str]:
    """Yield the visible lines of a page, in order, blanks squeezed."""
    here: list[str] = []
    silent = ""
    for tag, text in _pieces(markup):
        if silent:
            if tag != "/" + silent:
                continue
            silent = ""
        elif tag in _SILENT:
            silent = tag
            continue
        if tag.removeprefix("/") in _BREAKS:
            if line := " ".join(unescape("".join(here)).split()):
                yield line
            here.clear()
        here.append(text)
    if line := " ".join(unescape("".join(here)).split()):
        yield line
