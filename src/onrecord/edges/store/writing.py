"""What a store takes in and lets go of, over what SQLite and PostgreSQL each do their own way."""

from __future__ import annotations

import time
from abc import abstractmethod
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from pathlib import Path
from typing import Literal, Self

from onrecord.edges.store import check, forgetting, migrations, rows
from onrecord.edges.store.lookup import Lookup
from onrecord.edges.store.parcels import Parcel, parcel
from onrecord.edges.store.team import RowTeam
from onrecord.records import Capture, Exchange, Judgement, Note, Reading, Seen, Tombstone

_BATCH = 64, 8 << 20, 1.0  # captures, bytes, seconds that `add_all` gathers before it writes

OBSERVE = "INSERT INTO observations SELECT number, ? FROM captures WHERE id = ? ON CONFLICT DO NOTHING"
EXCHANGE = "INSERT INTO exchanges SELECT number, ?, ?, ? FROM captures WHERE id = ? ON CONFLICT DO NOTHING"

Table = Literal["articles", "judgements", "tombstones", "notes"]


class RecordStore(Lookup):
    """A store that writes whole captures, each transaction by itself; implements `ports.Store`."""

    # --- what each database does its own way --------------------------------------------------------------

    @property
    @abstractmethod
    def base(self) -> Path:
        """The folder of the corpus: where reports lie inside it, they are known by their path from there."""

    @property
    @abstractmethod
    def cache(self) -> Path:
        """The folder on this machine for what is derived from the corpus."""

    @property
    @abstractmethod
    def key(self) -> Path:
        """The file on this machine for the key that signs for the corpus."""

    @abstractmethod
    def _keep(self, parcels: Sequence[Parcel]) -> list[bool]:
        """Keep captures with all that belongs to them, within a transaction; return which were not there before."""

    @abstractmethod
    def _next(self, table: Table) -> int | None:
        """Return the number for a new row, within a transaction; None where the table draws it itself."""

    @abstractmethod
    def _give(self, table: Table, number: int) -> None:
        """See to it that no number up to this is given to another row."""

    @abstractmethod
    def _unindex(self, readings: Sequence[Reading]) -> None:
        """Take the words of readings out of the full-text index, before their rows go."""

    @abstractmethod
    def _judgements_open(self) -> AbstractContextManager[None]:
        """Let judgements be changed inside, within a transaction: for erasing alone."""

    @abstractmethod
    def scrub(self) -> None:
        """Leave nothing in the store's files of what was erased.

        Raises:
            Busy: another program has the corpus open.
        """

    def _check_files(self) -> Iterator[str]:
        """Yield what is wrong with the files themselves, where that can be told."""
        yield from ()

    def _durably(self) -> AbstractContextManager[None]:
        """Have what is written inside on the disk at the end."""
        return nullcontext()

    @contextmanager
    def _writing(self) -> Iterator[None]:
        """One transaction of this version of the program: a newer one may have changed the schema since it was opened.

        Raises:
            TooNew: it has.
        """
        with self._db.transaction():
            migrations.must_know_all(self._db)
            yield

    # --- taking in ----------------------------------------------------------------------------------------

    def add(self, capture: Capture, readings: Sequence[Reading]) -> bool:
        """Keep a capture with its readings in one transaction; see `ports.Store.add`."""
        return self.put((parcel(capture, readings),))[0]

    def add_all(self, items: Iterable[tuple[Capture, Sequence[Reading]]]) -> Iterator[tuple[Capture, bool]]:
        """Keep many, several to a transaction: about half as fast again as one by one.

        Yields each capture, in order, once it is safe, with what `add` would have returned. The write lock is held
        only while writing, never while waiting for the next item. If the items end with an exception, what came
        before it is kept.
        """
        waiting: list[tuple[Capture, Sequence[Reading]]] = []
        size, since = 0, time.monotonic()
        try:
            for capture, readings in items:
                waiting.append((capture, readings))
                size += len(capture.body)
                if len(waiting) >= _BATCH[0] or size >= _BATCH[1] or time.monotonic() - since >= _BATCH[2]:
                    written, waiting = waiting, []
                    yield from self._put_all(written)
                    size, since = 0, time.monotonic()
        except BaseException:
            self._put_all(waiting)
            raise
        yield from self._put_all(waiting)

    def _put_all(self, items: Sequence[tuple[Capture, Sequence[Reading]]]) -> list[tuple[Capture, bool]]:
        new = self.put([parcel(capture, readings) for capture, readings in items])
        return [(capture, fresh) for (capture, _), fresh in zip(items, new, strict=True)]

    def put(self, parcels: Sequence[Parcel]) -> list[bool]:
        """Keep captures with all that belongs to them, in one transaction; return which were not there before.

        Those that have numbers keep them, which is for a copy of another corpus.
        """
        if not parcels:
            return []
        with self._writing():
            return self._keep(parcels)

    def observe(self, capture: Capture | Seen) -> None:
        """Note that a capture kept already was obtained once more."""
        with self._writing():
            self._db.rows(OBSERVE, (capture.obtained, capture.id))
            if isinstance(capture, Capture) and capture.exchange:
                self._db.rows(EXCHANGE, exchange_row(capture.id, capture.obtained, capture.exchange))

    def reserve(self, articles: int) -> None:
        """Give no number up to this to another article: those of erased ones are not given again, in a copy neither."""
        with self._writing():
            self._give("articles", articles)

    def marked(self, mark: str) -> str | None:
        """Return what was last written beside the corpus under a name."""
        found = self._db.value("SELECT value FROM meta WHERE key = ?", (mark,))
        return None if found is None else str(found)

    def write_mark(self, mark: str, value: str) -> None:
        """Write something beside the corpus under a name; what stood there goes."""
        with self._writing():
            sql = "INSERT INTO meta VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value"
            self._db.rows(sql, (mark, value))

    def team(self) -> RowTeam:
        """Return the team that stands beside the corpus, over the same connection."""
        return RowTeam(self._db)

    # --- what people say --------------------------------------------------------------------------------

    def judge(self, judgement: Judgement) -> None:
        """Append a person's judgement; the same one again changes nothing.

        It reaches the disk before this returns: unlike an article, it cannot be had by running the program again.
        """
        with self._durably(), self._writing():
            if self._db.value("SELECT 1 FROM judgements WHERE id = ?", (judgement.id,)) is None:
                row = (self._next("judgements"), judgement.id, rows.judgement_json(judgement))
                self._db.rows("INSERT INTO judgements (seq, id, record) VALUES (?, ?, ?)", row)

    def write_note(self, note: Note) -> None:
        """Append a person's note; the same one again changes nothing."""
        with self._writing():
            if self._db.value("SELECT 1 FROM notes WHERE id = ?", (note.id,)) is None:
                row = (self._next("notes"), note.id, note.to, rows.note_json(note))
                self._db.rows("INSERT INTO notes (seq, id, target, record) VALUES (?, ?, ?, ?)", row)

    # --- letting go -------------------------------------------------------------------------------------

    def forget(self, tombstone: Tombstone, hidden: Callable[[Judgement], Judgement]) -> None:
        """Erase a capture with all that was read in it; `hidden` says what stays of a person's judgement.

        Raises:
            Busy: another program has the corpus open; `scrub` completes it.
        """
        with self._writing():
            if self._db.value("SELECT 1 FROM tombstones WHERE capture = ?", (tombstone.capture,)):
                return  # another process has done it meanwhile
            self._unindex(self.of_capture(tombstone.capture))
            forgetting.erase(self._db, tombstone)
            with self._judgements_open():
                forgetting.clear_judgements(self._db, hidden)
            forgetting.bury(self._db, tombstone, self._next("tombstones"))

    def verify(self) -> Iterator[str]:
        """Recheck the files, every hash and every span; yield one line for each thing that is wrong."""
        yield from self._check_files()
        yield from check.verify(self._db, self.given("articles"))

    def close(self) -> None:
        """Let go of the corpus; nothing is lost without it."""
        self._db.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def exchange_row(capture: str, obtained: str, exchange: Exchange) -> tuple[str, ...]:
    """Return the values of `EXCHANGE`."""
    return obtained, exchange.known_as, rows.exchange_json(exchange), capture
