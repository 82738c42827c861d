"""The records of a WARC file, one after the other."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator
from typing import IO, NamedTuple

from onrecord.edges.sources.limits import too_large
from onrecord.edges.sources.warc.members import Broken, Bytes
from onrecord.errors import Cut, Refused, Unreadable

_LONGEST_LINE = 65_536
_MOST_FIELDS = 1_000
_VERSIONS = (b"WARC/0.", b"WARC/1.")


class Record(NamedTuple):
    """A record: its header by lower-case names, and its block."""

    where: str
    fields: dict[str, str]
    block: bytes

    @property
    def type(self) -> str:
        """What kind of record it is."""
        return self.fields.get("warc-type", "")

    @property
    def target(self) -> str:
        """The address it is of; some writers put it between angle brackets."""
        return self.fields.get("warc-target-uri", "").strip("<>")


def records(
    file: IO[bytes], where: str, limit: int, wanted: frozenset[str]
) -> Iterator[tuple[Record | Unreadable, int]]:
    """Yield (record or error, bytes of the file read so far); records of other types are passed over.

    A packed archive that is damaged in one place goes on at the next record; one that breaks off says so. Never
    raises on what is in the file.

    Args:
        file: The archive, open for reading bytes.
        where: What errors call it.
        limit: The most bytes a block may have.
        wanted: The types of records to yield.
    """
    reader = Bytes(file)
    number = 0
    while True:
        number += 1
        try:
            found = _next(reader, f"{where} (record {number})", limit, wanted)
            if found is None:
                return
        except Broken:
            last = not (reader.packed and reader.resume())
            yield _broken(where, number, last=last), reader.read_bytes
            if last:
                return
            continue
        except Unreadable as error:
            yield error, reader.read_bytes
            if not (reader.packed and reader.resume()):
                return
            continue
        if reader.bloated:
            yield Refused(where, "unpacks to hundreds of times its size, which no pages do; the rest was left out"), 0
            return
        if not isinstance(found, str):
            yield found, reader.read_bytes


def _broken(where: str, number: int, *, last: bool) -> Cut:
    if last:
        return Cut(where, f"the archive breaks off in record {number:,}; what stands before was read, fetch it again")
    return Cut(where, f"the archive is damaged in record {number:,}; it was left out, fetch the archive again")


def _next(reader: Bytes, where: str, limit: int, wanted: frozenset[str]) -> Record | Unreadable | str | None:
    """Return the next record, why it was left out, its type if that is not wanted, or None at the end of all.

    Raises:
        Broken: it is cut short.
        Cut: no record stands where one should.
    """
    line = reader.line(_LONGEST_LINE)
    while line in {b"\r\n", b"\n"}:
        line = reader.line(_LONGEST_LINE)
    if not line:
        return None
    if not line.startswith(_VERSIONS):
        raise Cut(where, "no WARC record stands here; the archive is damaged or no archive, fetch it again")
    fields = _fields(reader, where)
    try:
        size = int(fields.get("content-length", ""))
    except ValueError:
        size = -1
    if size < 0:
        raise Cut(where, "its length is missing; the archive is damaged, fetch it again")
    kind = fields.get("warc-type", "").lower()
    if kind not in wanted or size > limit:
        if reader.skip(size) < size:
            raise Broken
        return too_large(fields.get("warc-target-uri", where), size, limit) if kind in wanted else kind or "unknown"
    block = reader.take(size)
    if len(block) < size:
        raise Broken
    record = Record(where, fields, block)
    if (digest := fields.get("warc-block-digest")) and not digest_fits(digest, block):
        return Cut(f"{where} {record.target}", "its bytes are not those that were archived (block digest); left out")
    return record


def _fields(reader: Bytes, where: str) -> dict[str, str]:
    """Read a header up to its blank line; the first of several fields of one name counts.

    Raises:
        Broken: it is cut short.
        Cut: it is no header.
    """
    fields: dict[str, str] = {}
    name = ""
    for _ in range(_MOST_FIELDS):
        line = reader.line(_LONGEST_LINE)
        if not line.endswith(b"\n"):
            if len(line) < _LONGEST_LINE:
                raise Broken
            raise Cut(where, "a header line without end; the archive is damaged, fetch it again")
        text = line.decode("utf-8", "replace").rstrip("\r\n")
        if not text:
            return fields
        if text[0] in " \t" and name:
            fields[name] += " " + text.strip()
            continue
        name, _, value = text.partition(":")
        name = name.strip().lower()
        fields.setdefault(name, value.strip())
    raise Cut(where, "a header without end; the archive is damaged, fetch it again")


def digest_fits(stated: str, *candidates: bytes) -> bool:
    """Whether some bytes have a digest, in any spelling in use; one of an unknown kind fits everything."""
    algorithm, _, value = stated.partition(":")
    name = algorithm.strip().lower().replace("-", "")
    if name not in {"sha1", "sha256", "sha512", "md5"}:
        return True
    value = value.strip()
    for body in candidates:
        raw = hashlib.new(name, body, usedforsecurity=False).digest()
        if value.lower() == raw.hex() or value.upper().rstrip("=") == base64.b32encode(raw).decode().rstrip("="):
            return True
        if value.rstrip("=") == base64.b64encode(raw).decode().rstrip("="):
            return True
    return False
