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


_SCRAP = re.compile(r"(?:of|to|in|on|at|for|from|with|by|about)\b|(?:[\w’'-]+\W*){1,3}\Z")


def _scrap(scene: Scene, raw: Raw) -> bool:
    """Whether what an outlet is "according to" for is no more than the end of another saying's sentence."""
    return all(_SCRAP.match(scene.text, *c) and c.end <= raw.place for c in raw.content)


def _cited(scene: Scene, raw: Raw, content: Span, others: Sequence[Raw]) -> bool:
    """Whether a "content" is only whom an outlet cites: "…, citing local media", "…, quoting an unnamed official"."""
    if raw.cue is None or not 0 <= content.start - raw.cue.end <= 1 or content.end - content.start >= 80:
        return False
    return bool(outlets_in(scene, content)) or any(o is not raw and o.source == raw.source for o in others)
