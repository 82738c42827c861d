"""Scores of labels → the best sequence of them → runs of words."""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float32]
_OUT = 0  # the label of what has no role; then B and I of each of three roles


class Labelled(NamedTuple):
    """Words [first, last) with one of three labels (0, 1, 2), and how sure that is, 0 to 1."""

    first: int
    last: int
    label: int
    score: float


def best_labels(scores: Scores, steps: Scores) -> NDArray[np.int64]:
    """Return the labels of the best path (Viterbi 1967).

    Args:
        scores: [words, 7].
        steps: [8, 7], what going from one label to another adds; the last row is the beginning.
    """
    size = len(scores)
    back = np.zeros((size, 7), np.int64)
    onward = np.ascontiguousarray(steps[:7].T)
    best = scores[0] + steps[7]
    for word in range(1, size):
        paths = onward + best
        back[word] = paths.argmax(1)
        best = paths.max(1) + scores[word]
    labels = np.zeros(size, np.int64)
    label = int(best.argmax())
    for word in range(size - 1, -1, -1):
        labels[word] = label
        label = int(back[word, label])
    return labels


def runs(scores: Scores, steps: Scores, borders: NDArray[np.int64]) -> list[Labelled]:
    """Return the labelled runs; none crosses a border, the number of a word that begins something new."""
    if not len(scores):
        return []
    sure = np.exp(scores - scores.max(1, keepdims=True))
    sure /= sure.sum(1, keepdims=True)
    found: list[Labelled] = []
    edges = np.unique(np.concatenate(([0], borders, [len(scores)]))).tolist()
    for first, last in pairwise(edges):
        labels = best_labels(scores[first:last], steps)
        found.extend(_runs(labels, sure[first:last], first))
    return found


def _runs(labels: NDArray[np.int64], sure: Scores, offset: int) -> list[Labelled]:
    found: list[Labelled] = []
    begins = np.flatnonzero((labels % 2 == 1) | ((labels > _OUT) & (np.append(_OUT, labels[:-1]) == _OUT)))
    for begin in begins.tolist():
        inside = 2 * ((labels[begin] + 1) // 2)
        end = begin + 1
        while end < len(labels) and labels[end] == inside:
            end += 1
        score = float(sure[np.arange(begin, end), labels[begin:end]].mean())
        found.append(Labelled(offset + begin, offset + end, int(inside) // 2 - 1, score))
    return found
