"""The address of everything that has one."""

from __future__ import annotations

from urllib.parse import quote, urlencode

from onrecord.records import Span

_ENOUGH = 16  # hex digits of an article's id: no two of a trillion articles begin alike


def article(ident: str, span: Span | None = None) -> str:
    """The page of an article; with a span, scrolled to it and the span marked."""
    where = f"/articles/{quote(ident[:_ENOUGH], safe='')}"
    return f"{where}?at={span.start}-{span.end}#at" if span else where


def claim(ident: str) -> str:
    """The page of a claim."""
    return f"/claims/{quote(ident, safe='')}"


def copies(a: str, b: str) -> str:
    """Two copies side by side."""
    return f"/copies/{quote(a[:_ENOUGH], safe='')}/{quote(b[:_ENOUGH], safe='')}"


def party(ident: str) -> str:
    """The page of a party."""
    return f"/parties/{quote(ident, safe='')}"


def outlet(name: str) -> str:
    """The page of an outlet; its name may hold anything."""
    return "/outlet?" + urlencode({"name": name})
