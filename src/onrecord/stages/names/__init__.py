"""Mentions → parties of one article → judgements → parties across articles.

`within` brings the names of one article to its parties. Across articles, `members` makes each of them comparable,
`same` judges which are one (`Joining` does so article by article), and `parties` groups them by all judgements, the
rules' and people's; `why` gives the evidence between two.
"""

from onrecord.stages.names.aliases import declared
from onrecord.stages.names.known import known, package
from onrecord.stages.names.local import within
from onrecord.stages.names.members import Member, members
from onrecord.stages.names.memory import FEW, marks, named, shown, surnames
from onrecord.stages.names.parties import head, parties, why
from onrecord.stages.names.same import VERSION, Joining, same
from onrecord.stages.names.spoken import hidden, resolved, spoken, standing

__all__ = [
    "FEW",
    "VERSION",
    "Joining",
    "Member",
    "declared",
    "head",
    "hidden",
    "known",
    "marks",
    "members",
    "named",
    "package",
    "parties",
    "resolved",
    "same",
    "shown",
    "spoken",
    "standing",
    "surnames",
    "why",
    "within",
]
