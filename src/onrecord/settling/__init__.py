"""Bringing the answers that stand beside a corpus up to date with it, step by step.

Each step takes some articles that came in, or what people have judged since, and works out again what these can reach:
passages, page furniture, parties, the groups of statements, and the claims to be counted. A step is one transaction,
and what comes out does not depend on how the articles were divided into steps. From nothing, it is the full count.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

from onrecord.edges.store import AnswersDb, RecordStore, SqliteStanding
from onrecord.looking import Readings
from onrecord.records import Judgement
from onrecord.settling.growing import Growing
from onrecord.settling.reprints import complete
from onrecord.stages.names import standing as still_standing
from onrecord.tally import Watch

__all__ = ["STEP", "bring_up", "complete"]

STEP = 200
"""Articles to a step: large steps count a claim once for many new members, small ones hold little in memory."""


def bring_up(answers: AnswersDb, store: RecordStore, pairs: SqliteStanding, watch: Watch, *, step: int = STEP) -> None:
    """Extend the answers until they are of the corpus as it is; `pairs` must have come as far.

    Raises:
        Busy: another process is at it.
    """
    while not _step(answers, store, pairs, watch, step=step):
        pass


def _step(answers: AnswersDb, store: RecordStore, pairs: SqliteStanding, watch: Watch, *, step: int) -> bool:
    """Make one step; return whether it was the last one."""
    with answers.growing() as kept:
        state = kept.state
        generation, log = store.generation(), store.judgements()
        _, reached, judged = state.about()
        fresh = list(islice(store.readings(reached), step))
        said = still_standing(log)
        altered = _altered(log[:judged], log)
        if reached and any(j.subject == "known" for j in altered):  # a list of names bears upon every article
            answers.begin_anew()
            reached, altered = 0, said
            fresh = list(islice(store.readings(reached), step))
        if fresh or len(log) != judged:
            growing = Growing(kept, pairs, Readings(store, said), said)
            growing.take(fresh, altered)
        last = fresh[-1][0] if fresh else reached
        done = last >= store.last()
        state.set_about(generation if done else -1, last, len(log))
    watch("counting claims and origins", last, store.last())
    return done


def _altered(before: Sequence[Judgement], now: Sequence[Judgement]) -> list[Judgement]:
    """The judgements that stand now and did not before, or did and no longer do."""
    stood, stands = ({j.id: j for j in still_standing(log)} for log in (before, now))
    return [*(j for i, j in stood.items() if i not in stands), *(j for i, j in stands.items() if i not in stood)]
