"""Reading bytes with a limit: a file is measured before it is read, a gzip stream while it is unpacked."""

from __future__ import annotations

import errno
import os
import zlib
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from stat import S_ISREG
from types import MappingProxyType
from typing import NamedTuple

from onrecord.edges.sources.web.limits import Web
from onrecord.errors import NotText, TooLarge, Unreadable
from onrecord.records import Capture, Given, Kept, Lead, Seen, Skipped

MEGABYTE = 1_000_000

Found = Capture | Seen | Lead | Skipped | Unreadable
"""What a source yields."""


def now() -> str:
    """Return the time in UTC to the second, as ISO 8601."""
    return datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


def untold(_what: str, _done: int, _total: int | None) -> None:
    """Nobody is looking."""


def nothing_kept(_url: str) -> Kept | None:
    """There is no corpus that could have it."""
    return None


class Intake(NamedTuple):
    """How captures are taken in.

    Args:
        base: the folder of the corpus; origins inside it are relative to it. None: origins are as the user named them.
        limit: the most bytes one capture may have, packed or unpacked.
        clock: gives the time a capture is stamped with.
        web: how the network is used.
        columns: which column of a table holds what, by the names of the fields: {"text": "body"}.
        kept: returns what a corpus has of a page, by its canonical address.
        tell: is told of long work: what is being done, how much is done, of how much if that is known.
    """

    base: Path | None = None
    limit: int = 20 * MEGABYTE
    clock: Callable[[], str] = now
    web: Web = Web()
    columns: Mapping[str, str] = MappingProxyType({})
    kept: Callable[[str], Kept | None] = nothing_kept
    tell: Callable[[str, int, int | None], None] = untold

    def origin(self, path: Path) -> str:
        """Return where a file is from: relative to the base where it lies inside it, else absolute."""
        if self.base is None:
            return shown(path)
        # Not `resolve`: a link inside the corpus's folder keeps its own name.
        there, base = (Path(os.path.abspath(p)) for p in (path, self.base))  # noqa: PTH100
        return shown(there.relative_to(base) if there.is_relative_to(base) else there)

    def capture(self, origin: str, body: bytes, media_type: str, given: Given | None = None) -> Capture:
        """Stamp some bytes."""
        return Capture(origin, body, media_type, self.clock(), given or Given())


def shown(path: Path) -> str:
    r"""Return a path as text: with slashes, and bytes that are no UTF-8 written as \xNN."""
    return os.fsencode(path.as_posix()).decode("utf-8", "backslashreplace")


def is_folder(what: str) -> bool:
    """Whether a name is a folder's; a name no file can have is none."""
    try:
        return Path(what).is_dir()
    except OSError:
        return False


def reason(error: OSError | ValueError) -> str:
    """Say why the system refused a file, and what helps."""
    match error:
        case FileNotFoundError():
            return "there is no such file; check the spelling"
        case PermissionError():
            return "may not be read by this user; change its permissions"
        case IsADirectoryError():
            return "is a folder; name the folder to take in what is inside"
        case OSError(errno=errno.ELOOP):
            return "a link that leads back to itself; remove the link"
        case ValueError():
            return "no name a file can have; check the spelling"
        case _:
            return f"{(error.strerror or 'cannot be read').lower()}; check the disk or the path"


def too_large(where: str, size: int | None, limit: int) -> TooLarge:
    """Make the error for a capture over the limit; `size` is None where it was not measured to the end."""
    amount = f"{size / MEGABYTE:,.0f} MB" if size is not None else "it unpacks to more"
    return TooLarge(
        where,
        f"{amount}, and the limit is {limit / MEGABYTE:,.0f} MB a report; "
        "give each report as a file or a line of a .jsonl of its own",
    )


def read_file(path: Path, where: str, limit: int) -> bytes:
    """Return the bytes of a regular file.

    Raises:
        TooLarge: more than `limit` bytes.
        Unreadable: the system refuses it, or it is no regular file.
    """
    try:
        status = path.stat()
        if not S_ISREG(status.st_mode):
            raise Unreadable(where, "neither a file nor a folder, perhaps a pipe or a device; save it as a file")
        if status.st_size > limit:
            raise too_large(where, status.st_size, limit)
        with path.open("rb") as file:
            body = file.read(limit + 1)
    except (OSError, ValueError) as error:
        raise Unreadable(where, reason(error)) from error
    if len(body) > limit:  # it grew while it was read
        raise too_large(where, None, limit)
    return body


def unpack(packed: bytes, where: str, limit: int) -> bytes:
    """Return what a gzip file holds, all its members.

    Raises:
        TooLarge: it unpacks to more than `limit` bytes; unpacking stops there.
        NotText: it is no gzip file, or it is cut or damaged.
    """
    out = bytearray()
    rest = packed
    while rest.strip(b"\0"):
        engine = zlib.decompressobj(wbits=zlib.MAX_WBITS | 16)
        try:
            out += engine.decompress(rest, limit + 1 - len(out))
        except zlib.error as error:
            raise NotText(where, "a damaged gzip file, or none at all; fetch it again") from error
        if len(out) > limit:
            raise too_large(where, None, limit)
        if not engine.eof:
            raise NotText(where, "a gzip file that breaks off, perhaps a download that failed; fetch it again")
        rest = engine.unused_data
    return bytes(out)
