"""Sitemaps and their indexes (sitemaps.org), with what Google News adds."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from onrecord.edges.sources.limits import Found
from onrecord.edges.sources.listings.document import Document, instant
from onrecord.edges.sources.listings.xml import child, elements, text_of
from onrecord.edges.sources.web.urls import joined
from onrecord.errors import Empty, Unreadable
from onrecord.records import Given, Lead


class Sitemap:
    """Takes <urlset> and <sitemapindex>."""

    def takes(self, document: Document) -> bool:
        """Whether the root is one of the two."""
        return document.root in {"urlset", "sitemapindex"}

    def items(self, document: Document) -> Iterator[Found]:
        """Yield a lead a page or a further sitemap; what stands before a fault is read."""
        try:
            for item in elements(document, {"url", "sitemap"}):
                yield _lead(document, item)
        except Unreadable as error:
            yield error


def _lead(document: Document, item: Element) -> Lead | Unreadable:
    address = text_of(item, "loc")
    if address is None:
        return Empty(document.where, "an entry without an address; left out")
    news = child(item, "news")
    of_news = Given()
    if news is not None:
        paper = child(news, "publication")
        of_news = Given(
            title=text_of(news, "title"),
            published=instant(text_of(news, "publication_date")),
            outlet=text_of(paper, "name") if paper is not None else None,
        )
    return Lead(joined(document.url, address), of_news, instant(text_of(item, "lastmod")))
