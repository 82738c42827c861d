"""The lists and views of a corpus, a page at a time: what `Corpus` answers without looking at more than it shows."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from onrecord.answering import best_claim
from onrecord.describing import house_of
from onrecord.edges.store import AnswersDb, Order, RecordStore
from onrecord.errors import NotFound
from onrecord.following import MOST, every_story, storyline, told
from onrecord.judging import Doubt, doubts, evidence
from onrecord.looking import Readings
from onrecord.records import Article, Because, Claim, Copy, Judgement, Party, Storyline
from onrecord.stages.claims import telling_words
from onrecord.verdicts import Suggestion
from onrecord.views import (
    EXACT,
    ArticleRow,
    ClaimIn,
    ClaimRow,
    OutletRow,
    OutletView,
    Page,
    PartyRow,
    SiteRow,
    Sought,
    Wanted,
)

_ALL = Wanted()
_EVERY = Sought()


class Listing:
    """Lists for a page: rows of claims, parties, outlets, articles and places, filtered, ordered and counted."""

    _store: RecordStore

    @property
    @abstractmethod
    def _shown(self) -> AnswersDb:
        """The answers, brought up to date."""

    def list_claims(self, wanted: Wanted = _ALL, start: int = 0, count: int = 50) -> Page[ClaimRow]:
        """Return a page of the claims that fit what is wanted, in the order it names."""
        return self._shown.list_claims(wanted, house_of(wanted.outlet), start, count)

    def claim_rows(self, idents: Sequence[str]) -> dict[str, ClaimRow]:
        """Return the rows of some claims by their ids; those that are no more are left out."""
        return self._shown.claim_rows(idents)

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

    def copies_among(self, articles: Iterable[str]) -> tuple[Copy, ...]:
        """Return the copies of which both sides are among some articles (by id)."""
        return tuple(self._shown.copies_among(set(articles)))

    def list_copies(self, outlet: str | None = None, start: int = 0, count: int = 50) -> Page[Copy]:
        """Return a page of all copies, or of those of one outlet's articles; those that came in last first."""
        house = None if outlet is None else house_of(outlet) or ""
        return self._shown.list_copies(house, start, count)

    def claims_through(self, parties: Sequence[str], houses: Sequence[str]) -> list[str]:
        """Return ids of the claims that parties (by id) or outlets (by folded name) have to do with, most told first.

        They say or pass it on, are named in it, print it, or are credited by a report that does.
        """
        return self._shown.claims_through(parties, houses)

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

    def parties_in(self, article: str) -> dict[int, tuple[str, str]]:
        """Return the id and name of the party across articles of each party of an article (by id), by its number."""
        return self._shown.parties_in(article)

    def list_outlets(self, words: str = "", start: int = 0, count: int = 50) -> Page[OutletRow]:
        """Return a page of the outlets with a name that holds these words; those of most articles first."""
        return self._shown.list_outlets(words, start, count)

    def leading_outlets(self, count: int) -> tuple[tuple[str, int], ...]:
        """Return the outlets of most articles by name, with how many; it costs less than what `list_outlets` tells."""
        return self._shown.leading_outlets(count)

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

    def list_suggestions(self, start: int = 0, count: int = 50, order: Order = "likeliest") -> Page[Suggestion]:
        """Return a page of what a rule would make one claim but is not sure of, for a person to decide.

        The likeliest first, or ("moves") those first that would have most reports counted otherwise.
        """
        answers = self._shown
        total = answers.suggested.count(EXACT + 1)
        rows = answers.suggested.page(order, start, count)
        found = (Suggestion(s.one, s.two, texts, s.rule, s.note, s.score, moves) for s, texts, moves in rows)
        return Page(min(total, EXACT), tuple(found), more=total > EXACT)

    def suggestions(self) -> list[Suggestion]:
        """Return what a rule would make one claim but is not sure of, the likeliest first; for a person to decide."""
        return list(self.list_suggestions(0, -1).rows)

    def list_storylines(self, words: str = "", start: int = 0, count: int = 50) -> Page[Storyline]:
        """Return a page of `storylines`."""
        answers = self._shown
        found = every_story(answers) if not words.strip() else list(told(answers, words))
        rows = tuple(storyline(answers, story) for story in found[start : start + count])
        return Page(len(found), rows)

    def storylines(self, query: str = "") -> tuple[Storyline, ...]:
        """Claims on one theme across events and years, those with most voices first; for reading, never for counting.

        With words, those of which a claim holds them all, in its text, its voices or the names of its reports. Of very
        many, the first are looked at (`following.MOST`).
        """
        return self.list_storylines(query, 0, MOST).rows

    # --- records ------------------------------------------------------------------------------------------

    def claims(self, query: str = "") -> tuple[Claim, ...]:
        """Claims that hold all words asked for, in what is said or in who says it; the most carried first."""
        return tuple(self._shown.claims(query))

    def every_claim(self) -> Iterator[Claim]:
        """Yield all claims, the most carried first, one in memory at a time."""
        return self._shown.claims()

    def every_party(self) -> Iterator[Party]:
        """Yield all parties with their members, those most articles name first, one in memory at a time."""
        return self._shown.parties()

    def claim(self, which: str) -> Claim:
        """One claim by its id (a retired one too), the beginning of it, or words it holds.

        Raises:
            NotFound: no claim answers to that.
        """
        words = " ".join(telling_words(which)) or which
        return self._shown.claim(which) or best_claim(self._shown.likeliest(words), which)

    def parties(self, query: str = "") -> tuple[Party, ...]:
        """Parties across articles, those with a name that holds the words asked for; the most named first."""
        return tuple(self._shown.parties(query))

    def search(self, words: str, limit: int = 20) -> list[tuple[Article, str, str]]:
        """Full text over articles, contents and names: (article, where it stands, snippet), best first."""
        return self._store.found(words, limit)

    # --- who is who ---------------------------------------------------------------------------------------

    def why(self, a: str, b: str) -> tuple[Because, ...]:
        """Return the shortest chain of evidence that two names are one party; empty if they are not.

        Raises:
            NotFound: nobody is called that.
        """
        known, said = self._called(a, b), self._of_parties()
        return evidence(known, self._readings_of(said), [*self._shown.said_of(known), *said], (a, b))

    def doubts(self, most: int = -1) -> list[Doubt]:
        """Return what a rule would join but is not sure of, and what people disagree on; the likeliest first.

        With `most`, as many of the rules' as that, or fewer where people have decided some of them.
        """
        said = self._of_parties()
        rules, members = [], dict[str, tuple[Party, set[tuple[str, int]]]]()
        for judgement, sides in self._shown.unsure(most):
            rules.append(judgement)
            for place, party in sides:
                members.setdefault(party.id, (party, set()))[1].add(place)
        named = [msgspec.structs.replace(party, members=tuple(places)) for party, places in members.values()]
        return doubts(named, self._readings_of(said), rules, said)

    def both_say(self, one: str, two: str, most: int = 200) -> tuple[int, int, int]:
        """Return how many claims each of two parties (by id) makes, and how many both do; each up to a number."""
        answers = self._shown
        ones, twos = (answers.says(party, most) for party in (one, two))
        fewer, more = (one, two) if ones <= twos else (two, one)
        return ones, twos, answers.both_say(fewer, more, most) if ones and twos else 0

    def _called(self, *names: str) -> tuple[Party, ...]:
        """The parties that some names or ids may mean."""
        found = {party.id: party for name in names for party in self._shown.parties(name)}
        by_id = (self._shown.party(name) for name in names)
        return tuple({**found, **{party.id: party for party in by_id if party}}.values())

    def _of_parties(self) -> list[Judgement]:
        return [j for j in self._store.judgements() if j.subject == "party"]

    def _readings_of(self, said: Sequence[Judgement]) -> Readings:
        """The readings, to be gone over for the articles that people's judgements speak of."""
        sides = (side for j in said for side in (*j.all_lefts, *j.all_rights))
        here = self._shown.here({side.split(":", 1)[0] for side in sides})
        return Readings(self._store, told=here)
