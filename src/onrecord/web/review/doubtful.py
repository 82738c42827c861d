"""What is left for a person: pairs of parties and of claims that a rule is not sure of, by what they would change."""

from __future__ import annotations

import threading
import time
from typing import Literal, NamedTuple

from onrecord.corpus import Corpus

About = Literal["party", "claim"]

_LOOKED_AT = 400  # of each kind: what is left comes up once these are decided
_REST = 10  # times as long as working it out took, before that is done again only because more came in


class Doubtful(NamedTuple):
    """Two that may be one.

    `moves` is how many reports or claims would be counted otherwise, `shared` how many claims both parties make; `torn`
    says that people disagree.
    """

    about: About
    left: str
    right: str
    rule: str
    note: str
    score: float
    moves: int
    shared: int = 0
    torn: bool = False


class Queue:
    """The queue of a corpus, worked out anew after every judgement, and now and then while more comes in."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._state: tuple[object, ...] | None = None
        self._judged = 0
        self._due = 0.0
        self._found: tuple[Doubtful, ...] = ()

    def of(self, corpus: Corpus) -> tuple[Doubtful, ...]:
        """Return what is doubtful: where people disagree first, then what would move most, then the likeliest."""
        state, judged = (corpus.identity, corpus.generation, corpus.counted), len(corpus.judgements())
        wanted = self._state is None or judged != self._judged
        if state == self._state or (not wanted and time.monotonic() < self._due):
            return self._found
        if self._lock.acquire(blocking=wanted):  # else somebody is at it: what was found before will do
            try:
                if state != self._state:
                    began = time.monotonic()
                    self._found = doubtful(corpus)
                    self._state, self._judged = state, judged
                    self._due = time.monotonic() + _REST * (time.monotonic() - began)
            finally:
                self._lock.release()
        return self._found


def doubtful(corpus: Corpus) -> tuple[Doubtful, ...]:
    """Work the queue out; see `Queue.of`."""
    found = [*_parties(corpus), *_claims(corpus)]
    return tuple(sorted(found, key=lambda d: (not d.torn, -d.moves, -d.score, d.left, d.right)))


def _parties(corpus: Corpus) -> list[Doubtful]:
    found = []
    for doubt in corpus.doubts(_LOOKED_AT):
        torn = not doubt.names[0]
        if torn:  # its sides are names in reports, no parties: both stand in the note
            found.append(Doubtful("party", doubt.left, doubt.right, doubt.rule, doubt.note, doubt.score, 0, torn=True))
            continue
        ones, twos, shared = corpus.both_say(doubt.left, doubt.right)
        moves = min(ones, twos) + shared
        found.append(Doubtful("party", doubt.left, doubt.right, doubt.rule, doubt.note, doubt.score, moves, shared))
    return found


def _claims(corpus: Corpus) -> list[Doubtful]:
    found = corpus.list_suggestions(0, _LOOKED_AT, "moves").rows
    return [Doubtful("claim", one.left, one.right, one.rule, one.note, one.score, one.moves) for one in found]
