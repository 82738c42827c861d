"""Places: a map of the claims that name one, and when they were printed."""

from __future__ import annotations

from onrecord.corpus import Corpus
from onrecord.records import Record
from onrecord.views import SiteRow, Wanted
from onrecord.web import links
from onrecord.web.asking import Asked
from onrecord.web.drawing.days import Event, Strip, parsed, scale
from onrecord.web.drawing.world import Map, crowd, mapped
from onrecord.web.pages.answer import Shown

_DRAWN = 250  # places on the map
_LINES = 14  # places on the strip of time
_EACH = 40  # claims of one place


class PlacesView(Record, frozen=True):
    """What the maps show, the nearest first; `sites` are all places, those with most claims first."""

    sites: tuple[SiteRow, ...]
    maps: tuple[Map, ...]
    strip: Strip | None
    names: tuple[SiteRow, ...]


def view(corpus: Corpus, _: Asked) -> Shown:
    """Show where and when."""
    sites = tuple(sorted(corpus.sites(), key=lambda s: (-s.claims, s.name)))
    names, strip = _strip(corpus, sites)
    drawn = sites[:_DRAWN]
    maps = tuple(one for one in (mapped(crowd(drawn)), mapped(drawn)) if one)
    return Shown("places.html", PlacesView(sites, maps, strip, names), "places")


def _strip(corpus: Corpus, sites: tuple[SiteRow, ...]) -> tuple[tuple[SiteRow, ...], Strip | None]:
    """Return the claims of the places with most, one row a place, each at the day it was first printed."""
    dated = []
    kept: list[SiteRow] = []
    for site in sites[:_LINES]:
        rows = corpus.list_claims(Wanted(place=site.place, order="oldest"), 0, _EACH).rows
        found = [(day, last, row) for row in rows if (day := parsed(row.first)) and (last := parsed(row.last))]
        if found:
            dated += [(len(kept), *one) for one in found]
            kept.append(site)
    held = scale(day for _, first, last, _ in dated for day in (first, last))
    if held is None:
        return (), None
    events = tuple(
        Event(held.x(first), row, claim.text, links.claim(claim.id), end=held.x(last) if last > first else None)
        for row, first, last, claim in dated
    )
    return tuple(kept), Strip(held, events, len(kept))
