"""What is new since it was last told: origins, denials and revisions of claims, pages that changed or vanished.

Pure: what was told goes in, news and what is told now come out. Whoever prints keeps the second only after the first
is printed; then nothing is lost by a stop at any moment, and at worst one line comes twice.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Literal

import msgspec

from onrecord.records import Article, Claim, Copy, Link, Record

NewsKind = Literal["origin", "denial", "revision", "changed", "vanished"]
_LINKS: dict[str, NewsKind] = {"denies": "denial", "revises": "revision"}


class Mark(Record, frozen=True):
    """What was told of a claim: its origins, and the links by a name of their own."""

    origins: tuple[int, int]
    links: tuple[str, ...] = ()


class Told(Record, frozen=True):
    """All that was told: of claims by id, and which pages had vanished."""

    claims: dict[str, Mark] = msgspec.field(default_factory=dict)
    gone: tuple[str, ...] = ()


class News(Record, frozen=True, omit_defaults=True):
    """One thing that is new. `text` is a claim's words or a page's title, `edits` counts a new version's by kind."""

    kind: NewsKind
    claim: str | None = None
    text: str | None = None
    origins: tuple[int, int] | None = None
    before: tuple[int, int] | None = None
    voices: tuple[str, ...] = ()
    to: str | None = None
    page: str | None = None
    edits: dict[str, int] = msgspec.field(default_factory=dict)


def marks(claims: Iterable[Claim]) -> dict[str, Mark]:
    """Return what is to be remembered of claims."""
    return {
        c.id: Mark(c.origins, tuple(sorted(_name(link) for link in c.links if link.kind in _LINKS))) for c in claims
    }


def _name(link: Link) -> str:
    return f"{link.kind} {link.to or ''} {link.article} {link.span.start}"


def of_claims(claims: Sequence[Claim], told: Mapping[str, Mark]) -> list[News]:
    """Return what is new in claims; a new claim is its first origin."""
    news = []
    for claim in claims:
        before = told.get(claim.id)
        if before is None or claim.origins[0] > before.origins[0] or claim.origins[1] > before.origins[1]:
            news.append(
                News("origin", claim.id, claim.text, claim.origins, before.origins if before else None, claim.voices)
            )
        said = before.links if before else ()
        fresh = (link for link in claim.links if link.kind in _LINKS and _name(link) not in said)
        news += [News(_LINKS[link.kind], claim.id, claim.text, voices=link.voices, to=link.to) for link in fresh]
    return news


def versions(heads: Mapping[str, Article], known: int) -> list[tuple[str, str]]:
    """Return the articles that came as a new version of a page, by id, each behind the one it follows.

    Args:
        heads: All articles by their ids, in order of arrival; their texts are not asked for.
        known: How many of them were there before.
    """
    latest: dict[str, str] = {}
    found = []
    for number, (ident, article) in enumerate(heads.items()):
        if article.number == 0:
            if number >= known and article.path in latest:
                found.append((latest[article.path], ident))
            latest[article.path] = ident
    return found


def of_pages(pairs: Iterable[tuple[str, str]], heads: Mapping[str, Article], copies: Iterable[Copy]) -> list[News]:
    """Return the pages that came in a new version, with what was edited.

    Args:
        pairs: As `versions` gives them.
        heads: The articles by their ids.
        copies: Aligned passages of these pairs at least.
    """
    edits = {frozenset((copy.a, copy.b)): Counter[str](edit.kind for edit in copy.edits) for copy in copies}
    return [
        News("changed", text=heads[new].title, page=heads[new].path, edits=dict(edits.get(frozenset((old, new)), {})))
        for old, new in pairs
    ]


def of_gone(gone: Iterable[str], told: Iterable[str]) -> list[News]:
    """Return the pages that have vanished and were not told of yet."""
    before = set(told)
    return [News("vanished", page=page) for page in dict.fromkeys(gone) if page not in before]
