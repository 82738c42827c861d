"""The addresses of the API: what each may be asked, what it answers, and how."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from onrecord import __version__
from onrecord.contract import (
    claim_row,
    copies_row,
    doubt_row,
    names_row,
    read_row,
    storyline_row,
    suggestion_row,
)
from onrecord.corpus import Corpus
from onrecord.errors import NotFound
from onrecord.questions import Articles
from onrecord.records import Claim, Copy
from onrecord.views import ArticleRow, ClaimIn, ClaimRow, OutletRow, OutletView, Page, PartyRow, SiteRow, Sought, Wanted
from onrecord.web.api.answers import CopyRow, Doubted, Found, NamesRow, ReadRow, Standing, StoryRow, Suggested, TraceRow
from onrecord.web.api.asked import ASKED, Asking, every_question
from onrecord.web.api.queries import Named, OfArticles, OfClaims, OfCopies, OfOutlet, OfSearch, Paged, Query

Parts = Mapping[str, str]
View = Callable[[Corpus, Parts, Any], Any]

_CLAIM = re.compile("c[0-9a-f]{3,12}")
_ARTICLE = re.compile("[0-9a-f]{8,64}")


class Call(NamedTuple):
    """One address. `answer` is the type of what it answers, of each item where it answers with a list in parts."""

    path: str
    summary: str
    query: type[Query]
    answer: Any
    view: View


def _standing(corpus: Corpus, _: Parts, __: Query) -> Standing:
    totals = (
        corpus.list_claims(Wanted(), 0, 1).total,
        corpus.list_articles(Sought(), 0, 1).total,
        corpus.list_parties("", 0, 1).total,
        corpus.list_outlets("", 0, 1).total,
    )
    return Standing(__version__, corpus.generation, *totals, "/api/openapi.json")


def _claims(corpus: Corpus, _: Parts, q: OfClaims) -> Page[ClaimRow]:
    wanted = Wanted(q.q, q.party, q.outlet, q.place, q.since, q.until, q.warning, q.order, q.involved, q.part)
    return corpus.list_claims(wanted, q.start, q.count)


def _claim(corpus: Corpus, parts: Parts, _: Query) -> dict[str, Any]:
    claim, articles = _one_claim(corpus, parts), Articles(corpus)
    row = claim_row(claim, articles)
    return row | {
        "articles": [
            {"report": articles[a].label, "article": a} for a in dict.fromkeys(m.article for m in claim.members)
        ]
    }


def _one_claim(corpus: Corpus, parts: Parts) -> Claim:
    if not _CLAIM.fullmatch(parts["claim"]):
        raise NotFound(f"no claim {parts['claim'][:40]}: /api/claims?q=WORDS lists claims with their ids")
    return corpus.claim(parts["claim"])


def _articles(corpus: Corpus, _: Parts, q: OfArticles) -> Page[ArticleRow]:
    return corpus.list_articles(Sought(q.q, q.outlet, q.since, q.until), q.start, q.count)


def _ident(corpus: Corpus, ident: str) -> str:
    if not _ARTICLE.fullmatch(ident):
        raise NotFound(f"no article {ident[:40]}: /api/articles?q=WORDS lists articles with their ids")
    return corpus.reading(ident).id


def _article(corpus: Corpus, parts: Parts, _: Query) -> dict[str, Any]:
    return read_row(corpus.reading(_ident(corpus, parts["article"])))


def _carried(corpus: Corpus, parts: Parts, _: Query) -> tuple[ClaimIn, ...]:
    return corpus.claims_in(_ident(corpus, parts["article"]))


def _copies(corpus: Corpus, parts: Parts, _: Query) -> list[dict[str, Any]]:
    articles = Articles(corpus)
    found = corpus.copies_of(_ident(corpus, parts["article"]))
    return [_copy_row(copy, articles) for copy in found]


def _copy_row(copy: Copy, articles: Articles) -> dict[str, Any]:
    return copies_row(copy, articles) | {"articles": [copy.a, copy.b]}


def _copy(corpus: Corpus, parts: Parts, _: Query) -> dict[str, Any]:
    a, b = _ident(corpus, parts["a"]), _ident(corpus, parts["b"])
    for copy in corpus.copies_of(a):
        if {copy.a, copy.b} == {a, b}:
            return _copy_row(copy, Articles(corpus))
    raise NotFound(f"{a[:12]} and {b[:12]} share no passage: /api/articles/{a[:12]}/copies lists what does")


def _every_copy(corpus: Corpus, _: Parts, q: OfCopies) -> Page[dict[str, Any]]:
    found, articles = corpus.list_copies(q.outlet, q.start, q.count), Articles(corpus)
    return Page(found.total, tuple(_copy_row(copy, articles) for copy in found.rows), found.more)


def _parties(corpus: Corpus, _: Parts, q: Named) -> Page[PartyRow]:
    return corpus.list_parties(q.q, q.start, q.count)


def _party(corpus: Corpus, parts: Parts, _: Query) -> dict[str, Any]:
    return names_row(corpus.party(parts["party"]))


def _said(corpus: Corpus, parts: Parts, q: Paged) -> Page[ClaimRow]:
    return corpus.said_by(corpus.party(parts["party"]).id, q.start, q.count)


def _said_of(corpus: Corpus, parts: Parts, q: Paged) -> Page[ClaimRow]:
    return corpus.said_of(corpus.party(parts["party"]).id, q.start, q.count)


def _doubts(corpus: Corpus, _: Parts, q: Paged) -> Page[dict[str, Any]]:
    found = corpus.doubts()
    return Page(len(found), tuple(doubt_row(doubt) for doubt in found[q.start : q.start + q.count]))


def _suggestions(corpus: Corpus, _: Parts, q: Paged) -> Page[dict[str, Any]]:
    found = corpus.list_suggestions(q.start, q.count)
    return Page(found.total, tuple(map(suggestion_row, found.rows)), more=found.more)


def _storylines(corpus: Corpus, _: Parts, q: Named) -> Page[dict[str, Any]]:
    found, articles = corpus.list_storylines(q.q, q.start, q.count), Articles(corpus)
    return Page(found.total, tuple(storyline_row(one, articles) for one in found.rows), more=found.more)


def _outlets(corpus: Corpus, _: Parts, q: Named) -> Page[OutletRow]:
    return corpus.list_outlets(q.q, q.start, q.count)


def _outlet(corpus: Corpus, _: Parts, q: OfOutlet) -> OutletView:
    return corpus.outlet(q.name)


def _sites(corpus: Corpus, _: Parts, __: Query) -> tuple[SiteRow, ...]:
    return corpus.sites()


def _search(corpus: Corpus, _: Parts, q: OfSearch) -> list[Found]:
    found = corpus.search(q.q, q.count) if q.q.strip() else []
    return [Found(a.id, a.label, a.title, where, snippet) for a, where, snippet in found]


CALLS = (
    Call("/api", "The corpus as it stands", Query, Standing, _standing),
    Call("/api/claims", "Claims that fit all that is given", OfClaims, Page[ClaimRow], _claims),
    Call("/api/claims/{claim}", "A claim with its chains and its count", Query, TraceRow, _claim),
    Call("/api/articles", "Articles that fit all that is given", OfArticles, Page[ArticleRow], _articles),
    Call("/api/articles/{article}", "An article and all that was found in it", Query, ReadRow, _article),
    Call("/api/articles/{article}/claims", "The claims an article carries", Query, tuple[ClaimIn, ...], _carried),
    Call("/api/articles/{article}/copies", "The copies it is one side of", Query, tuple[CopyRow, ...], _copies),
    Call("/api/copies", "All copies, those that came in last first", OfCopies, Page[CopyRow], _every_copy),
    Call("/api/copies/{a}/{b}", "Two articles that share passages", Query, CopyRow, _copy),
    Call("/api/parties", "Parties with a name that holds the words", Named, Page[PartyRow], _parties),
    Call("/api/parties/{party}", "A party, its names and why they are one", Query, NamesRow, _party),
    Call("/api/parties/{party}/said", "The claims a party makes", Paged, Page[ClaimRow], _said),
    Call("/api/parties/{party}/said-of", "The claims that name a party", Paged, Page[ClaimRow], _said_of),
    Call("/api/doubts", "What may be one party, for a person to decide", Paged, Page[Doubted], _doubts),
    Call("/api/suggestions", "What may be one claim, for a person to decide", Paged, Page[Suggested], _suggestions),
    Call("/api/storylines", "Claims on one theme across events", Named, Page[StoryRow], _storylines),
    Call("/api/outlets", "Outlets with a name that holds the words", Named, Page[OutletRow], _outlets),
    Call("/api/outlet", "An outlet by any of its names", OfOutlet, OutletView, _outlet),
    Call("/api/places", "The places that claims name", Query, tuple[SiteRow, ...], _sites),
    Call("/api/search", "Full text", OfSearch, tuple[Found, ...], _search),
    Call("/api/ask", "The standing questions", Query, tuple[Asking, ...], every_question),
    *(Call(f"/api/ask/{name}", summary, query, answer, view) for name, summary, query, answer, view in ASKED),
)
"""Every address under /api that reads the corpus."""
