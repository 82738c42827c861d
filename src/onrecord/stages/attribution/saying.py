"""When it was said: the time expression that belongs to the cue, not one inside what was said."""

from __future__ import annotations

import re
from bisect import bisect_left

from onrecord.records import Span
from onrecord.stages.attribution.joining import Raw
from onrecord.stages.attribution.scene import Scene
from onrecord.text import overlap

_DATED = re.compile(r"(?:\d{4}|XXXX)-(?:\d\d|W\d\d|SP|SU|FA|WI|XX|Q\d)")
_BY = re.compile(r"\b(?:by|from|of)\b")


def said(scene: Scene, raw: Raw, zone: tuple[Span, ...]) -> str | None:
    """Return the date of the saying as a TIMEX3 value, None where the text gives none.

    `zone` is what of the sentence belongs to this saying and is nobody's content. A time inside the source counts
    only in front of its "by" ("a Sunday estimate by …"): elsewhere it is about the person.
    """
    anchor = raw.cue or raw.source
    if anchor is None or not scene.times:
        return None
    near: tuple[int, str] | None = None
    for span in zone:
        i = bisect_left(scene.times, span.start, key=lambda t: t.span.start)
        for time in scene.times[i:]:
            if time.span.start >= span.end:
                break
            if not _DATED.match(time.value) or (raw.source and not _about_saying(scene, time.span, raw.source)):
                continue
            far = max(0, time.span.start - anchor.end, anchor.start - time.span.end)
            if near is None or far < near[0]:
                near = (far, time.value.split("T")[0])
    return near[1] if near else None


def _about_saying(scene: Scene, time: Span, source: Span) -> bool:
    if not overlap(time, source):
        return True
    return _BY.search(scene.text, time.end, min(source.end, time.end + 40)) is not None
