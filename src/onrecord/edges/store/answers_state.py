"""What answers are worked out from: statements and their homes, furniture, passages, who looks up whom."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any

import msgspec

from onrecord.edges.store.answers_rows import Writing, pack
from onrecord.edges.store.database import Row
from onrecord.edges.store.search import plain
from onrecord.records import Claim, Copy, Span, Statement

_statement = msgspec.msgpack.Decoder(Statement).decode
_claim = msgspec.msgpack.Decoder(Claim).decode
_copy = msgspec.msgpack.Decoder(Copy).decode

Spanned = tuple[int, int, int]
"""An article's number, and a passage's start and end in it."""

_ADD_REPEAT = """INSERT INTO repeats VALUES (?, ?, 1)
    ON CONFLICT (sentence, outlet) DO UPDATE SET articles = articles + 1"""
_ADD_CARRIED = """INSERT INTO carried VALUES (?, ?, ?, ?, 1)
    ON CONFLICT (article, start, stop, outlet) DO UPDATE SET times = times + 1"""
_ADD_NAMED = """INSERT INTO claim_parties VALUES (?, ?, ?, ?) ON CONFLICT (party, claim)
    DO UPDATE SET says = max(says, excluded.says), named = max(named, excluded.named)"""

_FEW = 2_000  # claims that are cheaper to go through for an outlet than all of an outlet's
_OF_PARTY = """SELECT DISTINCT c.id FROM claim_uses u CROSS JOIN json_each(?1) j
    CROSS JOIN claim_papers p ON p.house = j.value AND p.claim = u.claim CROSS JOIN claims c ON c.number = u.claim
    WHERE u.party = ?2"""
_OF_HOUSE = """SELECT DISTINCT c.id FROM json_each(?1) j CROSS JOIN claim_papers p ON p.house = j.value
    CROSS JOIN claim_uses u ON u.claim = p.claim AND u.party = ?2 CROSS JOIN claims c ON c.number = p.claim"""


class State(Writing):
    """Reads and writes the parts; within a transaction of its caller's."""

    def _in(self, sql: str, values: Iterable[Any]) -> list[Row]:
        """Run a SELECT that takes its values from `json_each(?)`."""
        return self._db.rows(sql, (json.dumps(list(values)),))

    # --- articles -----------------------------------------------------------------------------------------

    def numbers(self, articles: Iterable[str]) -> dict[str, int]:
        """Return the numbers of those of the articles that are here, by id."""
        sql = "SELECT a.id, a.seq FROM json_each(?) j CROSS JOIN articles a ON a.id = j.value"
        return dict(self._in(sql, articles))

    def outlets(self, numbers: Iterable[int]) -> dict[int, str | None]:
        """Return the outlets of articles by their numbers."""
        return dict(
            self._in("SELECT a.seq, a.outlet FROM json_each(?) j CROSS JOIN articles a ON a.seq = j.value", numbers)
        )

    def idents(self, numbers: Iterable[int]) -> dict[int, str]:
        """Return the ids of articles by their numbers."""
        sql = "SELECT a.seq, a.id FROM json_each(?) j CROSS JOIN articles a ON a.seq = j.value"
        return dict(self._in(sql, numbers))

    # --- statements ---------------------------------------------------------------------------------------

    def put_statement(self, article: int, statement: Statement, home: str) -> None:
        """Keep a statement that has to do with another one."""
        row = (statement.id, article, statement.number, home, pack(statement))
        self._db.rows("INSERT OR REPLACE INTO statements VALUES (?, ?, ?, ?, ?)", row)

    def renew(self, statements: Iterable[Statement]) -> None:
        """Put statements in the place of those of their ids that are kept."""
        sql = "UPDATE statements SET record = ? WHERE id = ?"
        self._db.many(sql, [(pack(statement), statement.id) for statement in statements])

    def statements(self, idents: Iterable[str]) -> dict[str, tuple[int, Statement, str]]:
        """Return (article's number, statement, home) of those that are kept, by id."""
        sql = """SELECT s.id, s.article, s.record, s.home FROM json_each(?) j
            CROSS JOIN statements s ON s.id = j.value"""
        return {ident: (seq, _statement(record), home) for ident, seq, record, home in self._in(sql, idents)}

    def homes(self, idents: Iterable[str]) -> dict[str, str]:
        """Return the claims' ids that statements are in, of those that are kept."""
        sql = "SELECT s.id, s.home FROM json_each(?) j CROSS JOIN statements s ON s.id = j.value"
        return dict(self._in(sql, idents))

    def move(self, ident: str, home: str) -> None:
        """Note that a statement is in another claim now."""
        self._db.rows("UPDATE statements SET home = ? WHERE id = ?", (home, ident))

    # --- furniture ----------------------------------------------------------------------------------------

    def furniture(self, articles: Iterable[int]) -> set[str]:
        """Return the statements of some articles that are furniture."""
        sql = "SELECT f.statement FROM json_each(?) j CROSS JOIN furniture f ON f.article = j.value"
        return {ident for (ident,) in self._in(sql, articles)}

    def set_furniture(self, article: int, idents: Iterable[str]) -> None:
        """Say which statements of an article are furniture."""
        self._db.rows("DELETE FROM furniture WHERE article = ?", (article,))
        self._db.many("INSERT INTO furniture VALUES (?, ?)", [(ident, article) for ident in idents])

    def printed(self, sentences: Iterable[int]) -> dict[int, dict[str | None, int]]:
        """Return how many articles of which outlets print each sentence."""
        asked = set(sentences)
        found: dict[int, dict[str | None, int]] = {sentence: {} for sentence in asked}
        sql = """SELECT r.sentence, r.outlet, r.articles FROM json_each(?) j
            CROSS JOIN repeats r ON r.sentence = j.value WHERE r.articles > 0"""
        for sentence, outlet, articles in self._in(sql, asked):
            found[sentence][outlet or None] = articles
        return found

    def print_sentences(self, sentences: Iterable[int], article: int, outlet: str | None) -> None:
        """Note that an article prints sentences; to be said once."""
        self._db.many(_ADD_REPEAT, [(sentence, plain(outlet or "")) for sentence in sentences])
        self._db.many("INSERT INTO repeated_in VALUES (?, ?)", [(sentence, article) for sentence in sentences])

    def unprint_sentence(self, sentence: int, article: int, outlet: str | None) -> None:
        """Note that an article does not print a sentence after all."""
        self._db.rows("DELETE FROM repeated_in WHERE sentence = ? AND article = ?", (sentence, article))
        sql = "UPDATE repeats SET articles = articles - 1 WHERE sentence = ? AND outlet = ?"
        self._db.rows(sql, (sentence, plain(outlet or "")))

    def sentences(self, article: int) -> set[int]:
        """Return the sentences that an article prints."""
        return {s for (s,) in self._db.rows("SELECT sentence FROM repeated_in WHERE article = ?", (article,))}

    def printed_in(self, sentence: int) -> list[int]:
        """Return the articles that print a sentence."""
        return [a for (a,) in self._db.rows("SELECT article FROM repeated_in WHERE sentence = ?", (sentence,))]

    # --- passages -----------------------------------------------------------------------------------------

    def add_passages(self, copy: Copy, numbers: Mapping[str, int], outlets: Mapping[int, str | None]) -> None:
        """Note the passages of a new pair, on both sides."""
        a, b = numbers[copy.a], numbers[copy.b]
        for passage in copy.passages:
            for here, span, there in ((a, passage.a, b), (b, passage.b, a)):
                self._db.rows("INSERT OR IGNORE INTO passages VALUES (?, ?, ?, ?, 0)", (here, *span, there))
                self._db.rows(_ADD_CARRIED, (here, *span, plain(outlets[there] or "")))

    def carried(self, article: int) -> list[tuple[Span, str | None, int]]:
        """Return the passages of an article with the outlets on their other sides, and how often."""
        sql = "SELECT start, stop, outlet, times FROM carried WHERE article = ?"
        return [(Span(i, j), outlet or None, n) for i, j, outlet, n in self._db.rows(sql, (article,))]

    def sharing(self, place: Spanned) -> list[int]:
        """Return the articles that share a passage of one."""
        sql = "SELECT other FROM passages WHERE article = ? AND start = ? AND stop = ?"
        return [other for (other,) in self._db.rows(sql, place)]

    def copies(self, pairs: Iterable[tuple[int, int]]) -> Iterator[Copy]:
        """Yield the copies of pairs of articles, by their numbers."""
        for a, b in pairs:
            sql = """SELECT record FROM copies WHERE a = ?1 AND b = ?2
                UNION ALL SELECT record FROM copies WHERE a = ?2 AND b = ?1"""
            yield from (_copy(record) for (record,) in self._db.rows(sql, (a, b)))

    def copies_among(self, articles: Collection[str]) -> list[Copy]:
        """Return the copies of which both articles are among these."""
        numbers = json.dumps(sorted(self.numbers(articles).values()))
        sql = """SELECT c.record FROM json_each(?1) j CROSS JOIN copies c ON c.a = j.value
            WHERE c.b IN (SELECT value FROM json_each(?1))"""
        return [_copy(record) for (record,) in self._db.rows(sql, (numbers,))]

    def put_kinds(self, copy: Copy, numbers: Mapping[str, int]) -> None:
        """Keep a pair with the kinds of its passages."""
        self.copy(copy)
        a, b = numbers[copy.a], numbers[copy.b]
        sql = "UPDATE passages SET template = ? WHERE article = ? AND start = ? AND stop = ? AND other = ?"
        for passage in copy.passages:
            template = passage.kind == "template"
            self._db.many(sql, [(template, a, *passage.a, b), (template, b, *passage.b, a)])

    def templates(self, article: int) -> list[Span]:
        """Return the passages of an article that are templates."""
        sql = "SELECT DISTINCT start, stop FROM passages WHERE article = ? AND template"
        return [Span(*span) for span in self._db.rows(sql, (article,))]

    # --- claims -------------------------------------------------------------------------------------------

    def listed(self, idents: Iterable[str]) -> set[str]:
        """Return those of the ids that are a listed claim's."""
        return {i for (i,) in self._in("SELECT c.id FROM json_each(?) j CROSS JOIN claims c ON c.id = j.value", idents)}

    def claims(self, idents: Iterable[str]) -> dict[str, Claim]:
        """Return listed claims by their ids."""
        sql = """SELECT c.id, r.record FROM json_each(?) j CROSS JOIN claims c ON c.id = j.value
            JOIN claim_records r ON r.claim = c.number"""
        return {ident: _claim(record) for ident, record in self._in(sql, idents)}

    def about(self) -> tuple[int, int, int]:
        """Return the generation the answers are of, the last article, and how many judgements they know."""
        return self._db.rows("SELECT generation, reached, judged FROM about")[0]

    def set_about(self, generation: int, reached: int, judged: int) -> None:
        """Say what the answers are of now."""
        self._db.rows("UPDATE about SET generation = ?, reached = ?, judged = ?", (generation, reached, judged))

    def carried_by(self, houses: Iterable[str]) -> set[str]:
        """Return the ids of the claims that two or more of some outlets carry."""
        sql = """SELECT c.id FROM json_each(?) j CROSS JOIN claim_houses h ON h.house = j.value
            JOIN claims c ON c.number = h.claim GROUP BY c.number HAVING count(*) > 1"""
        return {ident for (ident,) in self._in(sql, map(plain, houses))}

    def using(self, parties: Iterable[str]) -> set[str]:
        """Return the ids of the claims whose count looks up one of the parties."""
        sql = """SELECT DISTINCT c.id FROM json_each(?) j CROSS JOIN claim_uses u ON u.party = j.value
            JOIN claims c ON c.number = u.claim"""
        return {ident for (ident,) in self._in(sql, parties)}

    def in_both(self, a: int, b: int) -> set[str]:
        """Return the ids of the claims that two articles carry."""
        sql = """SELECT c.id FROM claim_reports x JOIN claim_reports y ON y.claim = x.claim AND y.article = ?
            JOIN claims c ON c.number = x.claim WHERE x.article = ?"""
        return {ident for (ident,) in self._db.rows(sql, (b, a))}

    def using_beside(self, party: str, houses: Iterable[str]) -> set[str]:
        """Return the ids of the claims whose count looks up a party beside one of some outlets."""
        many = self._db.value("SELECT count(*) FROM (SELECT 1 FROM claim_uses WHERE party = ? LIMIT ?)", (party, _FEW))
        sql = _OF_PARTY if many < _FEW else _OF_HOUSE
        found = self._db.rows(sql, (json.dumps([plain(house) for house in houses]), party))
        return {ident for (ident,) in found}

    def naming(self, party: str, articles: Iterable[int]) -> set[str]:
        """Return the ids of the claims of some articles that a party makes or is named in."""
        sql = """SELECT DISTINCT c.id FROM json_each(?1) j CROSS JOIN claim_reports r ON r.article = j.value
            JOIN claim_parties p ON p.claim = r.claim AND p.party = ?2 JOIN claims c ON c.number = r.claim"""
        return {ident for (ident,) in self._db.rows(sql, (json.dumps(sorted(articles)), party))}

    def rename_party(self, old: str, new: str) -> None:
        """Let the claims that name one party name another: the two are one now."""
        said = "SELECT claim, says, named FROM claim_parties WHERE party = ?"
        for claim, says, named in self._db.rows(said, (old,)):
            self._db.rows(_ADD_NAMED, (new, claim, says, named))
        self._db.rows("DELETE FROM claim_parties WHERE party = ?", (old,))

    def use(self, claim: str, parties: Iterable[str], houses: Iterable[str]) -> None:
        """Note which parties the count of a claim has looked up, and which outlets it has told apart."""
        number = self._db.value("SELECT number FROM claims WHERE id = ?", (claim,))
        self._db.many("INSERT OR IGNORE INTO claim_uses VALUES (?, ?)", [(party, number) for party in parties])
        self._db.many("INSERT OR IGNORE INTO claim_papers VALUES (?, ?)", [(plain(h), number) for h in houses])
