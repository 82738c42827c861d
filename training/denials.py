"""Learn how to weigh whether one statement is what another denies: the weights of `stages/claims/contrary.py`.

usage: python -m training.denials [--write]

Learned from `training/denials.jsonl`: denials of everyday reports, each with statements around it, of the same report
and of others of its event, that it denies or not. Quality is told on the quarter of the events that is held out; the
claim gold is not used.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

import msgspec
import numpy as np
from bench._claim_gold import Row, Told, places, read
from bench.pairs import pairs

from onrecord.stages.claims import contrary
from onrecord.stages.claims.denials import may_deny
from training.claims import Judged, Measured, chances, learn, tell


def judged(rows: Sequence[Row], said: Told) -> list[Judged]:
    """Return the labelled pairs of which one may deny the other, the denial first."""
    found = []
    for row in rows:
        pair = said.pair(row)
        if pair is not None and may_deny(*pair):
            found.append(Judged(row["part"] == "held", row["label"] == "denies", *pair))
    return found


def measured(of: Sequence[Judged]) -> Measured:
    """Measure pairs."""
    rows = [contrary.measures(p.a, p.b) for p in of]
    return Measured(tuple(rows[0]), np.array([list(row.values()) for row in rows]))


def trained(of: Sequence[Judged]) -> str:
    """Learn, tell how well on the events held out, and return the weights that all events give, as JSON."""
    denied, held = np.array([p.same for p in of]), np.array([p.held for p in of])
    rows = measured(of)
    tell("events held out", chances(learn(rows.only(~held), denied[~held]), rows.only(held)), denied[held])
    return msgspec.json.format(msgspec.json.encode(learn(rows, denied)), indent=1).decode()


def main() -> None:
    """Learn, tell and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true")
    asked = parser.parse_args()
    rows = pairs("denials")
    of = judged(rows, read("reader", places(pairs())))  # the same articles, read once
    print(f"{len(of)} of {len(rows)} pairs may be a denial and what it denies", file=sys.stderr)
    text = trained(of)
    if asked.write:
        Path(contrary.__file__).with_name(contrary.WEIGHTS).write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
