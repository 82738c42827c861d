"""How alike two spellings are."""

from __future__ import annotations


def likeness(a: str, b: str) -> float:
    """The share of letters that two spellings have in common in the same order, 0 to 1.

    The measure rapidfuzz calls ratio / 100. Names are short and few are compared, so this needs no package.
    """
    if a == b:
        return 1.0
    row = [0] * (len(b) + 1)
    for x in a:
        diagonal = 0
        for j, y in enumerate(b, 1):
            diagonal, row[j] = row[j], diagonal + 1 if x == y else max(row[j], row[j - 1])
    return 2 * row[-1] / (len(a) + len(b)) if a or b else 1.0
