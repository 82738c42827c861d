"""Claims that may be one: what is left for a person, of the claims that a step has written."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence

from onrecord.edges.store import Suggested, Suggestions
from onrecord.records import Bond, Claim, Judgement
from onrecord.settling.grouping import Grouping


class Doubting:
    """Keeps the suggestions.

    Args:
        suggestions: what is kept of them.
        grouping: where statements are.
        said: people's standing judgements: what they judged is not asked again.
    """

    def __init__(self, suggestions: Suggestions, grouping: Grouping, said: Sequence[Judgement]) -> None:
        self._suggestions = suggestions
        self._grouping = grouping
        self._judged: dict[str, set[tuple[int, int]]] = defaultdict(set)
        for number, j in enumerate(j for j in said if j.subject == "claim"):
            for side, idents in enumerate((j.all_lefts, j.all_rights)):
                for ident in idents:
                    self._judged[ident].add((number, side))

    def renew(self, written: Sequence[Claim], gone: Collection[str]) -> None:
        """Work out anew what is suggested of claims that were written, and forget that of claims that are no more."""
        home = {m.id: claim.id for claim in written for m in claim.members}
        bonds = [b for b in self._grouping.bonds(home) if b.kind == "unsure" and not self._speaks(b)]
        ends = {i for b in bonds for i in (b.left, b.right)} - home.keys()
        home |= self._grouping.homes(ends)
        self._suggestions.renew({*gone, *(claim.id for claim in written)}, _likeliest(bonds, home))

    def _speaks(self, bond: Bond) -> bool:
        """Whether people have judged the two."""
        two = self._judged.get(bond.right, ())
        return any((number, 1 - side) in two for number, side in self._judged.get(bond.left, ()))


def _likeliest(bonds: Iterable[Bond], home: dict[str, str]) -> list[Suggested]:
    found: dict[tuple[str, str], Suggested] = {}
    for bond in sorted(bonds, key=lambda b: (-b.score, b.left, b.right)):
        one, two = home.get(bond.left), home.get(bond.right)
        if one and two and one != two:
            pair = (min(one, two), max(one, two))
            note = bond.because[0].note if bond.because else ""
            found.setdefault(pair, Suggested(*pair, bond.score, bond.rule, note))
    return list(found.values())
