"""An article: its text as stored, with everything marked that was found in it, and its copies in the margin."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from onrecord.corpus import Corpus
from onrecord.errors import BadInput
from onrecord.records import Article, Attribution, Block, Copy, Reading, Record, Span
from onrecord.text import lines, overlap
from onrecord.views import ClaimIn, ClaimRow
from onrecord.web.asking import Asked
from onrecord.web.heads import Head, head
from onrecord.web.marking import DOUBTFUL, Mark, Segment, marks_of, segments
from onrecord.web.pages.answer import Shown
from onrecord.wording import clip

_PAGE = 24_000  # characters of text on one page: with its marks and margin it stays under 300 KB
_TOLD = frozenset({"quote", "speaker", "hop", "figure", "date", "place", "hedge"})
_CHANGES = 4  # of one paragraph that stand in its margin


class Note(Record, frozen=True):
    """What the margin says of one attribution; `claim` is the id of the claim that its words are counted in.

    `party` is the id and the name of the speaker across articles, None where it has none.
    """

    number: int
    speaker: str | None
    named: bool
    through: tuple[str, ...]
    behalf: str | None
    mode: str
    stance: str
    said: str | None
    doubtful: bool
    claim: str | None
    party: tuple[str, str] | None = None


class Change(Record, frozen=True):
    """What a copy prints instead: its words, or None where it has nothing there."""

    other: Head
    kind: str
    here: str
    there: str | None


class Known(NamedTuple):
    """What is known across articles of what this one says: its claims, and its parties by their numbers in it."""

    claims: Sequence[ClaimIn]
    parties: Mapping[int, tuple[str, str]]


class Paragraph(Record, frozen=True):
    """A line of the text, its margin beside it; `order` counts the body's paragraphs."""

    role: str
    span: Span
    segments: tuple[Segment, ...]
    notes: tuple[Note, ...]
    changes: tuple[Change, ...]
    order: int | None = None

    @property
    def marked(self) -> bool:
        """Whether what a link asked to be marked lies in it."""
        return any("at" in segment.classes for segment in self.segments)


class Likeness(Record, frozen=True):
    """Another article that shares passages with this one."""

    other: Head
    share: float
    relation: str
    edits: int


class ArticleView(Record, frozen=True):
    """What the page of an article shows."""

    article: Article
    head: Head
    reader: str
    paragraphs: tuple[Paragraph, ...]
    copies: tuple[Likeness, ...]
    claims: tuple[ClaimRow, ...]
    window: Span
    before: int | None
    after: int | None
    speaking: int
    doubtful: int
    own: int
    gazetteer: str | None


def view(corpus: Corpus, asked: Asked) -> Shown:
    """Show one article; `at` marks a span of it and `from` says which page of a long one."""
    reading = corpus.reading(asked.path["article"])
    article = reading.article
    chosen = _chosen(asked.one("at"), article)
    window = _window(article, asked, chosen)
    copies = corpus.copies_of(article.id)
    others = _others(corpus, article, copies)
    counted = corpus.claims_in(article.id)
    known = Known(counted, corpus.parties_in(article.id))
    shown = ArticleView(
        article=article,
        head=head(article),
        reader=reading.reader,
        paragraphs=tuple(_paragraphs(reading, window, chosen, copies, others, known)),
        copies=tuple(_likeness(copy, article, others) for copy in copies),
        claims=tuple(one.claim for one in counted),
        window=window,
        before=max(article.extent.start, window.start - _PAGE) if window.start > article.extent.start else None,
        after=window.end if window.end < article.extent.end else None,
        speaking=len(reading.attributions),
        doubtful=sum(one.score < DOUBTFUL for one in reading.attributions),
        own=len(reading.own_voice),
        gazetteer=reading.facts.gazetteer,
    )
    return Shown("article.html", shown, "articles")


