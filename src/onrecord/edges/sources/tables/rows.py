"""A row of a table → a capture, or a lead where it has an address but no text."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from onrecord.edges.sources.limits import Intake, too_large
from onrecord.edges.sources.web.urls import is_link
from onrecord.errors import Empty, Unreadable
from onrecord.records import Capture, Given, Lead


def found_in(row: Mapping[str, Any], where: str, origin: str, intake: Intake) -> Capture | Lead | Unreadable:
    """Return what a row holds.

    Args:
        row: By the names of the fields; what is not there is absent, None or blank.
        where: What an error calls the row.
        origin: Where the row is from, unless it has an address or a name of its own: "table.csv#12".
        intake: How captures are taken in.
    """
    fields = {field: str(value).strip() for field, value in row.items() if value is not None and field != "text"}
    kept = {field: value for field, value in fields.items() if value}
    text = row.get("text")
    given = Given(*(kept.get(field) for field in ("id", "title", "published", "outlet", "url")))
    if isinstance(text, bytes):
        text = text.decode("utf-8", "replace")
    if text is not None and not isinstance(text, str):
        return Unreadable(where, f"its text is a {type(text).__name__}, not text; write the text itself")
    if text and text.strip():
        try:
            body = text.encode()
        except UnicodeError:
            return Unreadable(where, "half a surrogate pair in its text, no character; write the text as UTF-8")
        if len(body) > intake.limit:
            return too_large(where, len(body), intake.limit)
        if "#" in origin and given.id:
            origin = f"{origin.rpartition('#')[0]}#{given.id}"
        return intake.capture(given.url or origin, body, "text/plain", given)
    if given.url and is_link(given.url):
        return Lead(given.url, given)
    if text is not None:
        return Empty(where, "its text is empty; leave the line out")
    return Unreadable(where, "neither text nor an address in it; say which column holds them: --map text=NAME")
