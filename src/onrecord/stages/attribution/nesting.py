"""Attributions inside attributions: "the minister said that officials had promised …"."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.stages.attribution.joining import Raw
from onrecord.text import within


def nest(raws: Sequence[Raw]) -> tuple[int | None, ...]:
    """For each attribution the number of the smallest one whose content it lies inside, None where there is none.

    It lies inside when its source, its cue and its contents all do. The outer one is always the larger stretch of
    text, so the relation can have no cycle. `raws` are in the order of their contents.
    """
    hulls = [r.hull for r in raws]
    lengths = [hull.end - hull.start for hull in hulls]
    order = sorted(range(len(raws)), key=lambda i: (hulls[i].start, -hulls[i].end))
    outer: list[int | None] = [None] * len(raws)
    open_: list[int] = []
    for i in order:
        open_ = [j for j in open_ if hulls[j].end > hulls[i].start]
        holders = [j for j in open_ if lengths[j] > lengths[i] and _inside(raws[i], raws[j])]
        if holders:
            outer[i] = min(holders, key=lambda j: (lengths[j], j))
        open_.append(i)
    return tuple(outer)


def _inside(inner: Raw, outer: Raw) -> bool:
    if inner.source is not None and inner.source == outer.source:
        return False
    return all(any(within(span, content) for content in outer.content) for span in inner.spans)
