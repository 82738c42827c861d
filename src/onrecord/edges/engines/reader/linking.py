"""Which content belongs to which cue, and which cue to which source."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from onrecord.edges.engines.reader.features import covered
from onrecord.edges.engines.reader.pieces import Pieces
from onrecord.records import Tag, TagRole

BUCKETS = 24
"""How many values the distance between two runs has."""


def shared_groups(pieces: Pieces, tags: Sequence[Tag]) -> NDArray[np.int64]:
    """Return for every piece 1 + the number of the attribution the rules put it in, or 0."""
    groups = np.zeros(len(pieces.ids), np.int64)
    for tag in sorted(tags, key=lambda tag: tag.span.start - tag.span.end):  # the longest first, the inner over it
        first, last = covered(pieces, tag.span)
        groups[first:last] = 1 + (tag.group or 0)
    return groups


def distance(a: tuple[int, int], b: tuple[int, int]) -> int:
    """Return the bucket of the distance in words from run `a` to run `b`: twelve before, twelve after, by its log."""
    after = b[0] >= a[1]
    gap = b[0] - a[1] if after else max(0, a[0] - b[1])
    step = min(gap, 4) if gap < 5 else min(11, 2 + int(np.log2(gap)))
    return 12 * after + step


class Linker(NamedTuple):
    """What tells links: `bias[kind]` holds a number for each bucket of distance, then for "apart" and "together".

    Kind 0 goes from a content to its cue, kind 1 from a cue to its source.
    """

    bias: NDArray[np.float32]

    def scores(self, kind: int, froms: Ends, tos: Ends, vectors: NDArray[np.float32]) -> NDArray[np.float32]:
        """Return [froms, tos]: how well each goes with each; under 0 it goes with none better.

        `vectors` are the encoder's, [words, 6 × length].
        """
        length = vectors.shape[1] // 6
        parts = vectors[:, 3 * kind * length : 3 * (kind + 1) * length].reshape(-1, 3, length)
        one = parts[[run.first for run in froms.runs], 0] + parts[[run.last - 1 for run in froms.runs], 1]
        two = parts[[run.first for run in tos.runs], 2]
        near = [
            [
                self.bias[kind, distance((a.first, a.last), (b.first, b.last))]
                + self.bias[kind, BUCKETS + (not mine.isdisjoint(yours))]
                for b, yours in zip(tos.runs, tos.groups, strict=True)
            ]
            for a, mine in zip(froms.runs, froms.groups, strict=True)
        ]
        return (one @ two.T / math.sqrt(length) + np.array(near)).astype(np.float32)


def join(
    runs: Sequence[Run],
    vectors: NDArray[np.float32],
    groups: NDArray[np.int64],
    linker: Linker,
    units: NDArray[np.int64] | None = None,
) -> list[Joined]:
    """Give every content its cue and every cue its source.

    Args:
        runs: of all roles, in the order of the text.
        vectors: [words, 6 × length], the encoder's.
        groups: for every word 1 + the number of the attribution the rules put it in, or 0.
        linker: what tells links.
        units: the numbers of the words that begin a sentence; where given, no cue stays idle beside a content that
            went to another sentence's.

    Returns:
        One for each cue that has a content, and one for each content without a cue, in the order of the text.
    """
    sources, cues, contents = (_ends([run for run in runs if run.role == role], groups) for role in ROLES)
    told: dict[int, list[Run]] = {}
    loose: list[Joined] = []
    chosen = _chosen(linker, 0, contents, cues, vectors)
    if units is not None:
        chosen = _nearer(contents.runs, cues.runs, chosen, units)
    for content, cue in zip(contents.runs, chosen, strict=True):
        if cue is None:
            loose.append(Joined(None, None, (content,)))
        else:
            told.setdefault(cue, []).append(content)
    spoken = Ends([cues.runs[i] for i in told], [cues.groups[i] for i in told])
    by = _chosen(linker, 1, spoken, sources, vectors)
    made = [
        Joined(None if source is None else sources.runs[source], cues.runs[cue], tuple(told[cue]))
        for cue, source in zip(told, by, strict=True)
    ]
    return sorted([*made, *loose], key=lambda one: one.contents[0].first)


def _nearer(
    contents: Sequence[Run], cues: Sequence[Run], chosen: Sequence[int | None], units: NDArray[np.int64]
) -> list[int | None]:
    """Give a content that went to another sentence's cue to the one of its own sentence that nothing went to.

    "Kol had told NOVA that it held. Kol told “The Evening File” that it broke.": each sentence has its own saying.
    """
    idle: dict[int, list[int]] = {}
    for number in set(range(len(cues))) - set(chosen):
        idle.setdefault(_unit(units, cues[number].first), []).append(number)
    found = list(chosen)
    for i, (content, cue) in enumerate(zip(contents, chosen, strict=True)):
        own = {_unit(units, content.first), _unit(units, content.last - 1)}
        here = [number for unit in own for number in idle.get(unit, ())]
        if cue is not None and here and _unit(units, cues[cue].first) not in own:
            found[i] = min((_between(cues[number], content), number) for number in here)[1]
    return found


def _unit(units: NDArray[np.int64], word: int) -> int:
    return int(np.searchsorted(units, word, side="right"))


class Run(NamedTuple):
    """Words [first, last) in one role, and how sure that is, 0 to 1."""

    first: int
    last: int
    role: TagRole
    score: float


class Joined(NamedTuple):
    """The runs of one attribution."""

    source: Run | None
    cue: Run | None
    contents: tuple[Run, ...]


class Ends(NamedTuple):
    """Runs of one role, each with the rules' attributions it touches."""

    runs: list[Run]
    groups: list[frozenset[int]]


ROLES: tuple[TagRole, TagRole, TagRole] = ("source", "cue", "content")
_REACH = 12  # runs of the other role looked at on either side of each
_FAR = 90  # words between two runs that may go together: training saw none farther apart


def _ends(runs: list[Run], groups: NDArray[np.int64]) -> Ends:
    return Ends(runs, [frozenset(groups[r.first : r.last].tolist()) - {0} for r in runs])


def _between(a: Run, b: Run) -> int:
    return max(0, b.first - a.last, a.first - b.last)


def _chosen(linker: Linker, kind: int, froms: Ends, tos: Ends, vectors: NDArray[np.float32]) -> list[int | None]:
    """The number of the one each goes with best; a block of neighbours at a time, so that length costs no square."""
    if not froms.runs or not tos.runs:
        return [None] * len(froms.runs)
    begins = [run.first for run in tos.runs]
    chosen: list[int | None] = []
    for run, groups in zip(froms.runs, froms.groups, strict=True):
        middle = bisect_left(begins, run.first)
        low, high = max(0, middle - _REACH), middle + _REACH
        near = Ends(tos.runs[low:high], tos.groups[low:high])
        scores = linker.scores(kind, Ends([run], [groups]), near, vectors)[0]
        scores[[_between(run, other) > _FAR for other in near.runs]] = -1
        best = int(scores.argmax())
        chosen.append(low + best if scores[best] > 0 else None)
    return chosen