def _chosen(asked: str, article: Article) -> Span | None:
    """Return the span that a link asks to be marked.

    Raises:
        BadInput: it is none, or does not fit this text.
    """
    if not asked:
        return None
    start, _, end = asked.partition("-")
    if not (start.isascii() and start.isdigit() and end.isascii() and end.isdigit() and len(asked) < 24):
        raise BadInput(f"“at={asked[:30]}” is no span: write it as start-end, in characters")
    span = Span(int(start), int(end))
    if not article.extent.start <= span.start < span.end <= article.extent.end:
        raise BadInput(
            f"characters {span.start}–{span.end} do not fit this text of {article.extent.end}: it may be another "
            "version; open the claim again and follow its link"
        )
    return span


def _window(article: Article, asked: Asked, chosen: Span | None) -> Span:
    start, end = article.extent
    wanted = asked.number("from", chosen.start if chosen else start) if asked.one("from") or chosen else start
    place = start + max(0, min(wanted, end - 1) - start) // _PAGE * _PAGE
    return Span(place, min(end, place + _PAGE))


def _others(corpus: Corpus, article: Article, copies: Sequence[Copy]) -> dict[str, Article]:
    return {
        other: corpus.reading(other).article for copy in copies for other in (copy.a, copy.b) if other != article.id
    }


def _paragraphs(
    reading: Reading,
    window: Span,
    chosen: Span | None,
    copies: Sequence[Copy],
    others: dict[str, Article],
    known: Known,
) -> Iterable[Paragraph]:
    article = reading.article
    marks = marks_of(reading) + ([Mark(chosen, "at")] if chosen else [])
    refs = {number: _reference(one) for number, one in enumerate(reading.attributions, start=1)}
    order = 0
    for block in article.blocks or (Block(article.extent, "body"),):
        for line in lines(article.text, block.span):
            order += block.role == "body"
            span = Span(max(line.start, window.start), min(line.end, window.end))
            if span.start >= span.end:
                continue
            here = [n for n, place in refs.items() if span.start < place <= span.end]
            yield Paragraph(
                block.role,
                span,
                segments(article.text, span, marks, [(refs[n], n) for n in here]),
                tuple(_note(reading, n, known) for n in here),
                tuple(_changes(span, article, copies, others))[:_CHANGES],
                order if block.role == "body" else None,
            )


def _reference(one: Attribution) -> int:
    """Where the note of an attribution is called: behind its cue, else its source, else its first content."""
    span = one.cue or one.source or next(iter(one.content), None)
    return span.end if span else 0


def _note(reading: Reading, number: int, known: Known) -> Note:
    one = reading.attributions[number - 1]
    hops = dict.fromkeys(hop.party for hop in sorted(one.hops, key=lambda hop: hop.step))
    named = one.speaker_kind not in {None, "unnamed", "group"}
    return Note(
        number,
        one.speaker,
        named,
        tuple(hops),
        one.on_behalf_of,
        one.mode,
        one.stance,
        one.said,
        one.score < DOUBTFUL,
        next((c.claim.id for c in known.claims if any(overlap(s, t) for s in c.spans for t in one.content)), None),
        known.parties.get(one.party) if one.party is not None and named else None,
    )


def _changes(span: Span, article: Article, copies: Sequence[Copy], others: dict[str, Article]) -> Iterable[Change]:
    for copy in copies:
        ours, theirs, other = ("a", "b", copy.b) if copy.a == article.id else ("b", "a", copy.a)
        for edit in copy.edits:
            at: Span | None = getattr(edit, ours)
            if edit.kind in _TOLD and at and overlap(at, span):
                there: Span | None = getattr(edit, theirs)
                text = others[other].text
                yield Change(
                    head(others[other]),
                    edit.kind,
                    clip(article.text[slice(*at)], 80),
                    clip(text[slice(*there)], 80) if there else None,
                )


def _likeness(copy: Copy, article: Article, others: dict[str, Article]) -> Likeness:
    mine, other = (copy.share_a, copy.b) if copy.a == article.id else (copy.share_b, copy.a)
    earlier = copy.a if copy.direction == "a>b" else copy.b
    relation = (
        "which came first is not known"
        if copy.direction == "undetermined"
        else "copied from this one"
        if earlier == article.id
        else "this one was copied from it"
    )
    return Likeness(head(others[other]), mine, relation, len(copy.edits))
