"""NewsML-G2 (IPTC): news items alone or in a message; their text inline as XHTML, NITF or plain."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element, tostring

from onrecord.edges.sources.limits import Found
from onrecord.edges.sources.listings.document import Document, instant
from onrecord.edges.sources.listings.xml import child, elements, local, text_of
from onrecord.errors import Empty, Unreadable
from onrecord.records import Given, Skipped


class NewsML:
    """Takes <newsItem> and <newsMessage>."""

    def takes(self, document: Document) -> bool:
        """Whether the root is one of the two."""
        return document.root in {"newsItem", "newsMessage"}

    def items(self, document: Document) -> Iterator[Found]:
        """Yield a capture a news item with text; pictures and packages are counted."""
        some = False
        try:
            for item in elements(document, {"newsItem", "packageItem", "conceptItem", "knowledgeItem"}):
                some = True
                yield _found(document, item)
        except Unreadable as error:
            yield error
            return
        if not some:
            yield Empty(document.where, "no news item in it; left out")


def _found(document: Document, item: Element) -> Found:
    if local(item.tag) != "newsItem":
        return Skipped(document.where, f"NewsML {local(item.tag)}")
    guid = item.get("guid") or ""
    origin = f"{document.origin}#{guid}"
    given = _given(item, guid)
    content = child(item, "contentSet")
    for one in content if content is not None else ():
        if local(one.tag) == "inlineXML" and len(one) and (body := _page(one[0])):
            return document.stamp(origin, body, "text/html", given)
        if local(one.tag) == "inlineData" and (text := "".join(one.itertext()).strip()):
            html = "html" in (one.get("contenttype") or "")
            return document.stamp(origin, text.encode(), "text/html" if html else "text/plain", given)
    return Skipped(document.where, "NewsML item without text")


def _given(item: Element, guid: str) -> Given:
    empty = Element("none")
    meta, content = child(item, "itemMeta"), child(item, "contentMeta")
    meta, content = (one if one is not None else empty for one in (meta, content))
    provider = child(meta, "provider")
    source = child(content, "infoSource", "creditline")
    outlet = next((_named(one) for one in (provider, source) if one is not None and _named(one)), None)
    published = instant(text_of(content, "contentCreated") or text_of(meta, "firstCreated", "versionCreated"))
    return Given(guid or None, text_of(content, "headline") or text_of(meta, "title"), published, outlet)


def _named(element: Element) -> str | None:
    return text_of(element, "name") or (element.text or "").strip() or element.get("literal")


def _page(root: Element) -> bytes | None:
    """Return inline XHTML or NITF as a page: the elements of its body, in order, without namespaces."""
    if not "".join(root.itertext()).strip():
        return None
    for one in root.iter():
        one.tag = {"hl1": "h1", "hl2": "h2", "block": "div", "body.content": "article"}.get(
            local(one.tag), local(one.tag)
        )
    inside = tostring(root, encoding="unicode", method="html")
    return (inside if root.tag == "html" else f"<html><body>{inside}</body></html>").encode()
