"""Copying a corpus as it is kept into another store: a file onto a server, a server's into a file.

Everything goes over as it stands, with its place in the order of arrival. What was copied before is passed over, so the
same copy again completes one that was interrupted, or brings over what has come in since.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from functools import partial
from typing import NamedTuple

import msgspec

from onrecord.edges.store import Parcel, RecordStore, digest_of
from onrecord.errors import BadInput
from onrecord.keeping import unnamed
from onrecord.tally import Watch

_BATCH = 64, 8 << 20  # captures, bytes that are written at once
_OF, _AT = "copy of", "copied at"  # marks: of which corpus it is a copy, and its generation when that was completed


class Copied(NamedTuple):
    """What was copied: how many of each kind the source holds, and the digests of both over every field of all."""

    captures: int
    articles: int
    judgements: int
    notes: int
    tombstones: int
    source: str
    target: str

    @property
    def same(self) -> bool:
        """Whether the copy holds exactly what its source does."""
        return self.source == self.target


def copy_corpus(source: RecordStore, target: RecordStore, watch: Watch) -> Copied:
    """Bring everything that a store keeps into another, which is empty or an earlier copy of it.

    Raises:
        BadInput: they are one, the target holds something else, or was written to since it was copied.
    """
    _must_be_its_copy(source, target)
    target.write_mark(_OF, source.identity)
    target.write_mark(_AT, "")
    with source.at_once():  # whatever is added to it meanwhile is for the next copy
        _bury(source, target)
        digest, captures, articles = _Digest(), 0, 0
        total = source.given("articles")
        for batch in _batches(digest.heard(source.parcels())):
            target.put(batch)
            captures, articles = captures + len(batch), articles + sum(len(parcel.readings) for parcel in batch)
            watch("copying", articles, total)
        target.reserve(total)
        _bring_what_people_said(source, target)
        counts = (captures, articles, len(source.judgements()), len(source.notes()), len(source.tombstones()))
        before = digest.of(source)
    with target.at_once():
        copied = Copied(*counts, before, _digest(target, watch, articles))
    if copied.same:
        target.write_mark(_AT, str(target.generation()))
    return copied


def _must_be_its_copy(source: RecordStore, target: RecordStore) -> None:
    if source.identity == target.identity:
        raise BadInput(f"{source.name} and {target.name} are one corpus: name a new one to copy into")
    of, at = target.marked(_OF), target.marked(_AT)
    if of is None and target.generation():
        raise BadInput(f"{target.name} holds a corpus of its own: name a new one to copy into")
    if of not in {None, source.identity}:
        raise BadInput(f"{target.name} is a copy of another corpus than {source.name}: name a new one to copy into")
    if at and at != str(target.generation()):
        raise BadInput(f"{target.name} was written to since it was copied: name a new one to copy into")


def _bury(source: RecordStore, target: RecordStore) -> None:
    """Erase what the source has erased, before anything comes over: judgements then read the same."""
    there = {stone.capture for stone in target.tombstones()}
    gone = [stone for stone in source.tombstones() if stone.capture not in there]
    held = any(target.has(stone.capture) for stone in gone)
    for stone in gone:
        target.forget(stone, partial(unnamed, articles=set(stone.articles)))
    if held:
        target.scrub()


def _bring_what_people_said(source: RecordStore, target: RecordStore) -> None:
    there = {judgement.id for judgement in target.judgements()}
    for judgement in source.judgements():
        if judgement.id not in there:
            target.judge(judgement)
    for note in source.notes():
        target.write_note(note)
    team = source.team()
    target.team().follow(team.colleagues(), team.log())


def _batches(parcels: Iterable[Parcel]) -> Iterator[list[Parcel]]:
    batch: list[Parcel] = []
    size = 0
    for parcel in parcels:
        batch.append(parcel)
        size += len(parcel.capture.body)
        if len(batch) >= _BATCH[0] or size >= _BATCH[1]:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _digest(store: RecordStore, watch: Watch, total: int) -> str:
    digest, done = _Digest(), 0
    for parcel in digest.heard(store.parcels()):
        done += len(parcel.readings)
        watch("comparing", done, total)
    return digest.of(store)


class _Digest:
    """The SHA-256 of everything a store keeps, in the order of arrival."""

    def __init__(self) -> None:
        self._hash = hashlib.sha256()

    def heard(self, parcels: Iterable[Parcel]) -> Iterator[Parcel]:
        """Yield the parcels, each taken into the digest."""
        for parcel in parcels:
            self._hash.update(digest_of(parcel))
            yield parcel

    def of(self, store: RecordStore) -> str:
        """Take in what is not in parcels, and return it all as hex digits."""
        team = store.team()
        people = (sorted(team.colleagues(), key=lambda colleague: colleague.name), team.log())
        rest = (store.judgements(), store.notes(), store.tombstones(), store.given("articles"), *people)
        self._hash.update(msgspec.json.encode(rest, order="sorted"))
        return self._hash.hexdigest()
