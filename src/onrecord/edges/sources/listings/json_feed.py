"""JSON Feed, versions 1 and 1.1 (jsonfeed.org)."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from onrecord.edges.sources.limits import Found
from onrecord.edges.sources.listings.document import Document, instant
from onrecord.edges.sources.listings.entries import Entry, entry
from onrecord.errors import Cut


class _Item(msgspec.Struct):
    id: str | int | float | None = None
    url: str | None = None
    external_url: str | None = None
    title: str | None = None
    content_html: str | None = None
    content_text: str | None = None
    date_published: str | None = None
    date_modified: str | None = None


class _Feed(msgspec.Struct):
    items: list[msgspec.Raw] = []


class JsonFeed:
    """Takes an object that names jsonfeed.org as its version."""

    def takes(self, document: Document) -> bool:
        """Whether the beginning names the version."""
        return document.is_json and "jsonfeed.org/version" in document.head.replace("\\/", "/")

    def items(self, document: Document) -> Iterator[Found]:
        """Yield an item each; one that is malformed costs itself alone."""
        try:
            feed = msgspec.json.decode(document.body.removeprefix(b"\xef\xbb\xbf"), type=_Feed)
        except (msgspec.DecodeError, UnicodeError, RecursionError) as error:
            yield Cut(document.where, f"breaks off or is malformed ({error}); nothing could be read from it")
            return
        for raw in feed.items:
            try:
                item = msgspec.json.decode(raw, type=_Item)
                text = item.content_html or item.content_text
                if text is not None:
                    text.encode()
            except (msgspec.DecodeError, UnicodeError, RecursionError) as error:
                yield Cut(document.where, f"an item is malformed ({error}); it was left out")
                continue
            yield entry(
                document,
                Entry(
                    link=item.url or item.external_url,
                    name=None if item.id is None else str(item.id),
                    title=item.title,
                    published=instant(item.date_published),
                    changed=instant(item.date_modified),
                    content=text,
                    plain=item.content_html is None,
                ),
            )
