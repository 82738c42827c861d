"""Articles → passages → copies, edits, direction.

`COPIES` compares two articles that share fingerprints; `kinds` and `families` fold over all copies of a corpus.

    tokens, spelling    the words that are compared, in one spelling
    fingerprints        which pairs are worth comparing
    seeds, align        which words of the one are which of the other
    changes, lone       which words differ, which only one has
    classes, speakers   what kind of change that is
    grouping, edits     all changes of a pair, near ones as one
    direction           which came first, by evidence
    telling, compare    all of it for one pair, unless it is a coincidence
    kinds, families     what only the whole corpus shows
"""

from operator import attrgetter

from onrecord.records import Copy, Reading
from onrecord.shapes import Pair
from onrecord.stages.copies.compare import compare, turned
from onrecord.stages.copies.families import families
from onrecord.stages.copies.fingerprints import fingerprints
from onrecord.stages.copies.kinds import kinds

COPIES: Pair[Reading, Copy] = Pair(
    name="copies", version="2", ident=attrgetter("id"), keys=fingerprints, judge=compare, least=2
)
"""Compare every two articles that share two fingerprints.

Twelve equal words in a row always give two. One alone is nearly always a common phrase: of 23,719 such pairs among
1,918 articles 7 held a passage, and they were nine tenths of the work.
"""

__all__ = ["COPIES", "compare", "families", "fingerprints", "kinds", "turned"]
