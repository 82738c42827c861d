"""Taking compression off bytes that a stranger sent: never more than the limit, layer by layer.

643 bytes of gzip in gzip grow to 300 MB: so each layer hands on small pieces, and every layer counts its own.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator, Sequence

from onrecord.edges.sources.limits import too_large
from onrecord.errors import Cut, NotText, Unreadable

_PIECE = 65_536
_MOST_LAYERS = 3
_GZIP_OR_ZLIB = zlib.MAX_WBITS | 32
_KNOWN = {"gzip": _GZIP_OR_ZLIB, "x-gzip": _GZIP_OR_ZLIB, "deflate": _GZIP_OR_ZLIB}


class _Layer:
    """One compression being taken off, piece by piece; gzip files that follow one another are one stream."""

    def __init__(self, where: str, limit: int) -> None:
        self._where = where
        self._limit = limit
        self._engine = zlib.decompressobj(_GZIP_OR_ZLIB)
        self._out = 0
        self._begun = False

    def feed(self, data: bytes) -> Iterator[bytes]:
        more = bool(data)
        while more:
            if self._engine.eof:
                if not data.strip(b"\0"):
                    return
                self._engine = zlib.decompressobj(_GZIP_OR_ZLIB)
            try:
                piece = self._inflate(data)
            except zlib.error as error:
                raise NotText(self._where, "its compression is damaged; fetch it again") from error
            self._begun = True
            self._out += len(piece)
            if self._out > self._limit:
                raise too_large(self._where, None, self._limit)
            data = self._engine.unused_data if self._engine.eof else self._engine.unconsumed_tail
            more = bool(data) or (len(piece) == _PIECE and not self._engine.eof)  # it may still hold some back
            if piece:
                yield piece

    def _inflate(self, data: bytes) -> bytes:
        try:
            return self._engine.decompress(data, _PIECE)
        except zlib.error:
            if self._begun:
                raise
        # Some servers send "deflate" without its zlib head.
        self._engine = zlib.decompressobj(-zlib.MAX_WBITS)
        return self._engine.decompress(data, _PIECE)

    @property
    def whole(self) -> bool:
        return self._engine.eof or not self._begun


def inflated(
    where: str, chunks: Iterable[bytes], encodings: Sequence[str], limit: int
) -> tuple[bytes, Unreadable | None]:
    """Return what chunks hold when every encoding is taken off, the last first; and why that is not all, if so.

    The reason is `TooLarge` where a layer grows beyond the limit (nothing more is read then), `NotText` where one is
    damaged, not known or one too many, `Cut` where the bytes end within one.

    Args:
        where: What an error calls them.
        chunks: The bytes as they come.
        encodings: As Content-Encoding names them, in the order in which they were put on.
        limit: The most bytes that any layer may grow to.
    """
    wanted = [name for name in (e.strip().lower() for e in encodings) if name not in {"", "identity"}]
    if unknown := [name for name in wanted if name not in _KNOWN]:
        return b"", NotText(
            where, f"packed in a way that was not asked for ({unknown[0][:40]}); save it from a browser"
        )
    if len(wanted) > _MOST_LAYERS:
        return b"", NotText(where, f"packed {len(wanted)} times over; no honest server does that: left out")
    layers = [_Layer(where, limit) for _ in wanted]
    out = bytearray()
    try:
        for chunk in chunks:
            for piece in _through(layers, chunk):
                out += piece
                if len(out) > limit:
                    return bytes(out[:limit]), too_large(where, None, limit)
    except Unreadable as error:
        return bytes(out), error
    if not all(layer.whole for layer in layers):
        return bytes(out), Cut(where, "breaks off within its compression; fetch it again")
    return bytes(out), None


def _through(layers: Sequence[_Layer], data: bytes) -> Iterator[bytes]:
    if not layers:
        yield data
        return
    for piece in layers[-1].feed(data):
        yield from _through(layers[:-1], piece)
