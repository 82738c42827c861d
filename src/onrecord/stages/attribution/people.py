"""Descriptions of people: "the Syrian security expert", "a second source", "security experts".

A definite description goes back to the one person it fits; one in the title or lead may look ahead to whom the
report names next; the rest stay what they are, unnamed. Unnamed speakers are never merged with a party.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice
from typing import NamedTuple

from onrecord.stages.attribution.heads import Head
from onrecord.stages.attribution.lexicon import MOUTHPIECES, trait
from onrecord.stages.attribution.memory import Memory, Speaker
from onrecord.stages.attribution.naming import mentioned
from onrecord.stages.attribution.pronouns import is_human
from onrecord.stages.attribution.roles import fits, head_role, only_ranks, spelled_out

_REMEMBERED = 100  # attributions back that a description may go
_LONGEST = 30  # sentences that one quotation may have


class Later(NamedTuple):
    """A source further on, for a lead that describes before the report names."""

    head: Head | None
    speaker: Speaker | None
    place: int


def describe_group(memory: Memory, head: Head, ahead: Iterable[Later]) -> Speaker:
    """Read a group: a definite one goes back to the group before, one of the lead may sum up named speakers."""
    if head.definite:
        for spoken in memory.before(head.span.start):
            if spoken.speaker.kind == "group" and spoken.head is not None and spoken.head.noun == head.noun:
                return spoken.speaker.by("description: the group spoken of before", head.span)
    members: tuple[int, ...] = ()
    if head.span.start < memory.scene.lead_end:
        numbers = dict.fromkeys(x.speaker.party for x in ahead if x.speaker is not None)
        members = tuple(n for n in numbers if n is not None and fits(head, memory.roles.get(n, ())))
    rule = "a group, summing up speakers named later" if len(members) > 1 else "a group"
    return Speaker(head.text, "group", stands_for=members if len(members) > 1 else ()).by(rule, head.span)


def describe_person(memory: Memory, head: Head, ahead: Iterable[Later], *, goes_on: bool) -> Speaker:
    """Read one person: known before, named later, or unnamed."""
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
    for spoken in islice(memory.before(place), _REMEMBERED):
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
    if last is None or not head.definite or (head.owner is not None and not goes_on):
        return None
    if last.speaker.kind != "person" or last.speaker.party is None or not is_human(head):
        return None
    scene = memory.scene
    gap = range(scene.sentence_at(last.place) + 1, scene.sentence_at(head.span.start))
    plain = sum(not memory.told(scene.sentences[s].start) for s in gap[:_LONGEST])
    roles = memory.roles.get(last.speaker.party, [])
    agrees = goes_on or all(only_ranks(r) for r in roles) or any(spelled_out([trait(head.noun)]) <= r for r in roles)
    if plain > 1 or len(gap) > _LONGEST or not agrees:
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
