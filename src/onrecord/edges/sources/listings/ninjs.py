"""ninjs: news items in JSON (IPTC), one to a document, versions 1 and 2."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from typing import Any

import msgspec

from onrecord.edges.sources.limits import Found
from onrecord.edges.sources.listings.document import Document, instant
from onrecord.errors import Cut, Empty
from onrecord.records import Capture, Given, Lead


class _Piece(msgspec.Struct):
    value: str = ""
    contenttype: str = ""


class _Item(msgspec.Struct):
    uri: str
    type: str | None = None
    pubstatus: str | None = None
    versioncreated: str | None = None
    firstcreated: str | None = None
    headline: str | None = None
    headlines: list[_Piece] = []
    body_text: str | None = None
    body_xhtml: str | None = None
    body_html: str | None = None
    bodies: list[_Piece] = []
    copyrightholder: str | None = None
    provider: Any = None
    altids: Any = None


class Ninjs:
    """Takes an object with a `uri` and the marks of a news item."""

    def takes(self, document: Document) -> bool:
        """Whether the beginning shows the item's identity, and one of the properties that only such items have."""
        marks = ('"versioncreated"', '"pubstatus"', '"body_text"', '"body_xhtml"', '"body_html"', '"bodies"', "ninjs")
        return document.is_json and '"uri"' in document.head and any(mark in document.head for mark in marks)

    def items(self, document: Document) -> Iterator[Found]:
        """Yield the item's capture; its address as a lead where it holds no text."""
        try:
            item = msgspec.json.decode(document.body.removeprefix(b"\xef\xbb\xbf"), type=_Item)
            yield _found(document, item)
        except (msgspec.DecodeError, UnicodeError, RecursionError) as error:
            yield Cut(document.where, f"no whole news item ({error}); nothing could be read from it")


def _found(document: Document, item: _Item) -> Capture | Lead | Empty:
    title = item.headline or next((piece.value for piece in item.headlines if piece.value), None)
    provider = item.provider.get("name") if isinstance(item.provider, dict) else item.provider
    outlet = provider if isinstance(provider, str) else item.copyrightholder
    link = item.uri if item.uri.startswith(("http://", "https://")) else None
    given = Given(item.uri, title, instant(item.firstcreated or item.versioncreated), outlet, link)
    pages = [piece.value for piece in item.bodies if "html" in piece.contenttype]
    texts = [piece.value for piece in item.bodies if "html" not in piece.contenttype]
    page = item.body_xhtml or item.body_html or next((text for text in pages if text.strip()), None)
    plain = item.body_text or next((text for text in texts if text.strip()), None)
    origin = f"{document.origin}#{item.uri}"
    if page and page.strip():
        return document.stamp(origin, _whole(page, title).encode(), "text/html", given)
    if plain and plain.strip():
        return document.stamp(origin, plain.encode(), "text/plain", given)
    if link and document.url:
        return Lead(link, given)
    return Empty(document.where, f"a news item without text ({item.type or 'of no stated type'}); left out")


def _whole(fragment: str, title: str | None) -> str:
    """Return a page of a fragment of one."""
    if "<body" in fragment or "<html" in fragment:
        return fragment
    head = f"<h1>{escape(title)}</h1>" if title else ""
    return f"<html><body><article>{head}{fragment}</article></body></html>"
