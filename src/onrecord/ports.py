"""What a stage or the facade asks of an edge.

Nothing here does anything: these are the shapes of the plugs. An edge implements one; `plan.py` and `corpus.py`
are where the two sides meet.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from typing import Any, Protocol, TypeVar

from onrecord.errors import Unreadable
from onrecord.records import (
    Article,
    Candidate,
    Capture,
    Judgement,
    Kept,
    Lead,
    Note,
    Reading,
    Seen,
    Skipped,
    Tags,
    Tombstone,
)
from onrecord.shapes import Each, Pair
from onrecord.team import Colleague, Deed, Session

In = TypeVar("In")
Out = TypeVar("Out")


class Engine(Protocol):
    """Finds sources, cues, contents and names in articles. Picklable, so that it can work in another process."""

    @property
    def reader(self) -> str:
        """Name and version, as it stands in every reading it made: "rules 1"."""
        ...

    def tag(self, articles: Sequence[Article]) -> Iterator[Tags]:
        """Yield one `Tags` an article, in order; the same whatever the batch."""
        ...


class Encoder(Protocol):
    """Knows what texts mean. Picklable, so that it can work in another process."""

    @property
    def version(self) -> str:
        """Its name and version: only vectors of one version can be compared."""
        ...

    def encode(self, texts: Sequence[str]) -> Iterator[tuple[bytes, tuple[int, ...]]]:
        """Yield for each text, in order and whatever stands beside it, its vector and cells (`records.Meaning`)."""
        ...


class Gazetteer(Protocol):
    """Knows where places are. Picklable, so that it can be asked in another process."""

    @property
    def source(self) -> str:
        """Whose data it is, with the licence and version, as it is shown beside the places it found."""
        ...

    def find(self, name: str) -> tuple[Candidate, ...]:
        """Return the sites that go by this name, whatever its case and accents, the most populous first."""
        ...

    def near(self, name: str, countries: Collection[str]) -> tuple[Candidate, ...]:
        """Return sites in these countries with a name that may be another spelling of this, the likest first."""
        ...


class Source(Protocol):
    """Turns what a user named into captures."""

    def takes(self, what: str) -> bool:
        """Whether this source knows what to do with such a name."""
        ...

    def captures(self, what: str) -> Iterator[Capture | Lead | Seen | Skipped | Unreadable]:
        """Yield captures, and leads to what is to be fetched.

        What could not be read is yielded as an error with its name, never swallowed; what is no report is counted.
        """
        ...


class Store(Protocol):
    """Keeps captures, readings and people's judgements; the only truth."""

    def add(self, capture: Capture, readings: Sequence[Reading]) -> bool:
        """Keep a capture with its readings in one transaction.

        Returns False if the capture was there already: then only an observation (its time) is added.
        """
        ...

    def add_all(self, items: Iterable[tuple[Capture, Sequence[Reading]]]) -> Iterator[tuple[Capture, bool]]:
        """Keep many, several to a transaction; yield each, in order, once it is safe, with what `add` returns."""
        ...

    def has(self, capture: str) -> bool:
        """Whether a capture of that id is kept."""
        ...

    def observe(self, capture: Capture | Seen) -> None:
        """Note that a capture kept already was obtained once more."""
        ...

    def kept(self, url: str) -> Kept | None:
        """Return what is kept of a page, by its canonical address; None if nothing is."""
        ...

    def generation(self) -> int:
        """A number that grows with every write that can change an answer."""
        ...

    def readings(self, after: int = 0) -> Iterator[tuple[int, Reading]]:
        """Yield (sequence number, reading) in the order of arrival, those with a number above `after`."""
        ...

    def reading(self, article: str) -> Reading:
        """Return one reading by its article's id, or an unambiguous beginning of it, or its path.

        Raises:
            NotFound: there is none, or several begin so.
        """
        ...

    def search(self, words: str, limit: int = 20) -> list[tuple[str, str, str]]:
        """Full text: (article id, where: "article", "content" or "name", snippet), best first."""
        ...

    def judge(self, judgement: Judgement) -> None:
        """Append a person's judgement."""
        ...

    def judgements(self) -> list[Judgement]:
        """All judgements ever made by people, oldest first."""
        ...

    def forget(self, tombstone: Tombstone, hidden: Callable[[Judgement], Judgement]) -> None:
        """Erase a capture with all that was read in it, and keep the tombstone in its place, in one transaction.

        `hidden` says what stays of a person's judgement: itself, without names that stood in the capture.
        """
        ...

    def scrub(self) -> None:
        """Leave nothing, wherever the store keeps its data, of what was erased."""
        ...

    def tombstones(self) -> list[Tombstone]:
        """All that was erased, oldest first."""
        ...

    def forgotten(self, sha256: str, pages: Iterable[str]) -> Tombstone | None:
        """Return the tombstone of these bytes, or of a page of one of these addresses (hashed), or None."""
        ...

    def write_note(self, note: Note) -> None:
        """Append a person's note; the same one again changes nothing."""
        ...

    def notes(self) -> list[Note]:
        """All notes ever written, oldest first."""
        ...

    def verify(self) -> Iterator[str]:
        """Recheck every hash and every span; yield one line for each thing that is wrong."""
        ...

    def close(self) -> None:
        """Let go of the corpus; nothing is lost without it."""
        ...


