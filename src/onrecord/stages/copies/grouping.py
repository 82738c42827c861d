"""Changes that a reader sees as one are told as one: the words that went and came of one stretch of a sentence."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.records import EditKind
from onrecord.stages.copies.changes import SENTENCE_END, Change
from onrecord.stages.copies.classes import Sided
from onrecord.stages.copies.tokens import Words

_WIDEST = 15  # words a side
_NEAR: dict[EditKind, int] = {"quote": 3, "hop": 2}  # equal words between two changes that are told as one; else 1

Classed = tuple[EditKind, Change]


def grouped(changes: Sequence[Classed], a: Sided, b: Sided) -> list[Classed]:
    """Join near changes of one kind; words next to a change of the channel belong to it."""
    groups: list[Classed] = []
    for kind, change in changes:
        joined = _joined(groups[-1], (kind, change), a, b) if groups else None
        if joined is None:
            groups.append((kind, change))
        else:
            groups[-1] = joined
    return groups


def _joined(one: Classed, two: Classed, a: Sided, b: Sided) -> Classed | None:
    kinds = {one[0], two[0]}
    kind: EditKind = "hop" if kinds == {"hop", "wording"} else one[0]
    if len(kinds) > 1 and kind != "hop":
        return None
    first, second = one[1], two[1]
    apart = max(second.a - first.a_end, second.b - first.b_end)
    whole = Change(first.a, second.a_end, first.b, second.b_end)
    if apart > _NEAR.get(kind, 1) or max(whole.a_end - whole.a, whole.b_end - whole.b) > _WIDEST:
        return None
    if _parted(a.words, first.a_end, second.a) or _parted(b.words, first.b_end, second.b):
        return None
    if kind == "quote" and not (a.quoted.all(whole.a, whole.a_end) and b.quoted.all(whole.b, whole.b_end)):
        return None
    return kind, whole


def _parted(words: Words, end: int, first: int) -> bool:
    """Whether a sentence ends between word `end - 1` and word `first`."""
    if not 0 < end <= first < len(words):
        return False
    return SENTENCE_END.search(words.text, words.ends[end - 1], words.starts[first]) is not None
