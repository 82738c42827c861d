"""Lists beside that of the claims: articles, copies, parties, outlets."""

from __future__ import annotations

from collections import Counter

from onrecord.corpus import Corpus
from onrecord.records import Copy, Record
from onrecord.views import ArticleRow, OutletRow, PartyRow, Sought
from onrecord.web.asking import Asked
from onrecord.web.heads import Head, head
from onrecord.web.pages.answer import Shown
from onrecord.web.pages.claims import day_of
from onrecord.web.paging import SIZE, Paging, paging, start
from onrecord.web.words import EDITS, KINDS


class ArticlesView(Record, frozen=True):
    """The list of articles."""

    rows: tuple[ArticleRow, ...]
    paging: Paging
    sought: Sought


class PartiesView(Record, frozen=True):
    """The list of parties."""

    rows: tuple[PartyRow, ...]
    paging: Paging
    words: str
    kinds: dict[str, str]


class OutletsView(Record, frozen=True):
    """The list of outlets."""

    rows: tuple[OutletRow, ...]
    paging: Paging
    words: str


def articles(corpus: Corpus, asked: Asked) -> Shown:
    """List the articles that fit the form."""
    sought = Sought(
        words=asked.one("q"),
        outlet=asked.one("outlet") or None,
        since=day_of(asked, "since"),
        until=day_of(asked, "until"),
    )
    found = corpus.list_articles(sought, start(asked), SIZE)
    return Shown("articles.html", ArticlesView(found.rows, paging(asked, found), sought), "articles")


def parties(corpus: Corpus, asked: Asked) -> Shown:
    """List the parties that have a name with these words."""
    words = asked.one("q")
    found = corpus.list_parties(words, start(asked), SIZE)
    return Shown("parties.html", PartiesView(found.rows, paging(asked, found), words, KINDS), "parties")


def outlets(corpus: Corpus, asked: Asked) -> Shown:
    """List the outlets that have a name with these words."""
    words = asked.one("q")
    found = corpus.list_outlets(words, start(asked), SIZE)
    return Shown("outlets.html", OutletsView(found.rows, paging(asked, found), words), "outlets")


class CopyLine(Record, frozen=True):
    """A pair of copies: `a` is the earlier where `ordered`; `share` is in percent, of the smaller; changes by kind."""

    a: Head
    b: Head
    ordered: bool
    share: int
    changes: tuple[tuple[str, int], ...]


class CopiesView(Record, frozen=True):
    """The list of copies."""

    rows: tuple[CopyLine, ...]
    paging: Paging
    outlet: str


def copies(corpus: Corpus, asked: Asked) -> Shown:
    """List all copies, or those of an outlet."""
    outlet = asked.one("outlet")
    found = corpus.list_copies(outlet or None, start(asked), SIZE)
    rows = tuple(_copy(corpus, copy) for copy in found.rows)
    return Shown("all_copies.html", CopiesView(rows, paging(asked, found), outlet), "articles")


def _copy(corpus: Corpus, copy: Copy) -> CopyLine:
    a, b = (head(corpus.reading(ident).article) for ident in (copy.a, copy.b))
    if copy.direction == "b>a":
        a, b = b, a
    changes = Counter[str](edit.kind for edit in copy.edits)
    told = tuple((name, changes[kind]) for kind, name in EDITS.items() if changes[kind])
    share = round(100 * max(copy.share_a, copy.share_b))
    return CopyLine(a, b, copy.direction != "undetermined", share, told)
