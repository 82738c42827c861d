"""Hops told in the sentences before a quotation: "Ruiz spoke to the Harbour Post on Monday. “We knew,” she said."."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.records import Span
from onrecord.stages.attribution.hops import Found, addressee, channels
from onrecord.stages.attribution.joining import Raw
from onrecord.stages.attribution.memory import Memory, Speaker
from onrecord.stages.attribution.scene import Scene
from onrecord.text import overlap

_REACH = 2  # sentences back
_HE = re.compile(r"(?:\W|\b(?:In|On|During|At|After|Later)\b[^.,]{0,60},)*(?:he|she|He|She)\b")


def led_in(
    scene: Scene, raw: Raw, spans: Sequence[Span], memory: Memory, speaker: Speaker
) -> tuple[tuple[Found, ...], Span | None]:
    """Return the links that the sentences right before an attribution name for its speaker, and where.

    `spans` are all spans of all attributions: a sentence in which somebody is quoted leads in no one else.
    """
    if speaker.party is None:
        return (), None
    first = scene.sentence_at(min(raw.place, raw.hull.start))
    for number in range(first - 1, max(-1, first - 1 - _REACH), -1):
        sentence = scene.sentences[number]
        between = scene.text[sentence.start : min(raw.place, raw.hull.start)]
        if len(re.findall(r"\n+", between)) > 1 or any(overlap(sentence, s) for s in spans):
            return (), None
        if not _about(scene, memory, sentence, speaker):
            return (), None
        told, _ = addressee(scene, raw, (sentence,))
        found = (told,) if told else tuple(channels(scene, raw._replace(source=None, cue=None), (sentence,)))
        if found:
            return found, sentence
    return (), None


def _about(scene: Scene, memory: Memory, sentence: Span, speaker: Speaker) -> bool:
    """Whether the speaker is the subject of a sentence."""
    subject = memory.subject(sentence, sentence.end, frozenset({"PER", "ORG"}))
    if subject is not None:
        return subject.party == speaker.party
    return speaker.kind == "person" and _HE.match(scene.text, *sentence) is not None
