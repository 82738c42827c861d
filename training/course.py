"""The course of training: what is learned from a batch, at what rate, and where it was when it was stopped."""

from __future__ import annotations

import math
import random
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from training.batches import Batch, Sample, collate, far, forever
from training.examples import Document, Run
from training.losses import allowed, choice, crf
from training.network import LINKED, Reader

PEAK = 3e-4
"""How fast the uppermost layer learns at most; what is new learns three times as fast, plain tables thirty times."""
FALL = 0.85
"""How much slower each layer learns than the one above it (Howard and Ruder 2018)."""
NAMED = (2, 5, 8)
"""Of ten steps, which learn names; the others learn attributions."""
LINKS = 0.05
"""How much links weigh beside labels."""
_SAVED = 300.0  # seconds between checkpoints


@dataclass
class Course:
    """A reader being trained, and all that is needed to go on where it stopped."""

    reader: Reader
    table: Tensor
    kept: Path
    spent: float = 0.0
    step: int = 0
    luck: random.Random = field(default_factory=lambda: random.Random(7))

    def __post_init__(self) -> None:
        self.optimiser = torch.optim.AdamW(rates(self.reader), fused=True, betas=(0.9, 0.98))
        self.allowed = allowed()
        if self.kept.exists():
            found = torch.load(self.kept)
            self.reader.load_state_dict(found["model"])
            self.optimiser.load_state_dict(found["optimiser"])
            self.spent, self.step = found["spent"], found["step"]
            self.luck.seed(self.step)
            print(f"going on at step {self.step}, after {self.spent / 60:.1f} minutes", flush=True)

    def run(self, said: Sequence[Document], named: Sequence[Document], minutes: float, pieces: int) -> None:
        """Train until so many minutes are spent in all; the rate falls to nothing over them."""
        tasks = (forever(said, pieces, self.luck), forever(named, pieces, self.luck))
        self.reader.train()
        begun, saved = time.monotonic() - self.spent, time.monotonic()
        told = Told()
        while (gone := time.monotonic() - begun) < minutes * 60:
            task = int(self.step % 10 in NAMED)
            told.add(task, *self.learn(tasks, task, gone / (minutes * 60)))
            if self.step % 50 == 0:
                print(f"step {self.step} {gone:.0f} s  {told.line()}", flush=True)
                told = Told()
            if time.monotonic() - saved > _SAVED:
                saved = time.monotonic()
                self.save(saved - begun)
        self.save(time.monotonic() - begun)

    def learn(self, tasks: Sequence[Iterator[list[Sample]]], task: int, share: float) -> tuple[float, int]:
        """Take one step; return the loss of the labels and how many pieces there were."""
        for group in self.optimiser.param_groups:
            group["lr"] = group["peak"] * (min(1.0, self.step / 100) * (1 - share) + 1e-3)
        batch = collate(next(tasks[task]), self.luck)
        loss, labels = loss_of(self.reader, self.table, batch, task, self.allowed)
        self.optimiser.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        nn.utils.clip_grad_norm_(self.reader.parameters(), 1.0)
        self.optimiser.step()
        self.step += 1
        return labels, int(batch.mask.sum())

    def save(self, spent: float) -> None:
        """Write a checkpoint whole or not at all."""
        new = self.kept.with_suffix(".new")
        state = {"model": self.reader.state_dict(), "optimiser": self.optimiser.state_dict()}
        torch.save({**state, "spent": spent, "step": self.step}, new)
        new.replace(self.kept)


class Told:
    """What was learned since it was last said."""

    def __init__(self) -> None:
        self.losses: tuple[list[float], list[float]] = ([], [])
        self.pieces = 0
        self.since = time.monotonic()

    def add(self, task: int, loss: float, pieces: int) -> None:
        self.losses[task].append(loss)
        self.pieces += pieces

    def line(self) -> str:
        said, named = (sum(loss) / max(1, len(loss)) for loss in self.losses)
        return f"loss {said:.4f} {named:.4f}  {self.pieces / (time.monotonic() - self.since):.0f} pieces/s"


def rates(reader: Reader) -> list[dict[str, object]]:
    """Return the optimiser's groups, one a weight."""
    groups: list[dict[str, object]] = []
    for name, weight in reader.named_parameters():
        if name.startswith("encoder.layers."):
            rate = PEAK * FALL ** (5 - int(name.split(".")[2]))
        elif name.startswith("encoder."):
            rate = PEAK * FALL**6
        else:
            rate = 1e-2 if name.startswith(("straight", "far", "steps")) else 1e-3
        groups.append({"params": [weight], "lr": rate, "peak": rate, "weight_decay": 0.01 * (weight.ndim > 1)})
    return groups


def loss_of(reader: Reader, table: Tensor, batch: Batch, task: int, steps: Tensor) -> tuple[Tensor, float]:
    """Return what to make small, and the part that labels have in it."""
    said, named, links = reader(table[batch.ids], batch.features, batch.mask)
    scores = _of_words(named if task else said, batch.heads)
    loss = crf(scores, batch.labels, batch.sizes, reader.steps[task] + steps)
    labels = loss.item()
    linked = None if task else _link_loss(reader, _of_words(links, batch.heads), batch)
    return (loss if linked is None else loss + LINKS * linked), labels


def _of_words(x: Tensor, heads: Tensor) -> Tensor:
    """Take the vectors of the words' first pieces."""
    return x.gather(1, heads[..., None].expand(-1, -1, x.shape[-1]))


def _link_loss(reader: Reader, links: Tensor, batch: Batch) -> Tensor | None:
    """Return the loss of choosing for each content its cue, and for each cue its source."""
    losses = []
    for row, runs in enumerate(batch.runs):
        for kind, (one, other) in enumerate(((2, 1), (1, 0))):
            froms = [i for i, run in enumerate(runs) if run.label == one]
            tos = [i for i, run in enumerate(runs) if run.label == other]
            if froms and tos:
                ends = [runs[i] for i in froms], [runs[i] for i in tos]
                scores = _pair_scores(reader, links[row], kind, ends, batch.groups[row])
                right = torch.tensor([[float((a, b) in batch.links[row]) for b in tos] for a in froms])
                losses.append(choice(torch.cat([scores, torch.zeros(len(froms), 1)], 1), right))
    return torch.stack(losses).mean() if losses else None


def _pair_scores(
    reader: Reader, vectors: Tensor, kind: int, ends: tuple[list[Run], list[Run]], groups: NDArray[np.int64]
) -> Tensor:
    """Return [froms, tos]: how well each goes with each."""
    froms, tos = ends
    part = vectors.split(LINKED, -1)[3 * kind : 3 * kind + 3]
    a = part[0][[r.first for r in froms]] + part[1][[r.last - 1 for r in froms]]
    b = part[2][[r.first for r in tos]]
    rows = torch.tensor([[far(x, y, groups) for y in tos] for x in froms])
    return a @ b.T / math.sqrt(LINKED) + reader.far[kind][rows].sum(-1)
