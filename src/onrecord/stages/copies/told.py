"""Which words of an article somebody is said to have said, and who."""

from __future__ import annotations

from bisect import bisect_right

from onrecord.records import Reading
from onrecord.stages.copies.tokens import Words
from onrecord.text import fold


class Told:
    """The named speaker of each word, by the attributions of a reading."""

    def __init__(self, reading: Reading, words: Words) -> None:
        self._words = words
        self._spans = sorted(
            (span.start, span.end, frozenset(fold(said.speaker).split()))
            for said in reading.attributions
            if said.speaker is not None and said.within is None and said.speaker_kind != "unnamed"
            for span in said.content
        )

    def by(self, word: int, other: Told, there: int) -> bool:
        """Whether one speaker is said to have said this word and the other article's word `there`."""
        one, two = self._speaker(word), other._speaker(there)
        return bool(one) and bool(two) and (one <= two or two <= one)

    def _speaker(self, word: int) -> frozenset[str]:
        place = self._words.starts[word]
        i = bisect_right(self._spans, place, key=lambda span: span[0]) - 1
        return self._spans[i][2] if i >= 0 and place < self._spans[i][1] else frozenset()
