"""Captures → WARC 1.1 (ISO 28500:2017), gzipped record by record as archives keep it.

What a server gave becomes a `response` with its status and headers. The content is kept without the encodings it was
sent in, so the headers that name them are renamed, as web archives do, and its length is put right.
"""

from __future__ import annotations

import base64
import gzip
import hashlib
from collections.abc import Iterable
from http import HTTPStatus
from importlib.metadata import version
from typing import IO, NamedTuple
from uuid import NAMESPACE_URL, uuid5

from onrecord.records import Capture, Exchange

_LEVEL = 6
_SENT = frozenset(("content-encoding", "transfer-encoding", "content-length"))


class Written(NamedTuple):
    """How many captures went into an archive, and how many did not, for they are not from the web."""

    pages: int
    others: int


def write_warc(captures: Iterable[Capture], file: IO[bytes]) -> Written:
    """Write captures from the web, each as a record of its own; those from files are counted and left out."""
    software = f"software: onrecord/{version('onrecord')}\r\nformat: WARC File Format 1.1\r\n".encode()
    pages = others = 0
    for capture in captures:
        record = _record(capture)
        if record is None:
            others += 1
            continue
        if not pages:
            head = [("WARC-Type", "warcinfo"), ("Content-Type", "application/warc-fields")]
            _write(file, [*head, *_marks("warcinfo", capture.obtained)], software)
        _write(file, *record)
        pages += 1
    return Written(pages, others)


def _record(capture: Capture) -> tuple[list[tuple[str, str]], bytes] | None:
    exchange = capture.exchange
    if not capture.origin.startswith(("http://", "https://")):
        return None
    url = exchange.url if exchange else capture.origin
    fields = [("WARC-Type", "response" if exchange else "resource"), ("WARC-Target-URI", url)]
    fields += _marks(capture.id, capture.obtained)
    if exchange is None:
        return [*fields, ("Content-Type", capture.media_type)], capture.body
    if exchange.address:
        fields.append(("WARC-IP-Address", exchange.address))
    fields += [
        ("WARC-Payload-Digest", _digest(capture.body)),
        ("Content-Type", "application/http; msgtype=response"),
    ]
    return fields, _head(exchange, len(capture.body)) + capture.body


def _marks(name: str, obtained: str) -> list[tuple[str, str]]:
    return [("WARC-Record-ID", f"<urn:uuid:{uuid5(NAMESPACE_URL, f'{name} {obtained}')}>"), ("WARC-Date", obtained)]


def _head(exchange: Exchange, size: int) -> bytes:
    try:
        phrase = HTTPStatus(exchange.status).phrase
    except ValueError:
        phrase = ""
    lines = [f"HTTP/1.1 {exchange.status} {phrase}"]
    for name, value in exchange.headers:
        lines.append(f"{'X-Archive-Orig-' if name.lower() in _SENT else ''}{name}: {value}")
    lines.append(f"Content-Length: {size}")
    return ("\r\n".join(lines) + "\r\n\r\n").encode("latin-1", "replace")


def _digest(body: bytes) -> str:
    """Return the digest in the form nearly all archives use."""
    return "sha1:" + base64.b32encode(hashlib.sha1(body, usedforsecurity=False).digest()).decode()


def _write(file: IO[bytes], fields: list[tuple[str, str]], block: bytes) -> None:
    fields = [*fields, ("WARC-Block-Digest", _digest(block)), ("Content-Length", str(len(block)))]
    # A line break in a value would begin a field of its own.
    head = "".join(f"{name}: {' '.join(value.split())}\r\n" for name, value in fields)
    file.write(gzip.compress(b"WARC/1.1\r\n" + head.encode() + b"\r\n" + block + b"\r\n\r\n", _LEVEL, mtime=0))
