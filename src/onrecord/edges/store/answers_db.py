"""Answers that stand in a file beside the corpus, asked a page at a time; implements what `Corpus` shows."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple, Self, TypeVar

import msgspec

from onrecord.edges.store import asking
from onrecord.edges.store.answers_file import answers_fit, empty, open_answers
from onrecord.edges.store.answers_names import Names
from onrecord.edges.store.answers_state import State
from onrecord.edges.store.answers_stories import Stories
from onrecord.edges.store.answers_suggestions import Suggestions
from onrecord.edges.store.database import Database
from onrecord.edges.store.search import plain, query
from onrecord.errors import CorpusError
from onrecord.records import Claim, Copy, Judgement, Party, Title
from onrecord.views import EXACT, ArticleRow, ClaimIn, ClaimRow, OutletRow, OutletView, Page, PartyRow, SiteRow, Wanted

T = TypeVar("T")

_claim = msgspec.msgpack.Decoder(Claim).decode
_party = msgspec.msgpack.Decoder(Party).decode
_copy = msgspec.msgpack.Decoder(Copy).decode
_judgement = msgspec.msgpack.Decoder(Judgement).decode

_SAYS = "(SELECT count(*) FROM claim_parties x WHERE x.party = p.id AND x.says)"
_ARTICLE = """SELECT a.id, a.label, a.title, a.outlet, a.published,
    (SELECT count(*) FROM claim_reports r WHERE r.article = a.seq),
    (SELECT count(*) FROM copies c WHERE c.a = a.seq) + (SELECT count(*) FROM copies c WHERE c.b = a.seq)
    FROM articles a"""
# The copies of which one side is an outlet's and the other another's: who took from whom, by articles.
_TAKEN = """SELECT other.house, count(DISTINCT mine.seq) FROM articles mine JOIN copies c ON c.later = mine.seq
    JOIN articles other ON other.seq = c.a + c.b - c.later
    WHERE mine.house = ? AND other.house <> mine.house GROUP BY other.house ORDER BY 2 DESC, 1"""
_GIVEN = """SELECT other.house, count(*) FROM (
        SELECT c.later FROM articles m JOIN copies c ON c.a = m.seq AND c.later = c.b WHERE m.house = ?1
        UNION SELECT c.later FROM articles m JOIN copies c ON c.b = m.seq AND c.later = c.a WHERE m.house = ?1) taken
    JOIN articles other ON other.seq = taken.later WHERE other.house <> ?1 GROUP BY other.house ORDER BY 2 DESC, 1"""


class Kept(NamedTuple):
    """The parts of the file that a step extends."""

    state: State
    names: Names
    stories: Stories
    suggestions: Suggestions


class AnswersDb:
    """The answers of one corpus in `answers.db`.

    Args:
        folder: `onrecord.db.cache`; made if absent.
        corpus: the identity of the corpus.
        stamp: the versions of all that the answers depend on.
        timeout: seconds to wait for another process that writes answers.
    """

    def __init__(self, folder: Path, corpus: str, stamp: str, *, timeout: float = 60.0) -> None:
        self.db: Database = open_answers(folder / "answers.db", corpus, stamp, timeout)
        self.stories = Stories(self.db)
        self.suggested = Suggestions(self.db)
        self._made_for = (corpus, stamp)
        self._until_counted: dict[str, tuple[int, Any]] = {}

    @property
    def generation(self) -> int:
        """The generation of the corpus that the answers are of; -1 where there are none yet."""
        return int(self.db.value("SELECT generation FROM about"))

    @property
    def reached(self) -> int:
        """The number of the last article the answers know; 0 where there are none yet."""
        return int(self.db.value("SELECT reached FROM about"))

    def until_counted(self, name: str, make: Callable[[], T]) -> T:
        """Return what is made of the answers; it is held under that name until something else is counted."""
        generation = self.generation
        held = self._until_counted.get(name)
        if held is None or held[0] != generation or generation == -1:  # which is while answers are being counted
            held = self._until_counted[name] = generation, make()
        made: T = held[1]
        return made

    @contextmanager
    def growing(self) -> Iterator[Kept]:
        """Extend the answers in one transaction: what was there before is shown until its end.

        Raises:
            Busy: another process is at it.
            CorpusError: another version of the program has begun the answers anew meanwhile.
        """
        with self.db.transaction():
            if not answers_fit(self.db, *self._made_for):
                raise CorpusError(
                    f"the answers in {self.db.path} are kept by another version of onrecord: end this one, or that "
                    "one, and use one version on this machine; what was stored is whole"
                )
            yield Kept(State(self.db), Names(self.db), self.stories, self.suggested)

    def begin_anew(self) -> None:
        """Forget every answer, within `growing`."""
        empty(self.db, *self._made_for)

    def close(self) -> None:
        """Let go of the file."""
        self.db.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @contextmanager
    def _at_once(self) -> Iterator[None]:
        """All questions inside see one state, whatever is written meanwhile."""
        self.db.rows("BEGIN")
        try:
            yield
        finally:
            self.db.rows("COMMIT")

    # --- claims -------------------------------------------------------------------------------------------

    def list_claims(self, wanted: Wanted, house: str | None, start: int, count: int) -> Page[ClaimRow]:
        """Return a page of the claims that fit; `house` is the wanted outlet's folded name."""
        with self._at_once():
            return asking.list_claims(self.db, wanted, house, start, count)

    def claim(self, ident: str) -> Claim | None:
        """Return a claim by its id, one it went by, or the beginning of one that only it has."""
        name = plain(ident)
        found = self.db.rows("SELECT claim FROM claim_names WHERE id = ?", (name,))
        if not found and len(name) >= 4:
            found = self.db.rows("SELECT number FROM claims WHERE id >= ? AND id < ? || 'g' LIMIT 2", (name, name))
        if len(found) != 1:
            return None
        return _claim(self.db.value("SELECT record FROM claim_records WHERE claim = ?", found[0]))

    def claim_rows(self, idents: Sequence[str]) -> dict[str, ClaimRow]:
        """Return the rows of claims by their ids, in this order; those that are not there are left out."""
        sql = f"""SELECT {asking.COLUMNS} FROM json_each(?) j CROSS JOIN claims c ON c.id = j.value ORDER BY j.key"""  # noqa: S608 - columns of our own
        rows = map(asking.claim_row, self.db.rows(sql, (msgspec.json.encode(idents).decode(),)))
        return {row.id: row for row in rows}

    def claims(self, words: str = "") -> Iterator[Claim]:
        """Yield the claims that hold words, or all, the most carried first."""
        return map(self._record, asking.numbers(self.db, words))

    def likeliest(self, words: str, few: int = 200) -> list[Claim]:
        """Return some claims that hold the most telling of some words, the likeliest first."""
        return [self._record(number) for number in asking.likeliest(self.db, words, few)]

    def _record(self, number: int) -> Claim:
        return _claim(self.db.value("SELECT record FROM claim_records WHERE claim = ?", (number,)))

    def claims_in(self, article: str) -> tuple[ClaimIn, ...]:
        """Return the claims an article carries, each with where; in the order of the text."""
        sql = f"""SELECT k.record, {asking.COLUMNS} FROM articles a JOIN claim_reports r ON r.article = a.seq
            JOIN claims c ON c.number = r.claim JOIN claim_records k ON k.claim = c.number
            WHERE a.id = ?"""  # noqa: S608 - columns of our own
        found = []
        for record, *row in self.db.rows(sql, (article,)):
            spans = tuple(m.span for m in _claim(record).members if m.article == article)
            found.append(ClaimIn(asking.claim_row(tuple(row)), spans))
        return tuple(sorted(found, key=lambda one: (one.spans, one.claim.id)))

    # --- parties ------------------------------------------------------------------------------------------

    def list_parties(self, words: str, start: int, count: int) -> Page[PartyRow]:
        """Return a page of the parties with a name that holds the words; those most articles name first."""
        match = query(words)
        if words.strip() and match is None:
            return Page(0, ())
        where = "WHERE p.number IN (SELECT rowid FROM party_words WHERE party_words MATCH ?)" if match else ""
        values = [match] if match else []
        with self._at_once():
            total = self.db.value(f"SELECT count(*) FROM (SELECT 1 FROM parties p {where} LIMIT {EXACT + 1})", values)  # noqa: S608 - pieces of our own
            order = "ORDER BY p.articles DESC, p.name, p.id"
            page = f"SELECT p.number FROM parties p {where} {order} LIMIT ? OFFSET ?"  # noqa: S608 - likewise
            sql = f"""SELECT p.id, p.name, p.kind, p.articles, {_SAYS} FROM parties p
                JOIN ({page}) x ON x.number = p.number {order}"""  # noqa: S608 - likewise
            rows = self.db.rows(sql, [*values, count, start])
        return Page(min(total, EXACT), tuple(PartyRow(*row) for row in rows), more=total > EXACT)

    def party(self, ident: str) -> Party | None:
        """Return a party with all its members, None where there is none of that id."""
        found = self.db.rows("SELECT number, record FROM parties WHERE id = ?", (plain(ident),))
        if not found:
            return None
        number, record = found[0]
        members = """SELECT a.id, m.place & 65535 FROM members m JOIN articles a ON a.seq = m.place >> 16
            WHERE m.party = ? ORDER BY m.place"""
        titles = """SELECT t.role, t.as_of, a.id FROM members m JOIN titles t ON t.place = m.place
            JOIN articles a ON a.seq = m.place >> 16 WHERE m.party = ?
            ORDER BY coalesce(t.as_of, '') DESC, t.place, t.number"""
        roles = tuple(Title(*row) for row in self.db.rows(titles, (number,)))
        return msgspec.structs.replace(_party(record), members=tuple(self.db.rows(members, (number,))), roles=roles)

    def parties(self, words: str = "") -> Iterator[Party]:
        """Yield the parties with a name that holds the words, or all, with their members; the most named first."""
        match = query(words)
        where = "WHERE number IN (SELECT rowid FROM party_words WHERE party_words MATCH ?)" if match else ""
        if words.strip() and not match:
            return
        sql = f"SELECT id FROM parties {where} ORDER BY articles DESC, name, id"  # noqa: S608 - pieces of our own
        for (ident,) in self.db.rows(sql, [match] if match else []):
            party = self.party(ident)
            if party is not None:
                yield party

    def party_of(self, article: str, local: int) -> Party | None:
        """Return the party of a party of an article, without its members and roles."""
        sql = """SELECT p.record FROM articles a JOIN members m ON m.place = (a.seq << 16) + ?
            JOIN parties p ON p.number = m.party WHERE a.id = ?"""
        found = self.db.rows(sql, (local, article))
        return _party(found[0][0]) if found else None

    def parties_in(self, article: str) -> dict[int, tuple[str, str]]:
        """Return the id and name of the party of each party of an article, by its number there."""
        sql = """SELECT m.place & 65535, p.id, p.name FROM articles a
            JOIN members m ON m.place BETWEEN a.seq << 16 AND (a.seq << 16) + 65535
            JOIN parties p ON p.number = m.party WHERE a.id = ?"""
        return {local: (ident, name) for local, ident, name in self.db.rows(sql, (article,))}

    def said_of(self, parties: Sequence[Party]) -> list[Judgement]:
        """Return what rules said that made some parties one, in the order in which they said it."""
        sql = """SELECT DISTINCT n.cluster FROM json_each(?) j CROSS JOIN parties p ON p.id = j.value
            JOIN members m ON m.party = p.number JOIN named n ON n.place = m.place"""
        clusters = self.db.rows(sql, (msgspec.json.encode([p.id for p in parties]).decode(),))
        return Names(self.db).said_in(cluster for (cluster,) in clusters)

    def unsure(self, most: int = -1) -> Iterator[tuple[Judgement, list[tuple[tuple[str, int], Party]]]]:
        """Yield what rules left open between parties that are two still: both members with their parties.

        The likeliest first; so many at most, all where that is below 0.
        """
        sql = """SELECT s.record, i.id, s.low & 65535, a.record, k.id, s.high & 65535, b.record
            FROM names s CROSS JOIN members x ON x.place = s.low CROSS JOIN members y ON y.place = s.high
            CROSS JOIN parties a ON a.number = x.party CROSS JOIN parties b ON b.number = y.party
            CROSS JOIN articles i ON i.seq = s.low >> 16 CROSS JOIN articles k ON k.seq = s.high >> 16
            WHERE s.verdict = 'unsure' AND x.party <> y.party ORDER BY s.score DESC, s.number LIMIT ?"""
        for judgement, low, m, one, high, n, two in self.db.rows(sql, (most,)):
            yield _judgement(judgement), [((low, m), _party(one)), ((high, n), _party(two))]

    def says(self, party: str, most: int) -> int:
        """Return how many claims a party makes, or so many."""
        sql = "SELECT count(*) FROM (SELECT 1 FROM claim_parties WHERE party = ? AND says LIMIT ?)"
        return int(self.db.value(sql, (party, most)))

    def both_say(self, one: str, two: str, most: int) -> int:
        """Return how many claims two parties both make, or so many."""
        sql = """SELECT count(*) FROM (SELECT 1 FROM claim_parties x CROSS JOIN claim_parties y ON y.party = ?
            AND y.claim = x.claim AND y.says WHERE x.party = ? AND x.says LIMIT ?)"""
        return int(self.db.value(sql, (two, one, most)))

    def here(self, articles: set[str]) -> list[str]:
        """Return those of the articles that are here."""
        return sorted(State(self.db).numbers(articles))

    def copies_among(self, articles: set[str]) -> list[Copy]:
        """Return the copies of which both articles are among these."""
        return State(self.db).copies_among(articles)

    # --- articles and outlets -----------------------------------------------------------------------------

    def list_articles(
        self, among: list[int] | None, house: str | None, days: tuple[str | None, str | None], start: int, count: int
    ) -> Page[ArticleRow]:
        """Return a page of articles, the newest first; `among` are the numbers to choose from, None for all."""
        tests, values = [], list[object]()
        if among is not None:
            tests.append("a.seq IN (SELECT value FROM json_each(?))")
            values.append(msgspec.json.encode(among).decode())
        for test, value in (("a.house = ?", house), ("a.published >= ?", days[0])):
            if value is not None:
                tests.append(test)
                values.append(plain(value))
        if days[1] is not None:
            tests.append("substr(a.published, 1, length(?)) <= ?")
            values += [days[1], days[1]]
        where = f"WHERE {' AND '.join(tests)}" if tests else ""
        with self._at_once():
            total = self.db.value(f"SELECT count(*) FROM (SELECT 1 FROM articles a {where} LIMIT {EXACT + 1})", values)  # noqa: S608 - pieces of our own
            # What is counted of each is counted of the page's rows alone.
            page = f"SELECT a.seq FROM articles a {where} ORDER BY a.published DESC, a.seq DESC LIMIT ? OFFSET ?"  # noqa: S608
            sql = f"{_ARTICLE} JOIN ({page}) p ON p.seq = a.seq ORDER BY a.published DESC, a.seq DESC"
            rows = self.db.rows(sql, [*values, count, start])
        return Page(min(total, EXACT), tuple(ArticleRow(*row) for row in rows), more=total > EXACT)

    def list_outlets(self, words: str, start: int, count: int) -> Page[OutletRow]:
        """Return a page of the outlets with a name that begins with or holds the words; the most read here first."""
        asked = words.casefold().split()
        with self._at_once():
            names = self.until_counted("names of outlets", self._names)
            held = [h for h in names if all(word in " ".join(names[h]).casefold() for word in asked)]
            held.sort(key=lambda h: (-sum(names[h].values()), h))
            rows = tuple(
                self.until_counted(f"outlet {house}", partial(self._outlet, house, names[house]))
                for house in held[start : start + count]
            )
        return Page(len(held), rows)

    def leading_outlets(self, count: int) -> tuple[tuple[str, int], ...]:
        """Return the outlets most read here by name, with how many articles each has."""
        names = self.until_counted("names of outlets", self._names)
        most = sorted(names, key=lambda house: (-sum(names[house].values()), house))[:count]
        return tuple((_called(names[house]), sum(names[house].values())) for house in most)

    def _names(self) -> dict[str, dict[str, int]]:
        sql = "SELECT house, outlet, count(*) FROM articles WHERE house IS NOT NULL GROUP BY house, outlet"
        found: dict[str, dict[str, int]] = {}
        for house, outlet, articles in self.db.rows(sql):
            found.setdefault(house, {})[outlet] = articles
        return found

    def _outlet(self, house: str, names: dict[str, int]) -> OutletRow:
        sql = "SELECT coalesce(sum(originates), 0), coalesce(sum(as_fact), 0) FROM claim_houses WHERE house = ?"
        originates, as_fact = self.db.rows(sql, (house,))[0]
        sources, takers = (self.db.rows(of, (house,)) for of in (_TAKEN, _GIVEN))
        return OutletRow(
            _called(names), sum(names.values()), originates,
            sum(n for _, n in sources), sum(n for _, n in takers), as_fact,
        )  # fmt: skip

    def outlet(self, house: str) -> OutletView | None:
        """Return an outlet by its folded name, None where no article is of it."""
        with self._at_once():
            names = self._names()
            if house not in names:
                return None
            shown = {house: _called(of) for house, of in names.items()}
            days = self.db.rows("SELECT min(published), max(published) FROM articles WHERE house = ?", (house,))[0]
            ties = [tuple((shown[h], n) for h, n in self.db.rows(of, (house,))) for of in (_TAKEN, _GIVEN)]
            return OutletView(self._outlet(house, names[house]), tuple(sorted(names[house])), *days, *ties)

    # --- copies and places --------------------------------------------------------------------------------

    def copies_of(self, article: str) -> tuple[Copy, ...]:
        """Return the pairs an article shares passages with, in the order of the other one's arrival."""
        seq = self.db.value("SELECT seq FROM articles WHERE id = ?", (article,))
        sql = """SELECT a + b, record FROM copies WHERE a = ?1
            UNION ALL SELECT a + b, record FROM copies WHERE b = ?1 ORDER BY 1"""
        return tuple(_copy(record) for _, record in self.db.rows(sql, (seq,)))

    def list_copies(self, house: str | None, start: int, count: int) -> Page[Copy]:
        """Return a page of all copies, those that came in last first; of an outlet by its folded name, where given."""
        of = """WHERE a IN (SELECT seq FROM articles WHERE house = ?1)
            OR b IN (SELECT seq FROM articles WHERE house = ?1)"""
        where, values = ("", ()) if house is None else (of, (house,))
        with self._at_once():
            total = self.db.value(f"SELECT count(*) FROM (SELECT 1 FROM copies {where} LIMIT {EXACT + 1})", values)  # noqa: S608 - pieces of our own
            page = f"SELECT record FROM copies {where} ORDER BY a DESC, b DESC LIMIT {count:d} OFFSET {start:d}"  # noqa: S608 - likewise
            rows = self.db.rows(page, values)
        return Page(min(total, EXACT), tuple(_copy(record) for (record,) in rows), more=total > EXACT)

    def claims_through(self, parties: Sequence[str], houses: Sequence[str]) -> list[str]:
        """Return the ids of the claims that parties or outlets have to do with, those most reports carry first."""
        sql = """SELECT c.id FROM claims c JOIN (
                SELECT claim FROM json_each(?1) j CROSS JOIN claim_uses u ON u.party = j.value
                UNION SELECT claim FROM json_each(?1) j CROSS JOIN claim_parties p ON p.party = j.value
                UNION SELECT claim FROM json_each(?2) j CROSS JOIN claim_papers p ON p.house = j.value
                UNION SELECT claim FROM json_each(?2) j CROSS JOIN claim_houses h ON h.house = j.value) found
            ON found.claim = c.number ORDER BY c.reports DESC, c.id"""
        named = [msgspec.json.encode(list(some)).decode() for some in (parties, houses)]
        return [ident for (ident,) in self.db.rows(sql, named)]

    def sites(self) -> tuple[SiteRow, ...]:
        """Return every place that claims name and that lies somewhere, those of most claims first."""
        sql = """SELECT place, name, lat, lon, claims FROM sites WHERE claims > 0 AND lat IS NOT NULL
            ORDER BY claims DESC, place"""
        return tuple(SiteRow(*row) for row in self.db.rows(sql))


def _called(names: Mapping[str, int]) -> str:
    """The name that most articles of an outlet give it."""
    return min(names, key=lambda name: (-names[name], name))
