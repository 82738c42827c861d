"""How fast the store takes in readings and standing pairs grow, on invented readings.

    python -m bench.store [ARTICLES]

Prints articles added per second (one by one and in batches) to a file and to a PostgreSQL server, what a stored
article costs on disk, and for two pair stages, one shaped like the copies (150 fingerprints an article) and one like
the claims (8 keys a statement, 40 statements an article), how fast they stand and what one more article costs.
"""

from __future__ import annotations

import random
import resource
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import accumulate
from pathlib import Path
from typing import NamedTuple

from bench._postgres import Server, programs
from onrecord.edges.store import SqliteStanding, open_store
from onrecord.records import Article, Attribution, Capture, Cast, LocalParty, Mention, Reading, Span
from onrecord.shapes import Pair

DRAW = random.Random(20310501)  # noqa: S311 (no secrets here, the same numbers every time)
WORDS = ["".join(DRAW.choices("abcdefghijklmnoprstuvwy", k=DRAW.randint(2, 11))) for _ in range(40_000)]
FREQUENCY = list(accumulate(1 / (rank + 3) for rank in range(len(WORDS))))


def item(number: int, length: int = 500) -> tuple[Capture, list[Reading]]:
    """Invent an article of so many words with twenty attributions."""
    text = " ".join(DRAW.choices(WORDS, cum_weights=FREQUENCY, k=length))
    capture = Capture(f"invented/{number}.txt", text.encode(), "text/plain", "2031-05-01T10:00:00Z")
    starts = [i * len(text) // 20 for i in range(20)]
    said = tuple(
        Attribution(
            Span(s, s + 15), Span(s + 16, s + 20), (Span(s + 21, s + 120),), "indirect", "asserts", text[s : s + 15]
        )
        for s in starts
    )
    parties = tuple(LocalParty(n, text[s : s + 15], (text[s : s + 15],), "person") for n, s in enumerate(starts))
    cast = Cast(tuple(Mention(Span(s, s + 15), "PER", n) for n, s in enumerate(starts)), (), parties)
    article = Article(capture.id, text, Span(0, len(text)), path=capture.origin)
    return capture, [Reading(article, "invented", said, (), cast)]


class Keyed(NamedTuple):
    """A record that is nothing but its keys."""

    ident: str
    keys: tuple[int, ...]


def keyed(articles: int, each: int, keys: int, vocabulary: int) -> Iterator[tuple[int, Keyed]]:
    """Invent records whose keys are drawn like words: a few often, most seldom."""
    frequency = list(accumulate(1 / (rank + 20) ** 0.7 for rank in range(vocabulary)))
    for number in range(1, articles + 1):
        for n in range(each):
            yield (
                number,
                Keyed(f"{number:06}-{n}", tuple(DRAW.choices(range(vocabulary), cum_weights=frequency, k=keys))),
            )


def shared(a: Keyed, b: Keyed) -> list[str]:
    """Judge nothing: what is measured is the way to the pair."""
    return [a.ident, b.ident]


def adding(one: str, many: str, articles: int) -> None:
    """Print the speed of adding, reading and searching, and of this process' part of it, in two corpora."""
    items = [item(number) for number in range(articles)]
    with open_store(one) as store, timed("add, one by one", articles):
        for capture, readings in items:
            store.add(capture, readings)
    with open_store(many) as store:
        with timed("add_all", articles):
            for _ in store.add_all(items):
                pass
        with timed("readings", articles):
            for _ in store.readings():
                pass
        with timed("search", 100):
            for n in range(100):
                store.search(f"{WORDS[n * 7]} {WORDS[n * 11 + 300]}")


@contextmanager
def timed(what: str, count: int) -> Iterator[None]:
    """Print how many were done in a second, and in a second of this process' own time."""
    wall, own = time.perf_counter(), time.process_time()
    yield
    wall, own = time.perf_counter() - wall, time.process_time() - own
    print(f"{what:20} {count / wall:8.0f} a second, {count / own:8.0f} a second of its own time", flush=True)


def on_a_server(articles: int) -> None:
    """Print the same of a corpus on a PostgreSQL server, which works beside this process on the same machine."""
    if programs() is None:
        print("skipped: no PostgreSQL here")
        return
    server = Server({"fsync": "on"})
    try:
        one, many = server.database(), server.database()
        adding(one, many, articles)
        with open_store(many) as store:
            size = store._db.value("SELECT pg_database_size(current_database())")  # noqa: SLF001
        print(f"on disk              {size / articles / 1000:8.1f} kB an article")
    finally:
        server.remove()


def standing(folder: Path, name: str, records: Iterable[tuple[int, Keyed]], least: int) -> None:
    """Print the speed of bringing records in, and of one more article."""
    stage = Pair(name, "1", lambda r: r.ident, lambda r: r.keys, shared, least)
    fresh = list(records)
    by_ident = {record.ident: record for _, record in fresh}
    last = fresh[-1][0]
    with SqliteStanding(folder / name, "bench", last) as stands:
        start = time.perf_counter()
        for _ in stands.extend(stage, (f for f in fresh if f[0] < last), by_ident.__getitem__):
            pass
        seconds = time.perf_counter() - start
    with SqliteStanding(folder / name, "bench", last) as stands:
        start = time.perf_counter()
        for _ in stands.extend(stage, (f for f in fresh if f[0] == last), by_ident.__getitem__):
            pass
        more = time.perf_counter() - start
        pairs = sum(1 for _ in stands.outcomes(stage, list))
    start = time.perf_counter()
    SqliteStanding(folder / name, "bench", last).close()
    opening = time.perf_counter() - start
    size = (folder / name / "pairs.db").stat().st_size / last
    print(f"{name}: {last} articles, {len(fresh)} records")
    print(f"  standing           {last / seconds:8.0f} articles/s, {seconds / last * 1000:.1f} s per 1,000")
    print(f"  outcomes           {pairs / seconds:8.0f} pairs/s, {pairs} pairs")
    print(
        f"  one more article   {more * 1000:8.0f} ms; opening {opening * 1000:.0f} ms; {size / 1000:.1f} kB an article"
    )


def main() -> None:
    """Run all."""
    articles = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        adding(str(folder / "one.db"), str(folder / "many.db"), articles)
        print(f"on disk              {(folder / 'many.db').stat().st_size / articles / 1000:8.1f} kB an article")
        print("on a PostgreSQL server:")
        on_a_server(articles)
        standing(folder, "copies", keyed(articles, 1, 150, 300_000), 4)
        standing(folder, "claims", keyed(articles, 40, 8, 100_000), 3)
    print(f"peak memory          {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000:8.0f} MB")


if __name__ == "__main__":
    main()
