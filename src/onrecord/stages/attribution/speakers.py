"""Who is speaking: every source brought back to a party of the article, to a description, or to "unknown".

Names first; then, in the order of the text, pronouns and descriptions against what has been said before. Each
answer keeps the rule that gave it. Where two answers are as good, there is none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.records import Because, Span
from onrecord.stages.attribution.descriptions import describe
from onrecord.stages.attribution.heads import Head, parse
from onrecord.stages.attribution.joining import Raw
from onrecord.stages.attribution.lexicon import MOUTHPIECES
from onrecord.stages.attribution.media import is_media
from onrecord.stages.attribution.memory import Memory, Speaker, Spoken
from onrecord.stages.attribution.naming import mentioned, named
from onrecord.stages.attribution.people import Later
from onrecord.stages.attribution.pronouns import goes_on, pronoun
from onrecord.stages.attribution.quoting import cited_behind, quoted_source
from onrecord.stages.attribution.scene import Scene
from onrecord.text import union

_INITIAL = re.compile(r"[a-z] [A-Z]\Z|^[A-Z][a-z]+ [A-Z]\Z")
_SURNAME = re.compile(r"\. [A-Z][\w’'-]+")
# "Villagers have blamed the mayor, Ana Ruiz, saying …", taken for a source as a whole: who speaks is before the verb.
_FINITE = re.compile(r"\s(?:has|have|had|is|are|was|were|will|would)\s+(?:\w+ly\s+)?\w+(?:ed|en|ing)\b")
_RELATIVE = re.compile(r"\b(?:who|whom|whose|which|that|where)\b", re.IGNORECASE)
_SEAT = re.compile(r"[RDI]-[A-Z]")


def resolve(
    scene: Scene, raws: Sequence[Raw], outer: Sequence[int | None]
) -> tuple[list[Head | None], list[Speaker], Memory]:
    """Return the head and the speaker of every raw attribution, and what was learnt on the way."""
    memory = Memory(scene, union(s for r in raws for s in r.content))
    heads = [_head(scene, memory, r) for r in raws]
    known = [named(scene, h) if h else None for h in heads]
    for head, speaker in zip(heads, known, strict=True):
        if head and speaker and head.kind == "name":
            memory.learn(speaker.party, head)
    answers: list[Speaker] = [Speaker()] * len(raws)
    in_text = sorted(range(len(raws)), key=lambda i: raws[i].place)
    rank = {i: k for k, i in enumerate(in_text)}
    for i in sorted(in_text, key=lambda i: _depth(outer, i)):
        head, speaker = heads[i], known[i]
        if speaker is not None and head is not None:
            answer = _with_body(scene, memory, head, speaker)
        elif head is None:
            answer = goes_on(memory, raws, i)
        elif head.kind == "pronoun":
            answer = pronoun(memory, raws, outer, answers, (i, head))
        elif head.kind == "description":
            later = (Later(heads[j], known[j], raws[j].place) for j in in_text[rank[i] + 1 :])
            cue = raws[i].cue
            answer = describe(memory, head, later, scene.text[cue.start : cue.end] if cue else "")
        else:
            answer = Speaker(because=(Because(rule="speaker: nobody", span=head.span),))
        answers[i] = answer
        memory.keep(Spoken(raws[i].place, i, answer, head))
    return heads, answers, memory


def _head(scene: Scene, memory: Memory, raw: Raw) -> Head | None:
    """Read whoever speaks: the source, or whom the source quotes or cites if it is an outlet."""
    if raw.source is None:
        return None
    quoted = quoted_source(scene, raw)
    head = parse(scene, quoted or _with_apposition(scene, _subject(scene, raw.source)))
    if quoted is None and head is not None and _is_outlet(scene, head):
        behind = cited_behind(scene, raw)
        cited = parse(scene, behind) if behind else None
        if cited is not None and cited.kind in ("name", "description", "text"):
            memory.cited.add(raw)
            return cited
    return head


def _is_outlet(scene: Scene, head: Head) -> bool:
    if head.kind == "description":
        return is_media(head)
    speaker = named(scene, head) if head.kind == "name" else None
    return speaker is not None and speaker.kind == "outlet"


def _subject(scene: Scene, source: Span) -> Span:
    """Cut a source that goes on with a verb of its main clause off before it."""
    verb = _FINITE.search(scene.text, *source)
    if verb is None or _RELATIVE.search(scene.text, source.start, verb.start()):
        return source
    return Span(source.start, verb.start())


def _with_apposition(scene: Scene, source: Span) -> Span:
    """Take in the name a source was cut off from.

    It may stand right behind a description ("said the baker, Ana Ruiz."), behind an initial ("Paul D. Ryan"), or in
    front of a party and state ("Ana Ruiz, D-Ohio").
    """
    text = scene.text
    if (initial := _INITIAL.search(text, source.start, source.end)) and (rest := _SURNAME.match(text, initial.end())):
        return Span(source.start, rest.end())
    if _SEAT.match(text, *source):
        front = [m for m in scene.mentions_in(Span(max(0, source.start - 60), source.start)) if m.kind == "PER"]
        if front and text[front[-1].span.end : source.start].strip(" ,(") == "":
            return front[-1].span
    if scene.text[source.end : source.end + 2] != ", " or next(scene.mentions_in(source), None) is not None:
        return source
    behind = next(scene.mentions_in(Span(source.end, min(len(scene.text), source.end + 60))), None)
    if behind is None or behind.kind != "PER" or behind.span.start != source.end + 2:
        return source
    closed = scene.text[behind.span.end : behind.span.end + 1] in (",", ".", ";", "")
    return Span(source.start, behind.span.end) if closed else source


def _depth(outer: Sequence[int | None], i: int) -> int:
    depth = 0
    while (parent := outer[i]) is not None:
        depth, i = depth + 1, parent
    return depth


def _with_body(scene: Scene, memory: Memory, head: Head, speaker: Speaker) -> Speaker:
    """Add whom a spokesman speaks for, from this source or an earlier one."""
    if speaker.party is None or speaker.kind != "person":
        return speaker
    speaks_for = head.noun in MOUTHPIECES or (head.noun == "secretary" and "press" in head.traits)
    if speaks_for and head.owner is not None:
        body = mentioned(scene, head.owner)
        memory.bodies[speaker.party] = (body.name or "", body.party)
    known = memory.bodies.get(speaker.party)
    return speaker._replace(on_behalf_of=known[0], body=known[1]) if known else speaker
