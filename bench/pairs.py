"""What the judge of claims makes of labelled everyday pairs: joins that are right, and wrong, by what joined them.

usage: python -m bench.pairs [--engine reader|rules] [--part held|learned|all]

--part     whose events: the quarter that is held out of learning what is told of it (where CI is set, for reading them
           all takes minutes), the others, or all

The pairs are those that its weights are learned from (`training/pairs.jsonl`; thirty numbers from some 4,000 pairs), so
this tells how it stands rather than how well it generalises; `python -m training.claims` tells that, on events held
out. Pairs were drawn evenly over what was thought likely: they are harder than those that meet. A pair that meets under
no key is not answered.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections import Counter
from collections.abc import Sequence

from bench._claim_gold import Row, Told, places, read
from bench.common import HERE, hold
from onrecord.stages.claims import BONDS


def pairs(name: str = "pairs", part: str = "all") -> list[Row]:
    """Return labelled pairs by their file's name, of one part of the events or of all."""
    with (HERE.parent / "training" / f"{name}.jsonl").open(encoding="utf-8") as lines:
        return [row for row in map(json.loads, lines) if part in ("all", row["part"])]


def options(about: str | None) -> argparse.Namespace:
    """Return what is asked for."""
    parser = argparse.ArgumentParser(description=about, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--engine", choices=("reader", "rules"), default="reader")
    whole = "held" if os.environ.get("CI") else "all"
    parser.add_argument("--part", choices=("held", "learned", "all"), default=whole)
    return parser.parse_args()


def found(rows: Sequence[Row], said: Told) -> Counter[tuple[str, str, str]]:
    """Return how many pairs of each label were answered by which kind of bond, and by which rule."""
    counts: Counter[tuple[str, str, str]] = Counter()
    for row in rows:
        pair = said.pair(row)
        if pair is None:
            continue
        a, b = pair
        bond = BONDS.judge(a, b) if set(BONDS.keys(a)) & set(BONDS.keys(b)) else None
        counts[row["label"], bond.kind if bond else "none", bond.rule if bond else ""] += 1
    return counts


def figures(counts: Counter[tuple[str, str, str]]) -> dict[str, float]:
    """Return precision and recall of joins, and the precision of each rule that joins."""
    joined = Counter[str]()
    right = Counter[str]()
    for (label, kind, rule), n in counts.items():
        joined[rule] += n * (kind == "same")
        right[rule] += n * (kind == label == "same")
    every = sum(n for (label, _, _), n in counts.items() if label == "same")
    made = {"same precision": right.total() / max(1, joined.total()), "same recall": right.total() / max(1, every)}
    by = {f"same by {rule.removeprefix('claims/')} precision": right[rule] / n for rule, n in joined.items() if n}
    return made | dict(sorted(by.items()))


def main() -> int:
    """Score; 1 if under a floor."""
    asked = options(__doc__)
    rows = pairs(part=asked.part)
    counts = found(rows, read(asked.engine, places(rows)))
    print(f"{sum(counts.values())} of {len(rows)} labelled pairs are two statements")
    return hold(f"pairs, {asked.engine}, {asked.part}", figures(counts))


if __name__ == "__main__":
    sys.exit(main())
