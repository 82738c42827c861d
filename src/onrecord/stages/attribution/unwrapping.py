"""Who speaks, where an engine marked an outlet that quotes, or nobody.

In "Reuters quoted an official as saying the dam held" it is the official; the outlet passes it on, and is found again
as a hop by the words in front; so in "…, Reuters quoted an official", and in what he goes on "adding". In "Ruiz told
NOVA, which first reported it, that the dam held" it is Ruiz. In "Ruiz was quoted as saying" it is whoever stands in
front. And in "Ruiz told NOVA that the dam held" NOVA is no part of what he said.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.records import Span
from onrecord.stages.attribution.heads import parse
from onrecord.stages.attribution.joining import Raw
from onrecord.stages.attribution.outlets import at_head
from onrecord.stages.attribution.scene import Scene
from onrecord.text import overlap

_QUOTES = re.compile(r"\b(?:quot|cit)(?:ed|es|ing)\b", re.IGNORECASE)
_PASSIVE = re.compile(r"\b(?:is|are|was|were|be|been|being)\b", re.IGNORECASE)
_AS_SAYING = re.compile(
    r"\s+(?P<who>[^,;:.“”\"‘]{2,90}?)\s+as\s+(?P<cue>saying|telling|having said|warning|claiming)\b\s*(?:that\s+)?"
)
_TOLD = re.compile(
    r"(?P<who>[^,;:“”\"]{2,60}?)\s+(?:(?:had|has|have|first|initially|earlier|previously|also|later)\s+)*(?P<cue>told)\s+"
    r"[^,;:.“”\"]{2,60},\s*"
)
_THAT = re.compile(r"[^,;.“”\"]{0,40},\s+(?=that\b)")
_WAS_QUOTED = re.compile(r"(?:is|are|was|were)\s+(?:quoted|cited)\b.*\bas saying$", re.DOTALL)
_TOLD_TO = re.compile(
    r"\b(?:tells?|told|telling|inform(?:s|ed|ing)?|remind(?:s|ed|ing)?|assur(?:es?|ed|ing))\Z", re.IGNORECASE
)
_WHOM = re.compile(r"[^,;:.“”\"]{2,60}?\s(?=that\b)")
_CLAUSE = re.compile(
    r"\s(?=(?:he|she|it|they|we|I|you|there|this|that|his|her|their|its|the|[A-Z]\w*)\b|"
    r"(?!(?:on|in|at|during|after|before|last|later|earlier|yesterday|today|by|for|from|of|via|when|while|as|about|and|or|"
    r"who|which|with|through|over|reporters?|hosts?|anchors?|correspondents?|journalists?|columnists?|editors?|"
    r"\w+ly)\b)[a-z]+[\w-]*\s\w+)"
)
_QUOTED_WHO = re.compile(
    r"\s?(?P<who>(?:an?|the|one|two|several|some|unnamed)\s[^,;:.“”\"‘]{2,80}?)\s*(?:[“\"‘][^”\"’]{2,60}[”\"’])?[.”\"’]*"
)
_GOES_ON = re.compile(r"\w+ing\Z")
_ALIKE = 0.8  # of the shorter content: two attributions to one source that share as much are one


def unwrapped(scene: Scene, raws: Sequence[Raw]) -> tuple[Raw, ...]:
    """Give what an outlet "quoted X as saying" to X; of two that then say the same the first stays."""
    found: list[Raw] = []
    changed = False
    for raw in raws:
        inner = (
            _quoted(scene, raw)
            or _quoted_only(scene, raw)
            or _told_first(scene, raw)
            or _was_quoted(scene, raw)
            or _told_to(scene, raw)
        )
        changed = changed or inner is not None
        found.append(inner or raw)
    if not changed:
        return tuple(raws)
    found = _going_on(scene, raws, found)
    new = [raw for raw, old in zip(found, raws, strict=True) if raw is not old]
    kept: list[Raw] = []
    for raw in sorted(found, key=lambda r: (r.content, r.place)):
        torn = any(raw not in new and raw.source and overlap(raw.source, one.cue or raw.source) for one in new)
        if not torn and not any(_same(raw, other) for other in kept):
            kept.append(raw)
    return tuple(kept)


def _quoting_verb(scene: Scene, raw: Raw) -> re.Match[str] | None:
    """Return the word by which a source in front of it quotes somebody; None where it quotes nobody, or is quoted."""
    if raw.source is None or raw.cue is None or raw.source.end > raw.cue.start:
        return None
    verb = _QUOTES.search(scene.text, *raw.cue)
    return verb if verb and not _PASSIVE.search(scene.text, raw.cue.start, verb.start()) else None


def _quoted(scene: Scene, raw: Raw) -> Raw | None:
    """Return the attribution to whom an outlet quotes; None where it quotes nobody "as saying" something."""
    verb = _quoting_verb(scene, raw)
    if verb is None:
        return None
    assert raw.cue is not None
    inner = _AS_SAYING.match(scene.text, verb.end(), max(raw.cue.end, raw.content[-1].end))
    if inner is None:
        return None
    before = tuple([c for c in raw.content if c.end <= verb.start()])
    content = before + tuple(Span(max(c.start, inner.end()), c.end) for c in raw.content if c.end > inner.end())
    return Raw(Span(*inner.span("who")), Span(*inner.span("cue")), content, raw.score) if content else None


def _quoted_only(scene: Scene, raw: Raw) -> Raw | None:
    """Return without whom an outlet quotes behind his words what was taken to hold him: "“…,” NOVA quoted an official".

    That he speaks, and the outlet is a hop, is found where speakers are.
    """
    verb = _quoting_verb(scene, raw)
    if verb is None or raw.cue is None or verb.end() != raw.cue.end or len(raw.content) == 1:
        return None
    behind = next((c for c in raw.content if 0 <= c.start - raw.cue.end <= 1), None)
    who = _QUOTED_WHO.fullmatch(scene.text, raw.cue.end, behind.end) if behind is not None else None
    if who is None:
        return None
    content = tuple([c for c in raw.content if c != behind])
    return raw._replace(content=content)


def _going_on(scene: Scene, raws: Sequence[Raw], found: list[Raw]) -> list[Raw]:
    """Give "…, adding that …" behind what an outlet quoted to the one it quoted."""
    quoted = {old.source: new for old, new in zip(raws, found, strict=True) if new.source != old.source}

    def goes_on(raw: Raw) -> Raw:
        inner = quoted.get(raw.source)
        if inner is None or inner.cue is None or raw.cue is None or raw.cue.start <= inner.place:
            return raw
        here = scene.sentence_at(inner.place) == scene.sentence_at(raw.cue.start)
        return raw._replace(source=inner.source) if here and _GOES_ON.search(scene.text, *raw.cue) else raw

    return [goes_on(raw) for raw in found]


def _told_to(scene: Scene, raw: Raw) -> Raw | None:
    """Return what was told without whom it was told to, where he was taken for a part of it."""
    if raw.cue is None or not _TOLD_TO.search(scene.text, *raw.cue):
        return None
    first = raw.content[0]
    if not 0 <= first.start - raw.cue.end <= 1:
        return None
    outlet = at_head(scene, first)
    begin = _CLAUSE.match(scene.text, outlet.span.end, first.end) if outlet is not None else None
    begin = begin or _WHOM.match(scene.text, *first)
    if begin is None:
        return None
    return raw._replace(content=(Span(begin.end(), first.end), *raw.content[1:]))


def _told_first(scene: Scene, raw: Raw) -> Raw | None:
    """Return what was told to an outlet "which first reported it", where that was taken for the outlet's words."""
    if raw.source is None or raw.cue is None or scene.text[slice(*raw.source)].casefold() != "which":
        return None
    here = scene.sentence(raw.source.start)
    told = _TOLD.fullmatch(scene.text, here.start, raw.source.start)
    that = _THAT.match(scene.text, raw.cue.end, here.end)
    if told is None or that is None or not raw.content[0].start <= that.end() < raw.content[-1].end:
        return None
    content = tuple(Span(max(c.start, that.end()), c.end) for c in raw.content if c.end > that.end())
    return Raw(Span(*told.span("who")), Span(*told.span("cue")), content, raw.score)


def _was_quoted(scene: Scene, raw: Raw) -> Raw | None:
    """Return an attribution without a source to whoever "was quoted as saying", where he was taken for a content."""
    if raw.source is not None or raw.cue is None or len(raw.content) == 1:
        return None
    first = next((c for c in raw.content if 0 <= raw.cue.start - c.end <= 1), None)
    if first is None or not _WAS_QUOTED.match(scene.text, *raw.cue):
        return None
    who = parse(scene, first)
    rest = tuple([c for c in raw.content if c != first])
    return raw._replace(source=first, content=rest) if who is not None and who.kind == "name" else None


def _same(one: Raw, other: Raw) -> bool:
    if one.source is None or other.source is None or not overlap(one.source, other.source):
        return False
    both = sum(overlap(a, b) for a in one.content for b in other.content)
    return both >= _ALIKE * min(sum(s.end - s.start for s in r.content) for r in (one, other))
