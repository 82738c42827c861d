"""An item of a feed, whatever the feed's format: to be fetched, or with its text in it."""

from __future__ import annotations

from typing import NamedTuple

from onrecord.edges.sources.limits import Found
from onrecord.edges.sources.listings.document import Document
from onrecord.edges.sources.web.urls import joined
from onrecord.errors import Empty
from onrecord.records import Given, Lead


class Entry(NamedTuple):
    """What a feed says of one item. `content` is HTML unless `plain` is set; `changed` as an ISO time."""

    link: str | None = None
    name: str | None = None
    title: str | None = None
    published: str | None = None
    changed: str | None = None
    content: str | None = None
    plain: bool = False


def entry(document: Document, item: Entry) -> Found:
    """Return the lead of an item that has a link; else the capture of the text it holds.

    The headline of a linked item stays behind: feeds shorten it, and the page has it whole.
    """
    if item.link:
        return Lead(joined(document.url, item.link), Given(published=item.published), item.changed)
    where = f"{document.where} ({item.name or item.title or 'an item without a name'})"
    if not item.content:
        return Empty(where, "an item with neither link nor text; left out")
    given = Given(item.name, item.title, item.published)
    origin = f"{document.origin}#{item.name or item.title or item.published or ''}"
    return document.stamp(origin, item.content.encode(), "text/plain" if item.plain else "text/html", given)
