"""Sources that describe their speaker: "the Syrian security expert", "a second source", "the army".

A definite description goes back to the one party it fits; a description in the title or lead may look ahead to
whom the report names next; the rest stay what they are, unnamed. Unnamed speakers are never merged with a party.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from onrecord.gazetteer import DEMONYMS, PEOPLES
from onrecord.records import Because, SpeakerKind
from onrecord.stages.attribution.heads import Head, tokens
from onrecord.stages.attribution.lexicon import (
    ARMIES,
    COLLECTIVES,
    DEFINITE,
    DOCUMENTS,
    GOVERNMENTS,
    GROUPS,
    INDEFINITE,
    MEDIA_MODIFIERS,
    MEDIA_NOUNS,
    MOUTHPIECES,
    PRESS_OFFICES,
    WEAK_MEDIA,
)
from onrecord.stages.attribution.memory import Memory, Speaker
from onrecord.stages.attribution.naming import mentioned
from onrecord.stages.attribution.pronouns import is_human
from onrecord.stages.attribution.roles import fits, head_role, only_ranks
from onrecord.stages.attribution.scene import Scene


class Later(NamedTuple):
    """A source further on, for a lead that describes before the report names."""

    head: Head | None
    speaker: Speaker | None
    place: int


_GOES_ON = re.compile(
    r"\b(?:add(?:s|ed|ing)?|continu(?:e[sd]?|ing)|went on|goes on|conclud(?:e[sd]?|ing)|further)\b", re.IGNORECASE
)


def is_media(head: Head) -> bool:
    """Whether a description is of an outlet: "the news website", "Iraqi media"; not "the space agency"."""
    if head.noun in WEAK_MEDIA and not head.traits & MEDIA_MODIFIERS:
        return head.noun in ("website", "outlet")
    return head.noun in MEDIA_NOUNS


def describe(memory: Memory, head: Head, ahead: Iterable[Later], cue: str = "") -> Speaker:
    """Return whom a description means, or the description itself; `cue` can say that somebody goes on speaking."""
    if is_media(head):
        return _outlet(memory, head)
    if head.noun in COLLECTIVES and not head.plural:
        return _collective(memory, head)
    if head.noun in DOCUMENTS and not head.plural:
        author = _author(memory, head)
        if author is not None:
            return author.by("a document made known by its author", head.span)
        return Speaker(head.text, "unnamed").by("a document, its author not named", head.span)
    if head.plural:
        return _several(memory, head, ahead)
    return _one(memory, head, ahead, goes_on=_GOES_ON.search(cue) is not None)


# --- outlets ------------------------------------------------------------------------------------------------


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


def _outlet(memory: Memory, head: Head) -> Speaker:
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


# --- bodies -------------------------------------------------------------------------------------------------


def _collective(memory: Memory, head: Head) -> Speaker:
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
    """ "the Free River movement": the name that the kind of body stands behind."""
    found = [t for t in tokens(scene, head.span) if t.mention is not None and t.mention.kind == "ORG" and not t.owns]
    return mentioned(scene, found[0].mention) if found and found[0].mention is not None else None


def _title_of(scene: Scene, head: Head) -> str:
    """A body's own name out of its description: no article, no possessive."""
    words = [scene.text[t.span.start : t.span.end] for t in tokens(scene, head.span) if t.text[0].isalnum()]
    plain = [w[:-2] if w.endswith(("'s", "’s")) else w for w in words]
    return " ".join(plain[1:] if plain[0].casefold() in ("a", "an", "the") else plain)


def _known_body(memory: Memory, head: Head) -> Speaker | None:
    same = ARMIES if head.noun in ARMIES else {head.noun}
    for spoken in memory.before(head.span.start):
        if spoken.speaker.kind not in ("organisation", "state") or spoken.speaker.name is None:
            continue
        last = spoken.speaker.name.casefold().split()[-1].rstrip("s")
        if last in same or (spoken.head is not None and spoken.head.noun in same):
            return spoken.speaker
    for number in (here := memory.scene.sentence_at(head.span.start), here - 1, here - 2):
        if number < 0 or head.noun not in GROUPS:
            break
        subject = memory.subject(memory.scene.sentences[number], head.span.start, frozenset({"ORG"}))
        if subject is not None:
            return mentioned(memory.scene, subject)
    return None


# --- people -------------------------------------------------------------------------------------------------


def _several(memory: Memory, head: Head, ahead: Iterable[Later]) -> Speaker:
    """A group; definite ones go back to the group spoken of before, those of the lead may sum up named speakers."""
    if head.definite:
        for spoken in memory.before(head.span.start):
            if spoken.speaker.kind == "group" and spoken.head is not None and spoken.head.noun == head.noun:
                return spoken.speaker.by("description: the group spoken of before", head.span)
    members: tuple[int, ...] = ()
    if head.span.start < memory.scene.lead_end:
        fit = {
            later.speaker.party: None
            for later in ahead
            if later.speaker is not None
            and later.speaker.party is not None
            and fits(head, memory.roles.get(later.speaker.party, ()))
        }
        members = tuple(n for n in fit if n is not None)
    rule = "a group, summing up speakers named later" if len(members) > 1 else "a group"
    return Speaker(head.text, "group", stands_for=members if len(members) > 1 else ()).by(rule, head.span)


