"""The HTTP answer inside a record: status, headers, content with every encoding taken off."""

from __future__ import annotations

import re
from typing import NamedTuple

from onrecord.edges.sources.inflate import inflated
from onrecord.errors import Cut, Unreadable

_STATUS = re.compile(rb"HTTP/\d(?:\.\d)? +(\d{3})")
_BLANK = re.compile(rb"\r?\n\r?\n")
_MOST_HEAD = 262_144
_SIZE = re.compile(rb"([0-9A-Fa-f]{1,15})[^\r\n]{0,1000}\r?\n")


class Http(NamedTuple):
    """An answer as it was archived. `raw` is all that followed its head, `body` the content."""

    status: int
    headers: tuple[tuple[str, str], ...]
    raw: bytes
    unchunked: bytes
    body: bytes
    broken: Unreadable | None

    def header(self, name: str) -> str:
        """Return the value of a header, "" where it was not sent."""
        return next((value for key, value in self.headers if key.lower() == name), "")


def read_http(where: str, block: bytes, limit: int) -> Http | Unreadable:
    """Return the answer in a block, or why there is none."""
    status = _STATUS.match(block)
    end = _BLANK.search(block, 0, _MOST_HEAD)
    if status is None or end is None:
        return Cut(where, "no answer in HTTP stands in this record; it was left out")
    headers = tuple(_headers(block[status.end() : end.start()]))
    raw = block[end.end() :]
    chunked = any(k.lower() == "transfer-encoding" and "chunked" in v.lower() for k, v in headers)
    plain = unchunk(raw) if chunked else None
    content = raw if plain is None else plain  # some writers take the chunks off and leave the header
    encodings = [n for k, v in headers if k.lower() == "content-encoding" for n in v.split(",")]
    body, broken = inflated(where, (content,), encodings, limit)
    if broken and encodings and not content.startswith(b"\x1f\x8b") and _looks_like_text(content):
        body, broken = content, None  # likewise the compression
    return Http(int(status[1]), headers, raw, content, body, broken)


def _looks_like_text(content: bytes) -> bool:
    return bool(content) and 0 not in content[:1024]


def _headers(head: bytes) -> list[tuple[str, str]]:
    out: list[tuple[str, str]] = []
    for line in head.decode("latin-1").splitlines()[1:]:
        if line[:1] in {" ", "\t"} and out:
            out[-1] = (out[-1][0], f"{out[-1][1]} {line.strip()}")
        elif ":" in line:
            name, _, value = line.partition(":")
            out.append((name.strip(), value.strip()))
    return out


def unchunk(raw: bytes) -> bytes | None:
    """Return what chunks hold; None where it is not in chunks, or the chunks break off."""
    out = bytearray()
    at = 0
    while match := _SIZE.match(raw, at):
        size = int(match[1], 16)
        if size == 0:
            return bytes(out)
        start = match.end()
        if start + size > len(raw):
            return None
        out += raw[start : start + size]
        at = start + size
        at += 2 if raw[at : at + 2] == b"\r\n" else raw[at : at + 1] == b"\n"
    return None
