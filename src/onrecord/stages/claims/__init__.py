"""Attributions → claims and links.

Five public pieces: `meanings` asks an encoder what a reading's statements mean, `statements` takes a reading apart
into what it asserts, `reported` leaves out what is page furniture, `BONDS` judges two statements, `group` folds
statements and bonds into claims. `with_speakers`, `claiming`, `linking` and `grouping` let people's word stand over all
that. See `docs/explanation/origins.md` for how claims are counted afterwards.
"""

from onrecord.records import Bond, Statement
from onrecord.shapes import Pair
from onrecord.stages.claims.furniture import furniture, is_repeated, repeatable, reported
from onrecord.stages.claims.group import (
    bears,
    claim_id,
    group,
    heading,
    linked,
    links_between,
    together,
    worth_listing,
)
from onrecord.stages.claims.judge import VERSION, judge
from onrecord.stages.claims.keys import keys
from onrecord.stages.claims.meaning import meanings
from onrecord.stages.claims.people import MARK, claiming, grouping, linking, with_speakers
from onrecord.stages.claims.stance import stance_towards
from onrecord.stages.claims.statements import statements
from onrecord.stages.claims.storylines import EARLIEST, LEAST, SHOWN, Apart, story_text, storylines, telling
from onrecord.stages.claims.terms import mass, telling_words, terms
from onrecord.stages.claims.themes import Names


def _ident(statement: Statement) -> str:
    return statement.id


BONDS: Pair[Statement, Bond] = Pair("claims", VERSION, _ident, keys, judge)

__all__ = [
    "BONDS",
    "EARLIEST",
    "LEAST",
    "MARK",
    "SHOWN",
    "Apart",
    "Names",
    "bears",
    "claim_id",
    "claiming",
    "furniture",
    "group",
    "grouping",
    "heading",
    "is_repeated",
    "linked",
    "linking",
    "links_between",
    "mass",
    "meanings",
    "repeatable",
    "reported",
    "stance_towards",
    "statements",
    "story_text",
    "storylines",
    "telling",
    "telling_words",
    "terms",
    "together",
    "with_speakers",
    "worth_listing",
]
