"""Hops told in the sentences before a quotation: "Ruiz spoke to the Harbour Post on Monday. “We knew,” she said."."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from onrecord.records import Span
from onrecord.stages.attribution.hops import Found, addressee, channels
from onrecord.stages.attribution.joining import Raw
from onrecord.stages.attribution.memory import Memory, Speaker
from onrecord.stages.attribution.scene import Scene

_REACH = 2  # sentences back
_FRONTED = re.compile(r"\W*(?:In|On|At|During|Via|Through|Speaking|Appearing)\b")
_HE = re.compile(r"(?:\W|\b(?:In|On|During|At|After|Later)\b[^.,]{0,60},)*(?:he|she|He|She)\b")


def led_in(
    scene: Scene, raw: Raw, spans: Sequence[Span], memory: Memory, speaker: Speaker
) -> tuple[tuple[Found, ...], Span | None]:
    """Return the links that the sentences right before an attribution name for its speaker, and where.

    `spans` are all spans of all attributions, sorted and disjoint: a sentence in which somebody is quoted leads in no
    one else, but for what it begins with ("On his blog, Ruiz stayed firm, though Dunn demanded …").
    """
    if speaker.party is None:
        return (), None
    first = scene.sentence_at(min(raw.place, raw.hull.start))
    for number in range(first - 1, max(-1, first - 1 - _REACH), -1):
        sentence = scene.sentences[number]
        between = scene.text[sentence.start : min(raw.place, raw.hull.start)]
        if len(re.findall(r"\n+", between)) > 1:
            return (), None
        if _touched(sentence, spans):
            if not _FRONTED.match(scene.text, *sentence):
                return (), None
            sentence = _untouched(sentence, spans)
        if not _about(scene, memory, sentence, speaker):
            return (), None
        told, _ = addressee(scene, raw, (sentence,), memory)
        found = (told,) if told else tuple(channels(scene, raw._replace(source=None, cue=None), (sentence,)))
        if found:
            return found, sentence
    return (), None


def _touched(sentence: Span, spans: Sequence[Span]) -> bool:
    """Whether one of the spans, which are sorted and disjoint, has a character in a sentence."""
    i = bisect_left(spans, sentence.end, key=lambda s: s.start) - 1
    return i >= 0 and spans[i].end > sentence.start


def _untouched(sentence: Span, spans: Sequence[Span]) -> Span:
    """What stands in a sentence before the first of the spans, which are sorted and disjoint."""
    i = bisect_left(spans, sentence.start, key=lambda s: s.end - 1)
    return Span(sentence.start, max(sentence.start, spans[i].start)) if i < len(spans) else sentence


def _about(scene: Scene, memory: Memory, sentence: Span, speaker: Speaker) -> bool:
    """Whether the speaker is the subject of a sentence."""
    subject = memory.subject(sentence, sentence.end, frozenset({"PER", "ORG"}))
    if subject is not None:
        return subject.party == speaker.party
    return speaker.kind == "person" and _HE.match(scene.text, *sentence) is not None
