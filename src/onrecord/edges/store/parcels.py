"""One capture with all that is kept with it: what a store writes and hands on as a whole."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import Any, NamedTuple

import msgspec

from onrecord.records import Capture, Exchange, Reading

_encode = msgspec.json.Encoder(order="sorted").encode


class Parcel(NamedTuple):
    """A capture, its readings, the times it was obtained at, and how servers answered.

    `number` and the numbers beside the readings are their places in the order of arrival; None: the next ones.
    """

    capture: Capture
    readings: tuple[tuple[int | None, Reading], ...]
    seen: tuple[str, ...]
    exchanges: tuple[tuple[str, Exchange], ...] = ()
    number: int | None = None


def parcel(capture: Capture, readings: Sequence[Reading]) -> Parcel:
    """Wrap what was just obtained and read.

    Raises:
        ValueError: a reading is of another capture.
    """
    if any(reading.article.capture != capture.id for reading in readings):
        raise ValueError(f"a reading of another capture was to be kept with {capture.origin}")
    exchanges = ((capture.obtained, capture.exchange),) if capture.exchange else ()
    return Parcel(capture, tuple((None, reading) for reading in readings), (capture.obtained,), exchanges)


def digest_of(whole: Parcel) -> bytes:
    """Return the SHA-256 of everything in a parcel, to the last field: bytes, texts, numbers, times."""
    capture = whole.capture
    said: list[Any] = [whole.number, capture.id, capture.sha256, capture.origin, capture.media_type, capture.obtained]
    said += [capture.given, sorted(whole.seen), sorted(whole.exchanges, key=lambda told: told[0])]
    said += [
        (number, reading.article.sha256, msgspec.structs.replace(reading, article=_textless(reading)))
        for number, reading in whole.readings
    ]
    return hashlib.sha256(_encode(said)).digest()


def _textless(reading: Reading) -> Any:
    return msgspec.structs.replace(reading.article, text="")
