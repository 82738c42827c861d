"""Outlets that only pass on what somebody else is quoted for: "…, Ruiz said, Reuters reported, citing local media".

The relay is a hop of that other attribution, not one of its own.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.records import Span
from onrecord.stages.attribution.joining import Raw
from onrecord.stages.attribution.outlets import outlets_in
from onrecord.stages.attribution.scene import Scene
from onrecord.text import overlap

_RELAYING = re.compile(
    r"\b(?:report|cit|quot|carr|publish|relay|writ|wrote|according|say|said|told|by|as)\w*", re.IGNORECASE
)


_CITING = re.compile(r"(?:cit|quot)(?:ing|ed|es)\b", re.IGNORECASE)


def without_relays(scene: Scene, raws: Sequence[Raw]) -> tuple[Raw, ...]:
    """Leave out the attributions that are a relay of another one in their sentence."""
    by_sentence: dict[int, list[Raw]] = {}
    for raw in raws:
        by_sentence.setdefault(scene.sentence_at(raw.place), []).append(raw)
    return tuple(r for r in raws if not _relays(scene, r, by_sentence[scene.sentence_at(r.place)]))


def _relays(scene: Scene, raw: Raw, others: Sequence[Raw]) -> bool:
    if raw.source is None or raw.cue is None or len(others) == 1:
        return False
    if _CITING.match(scene.text, raw.cue.start) and all(_cited(scene, raw, c, others) for c in raw.content):
        return True
    if not _RELAYING.match(scene.text, raw.cue.start):
        return False
    if all(scene.text[slice(*c)].casefold() == "that" for c in raw.content):
        return any(o.place > raw.place for o in others) and bool(outlets_in(scene, raw.source, trust=True))
    told = [
        o
        for o in others
        if o is not raw
        and o.source is not None
        and o.source != raw.source
        and o.place < raw.place
        and (any(overlap(a, b) for a in raw.content for b in (*o.content, o.source)) or _scrap(scene, raw))
        and not any(overlap(c, raw.source) for c in o.content)
    ]
    return bool(told) and bool(outlets_in(scene, raw.source, trust=True))


RELAYED = frozenset("report reports reported reporting writes wrote quoted carried per".split()) | {"according to"}
_TRAILING = re.compile(r"(?:first |also )?(?:report(?:ed|s)|writes|wrote)\b", re.IGNORECASE)
_ASKING = re.compile(r"(?:(?:was|is|being|were)\s+)?(?:asked|pressed|questioned|quizzed)\b", re.IGNORECASE)
_OPENING = re.compile(r"[“\"\W]*(?:(?:But|And|When|Later|Then|Also|Yet|If|Once|While),?\s*)*", re.IGNORECASE)
_END = re.compile(
    r"\s*(?:(?:on|last|late|early|earlier)?\s*(?:\w+day|week|night|month|yesterday|today)?(?:\s+\w+)?)?\s*[.!?”\"]*\s*"
)


def asking(scene: Scene, raw: Raw, answer: Raw) -> bool:
    """Whether an attribution is the question ("Asked by NOVA if it leaks, …") that another of its sentence answers."""
    if raw.cue is None or answer.cue is None or _ASKING.match(scene.text, raw.cue.start) is None:
        return False
    here = scene.sentence_at(raw.cue.start)
    return here == scene.sentence_at(answer.cue.start) and raw.cue.end <= answer.place and _before(scene, raw)


def _before(scene: Scene, raw: Raw) -> bool:
    """Whether a question opens its sentence."""
    assert raw.cue is not None
    return _OPENING.fullmatch(scene.text, scene.sentence(raw.cue.start).start, raw.cue.start) is not None


def trailing(scene: Scene, raw: Raw) -> bool:
    """Whether an outlet's "…, the Post reported." ends a sentence: whoever speaks in it is heard through the outlet."""
    if raw.source is None or raw.cue is None or not _TRAILING.match(scene.text, raw.cue.start):
        return False
    voice = Span(min(raw.source.start, raw.cue.start), max(raw.source.end, raw.cue.end))
    here = scene.sentence(raw.cue.start)
    front = scene.text[here.start : voice.start].rstrip()
    return front.endswith((",", ",”", ',"', "—", "–")) and _END.fullmatch(scene.text, voice.end, here.end) is not None


_SCRAP = re.compile(r"(?:of|to|in|on|at|for|from|with|by|about)\b|(?:[\w’'-]+\W*){1,3}\Z")


def _scrap(scene: Scene, raw: Raw) -> bool:
    """Whether what an outlet is "according to" for is no more than the end of another saying's sentence."""
    return all(_SCRAP.match(scene.text, *c) and c.end <= raw.place for c in raw.content)


def _cited(scene: Scene, raw: Raw, content: Span, others: Sequence[Raw]) -> bool:
    """Whether a "content" is only whom an outlet cites: "…, citing local media", "…, quoting an unnamed official"."""
    if raw.cue is None or not 0 <= content.start - raw.cue.end <= 1 or content.end - content.start >= 80:
        return False
    return bool(outlets_in(scene, content)) or any(o is not raw and o.source == raw.source for o in others)
