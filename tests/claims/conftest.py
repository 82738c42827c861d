"""Statements and readings by hand, for the tests of claims. All countries, people and outlets are invented."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import pytest

from onrecord.records import Article, Attribution, Block, Cast, Facts, Reading, Span, Statement
from onrecord.stages.claims import statements


@dataclass
class Page:
    """A reading written line by line; `said` is a line somebody is quoted for, `own` one of the outlet's own."""

    label: str
    outlet: str | None = None
    published: str | None = None
    lines: list[str] = field(default_factory=list)
    acts: list[Attribution] = field(default_factory=list)
    own_voice: list[Span] = field(default_factory=list)
    cast: Cast = field(default_factory=Cast)
    facts: Facts = field(default_factory=Facts)

    def _place(self, words: str) -> Span:
        start = sum(len(line) + 1 for line in self.lines)
        self.lines.append(words)
        return Span(start, start + len(words))

    def said(self, speaker: str | None, words: str, **more: Any) -> "Page":
        kind = more.pop("kind", "person" if speaker else None)
        stance = more.pop("stance", "asserts")
        span = self._place(words)
        self.acts.append(Attribution(None, None, (span,), "indirect", stance, speaker, kind, **more))
        return self

    def own(self, words: str) -> "Page":
        self.own_voice.append(self._place(words))
        return self

    def reading(self) -> Reading:
        text = "\n".join(self.lines)
        body = (Block(Span(0, len(text)), "body"),)
        article = Article(
            "capture " + self.label, text, Span(0, len(text)), path=self.label, outlet=self.outlet,
            published=self.published, blocks=body,
        )  # fmt: skip
        return Reading(article, "by hand", tuple(self.acts), tuple(self.own_voice), self.cast, self.facts)


@pytest.fixture
def page() -> type[Page]:
    return Page


@pytest.fixture
def say() -> Callable[..., Statement]:
    """Make the one statement of a page of its own."""
    made = 0

    def one(words: str, speaker: str | None = "Ana Kol", published: str | None = None, **more: Any) -> Statement:
        nonlocal made
        made += 1
        label = more.pop("label", f"{made}.txt")
        return statements(Page(label, "The Rook", published).said(speaker, words, **more).reading())[0]

    return one
