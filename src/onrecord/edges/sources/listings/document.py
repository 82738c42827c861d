"""Some bytes that may be a listing, and what reads them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from functools import cached_property
from typing import Protocol

import msgspec

from onrecord.edges.sources.limits import Found
from onrecord.records import Capture, Given

_ROOT = re.compile(r"<(?![?!])([\w.-]+:)?([\w.-]+)")
_HEAD = 4096
_FORMATS = ("%Y%m%d", "%Y%m%dT%H%M%SZ", "%Y%m%d%H%M%S", "%Y%m%dT%H%M%S%z")


class Document(msgspec.Struct, frozen=True, dict=True):
    """Bytes of one file or answer.

    Args:
        where: What an error calls it: the path or the address, as the user named it.
        origin: Where from: a prefix for the origins of what it holds.
        url: Its own address, for links that are relative to it; "" for a file.
        body: The bytes.
        charset: As the server declares it; "" where none does.
        stamp: Makes a capture: (origin, body, media type, what is given of it).
    """

    where: str
    origin: str
    url: str
    body: bytes
    charset: str
    stamp: Callable[[str, bytes, str, Given], Capture]

    @cached_property
    def head(self) -> str:
        """The beginning as text, whatever its encoding: enough to see the first element."""
        return self.body[:_HEAD].replace(b"\0", b"").decode("latin-1")

    @cached_property
    def root(self) -> str:
        """The local name of the first element, "" where there is none."""
        start = self.head.lstrip("\ufeff\xef\xbb\xbf\xfe\xff \t\r\n")
        if not start.startswith("<"):
            return ""
        match = _ROOT.search(re.sub(r"<!--.*?-->|<!DOCTYPE[^>\[]*(\[.*?\]\s*)?>", "", start, flags=re.DOTALL))
        return match[2] if match else ""

    @property
    def is_json(self) -> bool:
        """Whether it begins as an object of JSON."""
        return self.body[:_HEAD].removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"{")


class Listing(Protocol):
    """Reads documents of one format."""

    def takes(self, document: Document) -> bool:
        """Whether the document is of that format, as far as its beginning shows."""
        ...

    def items(self, document: Document) -> Iterator[Found]:
        """Yield what it holds; what cannot be read is yielded as an error, never raised."""
        ...


def instant(value: str | None) -> str | None:
    """Return a moment as listings write it (RFC 822, ISO 8601, run together) as ISO 8601; None where it is none.

    A moment with a zone becomes UTC, to the second, so that two can be compared as text.
    """
    text = (value or "").strip()
    if not text:
        return None
    if (moment := _moment(text)) is None:
        return None
    if re.fullmatch(r"\d{4}-?\d\d-?\d\d", text):
        return moment.date().isoformat()
    if moment.tzinfo is None:
        return moment.isoformat(timespec="seconds")
    try:
        return moment.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
    except OverflowError:  # a zone that leads out of the calendar
        return None


def _moment(text: str) -> datetime | None:
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        pass
    for form in _FORMATS:
        try:
            moment = datetime.strptime(text, form)  # noqa: DTZ007 - the zone follows
        except ValueError:
            continue
        return moment.replace(tzinfo=UTC) if form.endswith("Z") else moment
    try:
        return parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
