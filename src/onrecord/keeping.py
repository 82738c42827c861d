"""What a corpus is kept by: checking it, citing it, erasing from it, and what people write on it."""

from __future__ import annotations

import hashlib
from abc import abstractmethod
from collections.abc import Collection, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

import msgspec

from onrecord import plan
from onrecord.comparing import Comparing
from onrecord.edges.signing import Key, open_key, signed_by
from onrecord.edges.store import AnswersDb, RecordStore, SqliteStore, forget_past, open_standing, remember
from onrecord.edges.store.forgetting import drop_derived
from onrecord.errors import Forgotten, NotFound
from onrecord.records import Because, Capture, Copy, Judgement, Note, NoteAbout, Reading, Review, Tombstone, digest
from onrecord.stages.names import hidden
from onrecord.timing import As, Then, Whole, then


class Erased(NamedTuple):
    """What `forget` did: the tombstone, and where the same bytes are still kept as another capture."""

    tombstone: Tombstone
    twins: tuple[str, ...]


class State(NamedTuple):
    """A corpus as it stands, to be cited: digests that are the same wherever the same was taken in, and counts.

    `corpus` is the digest of the other four. None depends on the order of arrival.
    """

    corpus: str
    captures: str
    articles: str
    judgements: str
    tombstones: str
    counts: dict[str, int]
    readers: tuple[str, ...]


