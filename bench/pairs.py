"""What the judge of claims makes of labelled everyday pairs: joins that are right, and wrong, by what joined them.

usage: python -m bench.pairs [--engine reader|rules]

The pairs are those that its weights are learned from (`training/pairs.jsonl`; thirty numbers from some 4,000 pairs), so
this tells how it stands rather than how well it generalises; `python -m training.claims` tells that, on events held
out. Pairs were drawn evenly over what was thought likely: they are harder than those that meet. A pair that meets under
no key is not answered.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Sequence

from bench._claim_gold import Row, Told, places, read
from bench.common import HERE, hold
from onrecord.stages.claims import BONDS


def pairs() -> list[Row]:
    """Return the labelled pairs."""
    with (HERE.parent / "training" / "pairs.jsonl").open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def found(rows: Sequence[Row], said: Told) -> Counter[tuple[str, str, str]]:
    """Return how many pairs of each label were answered by which kind of bond, and by which rule."""
    counts: Counter[tuple[str, str, str]] = Counter()
    for row in rows:
        a, b = (said.statement(row[side]) for side in "ab")
        if a is None or b is None or a.id == b.id:
            continue
        one, other = sorted((a, b), key=BONDS.ident)
        bond = BONDS.judge(one, other) if set(BONDS.keys(a)) & set(BONDS.keys(b)) else None
        counts[row["label"], bond.kind if bond else "none", bond.rule if bond else ""] += 1
    return counts


def figures(counts: Counter[tuple[str, str, str]], kind: str, rule: str | None = None) -> dict[str, float]:
    """Return precision and recall of a kind of bond, or the precision of one rule."""
    made = sum(n for (_, of, by), n in counts.items() if of == kind and rule in (None, by))
    right = sum(n for (label, of, by), n in counts.items() if label == of == kind and rule in (None, by))
    if rule is not None:
        return {f"{kind} by {rule.removeprefix('claims/')} precision": right / max(1, made)}
    every = sum(n for (label, _, _), n in counts.items() if label == kind)
    return {f"{kind} precision": right / max(1, made), f"{kind} recall": right / max(1, every)}


def main() -> int:
    """Score; 1 if under a floor."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--engine", choices=("reader", "rules"), default="reader")
    asked = parser.parse_args()
    rows = pairs()
    counts = found(rows, read(asked.engine, places(rows)))
    print(f"{sum(counts.values())} of {len(rows)} labelled pairs are two statements")
    made = figures(counts, "same")
    made |= figures(counts, "same", "claims/meaning") | figures(counts, "same", "claims/words")
    print(f"denials found {sum(n for (_, of, _), n in counts.items() if of == 'denies')}: too few to score")
    return hold(f"pairs, {asked.engine}", made)


if __name__ == "__main__":
    sys.exit(main())
