"""Which reports copy one, in what order, and what each changed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Literal

from onrecord.records import Article, Copy, Direction, Edit, Record

Relation = Literal["copies it", "is copied by it", "shares its text"]
_TOLD = ("quote", "speaker", "hop", "figure", "date", "place", "hedge")
_KINDS = ("copy", "shared-quotation")


class Change(Record, frozen=True):
    """One edit in words: what the report asked about has, and what the other has instead; None where nothing stands."""

    kind: str
    here: str | None
    there: str | None


class Follower(Record, frozen=True):
    """A report that shares passages with the one asked about.

    `relation` is seen from it ("copies it", "is copied by it", "shares its text" where the order is not known), and
    `because` says why. `share` is the share of its words that stand in the one asked about. `changes` are what matters
    of the edits, `also` the numbers of the others by kind.
    """

    article: str
    outlet: str | None
    printed: str | None
    relation: Relation
    share: float
    changes: tuple[Change, ...]
    also: dict[str, int]
    because: str


def followers(article: str, copies: Iterable[Copy], articles: Mapping[str, Article]) -> tuple[Follower, ...]:
    """Return the reports that share passages with one, those it copied first, then by date; the undated last."""
    order: dict[Relation, int] = {"is copied by it": 0, "copies it": 1, "shares its text": 2}
    found = [
        _follower(article, copy, articles)
        for copy in copies
        if article in (copy.a, copy.b) and any(p.kind in _KINDS for p in copy.passages)
    ]
    return tuple(sorted(found, key=lambda f: (order[f.relation], f.printed or "~", f.article)))


def _follower(article: str, copy: Copy, articles: Mapping[str, Article]) -> Follower:
    first = copy.a == article
    other = articles[copy.b if first else copy.a]
    changes = [_change(edit, first, articles[article], other) for edit in copy.edits if edit.kind in _TOLD]
    return Follower(
        other.id,
        other.outlet,
        other.anchor,
        _relation(copy.direction, first=first),
        round(copy.share_b if first else copy.share_a, 3),
        tuple(dict.fromkeys(changes)),
        dict(Counter(edit.kind for edit in copy.edits if edit.kind not in _TOLD)),
        "; ".join(because.note or because.rule for because in copy.because if because.rule.startswith("direction")),
    )


def _relation(direction: Direction, *, first: bool) -> Relation:
    if direction == "undetermined":
        return "shares its text"
    return "copies it" if (direction == "a>b") == first else "is copied by it"


def _change(edit: Edit, first: bool, here: Article, there: Article) -> Change:  # noqa: FBT001 - which side is asked
    ours, theirs = (edit.a, edit.b) if first else (edit.b, edit.a)
    return Change(
        edit.kind,
        here.text[slice(*ours)] if ours else None,
        there.text[slice(*theirs)] if theirs else None,
    )