class Keeping:
    """Checks, digests, erasures and notes of a corpus."""

    _store: RecordStore

    @abstractmethod
    def refresh(self) -> None:
        """Forget what was computed."""

    @abstractmethod
    def copies(self) -> tuple[Copy, ...]:
        """All pairs of articles with aligned passages."""

    @abstractmethod
    def _pairs(self) -> plan.Pairs:
        """What was found of records two by two."""

    @property
    def where(self) -> Path | str:
        """The file, or the server's address without a password."""
        return self._store.path if isinstance(self._store, SqliteStore) else self._store.name

    @property
    def cache(self) -> Path:
        """The folder on this machine for what is computed from the corpus; it may be deleted at any time."""
        return self._store.cache

    @property
    def key(self) -> Key:
        """The key that lies beside the corpus, or for one on a server on this machine; made when it is first needed."""
        return open_key(self._store.key)

    # --- checking and citing ------------------------------------------------------------------------------

    def verify(self) -> Iterator[str]:
        """Recheck every hash, span and signature; yield one line for each thing that is wrong."""
        yield from self._store.verify()
        for stone in self._store.tombstones():
            if not signed_by(stone.key, stone.signature, stone.signed):
                yield f"tombstone of capture {stone.capture[:12]}: its signature does not fit, so it was changed"

    def as_of(self, when: As) -> Then:
        """Return what stood at a date: see `onrecord.timing`.

        Raises:
            BadInput: it is no date.
        """
        everything = Whole(
            self.readings(), self._store.obtained(), self._pairs(), self.copies, self._store.judgements()
        )
        return then(everything, when)

    def state(self, when: As | None = None) -> State:
        """Return what to cite this corpus by; at a date, what it held then.

        Raises:
            BadInput: it is no date.
        """
        dated = {name: self._store.dated(name) for name in ("captures", "articles", "judgements", "tombstones")}
        ids = {name: sorted(i for i, at in of if when is None or when.had(at)) for name, of in dated.items()}
        parts = {name: digest(name, *of) for name, of in ids.items()}
        counts = {name: len(of) for name, of in ids.items()}
        return State(digest(*parts.values()), **parts, counts=counts, readers=tuple(self._store.readers()))

    def readings(self) -> Iterator[Reading]:
        """Every article with all that was found in it, in order of arrival, one at a time."""
        return (reading for _, reading in self._store.readings())

    def capture(self, ident: str) -> Capture:
        """Return a capture by its id.

        Raises:
            NotFound: there is none.
        """
        return self._store.capture(ident)

    def seen_at(self, capture: str) -> list[str]:
        """Return the times at which a capture (by id) was obtained, oldest first."""
        return self._store.observations(capture)

    def judgement_log(self) -> list[Judgement]:
        """All judgements ever made by people, oldest first, those taken back too."""
        return self._store.judgements()

    # --- erasing ------------------------------------------------------------------------------------------

    def forget(self, which: str, reason: str, actor: str) -> Erased:
        """Erase one capture: its bytes, texts, and everything read or derived from it; leave a signed tombstone.

        Done again for the same capture, it completes what was interrupted.

        Args:
            which: The capture's id, or one of its articles as `reading` takes it.
            reason: Why; kept for good, so it must name nobody who is to be forgotten.
            actor: Who says so.

        Raises:
            NotFound: there is no such capture.
            Busy: it is erased, but another program still holds the old pages.
        """
        stone = self._erased_before(which)
        if stone is None:
            capture = self._store.capture(self._capture_of(which))
            stone = self._tombstone(capture, reason, actor)
            self._take_out_of_pairs(capture.id)
            forget_past(self._store.cache)
            self._store.forget(stone, lambda judgement: unnamed(judgement, set(stone.articles)))
        self.refresh()
        answers: AnswersDb | None = self.__dict__.pop("_standing_answers", None)
        if answers is not None:
            answers.close()
        drop_derived(self._store.cache, lambda page: _hash(page) != stone.origin_sha256)
        self._store.scrub()
        with open_standing(self._store) as standing:
            standing.scrub()
        remember(self._store)
        return Erased(stone, tuple(self._store.same_bytes(stone.sha256)))

    def tombstones(self) -> list[Tombstone]:
        """All that was erased, oldest first."""
        return self._store.tombstones()

    def refused(self, capture: Capture) -> Forgotten | None:
        """Return why a capture is not to be taken in: its bytes, or the page they came from, were erased on purpose."""
        stone = self._store.forgotten(capture.sha256, [_hash(page) for page in addresses(capture)])
        if stone is None:
            return None
        why = f"erased from this corpus on {stone.made[:10]} by {stone.actor} ({stone.reason}): not taken in again"
        return Forgotten(capture.origin, why)

    def _capture_of(self, which: str) -> str:
        return which if self._store.has(which) else self._store.reading(which).article.capture

    def _erased_before(self, which: str) -> Tombstone | None:
        for stone in self._store.tombstones():
            named = len(which) >= 4 and any(ident.startswith(which) for ident in (stone.capture, *stone.articles))
            if named or stone.origin_sha256 == _hash(which):
                return None if self._is_there(which) else stone
        return None

    def _is_there(self, which: str) -> bool:
        try:
            self._capture_of(which)
        except NotFound:
            return False
        return True

    def _tombstone(self, capture: Capture, reason: str, actor: str) -> Tombstone:
        key, articles = self.key, tuple(reading.id for reading in self._store.of_capture(capture.id))
        stone = Tombstone(
            capture.id, capture.sha256, _hash(capture.origin), articles, self._store.numbers(capture.id),
            reason, actor, _now(), self._pages_of(capture), key.public,
        )  # fmt: skip
        return msgspec.structs.replace(stone, signature=key.sign(stone.signed))

    def _pages_of(self, capture: Capture) -> tuple[str, ...]:
        told = [reading.article.url for reading in self._store.of_capture(capture.id)]
        return tuple(sorted({_hash(page) for page in [*addresses(capture), *filter(None, told)]}))

    def _take_out_of_pairs(self, capture: str) -> None:
        """Take its records out of what was compared: before it is erased, for others may be compared anew by then."""
        gone = self._store.of_capture(capture)
        with open_standing(self._store) as standing:
            for compared in plan.COMPARED:
                fetch = Comparing(self._store, compared).fetch
                for reading in gone:
                    for record in compared.records(reading):
                        standing.forget(compared.stage, compared.stage.ident(record), fetch)

    # --- notes --------------------------------------------------------------------------------------------

    def write_note(self, about: NoteAbout, to: str, text: str, actor: str, review: Review | None = None) -> Note:
        """Append a note on a claim or an article, by its id."""
        note = Note(about, to, text, actor, _now(), None, review)
        self._store.write_note(note)
        return note

    def withdraw_note(self, which: str, actor: str) -> Note:
        """Take a note back, by its id or the beginning of it; both stay in the log.

        Raises:
            NotFound: there is none of that id, or several.
        """
        found = [note for note in self.notes() if len(which) >= 4 and note.id.startswith(which)]
        if len(found) != 1:
            raise NotFound(f"{len(found) or 'no'} notes have ids that begin with {which}: `onrecord note` lists them")
        taken = Note(found[0].about, found[0].to, "", actor, _now(), found[0].id)
        self._store.write_note(taken)
        return taken

    def notes(self) -> list[Note]:
        """The notes that stand, oldest first."""
        log = self._store.notes()
        gone = {note.withdraws for note in log}
        return [note for note in log if note.withdraws is None and note.id not in gone]


def addresses(capture: Capture) -> list[str]:
    """Every web address that a capture goes by, as far as its source and server said."""
    exchange = capture.exchange
    named = [
        capture.origin,
        capture.given.url,
        *([exchange.known_as, exchange.url, exchange.asked] if exchange else []),
    ]
    return [page for page in dict.fromkeys(named) if page and page.startswith(("http://", "https://"))]


def unnamed(judgement: Judgement, articles: Collection[str]) -> Judgement:
    """A person's judgement without the names and words that it took from these articles."""
    sides = (*judgement.all_lefts, *judgement.all_rights)
    if not any(side.partition(":")[0] in articles for side in sides):
        return judgement
    # The speaker of a statement is given by name alone.
    bare = {side: "erased" for side in sides if judgement.subject == "speaker" and ":" not in side}
    lefts, rights = (
        [bare.get(side) or hidden(side, articles) for side in of] for of in (judgement.all_lefts, judgement.all_rights)
    )
    return msgspec.structs.replace(
        judgement, left=lefts[0], right=rights[0], lefts=tuple(lefts[1:]), rights=tuple(rights[1:]),
        because=tuple(Because(b.rule, "erased") for b in judgement.because),
    )  # fmt: skip


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="microseconds")


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
