"""A page's headings: which is the report's headline, and the title that data and page agree on.

Many pages carry a title made for search engines as the h1 of a path through the site, and show another one, an h2,
above the report. What stands nearest to the report is what readers see.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from lxml import html as lxml_html

from onrecord.stages.reading.details import Found
from onrecord.stages.reading.peers import word_list
from onrecord.stages.reading.shown import outside_furniture, visible
from onrecord.text import fold

_SITE = re.compile(r"\s+[-–—|·:«]\s+[^|]{2,60}$")  # "Headline - The Sella Post"
_MOST, _PARTS = 60, 12  # headings of a page, and elements inside one, that are looked at
_LEAST = 3  # words of a title that an h2 or h3 may show: one or two name a section


class _Shown(NamedTuple):
    """What a heading shows: its text, the words of it, and the heading's element."""

    text: str
    key: str
    tag: str


def headlines(tree: lxml_html.HtmlElement) -> list[str]:
    """Return the page's h1 elements that are not empty."""
    return [one.text for one in _firsts(tree)]


def headline(tree: lxml_html.HtmlElement, found: Sequence[Found]) -> str | None:
    """Return the headline as the page shows it: the heading that reads like the markup's, or the only h1."""
    shown = headlines(tree)
    given = next((f.value for f in found if f.field == "title"), None)
    if given is None:
        return shown[0] if len(shown) == 1 else None
    if same := _nearest(tree, {_key(given)}):
        return same.text
    want = set(fold(given).split())
    alike = [h for h in shown if len(want & set(fold(h).split())) >= 0.5 * max(1, len(want))]
    return alike[0] if alike else given


def settle_title(found: Sequence[Found], tree: lxml_html.HtmlElement) -> Iterator[Found]:
    """Yield the title that data and page agree on: JSON-LD's or OpenGraph's as a heading shows it."""
    forms: dict[str, Found] = {}
    for one in found:
        if one.field == "title":
            for value in (one.value, _SITE.sub("", one.value)):
                forms.setdefault(_key(value), one._replace(value=value))
    shown = _nearest(tree, forms)
    if shown:
        one = forms[shown.key]
        yield one._replace(where=f"{one.where} as the {shown.tag} shows it")


def _nearest(tree: lxml_html.HtmlElement, titles: Collection[str]) -> _Shown | None:
    """Return the last heading of the report that shows one of some titles, else any h1 that does.

    Of a heading all is asked first, then what stands in it beside a kicker.
    """
    found = None
    for heading in islice(tree.iter("h1", "h2", "h3"), _MOST):
        if not _is_link(heading) and outside_furniture(heading):
            least = 1 if heading.tag == "h1" else _LEAST
            parts = (_look(part, heading.tag) for part in islice(heading.iter(), _PARTS))
            found = next((one for one in parts if one.key in titles and len(one.key.split()) >= least), found)
    return found or next((one for one in _firsts(tree) if one.key in titles), None)


def _firsts(tree: lxml_html.HtmlElement) -> Iterator[_Shown]:
    return (one for h in islice(tree.iter("h1"), 20) if (one := _look(h, "h1")).text)


def _look(element: lxml_html.HtmlElement, tag: str) -> _Shown:
    text = visible(element)
    return _Shown(text, _key(text), tag)


def _key(text: str) -> str:
    return " ".join(word_list(text))


def _is_link(heading: lxml_html.HtmlElement) -> bool:
    return heading.find(".//a") is not None or any(parent.tag == "a" for parent in heading.iterancestors())
