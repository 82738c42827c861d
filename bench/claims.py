"""How well words alone tell same from other and denied from asserted. Figures to report, no floor.

usage: python -m bench.claims

NAnCo tuning questions: do two answers to one question agree? Every two answers of a question are a pair; balanced
accuracy of "same" at the threshold that serves best, and at the one the program uses. Emergent train: is a headline
for, against or merely observing a claim? By a denial word or a negation that the claim has not, and by words shared.
"""

from __future__ import annotations

import csv
import json
import re
import sys
from collections import Counter
from collections.abc import Iterable
from itertools import combinations
from pathlib import Path

from bench.common import data
from onrecord.records import Span, Statement
from onrecord.stages.claims.judge import SAME
from onrecord.stages.claims.lexicon import NEGATION
from onrecord.stages.claims.measure import likeness
from onrecord.stages.claims.terms import terms

DENIAL = re.compile(
    r"\b(?:den(?:y|ies|ied|ying)|denial|reject\w*|refut\w+|dismiss\w*|rebuff\w*|debunk\w*|fals(?:e|ely)|untrue|hoax|fake"
    r"|baseless|unfounded|fabricat\w+|myth|satire|retract\w*|rumou?rs?)\b",
    re.IGNORECASE,
)


def statement(ident: str, text: str) -> Statement:
    """A bare statement of some words."""
    return Statement(
        ident, ident, 0, Span(0, max(1, len(text))), text, "asserts", 0, None, None, None, terms=terms(text),
        negated=bool(NEGATION.search(text)),
    )  # fmt: skip


def balanced(pairs: Iterable[tuple[float, bool]], threshold: float) -> float:
    """The mean of the shares of agreeing and of other pairs that fall on their side of a threshold."""
    right: Counter[bool] = Counter()
    total: Counter[bool] = Counter()
    for score, same in pairs:
        total[same] += 1
        right[same] += (score >= threshold) == same
    return sum(right[k] / total[k] for k in total) / len(total)


def agreement(path: Path) -> None:
    """Print the balanced accuracy on NAnCo, for the answers alone and for the sentences they stand in."""
    questions = json.loads(path.read_text(encoding="utf-8"))
    for field in ("Answer", "Paragraph"):
        pairs = []
        for question in questions:
            made = [(statement(str(i), a[field]), a["cluster_global"]) for i, a in enumerate(question["answers"])]
            pairs += [(likeness(a, b).dice, x == y) for (a, x), (b, y) in combinations(made, 2)]
        best = max((balanced(pairs, t / 100), t / 100) for t in range(1, 100))
        print(
            f"NAnCo {field.lower():9} {len(pairs)} pairs, {sum(same for _, same in pairs)} agree: balanced accuracy "
            f"{best[0]:.3f} at {best[1]:.2f}, {balanced(pairs, SAME):.3f} at the program's {SAME}"
        )


def stance(claim: str, headline: str) -> str:
    """For, against or observing, by words."""
    if DENIAL.search(headline) or bool(NEGATION.search(headline)) != bool(NEGATION.search(claim)):
        return "against"
    return "for" if likeness(statement("a", claim), statement("b", headline)).dice >= 0.4 else "observing"


def f1(gold: list[str], found: list[str], label: str) -> float:
    """F1 of one label."""
    hit = sum(g == f == label for g, f in zip(gold, found, strict=True))
    return 2 * hit / max(1, gold.count(label) + found.count(label))


def denial(path: Path) -> None:
    """Print F1 on Emergent."""
    with path.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    gold = [row["label"] for row in rows]
    found = [stance(row["claim"], row["headline"]) for row in rows]
    each = {label: f1(gold, found, label) for label in sorted(set(gold))}
    print(
        f"Emergent {len(rows)} headlines: macro-F1 {sum(each.values()) / len(each):.3f}; "
        + ", ".join(f"{label} {value:.3f}" for label, value in each.items())
    )


def main() -> int:
    """Print the figures."""
    agreement(data("data", "claims") / "nanco-tune.json")
    denial(data("data", "claims") / "emergent_train.csv")
    return 0


if __name__ == "__main__":
    sys.exit(main())
