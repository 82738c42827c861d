"""What one more article costs the answers, and what a page of them costs, as a corpus grows.

usage: python -m bench.answers [ARTICLES [INVENTED [CORPUS]]]      default: 1,000 real articles, 100,000 invented ones

First: articles, read with the rules, are added in bulk, and at an eighth, a quarter, half and all of them thirty more
one by one: the time to compare each with all before it, and to bring the answers up to date. Times are of this
process's processor, for those of a clock on a shared machine are noise. Beyond 1,000 they are readings of the same in
other words and days (`_invented`). CORPUS is one to take readings from instead of reading articles anew.

Second: a file of answers as of INVENTED articles, with twenty claims each, is written row by row (claims of one to
forty reports, the more the rarer; a thousand outlets, 150,000 parties and 20,000 words, often few of them), and pages
are asked of it by the clock: what a page's first byte waits for. Nothing of it was read from texts, so it says what the
tables cost and nothing of what is in them.
"""

from __future__ import annotations

import random
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from itertools import count, islice
from pathlib import Path
from typing import NamedTuple

import msgspec
import numpy as np

from bench._invented import World
from bench.common import data, hold
from onrecord import Corpus, plan
from onrecord.comparing import Comparing
from onrecord.edges.engines.rules import RulesEngine
from onrecord.edges.runners import LocalRunner
from onrecord.edges.store import AnswersDb, SqliteStanding, SqliteStore, open_standing
from onrecord.edges.store.database import Database
from onrecord.records import Capture, Claim, Reading, Span, Statement
from onrecord.settling import bring_up
from onrecord.views import Wanted

_MORE = 30
_CHUNK = 10_000
_REAL = 1_000


class Cost(NamedTuple):
    """Milliseconds of a step for each of some articles."""

    compared: list[float]
    settled: list[float]


def readings(articles: int, corpus: Path | None, folder: Path) -> Iterator[tuple[Capture, Reading]]:
    """Yield articles with what was read in them: real ones, then as many more as are wanted, made of these."""
    real = list(_read(min(articles, _REAL), corpus, folder))
    yield from real
    world = World([reading for _, reading in real])
    for turn in count(1):
        yield from world.turn(turn)


def _read(articles: int, corpus: Path | None, folder: Path) -> Iterator[tuple[Capture, Reading]]:
    if corpus is None:
        corpus, some = folder / "read.db", folder / "some.jsonl"
        with data("data", "copies", "planted15k", "corpus.jsonl").open(encoding="utf-8") as lines:
            some.write_text("".join(islice(lines, articles)), encoding="utf-8")
        with Corpus.open(corpus, engine=RulesEngine(), runner=LocalRunner(1)) as made:
            made.add(str(some))
    with SqliteStore(corpus, create=False) as store:
        for _, reading in islice(store.readings(), articles):
            yield store.capture(reading.article.capture), reading


def compare(store: SqliteStore, pairs: SqliteStanding) -> None:
    """Compare what is new with all before it."""
    for compared in plan.COMPARED:
        records = Comparing(store, compared)
        after = pairs.reached(compared.stage)
        for _ in pairs.extend(compared.stage, records.fresh(after), records.fetch, compared.kept):
            pass


