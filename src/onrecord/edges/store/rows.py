"""Records to what a row holds, and back, with the SELECT that asks for the columns each way back needs."""

from __future__ import annotations

import zlib
from collections.abc import Iterable
from typing import Any

import msgspec

from onrecord.records import (
    Article,
    Attribution,
    Capture,
    Cast,
    Exchange,
    Facts,
    Given,
    Judgement,
    Kept,
    Meaning,
    Note,
    Reading,
    Record,
    Span,
    Tombstone,
)

# Level 1: twice as fast as the default on news texts for about a tenth more bytes.
_LEVEL = 1


class Rest(Record, frozen=True, omit_defaults=True):
    """A reading without its article and reader."""

    attributions: tuple[Attribution, ...] = ()
    own_voice: tuple[Span, ...] = ()
    cast: Cast = Cast()
    facts: Facts = Facts()
    meanings: tuple[Meaning, ...] = ()


_encode = msgspec.json.Encoder().encode
_given = msgspec.json.Decoder(Given).decode
_article = msgspec.json.Decoder(Article).decode
_rest = msgspec.json.Decoder(Rest).decode
_exchange = msgspec.json.Decoder(Exchange).decode
_judgement = msgspec.json.Decoder(Judgement).decode
_note = msgspec.json.Decoder(Note).decode
_tombstone = msgspec.json.Decoder(Tombstone).decode


def pack(raw: bytes) -> bytes:
    """Compress."""
    return zlib.compress(raw, _LEVEL)


def unpack(packed: bytes) -> bytes:
    """Undo `pack`.

    Raises:
        zlib.error: these are not the bytes that were packed.
    """
    return zlib.decompress(packed)


def to_bytes(text: str) -> bytes:
    """UTF-8, and lone surrogates as they are: the bytes that `Article.sha256` hashes."""
    return text.encode("utf-8", "surrogatepass")


def to_text(raw: bytes) -> str:
    """Undo `to_bytes`."""
    return raw.decode("utf-8", "surrogatepass")


def capture_row(capture: Capture) -> tuple[Any, ...]:
    """Columns id, sha256, origin, media_type, obtained, given, body."""
    given = _encode(capture.given).decode()
    packed = pack(capture.body)
    return (capture.id, capture.sha256, capture.origin, capture.media_type, capture.obtained, given, packed)


CAPTURES = "SELECT origin, body, media_type, obtained, given FROM captures"
NUMBERED_FROM = "SELECT number, origin, body, media_type, obtained, given FROM captures"


def to_capture(row: tuple[Any, ...]) -> Capture:
    """Make a capture of a row of `CAPTURES`.

    Raises:
        zlib.error: its bytes are not those that were packed.
        msgspec.DecodeError: likewise what the source said of it.
    """
    origin, body, media_type, obtained, given = row
    return Capture(origin, unpack(body), media_type, obtained, _given(given))


def exchange_json(exchange: Exchange) -> str:
    """How a server answered."""
    return _encode(exchange).decode()


EXCHANGED_FROM = """SELECT c.number, c.origin, c.body, c.media_type, c.obtained, c.given, e.record FROM captures c
    LEFT JOIN exchanges e ON e.capture = c.number AND e.obtained = c.obtained"""


def to_exchanged(row: tuple[Any, ...]) -> Capture:
    """Make a capture of a row of `EXCHANGED_FROM` after its number, with how its server answered where one did."""
    *columns, exchange = row
    capture = to_capture(tuple(columns))
    return msgspec.structs.replace(capture, exchange=_exchange(exchange)) if exchange else capture


def to_exchange(record: str) -> Exchange:
    """Undo `exchange_json`."""
    return _exchange(record)


# The latest capture of a page, by the address it was asked for or is known by, and its server's latest answer.
KEPT = """SELECT c.id, c.origin, coalesce((SELECT max(o.obtained) FROM observations o WHERE o.capture = c.number),
        c.obtained), (SELECT e.record FROM exchanges e WHERE e.capture = c.number ORDER BY e.obtained DESC LIMIT 1)
    FROM captures c WHERE c.number = (SELECT max(p.number) FROM (
        SELECT number FROM captures WHERE origin = ?1
        UNION ALL SELECT capture FROM exchanges WHERE url = ?1) p)"""


def to_kept(row: tuple[Any, ...]) -> Kept:
    """Make what is kept of a page of a row of `KEPT`."""
    id_, origin, obtained, record = row
    exchange = _exchange(record) if record else None
    marks = (exchange.header("etag"), exchange.header("last-modified")) if exchange else (None, None)
    return Kept(id_, origin, obtained, *marks)


def article_json(article: Article) -> str:
    """The article without its text."""
    return _encode(msgspec.structs.replace(article, text="")).decode()


def reading_blob(reading: Reading) -> bytes:
    """The reading without its article, compressed."""
    r = reading
    return pack(_encode(Rest(r.attributions, r.own_voice, r.cast, r.facts, r.meanings)))


ARTICLES = """SELECT a.seq, a.record, coalesce(t.text, c.body) FROM articles a JOIN texts t ON t.number = a.text
    JOIN captures c ON c.number = t.capture"""


def to_article(row: tuple[Any, ...]) -> Article:
    """Make an article of a row of `ARTICLES`, which takes a third of the time of a reading.

    Raises:
        zlib.error: its text is not the bytes that were packed.
        UnicodeDecodeError: likewise.
        msgspec.DecodeError: likewise the article.
    """
    _, article, text = row
    return msgspec.structs.replace(_article(article), text=to_text(unpack(text)))


def to_head(record: str) -> Article:
    """Undo `article_json`: an article without its text, and so without a hash of its own."""
    return _article(record)


READINGS = """SELECT a.seq, a.record, coalesce(t.text, c.body), r.reader, r.record
    FROM articles a JOIN readings r ON r.article = a.seq JOIN texts t ON t.number = a.text
    JOIN captures c ON c.number = t.capture"""


def to_reading(row: tuple[Any, ...]) -> Reading:
    """Make a reading of a row of `READINGS`.

    Raises:
        zlib.error: its text or itself are not the bytes that were packed.
        UnicodeDecodeError: likewise its text.
        msgspec.DecodeError: likewise its article or itself.
    """
    _, article, text, reader, rest = row
    kept = _rest(unpack(rest))
    whole = msgspec.structs.replace(_article(article), text=to_text(unpack(text)))
    return Reading(whole, reader, kept.attributions, kept.own_voice, kept.cast, kept.facts, kept.meanings)


def judgement_json(judgement: Judgement) -> str:
    """The judgement."""
    return _encode(judgement).decode()


def to_judgement(record: str) -> Judgement:
    """Undo `judgement_json`."""
    return _judgement(record)


def note_json(note: Note) -> str:
    """The note."""
    return _encode(note).decode()


def to_note(record: str) -> Note:
    """Undo `note_json`."""
    return _note(record)


def tombstone_json(tombstone: Tombstone) -> str:
    """The tombstone."""
    return _encode(tombstone).decode()


def to_tombstone(record: str) -> Tombstone:
    """Undo `tombstone_json`."""
    return _tombstone(record)


def json_of(values: Iterable[str]) -> str:
    """Strings as one value, for `json_each`."""
    return _encode(list(values)).decode()
