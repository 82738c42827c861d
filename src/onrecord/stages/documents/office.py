"""Word documents (.docx): their paragraphs, without opening anything they name."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from io import BytesIO
from struct import error as struct_error
from xml.etree.ElementTree import Element, ParseError
from zipfile import BadZipFile, ZipFile
from zlib import error as zlib_error

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import iterparse

from onrecord.errors import NotText, TooLarge

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_BODY = "word/document.xml"
_MOST = 50_000_000  # bytes of paragraphs, unpacked
_DEEPEST = 200
# What opening a damaged ZIP file comes to, by where the damage is.
_DAMAGED = (
    BadZipFile, KeyError, NotImplementedError, RuntimeError, EOFError, OSError, ValueError, OverflowError,
    struct_error, zlib_error,
)  # fmt: skip


def open_docx(where: str, body: bytes) -> tuple[bytes, str]:
    """Return the paragraphs of a document as a page, its headings as headings.

    Raises:
        NotText: it is damaged, locked, or no document.
        TooLarge: its text unpacks to more than the limit.
    """
    try:
        with ZipFile(BytesIO(body)) as packed, packed.open(_BODY) as file:
            raw = file.read(_MOST + 1)
        if len(raw) > _MOST:
            raise TooLarge(where, f"its text unpacks to more than {_MOST // 1_000_000} MB; export it as plain text")
        inside = "".join(_paragraphs(where, raw))
    except (DefusedXmlException, ParseError) as error:
        raise NotText(where, "a Word document with broken or unsafe XML in it; export it as plain text") from error
    except _DAMAGED as error:
        raise NotText(where, "a damaged or locked Word document, or none at all; export it as plain text") from error
    return (f"<html><body><article>{inside}</article></body></html>" if inside else "").encode(), "text/html"


def _paragraphs(where: str, raw: bytes) -> Iterator[str]:
    depth = 0
    for event, element in iterparse(BytesIO(raw), ("start", "end")):
        depth += 1 if event == "start" else -1
        if depth > _DEEPEST:
            raise NotText(where, f"elements nested deeper than {_DEEPEST}; export it as plain text")
        if event == "end" and element.tag == f"{_W}p":
            text = "".join(_pieces(element)).strip()
            if text:
                tag = _heading(element)
                yield f"<{tag}>{escape(text)}</{tag}>\n"
            element.clear()


def _pieces(paragraph: Element) -> Iterator[str]:
    """Yield the text of a paragraph; what was deleted while changes were tracked stands in other elements."""
    for element in paragraph.iter():
        if element.tag == f"{_W}t":
            yield element.text or ""
        elif element.tag in {f"{_W}tab", f"{_W}br", f"{_W}cr"}:
            yield " "


def _heading(paragraph: Element) -> str:
    style = paragraph.find(f"{_W}pPr/{_W}pStyle")
    name = (style.get(f"{_W}val") or "").lower() if style is not None else ""
    if name == "title":
        return "h1"
    return "h2" if name.startswith("heading") else "p"
