"""Quotations whose own sentence tells who said them, where an engine gave them to the voice of a sentence before.

A quotation that ends with a comma goes on with its speaker: "Keld blamed the mayor.¶“It holds,” Ana Ruiz said." is not
Keld's, though nothing was seen in "Ana Ruiz said".
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from onrecord.records import Span
from onrecord.stages.attribution.joining import Raw
from onrecord.stages.attribution.lexicon import PRONOUNS
from onrecord.stages.attribution.scene import Scene
from onrecord.text import trim, union

_VERB = (
    r"(?:said|says|told|wrote|writes|tweeted|added|adds|explained|argued|posted|replied|asked|warned|announced|"
    r"stated)\b"
)
_WHO = r"(?:[A-Z]|the |an? )(?:\b[A-Z][\w.]{0,4}\.|[^“”\"\n;:.?!])"
_VOICE = re.compile(
    rf"[”\"’']{{0,2}}\s+(?:(?P<who>he|she|they|{_WHO}{{1,160}}?)\s+(?P<cue>{_VERB})|"
    rf"(?P<verb>{_VERB})\s+(?P<name>{_WHO}{{1,60}}?)(?=[,.]\s|[,.]?\n|\.?$))"
)
_NEAR = 30  # characters from its beginning in which whoever speaks is named


def owned(scene: Scene, raws: Sequence[Raw]) -> tuple[Raw, ...]:
    """Give such quotations, and what follows in their paragraph, to whom their own sentence names."""
    if not any(_open(scene, raw, c) for raw in raws for c in raw.content):
        return tuple(raws)
    taken = union(s for raw in raws for s in raw.spans)
    found: list[Raw] = []
    for raw in raws:
        found += _divided(scene, raw, taken)
    return tuple(sorted(found, key=lambda r: (r.content, r.place)))


def _divided(scene: Scene, raw: Raw, taken: Sequence[Span]) -> list[Raw]:
    for number, content in enumerate(raw.content):
        voice = _voice(scene, content, taken) if _open(scene, raw, content) else None
        if voice is None:
            continue
        end = scene.text.find("\n", content.end)
        own = [c for c in raw.content[number:] if end < 0 or c.start < end]
        rest = tuple([c for c in raw.content if c not in own])
        new = Raw(voice[0], voice[1], tuple(own), raw.score)
        return [*([raw._replace(content=rest)] if rest else []), new]
    return [raw]


def _open(scene: Scene, raw: Raw, content: Span) -> bool:
    """Whether a quotation ends with a comma, and its cue stands in a sentence before."""
    if raw.cue is None or raw.cue.end > content.start:
        return False
    quote = scene.quoted(content.start)
    if quote is None or not quote.closed or quote.inner.end > content.end + 1 or scene.text[quote.inner.end - 1] != ",":
        return False
    return scene.sentence_at(raw.cue.start) < scene.sentence_at(content.start)


def _voice(scene: Scene, content: Span, taken: Sequence[Span]) -> tuple[Span, Span] | None:
    """Return who speaks behind a quotation and by which verb, where that is in nobody's spans."""
    quote = scene.quoted(content.start)
    start = quote.span.end if quote is not None else content.end
    found = _VOICE.match(scene.text, start)
    if found is None:
        return None
    role, verb = ("who", "cue") if found["who"] else ("name", "verb")
    who, cue = trim(scene.text, Span(*found.span(role))), Span(*found.span(verb))
    i = bisect_left(taken, found.end(), key=lambda s: s.start) - 1
    if i >= 0 and taken[i].end > start:
        return None
    named = next(scene.mentions_in(Span(who.start, min(who.end, who.start + _NEAR + 30))), None)
    pronoun = scene.text[who.start : who.end].casefold() in PRONOUNS
    return (who, cue) if pronoun or (named is not None and named.span.start - who.start <= _NEAR) else None
