"""Statements → claims, part by part: what a change can reach is grouped again, and nothing else is looked at."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from onrecord.edges.store import SqliteStanding, State
from onrecord.looking import Readings
from onrecord.records import Bond, Claim, Judgement, Statement
from onrecord.stages.claims import (
    BONDS,
    claim_id,
    grouping,
    linked,
    linking,
    links_between,
    statements,
    together,
    worth_listing,
)

Pair = tuple[str, str]


@dataclass(frozen=True)
class Part:
    """Some claims grouped again, with what is to be done about them.

    `groups` are all groups of the part, listed or not; `gone` the ids of claims that are no more; `changed` the
    statements that are new, or in another claim than before, or in one that is listed now or no longer.
    """

    groups: tuple[Claim, ...] = ()
    gone: set[str] = field(default_factory=set)
    changed: set[str] = field(default_factory=set)

    def listed(self) -> list[Claim]:
        """The groups that are worth listing."""
        return [group for group in self.groups if worth_listing(group.members)]


class Grouping:
    """Groups and links statements as far as a change reaches.

    Args:
        state: what is kept of statements.
        standing: their bonds.
        readings: where statements come from.
        said: people's standing judgements.
    """

    def __init__(self, state: State, standing: SqliteStanding, readings: Readings, said: Sequence[Judgement]) -> None:
        self._state = state
        self._standing = standing
        self._readings = readings
        self._said = said
        self._nothing = nothing(said)
        self._near: dict[str, list[Bond]] = {}  # bonds by either end, as far as they were asked for
        self._by_people: dict[str, set[str]] = {}
        for j in grouping(said):
            everyone = {*j.all_lefts, *j.all_rights}
            for ident in everyone if j.verdict == "same" else ():
                self._by_people.setdefault(ident, set()).update(everyone)

    # --- statements ---------------------------------------------------------------------------------------

    def _alive(self, idents: Iterable[str]) -> set[str]:
        """Those of the statements whose articles are here already, and that are no furniture."""
        asked = set(idents)
        numbers = self._state.numbers({_article(ident) for ident in asked})
        furniture = self._state.furniture(numbers.values())
        left_out = furniture | self._nothing
        return {ident for ident in asked if _article(ident) in numbers and ident not in left_out}

    def _statements(self, idents: Collection[str]) -> dict[str, tuple[int, Statement, str | None]]:
        """The statements with their articles' numbers and the claims they are in; what was not kept is read."""
        found: dict[str, tuple[int, Statement, str | None]] = dict(self._state.statements(idents))
        missing = set(idents) - found.keys()
        numbers = self._state.numbers({_article(ident) for ident in missing})
        plain = {i for i in missing if _article(i) in numbers and not self._readings.told(_article(i))}
        for statement in self._standing.records(BONDS, Statement, plain):
            found[statement.id] = (numbers[statement.article], statement, None)
        missing -= found.keys()
        for article, number in numbers.items():
            for statement in statements(self._readings[article]) if missing else ():
                if statement.id in missing:
                    found[statement.id] = (number, statement, None)
        return found

    def bonds(self, idents: Collection[str]) -> list[Bond]:
        """Return the bonds of some statements, each once, without links that people say are none."""
        missing = sorted(ident for ident in idents if ident not in self._near)
        if missing:
            self._near.update((ident, []) for ident in missing)
            asked = set(missing)
            for bond in linking(self._standing.touching(BONDS, Bond, missing), self._said):
                for end in asked.intersection((bond.left, bond.right)):
                    self._near[end].append(bond)
        return list({(b.left, b.right): b for ident in idents for b in self._near[ident]}.values())

    def homes(self, idents: Iterable[str]) -> dict[str, str]:
        """Return the ids of the claims that statements are in, listed or not; furniture is in none."""
        found = self._statements(self._alive(idents))
        return {ident: home or claim_id(statement) for ident, (_, statement, home) in found.items()}

    # --- grouping -----------------------------------------------------------------------------------------

    def regroup(self, new: Collection[str], dead: Collection[str], other: Collection[str] = ()) -> Part:
        """Group again all that hangs together with some statements.

        Args:
            new: those that were in no claim before.
            dead: those that are furniture now, or of which people say that they claim nothing.
            other: those that are not what they were, or of which people say something else now.
        """
        reached, bonds = self._reach({*new, *dead, *other})
        there = self._statements(reached)
        live = self._alive(there)
        ordered = sorted((seq, s.number, s.id) for seq, s, _ in (there[i] for i in live))
        within = [b for b in bonds.values() if b.left in live and b.right in live]
        groups = together([there[i][1] for _, _, i in ordered], within, grouping(self._said))
        bound = {i for b in bonds.values() for i in (b.left, b.right)} | self._by_people.keys()
        return self._compared(groups, there, bound, new=new, altered={*new, *dead, *other})

    def _reach(self, seeds: Collection[str]) -> tuple[set[str], dict[Pair, Bond]]:
        """Everything that "same" bonds and people's judgements lead to, with all bonds of it."""
        reached: set[str] = set()
        bonds: dict[Pair, Bond] = {}
        frontier = set(seeds)
        while frontier:
            reached |= frontier
            found = self.bonds(frontier)
            bonds.update({(b.left, b.right): b for b in found})
            near = {i for b in found if b.kind == "same" for i in (b.left, b.right)}
            near |= {other for i in frontier for other in self._by_people.get(i, ())}
            frontier = self._alive(near - reached)
        return reached, bonds

    def _compared(
        self,
        groups: tuple[Claim, ...],
        there: Mapping[str, tuple[int, Statement, str | None]],
        bound: Collection[str],
        *,
        new: Collection[str],
        altered: Collection[str],
    ) -> Part:
        before = {i: None if i in new else home or claim_id(s) for i, (_, s, home) in there.items()}
        listed_before = self._state.listed({home for home in before.values() if home})
        home = {m.id: group.id for group in groups for m in group.members}
        listed = {group.id for group in groups if worth_listing(group.members)}
        changed = {
            i
            for i in there
            if i in altered or before[i] != home.get(i) or (home.get(i) in listed) != (before[i] in listed_before)
        }
        for ident, (seq, statement, kept) in there.items():
            now = home.get(ident) or claim_id(statement)
            if kept is None and ident in bound:
                self._state.put_statement(seq, statement, now)
            elif kept is not None and kept != now:
                self._state.move(ident, now)
        return Part(groups, listed_before - listed, changed)

    # --- linking ------------------------------------------------------------------------------------------

    def neighbours(self, changed: Collection[str]) -> set[str]:
        """The ids of the claims that deny, revise or support what some statements say, or the other way round."""
        ends = {
            i for b in self.bonds(changed) if b.kind in ("denies", "revises", "supports") for i in (b.left, b.right)
        }
        found = self._statements(self._alive(ends))
        for seq, statement, home in found.values():
            if home is None:
                self._state.put_statement(seq, statement, claim_id(statement))
        return {home or claim_id(statement) for _, statement, home in found.values()}

    def relink(self, claims: Sequence[Claim], listed: Collection[str]) -> list[Claim]:
        """Give claims the links they have now; `listed` are ids of claims to be listed beside those that are."""
        members = {m.id: m for claim in claims for m in claim.members}
        bonds = [b for b in self.bonds(members) if b.kind in ("denies", "revises", "supports")]
        ends = self._alive({i for b in bonds for i in (b.left, b.right)} - members.keys())
        others = self._statements(ends)
        asserted = {**members, **{i: s for i, (_, s, _) in others.items()}}
        home = {i: home or claim_id(s) for i, (_, s, home) in others.items()}
        home |= {m.id: claim.id for claim in claims for m in claim.members}
        known = [b for b in bonds if b.left in asserted and b.right in asserted]
        links = links_between(asserted, known, home)
        asked = {k.to for found in links.values() for k in found if k.to}
        shown = self._state.listed(asked) | (asked & set(listed))
        return [linked(claim, links.get(claim.id, ()), shown) for claim in claims]


def nothing(said: Iterable[Judgement]) -> set[str]:
    """Return the statements that people say are no claims."""
    return {i for j in said if j.subject == "claim" and j.verdict == "nothing" for i in j.all_lefts}


def _article(ident: str) -> str:
    return ident.split(":", 1)[0]
