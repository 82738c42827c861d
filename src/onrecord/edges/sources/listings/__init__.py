"""What one document holds of others: feeds, sitemaps, agencies' news items → leads and captures.

A listing is a file beside this one with a class that has `takes` and `items`; it is registered here in `LISTINGS`, and
the first that takes a document reads it.
"""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.edges.sources.limits import Found
from onrecord.edges.sources.listings.atom import Atom
from onrecord.edges.sources.listings.document import Document, Listing
from onrecord.edges.sources.listings.json_feed import JsonFeed
from onrecord.edges.sources.listings.newsml import NewsML
from onrecord.edges.sources.listings.ninjs import Ninjs
from onrecord.edges.sources.listings.rss import Rss
from onrecord.edges.sources.listings.sitemaps import Sitemap

__all__ = ["LISTINGS", "Document", "unfolded"]

LISTINGS: tuple[Listing, ...] = (Rss(), Atom(), Sitemap(), NewsML(), JsonFeed(), Ninjs())


def unfolded(document: Document) -> Iterator[Found] | None:
    """Return the items of a document, None where it is no listing; what cannot be read is among the items."""
    listing = next((one for one in LISTINGS if one.takes(document)), None)
    return None if listing is None else listing.items(document)
