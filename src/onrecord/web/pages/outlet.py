"""An outlet: what it originates, from whom it copies, what it prints as fact: counts with their articles, no score."""

from __future__ import annotations

from onrecord.corpus import Corpus
from onrecord.records import Record
from onrecord.views import ArticleRow, ClaimRow, OutletView, Page, Sought, Wanted
from onrecord.web.asking import Asked
from onrecord.web.pages.answer import Shown

_ROWS = 15


class OutletShown(Record, frozen=True):
    """What the page of an outlet shows."""

    outlet: OutletView
    originates: Page[ClaimRow]
    as_fact: Page[ClaimRow]
    articles: Page[ArticleRow]


def view(corpus: Corpus, asked: Asked) -> Shown:
    """Show one outlet."""
    outlet = corpus.outlet(asked.one("name"))
    name = outlet.row.name
    shown = OutletShown(
        outlet,
        corpus.list_claims(Wanted(outlet=name, part="originates"), 0, _ROWS),
        corpus.list_claims(Wanted(outlet=name, part="as-fact"), 0, _ROWS),
        corpus.list_articles(Sought(outlet=name), 0, _ROWS),
    )
    return Shown("outlet.html", shown, "outlets")
