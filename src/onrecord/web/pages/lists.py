"""Lists beside that of the claims: articles, parties, outlets."""

from __future__ import annotations

from onrecord.corpus import Corpus
from onrecord.records import Record
from onrecord.views import ArticleRow, OutletRow, PartyRow, Sought
from onrecord.web.asking import Asked
from onrecord.web.pages.answer import Shown
from onrecord.web.pages.claims import day_of
from onrecord.web.paging import SIZE, Paging, paging, start
from onrecord.web.words import KINDS


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
