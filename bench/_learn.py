"""The weights of `stages/reading/vote`: a logistic regression over the paragraphs of the pages in view.

Adaptive gradient steps (Duchi et al. 2011) with a penalty on large weights; a long paragraph counts more than a short
one, as it does in word F1. Signs that weigh next to nothing are left out.
"""

from __future__ import annotations

import math
import random
from collections import defaultdict
from typing import Any

from bench._pages import Page, is_foreign, pages, words
from onrecord.stages.reading.page import ballot
from onrecord.stages.reading.vote import signs

_ROUNDS, _STEP, _PENALTY, _LEAST = 40, 0.3, 3e-5, 0.12


def _examples(page: Page, extraction: Any) -> list[tuple[dict[str, float], bool, float]]:
    found = ballot(page.markup.decode("utf-8", "replace"), extraction)
    whole = " ".join(page.body)
    lines = {tuple(words(line)) for line in page.body}
    rows = []
    for paragraph, row in zip(found.paragraphs, signs(found), strict=True) if found else ():
        have = words(paragraph.text)
        # Two words may stand anywhere in a report without being of it.
        right = tuple(have) in lines if len(have) < 4 else not is_foreign(paragraph.text, whole)
        rows.append((row, bool(have) and right, len(paragraph.text) ** 0.5))
    return rows


def learn(extraction: Any) -> dict[str, float]:
    """Return the weight of each sign."""
    rows = [row for page in pages() if page.half == 0 and page.body for row in _examples(page, extraction)]
    mean = sum(size for _, _, size in rows) / len(rows)
    weights: defaultdict[str, float] = defaultdict(float)
    squares: defaultdict[str, float] = defaultdict(lambda: 1e-6)
    order = random.Random(7)  # noqa: S311 - the same order every time
    for _ in range(_ROUNDS):
        order.shuffle(rows)
        for row, right, size in rows:
            total = sum(weights[name] * value for name, value in row.items())
            wrong = (1 / (1 + math.exp(-max(-30.0, min(30.0, total)))) - right) * size / mean
            for name, value in row.items():
                slope = wrong * value + _PENALTY * weights[name]
                squares[name] += slope * slope
                weights[name] -= _STEP * slope / math.sqrt(squares[name])
    return {name: round(w, 2) for name, w in sorted(weights.items()) if abs(w) >= _LEAST}
