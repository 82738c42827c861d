"""One reading, with what its statements look up in it: names, figures, times, who a pronoun stands for."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Container, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from onrecord.records import Figure, Meaning, Mention, Reading, Span, Time
from onrecord.stages.claims.lexicon import RARE, STATES
from onrecord.stages.claims.subjects import subject
from onrecord.stages.claims.terms import family_name, terms, weight
from onrecord.text import cut

_WHO = re.compile(r",\s+(?:who|which)\s+$")
_BEFORE = 12  # characters in which that stands
_ABOUT = 4  # places and bodies that tell what an article is about
_SCENE = 5  # parties of any kind by which two reports of one event know each other
_EVERYWHERE = frozenset(t for state in STATES for t in terms(state))


def start(fact: Figure | Time | Mention) -> int:
    """Where a fact begins in its article."""
    return fact.span.start


@dataclass(frozen=True)
class Page:
    """One reading with what its statements look up in it."""

    reading: Reading

    @cached_property
    def id(self) -> str:
        """The article's id, which takes a hash of all its text."""
        return self.reading.id

    @cached_property
    def names(self) -> dict[int, str]:
        """The fullest name of each party."""
        return {party.number: party.name for party in self.reading.cast.parties}

    @cached_property
    def mentions(self) -> tuple[Mention, ...]:
        """The names of the article, in the order of the text."""
        return tuple(sorted(self.reading.cast.mentions, key=lambda m: m.span))

    @cached_property
    def starts(self) -> tuple[int, ...]:
        """Where each of them begins."""
        return tuple(m.span.start for m in self.mentions)

    @cached_property
    def figures(self) -> tuple[Figure, ...]:
        """The counts of the article, in the order of the text."""
        return tuple(sorted(self.reading.facts.figures, key=start))

    @cached_property
    def times(self) -> tuple[Time, ...]:
        """The times of the article, in the order of the text."""
        return tuple(sorted(self.reading.facts.times, key=start))

    @cached_property
    def about(self) -> tuple[str, ...]:
        """The places and bodies that the article names most often."""
        bodies = {p.number for p in self.reading.cast.parties if p.kind not in ("person", "outlet", "agency")}
        return tuple(self._most_named(bodies)[:_ABOUT])

    @cached_property
    def scene(self) -> tuple[str, ...]:
        """The last rare term of each party that the article names most: a family name, mostly, or a place."""
        rare = ([t for t in terms(name) if weight(t) == RARE][-1:] for name in self._most_named(self.names))
        return tuple(dict.fromkeys(t for last in rare for t in last if t not in _EVERYWHERE))[:_SCENE]

    def _most_named(self, among: Container[int]) -> list[str]:
        """The parties of some, the most named first."""
        named = Counter(m.party for m in self.mentions if m.party is not None and m.party in among)
        return [self.names[party] for party in sorted(named, key=lambda party: (-named[party], party))]

    @cached_property
    def subjects(self) -> dict[Span, Mention]:
        """Who an own sentence is about that opens with "it", "he" or "she", where that is sure."""
        text, own = self.reading.article.text, sorted(self.reading.own_voice)
        found = ((span, subject(text, span, before, self._named(before))) for before, span in pairwise(own))
        return {span: mention for span, mention in found if mention}

    @cached_property
    def meant(self) -> dict[Span, Meaning]:
        """What an encoder made of its statements when it was read."""
        return {meaning.span: meaning for meaning in self.reading.meanings}

    def _named(self, span: Span) -> tuple[Mention, ...]:
        return self.mentions[bisect_left(self.starts, span.start) : bisect_left(self.starts, span.end)]

    def terms(self, spans: tuple[Span, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The terms of some spans, and those of them that are names; a short name stands as its party's fullest.

        A pronoun that opens an own sentence, or one left out before an aside, stands as the name it is for.
        """
        found: dict[str, bool] = {}
        if len(spans) == 1 and (about := self.subjects.get(spans[0]) or self._told_of(spans[0])):
            found.update(dict.fromkeys(terms(self._name(about)), True))
        for words, is_name in (piece for span in spans for piece in self._pieces(span)):
            for term in terms(words):
                found[term] = found.get(term, False) or is_name
        return tuple(found), tuple(term for term, is_name in found.items() if is_name)

    def _told_of(self, span: Span) -> Mention | None:
        """The name that an aside is about: "Ana Kol, who [guarded the dam]"."""
        who = _WHO.search(self.reading.article.text, max(0, span.start - _BEFORE), span.start)
        place = bisect_left(self.starts, who.start()) - 1 if who else -1
        return self.mentions[place] if who and place >= 0 and self.mentions[place].span.end == who.start() else None

    def _pieces(self, span: Span) -> Iterator[tuple[str, bool]]:
        text, place = self.reading.article.text, span.start
        for mention in self._named(span):
            start, end = mention.span
            if start >= place and end <= span.end:
                yield text[place:start], False
                yield self._name(mention), True
                place = end
        yield text[place : span.end], False

    def _name(self, mention: Mention) -> str:
        """The words that stand for a name: of a person the family name alone, as later sentences have it."""
        name = self.names.get(mention.party, "") if mention.party is not None else ""
        name = name or cut(self.reading.article.text, mention.span)
        return family_name(name) if mention.kind == "PER" else name
