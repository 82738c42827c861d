"""Records ↔ bytes: what stands in the binary columns of a table.

A record of the program is written as msgpack behind the name of its type, so that it is small, and read back checked;
anything else is pickled.
"""

from __future__ import annotations

import pickle
from functools import cache
from typing import Any

import msgspec

from onrecord import records
from onrecord.errors import Unreadable
from onrecord.records import Record

_END = b"\0"
_PICKLED = b"\0"
_encode = msgspec.msgpack.Encoder().encode


def pack(value: Any) -> bytes:
    """Return a value as bytes."""
    if isinstance(value, Record) and type(value).__module__ == records.__name__:
        try:
            return type(value).__name__.encode() + _END + _encode(value)
        except UnicodeEncodeError:
            pass  # a lone surrogate, which msgpack has no form for
    return _PICKLED + pickle.dumps(value)


def unpack(raw: bytes) -> Any:
    """Return the value that these bytes were made of."""
    kind, _, packed = raw.partition(_END)
    return _decoder(kind).decode(packed) if kind else pickle.loads(packed)  # noqa: S301 (our own program wrote it)


@cache
def _decoder(kind: bytes) -> msgspec.msgpack.Decoder[Any]:
    return msgspec.msgpack.Decoder(getattr(records, kind.decode()))


def pack_all(outcome: list[Any] | Unreadable) -> bytes:
    """Return all that was made of one record, or the error that stands in its place, as bytes."""
    if isinstance(outcome, Unreadable):
        return _PICKLED + pickle.dumps(outcome)
    return _ALL + _encode([pack(one) for one in outcome])


def unpack_all(raw: bytes) -> list[Any] | Unreadable:
    """Return what was made of one record, or the error that stands in its place."""
    if raw.startswith(_ALL):
        return [unpack(one) for one in _decode_all(raw[len(_ALL) :])]
    error: Unreadable = pickle.loads(raw[1:])  # noqa: S301 (likewise)
    return error


_ALL = b"+"
_decode_all = msgspec.msgpack.Decoder(list[bytes]).decode
