"""What kind of change it is, by the words that went and came."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property

from onrecord.records import EditKind, Reading, Span
from onrecord.stages.copies.changes import Change, Quoted, span, spellings
from onrecord.stages.copies.edit_words import (
    CALENDAR,
    CARRIERS,
    CHANNEL_VERBS,
    CHANNELS,
    HEDGES,
    INTO,
    MAGNITUDES,
    OUTLETS,
    PAPERS,
    SPEECH,
    in_digits,
)
from onrecord.stages.copies.tokens import Words
from onrecord.stages.copies.told import Told
from onrecord.text import overlap, union

_NARROW = 8  # words a side: a longer change holds such a word without being about it
_PHRASE = 6  # words a side of "in an interview with the Post"
_YEAR = re.compile(r"(?:1[89]|20)\d\d")


def classify(change: Change, a: Sided, b: Sided) -> EditKind:
    """Return the kind of a change; a change inside a quotation is that before all else."""
    if quoted(change, a, b):
        return "quote"
    gone, come = spellings(a.words, change.a, change.a_end), spellings(b.words, change.b, change.b_end)
    differ = set(gone) ^ set(come)
    of_a, of_b = span(a.words, change.a, change.a_end), span(b.words, change.b, change.b_end)
    narrow = max(len(gone), len(come)) <= _NARROW
    if differ & CHANNELS or (narrow and _channel(change, a, b, gone, come)):
        return "hop"
    if narrow and (
        differ & CALENDAR or any(_YEAR.fullmatch(word) for word in differ) or _mostly(of_a, a.times, of_b, b.times)
    ):
        return "date"
    if narrow and _numbers(gone) != _numbers(come):
        return "figure"
    if _mostly(of_a, a.hops, of_b, b.hops):
        return "hop"
    if narrow and differ & HEDGES:
        return "hedge"
    if _mostly(of_a, a.places, of_b, b.places):
        return "place"
    return "wording"


def quoted(change: Change, a: Sided, b: Sided) -> bool:
    """Whether words in quotation marks differ.

    Words put into a quotation that the other has without marks count. A "he said" put into one does not.
    """
    if a.quoted.any(change.a, change.a_end) or b.quoted.any(change.b, change.b_end):
        return True
    if change.a == change.a_end:
        side, place, other, (first, end) = a, change.a, b, (change.b, change.b_end)
    elif change.b == change.b_end:
        side, place, other, (first, end) = b, change.b, a, (change.a, change.a_end)
    else:
        return False
    return side.quoted.goes_on(place) and not set(spellings(other.words, first, end)) & SPEECH


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


def _channel(change: Change, a: Sided, b: Sided, gone: Sequence[str], come: Sequence[str]) -> bool:
    """Whether what only one side has says through whom or in what it was said."""
    for side, (first, end), mine, other in (
        (a, (change.a, change.a_end), gone, come),
        (b, (change.b, change.b_end), come, gone),
    ):
        alone = set(mine) - set(other)
        if alone & CHANNEL_VERBS and _named(side.words, first, end):
            return True
        if alone & (PAPERS | OUTLETS) and alone & INTO and len(mine) <= _PHRASE and _leads(mine):
            return True
        follows = spellings(side.words, end, end + 1) if end < len(side.words) else []
        if mine and not other and set(follows) & CARRIERS:
            return True
    return False


def _leads(words: Sequence[str]) -> bool:
    """Whether the words are a phrase behind a preposition: "in the open letter", "wrote in a memo"."""
    return any(word in INTO for word in words[:2])


def _numbers(words: Sequence[str]) -> list[str]:
    return sorted(word for word in in_digits(list(words)) if word[:1].isdigit() or word in MAGNITUDES)


def _named(words: Words, first: int, end: int) -> bool:
    """Whether one of the words is a name, by its capital."""
    return any(
        words.text[words.starts[i]].isupper() and spellings(words, i, i + 1)[0] not in CHANNEL_VERBS
        for i in range(first, end)
    )


def _mostly(of_a: Span | None, spans_a: Sequence[Span], of_b: Span | None, spans_b: Sequence[Span]) -> bool:
    """Whether half of a side of the change stands in the spans found on its side."""
    return any(
        side is not None and 2 * sum(overlap(side, found) for found in union(spans)) >= side.end - side.start
        for side, spans in ((of_a, spans_a), (of_b, spans_b))
    )
