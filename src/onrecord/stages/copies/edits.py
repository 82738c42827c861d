"""What a copy changed: every edit, classed and as narrow as it is."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.records import Edit, EditKind, PassageKind, Span
from onrecord.stages.copies.align import Alignment
from onrecord.stages.copies.changes import changes, span
from onrecord.stages.copies.classes import Sided, classify
from onrecord.stages.copies.grouping import grouped
from onrecord.stages.copies.lone import gaps, lone
from onrecord.stages.copies.speakers import renamed, speakers, unsaid
from onrecord.stages.copies.tokens import Words
from onrecord.text import overlap

_WHOLE = 0.5  # share of an article that makes what it alone has worth telling
_ABOUT_WORDS_SAID: frozenset[EditKind] = frozenset({"quote", "speaker", "hop"})
_OPENING = "\"'“‘«([$€£"
_CLOSING = "\"'”’»)].!?…,;:"


def find_edits(
    a: Sided, b: Sided, passages: Sequence[tuple[Alignment, PassageKind]], share_a: float, share_b: float
) -> tuple[Edit, ...]:
    """Return the edits between two articles, in the order of the first; what only b has stands where it is in b.

    "omitted" is what only a has, "added" what only b has, as if b were the copy; what may stand in an end that the
    other side hides is neither. Around a shared quotation each wrote the rest itself: only what was said, by whom and
    through whom is told.
    """
    alignments = [alignment for alignment, _ in passages]
    in_a = [(run.a, run.a_end) for alignment in alignments for run in alignment]
    in_b = [(run.b, run.b_end) for alignment in alignments for run in alignment]
    copied = [run for alignment, kind in passages if kind == "copy" for run in alignment]
    in_gaps = gaps(copied)
    only_a = lone(a.words, in_a, (_extent(a.words, in_a, share_a, share_b), *in_gaps[0])) if copied else []
    only_b = lone(b.words, in_b, (_extent(b.words, in_b, share_b, share_a), *in_gaps[1])) if copied else []
    only_a = [stretch for stretch in only_a if not _behind_cut(stretch, b, [(run.b_end, run.a_end) for run in copied])]
    only_b = [stretch for stretch in only_b if not _behind_cut(stretch, a, [(run.a_end, run.b_end) for run in copied])]
    found = changes(alignments, a.words, b.words)
    swapped = [
        *speakers(a, b, alignments),
        *renamed(a, b, (change for changed in found for change in changed)),
        *unsaid(a, b, alignments),
    ]
    edits = list(dict.fromkeys(swapped))
    for (_, kind), changed in zip(passages, found, strict=True):
        for edit_kind, change in grouped([(classify(change, a, b), change) for change in changed], a, b):
            edit = Edit(
                edit_kind,
                span(a.words, change.a, change.a_end),
                span(b.words, change.b, change.b_end),
            )
            lonely = _covered(change.a, change.a_end, only_a) and _covered(change.b, change.b_end, only_b)
            around = kind == "shared-quotation" and edit.kind not in _ABOUT_WORDS_SAID
            if not lonely and not around and not any(_same_place(edit, other) for other in swapped):
                edits.append(edit)
    edits += [Edit("omitted", _sentence(a.words, *stretch), None) for stretch in only_a]
    edits += [Edit("added", None, _sentence(b.words, *stretch)) for stretch in only_b]
    return tuple(sorted(edits, key=_order))


def _extent(words: Words, aligned: Sequence[tuple[int, int]], mine: float, other: float) -> tuple[int, int]:
    """Return the words in which something that only this side has is worth telling.

    Anywhere in a text that was mostly copied; between the copied passages where they are most of the other text;
    nowhere else if the two only share a passage.
    """
    if mine >= _WHOLE:
        return 0, len(words)
    if other < _WHOLE:
        return 0, 0
    first, last = min(first for first, _ in aligned), max(end for _, end in aligned) - 1
    return words.paragraph(first)[0], words.paragraph(last)[1]


def _behind_cut(stretch: tuple[int, int], other: Sided, ends: Sequence[tuple[int, int]]) -> bool:
    """Whether words that only one side has stand behind the point where the other, incomplete, breaks off.

    Nobody knows whether the other has them: that a page hides its end is no omission.
    `ends` are where the copied stretches end, in the other and in this one.
    """
    return not other.reading.article.complete and stretch[0] >= max(ends)[1]


def _sentence(words: Words, first: int, end: int) -> Span:
    """Return the characters of whole sentences, with the marks that open and close them."""
    start, stop = words.span(first, end)
    while start > 0 and words.text[start - 1] in _OPENING:
        start -= 1
    while stop < len(words.text) and words.text[stop] in _CLOSING:
        stop += 1
    return Span(start, stop)


def _covered(first: int, end: int, stretches: Sequence[tuple[int, int]]) -> bool:
    return first == end or any(start <= first and end <= stop for start, stop in stretches)


def _same_place(edit: Edit, other: Edit) -> bool:
    return _meet(edit.a, other.a) or _meet(edit.b, other.b)


def _meet(one: Span | None, two: Span | None) -> bool:
    return one is not None and two is not None and overlap(one, two) > 0


def _order(edit: Edit) -> tuple[int, int, str]:
    return (edit.a or edit.b or Span(0, 0)).start, (edit.b or edit.a or Span(0, 0)).start, edit.kind
