"""Mail, and pages saved by a browser as mail (MHTML): the part that holds the text."""

from __future__ import annotations

from email import policy
from email.message import Message
from email.parser import BytesParser

from onrecord.errors import Empty, NotText

_MOST_PARTS = 1_000


def open_mail(where: str, body: bytes) -> tuple[bytes, str]:
    """Return the page of a message, else its plain text; in UTF-8.

    Of several pages the first counts: those that follow are frames. What is attached is not read.

    Raises:
        NotText: it cannot be taken apart.
        Empty: there is no text in it.
    """
    try:
        message = BytesParser(policy=policy.compat32).parsebytes(body)
        parts = [part for _, part in zip(range(_MOST_PARTS), message.walk(), strict=False) if not part.is_multipart()]
    except (ValueError, LookupError, RecursionError) as error:
        raise NotText(where, "a message that cannot be taken apart; save its text as a file") from error
    shown = [part for part in parts if part.get_content_disposition() != "attachment"]
    for kind in ("text/html", "application/xhtml+xml", "text/plain"):
        for part in shown:
            if part.get_content_type() == kind and (text := _text(part)).strip():
                return text.encode("utf-8", "replace"), "text/plain" if kind == "text/plain" else "text/html"
    raise Empty(where, "no text in this message, only attachments; save them as files")


def _text(part: Message) -> str:
    raw = part.get_payload(decode=True)
    if not isinstance(raw, bytes):
        return ""
    for charset in ("utf-8", str(part.get_content_charset() or ""), "cp1252"):
        try:
            return raw.decode(charset)
        except (LookupError, UnicodeError, ValueError):
            continue
    return raw.decode("utf-8", "replace")
