"""One claim as a page for a file: self-contained, printable, each word checkable; sealed where a key is at hand.

Every quotation stands in an element with its article, offsets and text hash, so that what a person reads is the very
thing that is checked. The page holds no script and refers to nothing outside itself.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from jinja2 import Environment, PackageLoader, StrictUndefined
from lxml import etree, html

from onrecord.edges.export.pile import QUOTE, About
from onrecord.records import Article, Capture, Claim, Judgement, Note, Span, Step
from onrecord.wording import count, interval, legible

_AROUND = 90  # characters shown before and after a quotation
_SEAL = re.compile(
    rb"<!-- onrecord seal sha256=([0-9a-f]{64})(?: key=([0-9a-f]{64}) signature=([0-9a-f]{128}))? -->\n?$"
)


class Cited(NamedTuple):
    """A passage of an article: what stands before it, its words, what stands after; `cut` where more would follow."""

    article: str
    sha256: str
    parts: tuple[tuple[str, Span, str], ...]
    span: Span
    cut: bool


def cite(article: Article, span: Span) -> Cited:
    """Return a span with its surroundings, cut short where it is long."""
    text = article.text
    end = min(span.end, span.start + QUOTE)
    around = [("before", Span(_back(text, span.start), span.start)), ("words", Span(span.start, end))]
    if end == span.end:
        around.append(("after", Span(end, _on(text, end))))
    parts = tuple((kind, at, text[at.start : at.end]) for kind, at in around if at.end > at.start)
    return Cited(article.id, article.sha256, parts, span, end < span.end)


def _back(text: str, here: int) -> int:
    """Where to begin showing what stands before: in the same line, at a word."""
    line = text.rfind("\n", 0, here) + 1
    if here - line <= _AROUND:
        return line
    blank = text.find(" ", here - _AROUND, here)
    return blank + 1 if blank >= 0 else here


def _on(text: str, here: int) -> int:
    """Where to end showing what stands after."""
    line = text.find("\n", here)
    end = len(text) if line < 0 else line
    if end - here <= _AROUND:
        return end
    blank = text.rfind(" ", here, here + _AROUND)
    return max(blank, here)


class Report(NamedTuple):
    """A report in hand: its mark in the dossier, the article, how its capture came, when it was seen, by what read."""

    mark: str
    article: Article
    capture: Capture
    seen: tuple[str, ...]
    reader: str


class Passage(NamedTuple):
    """A place where the claim is made: in which report (`where`: outlet and date), by whom, how, and the words."""

    mark: str
    where: str
    speaker: str | None
    stance: str
    through: tuple[str, ...]
    cold: str | None
    cited: Cited


class Bearing(NamedTuple):
    """Another claim that bears on this one, or this on it: what it does, by whom, where."""

    does: str
    voices: tuple[str, ...]
    other: str | None
    mark: str | None
    cited: Cited


class Change(NamedTuple):
    """What one copy changed against another within the words of the claim, or the words around it."""

    kind: str
    earlier: str
    later: str
    was: Cited | None
    now: Cited | None
    known: bool


class Dossier(NamedTuple):
    """All that stands in the page."""

    about: About
    claim: Claim
    passages: tuple[Passage, ...]
    reports: tuple[Report, ...]
    steps: tuple[Step, ...]
    bearings: tuple[Bearing, ...]
    changes: tuple[Change, ...]
    judgements: tuple[Judgement, ...]
    notes: tuple[Note, ...]
    key: str | None


def shown(text: str) -> str:
    """Return a text as a dossier shows it: legible, its lines ended as in HTML."""
    return legible(text.replace("\r\n", "\n").replace("\r", "\n")).encode("utf-8", "replace").decode()


_pages = Environment(
    loader=PackageLoader("onrecord.edges.export"), autoescape=True, undefined=StrictUndefined, trim_blocks=True,
    lstrip_blocks=True,
)  # fmt: skip
_pages.filters.update(legible=shown, interval=lambda both: interval(*both), after=str.removeprefix)
_pages.globals.update(count=count)


def render(dossier: Dossier, sign: Callable[[bytes], str] | None) -> bytes:
    """Return the page with its seal: the hash of all that stands before it, signed where there is a key."""
    carrying = len({member.article for member in dossier.claim.members})
    text = _pages.get_template("dossier.html").render(d=dossier, quote=QUOTE, carrying=carrying)
    page = text.encode("utf-8", "replace") + b"\n"
    seal = f"<!-- onrecord seal sha256={hashlib.sha256(page).hexdigest()}"
    if sign and dossier.key:
        seal += f" key={dossier.key} signature={sign(page)}"
    return page + f"{seal} -->\n".encode()


class Seal(NamedTuple):
    """What stands in a dossier's seal, and whether the page is still the one that was sealed."""

    whole: bool
    key: str | None
    signature: str | None
    page: bytes


def seal_of(raw: bytes) -> Seal | None:
    """Return the seal of a dossier; None where it has none."""
    found = _SEAL.search(raw)
    if found is None:
        return None
    page = raw[: found.start()]
    hashed, key, signature = (group.decode() if group else None for group in found.groups())
    return Seal(hashlib.sha256(page).hexdigest() == hashed, key, signature, page)


class Quoted(NamedTuple):
    """Words as a dossier shows them, and where it says they stand."""

    article: str
    sha256: str
    span: Span
    words: str


class Told(NamedTuple):
    """What a dossier says that can be checked.

    `program` is what made it; `lines` all that is read in it, but for what varies from one making to the next.
    """

    program: str
    lines: tuple[str, ...]
    claim: str
    origins: tuple[int, int]
    reports: int
    quoted: tuple[Quoted, ...]
    captures: tuple[tuple[str, str], ...]


def told_by(raw: bytes) -> Told | None:
    """Read back what a dossier says; None where it is no dossier."""
    try:
        page = html.document_fromstring(raw.decode("utf-8", "replace"))
        held = [dict(element.items()) | {"": element.text_content()} for element in _elements(page)]
        (head,) = [e for e in held if "data-claim" in e]
        low, high, reports = (int(head[f"data-{name}"]) for name in ("low", "high", "reports"))
        quoted = tuple(_quoted(e) for e in held if "data-start" in e)
        captures = tuple((e["data-capture"], e["data-sha256"]) for e in held if "data-capture" in e)
    except (ValueError, KeyError, etree.ParserError):
        return None
    made = next((e.get("content", "") for e in held if e.get("name") == "generator"), "")
    return Told(made, tuple(_lines(page)), head["data-claim"], (low, high), reports, quoted, captures)


def _lines(page: html.HtmlElement) -> Iterator[str]:
    """All text in the order it is read in."""
    for element in _elements(page):
        if element.get("data-varies") is not None:
            element.text = ""
            for child in list(element):
                element.remove(child)
    for text in page.body.itertext(with_tail=True):
        if line := " ".join(str(text).split()):
            yield line


def _elements(page: html.HtmlElement) -> list[html.HtmlElement]:
    return [element for element in page.iter(etree.Element) if isinstance(element, html.HtmlElement)]


def _quoted(element: dict[str, str]) -> Quoted:
    span = Span(int(element["data-start"]), int(element["data-end"]))
    return Quoted(element["data-article"], element["data-text"], span, element[""])
