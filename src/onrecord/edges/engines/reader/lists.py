"""Lists that the encoder cut off at their colon: "… that it extends to three ports: Ostrel, Maren and Kol".

It often ends what is said where the colon stands. The rules go on to the end of the sentence; where they have the same
beginning and nobody else speaks in the rest, theirs is the whole.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from onrecord.edges.engines.reader.nested import groups
from onrecord.records import Span, Tag
from onrecord.text import overlap

_COLON = re.compile(r":[ \u00a0](?=\w)")


def with_lists(text: str, tags: Sequence[Tag], told: Sequence[Tag]) -> list[Tag]:
    """Return the encoder's tags, each content that ends at a colon widened to where the rules' end.

    Args:
        text: the article's.
        tags: the encoder's.
        told: the rules'; one counts that has the content's group's cue and holds the content's end.
    """
    cut = [i for i, tag in enumerate(tags) if tag.role == "content" and _COLON.match(text, tag.span.end)]
    if not cut:
        return list(tags)
    by_group, known = groups(tags), list(groups(told).values())
    starts = sorted(tag.span.start for tag in tags)
    found = list(tags)
    for i in cut:
        tag = tags[i]
        cues = [other.span for other in by_group[tag.group] if other.role == "cue"]
        ends = [
            other.span.end
            for some in known
            if any(rule.role == "cue" and any(overlap(rule.span, cue) for cue in cues) for rule in some)
            for other in some
            if other.role == "content" and other.span.start < tag.span.end < other.span.end
        ]
        free = bisect_left(starts, tag.span.end)
        if ends and (free == len(starts) or starts[free] >= min(ends)):
            found[i] = Tag(Span(tag.span.start, min(ends)), tag.role, tag.score, tag.group)
    return found
