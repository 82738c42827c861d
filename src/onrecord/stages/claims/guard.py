"""Which "same" bonds may join: likeness is no chain.

A is like B and B like C does not make A what C is. Bonds are taken strongest first, and one that would bring together
statements of different days, figures or verbs, or of opposite sense is left out; so is one between two groups of which
hardly any others are directly the same. The outcome does not depend on the
order of arrival; equal scores are taken by id.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from onrecord.records import Bond, Statement
from onrecord.stages.claims.meaning import nearness
from onrecord.stages.claims.measure import no_common_verb, verbs
from onrecord.stages.claims.slots import clashing_units, dates_apart, lengths_apart, negative

FAR = 0.4  # meanings less near than this are of two claims, whoever is between them
ALIKE = 0.65  # as near as this, other verbs may be other words for the same
LINKED = 0.2  # of all pairs across two groups must be directly the same
_LOOKED_AT = 12  # different sets of slots compared on either side; more of them hold no more


_Pair = tuple[str, str]


class _Group(NamedTuple):
    members: list[str]
    kinds: dict[tuple[object, ...], Statement]  # one statement for each set of slots


def guarded(statements: Mapping[str, Statement], bonds: Iterable[Bond]) -> list[Bond]:
    """Return the "same" bonds that join nothing which must stay apart; strongest first."""
    bonds = list(bonds)
    barred = {(b.left, b.right) for b in bonds if b.kind in ("denies", "revises")}
    joined = {(b.left, b.right) for b in bonds if b.kind == "same"}
    home: dict[str, _Group] = {}
    kept = []
    for bond in sorted((b for b in bonds if b.kind == "same"), key=lambda b: (-b.score, b.left, b.right)):
        left = home.get(bond.left) or _alone(statements[bond.left])
        right = home.get(bond.right) or _alone(statements[bond.right])
        if left is right:
            kept.append(bond)
            continue
        if _apart(left, right, barred, joined):
            continue
        kept.append(bond)
        large, small = (left, right) if len(left.members) >= len(right.members) else (right, left)
        large.members.extend(small.members)
        large.kinds.update(small.kinds)
        home.update(dict.fromkeys((*small.members, bond.left, bond.right), large))
    return kept


def _alone(statement: Statement) -> _Group:
    slots = (statement.days, statement.lengths, statement.figures, negative(statement), verbs(statement))
    return _Group([statement.id], {slots: statement})


def _apart(left: _Group, right: _Group, barred: set[_Pair], joined: set[_Pair]) -> bool:
    if len(left.members) * len(right.members) <= _LOOKED_AT**2 and any(
        _pair(x, y) in barred for x in left.members for y in right.members
    ):
        return True
    if _linked(left, right, joined) < LINKED:
        return True
    ours, theirs = list(left.kinds.values())[:_LOOKED_AT], list(right.kinds.values())[:_LOOKED_AT]
    return any(_clash(x, y, _pair(x.id, y.id) in joined) for x in ours for y in theirs)


def _linked(left: _Group, right: _Group, joined: set[_Pair]) -> float:
    """The share of the pairs across two groups that are directly the same, as far as they are looked at."""
    ours, theirs = left.members[:_LOOKED_AT], right.members[:_LOOKED_AT]
    return sum(_pair(x, y) in joined for x in ours for y in theirs) / (len(ours) * len(theirs))


def _pair(x: str, y: str) -> _Pair:
    return (x, y) if x < y else (y, x)


def _clash(x: Statement, y: Statement, joined: bool) -> bool:  # noqa: FBT001 - internal, and read at one call
    """Whether two statements cannot be in one claim; neighbouring days can where the two are directly the same."""
    apart = dates_apart(x, y)
    if negative(x) != negative(y) or (not joined and _other_act(x, y)):
        return True
    return apart > 1 or lengths_apart(x, y) or (apart == 1 and not joined) or bool(clashing_units(x, y))


def _other_act(x: Statement, y: Statement) -> bool:
    """Whether they say that something else is done: by their meaning where that is known, else by their verbs."""
    near = nearness(x, y)
    if near is not None and near < FAR:
        return True
    return no_common_verb(verbs(x), verbs(y)) and (near is None or near < ALIKE)
