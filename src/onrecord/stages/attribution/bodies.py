"""Descriptions of bodies: "the army", "the fund's communication office", "the group"."""

from __future__ import annotations

from itertools import islice

from onrecord.records import Because, SpeakerKind
from onrecord.stages.attribution.heads import Head
from onrecord.stages.attribution.lexicon import ARMIES, FOR_SHORT, GOVERNMENTS, GROUPS, PRESS_OFFICES
from onrecord.stages.attribution.memory import Memory, Speaker
from onrecord.stages.attribution.naming import mentioned
from onrecord.stages.attribution.scene import Scene
from onrecord.stages.attribution.tokens import tokens

_REACH = 40  # attributions back that a body may have been spoken of
_NEAR = 3  # sentences back that "the group" may look


def describe_body(memory: Memory, head: Head) -> Speaker:
    """Read one body: known before, named in front of its kind, or under its own description."""
    scene = memory.scene
    if head.definite and not head.traits and head.owner is None:
        known = _known_body(memory, head)
        if known is not None:
            return known.by("description: the body spoken of before", head.span)
        if head.noun in GROUPS:
            return Speaker(because=(Because(rule="speaker: description without a body before it", span=head.span),))
    if head.noun in GROUPS and (own := _name_in_front(scene, head)) is not None:
        return own.by("name in front of its kind", head.span)
    kind: SpeakerKind = "state" if head.noun in GOVERNMENTS else "organisation"
    text = _title_of(scene, head)
    speaker = Speaker(text, kind).by("description of a body", head.span)
    if (
        head.owner is not None
        and head.noun in ("office", "department", "service", "cell")
        and head.traits & PRESS_OFFICES
    ):
        body = mentioned(scene, head.owner)
        return speaker._replace(on_behalf_of=body.name, body=body.party)
    return speaker


def _name_in_front(scene: Scene, head: Head) -> Speaker | None:
    """Return the name that the kind of body stands behind: "the Free River movement"."""
    found = [t for t in tokens(scene, head.span) if t.mention is not None and t.mention.kind == "ORG" and not t.owns]
    return mentioned(scene, found[0].mention) if found and found[0].mention is not None else None


def _title_of(scene: Scene, head: Head) -> str:
    """A body's own name out of its description: no article, no possessive."""
    words = [scene.text[t.span.start : t.span.end] for t in tokens(scene, head.span) if t.text[0].isalnum()]
    plain = [w[:-2] if w.endswith(("'s", "’s")) else w for w in words]
    return " ".join(plain[1:] if plain[0].casefold() in ("a", "an", "the") else plain)


def _known_body(memory: Memory, head: Head) -> Speaker | None:
    """The body last spoken of under that noun; for "the group", "the company", also the last one by any name."""
    scene, place = memory.scene, head.span.start
    same = ARMIES if head.noun in ARMIES else {head.noun}
    here = scene.sentence_at(place)
    near: Speaker | None = None
    for spoken in islice(memory.before(place), _REACH):
        if spoken.speaker.kind not in ("organisation", "state") or spoken.speaker.name is None:
            continue
        last = spoken.speaker.name.casefold().split()[-1].rstrip("s")
        if last in same or (spoken.head is not None and spoken.head.noun in same):
            return spoken.speaker
        if spoken.speaker.kind == "organisation" and here - scene.sentence_at(spoken.place) <= _NEAR:
            near = near or spoken.speaker
    if head.noun not in FOR_SHORT:
        return None
    for number in range(here, max(-1, here - _NEAR), -1):
        subject = memory.subject(scene.sentences[number], place, frozenset({"ORG"}))
        if subject is not None:
            return mentioned(scene, subject)
    return near
