"""The bytes of an archive one after the other: plain, or gzip files in a row, of which one may be cut or damaged."""

from __future__ import annotations

import zlib
from typing import IO

_READ = 65_536
_HARMLESS = 1 << 30
_MOST_TIMES = 200
_MAGIC = b"\x1f\x8b\x08"


class Broken(Exception):
    """The bytes end within a record, or cannot be unpacked from here on."""


class Bytes:
    """Reads forward through an archive; implements what the records need.

    Args:
        file: The archive, open for reading bytes.
    """

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self._raw = b""  # read, not unpacked yet
        self._out = bytearray()  # unpacked, not handed on yet
        self._start = 0  # of what in `_out` was not handed on
        self._engine: zlib._Decompress | None = None
        self._raw = file.read(_READ)
        self.packed = self._raw.startswith(_MAGIC)
        self.offset = 0  # of all that was handed on, unpacked
        self.read_bytes = len(self._raw)  # of the file

    @property
    def bloated(self) -> bool:
        """Whether it unpacks to far more than any text does: such an archive was made to fill a machine."""
        return self.offset > _HARMLESS and self.offset > _MOST_TIMES * self.read_bytes

    def line(self, most: int) -> bytes:
        """Return a line with its end, b"" at the end of all; what is longer than `most` is returned in parts.

        Raises:
            Broken: the packed bytes are damaged or cut within it.
        """
        searched = self._start
        while True:
            end = self._out.find(b"\n", searched)
            if end >= 0 or len(self._out) - self._start >= most:
                return self._hand_on(min(most, (end + 1 if end >= 0 else len(self._out)) - self._start))
            searched = len(self._out)
            moved = self._start
            if not self._fill():
                return self._hand_on(len(self._out) - self._start)
            searched -= moved - self._start

    def take(self, size: int) -> bytes:
        """Return up to so many bytes, fewer at the end of all.

        Raises:
            Broken: the packed bytes are damaged or cut within them.
        """
        while len(self._out) - self._start < size and self._fill():
            pass
        return self._hand_on(min(size, len(self._out) - self._start))

    def skip(self, size: int) -> int:
        """Pass over so many bytes; return how many there were.

        Raises:
            Broken: the packed bytes are damaged or cut within them.
        """
        passed = 0
        while passed < size:
            piece = self.take(min(_READ, size - passed))
            if not piece:
                break
            passed += len(piece)
        return passed

    def resume(self) -> bool:
        """After `Broken`: go on at the next gzip file in the row that begins; False where there is none."""
        self._out.clear()
        self._start = 0
        self._engine = None
        window = self._raw[1:]
        while True:
            at = window.find(_MAGIC)
            if at >= 0:
                self._raw = window[at:]
                return True
            more = self._file.read(_READ)
            if not more:
                self._raw = b""
                return False
            self.read_bytes += len(more)
            window = window[-2:] + more

    def _hand_on(self, size: int) -> bytes:
        piece = bytes(self._out[self._start : self._start + size])
        self._start += size
        self.offset += size
        return piece

    def _fill(self) -> bool:
        """Get some more bytes out of the file; False at its end.

        Raises:
            Broken: they cannot be unpacked.
        """
        if self._start:
            del self._out[: self._start]
            self._start = 0
        if not self._raw:
            self._raw = self._file.read(_READ)
            self.read_bytes += len(self._raw)
            if not self._raw:
                if self._engine is not None and not self._engine.eof:
                    raise Broken
                return False
        if not self.packed:
            self._out += self._raw
            self._raw = b""
            return True
        return self._unpack()

    def _unpack(self) -> bool:
        if self._engine is None or self._engine.eof:
            self._raw = self._raw.lstrip(b"\0")  # padding between the files
            if not self._raw:
                return self._fill()
            self._engine = zlib.decompressobj(zlib.MAX_WBITS | 16)
        try:
            piece = self._engine.decompress(self._raw, _READ)
        except zlib.error as error:
            raise Broken from error
        self._out += piece
        if self._engine.eof:
            self._raw = self._engine.unused_data
        else:
            self._raw = self._engine.unconsumed_tail
        return True
