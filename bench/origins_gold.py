"""Origin ranges against claims counted by hand (docs/reference/claim-gold.md), the two halves apart.

usage: python -m bench.origins_gold [--engine reader|rules] [--half seen|unseen] [--show]

--engine   what reads the articles; the trained reader where it is installed, else the rules
--show     print what is wrong on the seen half; the unseen half is never printed

Two counts are compared with the hand's. *Given*: the statements that the hand put together are one claim, so that
only the counting is measured. *Found*: the claim in which the program has the anchor, so that grouping counts too; an
anchor in no listed claim is counted apart. A range *holds* the true number if it reaches from the hand's low end or
below to its high end or above, and is *exact* if both ends are equal; *certain* claims are those whose two ends
are equal by hand, *open* the others.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Sequence

from bench._claim_gold import Row, Told, key, options, rows, told
from bench.common import hold
from onrecord.records import Claim, Statement
from onrecord.stages.origins import Context, count

Range = tuple[int, int]


def context(said: Told) -> Context:
    """Return the corpus as the count sees it."""
    readings = {r.id: r for read in said.readings.values() for r in read}
    done = said.concluded
    return Context(readings, done.copies, {place: party for party in done.parties for place in party.members})


def together(members: Sequence[Statement]) -> Claim:
    """Return the claim that some statements are by hand, uncounted."""
    unique = tuple({m.id: m for m in members}.values())
    return Claim(
        id="hand",
        text=unique[0].text,
        members=unique,
        voices=tuple(dict.fromkeys(m.speaker for m in unique if m.speaker)),
        reports=tuple(dict.fromkeys(m.article for m in unique)),
        origins=(0, 0),
    )


def show(row: Row, said: Told, claim: Claim, way: str) -> None:
    """Print a count that is not exact."""
    print(f"\n{row['event']}: {way} {claim.origins}, by hand {tuple(row['origins'])} ({', '.join(row['because'])})")
    for place in row["members"]:
        statement = said.statement(place)
        text = said.readings[key(place)][0].article.text
        who = f"{statement.speaker} {statement.hops}" if statement else "unmatched"
        print(f"  {place['id'][:20]} [{who}] {' '.join(text[slice(*place['span'])].split())[:160]}")
    for because in claim.because:
        print(f"    {because.rule}: {because.note}")


def tell(n: Counter[str], way: str, found: Range, row: Row) -> bool:
    """Count one range; return whether it is exact."""
    low, high = row["origins"]
    n[way] += 1
    n[f"{way} holds"] += found[0] <= low and found[1] >= high
    n[f"{way} exact"] += found == (low, high)
    sort = "certain" if low == high else "open"
    n[f"{way} {sort}"] += 1
    n[f"{way} {sort} exact"] += found == (low, high)
    return found == (low, high)


def measure(half: str, said: Told, *, shown: bool) -> dict[str, float]:
    """Score the claims of one half."""
    n: Counter[str] = Counter()
    corpus = context(said)
    for row in rows("origins", half):
        n["claims"] += 1
        matched = [m for place in row["members"] if (m := said.statement(place))]
        n["members"] += len(row["members"])
        n["members matched"] += len(matched)
        if len(matched) == len(row["members"]):
            given = count(together(matched), corpus)
            if not tell(n, "given", given.origins, row) and shown:
                show(row, said, given, "given")
        anchor = said.statement(row["anchor"])
        found = said.listed.get(anchor.id) if anchor else None
        if found is not None:
            n["members found"] += len({m.id for m in matched} & {m.id for m in found.members})
            if not tell(n, "found", found.origins, row) and shown:
                show(row, said, found, "found")
    print(
        f"\n{half}: {n['claims']} claims; of {n['members']} members {n['members matched']} are statements, "
        f"{n['members found']} in one claim with the anchor; all matched in {n['given']}, anchor listed in {n['found']}"
    )
    return {
        f"{half} {way} {what}, %": 100 * n[f"{way} {what}"] / max(1, n[f"{way} {what}".rpartition(" ")[0]])
        for way in ("given", "found")
        for what in ("holds", "exact", "certain exact", "open exact")
    }


def main() -> int:
    """Score; 1 if under a floor."""
    asked = options(__doc__)
    said = told(asked.engine)
    made: dict[str, float] = {}
    for half in asked.halves:
        made |= measure(half, said, shown=asked.show)
    print()
    return hold(f"origins_gold, {asked.engine}", made)


if __name__ == "__main__":
    sys.exit(main())
