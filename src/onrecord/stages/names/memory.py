"""What the joining of names remembers of the members that came before: the questions, and answers held in memory."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol

from onrecord.stages.names.folding import key
from onrecord.stages.names.members import Member

FEW = 8
"""Members of a bucket that are remembered for each name they stand beside: the first to arrive."""


class Memory(Protocol):
    """Members so far, by ident, in buckets; all answers are of what was entered and filed before."""

    def enter(self, members: Sequence[Member]) -> None:
        """Take in all members of one article."""
        ...

    def articles(self) -> int:
        """How many articles were entered."""
        ...

    def count(self, name: str) -> int:
        """How many articles name a party by this folded name."""
        ...

    def is_surname(self, name: str) -> bool:
        """Whether a person was named in full whose last name this is."""
        ...

    def file(self, member: Member, bucket: str) -> None:
        """Put a member into a bucket."""
        ...

    def first(self, bucket: str) -> Member | None:
        """The first member of a bucket."""
        ...

    def some(self, bucket: str) -> Sequence[Member]:
        """The first few members of a bucket."""
        ...

    def beside(self, bucket: str, marks: Iterable[str]) -> Mapping[str, Sequence[str]]:
        """The first few members of a bucket that stand beside each mark, in the order of arrival, with their marks.

        A mark is the folded name of another party of the article, or "role " and a word of the member's own roles.
        """
        ...

    def form(self, bucket: str, form: str, member: Member) -> None:
        """Count a form that a member has in a bucket."""
        ...

    def forms(self, bucket: str) -> Mapping[str, int]:
        """How often each form was counted in a bucket."""
        ...

    def member(self, ident: str) -> Member:
        """A member by its ident."""
        ...

    def join(self, one: str, two: str) -> None:
        """Note that two members are one party."""
        ...

    def one(self, one: str, two: str) -> bool:
        """Whether two members were joined, directly or through others."""
        ...


def named(member: Member) -> tuple[str, ...]:
    """The names by which a member counts for how common they are."""
    return member.full or member.acronyms


def surnames(member: Member) -> set[str]:
    """The last names of a person named in full."""
    return {full.rsplit(" ", 1)[-1] for full in member.full} if member.kind == "person" else set()


def marks(member: Member) -> Iterable[str]:
    """What a member stands beside, and the words of its roles."""
    return (*member.context, *(f"role {word}" for word in member.roles))


def shown(member: Member) -> str:
    """The name by which a member is a mark of the others in its article."""
    return key(member.name)


class Held:
    """A memory that holds everything: for as many articles as fit."""

    def __init__(self) -> None:
        self._articles = 0
        self._counts: dict[str, int] = defaultdict(int)
        self._surnames: set[str] = set()
        self._buckets: dict[str, list[Member]] = defaultdict(list)
        self._beside: dict[tuple[str, str], list[Member]] = defaultdict(list)
        self._forms: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
        self._members: dict[str, Member] = {}
        self._over: dict[str, str] = {}
        self._order: dict[str, int] = {}

    def enter(self, members: Sequence[Member]) -> None:
        """See `Memory`."""
        self._articles += 1
        for name in {name for member in members for name in named(member)}:
            self._counts[name] += 1
        for member in members:
            self._surnames |= surnames(member)
            self._members[member.ident] = member
            self._order[member.ident] = len(self._order)

    def articles(self) -> int:
        """See `Memory`."""
        return self._articles

    def count(self, name: str) -> int:
        """See `Memory`."""
        return self._counts.get(name, 0)

    def is_surname(self, name: str) -> bool:
        """See `Memory`."""
        return name in self._surnames

    def file(self, member: Member, bucket: str) -> None:
        """See `Memory`."""
        if any(one.ident == member.ident for one in self._buckets[bucket][-1:]):
            return
        self._buckets[bucket].append(member)
        for mark in marks(member):
            if len(self._beside[bucket, mark]) < FEW:
                self._beside[bucket, mark].append(member)

    def first(self, bucket: str) -> Member | None:
        """See `Memory`."""
        return next(iter(self._buckets.get(bucket, ())), None)

    def some(self, bucket: str) -> Sequence[Member]:
        """See `Memory`."""
        return self._buckets.get(bucket, [])[:FEW]

    def beside(self, bucket: str, marks: Iterable[str]) -> Mapping[str, Sequence[str]]:
        """See `Memory`."""
        found: dict[str, list[str]] = {}
        for mark in marks:
            for member in self._beside.get((bucket, mark), ()):
                found.setdefault(member.ident, []).append(mark)
        return dict(sorted(found.items(), key=lambda one: self._order[one[0]]))

    def form(self, bucket: str, form: str, member: Member) -> None:  # noqa: ARG002 - a memory on disk asks who
        """See `Memory`."""
        self._forms[bucket][form] += 1

    def forms(self, bucket: str) -> Mapping[str, int]:
        """See `Memory`."""
        return dict(self._forms.get(bucket, {}))

    def member(self, ident: str) -> Member:
        """See `Memory`."""
        return self._members[ident]

    def join(self, one: str, two: str) -> None:
        """See `Memory`."""
        a, b = self._top(one), self._top(two)
        if a != b:
            self._over[max(a, b)] = min(a, b)

    def one(self, one: str, two: str) -> bool:
        """See `Memory`."""
        return self._top(one) == self._top(two)

    def _top(self, ident: str) -> str:
        top = ident
        while top in self._over:
            top = self._over[top]
        while ident != top:  # the way is short the next time
            above = self._over[ident]
            self._over[ident] = top
            ident = above
        return top
