"""One name that articles read as different kinds: whichever most of them read it as, if it stands in their company.

"Veltara" is a place to eight articles and a person to the one that only says "Veltara denied it": one party. A listed
name, a first name and a word that is somebody's surname in the corpus are never joined so.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Literal

from onrecord.gazetteer import AGENCIES, BODIES, CAPITALS, FIRST_NAMES, OUTLETS, PLACES, STATES
from onrecord.records import PartyKind
from onrecord.stages.names.folding import key
from onrecord.stages.names.members import Member
from onrecord.stages.names.memory import Memory

RULE = "same name, kind by majority of articles"

_Class = Literal["land", "body", "person"]
_CLASSES: dict[PartyKind, _Class] = {
    "place": "land", "organisation": "body", "outlet": "body", "agency": "body", "person": "person",
}  # fmt: skip
_LISTED = frozenset(
    key(name) for names in (STATES, CAPITALS, PLACES, AGENCIES, OUTLETS, BODIES, FIRST_NAMES) for name in names
)
_FIRST = frozenset(name.casefold() for name in FIRST_NAMES)


def class_of(member: Member) -> str | None:
    """The kind of thing a member was read as, None where it is none of those that are mixed up."""
    return _CLASSES.get(member.kind)


def may_differ(name: str, memory: Memory) -> bool:
    """Whether a name may have been read as another kind than it is: not a listed name, a first name or a surname."""
    if name in _LISTED or (" " in name and name.split(" ", 1)[0] in _FIRST):
        return False
    return not memory.is_surname(name)


def winner(votes: Mapping[str, int]) -> str | None:
    """The kind that more than half of the members were read as, and two at least, where they differ."""
    if len(votes) < 2:
        return None
    kind = max(votes, key=lambda one: (votes[one], one))
    return kind if votes[kind] > 1 and 2 * votes[kind] > sum(votes.values()) else None


def vote(member: Member, wins: bool, shared: Mapping[str, Sequence[str]], memory: Memory) -> Iterator[str]:  # noqa: FBT001 - read at one call
    """Yield those of the other kind (by ident) that a member is to be judged with, by the names beside both.

    One that wins takes all that were outvoted; one that is outvoted goes to the likest. A person with a role is one.
    """
    near = [ident for ident in shared if not memory.one(ident, member.ident)]
    if wins:
        yield from (i for i in near if not ((one := memory.member(i)).kind == "person" and one.roles))
    elif near and not (member.kind == "person" and member.roles):
        yield max(near, key=lambda ident: len(shared[ident]))
