"""The standing questions: pure functions over claims, copies, articles and readings; each answers with small records.

`QUESTIONS` names them. Rows carry article ids and spans, so that every answer opens its words.
"""

from onrecord.asking.copied import Follower, followers
from onrecord.asking.denying import Agreement, Denial, denials
from onrecord.asking.falling import Fall, Source, falls, touched
from onrecord.asking.recent import Loop, New, loops, new_since
from onrecord.asking.words import AsFact, OneOrigin, Word, as_fact, one_origin, whose_word

__all__ = [
    "Agreement",
    "AsFact",
    "Denial",
    "Fall",
    "Follower",
    "Loop",
    "New",
    "OneOrigin",
    "Source",
    "Word",
    "as_fact",
    "denials",
    "falls",
    "followers",
    "loops",
    "new_since",
    "one_origin",
    "touched",
    "whose_word",
]
