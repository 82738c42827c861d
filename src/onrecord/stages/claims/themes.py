"""Who is named in a report, by the terms that the same one would be known by in another."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple

from onrecord.records import LocalParty, Mention, Reading, Span
from onrecord.stages.claims.sides import family
from onrecord.stages.claims.terms import terms, weight
from onrecord.text import cut

_HEADS = 3  # terms that one party is known by


class Actor(NamedTuple):
    """One who is named: the terms it is known by, one for each of its names, and its name for a reader."""

    heads: tuple[str, ...]
    name: str


class Names:
    """The names of one report."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self._mentions = sorted(reading.cast.mentions, key=lambda mention: mention.span)
        self._starts = [mention.span.start for mention in self._mentions]
        self._actors: dict[int, Actor] = {}

    @cached_property
    def _parties(self) -> dict[int, LocalParty]:
        return {party.number: party for party in self.reading.cast.parties}

    def within(self, span: Span) -> Iterator[Mention]:
        """Yield the names in a span that do not lie over one before, in the order of the text."""
        place = span.start
        for mention in self._mentions[bisect_left(self._starts, span.start) : bisect_left(self._starts, span.end)]:
            if mention.span.start >= place and mention.span.end <= span.end:
                yield mention
                place = mention.span.end

    def actor(self, mention: Mention) -> Actor:
        """Return who a name is."""
        party = None if mention.party is None else self._parties.get(mention.party)
        if party is None:
            name = " ".join(cut(self.reading.article.text, mention.span).split())
            return Actor(_heads((name,), person=mention.kind == "PER"), name)
        return self._known(party)

    def _known(self, party: LocalParty) -> Actor:
        if party.number not in self._actors:
            heads = _heads(party.names or (party.name,), person=party.kind == "person")
            self._actors[party.number] = Actor(heads, party.name)
        return self._actors[party.number]

    @cached_property
    def in_title(self) -> tuple[Actor, ...]:
        """Whom the title names, of those that the report names: a title's own capitals tell little."""
        title = set(terms(self.reading.article.title or ""))
        parties = map(self._known, self._parties.values() if title else ())
        return tuple(actor for actor in parties if title.intersection(actor.heads))


def _heads(names: tuple[str, ...], *, person: bool) -> tuple[str, ...]:
    found = (next(reversed(family(name)), "") if person else _weightiest(name) for name in names)
    return tuple(dict.fromkeys(head for head in found if head))[:_HEADS]


def _weightiest(name: str) -> str:
    """The rarest term of a name, of several the first: "mobil" of the Popular Mobilization Units."""
    return max(terms(name), key=weight, default="")
