"""Learn how headlines stand to claims: the weights of `stages/claims/stance.py`.

usage: python -m training.claims_stance

Learned from Emergent's train part (Ferreira and Vlachos 2016) in `../shared/data/claims`. `python -m bench.emergent`
tells how good the same learning is on claims left out.
"""

from __future__ import annotations

import csv
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import msgspec
import numpy as np
from bench.common import data
from numpy.typing import NDArray
from onrecord_reader import FOLDER

from onrecord.edges.engines.reader import SentenceEncoder
from onrecord.records import Meaning, Span
from onrecord.stages.claims import stance
from onrecord.stages.claims.headlines import features

Rows = NDArray[np.float64]
RIDGE = 300.0
PRODUCT, HEADLINE = 0.3, 0.5  # how much the numbers of the meanings count beside a named measure


class Pair(NamedTuple):
    """A claim and a headline with their meanings, and the side that people gave it."""

    claim: str
    headline: str
    ours: Meaning
    theirs: Meaning
    side: str


def pairs() -> list[Pair]:
    """Return all pairs of the train part."""
    with (data("data", "claims") / "emergent_train.csv").open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    encoder = SentenceEncoder(FOLDER)
    texts = list(dict.fromkeys(row[field] for row in rows for field in ("claim", "headline")))
    meant = {
        text: Meaning(Span(0, len(text)), vector, cells, encoder.version)
        for text, (vector, cells) in zip(texts, encoder.encode(texts), strict=True)
    }
    return [Pair(r["claim"], r["headline"], meant[r["claim"]], meant[r["headline"]], r["label"]) for r in rows]


def measured(of: Sequence[Pair]) -> tuple[list[str], Rows, Rows, Rows]:
    """Return the names of the measures, their rows, the products of the meanings, the meanings of the headlines."""
    rows = [features(p.claim, p.headline) for p in of]
    ours, theirs = (
        np.array([stance.unit(m.vector) for m in meant]) for meant in ([p.ours for p in of], [p.theirs for p in of])
    )
    product = ours * theirs
    named = np.c_[np.array([list(row.values()) for row in rows]), product.sum(1)]
    return [*rows[0], stance.NEAR], named, product, theirs


def learn(of: Sequence[Pair]) -> stance.Learned:
    """Learn both sets of weights, each side against the other two, every side counting as much as the others."""
    names, named, product, own = measured(of)
    sides = np.array([p.side for p in of])
    by_words, by_meaning = {}, {}
    for side in stance.SIDES:
        mine = (sides == side).astype(float)
        counts = np.array([len(of) / 3 / (sides == s).sum() for s in sides])
        start, weights = _fit(named[:, :-1], np.ones(named.shape[1] - 1), mine, counts)
        by_words[side] = stance.Side(start, _rounded(names[:-1], weights))
        scales = np.r_[np.ones(named.shape[1]), np.full(product.shape[1], PRODUCT), np.full(own.shape[1], HEADLINE)]
        start, weights = _fit(np.c_[named, product, own], scales, mine, counts)
        parts = np.split(weights, [named.shape[1], named.shape[1] + product.shape[1]])
        by_meaning[side] = stance.Side(
            start, _rounded(names, parts[0]), tuple(parts[1].round(3).tolist()), tuple(parts[2].round(3).tolist())
        )
    return stance.Learned(of[0].ours.encoder, by_words, by_meaning)


def _rounded(names: Sequence[str], weights: Rows) -> dict[str, float]:
    return {name: round(float(weight), 4) for name, weight in zip(names, weights, strict=True)}


def _fit(rows: Rows, scales: Rows, mine: Rows, counts: Rows) -> tuple[float, Rows]:
    """Return what a logistic regression gives no measure at all, and each (Newton's method, with a ridge)."""
    middle, spread = rows.mean(0), (rows.std(0) + 1e-6) / scales
    of = np.c_[(rows - middle) / spread, np.ones(len(rows))]
    ridge = np.diag([RIDGE] * rows.shape[1] + [1e-6])
    weights = np.zeros(of.shape[1])
    for _ in range(12):
        chance = 1 / (1 + np.exp(-of @ weights))
        bend = (of * (counts * chance * (1 - chance))[:, None]).T @ of + ridge
        weights += np.linalg.solve(bend, of.T @ (counts * (mine - chance)) - ridge @ weights)
    plain = weights[:-1] / spread
    return round(float(weights[-1] - plain @ middle), 4), plain


def main() -> None:
    """Learn from all and write."""
    text = msgspec.json.encode(learn(pairs())) + b"\n"
    Path(stance.__file__).with_name("stances.json").write_bytes(text)
    print(f"{len(text)} bytes")


if __name__ == "__main__":
    main()
