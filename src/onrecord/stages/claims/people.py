"""What people have said of statements, heeded before they are grouped: whose words, no claim at all, no such link.

Whether two statements assert the same is judged in `group`. A statement is named by its id, which its words keep
however often their article is read; a speaker by the article and the name ("ARTICLE:=NAME"), which is erased with the
article.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import msgspec

from onrecord.records import (
    Attribution,
    Because,
    Bond,
    Judgement,
    LocalParty,
    PartyKind,
    Reading,
    SpeakerKind,
    Statement,
)
from onrecord.stages.claims.statements import statements
from onrecord.text import fold

MARK = ":="
_KINDS: Mapping[PartyKind, SpeakerKind] = {
    "person": "person", "organisation": "organisation", "state": "state", "place": "state", "outlet": "outlet",
    "agency": "outlet",
}  # fmt: skip
_LINKS = ("denies", "revises", "supports")


def with_speakers(reading: Reading, judgements: Iterable[Judgement]) -> Reading:
    """Return a reading in which people's word on who speaks stands over what was read.

    Args:
        reading: of one article.
        judgements: standing ones; "different" says that a statement is not that speaker's, "same" that it is. The later
            stands over the earlier.
    """
    said = {j.left: j for j in judgements if j.subject == "speaker" and j.left.startswith(reading.id)}
    if not said:
        return reading
    acts = list(reading.attributions)
    for statement in statements(reading):
        judgement = said.get(statement.id)
        if judgement and statement.attribution is not None:
            acts[statement.attribution] = _spoken(acts[statement.attribution], judgement, reading)
    return msgspec.structs.replace(reading, attributions=tuple(acts))


def _spoken(act: Attribution, judgement: Judgement, reading: Reading) -> Attribution:
    """One attribution with the speaker that a person gives it; without one where it is only known who it is not."""
    name = judgement.right.partition(MARK)[2]
    bare = msgspec.structs.replace(act, on_behalf_of=None, body=None, stands_for=())
    because = (*act.because, Because("person", f"{judgement.actor} says so", reading.id, act.source))
    if judgement.verdict != "same":
        if act.speaker is None or fold(act.speaker) != fold(name):
            return act  # read otherwise since
        return msgspec.structs.replace(bare, speaker=None, speaker_kind=None, party=None, because=because)
    party = _party(name, reading)
    kind = _KINDS.get(party.kind, "person") if party else "person"
    number = party.number if party else None
    return msgspec.structs.replace(bare, speaker=name, speaker_kind=kind, party=number, because=because)


def _party(name: str, reading: Reading) -> LocalParty | None:
    asked = fold(name)
    return next((p for p in reading.cast.parties if any(fold(form) == asked for form in p.names)), None)


def claiming(statements: Sequence[Statement], judgements: Iterable[Judgement]) -> tuple[Statement, ...]:
    """Leave out what people say is no claim."""
    nothing = {side for j in judgements if j.subject == "claim" and j.verdict == "nothing" for side in j.all_lefts}
    return tuple(s for s in statements if s.id not in nothing) if nothing else tuple(statements)


def linking(bonds: Iterable[Bond], judgements: Iterable[Judgement]) -> tuple[Bond, ...]:
    """Leave out links that people say are none; later "same" judgements of the same sides let them stand again."""
    wrong: dict[frozenset[str], bool] = {}
    for j in judgements:
        if j.subject == "link":
            wrong.update({frozenset((a, b)): j.verdict == "different" for a in j.all_lefts for b in j.all_rights})
    if not wrong:
        return tuple(bonds)
    return tuple(b for b in bonds if b.kind not in _LINKS or not wrong.get(frozenset((b.left, b.right))))


def grouping(judgements: Iterable[Judgement]) -> tuple[Judgement, ...]:
    """Return people's judgements on which statements assert the same, as `group` takes them."""
    return tuple(j for j in judgements if j.subject == "claim" and j.verdict in ("same", "different"))
