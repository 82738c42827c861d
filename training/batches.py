"""Documents → windows → batches of tensors."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
import torch
from torch import Tensor

from onrecord.edges.engines.reader.linking import BUCKETS, distance
from onrecord.edges.engines.reader.windows import LONGEST
from training.examples import Document, Run

CLS, SEP, MASK = 101, 102, 103
DROPPED = 0.08
"""How many windows are read without what the rules found, so that the encoder also stands without them."""
HIDDEN = 0.04
"""How many pieces are hidden, in place of dropout inside the layers, which costs a third of the time here."""


class Sample(NamedTuple):
    """Pieces [first, last) of a document."""

    document: Document
    first: int
    last: int


class Batch(NamedTuple):
    """Padded tensors; `heads` are the places of the words among the pieces, `runs` and `links` in words of a row."""

    ids: Tensor
    features: Tensor
    mask: Tensor
    heads: Tensor
    labels: Tensor
    sizes: Tensor
    runs: list[list[Run]]
    links: list[set[tuple[int, int]]]
    groups: list[np.ndarray]


def samples(document: Document, luck: random.Random, longest: int = LONGEST) -> Iterator[Sample]:
    """Cut a document into windows; where the first ends is drawn anew each time."""
    size = len(document.pieces.ids)
    bounds = [*document.pieces.units.tolist()[1:], size]
    first, room, last = 0, luck.randint(longest // 2, longest), 0
    for bound in bounds:
        while bound - first > room:
            last = last if last > first else first + room
            yield Sample(document, first, last)
            first, room = last, longest
        last = bound
    if last - first > 2:
        yield Sample(document, first, last)


def forever(documents: Sequence[Document], size: int, luck: random.Random) -> Iterator[list[Sample]]:
    """Yield batches of about `size` pieces each, windows of like length together, epoch after epoch."""
    while True:
        drawn = [sample for document in documents for sample in samples(document, luck)]
        luck.shuffle(drawn)
        for start in range(0, len(drawn), 400):
            chunk = sorted(drawn[start : start + 400], key=lambda s: s.last - s.first)
            batches: list[list[Sample]] = [[]]
            for sample in chunk:
                if batches[-1] and (len(batches[-1]) + 1) * (sample.last - sample.first + 2) > size:
                    batches.append([])
                batches[-1].append(sample)
            luck.shuffle(batches)
            yield from batches


def collate(drawn: Sequence[Sample], luck: random.Random | None = None) -> Batch:
    """Put windows into one batch; with `luck`, some pieces and some of what the rules found are hidden."""
    longest = max(s.last - s.first for s in drawn) + 2
    ids = np.zeros((len(drawn), longest), np.int64)
    features = np.zeros((len(drawn), longest, 7), np.int64)
    mask = np.zeros((len(drawn), longest), np.float32)
    parts = [_words(sample) for sample in drawn]
    most = max(last - first for first, last in parts)
    heads = np.zeros((len(drawn), most), np.int64)
    labels = np.zeros((len(drawn), most), np.int64)
    runs, links, groups = [], [], []
    for row, (sample, (first, last)) in enumerate(zip(drawn, parts, strict=True)):
        size = sample.last - sample.first
        ids[row, : size + 2] = [CLS, *sample.document.pieces.ids[sample.first : sample.last], SEP]
        mask[row, : size + 2] = 1
        features[row, 1 : size + 1] = sample.document.features[sample.first : sample.last]
        if luck:
            _hide(ids[row], features[row], size, luck)
        heads[row, : last - first] = sample.document.pieces.heads[first:last] - sample.first + 1
        inside = {
            i: Run(max(r.first, first) - first, min(r.last, last) - first, r.label)
            for i, r in enumerate(sample.document.runs)
            if r.first < last and r.last > first
        }
        for run in inside.values():
            labels[row, run.first : run.last] = 2 + 2 * run.label
            if sample.document.runs:
                labels[row, run.first] = 1 + 2 * run.label
        for i, run in inside.items():  # a run that began before the window goes on in it
            if sample.document.runs[i].first < first:
                labels[row, run.first] = 2 + 2 * run.label
        place = {i: k for k, i in enumerate(inside)}
        runs.append(list(inside.values()))
        links.append({(place[a], place[b]) for a, b in sample.document.links if a in place and b in place})
        at = sample.document.pieces.heads[first:last]
        groups.append(sample.document.groups[at] if len(sample.document.groups) else np.zeros(last - first, np.int64))
    tensors = [torch.from_numpy(a) for a in (ids, features, mask, heads, labels)]
    sizes = torch.tensor([last - first for first, last in parts])
    return Batch(*tensors, sizes, runs, links, groups)


def _words(sample: Sample) -> tuple[int, int]:
    heads = sample.document.pieces.heads
    return int(np.searchsorted(heads, sample.first)), int(np.searchsorted(heads, sample.last))


def _hide(ids: np.ndarray, features: np.ndarray, size: int, luck: random.Random) -> None:
    for i in range(1, size + 1):
        if luck.random() < HIDDEN:
            ids[i] = MASK
    if luck.random() < DROPPED:
        features[:, 3:] = 0


def far(a: Run, b: Run, groups: np.ndarray) -> tuple[int, int]:
    """Return the bucket of the distance between two runs, and the row for whether the rules put them together."""
    together = np.intersect1d(groups[a.first : a.last], groups[b.first : b.last])
    return distance(a[:2], b[:2]), BUCKETS + int(bool((together > 0).any()))
