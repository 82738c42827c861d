"""The standing questions under /api/ask: what may be asked, what is answered, and how; as `onrecord ask --json`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Annotated, Any

from msgspec import Meta, Struct

from onrecord import questions
from onrecord.asking import Agreement
from onrecord.asking.copied import Change, Relation
from onrecord.asking.falling import Fate
from onrecord.asking.recent import NewKind
from onrecord.contract import answer_row
from onrecord.corpus import Corpus
from onrecord.questions import Answered, Articles
from onrecord.records import Span, SpeakerKind
from onrecord.views import Page
from onrecord.web.api.answers import Spot
from onrecord.web.api.queries import Day, Paged, Query

Of = Annotated[str, Meta(min_length=1, max_length=400, description="The id of a claim, or words that it holds.")]
Report = Annotated[str, Meta(min_length=1, max_length=400, description="The id of an article, or its path.")]


class OfClaim(Paged, frozen=True, kw_only=True):
    """Of one claim."""

    claim: Of


class OfClaimOrAll(Paged, frozen=True, kw_only=True):
    """Of one claim, or of all."""

    claim: Annotated[str, Meta(max_length=400, description="The id of a claim, or words; empty for all.")] = ""


class OfReport(Paged, frozen=True, kw_only=True):
    """Of one article."""

    article: Report


class OfSource(Paged, frozen=True, kw_only=True):
    """Of a speaker, a body, an agency or an outlet."""

    name: Annotated[str, Meta(min_length=1, max_length=400, description="Any of its names.")]


class OfOutlets(Paged, frozen=True, kw_only=True):
    """In how many outlets."""

    outlets: Annotated[int, Meta(ge=2, le=1000, description="In so many outlets or more.")] = 5


class SinceDay(Paged, frozen=True, kw_only=True):
    """Since a day."""

    since: Day


class WordRow(Struct, frozen=True):
    """One voice of a claim on its way into one report; `sure`: its origin is in the low end of the range."""

    voice: str
    kind: SpeakerKind | None
    origin: int | None
    sure: bool
    rests: bool
    through: tuple[str, ...]
    report: str
    span: Span
    cold: str | None


class OneOriginRow(Struct, frozen=True):
    """A claim of one origin in many outlets; `sure` is false where a second is possible."""

    claim: str
    text: str
    outlets: tuple[str, ...]
    origins: tuple[int, int]
    sure: bool
    voices: tuple[str, ...]


class AsFactRow(Struct, frozen=True):
    """A report that asserts in its own voice what others attributed to `voice`; `before` is the report that did."""

    claim: str
    text: str
    outlet: str | None
    printed: str | None
    voice: str | None
    report: str
    span: Span
    before: str
    before_span: Span
    before_printed: str | None


class FollowerRow(Struct, frozen=True):
    """A report that shares passages with the one asked about, and what it changed."""

    report: str
    outlet: str | None
    printed: str | None
    relation: Relation
    share: float
    changes: tuple[Change, ...]
    also: dict[str, int]
    because: str


class DenialRow(Struct, frozen=True):
    """Somebody denies the claim; whether they speak of the same figure, time and place."""

    voices: tuple[str, ...]
    report: str
    span: Span
    words: str
    outlet: str | None
    printed: str | None
    figure: Agreement
    time: Agreement
    place: Agreement
    claim: str | None


class FallRow(Struct, frozen=True):
    """What becomes of a claim without the source; `without` is the range of origins that is left."""

    claim: str
    text: str
    fate: Fate
    origins: tuple[int, int]
    without: tuple[int, int]
    lost: int
    of: int
    left: tuple[str, ...]


class LoopRow(Struct, frozen=True):
    """A claim whose sources go round in a circle."""

    claim: str
    text: str
    note: str
    origins: tuple[int, int]
    spans: tuple[Spot, ...]


class NewRow(Struct, frozen=True):
    """Something that stands in a report of that day or later and in none before."""

    kind: NewKind
    day: str
    claim: str
    text: str
    voices: tuple[str, ...]
    origins: tuple[int, int]
    report: str
    span: Span
    to: str | None


class Asking(Struct, frozen=True):
    """A standing question: its name, what it asks, its address."""

    question: str
    asks: str
    address: str


Put = Callable[[Corpus, Any], Answered[Any]]
View = Callable[[Corpus, Mapping[str, str], Any], Page[dict[str, Any]]]


def _asked(put: Put) -> View:
    def view(corpus: Corpus, _: Mapping[str, str], q: Any) -> Page[dict[str, Any]]:
        answered = put(corpus, q)
        articles = Articles(corpus)
        rows = tuple(answer_row(row, articles) for row in answered.rows[q.start : q.start + q.count])
        return Page(len(answered.rows), rows, more=answered.more)

    return view


ASKED = (
    ("whose-word", "Whose word a claim is finally on, and where each trail goes cold", OfClaim, Page[WordRow],
     _asked(lambda corpus, q: questions.whose_word(corpus, q.claim))),
    ("one-origin", "What many outlets carry that has one origin, or may have", OfOutlets, Page[OneOriginRow],
     _asked(lambda corpus, q: questions.one_origin(corpus, q.outlets))),
    ("as-fact", "Who printed as fact what others attributed", OfClaimOrAll, Page[AsFactRow],
     _asked(lambda corpus, q: questions.as_fact(corpus, q.claim.strip()))),
    ("copies", "Which reports copy one, in what order, changing what", OfReport, Page[FollowerRow],
     _asked(lambda corpus, q: questions.copies(corpus, q.article))),
    ("denials", "Who denies a claim, and whether it is the same figure, time and place", OfClaim, Page[DenialRow],
     _asked(lambda corpus, q: questions.denials(corpus, q.claim))),
    ("falls", "Which claims fall with a source", OfSource, Page[FallRow],
     _asked(lambda corpus, q: questions.falls(corpus, q.name))),
    ("loops", "Where sources go round in a circle", Paged, Page[LoopRow],
     _asked(lambda corpus, _: questions.loops(corpus))),
    ("new", "What is new since a day", SinceDay, Page[NewRow],
     _asked(lambda corpus, q: questions.new(corpus, q.since))),
)  # fmt: skip
"""The questions by name: what they ask, their query, a page of their answer, and what answers."""


def every_question(_: Corpus, __: Mapping[str, str], ___: Query) -> tuple[Asking, ...]:
    """Return the questions there are."""
    return tuple(Asking(name, asks, f"/api/ask/{name}") for name, asks, *_ in ASKED)
