"""What the joining of names remembers, kept in the answers' file; implements `stages.names.Memory`."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import lru_cache
from hashlib import blake2b

import msgspec

from onrecord.edges.store import Bearer, Names, State
from onrecord.stages.names import FEW, Member, named, shown, surnames

_SHIFT = 16
_ARTICLES = 0
_decode = msgspec.msgpack.Decoder(Member).decode


@lru_cache(maxsize=100_000)
def number(name: str) -> int:
    """Return a key for a name, bucket or mark: 64 bits, signed."""
    return int.from_bytes(blake2b(name.encode("utf-8", "replace"), digest_size=8).digest(), "big", signed=True)


class Remembering:
    """Members by ident, in buckets, as the joining asks for them.

    `merged` are the clusters that became one since it was emptied: the later ones by the one they are part of now.
    """

    def __init__(self, names: Names, state: State) -> None:
        self._names = names
        self._state = state
        self._places: dict[str, int] = {}
        self._idents: dict[int, str] = {}
        self.merged: list[tuple[int, int]] = []

    # --- members ------------------------------------------------------------------------------------------

    def place(self, ident: str) -> int:
        """Return the place of a member."""
        if ident not in self._places:
            article, _, local = ident.rpartition(":")
            self._note(ident, (self._state.numbers((article,))[article] << _SHIFT) + int(local))
        return self._places[ident]

    def _ident(self, place: int) -> str:
        if place not in self._idents:
            article = self._state.idents((place >> _SHIFT,))[place >> _SHIFT]
            self._note(f"{article}:{place & 65535}", place)
        return self._idents[place]

    def _note(self, ident: str, place: int) -> None:
        self._places[ident], self._idents[place] = place, ident

    def enter(self, members: Sequence[Member]) -> None:
        """Take in all members of one article."""
        every = {name for member in members for name in named(member)}
        last = {name for member in members for name in surnames(member)}
        self._names.count((_ARTICLES, *(number(f"named {n}") for n in every), *(number(f"surname {n}") for n in last)))
        for m in members:
            marks = (number(f"mark {shown(m)}"), *(number(f"mark role {word}") for word in m.roles))
            bearer = Bearer(self.place(m.ident), m.names, m.kind, m.titles, m.published, m)
            self._names.put(bearer, marks)

    def articles(self) -> int:
        """How many articles were entered."""
        return self._names.counted(_ARTICLES)

    def count(self, name: str) -> int:
        """How many articles name a party by this folded name."""
        return self._names.counted(number(f"named {name}"))

    def is_surname(self, name: str) -> bool:
        """Whether a person was named in full whose last name this is."""
        return self._names.counted(number(f"surname {name}")) > 0

    def member(self, ident: str) -> Member:
        """A member by its ident."""
        return _decode(self._names.record(self.place(ident)))

    # --- buckets ------------------------------------------------------------------------------------------

    def file(self, member: Member, bucket: str) -> None:
        """Put a member into a bucket."""
        self._names.file(number(bucket), self.place(member.ident))

    def first(self, bucket: str) -> Member | None:
        """The first member of a bucket."""
        return next(iter(self._some(bucket, 1)), None)

    def some(self, bucket: str) -> Sequence[Member]:
        """The first few members of a bucket."""
        return self._some(bucket, FEW)

    def _some(self, bucket: str, few: int) -> list[Member]:
        return [_decode(self._names.record(place)) for place in self._names.first(number(bucket), few)]

    def beside(self, bucket: str, marks: Iterable[str]) -> Mapping[str, Sequence[str]]:
        """The first few members of a bucket beside each mark, in the order of arrival, with their marks."""
        key = number(bucket)
        if not self._names.counted(key):
            return {}
        asked = {number(f"mark {mark}"): mark for mark in marks}
        places: dict[int, list[int]] = {}
        for own in (False, True):
            places |= self._names.beside(key, [n for n in asked if asked[n].startswith("role ") == own], FEW, own=own)
        found: dict[int, list[str]] = {}
        for mark_number, mark in asked.items():
            for place in places.get(mark_number, ()):
                found.setdefault(place, []).append(mark)
        self._learn(found)
        return {self._ident(place): found[place] for place in sorted(found)}

    def _learn(self, places: Collection[int]) -> None:
        """Look up what will be asked of some members: their idents, and their clusters."""
        idents = self._state.idents({place >> _SHIFT for place in places if place not in self._idents})
        for place in places:
            if place >> _SHIFT in idents:
                self._note(f"{idents[place >> _SHIFT]}:{place & 65535}", place)
        self._names.learn_clusters(places)

    def form(self, bucket: str, form: str, member: Member) -> None:  # noqa: ARG002 - as the memory in memory
        """Count a form that a member has in a bucket."""
        self._names.form(number(bucket), form)

    def forms(self, bucket: str) -> Mapping[str, int]:
        """How often each form was counted in a bucket."""
        return self._names.forms(number(bucket))

    # --- clusters -----------------------------------------------------------------------------------------

    def cluster(self, ident: str) -> int:
        """Return the cluster of a member: the place of its first one."""
        return self._names.cluster(self.place(ident))

    def join(self, one: str, two: str) -> None:
        """Note that two members are one party."""
        into, other = sorted((self.cluster(one), self.cluster(two)))
        if into != other:
            self._names.join(into, other)
            self.merged.append((other, into))

    def one(self, one: str, two: str) -> bool:
        """Whether two members were joined, directly or through others."""
        return self.cluster(one) == self.cluster(two)
