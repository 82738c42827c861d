"""What kind of change it is, by the words that went and came."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property

from onrecord.records import EditKind, Reading, Span
from onrecord.stages.copies.changes import Change, Quoted, span, spellings
from onrecord.stages.copies.tokens import Words
from onrecord.stages.copies.told import Told
from onrecord.text import overlap, union

_HEDGES = frozenset(
    """alleged allegedly allege alleges apparent apparently reportedly claimed purported purportedly supposed supposedly
    suspected presumed presumably possibly perhaps maybe may might could probably likely unlikely believed thought
    rumored unconfirmed unverified seemingly seems appears appeared appear potentially ostensibly""".split()
)
_CALENDAR = frozenset(
    """january february march april june july august september october november december
    monday tuesday wednesday thursday friday saturday sunday yesterday today tomorrow tonight weekend
    week month year""".split()
)
_CHANNELS = frozenset(
    """citing cited cites quoting quoted quotes told reporters interview tweet tweeted tweets statement
    via broadcaster newspaper website channel telegram facebook twitter newswire reuters afp interfax xinhua""".split()
)
_CHANNEL_VERBS = frozenset("reported reports report according media press wrote".split())
_NARROW = 8  # words a side: a longer change holds such a word without being about it
_MAGNITUDES = frozenset("hundred hundreds thousand thousands million billion trillion dozen dozens".split())
_YEAR = re.compile(r"(?:1[89]|20)\d\d")


def classify(change: Change, a: Sided, b: Sided) -> EditKind:
    """Return the kind of a change; a change inside a quotation is that before all else."""
    if a.quoted.any(change.a, change.a_end) or b.quoted.any(change.b, change.b_end):
        return "quote"
    gone, come = spellings(a.words, change.a, change.a_end), spellings(b.words, change.b, change.b_end)
    differ = set(gone) ^ set(come)
    of_a, of_b = span(a.words, change.a, change.a_end), span(b.words, change.b, change.b_end)
    if differ & _CHANNELS:
        return "hop"
    narrow = max(len(gone), len(come)) <= _NARROW
    if narrow and (
        differ & _CALENDAR or any(_YEAR.fullmatch(word) for word in differ) or _mostly(of_a, a.times, of_b, b.times)
    ):
        return "date"
    if narrow and _numbers(gone) != _numbers(come):
        return "figure"
    if _touch(of_a, a.hops, of_b, b.hops):
        return "hop"
    if differ & _CHANNEL_VERBS and (_named(a.words, change.a, change.a_end) or _named(b.words, change.b, change.b_end)):
        return "hop"
    if narrow and differ & _HEDGES:
        return "hedge"
    if _mostly(of_a, a.places, of_b, b.places):
        return "place"
    return "wording"


class Sided:
    """One of the two articles, with what its reading says of its words."""

    def __init__(self, reading: Reading, words: Words) -> None:
        self.reading = reading
        self.words = words
        self.quoted = Quoted(words)
        self.times = [time.span for time in reading.facts.times]
        self.hops = [hop.span for attribution in reading.attributions for hop in attribution.hops]
        self.places = [place.span for place in reading.facts.places] + [
            mention.span for mention in reading.cast.mentions if mention.kind == "LOC"
        ]

    @cached_property
    def told(self) -> Told:
        """Who is said to have said which of its words; few pairs ask."""
        return Told(self.reading, self.words)


def _numbers(words: Sequence[str]) -> list[str]:
    return sorted(word for word in words if word[:1].isdigit() or word in _MAGNITUDES)


def _named(words: Words, first: int, end: int) -> bool:
    """Whether one of the words is a name, by its capital."""
    return any(
        words.text[words.starts[i]].isupper() and spellings(words, i, i + 1)[0] not in _CHANNEL_VERBS
        for i in range(first, end)
    )


def _mostly(of_a: Span | None, spans_a: Sequence[Span], of_b: Span | None, spans_b: Sequence[Span]) -> bool:
    """Whether half of a side of the change stands in the spans found on its side."""
    return any(
        side is not None and 2 * sum(overlap(side, found) for found in union(spans)) >= side.end - side.start
        for side, spans in ((of_a, spans_a), (of_b, spans_b))
    )


def _touch(of_a: Span | None, spans_a: Sequence[Span], of_b: Span | None, spans_b: Sequence[Span]) -> bool:
    """Whether a side of the change meets one of the spans found on its side."""
    return any(
        side is not None and any(overlap(side, found) for found in spans)
        for side, spans in ((of_a, spans_a), (of_b, spans_b))
    )
