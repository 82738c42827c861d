"""Who is who across articles, as articles come in."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from onrecord.edges.store import State
from onrecord.records import Judgement, Party, Reading
from onrecord.stages.names import Member, known, members, parties, same


class Naming:
    """Keeps the parties of a corpus.

    Args:
        state: what is kept of names.
        said: all judgements of people.
    """

    def __init__(self, state: State, said: Sequence[Judgement]) -> None:
        self._state = state
        self._said = said
        self._held: dict[tuple[str, int], Party] = {}

    def add(self, fresh: Iterable[tuple[int, Reading]]) -> set[str]:
        """Take in the names of new articles; return the ids of parties that are not what they were."""
        for seq, reading in fresh:
            for member in members(reading):
                self._state.put_member(seq, member.number, member)
        everyone = self._state.members(Member)
        names = same(everyone, known(self._said))
        people = parties(everyone, [*names, *(j for j in self._said if j.subject == "party")])
        self._state.put_names(names)
        return self._state.put_parties(people)

    def party(self, article: str, number: int) -> Party | None:
        """Return a party without its members, by one of them."""
        place = article, number
        if place not in self._held:
            found = self._state.party_of(article, number)
            if found is None:
                return None
            self._held[place] = found
        return self._held[place]
