"""Which way a capture is opened."""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from onrecord.errors import NoText
from onrecord.records import Capture
from onrecord.stages.documents.mail import open_mail
from onrecord.stages.documents.office import open_docx
from onrecord.stages.documents.pdf import open_pdf

Opened = tuple[bytes, str]
"""Bytes in UTF-8, and whether they are "text/html" or "text/plain"."""

_OPENERS: dict[str, Callable[[str, bytes], Opened]] = {
    "application/pdf": open_pdf,
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": open_docx,
    "message/rfc822": open_mail,
    "multipart/related": open_mail,
}

_A_SCAN = "a scan or a picture, without text; write down what it says in a file of the same name and .txt, and add that"


def readable(capture: Capture) -> Capture:
    """Return the capture itself, or one of the page or text it holds.

    Raises:
        Unreadable: it cannot be opened; `NoText` where it is a scan or a picture.
    """
    if capture.media_type.startswith("image/"):
        raise NoText(capture.origin, _A_SCAN)
    opener = _OPENERS.get(capture.media_type)
    if opener is not None:
        body, kind = opener(capture.origin, capture.body)
        if not body.strip():
            raise NoText(capture.origin, _A_SCAN)
        return msgspec.structs.replace(capture, body=body, media_type=kind, exchange=None)
    if (text := _as_declared(capture)) is not None:
        return msgspec.structs.replace(capture, body=text.encode(), exchange=None)
    return capture


def _as_declared(capture: Capture) -> str | None:
    """Return the text as the server declares its encoding, where the bytes do not show that it is UTF-8."""
    declared = capture.exchange.header("content-type") if capture.exchange else None
    charset = (declared or "").lower().partition("charset=")[2].partition(";")[0].strip(" \"'")
    if not charset or _is_utf8(capture.body):
        return None
    # Browsers read both as windows-1252 (source: WHATWG Encoding Standard, section 4.2).
    name = "cp1252" if charset in {"iso-8859-1", "latin1", "us-ascii"} else charset
    try:
        return capture.body.decode(name)
    except (LookupError, UnicodeError, ValueError):
        return None


def _is_utf8(body: bytes) -> bool:
    try:
        body.decode()
    except UnicodeDecodeError:
        return False
    return True
