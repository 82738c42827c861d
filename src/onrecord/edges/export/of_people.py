"""Tables of what people did: judgements, notes, and what was erased."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.edges.export.pile import Pile
from onrecord.edges.export.schema import Column, Row, Table, texts


def _judgements(pile: Pile) -> Iterator[Row]:
    for j in pile.judgements():
        sides = (list(j.all_lefts), list(j.all_rights))
        yield j.id, j.subject, j.verdict, *sides, j.rule, j.actor, j.made, j.supersedes


JUDGEMENTS = Table(
    "judgements",
    "a person's decision that two things are the same, or not",
    (
        *texts(("judgement", "its id"), ("subject", "what it is about"), ("verdict", "what was decided")),
        Column("lefts", "texts", "the one side"),
        Column("rights", "texts", "the other"),
        *texts(
            ("rule", "by hand, or which list"),
            ("actor", "whose decision"),
            ("made", "when (ISO 8601, UTC)"),
            ("supersedes", "the judgement it takes back"),
        ),
    ),
    _judgements,
)


def _notes(pile: Pile) -> Iterator[Row]:
    for n in pile.notes():
        review = (n.review.verdict, n.review.author, n.review.url) if n.review else (None, None, None)
        yield n.id, n.about, n.to, n.text, n.actor, n.made, *review


NOTES = Table(
    "notes",
    "what a person wrote on a claim or an article",
    texts(
        ("note", "its id"),
        ("about", "claim or article"),
        ("to", "the id of it"),
        ("text", "what was written"),
        ("actor", "by whom"),
        ("made", "when (ISO 8601, UTC)"),
        ("review_verdict", "what a fact-check by others concluded, where the note links one"),
        ("review_author", "whose fact-check"),
        ("review_url", "where it is"),
    ),
    _notes,
)


def _tombstones(pile: Pile) -> Iterator[Row]:
    for t in pile.tombstones():
        ids = (t.capture, t.sha256, t.origin_sha256, list(t.articles), [str(n) for n in t.numbers])
        yield *ids, t.reason, t.actor, t.made, list(t.pages), t.key, t.signature


TOMBSTONES = Table(
    "tombstones",
    "what was erased on purpose",
    (
        *texts(
            ("capture", "the id of the capture that was erased"),
            ("sha256", "SHA-256 of its bytes"),
            ("origin_sha256", "SHA-256 of where it came from"),
        ),
        Column("articles", "texts", "the ids of its articles"),
        Column("numbers", "texts", "their places in the order of arrival"),
        *texts(
            ("reason", "why"),
            ("actor", "who erased it"),
            ("made", "when (ISO 8601, UTC)"),
        ),
        Column("pages", "texts", "SHA-256 of each web address it went by"),
        *texts(
            ("key", "an Ed25519 public key (hex)"),
            ("signature", "its signature of the other fields (hex)"),
        ),
    ),
    _tombstones,
)
