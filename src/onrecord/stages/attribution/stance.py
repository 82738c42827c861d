"""Stance of the act: what kind of word was given, read off the cue, what negates it and what follows."""

from __future__ import annotations

import re
from functools import lru_cache

from onrecord.records import Mention, Span, Stance
from onrecord.stages.attribution.joining import Raw
from onrecord.stages.attribution.scene import Scene
from onrecord.stages.attribution.stance_words import (
    ACCUSES,
    CONFIRMS,
    DECLINES,
    DENIAL,
    DENIES,
    DENYING,
    IRREAL,
    NEGATION,
    NEGATIVE,
    NOT,
    PEOPLE,
    REJECTED,
    REJECTS,
    RETRACTS,
    TAKES_ALONG,
    UNCLAIMED,
    UNREAL,
    UNVERIFIED,
    WRONG,
    WRONGS,
)
from onrecord.text import holds

_NOBODY = re.compile(r"(?:no|none|nobody|neither)\b", re.IGNORECASE)
_POSSESSIVES = frozenset("his her its their".split())
_HEAD = 70  # how much of a content can still belong to the verb: "… denied | any involvement in the strike"
_NOT = re.compile(NOT, re.IGNORECASE)
_NEXT = 16  # how much of a content completes a verb that is only negated: "did not | respond to"
_BACK = 45  # and how much in front of the cue: "did not immediately | respond"


def stance(scene: Scene, raw: Raw) -> Stance:
    """Return the stance of one attribution.

    The cue decides, with the words in front of it in its sentence (negation) and the first of what follows (what
    is denied, what is declined); an accusation may also stand in the content: a named party said to do a wrong.
    """
    text = scene.text
    cue, around, tail = _windows(scene, raw)
    hinted = holds(around, NEGATIVE) or "claim" in tail
    for pattern, verdict in _LADDER if hinted else ():
        if pattern.search(around) or (pattern.search(tail) and verdict == "unclaimed"):
            return verdict
    content = " ".join(text[s.start : s.end] for s in raw.content)
    acts = frozenset() if _unreal(around, cue) else _acts(cue)
    if "retracts" in acts or ("withdr" in around and RETRACTS.search(around)):
        return "retracts"
    if (
        "denies" in acts
        or ("rejects" in acts and REJECTED.search(tail))
        or (holds(content, DENYING) and DENIAL.search(content))
    ):
        return "denies"
    if "accuses" in acts:
        return "accuses"
    if "confirms" in acts:
        return "confirms"
    return "accuses" if _blames(scene, raw) else "asserts"


def _unreal(around: str, cue: str) -> bool:
    """Whether the act is itself denied or only thought of: "are not accusing", "must first confirm"."""
    act = next((m for p in _ACTS.values() if (m := p.search(cue))), None)
    if act is None:
        return False
    front = around[: around.find(cue)] if cue and cue in around else ""
    return UNREAL.search(front + cue[: act.start()]) is not None


_ACTS = {"retracts": RETRACTS, "denies": DENIES, "rejects": REJECTS, "accuses": ACCUSES, "confirms": CONFIRMS}


@lru_cache(maxsize=4096)  # a few cues are most of them
def _acts(cue: str) -> frozenset[str]:
    """What a cue does by its own words; nothing for "said"."""
    return frozenset(act for act, pattern in _ACTS.items() if pattern.search(cue))


_LADDER: tuple[tuple[re.Pattern[str], Stance], ...] = (
    (UNCLAIMED, "unclaimed"),
    (DECLINES, "declines"),
    (UNVERIFIED, "unverified"),
)


def _windows(scene: Scene, raw: Raw) -> tuple[str, str, str]:
    """(the cue, the cue with what may negate or complete it, the cue with what completes it)."""
    text, cue = scene.text, raw.cue
    if cue is None:
        return "", "", ""
    here = scene.sentence(cue.start)
    before = max(here.start, cue.start - _BACK)
    for span in raw.content:
        if before < span.end <= cue.start:
            before = span.end
    after = min(here.end, cue.end + _HEAD)
    words = text[cue.start : cue.end]
    start = before
    if raw.source is not None and raw.source.end <= cue.start:
        source = text[raw.source.start : raw.source.end]
        if _NOBODY.match(source):
            start = raw.source.start
        elif source.casefold() not in _POSSESSIVES:  # "withdrew her accusation": the verb stands before the source
            start = max(before, raw.source.end)
    front = text[start : cue.start]
    tail = text[cue.start : after]
    follows = any(cue.end <= s.start <= cue.end + 3 for s in raw.content)
    # Only a cue that is itself a refusal or a claim takes its first following words along.
    along = tail if TAKES_ALONG.search(front + words) else tail[: len(words) + _NEXT] if _NOT.search(words) else words
    around = front + (along if follows else words)
    return words, around, tail


def _blames(scene: Scene, raw: Raw) -> bool:
    """Whether a content says of a named party other than the speaker that it did a wrong."""
    speakers = {m.party for m in scene.mentions_in(raw.source)} if raw.source else set()
    for span in raw.content:
        if not holds(scene.text[span.start : span.end].lower(), WRONGS):
            continue
        for wrong in WRONG.finditer(scene.text, span.start, span.end):
            clause = Span(max(span.start, scene.sentence(wrong.start()).start), wrong.start())
            if IRREAL.search(scene.text, *clause) or NEGATION.search(
                scene.text, max(clause.start, wrong.start() - 45), wrong.start()
            ):
                continue
            near = Span(max(clause.start, wrong.start() - 130), wrong.start())
            if any(_named(m, speakers) and scene.free(clause, m) for m in scene.mentions_in(near)):
                return True
            if PEOPLE.search(scene.text, *near):
                return True
            if wrong[0].lower().startswith("perpetrator") and any(
                _named(m, speakers) for m in scene.mentions_in(Span(wrong.end(), min(span.end, wrong.end() + 60)))
            ):
                return True
    return False


def _named(mention: Mention, speakers: set[int | None]) -> bool:
    return mention.party is None or mention.party not in speakers
