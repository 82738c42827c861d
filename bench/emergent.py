"""Is a headline for a claim, against it, or only observing it? Emergent's train part, ten-fold, no claim in two folds.

usage: python -m bench.emergent

The folds are by the claims' hashes. Every fold is answered with weights learned from the other nine; the folds that the
data came with are not used, for they leave a part without one.
"""

from __future__ import annotations

import sys
from hashlib import sha256

from training.claims_stance import learn, pairs

from bench.common import hold
from onrecord.stages.claims.stance import SIDES, stance_towards

FOLDS = 10


def folds(claims: list[str]) -> list[int]:
    """Return the fold of each claim: the claims in the order of their hashes, dealt out in turn."""
    order = sorted(set(claims), key=lambda claim: sha256(claim.encode()).hexdigest())
    place = {claim: i % FOLDS for i, claim in enumerate(order)}
    return [place[claim] for claim in claims]


def f1(gold: list[str], found: list[str], side: str) -> float:
    """F1 of one side."""
    hit = sum(g == f == side for g, f in zip(gold, found, strict=True))
    return 2 * hit / max(1, gold.count(side) + found.count(side))


def main() -> int:
    """Print the figures; 1 if one is under its floor."""
    every = pairs()
    fold = folds([pair.claim for pair in every])
    found: dict[str, list[str]] = {"": [""] * len(every), " by words alone": [""] * len(every)}
    for number in range(FOLDS):
        weights = learn([pair for pair, of in zip(every, fold, strict=True) if of != number])
        for i, pair in enumerate(every):
            if fold[i] == number:
                found[""][i] = stance_towards(pair.claim, pair.headline, pair.ours, pair.theirs, weights).towards
                found[" by words alone"][i] = stance_towards(pair.claim, pair.headline, by=weights).towards
    gold = [pair.side for pair in every]
    figures: dict[str, float] = {}
    for how, answers in found.items():
        each = {side: f1(gold, answers, side) for side in SIDES}
        figures[f"macro-F1{how}"] = sum(each.values()) / len(each)
        figures |= {f"F1 {side}{how}": value for side, value in each.items()}
    return hold("emergent", figures)


if __name__ == "__main__":
    sys.exit(main())
