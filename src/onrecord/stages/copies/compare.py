"""Two articles → the copy they are of each other, if they are."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.records import Because, Copy, Direction, Edit, EditKind, Passage, PassageKind, Reading
from onrecord.stages.copies.align import Alignment, align, identity, matched
from onrecord.stages.copies.classes import Sided
from onrecord.stages.copies.direction import find_direction
from onrecord.stages.copies.edits import find_edits
from onrecord.stages.copies.tokens import Words, words_of

_SPILL = 0.1  # share of a shared quotation's words that may stand outside the marks ("he said")

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
    words_a, words_b = words_of(a.article), words_of(b.article)
    if not align(words_a, words_b):
        return None
    if a.id > b.id:
        return turned(_copy(b, a, words_b, words_a))
    return _copy(a, b, words_a, words_b)


def turned(copy: Copy) -> Copy:
    """Return the same copy with its sides exchanged."""
    return Copy(
        copy.b,
        copy.a,
        tuple(sorted((Passage(p.b, p.a, p.identity, p.kind) for p in copy.passages), key=lambda p: (p.a, p.b))),
        tuple(Edit(_TURNED.get(e.kind, e.kind), e.b, e.a) for e in copy.edits),
        copy.share_b,
        copy.share_a,
        _TURNED_WAY[copy.direction],
        copy.because,
    )


def _copy(a: Reading, b: Reading, words_a: Words, words_b: Words) -> Copy:
    alignments = align(words_a, words_b)
    side_a, side_b = Sided(a, words_a), Sided(b, words_b)
    share_a = _share(words_a, [(run.a, run.a_end) for c in alignments for run in c])
    share_b = _share(words_b, [(run.b, run.b_end) for c in alignments for run in c])
    direction, why = find_direction(a.article, b.article, share_a, share_b)
    edits = find_edits(side_a, side_b, alignments, share_a, share_b)
    if direction == "b>a":
        edits = tuple(Edit(_TURNED.get(e.kind, e.kind), e.a, e.b) for e in edits)
    size = sum(matched(c) for c in alignments)
    found = Because("passages", f"{size} equal words in {len(alignments)} passage{'s' * (len(alignments) > 1)}")
    return Copy(
        a.id,
        b.id,
        tuple(_passage(c, side_a, side_b) for c in alignments),
        edits,
        share_a,
        share_b,
        direction,
        (found, *why),
    )


def _passage(alignment: Alignment, a: Sided, b: Sided) -> Passage:
    first, last = alignment[0], alignment[-1]
    return Passage(
        a.words.span(first.a, last.a_end),
        b.words.span(first.b, last.b_end),
        round(identity(alignment), 4),
        _kind(alignment, a, b),
    )


def _kind(alignment: Alignment, a: Sided, b: Sided) -> PassageKind:
    """Words that both articles quote, with nothing shared around them, may have been heard by both."""
    allowed = _SPILL * matched(alignment)
    for run in alignment:
        for k in range(run.size):
            if not (a.quoted[run.a + k] and b.quoted[run.b + k]):
                allowed -= 1
                if allowed < 0:
                    return "copy"
    return "shared-quotation"


def _share(words: Words, ranges: Sequence[tuple[int, int]]) -> float:
    """Return the share of the counted words that are aligned."""
    aligned = bytearray(len(words))
    for first, end in ranges:
        aligned[first:end] = b"\x01" * (end - first)
    return sum(sum(aligned[first:end]) for first, end in words.counted) / sum(e - f for f, e in words.counted)
