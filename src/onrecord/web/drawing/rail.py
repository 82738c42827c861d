"""The chains of a claim as a list, one line a node: for many voices, for narrow screens, for reading aloud."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.records import Record
from onrecord.web.drawing.chains import SHOWN, Chains, Family, Path
from onrecord.web.heads import called


class Twig(Record, frozen=True):
    """A node and what hangs below it; a family stands in place of the node where its reports are printed."""

    mark: str
    text: str = ""
    note: str = ""
    href: str = ""
    family: Family | None = None
    below: tuple[Twig, ...] = ()


def rail(chains: Chains) -> tuple[Twig, ...]:
    """Return one twig a voice, in the order in which they are first heard."""
    twigs = []
    for number, voice in enumerate(chains.voices):
        paths = [path for path in chains.paths if path.voice == number]
        tied = [chains.voices[b if a == number else a].name for a, b in chains.ties if number in (a, b)]
        note = ", ".join(filter(None, (voice.note, *(f"same passage: {name}" for name in tied))))
        twigs.append(Twig(voice.mark, called(voice.name), note, voice.href, None, _below(paths, 0, chains)))
    return tuple(twigs)


def _below(paths: Sequence[Path], depth: int, chains: Chains) -> tuple[Twig, ...]:
    """Return what hangs below a node after `depth` steps: further steps, drawn once where shared, then reports."""
    further: dict[str, list[Path]] = {}
    ended: dict[str | None, list[Path]] = {}
    for path in paths:
        if len(path.stops) > depth:
            further.setdefault(path.stops[depth].key, []).append(path)
        else:
            ended.setdefault(path.cold, []).append(path)
    twigs = []
    for some in further.values():
        stop = some[0].stops[depth]
        verb = f"“{stop.verb}”" if stop.verb else ""
        twigs.append(Twig("hop", stop.party, verb, stop.href, None, _below(some, depth + 1, chains)))
    for missing, some in ended.items():
        printed = tuple(Twig("family", family=_heard(chains.families[path.family], path)) for path in some)
        twigs += [Twig("cold", missing, below=printed)] if missing else printed
    return tuple(twigs)


def _heard(family: Family, path: Path) -> Family:
    """Return the reports of a family in which a chain is heard; the others may name somebody else."""
    held = [report for report in (*family.reports, *family.more) if report.head.id in path.reports]
    return Family(tuple(held[:SHOWN]), tuple(held[SHOWN:]))
