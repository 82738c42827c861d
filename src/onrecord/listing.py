"""The lists and views of a corpus, a page at a time: what `Corpus` answers without looking at more than it shows."""

from __future__ import annotations

from abc import abstractmethod

from onrecord.describing import house_of
from onrecord.edges.store import AnswersDb, SqliteStore
from onrecord.errors import NotFound
from onrecord.records import Copy, Party
from onrecord.views import ArticleRow, ClaimIn, ClaimRow, OutletRow, OutletView, Page, PartyRow, SiteRow, Sought, Wanted

_ALL = Wanted()
_EVERY = Sought()


class Listing:
    """Lists for a page: rows of claims, parties, outlets, articles and places, filtered, ordered and counted."""

    _store: SqliteStore

    @property
    @abstractmethod
    def _shown(self) -> AnswersDb:
        """The answers, brought up to date."""

    def list_claims(self, wanted: Wanted = _ALL, start: int = 0, count: int = 50) -> Page[ClaimRow]:
        """Return a page of the claims that fit what is wanted, in the order it names."""
        return self._shown.list_claims(wanted, house_of(wanted.outlet), start, count)

    def claims_in(self, article: str) -> tuple[ClaimIn, ...]:
        """Return the claims that an article (by id) carries, with where they stand in it, in the order of its text."""
        return self._shown.claims_in(article)

    def said_by(self, party: str, start: int = 0, count: int = 50) -> Page[ClaimRow]:
        """Return a page of the claims that a party (by id) makes, whoever reports it."""
        return self.list_claims(Wanted(party=party, involved="says"), start, count)

    def said_of(self, party: str, start: int = 0, count: int = 50) -> Page[ClaimRow]:
        """Return a page of the claims that name a party (by id)."""
        return self.list_claims(Wanted(party=party, involved="named"), start, count)

    def copies_of(self, article: str) -> tuple[Copy, ...]:
        """Return the copies that an article (by id) is one side of."""
        return self._shown.copies_of(article)

    def list_parties(self, words: str = "", start: int = 0, count: int = 50) -> Page[PartyRow]:
        """Return a page of the parties with a name that holds these words; those most articles name first."""
        return self._shown.list_parties(words, start, count)

    def party(self, ident: str) -> Party:
        """Return a party by its id.

        Raises:
            NotFound: there is none.
        """
        found = self._shown.party(ident)
        if found is None:
            raise NotFound(f"no party {ident}: `onrecord names --json` lists them with their ids")
        return found

    def list_outlets(self, words: str = "", start: int = 0, count: int = 50) -> Page[OutletRow]:
        """Return a page of the outlets with a name that holds these words; those of most articles first."""
        return self._shown.list_outlets(words, start, count)

    def outlet(self, name: str) -> OutletView:
        """Return an outlet by any of its names.

        Raises:
            NotFound: no article is of it.
        """
        found = self._shown.outlet(house_of(name) or "")
        if found is None:
            raise NotFound(f"no article here is of an outlet called “{name}”")
        return found

    def list_articles(self, sought: Sought = _EVERY, start: int = 0, count: int = 50) -> Page[ArticleRow]:
        """Return a page of the articles that fit, the newest first."""
        among = self._store.holding(sought.words) if sought.words.strip() else None
        house = None if sought.outlet is None else house_of(sought.outlet) or ""
        return self._shown.list_articles(among, house, (sought.since, sought.until), start, count)

    def sites(self) -> tuple[SiteRow, ...]:
        """Return the places that claims name, with how many do: a map's dots."""
        return self._shown.sites()
