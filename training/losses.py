"""What training makes small: a linear-chain CRF over the words, and a choice among candidates for every link."""

from __future__ import annotations

import torch
from torch import Tensor

FORBIDDEN = -1e4


def allowed() -> Tensor:
    """Return [labels + 1, labels]: 0 where a step may be taken, else FORBIDDEN; the last row is the beginning.

    I of a role follows only B or I of the same; a window may begin inside.
    """
    steps = torch.zeros(8, 7)
    for i in range(7):
        for j in (2, 4, 6):
            if i not in (j, j - 1):
                steps[i, j] = FORBIDDEN
    return steps


def crf(scores: Tensor, labels: Tensor, sizes: Tensor, steps: Tensor) -> Tensor:
    """Return the mean negative log-likelihood a word (Lafferty et al. 2001).

    Args:
        scores: [batch, words, labels].
        labels: [batch, words]; anything beyond a row's size is not looked at.
        sizes: [batch], words in each row, at least 1.
        steps: [labels + 1, labels], the last row from the beginning.
    """
    batch, length, _ = scores.shape
    inside = (torch.arange(length)[None, :] < sizes[:, None]).to(scores.dtype)
    told = scores.gather(2, labels[..., None]).squeeze(2)
    before = torch.cat([torch.full((batch, 1), 7), labels[:, :-1]], 1)
    right = ((told + steps[before, labels]) * inside).sum()
    alpha = scores[:, 0] + steps[7]
    chain = steps[:7]
    for t in range(1, length):
        onward = torch.logsumexp(alpha[:, :, None] + chain[None], 1) + scores[:, t]
        alpha = torch.where(inside[:, t, None] > 0, onward, alpha)
    return (torch.logsumexp(alpha, 1).sum() - right) / sizes.sum()


def choice(scores: Tensor, right: Tensor) -> Tensor:
    """Return the mean loss of choosing a candidate: `scores` [rows, candidates + 1], the last for "none".

    `right` is 1 where a candidate is right; a row without any is right with "none".
    """
    none = (right.sum(1, keepdim=True) == 0).to(scores.dtype)
    wanted = torch.cat([right, none], 1)
    return (torch.logsumexp(scores, 1) - torch.logsumexp(scores + (wanted - 1) * -FORBIDDEN, 1)).mean()
