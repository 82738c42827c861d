"""Descriptions of outlets: "the news website", "Iraqi media", "the Harbour Post newspaper"."""

from __future__ import annotations

from onrecord.gazetteer import DEMONYMS, PEOPLES
from onrecord.stages.attribution.heads import Head
from onrecord.stages.attribution.lexicon import DEFINITE, INDEFINITE, MEDIA_MODIFIERS, MEDIA_NOUNS, WEAK_MEDIA
from onrecord.stages.attribution.memory import Memory, Speaker
from onrecord.stages.attribution.naming import mentioned
from onrecord.stages.attribution.scene import Scene
from onrecord.stages.attribution.tokens import tokens


def is_media(head: Head) -> bool:
    """Whether a description is of an outlet: "the news website", "Iraqi media"; not "the space agency"."""
    if head.noun in WEAK_MEDIA and not head.traits & MEDIA_MODIFIERS:
        return head.noun in ("website", "outlet")
    return head.noun in MEDIA_NOUNS


def outlet_name(scene: Scene, head: Head) -> Speaker | None:
    """Return the outlet named inside a description: "Iraq's al-Maloumeh news website" → al-Maloumeh."""
    found = [t for t in tokens(scene, head.span) if not t.owns]
    if head.plural:
        return None
    names = [t.mention for t in found if t.mention is not None and t.mention.kind != "LOC"]
    if names:
        return mentioned(scene, names[0])._replace(kind="outlet")
    places = [t.mention for t in found if t.mention is not None and "-" in t.text and t.text[:1].islower()]
    if places:
        return mentioned(scene, places[0])._replace(kind="outlet")
    words = [t for t in found if t.mention is None and _capital(t.text)]
    if words and head.noun != "media":
        text = scene.text[words[0].span.start : words[-1].span.end]
        return Speaker(text, "outlet").by("name in front of its kind", words[0].span)
    return None


def _capital(word: str) -> bool:
    adjective = word in DEMONYMS or word in PEOPLES or word.casefold() in DEFINITE | INDEFINITE
    return not adjective and (word[:1].isupper() or word[:3] in ("al-", "el-", "an-"))


def describe_outlet(memory: Memory, head: Head) -> Speaker:
    """Read one outlet: named in its description, the last one before, or unnamed."""
    own = outlet_name(memory.scene, head)
    if own is not None:
        return own
    if head.definite:
        known = last_outlet(memory, head.span.start)
        if known is not None:
            return known.by("description: the last outlet", head.span)
    return Speaker(head.text, "outlet").by("description of an outlet", head.span)


def last_outlet(memory: Memory, place: int) -> Speaker | None:
    """Return the outlet that spoke or was named last before a place; an agency counts."""
    spoken = next(
        (s.speaker for s in memory.before(place) if s.speaker.kind == "outlet" and s.speaker.party is not None), None
    )
    if spoken is not None:
        return spoken
    best = None
    for mention in memory.scene.mentions:
        if mention.span.start >= place:
            break
        party = memory.scene.party(mention)
        if party is not None and party.kind in ("outlet", "agency"):
            best = mention
    return mentioned(memory.scene, best) if best is not None else None
