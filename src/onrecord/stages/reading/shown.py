"""What a page shows of its report around the body: the byline, the dates, the credits."""

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
from onrecord.stages.reading.paragraphs import Paragraph
from onrecord.stages.reading.peers import squeezed, word_list
from onrecord.text import fold, holds

_FURNITURE = frozenset("nav footer aside script style noscript template form button select head".split())
_BYLINE_CLASS = re.compile(r"byline|author", re.IGNORECASE)
_SHORT = 600  # characters
_HEADS = frozenset(("h1", "heading"))
_BELOW, _DATED = 8, 100  # paragraphs below the headline that are asked for a date, and characters of one


def visible(element: lxml_html.HtmlElement) -> str:
    """Return the text of a short element; nothing of one too long to be a name, a date or a credit."""
    parts, size = [], 0
    for part in element.itertext():
        parts.append(part)
        size += len(part)
        if size > _SHORT:
            return ""
    return squeezed(" ".join(parts))


def outside_furniture(element: lxml_html.HtmlElement) -> bool:
    """Whether an element lies in no menu, footer or form."""
    return not any(parent.tag in _FURNITURE for parent in element.iterancestors())


def byline(tree: lxml_html.HtmlElement, found: Sequence[Found]) -> str | None:
    """Return the line that shows the author: a short element marked as such, with a name that the markup gives."""
    authors = [fold(name) for f in found if f.field == "byline" for name in f.value.split(", ")]
    fitting = []
    for element in islice(tree.iter("a", "span", "p", "div", "address", "li"), 4000):
        marks = f"{element.get('class') or ''} {element.get('rel') or ''} {element.get('itemprop') or ''}"
        if not _BYLINE_CLASS.search(marks):
            continue
        line = visible(element)
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
        if not outside_furniture(element):
            continue
        parent = element.getparent()
        for line in (visible(parent) if parent is not None else "", visible(element)):
            if line and is_date_line(make_line(line, Span(0, len(line)))):
                found[line] = None
                break
    return list(found)


def dates_below(shown: Sequence[Paragraph], title: str | None) -> list[str]:
    """Return the line below the headline that says of which day the report is; none where no heading is the title."""
    want = " ".join(word_list(title or "")) or "?"
    own = [p for p in shown if "furniture" not in p.place.flags and p.links < 0.5]
    heads = (n for n, p in enumerate(own) if p.place.flags & _HEADS and " ".join(word_list(p.text)).endswith(want))
    first = next(heads, len(own))
    near = (p for p in own[first + 1 : first + 1 + _BELOW] if "figure" not in p.place.flags)
    return list(islice((p.text for p in near if _says_day(p.text)), 1))


def _says_day(text: str) -> bool:
    """Whether a short line is a date, or begins with one before a bar: "25.04.24 | 14:07 Uhr | Von Jo Doe"."""
    if len(text) > _DATED:
        return False
    parts = [text, *(text[: bar.start()] for bar in cues.SEPARATOR.finditer(text) if bar.start())]
    return any(is_date_line(make_line(part, Span(0, len(part)))) for part in parts)


def is_notice(line: str) -> bool:
    """Whether a line takes the report back or corrects it."""
    return holds(line, cues.NOTICE_HINTS) and bool(cues.REVISED.search(line) or cues.RETRACTED.search(line))


def published_times(tree: lxml_html.HtmlElement) -> Iterator[Found]:
    """Yield the date of the first time element that gives one in its markup, outside menus and teasers."""
    for element in islice(tree.iter("time"), 3):
        moment = one_date(element.get("datetime") or "") if len(element.get("datetime") or "") < 60 else None
        if moment is not None and outside_furniture(element):
            yield Found("published", moment.day, "time element")
            if moment.at:
                yield Found("published_at", moment.at, "time element")
            return


def credit_lines(tree: lxml_html.HtmlElement) -> Iterator[tuple[str, Role | None]]:
    """Yield the short lines of a page that credit agencies and colleagues or correct it, where no furniture is."""
    for element in tree.iter("p", "em", "i", "small", "span"):
        line = visible(element)
        if len(line) < 8 or not outside_furniture(element):
            continue
        if len(line) <= 240 and cues.CREDIT.match(line):
            yield line, "credit"
        elif len(line) >= 30 and is_notice(line):
            yield line, None
