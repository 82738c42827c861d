"""What is answered, described: the rows of `contract` as types, which the description is made from."""

from __future__ import annotations

from typing import Annotated, Generic, TypeVar

from msgspec import UNSET, Meta, Struct, UnsetType

from onrecord.records import (
    Alias,
    Block,
    Direction,
    Edit,
    Figure,
    LinkKind,
    Mention,
    Mode,
    PartyKind,
    Passage,
    Place,
    Span,
    SpeakerKind,
    Stance,
    Time,
)

Row = TypeVar("Row")


class Listed(Struct, Generic[Row], frozen=True):
    """Some of a list; `total` is how many there are, at least so many where `more` is set; `next` the next part."""

    total: int
    more: bool
    items: tuple[Row, ...]
    next: str | None


class HopRow(Struct, frozen=True):
    """One link between the speaker and the reader, counted from the speaker outward."""

    step: int
    party: str
    verb: str
    span: Span


class AttributionRow(Struct, frozen=True):
    """Who said, by which words, what."""

    source: Span | None
    cue: Span | None
    content: tuple[Span, ...]
    mode: Mode
    stance: Stance
    speaker: str | None
    speaker_kind: SpeakerKind | None
    on_behalf_of: str | None
    addressee: str | None
    said: str | None
    within: int | None
    hops: tuple[HopRow, ...]
    score: float
    party: int | None
    stands_for: tuple[int, ...]
    because: tuple[str, ...]


class Detail(Struct, frozen=True):
    """Where a descriptive field of an article was read."""

    because: str
    value: str
    span: Span | None


class Person(Struct, frozen=True):
    """A party as one article shows it."""

    party: int
    name: str
    names: tuple[str, ...]
    kind: PartyKind
    roles: tuple[str, ...]


class ReadRow(Struct, frozen=True, kw_only=True):
    """An article and all that was found in it: as `onrecord read --json`."""

    path: str
    id: str | UnsetType = UNSET
    sha256: str
    text: str
    article: int
    extent: Span
    title: str | None
    outlet: str | None
    published: str | None
    published_at: str | None
    updated: str | None
    byline: str | None
    dateline: str | None
    agencies: tuple[str, ...]
    language: str | None
    complete: bool
    anchor: str | None
    url: str | None
    details: tuple[Detail, ...]
    blocks: tuple[Block, ...]
    attributions: tuple[AttributionRow, ...]
    own_voice: tuple[Span, ...]
    mentions: tuple[Mention, ...]
    parties: tuple[Person, ...]
    aliases: tuple[Alias, ...]
    times: tuple[Time, ...]
    places: tuple[Place, ...] | UnsetType = UNSET
    gazetteer: str | UnsetType = UNSET
    figures: tuple[Figure, ...]
    reader: str


class CopyRow(Struct, frozen=True):
    """Two articles that share passages: as `onrecord copies --json`."""

    a: str
    b: str
    a_article: int
    b_article: int
    passages: tuple[Passage, ...]
    edits: tuple[Edit, ...]
    share_a: Annotated[float, Meta(ge=0, le=1)]
    share_b: Annotated[float, Meta(ge=0, le=1)]
    direction: Direction
    because: tuple[str, ...]


class RoleRow(Struct, frozen=True):
    """What an article says a party is."""

    role: str
    as_of: str | None
    article: str


class NamesRow(Struct, frozen=True):
    """A party and why its names are one: as `onrecord names --json`."""

    party: str
    name: str
    names: tuple[str, ...]
    kind: PartyKind
    articles: int
    roles: tuple[RoleRow, ...]
    because: tuple[str, ...]


class MemberRow(Struct, frozen=True, kw_only=True):
    """One report's words of a claim."""

    path: str
    id: str | UnsetType = UNSET
    span: Span
    speaker: str | None
    stance: Stance


class ChainRow(Struct, frozen=True):
    """How one voice reached one report; `cold` says what is missing where the trail ends."""

    voice: str
    hops: tuple[HopRow, ...]
    report: str
    span: Span
    stance: Stance
    cold: str | None
    origin: int | None
    rests: bool


class LinkRow(Struct, frozen=True):
    """One claim bears on another; `acts` says whether it is this one that does so."""

    to: str | None
    kind: LinkKind
    voices: tuple[str, ...]
    report: str
    span: Span
    acts: bool


class Spot(Struct, frozen=True):
    """Characters of a report."""

    report: str
    span: Span


class WarningRow(Struct, frozen=True):
    """Something to know before counting."""

    kind: str
    note: str
    spans: tuple[Spot, ...]


class StepRow(Struct, frozen=True, kw_only=True):
    """One line of the count: what is left of what after it; those not settled can be answered otherwise."""

    step: str
    rule: str
    note: str
    left: tuple[int, int]
    of: str
    settled: bool
    question: str | UnsetType = UNSET
    judged: str | UnsetType | None = UNSET
    answer: str | UnsetType | None = UNSET
    without: tuple[int, int] | None
    spans: tuple[Spot, ...]


class TraceRow(Struct, frozen=True):
    """A claim with its chains and its count: as `onrecord trace --json`."""

    claim: str
    text: str
    members: tuple[MemberRow, ...]
    voices: tuple[str, ...]
    reports: tuple[str, ...]
    origins: tuple[int, int]
    families: tuple[tuple[str, ...], ...]
    chains: tuple[ChainRow, ...]
    links: tuple[LinkRow, ...]
    warnings: tuple[WarningRow, ...]
    because: tuple[str, ...]
    ledger: tuple[StepRow, ...]


class Found(Struct, frozen=True):
    """Where words were found; in the snippet each stands between `**`."""

    article: str
    label: str
    title: str | None
    where: str
    snippet: str


class Doubted(Struct, frozen=True):
    """What may be one party and is left for a person: as `onrecord names unsure --json`."""

    left: str
    right: str
    names: tuple[str, str]
    because: str
    score: float


class Suggested(Struct, frozen=True):
    """What may be one claim and is left for a person: as `onrecord judge unsure --json`."""

    left: str
    right: str
    texts: tuple[str, str]
    because: str
    score: float


class StoryRow(Struct, frozen=True):
    """Claims on one theme across events; for following a narrative, never for counting corroboration."""

    storyline: str
    text: str
    claims: tuple[str, ...]
    voices: tuple[str, ...]
    reports: tuple[str, ...]
    first: str | None
    last: str | None


class Standing(Struct, frozen=True):
    """The corpus as it stands; `generation` grows with every article and every judgement."""

    version: str
    generation: int
    claims: int
    articles: int
    parties: int
    outlets: int
    description: str
