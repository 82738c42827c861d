"""Whose word something is on, what rests on one word only, and who printed it as fact."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from onrecord.records import Article, Claim, Record, Span, SpeakerKind

Articles = Mapping[str, Article]


class Word(Record, frozen=True):
    """One voice of a claim on its way into one report.

    `origin` is the number of the origin it comes down to, `sure` whether that one is in the low end of the range,
    `rests` whether the voice only passes it on. `cold` says what is missing where the trail ends, None where it reaches
    a speaker.
    """

    voice: str
    kind: SpeakerKind | None
    origin: int | None
    sure: bool
    rests: bool
    through: tuple[str, ...]
    article: str
    span: Span
    cold: str | None


def whose_word(claim: Claim) -> tuple[Word, ...]:
    """Return on whose word a claim finally is, and where each trail goes cold; origins first, in their order."""
    words = (
        Word(
            c.voice, c.voice_kind, c.origin, c.origin is not None and c.origin <= claim.origins[0], c.rests,
            tuple(hop.party for hop in c.hops), c.article, c.span, c.cold,
        )
        for c in claim.chains
    )  # fmt: skip
    return tuple(sorted(words, key=lambda w: (w.origin or len(claim.chains) + 1, w.rests)))


class OneOrigin(Record, frozen=True):
    """A claim of one origin in many outlets; `sure` is false where a second origin is possible."""

    claim: str
    text: str
    outlets: tuple[str, ...]
    origins: tuple[int, int]
    sure: bool
    voices: tuple[str, ...]


def one_origin(claims: Iterable[Claim], articles: Articles, least: int = 5) -> tuple[OneOrigin, ...]:
    """Return claims that so many outlets carry and that have, or may have, one origin only: the sure ones first.

    Reports without an outlet are not counted.
    """
    found = []
    for claim in claims:
        outlets = tuple(dict.fromkeys(o for m in claim.members if (o := articles[m.article].outlet)))
        if len(outlets) >= least and claim.origins[0] <= 1:
            sure = claim.origins[1] == 1
            roots = dict.fromkeys(c.voice for c in claim.chains if not c.rests)
            found.append(OneOrigin(claim.id, claim.text, outlets, claim.origins, sure, tuple(roots)))
    return tuple(sorted(found, key=lambda o: (not o.sure, -len(o.outlets), o.origins[1], o.claim)))


class AsFact(Record, frozen=True):
    """A report that asserts in its own voice what others attributed to `voice`; `before` is the report that did."""

    claim: str
    text: str
    outlet: str | None
    printed: str | None
    voice: str | None
    article: str
    span: Span
    before: str
    before_span: Span
    before_printed: str | None


def as_fact(claims: Iterable[Claim], articles: Articles) -> tuple[AsFact, ...]:
    """Return who printed as fact what others attributed, the earliest first; what has no date comes last."""
    found = [row for claim in claims for row in _facts(claim, articles)]
    return tuple(sorted(found, key=lambda row: (row.printed or "~", row.outlet or "~", row.article)))


def _facts(claim: Claim, articles: Articles) -> Iterator[AsFact]:
    speakers = {(m.article, m.span): m.speaker for m in claim.members}
    for warning in claim.warnings:
        if warning.kind == "printed-as-fact":
            (here, span), (there, other) = warning.spans[:2]
            yield AsFact(
                claim.id, claim.text, articles[here].outlet, articles[here].anchor, speakers.get((there, other)),
                here, span, there, other, articles[there].anchor,
            )  # fmt: skip
