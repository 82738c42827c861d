"""Sources that describe their speaker instead of naming it, sorted by what they describe."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import islice

from onrecord.records import Because
from onrecord.stages.attribution.bodies import describe_body
from onrecord.stages.attribution.heads import Head
from onrecord.stages.attribution.lexicon import COLLECTIVES, DOCUMENTS, SAYINGS
from onrecord.stages.attribution.media import describe_outlet, is_media
from onrecord.stages.attribution.memory import Memory, Speaker
from onrecord.stages.attribution.naming import mentioned
from onrecord.stages.attribution.people import Later, describe_group, describe_person
from onrecord.stages.attribution.speechless import cannot_speak
from onrecord.stages.attribution.tokens import tokens

_BACK = 4  # attributions that may stand between a document and the one that was said in it
_VERBAL = re.compile(r"\b(?:is|are|was|were|am|be|been|has|have|had|will|would|did|does|said|says)\b")
# "A letter obtained by the Post" is not the Post's.
_CAME_TO = re.compile(
    r"\b(?:(?:obtained|reviewed|seen|viewed|read|heard|carried|cited|aired|broadcast)\s+(?:\w+\s+){0,2}?by|"
    r"(?:leaked|provided|given|sent|shown|shared)\s+(?:to|with))\s+(?:the\s+)?\Z"
)
_GOES_ON = re.compile(
    r"\b(?:add(?:s|ed|ing)?|continu(?:e[sd]?|ing)|went on|goes on|conclud(?:e[sd]?|ing)|further)\b", re.IGNORECASE
)


def describe(memory: Memory, head: Head, ahead: Iterable[Later], cue: str = "") -> Speaker:
    """Return whom a description means, or the description itself; `cue` can say that somebody goes on speaking."""
    if _VERBAL.search(head.text):
        return Speaker(because=(Because(rule="speaker: the source is no noun phrase", span=head.span),))
    if cannot_speak(head):
        return Speaker(because=(Because(rule="speaker: the source is nothing that speaks", span=head.span),))
    if is_media(head):
        return describe_outlet(memory, head)
    if head.noun in SAYINGS and (owner := _owner(memory, head)) is not None:
        return owner.by("whose saying it is", head.span)
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


def _owner(memory: Memory, head: Head) -> Speaker | None:
    """Return whose saying it is: "Ruiz's letter", "a Quill University poll"; a person's only with the possessive."""
    for token in tokens(memory.scene, head.span):
        if token.mention is not None and (token.owns or token.mention.kind == "ORG"):
            if _CAME_TO.search(memory.scene.text, head.span.start, token.span.start):
                return None
            return mentioned(memory.scene, token.mention)
    return None


def _author(memory: Memory, head: Head) -> Speaker | None:
    """Return who spoke last if it was in that document: "…, Ruiz said in a statement. … the statement continued"."""
    if not head.definite:
        return None
    said_in = re.compile(rf"\bin (?:an?|the|his|her|their|its) (?:\w+ ){{0,3}}?{re.escape(head.noun)}\b", re.IGNORECASE)
    for last in islice(memory.before(head.span.start), _BACK):
        here = memory.scene.sentence(last.place)
        found = said_in.search(memory.scene.text, here.start, min(here.end + 1, head.span.start))
        if found is not None and last.speaker.name is not None:
            return last.speaker
    return None


_ISSUED = re.compile(r"\b(?:releas|issu|publish|send|sent|post|circulat|put out|wrote|writ)\w*\s+(?:an?\s+|the\s+)?\Z")


def _issuer(memory: Memory, head: Head) -> Speaker | None:
    """Return the subject of "Ruiz released a statement saying …"."""
    scene, place = memory.scene, head.span.start
    here = scene.sentence(place)
    if _ISSUED.search(scene.text, max(here.start, place - 30), place) is None:
        return None
    subject = memory.subject(here, place, frozenset({"PER", "ORG"}))
    return mentioned(scene, subject) if subject is not None else None