class Standing(Protocol):
    """Outcomes of `Pair` stages that stand from one run to the next.

    Derived from the store, so it may be thrown away at any time; it says how far it has come.
    """

    def reached(self, stage: Pair[Any, Any]) -> int:
        """The sequence number of the last record this stage has seen; 0 if none or of another version."""
        ...

    def extend(
        self,
        stage: Pair[In, Out],
        fresh: Iterable[tuple[int, In]],
        fetch: Callable[[str], In],
    ) -> Iterator[int]:
        """Judge each fresh record against all before it, and keep the outcomes.

        `fresh` are (sequence number, record) in order; several records may share a number. `fetch` returns a
        record seen before by its ident. Yields each sequence number once it is done and safe.
        """
        ...

    def outcomes(self, stage: Pair[Any, Out], kind: type[Out]) -> Iterator[Out]:
        """Yield all outcomes kept for a stage, in the order of their pairs' idents."""
        ...


class Runner(Protocol):
    """Runs stages over many records."""

    def each(self, stage: Each[In, Out], records: Iterable[In]) -> Iterator[Sequence[Out] | Unreadable]:
        """Yield what the stage makes of each record, in order; an error stands in its record's place."""
        ...

    def pairs(self, stage: Pair[In, Out], records: Sequence[In]) -> Iterator[Out]:
        """Judge every pair of records that shares enough keys, once; in the order of their idents."""
        ...

    def clusters(self, edges: Iterable[tuple[str, str]]) -> Iterator[tuple[str, ...]]:
        """Yield what the edges hold together, directly or through others; each sorted, in the order of their firsts."""
        ...


class Team(Protocol):
    """Keeps who may enter a corpus, their sessions, and what was done; see `onrecord.team`.

    What changes something takes the line of the audit list with it, in one transaction.
    """

    def colleagues(self) -> list[Colleague]:
        """Everybody of the team, by name."""
        ...

    def colleague(self, name: str) -> Colleague | None:
        """Return somebody by name, however it is written; None for who is not of the team."""
        ...

    def keep(self, colleague: Colleague, deed: Deed) -> None:
        """Put somebody in, or in the place of who goes by that name: their sessions end."""
        ...

    def remove(self, name: str, deed: Deed) -> bool:
        """Take somebody out, with their sessions; False if nobody goes by that name."""
        ...

    def begin(self, session: Session, colleague: Colleague, deed: Deed) -> bool:
        """Keep a session, unless the colleague is not kept as given any more: then False, and nothing is kept."""
        ...

    def session(self, key: str) -> Session | None:
        """Return a session that was not ended; whether it is over says `onrecord.team.over`."""
        ...

    def sessions(self, name: str) -> list[Session]:
        """The sessions and tokens of somebody, the newest first."""
        ...

    def seen(self, key: str, now: int) -> None:
        """Note that a session was used."""
        ...

    def end(self, keys: Collection[str], deed: Deed | None = None) -> None:
        """End sessions."""
        ...

    def tell(self, deed: Deed) -> None:
        """Append to the audit list."""
        ...

    def deeds(self, person: str = "", before: int | None = None, count: int = 100) -> list[tuple[int, Deed]]:
        """Return (number, deed) of the audit list, the newest first: of one person, those before a number."""
        ...

    def close(self) -> None:
        """Let go of the corpus."""
        ...
