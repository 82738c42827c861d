"""What the judge of claims makes of labelled everyday denials: links that are right, and wrong, by what made them.

usage: python -m bench.denials [--engine reader|rules] [--part held|learned|all]      as `bench.pairs`

The pairs (`training/denials.jsonl`) are denials and negations of everyday reports, each with some dozen statements
around it that were thought likeliest to be denied, so they are harder than what a denial meets. The dozen weights of
`stages/claims/contrary.py` were learned from them, so of links by these this tells how they stand rather than how well
they generalise; `python -m training.denials` tells that, on events held out.
"""

from __future__ import annotations

import sys
from collections import Counter

from bench._claim_gold import places, read
from bench.common import hold
from bench.pairs import found, options, pairs


def figures(counts: Counter[tuple[str, str, str]]) -> dict[str, float]:
    """Return precision and recall of links, and the precision of each rule."""
    made, right, every = Counter[str](), Counter[str](), 0
    for (label, kind, rule), n in counts.items():
        made[rule] += n * (kind == "denies")
        right[rule] += n * (kind == label == "denies")
        every += n * (label == "denies")
    total = {"denies precision": right.total() / max(1, made.total()), "denies recall": right.total() / max(1, every)}
    by = {f"{rule.removeprefix('claims/')} precision": right[rule] / n for rule, n in sorted(made.items()) if n}
    for rule, n in sorted(made.items()):
        if n:
            print(f"{rule.removeprefix('claims/'):20} {n:4} links, {right[rule]:3} right")
    return total | by


def main() -> int:
    """Score; 1 if under a floor."""
    asked = options(__doc__)
    rows = pairs("denials", asked.part)
    counts = found(rows, read(asked.engine, places(pairs(part=asked.part))))  # the same articles, read once
    print(f"{sum(counts.values())} of {len(rows)} labelled pairs are two statements")
    return hold(f"denials, {asked.engine}, {asked.part}", figures(counts))


if __name__ == "__main__":
    sys.exit(main())
