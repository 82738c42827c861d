"""When it was said: the time expression that belongs to the cue, not one inside what was said."""

from __future__ import annotations

import re
from bisect import bisect_left
from datetime import date, timedelta
from itertools import islice

from onrecord.records import Span, Time
from onrecord.stages.attribution.joining import Raw
from onrecord.stages.attribution.scene import Scene
from onrecord.text import overlap

_DATED = re.compile(r"(?:\d{4}|XXXX)-(?:\d\d|W\d\d|SP|SU|FA|WI|XX|Q\d)")
_WEEKDAY = re.compile(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b", re.IGNORECASE)
_COMMA = 2  # characters between a setting and what it is the setting of
_BY = re.compile(r"\b(?:by|from|of)\b")


def said(scene: Scene, raw: Raw, zone: tuple[Span, ...]) -> str | None:
    """Return the date of the saying as a TIMEX3 value, None where the text gives none.

    `zone` is what of the sentence belongs to this saying and is nobody's content. A time inside the source counts
    only in front of its "by" ("a Sunday estimate by …"): elsewhere it is about the person.
    """
    anchor = raw.cue or raw.source
    if anchor is None or not scene.times:
        return None
    near: tuple[int, str | None] | None = None
    for span in zone:
        if _sets_the_scene(scene, raw, span, anchor):
            continue
        i = bisect_left(scene.times, span.start, key=lambda t: t.span.start)
        for time in islice(scene.times, i, None):
            if time.span.start >= span.end:
                break
            if not _DATED.match(time.value) or (raw.source and not _about_saying(scene, time.span, raw.source)):
                continue
            far = max(0, time.span.start - anchor.end, anchor.start - time.span.end)
            if near is None or far < near[0]:
                near = (far, _past(scene, time))
    return near[1] if near else None


def _sets_the_scene(scene: Scene, raw: Raw, span: Span, anchor: Span) -> bool:
    """Whether words in front tell when it happened, not when it was said: "On 15 March, the court agreed, Ruiz said".

    In front of a quotation they tell when it was said: “On Monday, “it holds,” Ruiz said”.
    """
    return any(
        0 <= c.start - span.end <= _COMMA and c.end <= anchor.start and scene.quoted(c.start) is None
        for c in raw.content
    )


def _past(scene: Scene, time: Time) -> str | None:
    """The day of a time, never after the report itself: what is reported has been said.

    A weekday read as the coming one is the one before; any other day to come is not when it was said.
    """
    value = time.value.split("T")[0]
    day, report = _day(value), _day(scene.article.anchor or "")
    if day is None or report is None or day <= report:
        return value
    before = day - timedelta(days=7)
    weekday = _WEEKDAY.search(scene.text, *time.span) is not None
    return before.isoformat() if weekday and before <= report else None


def _day(value: str) -> date | None:
    try:
        return date.fromisoformat(value) if len(value) == len("2031-05-04") else None
    except ValueError:  # a month, a week, a day whose year is unknown
        return None


def _about_saying(scene: Scene, time: Span, source: Span) -> bool:
    if not overlap(time, source):
        return True
    return _BY.search(scene.text, time.end, min(source.end, time.end + 40)) is not None