def grow(found: Iterator[tuple[Capture, Reading]], articles: int, folder: Path) -> list[tuple[int, Cost]]:
    """Add articles in bulk, and at four sizes some one by one."""
    rows = []
    with (
        SqliteStore(folder / "onrecord.db") as store,
        AnswersDb(folder / "cache", store.identity, plan.VERSIONS) as answers,
    ):
        there = 0
        for size in (articles // 8, articles // 4, articles // 2, articles - _MORE):
            list(store.add_all((capture, [reading]) for capture, reading in islice(found, size - there)))
            with open_standing(store) as pairs:
                compare(store, pairs)
                began = time.process_time()
                bring_up(answers, store, pairs, lambda *_: None)
                bulk = (time.process_time() - began) / max(1, size - there) * 1e3
                cost = Cost([], [])
                for capture, reading in islice(found, _MORE):
                    store.add(capture, [reading])
                    times = [time.process_time()]
                    compare(store, pairs)
                    times.append(time.process_time())
                    bring_up(answers, store, pairs, lambda *_: None)
                    times.append(time.process_time())
                    cost.compared.append((times[1] - times[0]) * 1e3)
                    cost.settled.append((times[2] - times[1]) * 1e3)
            there = size + _MORE
            rows.append((there, cost))
            claims = answers.db.value("SELECT count(*) FROM claims")
            print(f"{there:7,} articles, {claims:,} claims: in bulk {bulk:.0f} ms each; one more:")
            for name, of in cost._asdict().items():
                print(f"        {name:9} {spread(of)} ms", flush=True)
    return rows


def spread(of: list[float]) -> str:
    """The middle and the high ends of some times."""
    middle, high, highest = (float(np.percentile(of, share)) for share in (50, 90, 99))
    return f"p50 {middle:7.1f}  p90 {high:7.1f}  p99 {highest:7.1f}"


# --- a page at a time -------------------------------------------------------------------------------------


def zipf(most: int, chance: random.Random) -> int:
    """A number below `most`, small ones often: as many of half its size as of twice."""
    return int(most ** chance.random()) - 1


def invent(db: Database, articles: int, chance: random.Random) -> None:
    """Write the answers of a large corpus."""
    db.rows("BEGIN")
    for n in range(1, articles + 1):
        house = f"outlet{zipf(1000, chance)}"
        day = f"20{chance.randrange(10, 30)}-{chance.randrange(1, 13):02}-{chance.randrange(1, 29):02}"
        db.rows("INSERT INTO articles VALUES (?, ?, ?, ?, ?, ?, ?)", (n, f"a{n}", f"l{n}", "T", house, house, day))
    db.rows("COMMIT")
    for first in range(0, 20 * articles, _CHUNK):
        written = chunk(first, articles, chance)
        db.rows("BEGIN")
        for table, rows in written.items():
            db.many(f"INSERT OR IGNORE INTO {table} VALUES ({', '.join('?' * len(rows[0]))})", rows)  # noqa: S608
        db.rows("COMMIT")


def chunk(first: int, articles: int, chance: random.Random) -> dict[str, list[tuple[object, ...]]]:
    """Return the rows of some claims by table."""
    found: dict[str, list[tuple[object, ...]]] = {}

    def put(table: str, *row: object) -> None:
        found.setdefault(table, []).append(row)

    for n in range(first, first + _CHUNK):
        reports = max(1, int(0.02 / (chance.random() + 0.0005)))
        held = {chance.randrange(1, articles + 1) for _ in range(reports)}
        words = " ".join(f"word{zipf(20_000, chance)}" for _ in range(14))
        speaker, named = (f"p{zipf(150_000, chance)}" for _ in range(2))
        statement = Statement(f"s{n}", "a1", 0, Span(0, 90), words, "asserts", 0, speaker, "person", speaker)
        claim = Claim(f"c{n:012x}", words, (statement,) * reports, (speaker,), tuple(f"l{a}" for a in held), (1, 1))
        houses = {f"outlet{zipf(1000, chance)}" for _ in held}
        begun, last = sorted(f"20{chance.randrange(10, 30)}-0{chance.randrange(1, 10)}-11" for _ in range(2))
        row = (n, claim.id, words, len(held), len(houses), f'["{speaker}"]', 1, 1, chance.random() < 0.05)
        put("claims", *row, "[]", begun, last, 0)
        put("claim_records", n, msgspec.msgpack.encode(claim))
        put("claim_names", claim.id, n)
        put("claim_words (rowid, text)", n, f"{words} {speaker}")
        put("claim_parties", speaker, n, 1, 0)
        put("claim_parties", named, n, 0, 1)
        for article in held:
            put("claim_reports", n, article)
        for house in houses:
            put("claim_houses", house, n, 0, 0)
    return found


def pages(answers: AnswersDb, chance: random.Random, times: int = 60) -> dict[str, list[float]]:
    """Ask pages, each in some other way every time; milliseconds by the clock."""

    def claims(wanted: Wanted, house: str | None = None) -> object:
        return answers.list_claims(wanted, house, 0, 50)

    ask: dict[str, Callable[[], object]] = {
        "claims": lambda: claims(Wanted(order=chance.choice(("reports", "newest", "origins")))),
        "claims by word": lambda: claims(Wanted(words=f"word{zipf(20_000, chance)}")),
        "claims by word begun": lambda: claims(Wanted(words=f"word{chance.randrange(1, 99)}")),
        "claims by two words": lambda: claims(Wanted(words=f"word{zipf(500, chance)} word{zipf(500, chance)}")),
        "claims by party": lambda: claims(Wanted(party=f"p{zipf(150_000, chance)}")),
        "claims by outlet and days": lambda: claims(
            Wanted(outlet="x", since="2020-01-01", until="2020-03-01"), f"outlet{zipf(1000, chance)}"),
        "claims of days": lambda: claims(Wanted(since="2029-09-01", order="newest")),
        "a claim": lambda: answers.claim(f"c{chance.randrange(1000):012x}"),
        "claims of an article": lambda: answers.claims_in(f"a{chance.randrange(1, 1000)}"),
        "articles": lambda: answers.list_articles(None, f"outlet{zipf(1000, chance)}", (None, None), 0, 50),
        "outlets": lambda: answers.list_outlets("", 0, 50),
    }  # fmt: skip
    took: dict[str, list[float]] = {}
    for name, question in ask.items():
        for _ in range(times):
            began = time.perf_counter()
            question()
            took.setdefault(name, []).append((time.perf_counter() - began) * 1e3)
    return took


def shown(articles: int, folder: Path) -> float:
    """Print what pages cost in a large corpus; return the slowest 95 % under, of all kinds."""
    chance = random.Random(7)  # noqa: S311 - the same corpus every time
    with AnswersDb(folder / "large", "invented", plan.VERSIONS) as answers:
        answers.db.rows("PRAGMA synchronous = OFF")
        answers.db.rows("PRAGMA cache_size = -1000000")  # while it is written
        invent(answers.db, articles, chance)
        answers.db.rows("PRAGMA cache_size = -65536")
        print(f"{articles:,} invented articles, {20 * articles:,} claims:", flush=True)
        took = pages(answers, chance)
    for name, of in took.items():
        print(f"        {name:26} {spread(of)} ms, p95 {np.percentile(of, 95):.1f}")
    return max(float(np.percentile(of, 95)) for of in took.values())


def main(articles: int, invented: int, corpus: Path | None) -> int:
    """Print a table of both parts."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        rows = grow(readings(articles, corpus, folder), articles, folder)
        slowest = shown(invented, folder)
    last = rows[-1][1]
    return hold(
        "answers",
        {
            "settle, 90 % under, ms": float(np.percentile(last.settled, 90)),
            "a page, 95 % under, ms": slowest,
            "peak GB": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6,
        },
    )


if __name__ == "__main__":
    asked = [int(word.replace(",", "")) for word in sys.argv[1:3]]
    sys.exit(main(*(asked + [1000, 100_000][len(asked) :]), Path(sys.argv[3]) if len(sys.argv) > 3 else None))
