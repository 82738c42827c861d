"""Attributions → claims and links.

Five public pieces: `meanings` asks an encoder what a reading's statements mean, `statements` takes a reading apart
into what it asserts, `reported` leaves out what is page furniture, `BONDS` judges two statements, `group` folds
statements and bonds into claims. See `docs/explanation/origins.md` for how claims are counted afterwards.
"""

from onrecord.records import Bond, Statement
from onrecord.shapes import Pair
from onrecord.stages.claims.furniture import is_repeated, repeatable, reported
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
from onrecord.stages.claims.statements import statements


def _ident(statement: Statement) -> str:
    return statement.id


BONDS: Pair[Statement, Bond] = Pair("claims", VERSION, _ident, keys, judge)

__all__ = [
    "BONDS",
    "bears",
    "claim_id",
    "group",
    "heading",
    "is_repeated",
    "linked",
    "links_between",
    "meanings",
    "repeatable",
    "reported",
    "statements",
    "together",
    "worth_listing",
]
