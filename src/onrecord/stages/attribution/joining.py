"""Tags → raw attributions: what an engine grouped stays together, the rest is joined by nearness."""

from __future__ import annotations

from bisect import bisect_left
from typing import NamedTuple

from onrecord.records import Span, Tag, Tags
from onrecord.stages.attribution.scene import Scene


class Raw(NamedTuple):
    """Spans that belong to one attribution, before anybody asked who is speaking. `content` is sorted, never empty."""

    source: Span | None
    cue: Span | None
    content: tuple[Span, ...]
    score: float

    @property
    def spans(self) -> tuple[Span, ...]:
        """All its spans."""
        return tuple([s for s in (self.source, self.cue, *self.content) if s is not None])

    @property
    def hull(self) -> Span:
        """From its first to its last character."""
        spans = self.spans
        return Span(min(spans).start, max([s.end for s in spans]))

    @property
    def place(self) -> int:
        """Where it is said who speaks."""
        anchor = self.source or self.cue or self.content[0]
        return anchor.start


def join(scene: Scene, tags: Tags) -> tuple[Raw, ...]:
    """Return raw attributions in the order of their contents; tags without any content come to nothing.

    Spans outside the text or of nothing but blanks are dropped: an engine's slip may cost an attribution, never
    the article.
    """
    grouped: dict[int, list[Tag]] = {}
    loose: list[Tag] = []
    size = len(scene.text)
    for tag in tags.tags:
        fitting = 0 <= tag.span.start < tag.span.end <= size
        if not fitting or scene.text[tag.span.start : tag.span.end].isspace():
            continue
        if tag.group is None:
            loose.append(tag)
        else:
            grouped.setdefault(tag.group, []).append(tag)
    raws = [_assemble(group) for group in grouped.values()]
    raws += [_assemble(group) for group in _near(scene, loose)]
    unique = {(r.source, r.cue, r.content): r for r in raws if r is not None}
    voiced = {r.content for r in unique.values() if r.source is not None}
    kept = (r for r in unique.values() if r.source is not None or r.content not in voiced)
    return tuple(sorted(kept, key=lambda r: (r.content, r.place)))


def _assemble(group: list[Tag]) -> Raw | None:
    content = _apart(sorted(t.span for t in group if t.role == "content"))
    if not content:
        return None
    source = _one([t for t in group if t.role == "source"])
    cue = _one([t for t in group if t.role == "cue"])
    return Raw(source, cue, content, sum(t.score for t in group) / len(group))


def _apart(spans: list[Span]) -> tuple[Span, ...]:
    """Merge contents that overlap; touching ones stay two."""
    merged: list[Span] = []
    for span in spans:
        if merged and span.start < merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return tuple(merged)


def _one(tags: list[Tag]) -> Span | None:
    """One span for a role: the best scored, the longest of these, the first of these."""
    best = max(tags, key=lambda t: (t.score, t.span.end - t.span.start, -t.span.start), default=None)
    return best.span if best else None


def _near(scene: Scene, loose: list[Tag]) -> list[list[Tag]]:
    """Join tags that came without a group: every content goes to the nearest cue, every cue to the nearest source.

    Nearness is counted in characters, and a sentence border counts as much as two long lines, so that what stands
    in the same sentence wins. A content farther than a paragraph's length from any cue stays alone.
    """
    cues = sorted((t for t in loose if t.role == "cue"), key=lambda t: t.span)
    sources = sorted((t for t in loose if t.role == "source"), key=lambda t: t.span)
    told: dict[Tag, list[Tag]] = {}
    groups: list[list[Tag]] = []
    for content in sorted((t for t in loose if t.role == "content"), key=lambda t: t.span):
        cue = _nearest(scene, cues, content.span, 500)
        if cue is not None:
            told.setdefault(cue, []).append(content)
        else:
            near = _nearest(scene, sources, content.span, 200)
            groups.append([content, near] if near else [content])
    for cue, contents in told.items():
        near = _nearest(scene, sources, cue.span, 200)
        groups.append([cue, *contents, near] if near else [cue, *contents])
    return groups


def _nearest(scene: Scene, tags: list[Tag], span: Span, reach: int) -> Tag | None:
    """The tag nearest to a span, if one is within reach; only neighbours in the text are looked at."""
    first = max(0, bisect_left(tags, span.start, key=lambda t: t.span.start) - 3)
    last = bisect_left(tags, span.end, key=lambda t: t.span.start) + 3
    best = min(tags[first:last], key=lambda t: _distance(scene, t.span, span), default=None)
    return best if best is not None and _distance(scene, best.span, span) < reach else None


def _distance(scene: Scene, a: Span, b: Span) -> int:
    gap = max(0, b.start - a.end, a.start - b.end)
    return gap + 200 * abs(scene.sentence_at(a.start) - scene.sentence_at(b.start))
