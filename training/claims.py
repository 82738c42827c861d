"""Learn how to weigh what two statements have in common: the weights of `stages/claims/weighing.py`.

usage: python -m training.claims [--write]

Learned from the pairs of `training/pairs.jsonl`, "same" or not, as far as no slot decides them: a logistic regression
(Newton's method, with a ridge). Quality is told on the quarter of the events that is held out; the claim gold is not
used.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import msgspec
import numpy as np
from bench._claim_gold import Row, Told, places, read
from bench.pairs import pairs
from numpy.typing import NDArray

from onrecord.records import Statement
from onrecord.stages.claims import weighing
from onrecord.stages.claims.meaning import nearness
from onrecord.stages.claims.measure import likeness
from onrecord.stages.claims.odds import Weights
from onrecord.stages.claims.slots import clashing_units, dates_apart, negative

Rows = NDArray[np.float64]
RIDGE = 10.0


class Judged(NamedTuple):
    """A labelled pair: whether its event is held out, whether both assert the same, both statements."""

    held: bool
    same: bool
    a: Statement
    b: Statement


def judged(rows: Sequence[Row], said: Told) -> list[Judged]:
    """Return the labelled pairs that are two statements as the reader cuts them, and that no slot decides."""
    found = []
    for row in rows:
        pair = said.pair(row)
        if pair is not None and nearness(*pair) is not None and open_question(*pair):
            found.append(Judged(row["part"] == "held", row["label"] == "same", *pair))
    return found


def open_question(a: Statement, b: Statement) -> bool:
    """Whether no slot decides it: they are both denials or neither, of one day, of one number."""
    return negative(a) == negative(b) and dates_apart(a, b) <= 1 and not clashing_units(a, b)


class Measured(NamedTuple):
    """What pairs are weighed by: the names of the measures, and their values, [pairs, measures]."""

    names: tuple[str, ...]
    rows: Rows

    def only(self, chosen: NDArray[np.bool_]) -> Measured:
        """Return some of the pairs."""
        return Measured(self.names, self.rows[chosen])


def measured(pairs: Sequence[Judged]) -> Measured:
    """Measure pairs."""
    rows = [weighing.measures(p.a, p.b, likeness(p.a, p.b), nearness(p.a, p.b) or 0.0) for p in pairs]
    return Measured(tuple(rows[0]), np.array([list(row.values()) for row in rows]))


def learn(of: Measured, same: NDArray[np.bool_]) -> Weights:
    """Return the weights that tell the same from the others."""
    middle, scale = of.rows.mean(0), of.rows.std(0) + 1e-9
    rows = np.c_[(of.rows - middle) / scale, np.ones(len(of.rows))]
    ridge = np.diag([RIDGE] * len(of.names) + [0.0])
    weights = np.zeros(rows.shape[1])
    for _ in range(12):
        chance = 1 / (1 + np.exp(-rows @ weights))
        slope = rows.T @ (same - chance) - ridge @ weights
        bend = (rows * (chance * (1 - chance))[:, None]).T @ rows + ridge
        weights += np.linalg.solve(bend, slope)
    plain = weights[:-1] / scale
    start = round(float(weights[-1] - plain @ middle), 4)
    return Weights(start, {n: round(float(w), 4) for n, w in zip(of.names, plain, strict=True)})


def chances(weights: Weights, of: Measured) -> Rows:
    """Return the chance of each pair."""
    return np.array([weights.chance(dict(zip(of.names, row, strict=True))) for row in of.rows])


def tell(name: str, chance: Rows, same: NDArray[np.bool_]) -> None:
    """Print precision, recall and F1 at some thresholds."""
    for least in (0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9):
        taken = chance >= least
        hit = float((taken & same).sum())
        print(
            f"{name} {least:.1f}: P {hit / max(1, taken.sum()):.2f} R {hit / same.sum():.2f} "
            f"F1 {2 * hit / (taken.sum() + same.sum()):.3f}"
        )


def trained(pairs: Sequence[Judged]) -> str:
    """Learn, tell how well on the events held out, and return the weights that all events give, as JSON."""
    same, held = np.array([p.same for p in pairs]), np.array([p.held for p in pairs])
    of = measured(pairs)
    tell("events held out", chances(learn(of.only(~held), same[~held]), of.only(held)), same[held])
    return msgspec.json.format(msgspec.json.encode(learn(of, same)), indent=1).decode()


def main() -> None:
    """Learn, tell and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true")
    asked = parser.parse_args()
    rows = pairs()
    open_pairs = judged(rows, read("reader", places(rows)))
    print(f"{len(open_pairs)} of {len(rows)} pairs are left open by slots", file=sys.stderr)
    text = trained(open_pairs)
    if asked.write:
        Path(weighing.__file__).with_name(weighing.WEIGHTS).write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
