"""Sources that describe their speaker instead of naming it, sorted by what they describe."""

from __future__ import annotations

import re
from collections.abc import Iterable

from onrecord.records import Because
from onrecord.stages.attribution.bodies import describe_body
from onrecord.stages.attribution.heads import Head
from onrecord.stages.attribution.lexicon import COLLECTIVES, DOCUMENTS
from onrecord.stages.attribution.media import describe_outlet, is_media
from onrecord.stages.attribution.memory import Memory, Speaker
from onrecord.stages.attribution.naming import mentioned
from onrecord.stages.attribution.people import Later, describe_group, describe_person

_VERBAL = re.compile(r"\b(?:is|are|was|were|am|be|been|has|have|had|will|would|did|does|said|says)\b")
_GOES_ON = re.compile(
    r"\b(?:add(?:s|ed|ing)?|continu(?:e[sd]?|ing)|went on|goes on|conclud(?:e[sd]?|ing)|further)\b", re.IGNORECASE
)


def describe(memory: Memory, head: Head, ahead: Iterable[Later], cue: str = "") -> Speaker:
    """Return whom a description means, or the description itself; `cue` can say that somebody goes on speaking."""
    if _VERBAL.search(head.text):
        return Speaker(because=(Because(rule="speaker: the source is no noun phrase", span=head.span),))
    if is_media(head):
        return describe_outlet(memory, head)
    if head.noun in COLLECTIVES and not head.plural:
        return describe_body(memory, head)
    if head.noun in DOCUMENTS and not head.plural:
        author = _author(memory, head) or _issuer(memory, head)
        if author is not None:
            return author.by("a document made known by its author", head.span)
        return Speaker(head.text, "unnamed").by("a document, its author not named", head.span)
    if head.plural:
        return describe_group(memory, head, ahead)
    return describe_person(memory, head, ahead, goes_on=_GOES_ON.search(cue) is not None)


def _author(memory: Memory, head: Head) -> Speaker | None:
    """Return who spoke last if it was in that document: "…, Ruiz said in a statement. … the statement continued"."""
    last = next(memory.before(head.span.start), None)
    if last is None or not head.definite or last.speaker.name is None:
        return None
    here = memory.scene.sentence(last.place)
    said_in = re.compile(rf"\bin (?:an?|the|his|her|their|its) (?:\w+ ){{0,3}}?{re.escape(head.noun)}\b", re.IGNORECASE)
    return last.speaker if said_in.search(memory.scene.text, here.start, min(here.end + 1, head.span.start)) else None


_ISSUED = re.compile(r"\b(?:releas|issu|publish|send|sent|post|circulat|put out|wrote|writ)\w*\s+(?:an?\s+|the\s+)?\Z")


def _issuer(memory: Memory, head: Head) -> Speaker | None:
    """Return the subject of "Ruiz released a statement saying …"."""
    scene, place = memory.scene, head.span.start
    here = scene.sentence(place)
    if _ISSUED.search(scene.text, max(here.start, place - 30), place) is None:
        return None
    subject = memory.subject(here, place, frozenset({"PER", "ORG"}))
    return mentioned(scene, subject) if subject is not None else None
