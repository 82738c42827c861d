"""Tables of what was obtained and read: captures, articles, attributions, hops, mentions."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.edges.export.pile import Pile
from onrecord.edges.export.schema import ARTICLE, Column, Row, Table, ends, span, texts
from onrecord.records import Attribution, Hop, Span


def _captures(pile: Pile) -> Iterator[Row]:
    for c in pile.captures():
        seen = pile.seen_at(c.id)
        yield c.id, c.sha256, len(c.body), c.origin, c.media_type, c.obtained, seen[-1] if seen else None, len(seen)


CAPTURES = Table(
    "captures",
    "bytes as they were obtained",
    (
        *texts(("capture", "its id: SHA-256 of bytes and origin"), ("sha256", "SHA-256 of the bytes")),
        Column("bytes", "whole", "how many"),
        *texts(
            ("origin", "where from: a path or a URL"),
            ("media_type", "of the bytes"),
            ("obtained", "when it was first obtained (ISO 8601, UTC)"),
            ("last_seen", "when it was last found unchanged"),
        ),
        Column("times_seen", "whole", "how often it was found"),
    ),
    _captures,
)


def _articles(pile: Pile) -> Iterator[Row]:
    for reading in pile.readings():
        a = reading.article
        said = (
            a.path, a.given_id, a.url, a.title and pile.short(a.title), a.outlet, a.published, a.published_at,
            a.updated, a.byline and pile.short(a.byline), a.dateline, list(a.agencies), a.language, a.complete,
        )  # fmt: skip
        yield a.id, a.capture, a.sha256, a.number, *a.extent, *said, reading.reader, a.text if pile.with_text else None


ARTICLES = Table(
    "articles",
    "one report in a capture",
    (
        *texts(("article", "its id"), ("capture", "the id of its capture"), ("text_sha256", "SHA-256 of the text")),
        Column("number", "whole", "which article of its capture, from 0"),
        *span("", "it"),
        *texts(
            ("path", "where the capture came from"),
            ("given_id", "the id its source gave"),
            ("url", "its address"),
            ("title", "its title"),
            ("outlet", "who published it"),
            ("published", "the day it was published"),
            ("published_at", "the time, where known"),
            ("updated", "the day it was updated"),
            ("byline", "its authors as printed"),
            ("dateline", "where it was written, as printed"),
        ),
        Column("agencies", "texts", "agencies it credits"),
        *texts(("language", "its language")),
        Column("complete", "yes/no", "whether it is the whole report, as far as can be told"),
        *texts(
            ("reader", "which engine read it, with its version"),
            ("text", "the whole text of its capture; only where asked for"),
        ),
    ),
    _articles,
)


def _edges(contents: tuple[Span, ...]) -> tuple[int | None, int | None]:
    return (contents[0].start, contents[-1].end) if contents else (None, None)


def _attribution(pile: Pile, ident: str, number: int, a: Attribution, text: str) -> Row:
    quote = pile.short(" … ".join(text[s.start : s.end] for s in a.content))
    spans = (*ends(a.source), *ends(a.cue), *_edges(a.content), [f"{s.start}:{s.end}" for s in a.content])
    who = (a.speaker, a.speaker_kind, a.party, a.on_behalf_of, a.addressee, a.said, a.within)
    return ident, number, *spans, a.mode, a.stance, *who, a.score, quote


def _attributions(pile: Pile) -> Iterator[Row]:
    for reading in pile.readings():
        for number, a in enumerate(reading.attributions):
            yield _attribution(pile, reading.id, number, a, reading.article.text)


ATTRIBUTIONS = Table(
    "attributions",
    "who said, by which words, what",
    (
        ARTICLE,
        Column("attribution", "whole", "its number in the article"),
        *span("source_", "the source"),
        *span("cue_", "the cue"),
        *span("content_", "what was said (all of it)"),
        Column("contents", "texts", "the spans of what was said, each start:end"),
        *texts(
            ("mode", "direct, indirect or mixed"),
            (
                "stance",
                "asserts, accuses, denies, confirms, declines, unverified, unclaimed or retracts",
            ),
            ("speaker", "the longest name the article gives"),
            ("speaker_kind", "person, organisation, state, outlet, group or unnamed"),
        ),
        Column("local_party", "whole", "the speaker's number within the article: see appearances"),
        *texts(
            ("on_behalf_of", "the body a spokesman speaks for"),
            ("addressee", "to whom it was said"),
            ("said", "on what day"),
        ),
        Column("within", "whole", "the number of the attribution it lies inside"),
        Column("score", "number", "how sure the engine is, 0 to 1"),
        Column("quote", "text", "its words, cut short"),
    ),
    _attributions,
)


def _hops(pile: Pile) -> Iterator[Row]:
    for reading in pile.readings():
        for number, a in enumerate(reading.attributions):
            yield from (_hop(reading.id, number, hop) for hop in a.hops)


def _hop(article: str, number: int, hop: Hop) -> Row:
    return article, number, hop.step, hop.party, hop.verb, hop.number, *hop.span


HOPS = Table(
    "hops",
    "one link between a speaker and the reader",
    (
        ARTICLE,
        Column("attribution", "whole", "the number of the attribution in the article"),
        Column("step", "whole", "1 is nearest to the speaker; parallel links share a step"),
        *texts(("party", "the channel"), ("verb", "by which it passed on")),
        Column("local_party", "whole", "the channel's number within the article, where it is a party"),
        *span("", "the words that say so"),
    ),
    _hops,
)


def _mentions(pile: Pile) -> Iterator[Row]:
    for reading in pile.readings():
        for m in reading.cast.mentions:
            yield reading.id, *m.span, m.kind, m.party, pile.quote(reading.article, m.span)


MENTIONS = Table(
    "mentions",
    "a name in a text",
    (
        ARTICLE,
        *span("", "it"),
        *texts(("kind", "PER, ORG or LOC")),
        Column("local_party", "whole", "whose name it is, within the article"),
        *texts(("name", "as it stands there")),
    ),
    _mentions,
)
