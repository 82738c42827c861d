"""Which "same" bonds may join: likeness is no chain.

A is like B and B like C does not make A what C is. Bonds are taken strongest first, and one that would bring together
statements of different days, different figures or opposite sense is left out. The outcome does not depend on the order
of arrival; equal scores are taken by id.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from onrecord.records import Bond, Statement
from onrecord.stages.claims.slots import clashing_units, dates_apart, negative

_LOOKED_AT = 12  # different sets of slots compared on either side; more of them hold no more


class _Group(NamedTuple):
    members: list[str]
    kinds: dict[tuple[object, ...], Statement]  # one statement for each set of slots


def guarded(statements: Mapping[str, Statement], bonds: Iterable[Bond]) -> list[Bond]:
    """Return the "same" bonds that join nothing which must stay apart; strongest first."""
    bonds = list(bonds)
    barred = {(b.left, b.right) for b in bonds if b.kind in ("denies", "revises")}
    home: dict[str, _Group] = {}
    kept = []
    for bond in sorted((b for b in bonds if b.kind == "same"), key=lambda b: (-b.score, b.left, b.right)):
        left = home.get(bond.left) or _alone(statements[bond.left])
        right = home.get(bond.right) or _alone(statements[bond.right])
        if left is right:
            kept.append(bond)
            continue
        if _apart(left, right, barred):
            continue
        kept.append(bond)
        large, small = (left, right) if len(left.members) >= len(right.members) else (right, left)
        large.members.extend(small.members)
        large.kinds.update(small.kinds)
        home.update(dict.fromkeys((*small.members, bond.left, bond.right), large))
    return kept


def _alone(statement: Statement) -> _Group:
    slots = (statement.days, statement.figures, negative(statement))
    return _Group([statement.id], {slots: statement})


def _apart(left: _Group, right: _Group, barred: set[tuple[str, str]]) -> bool:
    if len(left.members) * len(right.members) <= _LOOKED_AT**2 and any(
        (min(x, y), max(x, y)) in barred for x in left.members for y in right.members
    ):
        return True
    ours, theirs = list(left.kinds.values())[:_LOOKED_AT], list(right.kinds.values())[:_LOOKED_AT]
    return any(
        negative(x) != negative(y) or dates_apart(x, y) > 0 or clashing_units(x, y) for x in ours for y in theirs
    )
