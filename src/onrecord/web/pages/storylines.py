"""Storylines over time: what is told across events and years. For following a narrative, never for counting."""

from __future__ import annotations

from onrecord.corpus import Corpus
from onrecord.records import Record, Storyline
from onrecord.views import ClaimRow
from onrecord.web import links
from onrecord.web.asking import Asked
from onrecord.web.drawing.days import Event, Strip, parsed, scale
from onrecord.web.pages.answer import Shown
from onrecord.web.paging import Paging, paging
from onrecord.wording import clip

_SIZE = 12
_CLAIMS = 40  # of one storyline


class Told(Record, frozen=True):
    """A claim of a storyline, with the day of its first report."""

    id: str
    text: str
    voices: tuple[str, ...]
    first: str | None
    origins: tuple[int, int]


class Line(Record, frozen=True):
    """A storyline with its claims."""

    story: Storyline
    claims: tuple[Told, ...]
    left: int


class StorylinesView(Record, frozen=True):
    """The list of storylines and its strip of time, a row for each of `dated`: those of which some day is known."""

    words: str
    lines: tuple[Line, ...]
    paging: Paging
    strip: Strip | None
    dated: tuple[str, ...]


def view(corpus: Corpus, asked: Asked) -> Shown:
    """List the storylines that hold these words."""
    words = asked.one("q")
    found = corpus.list_storylines(words, (asked.number("page", 1) - 1) * _SIZE, _SIZE)
    lines = tuple(_line(corpus, story) for story in found.rows)
    page = paging(asked, found, _SIZE)
    return Shown("storylines.html", StorylinesView(words, lines, page, *_strip(lines)), "claims")


def _line(corpus: Corpus, story: Storyline) -> Line:
    rows = corpus.claim_rows(story.claims[:_CLAIMS])
    return Line(story, tuple(map(_told, rows.values())), max(0, story.many - _CLAIMS))


def _told(claim: ClaimRow) -> Told:
    return Told(claim.id, clip(claim.text, 200), claim.voices[:4], claim.first, claim.origins)


def _strip(lines: tuple[Line, ...]) -> tuple[Strip | None, tuple[str, ...]]:
    """Return the strip of the storylines of which some day is known, and what these tell."""
    known = [line for line in lines if any(parsed(told.first) for told in line.claims)]
    dated = [(row, day, told) for row, line in enumerate(known) for told in line.claims if (day := parsed(told.first))]
    held = scale(day for _, day, _ in dated)
    if held is None:
        return None, ()
    events = tuple(Event(held.x(day), row, told.text, links.claim(told.id)) for row, day, told in dated)
    return Strip(held, events, len(known)), tuple(line.story.text for line in known)
