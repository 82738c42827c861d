"""A party: its names and why they are one, its roles over time, what it said, what others said of it."""

from __future__ import annotations

from collections import Counter

from onrecord.corpus import Corpus
from onrecord.records import Because, Party, Record, Title
from onrecord.views import ClaimRow
from onrecord.web.asking import Asked
from onrecord.web.heads import Head, head
from onrecord.web.pages.answer import Shown
from onrecord.web.words import KINDS

_ROWS = 20  # claims of each list; a link leads to all
_REASONS = 40
_ARTICLES = 30
_CARRIED = 150  # reports whose outlets are counted


class Role(Record, frozen=True):
    """What one article says it is, and when."""

    role: str
    as_of: str | None
    article: Head


class Reason(Record, frozen=True):
    """Why two names are one, with the article that shows it."""

    because: Because
    article: Head | None


class PartyView(Record, frozen=True):
    """What the page of a party shows; `carriers` are outlets (None: not known) with how many reports of its words."""

    party: Party
    kind: str
    roles: tuple[Role, ...]
    reasons: tuple[Reason, ...]
    reasons_left: int
    carriers: tuple[tuple[str | None, int], ...]
    articles: tuple[Head, ...]
    articles_left: int
    said: tuple[ClaimRow, ...]
    said_total: int
    said_of: tuple[ClaimRow, ...]
    said_of_total: int


def view(corpus: Corpus, asked: Asked) -> Shown:
    """Show one party."""
    party = corpus.party(asked.path["party"])
    said, of = corpus.said_by(party.id, 0, _ROWS), corpus.said_of(party.id, 0, _ROWS)
    named = tuple(dict.fromkeys(article for article, _ in party.members))
    shown = PartyView(
        party=party,
        kind=KINDS[party.kind],
        roles=_roles(corpus, party.roles),
        reasons=tuple(Reason(b, _head(corpus, b.article)) for b in party.because[:_REASONS]),
        reasons_left=max(0, len(party.because) - _REASONS),
        carriers=_carriers(corpus, party.id, said.rows),
        articles=tuple(filter(None, (_head(corpus, ident) for ident in named[:_ARTICLES]))),
        articles_left=max(0, len(named) - _ARTICLES),
        said=said.rows,
        said_total=said.total,
        said_of=of.rows,
        said_of_total=of.total,
    )
    return Shown("party.html", shown, "parties")


def _carriers(corpus: Corpus, party: str, said: tuple[ClaimRow, ...]) -> tuple[tuple[str | None, int], ...]:
    """Count, by outlet, the reports in which the party is heard with the claims listed."""
    reports = {chain.article for row in said for chain in corpus.claim(row.id).chains if chain.party == party}
    outlets = Counter(corpus.reading(article).article.outlet for article in sorted(reports)[:_CARRIED])
    return tuple(sorted(outlets.items(), key=lambda found: (-found[1], found[0] or "~")))[:_ARTICLES]


def _head(corpus: Corpus, article: str | None) -> Head | None:
    return head(corpus.reading(article).article) if article else None


def _roles(corpus: Corpus, titles: tuple[Title, ...]) -> tuple[Role, ...]:
    """Return each role once, with the latest article that gives it."""
    latest = {title.role: title for title in reversed(titles)}
    kept = sorted(latest.values(), key=lambda t: t.as_of or "", reverse=True)[:_ARTICLES]
    return tuple(Role(t.role, t.as_of, head(corpus.reading(t.article).article)) for t in kept)
