"""What a page shows of its report around the body: the headline, the byline, the dates, the credits."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from lxml import html as lxml_html

from onrecord.records import Role, Span
from onrecord.stages.reading import cues
from onrecord.stages.reading.blocks import is_date_line
from onrecord.stages.reading.dates import one_date
from onrecord.stages.reading.details import Found
from onrecord.stages.reading.lines import make_line
from onrecord.stages.reading.peers import squeezed, word_list
from onrecord.text import fold, holds

_FURNITURE = frozenset("nav footer aside script style noscript template form button select head".split())
_BYLINE_CLASS = re.compile(r"byline|author", re.IGNORECASE)
_SHORT = 600  # characters


def _visible(element: lxml_html.HtmlElement) -> str:
    """Return the text of a short element; nothing of one too long to be a name, a date or a credit."""
    parts, size = [], 0
    for part in element.itertext():
        parts.append(part)
        size += len(part)
        if size > _SHORT:
            return ""
    return squeezed(" ".join(parts))


def _outside_furniture(element: lxml_html.HtmlElement) -> bool:
    return not any(parent.tag in _FURNITURE for parent in element.iterancestors())


def headlines(tree: lxml_html.HtmlElement) -> list[str]:
    """Return the page's h1 elements that are not empty."""
    found = (_visible(h) for h in islice(tree.iter("h1"), 20))
    return [h for h in found if h]


def headline(tree: lxml_html.HtmlElement, found: Sequence[Found]) -> str | None:
    """Return the headline as the page shows it: the h1 that reads like the one its markup gives, or the only h1."""
    shown = headlines(tree)
    given = next((f.value for f in found if f.field == "title"), None)
    if given is None:
        return shown[0] if len(shown) == 1 else None
    want = set(fold(given).split())
    alike = [h for h in shown if len(want & set(fold(h).split())) >= 0.5 * max(1, len(want))]
    return alike[0] if alike else given


def byline(tree: lxml_html.HtmlElement, found: Sequence[Found]) -> str | None:
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


def date_lines(tree: lxml_html.HtmlElement) -> list[str]:
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


def is_notice(line: str) -> bool:
    """Whether a line takes the report back or corrects it."""
    return holds(line, cues.NOTICE_HINTS) and bool(cues.REVISED.search(line) or cues.RETRACTED.search(line))


_SITE = re.compile(r"\s+[-–—|·:«]\s+[^|]{2,60}$")  # "Headline - The Sella Post"


def settle_title(found: Sequence[Found], shown: Sequence[str]) -> Iterator[Found]:
    """Yield the title that data and page agree on: JSON-LD's or OpenGraph's as an h1 shows it."""
    heads = {" ".join(word_list(head)): head for head in reversed(shown)}
    for one in found:
        if one.field != "title":
            continue
        for value in (one.value, _SITE.sub("", one.value)):
            if " ".join(word_list(value)) in heads:
                yield one._replace(value=value, where=f"{one.where} as the h1 shows it")
                return


def published_times(tree: lxml_html.HtmlElement) -> Iterator[Found]:
    """Yield the date of the first time element that gives one in its markup, outside menus and teasers."""
    for element in islice(tree.iter("time"), 3):
        moment = one_date(element.get("datetime") or "") if len(element.get("datetime") or "") < 60 else None
        if moment is not None and _outside_furniture(element):
            yield Found("published", moment.day, "time element")
            if moment.at:
                yield Found("published_at", moment.at, "time element")
            return


def credit_lines(tree: lxml_html.HtmlElement) -> Iterator[tuple[str, Role | None]]:
    """Yield the short lines of a page that credit agencies and colleagues or correct it, where no furniture is."""
    for element in tree.iter("p", "em", "i", "small", "span"):
        line = _visible(element)
        if len(line) < 8 or not _outside_furniture(element):
            continue
        if len(line) <= 240 and cues.CREDIT.match(line):
            yield line, "credit"
        elif len(line) >= 30 and is_notice(line):
            yield line, None
