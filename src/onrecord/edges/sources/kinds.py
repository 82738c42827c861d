"""What kind of thing some bytes are: by what their sender says, and by how they begin."""

from __future__ import annotations

import re
from pathlib import Path

from onrecord.errors import Empty, NotText, Unreadable

HTML = "text/html"
TEXT = "text/plain"
PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
MAIL = "message/rfc822"
MHTML = "multipart/related"

_BY_NAME = {
    ".txt": TEXT, ".html": HTML, ".htm": HTML, ".xhtml": HTML, ".pdf": PDF, ".docx": DOCX,
    ".eml": MAIL, ".mhtml": MHTML, ".mht": MHTML, ".png": "image/png", ".jpg": "image/jpeg", ".jpeg": "image/jpeg",
    ".webp": "image/webp", ".tif": "image/tiff", ".tiff": "image/tiff",
}  # fmt: skip
_BY_TYPE = {
    "text/html": HTML, "application/xhtml+xml": HTML, "text/plain": TEXT, PDF: PDF, DOCX: DOCX, MAIL: MAIL,
    MHTML: MHTML, "application/x-mimearchive": MHTML,
}  # fmt: skip
_PAGE = re.compile(
    rb"\s*(?:<!--.*?-->\s*|<\?xml[^>]*>\s*)*<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL
)
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"RIFF", b"\x00\x00\x00\x1cftyp")


def media_type(name: str) -> str | None:
    """Return the media type a file's name promises, None for files that are no reports."""
    return _BY_NAME.get(Path(name.lower().removesuffix(".gz")).suffix)


def kind_of(where: str, declared: str, body: bytes) -> str | Unreadable:
    """Return the media type of some bytes that came with a Content-Type; why they are no report if they are none."""
    stated = declared.partition(";")[0].strip().lower()
    if not body.strip():
        return Empty(where, "the answer is empty; open it in a browser, and add its text as a file")
    if body.startswith(b"%PDF-"):
        return PDF
    if body.startswith(_PICTURES) or stated.startswith(("image/", "audio/", "video/", "font/")):
        return NotText(where, f"no text ({stated or 'a picture'}); give the text of the report instead")
    if stated in _BY_TYPE:
        return _BY_TYPE[stated]
    if _PAGE.match(body[:4096]):
        return HTML
    return NotText(where, f"no page and no text ({stated or 'of no stated kind'}); save its text and add the file")
