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


def listed(everyone: Sequence[Member], entries: Sequence[Known]) -> Iterator[tuple[Known, str, list[Member]]]:
    """Yield (entry, its names met, the members that bear them) where members bear at least two names of one entry.

    A name that several entries list tells none of them alone: one of the names must be the entry's only.
    """
    by_name: dict[str, set[int]] = defaultdict(set)
    for place, entry in enumerate(entries):
        for name in entry.names:
            folded = key(name)
            if folded and (" " in folded or (entry.kind != "person" and (is_acronym(name) or len(folded) > 4))):
                by_name[folded].add(place)
    met: dict[int, dict[str, list[Member]]] = defaultdict(lambda: defaultdict(list))
    for member in everyone:
        for name in (*member.full, *member.acronyms):
            for place in by_name.get(name, ()):
                if _fits(member.kind, entries[place].kind):
                    met[place][name].append(member)
    for place in sorted(met):
        if len(met[place]) > 1 and any(len(by_name[name]) == 1 for name in met[place]):
            names = sorted(met[place])
            bucket = {m.ident: m for name in names for m in met[place][name]}
            yield entries[place], " = ".join(names[:4]), [bucket[ident] for ident in sorted(bucket)]


def _fits(kind: PartyKind, listed_as: PartyKind) -> bool:
    if listed_as == "unknown":
        return kind not in ("place", "state")
    return kind == "person" if listed_as == "person" else kind in _BODIES