def _author(memory: Memory, head: Head) -> Speaker | None:
    """ "…, Ruiz said in a statement. … the statement continued": whoever spoke last did so in that document."""
    last = next(memory.before(head.span.start), None)
    if last is None or not head.definite or last.speaker.name is None:
        return None
    here = memory.scene.sentence(last.place)
    said_in = re.compile(rf"\bin (?:an?|the|his|her|their|its) (?:\w+ ){{0,3}}?{re.escape(head.noun)}\b", re.IGNORECASE)
    return last.speaker if said_in.search(memory.scene.text, here.start, min(here.end + 1, head.span.start)) else None


def _one(memory: Memory, head: Head, ahead: Iterable[Later], *, goes_on: bool) -> Speaker:
    if not head.indefinite and head.noun:
        known = _back(memory, head) or _epithet(memory, head, goes_on=goes_on)
        if known is not None:
            return known
    if head.span.start < memory.scene.lead_end:
        later = _forward(memory, head, list(ahead))
        if later is not None and later.party is not None:
            memory.learn(later.party, head)
            return _bound(memory, head, later)
    return _bound(memory, head, Speaker(head.text, "unnamed").by("unnamed", head.span))


def _bound(memory: Memory, head: Head, speaker: Speaker) -> Speaker:
    """Add whom a spokesman speaks for."""
    if head.owner is None or head.noun not in MOUTHPIECES:
        return speaker
    body = mentioned(memory.scene, head.owner)
    if speaker.party is not None and body.name:
        memory.bodies[speaker.party] = (body.name, body.party)
    return speaker._replace(on_behalf_of=body.name, body=body.party)


def _back(memory: Memory, head: Head) -> Speaker | None:
    """The one person already named whom a definite description fits; of several the last speaker; else nobody."""
    place, wanted = head.span.start, head_role(head)
    last: Speaker | None = None
    for spoken in memory.before(place):
        unnamed = spoken.speaker.kind == "unnamed" and spoken.head is not None and head.definite
        if unnamed and spoken.head and spoken.head.noun == head.noun and wanted <= head_role(spoken.head):
            return spoken.speaker.by("description: the unnamed speaker before", head.span)
        if spoken.speaker.kind == "person" and spoken.speaker.party is not None:
            last = last or spoken.speaker
            if fits(head, memory.roles.get(spoken.speaker.party, ())) and spoken.speaker.same(last):
                return spoken.speaker.by("description: the role of the last speaker", head.span)
    if not head.definite and not head.traits:
        return None
    fit = [n for n, roles in memory.roles.items() if memory.first.get(n, place) < place and fits(head, roles)]
    people = [p for n in fit if (p := memory.scene.parties.get(n)) is not None and p.kind == "person"]
    if len(people) != 1:
        return None
    return Speaker(people[0].name, "person", people[0].number).by("description: the only one of that role", head.span)


def _epithet(memory: Memory, head: Head, *, goes_on: bool) -> Speaker | None:
    """A definite description that nobody is known by, of the one who is speaking: "…, the New York native added".

    Only a person who spoke within the last two sentences outside quotations, and whose known roles do not say
    otherwise, unless the cue says that he goes on.
    """
    last = next(memory.before(head.span.start), None)
    if last is None or not head.definite or head.owner is not None and not goes_on:
        return None
    if last.speaker.kind != "person" or last.speaker.party is None or not is_human(head):
        return None
    scene = memory.scene
    gap = [s for s in range(scene.sentence_at(last.place) + 1, scene.sentence_at(head.span.start))]
    plain = sum(not memory.told(scene.sentences[s].start) for s in gap)
    roles = memory.roles.get(last.speaker.party, [])
    if plain > 1 or not (goes_on or all(only_ranks(r) for r in roles)):
        return None
    memory.learn(last.speaker.party, head)
    return last.speaker.by("description: whoever is speaking", head.span)


def _forward(memory: Memory, head: Head, ahead: list[Later]) -> Speaker | None:
    """Whom the lead describes before the report names: the one with that role, or the next speaker named bare."""
    people = [x for x in ahead if x.speaker is not None and x.speaker.kind == "person" and x.speaker.party is not None]
    fit = {x.speaker.party: x.speaker for x in people if x.speaker and _may_be(memory, head, x)}
    if len(fit) == 1:
        return next(iter(fit.values())).by("description in the lead: the one later named with that role", head.span)
    following = next(iter(ahead), None)
    if fit or following is None or following not in people or following.speaker is None or following.head is None:
        return None
    party = following.speaker.party
    new = party is not None and memory.first.get(party, 0) > head.span.end
    unplaced = all(only_ranks(r) for r in _roles(memory, following))
    gap = memory.scene.text[head.span.end : following.place]
    if new and unplaced and gap.count("\n\n") <= 2 and len(gap) < 900:
        return following.speaker.by("description in the lead: the next speaker, named without a role", head.span)
    return None


def _may_be(memory: Memory, head: Head, later: Later) -> bool:
    """Whether a later speaker has the role; where both are said to belong to somebody, to the same."""
    mine, theirs = head.owner, later.head.owner if later.head and later.head.noun == head.noun else None
    if mine is not None and theirs is not None and mine.party != theirs.party:
        return False
    return fits(head, _roles(memory, later), loosely=True)


def _roles(memory: Memory, later: Later) -> list[frozenset[str]]:
    party = later.speaker.party if later.speaker else None
    return memory.roles.get(party, []) if party is not None else []
