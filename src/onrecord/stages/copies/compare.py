"""Two articles → the copy they are of each other, if they are."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from onrecord.records import Because, Copy, Direction, Edit, EditKind, Passage, PassageKind, Reading
from onrecord.stages.copies.align import align, identity, matched
from onrecord.stages.copies.classes import Sided
from onrecord.stages.copies.direction import find_direction
from onrecord.stages.copies.edits import find_edits
from onrecord.stages.copies.framed import Framed
from onrecord.stages.copies.telling import kind, one_speech, short, tells
from onrecord.stages.copies.tokens import Words, words_of

_MOST = 0.5  # share of an article from which no words are a coincidence

_TURNED: dict[EditKind, EditKind] = {"omitted": "added", "added": "omitted"}
_TURNED_WAY: dict[Direction, Direction] = {"a>b": "b>a", "b>a": "a>b", "undetermined": "undetermined"}


def compare(a: Reading, b: Reading) -> Copy | None:
    """Align two articles.

    Args:
        a: one article, with what was read in it; readings without attributions and facts do, but the kinds of the
            edits rest on them.
        b: the other.

    Returns:
        The passages of at least twelve words that both have, and what differs between them; None if they share no
        such passage, or are articles of one capture. `compare(b, a)` is the same, turned round.
    """
    if a.article.capture == b.article.capture:
        return None
    first, second = (a, b) if a.id <= b.id else (b, a)
    copy = _copy(first, second)
    return copy if copy is None or first is a else turned(copy)


def turned(copy: Copy) -> Copy:
    """Return the same copy with its sides exchanged.

    What was omitted or added is told of the copy. Only where it is not known which of the two that is, it is told of
    b, and the word changes with the sides.
    """
    return Copy(
        copy.b,
        copy.a,
        _sorted(Passage(p.b, p.a, p.identity, p.kind) for p in copy.passages),
        tuple(Edit(_lone(e.kind, copy.direction), e.b, e.a) for e in copy.edits),
        copy.share_b,
        copy.share_a,
        _TURNED_WAY[copy.direction],
        copy.because,
    )


def _lone(kind: EditKind, direction: Direction) -> EditKind:
    return _TURNED.get(kind, kind) if direction == "undetermined" else kind


def _sorted(passages: Iterable[Passage]) -> tuple[Passage, ...]:
    return tuple(sorted(passages, key=lambda p: (p.a, p.b)))


def _copy(a: Reading, b: Reading) -> Copy | None:
    words_a, words_b = words_of(a.article), words_of(b.article)
    alignments = align(words_a, words_b)
    if not alignments:
        return None
    side_a, side_b = Sided(a, words_a), Sided(b, words_b)
    kinds: list[PassageKind] = [kind(alignment, side_a.quoted, side_b.quoted) for alignment in alignments]
    reported = [alignment for of, alignment in zip(kinds, alignments, strict=True) if of == "copy"]
    if all(map(short, reported)) and all(one_speech(one, side_a.told, side_b.told) for one in reported):
        kinds = ["shared-quotation"] * len(kinds)
    share_a = _share(words_a, [(run.a, run.a_end) for c in alignments for run in c])
    share_b = _share(words_b, [(run.b, run.b_end) for c in alignments for run in c])
    if "shared-quotation" not in kinds and max(share_a, share_b) < _MOST and not tells(alignments, words_a):
        return None
    found = list(zip(alignments, kinds, strict=True))
    framed = Framed(a.article, b.article, found)
    edits = find_edits(side_a, side_b, found, share_a, share_b)
    edits = tuple(edit for edit in edits if not framed.in_both(edit))
    passages = _sorted(Passage(p.a, p.b, round(identity(p.alignment), 4), p.kind) for p in framed.passages)
    direction, why = find_direction(a.article, b.article, share_a, share_b, copied="copy" in kinds, passages=passages)
    if direction == "b>a":
        edits = tuple(Edit(_TURNED.get(e.kind, e.kind), e.a, e.b) for e in edits)
    size, many = sum(matched(passage.alignment) for passage in framed.passages), len(passages)
    told = Because("passages", f"{size} equal words in {many} passage{'s' * (many > 1)}")
    return Copy(a.id, b.id, passages, edits, share_a, share_b, direction, (told, *why))


def _share(words: Words, ranges: Sequence[tuple[int, int]]) -> float:
    """Return the share of the counted words that are aligned."""
    aligned = bytearray(len(words))
    for first, end in ranges:
        aligned[first:end] = b"\x01" * (end - first)
    return sum(sum(aligned[first:end]) for first, end in words.counted) / sum(e - f for f, e in words.counted)
