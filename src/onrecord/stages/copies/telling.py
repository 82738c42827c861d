"""Whether shared words say that one text was taken from the other.

A dozen words in a row can be a coincidence where they are names of offices and the words between them ("director of
the National Institute of … and …"). Shared words that stand in quotation marks, or enough words that are neither
names nor the small change of the language, are no coincidence.
"""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.records import PassageKind
from onrecord.stages.copies.align import Alignment, matched
from onrecord.stages.copies.changes import Quoted
from onrecord.stages.copies.tokens import Words
from onrecord.stages.copies.told import Told

_SPILL = 0.1  # share of a shared quotation's words that may stand outside the marks ("he said")
_HEARD = 40  # equal words: the longest that two are taken to have heard alike
_LEAST = 6  # different words that tell

_COMMON = frozenset(
    """a about after again against all also although am among an and another any are as at back be because been
    before being between both but by can could did do does down during each even every few first for from get go
    had has have he her here him his how if in into is it its just last like made make many may me might more
    most much must my new next no nor not now of off old on one only or other our out over own s said same say
    says she should since so some still such t than that the their them then there these they this those three
    through time to too two under until up upon us very was we were what when where which while who whom whose
    why will with within without would year years you your""".split()
)


def kind(alignment: Alignment, in_a: Quoted, in_b: Quoted) -> PassageKind:
    """Words that both articles quote, with nothing shared around them, may have been heard by both."""
    allowed = _SPILL * matched(alignment)
    for run in alignment:
        for k in range(run.size):
            if not (in_a[run.a + k] and in_b[run.b + k]):
                allowed -= 1
                if allowed < 0:
                    return "copy"
    return "shared-quotation"


def short(alignment: Alignment) -> bool:
    """Whether a passage is no longer than what two may have heard alike."""
    return matched(alignment) <= _HEARD


def one_speech(alignment: Alignment, in_a: Told, in_b: Told) -> bool:
    """Whether what both share is only what both say that one speaker said, marks or no marks, with the "she said".

    Two reporters who heard the same speech share that much; more, and one has it from the other.
    """
    size = matched(alignment)
    told = sum(in_a.by(run.a + k, in_b, run.b + k) for run in alignment for k in range(run.size))
    return size - told <= _SPILL * size


def tells(alignments: Sequence[Alignment], words: Words) -> bool:
    """Whether the equal words of the alignments hold enough that are not names and not common."""
    found: set[str] = set()
    for alignment in alignments:
        for run in alignment:
            for i in range(run.a, run.a_end):
                word = words.text[words.starts[i] : words.ends[i]]
                if len(word) > 2 and word[0].islower() and word not in _COMMON:
                    found.add(word)
            if len(found) >= _LEAST:
                return True
    return False
