"""Bytes → text, without changing a character of it.

UTF-8 if the bytes are valid UTF-8; else the byte order mark, the charset an HTML page declares, windows-1252 where
the result reads like Western text, and last a statistical guess. Nothing is normalised: a byte order mark stays
U+FEFF and line breaks stay what they were, so that offsets hold in the user's own copy of the file.
"""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

from charset_normalizer import from_bytes

from onrecord.errors import Empty, NotText

_MAGIC = (
    (b"%PDF-", "a PDF document", "export its text or save the page as HTML"),
    (b"PK\x03\x04", "a ZIP archive or an office document", "unpack it, or export its text"),
    (b"\x1f\x8b", "a gzip file", "name it .txt.gz or .html.gz, or unpack it"),
    (b"\x89PNG", "a PNG image", "give the text of the report instead"),
    (b"\xff\xd8\xff", "a JPEG image", "give the text of the report instead"),
    (b"GIF8", "a GIF image", "give the text of the report instead"),
    (b"{\\rtf", "a rich text document", "export it as plain text"),
    (b"\xd0\xcf\x11\xe0", "an old office document", "export its text"),
    (b"SQLite format 3\x00", "a SQLite database", "name the articles in it, not the database"),
    (b"\x7fELF", "a program", "give the text of the report instead"),
)
# UTF-32 before UTF-16: its mark begins with the other's.
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED = re.compile(
    rb"<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE
)
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f-\x84\x86-\x9f]")
# What windows-1252 adds to ASCII in running Western text: typographic marks and accented letters.
_WESTERN = re.compile(r"[‘’“”–—…€«»\u00a0£§©°·ßàâäåæçèéêëìíîïñòóôöøœùúûüÿÀÂÄÅÆÇÈÉÊËÎÏÑÓÔÖØŒÙÚÛÜáã õÁÃÕ¿¡]")
_SAMPLE = 200_000
_BLANK = "\ufeff\u200b\u200c\u200d\u2060\u00ad"


class Decoded(NamedTuple):
    """The text and the encoding it was read in; `sure` is False where the encoding was guessed."""

    text: str
    encoding: str
    sure: bool


def _strict(body: bytes, encoding: str) -> str | None:
    try:
        return body.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return None


def _declared(body: bytes) -> str | None:
    """Return the charset a page's head declares, if Python knows it as an encoding of text."""
    match = _DECLARED.search(body, 0, 4096)
    if match is None:
        return None
    name = match[1].decode("ascii")
    # Browsers read both as windows-1252 (source: WHATWG Encoding Standard, section 4.2).
    if name.lower() in {"iso-8859-1", "latin1", "latin-1", "us-ascii", "ascii"}:
        return "cp1252"
    try:
        known = codecs.lookup(name)
    except LookupError:
        return None
    return known.name if known._is_text_encoding else None  # noqa: SLF001 - no public name for it exists


def _western(body: bytes) -> str | None:
    """Return the text as windows-1252 where nearly all its other letters are those of Western languages."""
    text = _strict(body, "cp1252")
    if text is None:
        return None
    high = sum(not c.isascii() for c in text[:_SAMPLE])
    letters = sum(c.isalpha() for c in text[:_SAMPLE])
    western = len(_WESTERN.findall(text[:_SAMPLE]))
    return text if western >= 0.95 * high and high <= 0.2 * max(1, letters) else None


def _wide(body: bytes) -> str | None:
    """Name UTF-16 without a mark: text of Latin letters then has a zero in every second byte."""
    even, odd = body[0:4096:2].count(0), body[1:4096:2].count(0)
    half = len(body[:4096]) / 2
    if odd > 0.6 * half and even < 0.05 * half:
        return "utf-16-le"
    if even > 0.6 * half and odd < 0.05 * half:
        return "utf-16-be"
    return None


def _guess(body: bytes) -> Decoded | None:
    if (text := _western(body)) is not None:
        return Decoded(text, "cp1252", sure=False)
    best = from_bytes(body[:_SAMPLE]).best()
    if best is None:
        return None
    text = _strict(body, best.encoding)
    return None if text is None else Decoded(text, best.encoding, sure=False)


def _attempt(body: bytes, *, markup: bool) -> Decoded | None:
    for mark, encoding in _MARKS:
        if body.startswith(mark) and (text := _strict(body, encoding)) is not None:
            return Decoded(text, encoding, sure=True)
    if 0 in body[:_SAMPLE]:
        wide = _wide(body)
        text = _strict(body, wide) if wide else None
        return Decoded(text, wide, sure=False) if text is not None and wide else None
    if (text := _strict(body, "utf-8")) is not None:
        return Decoded(text, "utf-8", sure=True)
    declared = _declared(body) if markup else None
    if declared and (text := _strict(body, declared)) is not None:
        return Decoded(text, declared, sure=True)
    return _guess(body)


def decode(where: str, body: bytes, *, markup: bool = False) -> Decoded:
    """Return the text of a capture's bytes.

    Args:
        where: what an error calls the capture.
        body: the bytes as obtained.
        markup: whether a declaration inside the bytes (HTML meta) may name the encoding.

    Raises:
        NotText: the bytes are a known kind of file that is no text, or fit no encoding.
        Empty: nothing but blanks.
    """
    for magic, kind, cure in _MAGIC:
        if body.startswith(magic):
            raise NotText(where, f"this is {kind}, not text; {cure}")
    decoded = _attempt(body, markup=markup)
    if decoded is None:
        raise NotText(where, "the bytes are no text in any known encoding, perhaps a binary file; save it as UTF-8")
    sample = decoded.text[:_SAMPLE]
    if len(_CONTROLS.findall(sample)) > 0.01 * len(sample):
        raise NotText(where, "full of control characters, perhaps a binary file; save the report's text as UTF-8")
    if not decoded.text.strip().strip(_BLANK).strip():
        raise Empty(where, "nothing but blanks in it, perhaps a download that failed; fetch it again")
    return decoded
