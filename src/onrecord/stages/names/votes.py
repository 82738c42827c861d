"""One name that articles read as different kinds: whichever most of them read it as, if it stands in their company.

"Veltara" is a place to eight articles and a person to the one that only says "Veltara denied it": one party. A listed
name, a first name and a word that is somebody's surname in the corpus are never joined so.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import Literal

from onrecord.gazetteer import AGENCIES, BODIES, CAPITALS, FIRST_NAMES, OUTLETS, PLACES, STATES
from onrecord.records import PartyKind
from onrecord.stages.names.folding import key
from onrecord.stages.names.members import Member

RULE = "same name, kind by majority of articles"

_Class = Literal["land", "body", "person"]
_CLASSES: dict[PartyKind, _Class] = {
    "place": "land", "organisation": "body", "outlet": "body", "agency": "body", "person": "person",
}  # fmt: skip
_LISTED = frozenset(
    key(name) for names in (STATES, CAPITALS, PLACES, AGENCIES, OUTLETS, BODIES, FIRST_NAMES) for name in names
)
_FIRST = frozenset(name.casefold() for name in FIRST_NAMES)
_FEW = 8


def outvoted(everyone: Sequence[Member]) -> Iterator[tuple[str, Member, Member, list[str]]]:
    """Yield (name, a member of the kind most articles read, one of another kind, the names beside both).

    The pair with the most names in common for each member that is outvoted; none where nothing is common.
    """
    surnames = {full.rsplit(" ", 1)[-1] for m in everyone if m.kind == "person" for full in m.full}
    buckets: dict[str, list[Member]] = defaultdict(list)
    for member in everyone:
        name = key(member.name)
        if member.kind in _CLASSES and name not in _LISTED and name not in surnames:
            buckets[name].append(member)
    for name in sorted(buckets):
        winner = _winner(buckets[name])
        if winner is not None and (" " not in name or name.split(" ", 1)[0] not in _FIRST):
            for one, other in _beside(buckets[name], winner):
                yield name, one, other, sorted(set(one.context) & set(other.context))


def _winner(bucket: Sequence[Member]) -> _Class | None:
    """The kind that more than half of the members were read as, and two at least, where they differ."""
    votes = Counter(_CLASSES[member.kind] for member in bucket)
    kind, most = votes.most_common(1)[0]
    return kind if len(votes) > 1 and most > 1 and 2 * most > len(bucket) else None


def _beside(bucket: Sequence[Member], winner: _Class) -> Iterator[tuple[Member, Member]]:
    index: dict[str, list[Member]] = defaultdict(list)
    for member in bucket:
        if _CLASSES[member.kind] == winner:
            for mark in member.context:
                if len(index[mark]) < _FEW:
                    index[mark].append(member)
    for other in bucket:
        if _CLASSES[other.kind] != winner and not (other.kind == "person" and other.roles):
            near = Counter(one.ident for mark in other.context for one in index.get(mark, ()))
            by_ident = {one.ident: one for mark in other.context for one in index.get(mark, ())}
            if near:
                best = min(near, key=lambda ident: (-near[ident], ident))
                yield by_ident[best], other
