"""Who is who across articles, as articles come in: what one more changes about parties and the claims on them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence

import msgspec

from onrecord.clusters import components
from onrecord.describing import house_of
from onrecord.edges.store import Names, State
from onrecord.records import Because, Judgement, Party, Reading
from onrecord.settling.remembering import Remembering
from onrecord.stages.names import Joining, Member, head, known, members, parties

_decode = msgspec.msgpack.Decoder(Member).decode


class Naming:
    """Keeps the parties of a corpus.

    Args:
        names: what is kept of names.
        state: what is kept of claims.
        said: people's standing judgements.
    """

    def __init__(self, names: Names, state: State, said: Sequence[Judgement]) -> None:
        self._names = names
        self._state = state
        self._said = [j for j in said if j.subject == "party"]
        self._memory = Remembering(names, state)
        self._joining = Joining(self._memory, known(said))
        self._held: dict[int, Party | None] = {}

    def party(self, article: str, number: int) -> Party | None:
        """Return a party without its members and roles, by one of them."""
        place = self._memory.place(f"{article}:{number}")
        if place not in self._held:
            self._held[place] = self._names.party_at(place)
        return self._held[place]

    # --- growing ------------------------------------------------------------------------------------------

    def add(self, fresh: Iterable[tuple[int, Reading]], judged: Sequence[Judgement]) -> set[str]:
        """Take in the names of new articles, and what people say of parties; return the claims to count again."""
        self._held.clear()
        self._memory.merged.clear()
        new: list[int] = []
        for _, reading in fresh:
            everyone = members(reading)
            for judgement in self._joining.take(everyone):
                self._judged(judgement)
            new += [self._memory.place(m.ident) for m in everyone]
        return self._settle(new, {p for j in judged if j.subject == "party" for p in self._sides(j)})

    def _judged(self, judgement: Judgement) -> None:
        low, high = sorted((self._memory.place(judgement.left), self._memory.place(judgement.right)))
        number = self._names.judged(low, high, judgement)
        if judgement.verdict == "same":
            note = judgement.because[0].note if judgement.because else ""
            self._names.because(self._names.cluster(low), number, judgement.rule, note)

    def _sides(self, judgement: Judgement) -> Iterable[int]:
        """The places a person's judgement speaks of, of those that are here."""
        for side in (*judgement.all_lefts, *judgement.all_rights):
            article, _, name = side.partition(":")
            seq = self._state.numbers((article,)).get(article)
            if seq is not None and name.startswith("="):
                yield from self._bearing(seq, name[1:])
            elif seq is not None:
                yield (seq << 16) + int(name)

    def _bearing(self, seq: int, name: str) -> Iterable[int]:
        for place, record in self._names.of_article(seq):
            if name in _decode(record).names:
                yield place

    # --- parties ------------------------------------------------------------------------------------------

    def _settle(self, new: Sequence[int], judged: Collection[int]) -> set[str]:
        """Write the parties that are new or not what they were; return the claims that follow from them."""
        spoken = self._spoken()
        apart = {cluster for group in spoken for cluster in group}
        clusters = {self._names.cluster(place) for place in (*new, *(into for _, into in self._memory.merged))}
        claims: set[str] = set()
        again = {self._names.cluster(place) for place in judged}
        for group in spoken:
            if group & (clusters | again):
                claims |= self._by_people(group)
        merged = {old for old, _ in self._memory.merged} - set(new)
        fresh: dict[int, set[int]] = defaultdict(set)
        for place in new:
            fresh[self._names.cluster(place)].add(place)
        taken: dict[int, list[int]] = defaultdict(list)
        for old, into in self._memory.merged:
            if old in merged:
                taken[self._names.cluster(into)].append(old)
        for cluster in sorted((clusters | again) - apart):
            claims |= self._by_rule(cluster, fresh[cluster], taken[cluster], again=cluster in again)
        return claims

    def _spoken(self) -> list[set[int]]:
        """The clusters that people speak of, those together that they say are one."""
        near: dict[int, set[int]] = defaultdict(set)
        for judgement in self._said:
            touched = {self._names.cluster(place) for place in self._sides(judgement)}
            for cluster in touched:
                near[cluster] |= touched if judgement.verdict == "same" else {cluster}
        return components(near)

    def _by_rule(self, cluster: int, fresh: set[int], merged: Sequence[int], *, again: bool) -> set[str]:
        """Write the party of a cluster that nobody speaks of."""
        before = {number: self._names.party(number) for number in {cluster, *merged}}
        if again:  # people spoke of it and no longer do: its parties may have been several, or part of another
            places = [place for place, _ in self._names.records((cluster,))]
            before |= {number: self._names.party(number) for number in self._names.parties_at(places)}
            self._names.move(places, cluster)
        self._names.move(fresh, cluster)
        for old in merged:
            self._names.take_over(cluster, old)
        forms, kinds, why = self._names.made_of(cluster)
        first = _decode(self._names.record(cluster))
        party = head(first, forms, kinds, tuple(Because(rule, note) for rule, note in why))  # type: ignore[arg-type]
        more = None if merged or again else len({place >> 16 for place in fresh})
        if party == before[cluster] and more is not None:
            self._names.grow_party(cluster, more)
            return set()
        self._names.put_party(cluster, party, more)
        claims = _changed(self._state, before.pop(cluster), party)
        for number, other in before.items():
            if other is not None:
                claims |= self._gone(number, other, party)
        return claims

    def _gone(self, number: int, old: Party, party: Party) -> set[str]:
        """Drop a party whose members are another's now, unless it has others."""
        if rest := self._names.places(number):
            articles = {place >> 16 for place in rest}
            return self._state.using((old.id,)) | self._state.naming(old.id, articles)
        claims = self._state.using((old.id,))
        self._names.drop_party(number)
        self._state.rename_party(old.id, party.id)
        return claims

    def _by_people(self, clusters: Collection[int]) -> set[str]:
        """Write the parties of clusters that people speak of: rules and people together."""
        records = self._names.records(clusters)
        place = {(m.article, m.number): at for at, record in records for m in (_decode(record),)}
        everyone = [_decode(record) for _, record in records]
        found = parties(everyone, [*self._names.said_in(clusters), *self._said])
        before = {n: self._names.party(n) for n in self._names.parties_at(place.values())}
        held = {old.id: {p >> 16 for p in self._names.places(n)} for n, old in before.items() if old}
        claims: set[str] = set()
        numbers = set()
        for party in found:
            places = [place[member] for member in party.members]
            numbers.add(places[0])
            self._names.move(places, places[0])
            bare = msgspec.structs.replace(party, members=(), roles=())
            old = before.get(places[0])
            self._names.put_party(places[0], bare)
            if old is None or {p >> 16 for p in places} != held[old.id]:
                moved = {n.id for n in before.values() if n}
                claims |= self._state.using(moved)
                claims |= {c for ident in moved for c in self._state.naming(ident, held[ident])}
            claims |= _changed(self._state, old, bare)
        for number in before.keys() - numbers:
            self._names.drop_party(number)
        return claims


def _changed(state: State, before: Party | None, party: Party) -> set[str]:
    """The claims that a change of a party's names or kind bears upon."""
    if before is None:
        return set()
    if (before.name, before.kind) != (party.name, party.kind):
        return state.using((party.id,))
    known, houses = ({house_of(name) or "" for name in of} for of in (before.names, party.names))
    if min(houses) != min(known):  # by which a voice of several names is told
        return state.using((party.id,))
    return state.using_beside(party.id, houses - known) if houses - known else set()
