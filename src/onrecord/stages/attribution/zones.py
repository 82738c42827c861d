"""What of a sentence belongs to one saying: not what is said, nor another saying's words."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.records import Span
from onrecord.stages.attribution.joining import Raw
from onrecord.stages.attribution.scene import Scene
from onrecord.text import overlap, subtract


def zones(scene: Scene, raws: Sequence[Raw], outer: Sequence[int | None]) -> list[tuple[Span, ...]]:
    """Return for each attribution the stretches around its source and cue that can tell how and when it was said.

    The sentence of the cue is divided among the attributions that have their cue in it and lie equally deep; the
    contents are left out.
    """
    groups: dict[tuple[int, int | None], list[int]] = {}
    for i, raw in enumerate(raws):
        groups.setdefault((scene.sentence_at(_anchor(raw).start), outer[i]), []).append(i)
    found: list[tuple[Span, ...]] = [()] * len(raws)
    for (_, parent), members in groups.items():
        members.sort(key=lambda i: _anchor(raws[i]))
        whole = scene.sentence(_anchor(raws[members[0]]).start)
        if parent is not None:
            holder = next((c for c in raws[parent].content if overlap(c, _anchor(raws[members[0]]))), whole)
            whole = Span(max(whole.start, holder.start), min(whole.end, holder.end))
        contents = [s for i in members for s in raws[i].content]
        for k, i in enumerate(members):
            start = whole.start if k == 0 else _begin(raws[members[k - 1]], raws[i], whole)
            end = whole.end if k + 1 == len(members) else _begin(raws[i], raws[members[k + 1]], whole)
            if start < end:
                found[i] = subtract(Span(start, end), contents)
    return found


def _begin(last: Raw, this: Raw, whole: Span) -> int:
    """Where the words about a saying begin: at its voice; behind a source it shares with the last one, at its cue."""
    if this.source is not None and this.source == last.source and this.cue is not None:
        return this.cue.start
    return min(_voice(this, whole).start, _anchor(this).start)


def _anchor(raw: Raw) -> Span:
    return raw.cue or raw.source or raw.content[0]


def _voice(raw: Raw, whole: Span) -> Span:
    """Source and cue of an attribution, as far as they stand in this sentence."""
    near = [s for s in (raw.source, raw.cue) if s is not None and overlap(s, whole)] or [_anchor(raw)]
    return Span(min(s.start for s in near), max(s.end for s in near))
