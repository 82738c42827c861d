"""Tables of what follows from all articles together: parties, claims, chains, links, copies and their edits."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from onrecord.edges.export.pile import Pile
from onrecord.edges.export.schema import ARTICLE, Column, Row, Table, ends, span, texts
from onrecord.records import Because, Claim

_CLAIM = Column("claim", "text", "the claim's id")


def because(reasons: Iterable[Because]) -> list[str]:
    """Reasons in words, each once."""
    return list(dict.fromkeys(f"{b.rule}: {b.note}" if b.note else b.rule for b in reasons))


def _parties(pile: Pile) -> Iterator[Row]:
    for p in pile.parties():
        roles = [f"{t.role} ({t.as_of})" if t.as_of else t.role for t in p.roles]
        articles = len({article for article, _ in p.members})
        yield p.id, p.name, p.kind, list(p.names), roles, articles, [pile.short(b) for b in because(p.because)]


PARTIES = Table(
    "parties",
    "whoever can speak or be spoken of",
    (
        *texts(("party", "its id"), ("name", "the name it is shown by"), ("kind", "person, organisation, state …")),
        Column("names", "texts", "every name seen"),
        Column("roles", "texts", "what articles say it is, with the day of the article"),
        Column("articles", "whole", "how many name it"),
        Column("because", "texts", "why its names are one"),
    ),
    _parties,
)


def _appearances(pile: Pile) -> Iterator[Row]:
    for p in pile.parties():
        yield from ((p.id, article, number) for article, number in p.members)


APPEARANCES = Table(
    "appearances",
    "a party in an article",
    (Column("party", "text", "its id"), ARTICLE, Column("local_party", "whole", "its number within the article")),
    _appearances,
)


def _claims(pile: Pile) -> Iterator[Row]:
    for c in pile.claims():
        articles = len({m.article for m in c.members})
        low, high = c.origins
        kinds = list(dict.fromkeys(w.kind for w in c.warnings))
        yield c.id, pile.short(c.text), articles, list(c.voices), low, high, kinds, [pile.short(s) for s in _count(c)]


def _count(claim: Claim) -> list[str]:
    """How the count came about, step by step."""
    return because(b for b in claim.because if b.rule.startswith("origins/"))


CLAIMS = Table(
    "claims",
    "what is asserted, by however many",
    (
        _CLAIM,
        *texts(("text", "the words of one of its members, cut short")),
        Column("reports", "whole", "how many articles carry it"),
        Column("voices", "texts", "who asserts it"),
        Column("origins_low", "whole", "separate origins: at least"),
        Column("origins_high", "whole", "separate origins: at most"),
        Column("warnings", "texts", "kinds of what to know before counting"),
        Column("because", "texts", "how the count came about"),
    ),
    _claims,
)


def _members(pile: Pile) -> Iterator[Row]:
    for c in pile.claims():
        for m in c.members:
            who = (m.speaker, m.speaker_kind, m.party, m.stance, m.attribution)
            yield c.id, m.id, m.article, *m.span, *who, pile.short(m.text)


MEMBERS = Table(
    "members",
    "a statement that makes a claim",
    (
        _CLAIM,
        Column("statement", "text", "the statement's id"),
        ARTICLE,
        *span("", "it"),
        *texts(
            ("speaker", "who asserts it"),
            ("speaker_kind", "person, organisation, state, outlet, group or unnamed"),
            ("party", "the speaker's id in parties, where there is one"),
            ("stance", "of the act"),
        ),
        Column("attribution", "whole", "its number in the article; empty: the outlet's own voice"),
        Column("quote", "text", "its words, cut short"),
    ),
    _members,
)


def _chains(pile: Pile) -> Iterator[Row]:
    for c in pile.claims():
        for chain in c.chains:
            hops = [f"{hop.step} {hop.party} {hop.verb}" for hop in chain.hops]
            yield c.id, chain.statement, chain.article, chain.voice, chain.voice_kind, chain.party, hops, chain.cold


CHAINS = Table(
    "chains",
    "how a voice reached a report",
    (
        _CLAIM,
        Column("statement", "text", "the statement's id"),
        ARTICLE,
        *texts(
            ("voice", "who speaks"), ("voice_kind", "what kind of party"), ("party", "the voice's id in parties")
        ),
        Column("hops", "texts", "step, channel and verb, from the speaker outward"),
        Column("cold", "text", "what is missing where the trail ends"),
    ),
    _chains,
)  # fmt: skip


def _links(pile: Pile) -> Iterator[Row]:
    for c in pile.claims():
        for k in c.links:
            quote = pile.quote(pile.article(k.article), k.span)
            yield c.id, k.to, k.kind, pile.acts(c, k), list(k.voices), k.article, *k.span, quote


LINKS = Table(
    "links",
    "one claim bears on another",
    (
        _CLAIM,
        *texts(("to", "the other claim; empty: of nothing in the corpus"), ("kind", "supports, denies or revises")),
        Column("acts", "yes/no", "whether this claim does it to the other, or it is done to this one"),
        Column("voices", "texts", "who does it"),
        ARTICLE,
        *span("", "the words that do it"),
        Column("quote", "text", "these words, cut short"),
    ),
    _links,
)

_PAIR = texts(("a", "the id of one article"), ("b", "the id of the other"))


def _copies(pile: Pile) -> Iterator[Row]:
    for c in pile.copies():
        reasons = [pile.short(b) for b in because(c.because)]
        yield c.a, c.b, c.share_a, c.share_b, c.direction, reasons


COPIES = Table(
    "copies",
    "two articles with aligned passages",
    (
        *_PAIR,
        Column("share_a", "number", "the share of a's body words that stand in b, 0 to 1"),
        Column("share_b", "number", "the share of b's that stand in a"),
        *texts(("direction", "a>b, b>a or undetermined")),
        Column("because", "texts", "the evidence for the direction"),
    ),
    _copies,
)


def _passages(pile: Pile) -> Iterator[Row]:
    for c in pile.copies():
        for number, p in enumerate(c.passages):
            yield c.a, c.b, number, *p.a, *p.b, p.identity, p.kind


PASSAGES = Table(
    "passages",
    "a stretch of text that stands in both",
    (
        *_PAIR,
        Column("passage", "whole", "its number in the pair"),
        *span("a_", "it, in a,"),
        *span("b_", "it, in b,"),
        Column("identity", "number", "the share of equal words, 0 to 1"),
        *texts(("kind", "copy, shared-quotation, template or stock")),
    ),
    _passages,
)


def _edits(pile: Pile) -> Iterator[Row]:
    for c in pile.copies():
        for number, e in enumerate(c.edits):
            yield c.a, c.b, number, e.kind, *ends(e.a), *ends(e.b)


EDITS = Table(
    "edits",
    "what one of two copies changed",
    (
        *_PAIR,
        Column("edit", "whole", "its number in the pair"),
        *texts(("kind", "quote, speaker, hop, figure, date, place, omitted, added, hedge or wording")),
        *span("a_", "it, in a,"),
        *span("b_", "it, in b,"),
    ),
    _edits,
)
