"""Which reports of a claim are copies of one another where it matters: in the passage that carries the claim."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product

from onrecord.records import Claim, Copy, Passage, Span, Statement
from onrecord.stages.origins.context import Context
from onrecord.stages.origins.groups import Groups
from onrecord.text import overlap

_COVERED = 0.6  # of a statement lies in the passage
_SHIFT = 80  # characters by which aligned words may have moved within a passage, beside a tenth of its length
_DRIFT = 1.0


@dataclass(frozen=True)
class Families:
    """Reports and statements by family.

    `reports` maps an article id to its family, `passages` a statement id to the group of statements that are one
    passage printed several times, `copies` are the copies that led to it.
    """

    reports: dict[str, str]
    passages: dict[str, str]
    copies: tuple[Copy, ...]

    @property
    def later(self) -> set[str]:
        """Articles known to be the later one of a pair of copies."""
        directed = (c for c in self.copies if c.direction != "undetermined")
        return {c.b if c.direction == "a>b" else c.a for c in directed}

    def named(self) -> tuple[tuple[str, ...], ...]:
        """The families of more than one report."""
        found: dict[str, list[str]] = {}
        for article, family in self.reports.items():
            found.setdefault(family, []).append(article)
        return tuple(tuple(f) for f in found.values() if len(f) > 1)

    def aligned(self, members: Sequence[Statement]) -> list[list[Statement]]:
        """The members by passage, in order; those that nobody copied stand alone."""
        found: dict[str, list[Statement]] = {}
        for member in members:
            found.setdefault(self.passages[member.id], []).append(member)
        return list(found.values())


def families(claim: Claim, corpus: Context) -> Families:
    """Find the reports that copy the claim from one another, and the statements that are one passage."""
    reports, passages = Groups(), Groups()
    by_article: dict[str, list[Statement]] = {}
    for member in claim.members:
        by_article.setdefault(member.article, []).append(member)
    used = []
    for copy in corpus.copies_among(by_article):
        pairs = _pairs(copy, by_article[copy.a], by_article[copy.b])
        for left, right in pairs:
            passages.join(left.id, right.id)
        if pairs:
            reports.join(copy.a, copy.b)
            used.append(copy)
    return Families(
        {article: reports.find(article) for article in by_article},
        {member.id: passages.find(member.id) for member in claim.members},
        tuple(used),
    )


def uncopied(claim: Claim) -> Families:
    """The families of a claim if nothing in it were a copy."""
    return Families({m.article: m.article for m in claim.members}, {m.id: m.id for m in claim.members}, ())


def _pairs(copy: Copy, left: Sequence[Statement], right: Sequence[Statement]) -> list[tuple[Statement, Statement]]:
    """The statements of two copies that are one passage, nearest places first, each at most once."""
    near = sorted(
        (drift, a.id, b.id, a, b)
        for a, b in product(left, right)
        if (drift := min((_drift(p, a.span, b.span) for p in copy.passages), default=_DRIFT)) < _DRIFT
    )
    taken: set[str] = set()
    pairs = []
    for _, _, _, a, b in near:
        if a.id not in taken and b.id not in taken:
            taken |= {a.id, b.id}
            pairs.append((a, b))
    return pairs


def _drift(passage: Passage, a: Span, b: Span) -> float:
    """By what part of the way two spans have moved against each other in a passage; 1 where either is not in it."""
    if passage.kind != "copy" or not (_covered(a, passage.a) and _covered(b, passage.b)):
        return _DRIFT
    length = max(passage.a.end - passage.a.start, passage.b.end - passage.b.start)
    left, right = a.start - passage.a.start, b.start - passage.b.start
    return abs(left - right) / (_SHIFT + length / 10)


def _covered(span: Span, by: Span) -> bool:
    return overlap(span, by) >= _COVERED * (span.end - span.start)
