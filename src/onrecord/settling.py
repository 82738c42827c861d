"""Bringing the answers that stand beside a corpus up to date with it."""

from __future__ import annotations

from collections.abc import Mapping

from onrecord.describing import entry, house_of
from onrecord.edges.store import AnswersDb
from onrecord.plan import Conclusions
from onrecord.records import Reading
from onrecord.stages.claims import claim_id


def rebuild(answers: AnswersDb, found: Conclusions, readings: Mapping[int, Reading], generation: int) -> None:
    """Write all answers anew, in one transaction; `readings` by their numbers in the corpus."""
    by_id = {reading.id: reading for reading in readings.values()}
    home = {place: party for party in found.parties for place in party.members}
    with answers.anew(generation) as write:
        for seq, reading in readings.items():
            write.article(seq, reading.article, house_of(reading.article.outlet))
        for party in found.parties:
            write.party(party)
        for copy in found.copies:
            write.copy(copy)
        for claim in found.claims:
            write.claim(entry(claim, by_id, home), tuple(dict.fromkeys(claim_id(m) for m in claim.members)))
