"""Sources that name their speaker outright."""

from __future__ import annotations

import re

from onrecord.gazetteer import CAPITALS, STATES
from onrecord.records import Because, Mention, PartyKind, SpeakerKind
from onrecord.stages.attribution.heads import Head
from onrecord.stages.attribution.memory import Speaker
from onrecord.stages.attribution.scene import Scene
from onrecord.stages.attribution.speechless import of_the_page

KINDS: dict[PartyKind, SpeakerKind | None] = {
    "person": "person", "organisation": "organisation", "state": "state", "outlet": "outlet", "agency": "outlet",
    "place": "state", "unknown": None,
}  # fmt: skip
_BY_NAME: dict[str, SpeakerKind] = {"PER": "person", "ORG": "organisation", "LOC": "state"}


def mentioned(scene: Scene, mention: Mention) -> Speaker:
    """Return the party a mention stands for, under its fullest name."""
    own = " ".join(scene.text[mention.span.start : mention.span.end].split())
    party = scene.party(mention)
    if party is None and mention.kind == "PER" and own:
        party = scene.surnames.get(own.split()[-1].casefold())
    if party is None:
        return Speaker(own, _BY_NAME[mention.kind]).by("name", mention.span)
    state = CAPITALS.get(own) if mention.kind == "LOC" else None
    home = next((p for p in scene.parties.values() if state is not None and STATES.get(p.name) == state), None)
    if home is not None and home.kind in ("state", "place"):
        return Speaker(home.name, "state", home.number).by("a capital for its state", mention.span)
    rule = "name" if own == party.name else "another form of the name"
    kind = KINDS[party.kind] or _BY_NAME[mention.kind]
    return Speaker(party.name, kind, party.number).by(rule, mention.span)


def _mere_beginning(scene: Scene, head: Head) -> bool:
    """Whether a word is a capital only for beginning its sentence: the text has it nowhere else so written."""
    start = head.span.start
    if " " in head.text or scene.sentence(start).start != start or not head.text.isalpha():
        return False
    return not any(
        scene.sentence(m.start()).start != m.start() for m in re.finditer(rf"\b{re.escape(head.text)}\b", scene.text)
    )


def named(scene: Scene, head: Head) -> Speaker | None:
    """Return the speaker of a source that is a name or several; None for any other source."""
    if head.kind == "text":
        for party in scene.parties.values():
            if head.text in party.names:
                return Speaker(party.name, KINDS[party.kind], party.number).by("name", head.span)
        if of_the_page(head.text) or _mere_beginning(scene, head):
            return Speaker(because=(Because(rule="speaker: the source is nothing that speaks", span=head.span),))
        return Speaker(head.text).by("name in the text alone", head.span)
    if head.kind not in ("name", "names"):
        return None
    found = [mentioned(scene, m) for m in head.names]
    if len(found) == 1:
        return found[0]
    numbers = tuple(f.party for f in found if f.party is not None)
    name = " and ".join(f.name or "" for f in found)
    return Speaker(name, "group", stands_for=numbers).by("several names", head.span)
