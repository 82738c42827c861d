"""Claims × copies × parties → origin ranges, loops, warnings.

`count` counts one claim, `recount` counts its ledger again under other answers, `ledger` gives that ledger alone;
`Context` is what they look up. The rules are told in `docs/explanation/origins.md`.
"""

from onrecord.records import Claim, Step
from onrecord.stages.origins.context import Context, outlet_key
from onrecord.stages.origins.count import count
from onrecord.stages.origins.ledger import recount, steps
from onrecord.stages.origins.units import weigh


def ledger(claim: Claim, corpus: Context) -> tuple[Step, ...]:
    """Return the count of a claim as arithmetic, step by step, as judged."""
    return steps(claim, corpus, weigh(claim, corpus))


__all__ = ["Context", "count", "ledger", "outlet_key", "recount"]
