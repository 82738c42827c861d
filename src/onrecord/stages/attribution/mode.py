"""Mode of an attribution: direct, indirect, or mixed, by how much of it stands in quotation marks."""

from __future__ import annotations

from bisect import bisect_right

from onrecord.records import Mode, Span
from onrecord.stages.attribution.joining import Raw
from onrecord.stages.attribution.scene import Scene
from onrecord.text import WORD, overlap

# Words outside the marks that a direct quotation may still hold: a slip of a span's border, no more.
_SLACK = 0.12


def mode(scene: Scene, raw: Raw) -> Mode:
    """Count the words of the contents that stand in quotation marks.

    A quotation that also holds who is speaking is somebody else's, so what lies in it is reported indirectly.
    """
    anchor = raw.source or raw.cue
    inside = 0
    for span in raw.content:
        for quote in _marks(scene, span, anchor):
            inside += _words(scene, Span(max(quote.start, span.start), min(quote.end, span.end)))
    if not inside:
        return "indirect"
    total = sum(_words(scene, span) for span in raw.content)
    return "direct" if inside >= (1 - _SLACK) * total else "mixed"


def _words(scene: Scene, span: Span) -> int:
    return len(WORD.findall(scene.text, span.start, span.end))


def _marks(scene: Scene, span: Span, anchor: Span | None) -> list[Span]:
    """The quotations that share characters with a content and do not hold its speaker."""
    found = []
    for i in range(max(0, bisect_right(scene.quotes, span.start, key=lambda q: q.span.start) - 1), len(scene.quotes)):
        quote = scene.quotes[i].span
        if quote.start >= span.end:
            break
        if overlap(quote, span) and not (anchor and overlap(quote, anchor)):
            found.append(quote)
    return found
