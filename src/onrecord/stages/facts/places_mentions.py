"""Where an article names places: what its reader says, its dateline, and what the gazetteer knows besides."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from onrecord.gazetteer import CAPITALS, DEMONYMS, PEOPLES, STATES
from onrecord.ports import Gazetteer
from onrecord.records import Name, Span
from onrecord.stages.facts.places_words import LOCATIVE, MONTHS

_RUN = re.compile(
    r"(?<![\w&@#'’/-])(?:[A-Z][\w'’-]*(?:\.[A-Z]\.?)*|(?:al|el|ar|as|ash|at|ad|an|az|ez|es)-[A-Z][\w'’-]*)"
    r"(?: (?:of |the |and |de |la |du |del |do |da |[Aa]l[ -]|[Ee]l[ -])?[A-Z][\w'’-]*){0,4}"
)
_POSSESSIVE = re.compile(r"['’]s?$")
_BEGINS = re.compile(r"(?:^|[.!?:;\n\"“”—–-])\s*[\"“'‘]?$")
_LARGE = 100_000  # inhabitants of a city that is known by its mere name
_DIRECTION = re.compile(r"(?<![\w-])((?:North|South|East|West|New)(?:ern)?) $")
_SHORT = re.compile(r"[ .][A-Z][a-z]{0,4}$")
"""What a full stop belongs to: "Va.", "N.C."."""
_LINE = re.compile(r"(?:^|\n)[ \t]*$")
_SENT = re.compile(r"(?:, [A-Z][\w.]+(?: [A-Z]\w+)?)? ?(?:\([^()\n]{2,30}\) ?)?[—–-]")
"""What follows the place a report was sent from: "TORRINGTON, Conn. (AP) —"."""


class Said(NamedTuple):
    """A place named in the text; `sure` where the reader says so, not only the gazetteer."""

    span: Span
    form: str
    sure: bool


def find_said(text: str, parts: Sequence[Span], names: Sequence[Name], gazetteer: Gazetteer) -> list[Said]:
    """Return the mentions of places, sorted, none overlapping another."""
    found = [
        _extended(text, _trimmed(text, span, sure=True), gazetteer)
        for name in names
        if _is_place(text, name)
        for span in _apart(text, name.span)
    ]
    starts = [name.span.start for name in names]
    people = {part for name in names if name.kind == "PER" for part in text[slice(*name.span)].split()}
    for part in parts:
        for run in _RUN.finditer(text, *part):
            at = bisect_right(starts, run.end() - 1) - 1
            if at >= 0 and names[at].span.end > run.start():
                continue  # the reader has read it already
            said = _trimmed(text, Span(*run.span()), sure=False)
            if said.form not in people and _known(text, said, gazetteer):
                found.append(said)
    return sorted(found)


def _is_place(text: str, name: Name) -> bool:
    """Whether a name is a place; a capital or state that speaks ("Washington said") is one, whatever it is read as."""
    form = text[slice(*name.span)]
    if name.kind != "ORG":
        return name.kind == "LOC" and form not in PEOPLES and form not in MONTHS
    return form in STATES or form in CAPITALS


def _apart(text: str, span: Span) -> Iterator[Span]:
    """Yield a place and the one it lies in, where they were read as one: "Annapolis, Maryland", "McLean, Va."."""
    comma = text.find(", ", *span)
    if comma < 0 or text.find(", ", comma + 1, span.end) >= 0:
        yield span
        return
    yield Span(span.start, comma)
    end = span.end + (text[span.end : span.end + 1] == "." and _SHORT.search(text[comma : span.end]) is not None)
    yield Span(comma + 2, end)


def _trimmed(text: str, span: Span, *, sure: bool) -> Said:
    form = text[slice(*span)]
    bare = _POSSESSIVE.sub("", form)
    return Said(Span(span.start, span.start + len(bare)), bare, sure)


def _extended(text: str, said: Said, gazetteer: Gazetteer) -> Said:
    """Take the word before into the name where the two are a place of their own: "Western" Australia."""
    before = _DIRECTION.search(text, max(0, said.span.start - 12), said.span.start)
    if not before:
        return said
    whole = Span(before.start(1), said.span.end)
    form = text[slice(*whole)]
    return Said(whole, form, sure=True) if gazetteer.find(form) else said


def _known(text: str, said: Said, gazetteer: Gazetteer) -> bool:
    """Whether the gazetteer's word suffices: a place of that very name, large or with a word before it that says so."""
    candidates = gazetteer.find(said.form)
    candidates = tuple(c for c in candidates if c.form in ("name", "other name"))
    form = said.form
    if not candidates or (form.isupper() and len(form) < 4) or form in DEMONYMS or form in PEOPLES or form in MONTHS:
        return False
    if (
        form.isupper()
        and _SENT.match(text, said.span.end)
        and _LINE.search(text, max(0, said.span.start - 40), said.span.start)
    ):
        return True
    before = text[max(0, said.span.start - 40) : said.span.start]
    if LOCATIVE.search(before):
        return True
    large = any(c.site.kind in ("country", "province", "region") or c.site.population >= _LARGE for c in candidates)
    return large and not _BEGINS.search(before) and " " in said.form


def demonyms(text: str, parts: Sequence[Span]) -> Iterator[str]:
    """Yield the state of every adjective and people named: evidence of where the article is at home."""
    for part in parts:
        for word in _CAPITALISED.findall(text, *part):
            if word in DEMONYMS:
                yield DEMONYMS[word]


_CAPITALISED = re.compile(r"\b[A-Z][a-z]{3,}\b")
