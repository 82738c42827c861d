"""Small invented corpora by hand, for the tests of the count. All countries, people and outlets are invented."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import msgspec
import pytest

from onrecord.records import (
    Article,
    Attribution,
    Because,
    Block,
    Cast,
    Claim,
    Copy,
    Direction,
    Edit,
    Hop,
    LocalParty,
    Party,
    PartyKind,
    Passage,
    Reading,
    Span,
)
from onrecord.stages.claims import claim_id, statements
from onrecord.stages.origins import Context, count

DAM = "the gates of the Hethra Dam were opened on purpose"


@dataclass
class Report:
    """One article, written line by line; every line is one statement of the claim that is counted."""

    label: str
    outlet: str | None
    published: str | None
    agencies: tuple[str, ...] = ()
    url: str | None = None
    lines: list[str] = field(default_factory=list)
    acts: list[Attribution] = field(default_factory=list)
    own_voice: list[Span] = field(default_factory=list)
    cast: list[LocalParty] = field(default_factory=list)
    titles: list[Span] = field(default_factory=list)
    notices: list[Because] = field(default_factory=list)

    def _place(self, words: str) -> Span:
        start = sum(len(line) + 1 for line in self.lines)
        self.lines.append(words)
        return Span(start, start + len(words))

    def _party(self, name: str, kind: PartyKind) -> int:
        known = (p.number for p in self.cast if p.name == name)
        number = next(known, len(self.cast))
        if number == len(self.cast):
            self.cast.append(LocalParty(number, name, (name,), kind))
        return number

    def said(self, speaker: str | None, words: str = DAM, **more: Any) -> "Report":
        kind = more.pop("kind", "person" if speaker else None)
        span = self._place(words)
        if more.pop("title", False):
            self.titles.append(span)
        named = speaker and kind not in ("unnamed", "group")
        sort = kind if kind in ("outlet", "organisation", "state") else "person"
        party = self._party(speaker, sort) if named else None
        body = more.pop("body", None)
        hops = tuple(Hop(step, name, "reported", span) for step, name in enumerate(more.pop("hops", ()), 1))
        stands_for = tuple(self._party(name, "person") for name in more.pop("stands_for", ()))
        act = Attribution(None, None, (span,), "indirect", more.pop("stance", "asserts"), speaker, kind, party, body)
        number = self._party(body, "organisation") if body else None
        self.acts.append(msgspec.structs.replace(act, body=number, stands_for=stands_for, hops=hops, **more))
        return self

    def own(self, words: str = DAM) -> "Report":
        self.own_voice.append(self._place(words))
        return self

    def notice(self, field_: str, words: str) -> "Report":
        """Print a notice that takes the report back ("retracts") or corrects it ("revises")."""
        self.notices.append(Because(f"{field_}: notice", words, span=self._place(words)))
        return self

    def reading(self) -> Reading:
        text = "\n".join(self.lines)
        blocks = tuple(Block(span, "title") for span in self.titles)
        article = Article(
            "capture " + self.label, text, Span(0, len(text)), path=self.label, outlet=self.outlet,
            published=self.published, agencies=self.agencies, blocks=blocks, url=self.url,
            details=tuple(self.notices),
        )  # fmt: skip
        return Reading(article, "by hand", tuple(self.acts), tuple(self.own_voice), Cast(parties=tuple(self.cast)))


@dataclass
class World:
    """A corpus of reports that all carry one claim."""

    reports: list[Report] = field(default_factory=list)
    copied: list[tuple[str, str, Direction, tuple[Edit, ...]]] = field(default_factory=list)

    def report(self, label: str, outlet: str | None = None, published: str | None = None, **more: Any) -> Report:
        self.reports.append(Report(label, outlet, published, **more))
        return self.reports[-1]

    def copy(self, a: str, b: str, direction: Direction = "undetermined", edits: tuple[Edit, ...] = ()) -> None:
        self.copied.append((a, b, direction, edits))

    def _parties(self, readings: list[Reading]) -> Iterator[tuple[tuple[str, int], Party]]:
        for reading in readings:
            for p in reading.cast.parties:
                yield (
                    (reading.id, p.number),
                    Party("id of " + p.name, p.name, p.names, p.kind, ((reading.id, p.number),)),
                )

    def context(self) -> Context:
        readings = [r.reading() for r in self.reports]
        by_label = {r.article.path: r for r in readings}
        copies = []
        for a, b, direction, edits in self.copied:
            left, right = by_label[a], by_label[b]
            whole = Passage(left.article.extent, right.article.extent, 1.0)
            copies.append(Copy(left.id, right.id, (whole,), edits, 1.0, 1.0, direction, ()))
        return Context({r.id: r for r in readings}, tuple(copies), dict(self._parties(readings)))

    def claim(self) -> Claim:
        members = tuple(s for r in self.reports for s in statements(r.reading()))
        return Claim(
            claim_id(members[0]), members[0].text, members, (), tuple(dict.fromkeys(m.article for m in members)), (0, 0)
        )

    def counted(self) -> Claim:
        return count(self.claim(), self.context())


@pytest.fixture
def world() -> World:
    return World()


@pytest.fixture(scope="session")
def empty_world() -> type[World]:
    """For tests that draw many worlds."""
    return World
