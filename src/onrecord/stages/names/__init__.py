"""Mentions → parties of one article → judgements → parties across articles.

`within` brings the names of one article to its parties. Across articles, `members` makes each of them comparable,
`same` judges which are one, and `parties` groups them by all judgements, the rules' and people's; `why` gives the
evidence between two.
"""

from onrecord.stages.names.aliases import declared
from onrecord.stages.names.known import known, package
from onrecord.stages.names.local import within
from onrecord.stages.names.members import Member, members
from onrecord.stages.names.parties import parties, why
from onrecord.stages.names.same import VERSION, same
from onrecord.stages.names.spoken import hidden, resolved, spoken, standing

__all__ = [
    "VERSION",
    "Member",
    "declared",
    "hidden",
    "known",
    "members",
    "package",
    "parties",
    "resolved",
    "same",
    "spoken",
    "standing",
    "why",
    "within",
]
