"""RSS, of any version."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from onrecord.edges.sources.limits import Found
from onrecord.edges.sources.listings.document import Document, instant
from onrecord.edges.sources.listings.entries import Entry, entry
from onrecord.edges.sources.listings.xml import child, elements, text_of
from onrecord.errors import Unreadable


class Rss:
    """Takes <rss> and RSS 1.0's <rdf:RDF>."""

    def takes(self, document: Document) -> bool:
        """Whether the root is one of the two."""
        return document.root == "rss" or (document.root == "RDF" and "purl.org/rss/1.0" in document.head)

    def items(self, document: Document) -> Iterator[Found]:
        """Yield an item each; what stands before a fault is read."""
        try:
            for item in elements(document, {"item"}):
                yield entry(document, _entry(item))
        except Unreadable as error:
            yield error


def _entry(item: Element) -> Entry:
    guid = child(item, "guid")
    name = text_of(item, "guid")
    link = text_of(item, "link")
    if link is None and name and name.startswith("http") and guid is not None and guid.get("isPermaLink") != "false":
        link = name
    return Entry(
        link=link,
        name=name,
        title=text_of(item, "title"),
        published=instant(text_of(item, "pubDate", "date")),
        content=text_of(item, "encoded", "description"),
    )
