"""Names that a package lists as one party's: candidates for joining, with the list they come from.

A list knows who goes by which names, not whether the one in this report is meant: members join on it only in the same
company, as those of one full name do; what it leaves open is "unsure".
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from onrecord.records import Because, Judgement, Known, PartyKind
from onrecord.stages.names.folding import is_acronym, key
from onrecord.stages.names.members import Member
from onrecord.stages.names.memory import Memory
from onrecord.stages.names.spoken import standing

_BODIES = frozenset({"organisation", "outlet", "agency", "unknown"})


def package(origin: str, digest: str, entries: Iterable[Known], actor: str, made: str) -> Judgement:
    """A package of known names as one judgement, so that it is kept, shown and undone like any other."""
    because = tuple(Because(f"{entry.kind} {entry.origin}", "\n".join(entry.names)) for entry in entries)
    return Judgement("known", origin, digest, "same", "known names", "1", 1.0, because, actor, made)


def known(judgements: Iterable[Judgement]) -> tuple[Known, ...]:
    """What the packages list that were loaded and not taken back."""
    found = []
    for judgement in standing(judgements):
        for entry in judgement.because if judgement.subject == "known" else ():
            kind, _, origin = entry.rule.partition(" ")
            found.append(Known(tuple(entry.note.split("\n")), _KIND[kind], origin))
    return tuple(found)


_KIND: dict[str, PartyKind] = {"person": "person", "organisation": "organisation", "unknown": "unknown"}


class Lists:
    """The entries of the lists that were loaded, by the names they hold."""

    def __init__(self, entries: Sequence[Known]) -> None:
        self._entries = entries
        self._by_name: dict[str, set[int]] = defaultdict(set)
        for place, entry in enumerate(entries):
            for name in entry.names:
                folded = key(name)
                if folded and (" " in folded or (entry.kind != "person" and (is_acronym(name) or len(folded) > 4))):
                    self._by_name[folded].add(place)

    def met(self, member: Member, memory: Memory) -> Iterator[tuple[str, str, Known]]:
        """Yield (bucket, names met, entry) where members so far bear at least two names of an entry.

        A name that several entries list tells none of them alone: one of the names must be the entry's only. The member
        is filed in the bucket of each entry that lists it.
        """
        if not self._entries:
            return
        for name in dict.fromkeys((*member.full, *member.acronyms)):
            for place in sorted(self._by_name.get(name, ())):
                entry = self._entries[place]
                if not _fits(member.kind, entry.kind):
                    continue
                bucket = f"list {entry.origin}"
                memory.form(bucket, name, member)
                names = sorted(memory.forms(bucket))
                if len(names) > 1 and any(len(self._by_name[n]) == 1 for n in names):
                    yield bucket, " = ".join(names[:4]), entry
                memory.file(member, bucket)


def _fits(kind: PartyKind, listed_as: PartyKind) -> bool:
    if listed_as == "unknown":
        return kind not in ("place", "state")
    return kind == "person" if listed_as == "person" else kind in _BODIES
