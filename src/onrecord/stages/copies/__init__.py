"""Articles → passages → copies, edits, direction.

`COPIES` compares two articles that share fingerprints; `kinds` and `families` fold over all copies of a corpus.

    scan, vocabulary, scanned, spelling, tokens    the words that are compared, in one spelling
    fingerprints        which pairs are worth comparing
    seeds, chains, follow, align    which words of the one are which of the other
    changes, lone       which words differ, which only one has
    classes, speakers   what kind of change that is
    grouping, edits     all changes of a pair, near ones as one
    direction           which came first, by evidence
    framed              passages through what is not compared
    telling, compare    all of it for one pair, unless it is a coincidence
    rows                what stands beside what, for reading
    kinds, families, kinship    what only the whole corpus shows
    completing          the pairs that follow from others
"""

from operator import attrgetter

from onrecord.loops import Numbers
from onrecord.records import Copy, Reading
from onrecord.shapes import Near, Pair
from onrecord.stages.copies.align import sharing
from onrecord.stages.copies.compare import compare, turned
from onrecord.stages.copies.completing import Twins, complete, meeting
from onrecord.stages.copies.families import LEAST_SHARE, families, reprinted
from onrecord.stages.copies.fingerprints import fingerprints, prints
from onrecord.stages.copies.kinds import Carriers, kinds, with_kinds
from onrecord.stages.copies.kinship import Family, Tie, kinship
from onrecord.stages.copies.rows import Row, side_by_side, widened
from onrecord.stages.copies.tokens import words_of


def _words(reading: Reading) -> Numbers:
    return words_of(reading.article).packed


COPIES: Pair[Reading, Copy] = Pair(
    name="copies",
    version="5",
    ident=attrgetter("id"),
    keys=fingerprints,
    judge=compare,
    least=2,
    near=Near(_words, prints, sharing),
)
"""Compare every two articles that share two fingerprints at like distances, and a passage.

Twelve equal words in a row always give two. One alone is nearly always a common phrase: of 23,719 such pairs among
1,918 articles 7 held a passage, and they were nine tenths of the work.
"""

__all__ = [
    "COPIES",
    "LEAST_SHARE",
    "Carriers",
    "Family",
    "Row",
    "Tie",
    "Twins",
    "compare",
    "complete",
    "families",
    "fingerprints",
    "kinds",
    "kinship",
    "meeting",
    "reprinted",
    "side_by_side",
    "turned",
    "widened",
    "with_kinds",
]
