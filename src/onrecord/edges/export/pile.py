"""What an export is made of: the records of a corpus, each kind asked for when its turn comes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from onrecord.records import (
    Article,
    Capture,
    Claim,
    Copy,
    Judgement,
    Link,
    Note,
    Party,
    Reading,
    Span,
    Tombstone,
)

QUOTE = 240
"""The most characters of a text that leave in one field, unless whole texts are asked for."""


class About(NamedTuple):
    """What every export says of itself: the program, the corpus's digest, and when it was made (ISO, UTC)."""

    program: str
    corpus: str
    made: str


class Pile(NamedTuple):
    """A corpus as an export sees it.

    Attributes:
        about: what the export says of itself.
        captures: all captures with their bytes, in order of arrival.
        seen_at: the times at which a capture, by its id, was obtained.
        readings: all articles with what was found in them, in order of arrival.
        article: one article by its id.
        copies: pairs of articles with aligned passages.
        parties: parties across articles, with their members.
        claims: all claims, counted.
        judgements: all judgements of people, oldest first.
        notes: all notes that stand.
        tombstones: what was erased.
        acts: whether it is this claim that does what the link says, and not the other way round.
        with_text: whether whole texts may leave.
    """

    about: About
    captures: Callable[[], Iterator[Capture]]
    seen_at: Callable[[str], list[str]]
    readings: Callable[[], Iterator[Reading]]
    article: Callable[[str], Article]
    copies: Callable[[], Iterable[Copy]]
    parties: Callable[[], Iterable[Party]]
    claims: Callable[[], Iterable[Claim]]
    judgements: Callable[[], Iterable[Judgement]]
    notes: Callable[[], Iterable[Note]]
    tombstones: Callable[[], Iterable[Tombstone]]
    acts: Callable[[Claim, Link], bool]
    with_text: bool = False

    def short(self, text: str) -> str:
        """Return the text as it may leave: whole if texts may, else its first characters."""
        return text if self.with_text or len(text) <= QUOTE else text[: QUOTE - 1] + "…"

    def quote(self, article: Article, span: Span) -> str:
        """Return the words of a span as they may leave."""
        return self.short(article.text[span.start : span.end])
