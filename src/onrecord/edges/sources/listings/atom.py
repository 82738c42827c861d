"""Atom (RFC 4287)."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from onrecord.edges.sources.limits import Found
from onrecord.edges.sources.listings.document import Document, instant
from onrecord.edges.sources.listings.entries import Entry, entry
from onrecord.edges.sources.listings.xml import elements, local, text_of
from onrecord.errors import Unreadable


class Atom:
    """Takes <feed>."""

    def takes(self, document: Document) -> bool:
        """Whether the root is Atom's."""
        return document.root == "feed"

    def items(self, document: Document) -> Iterator[Found]:
        """Yield an entry each; what stands before a fault is read."""
        try:
            for item in elements(document, {"entry"}):
                yield entry(document, _entry(item))
        except Unreadable as error:
            yield error


def _entry(item: Element) -> Entry:
    return Entry(
        link=_page(item),
        name=text_of(item, "id"),
        title=text_of(item, "title"),
        published=instant(text_of(item, "published", "issued")),
        changed=instant(text_of(item, "updated", "modified")),
        content=text_of(item, "content", "summary"),
    )


def _page(item: Element) -> str | None:
    """Return the link to the page itself: without a relation, or "alternate"; HTML's before others."""
    links = [one for one in item if local(one.tag) == "link" and one.get("rel", "alternate") == "alternate"]
    links.sort(key=lambda one: "html" not in one.get("type", "html"))
    return next((one.get("href") for one in links if one.get("href")), None)
