"""Learn how to weigh what two statements have in common: the weights of `stages/claims/weighing.py`.

usage: python -m training.claims [--write]

Learned from the seen half of `bench/gold/claims.jsonl` ("same" or not), each place as the reader cuts it, and from
other pairs of the same articles that are compared at all. Of the latter hardly any say the same: they count little
each, and those that the gold alone calls the same are left out. A logistic regression (Newton's method, with a ridge);
its quality is told event by event, each left out once.
"""

from __future__ import annotations

import argparse
import random
from collections import defaultdict
from itertools import combinations
from pathlib import Path

import msgspec
import numpy as np
from bench._claim_gold import Told, key, rows, told
from numpy.typing import NDArray

from onrecord.records import Statement
from onrecord.stages.claims import weighing
from onrecord.stages.claims.judge import repeating
from onrecord.stages.claims.keys import keys
from onrecord.stages.claims.meaning import nearness
from onrecord.stages.claims.measure import likeness
from onrecord.stages.claims.slots import asserts, clashing_units, dates_apart, negative

Rows = NDArray[np.float64]
LIGHT = 0.2  # what a pair that nobody judged counts
NEAR = 0.45  # of pairs that nobody judged, those that could be taken for the same
MOST = 6_000
SAME = 0.93  # by the gold alone: left out of the others
RIDGE = 10.0


def judged(said: Told) -> list[tuple[str, bool, Statement, Statement]]:
    """Return the pairs of the seen half: event, whether they are the same, both statements."""
    found = []
    for row in rows("claims", "seen"):
        a, b = (said.statement(row[side]) for side in "ab")
        if a is not None and b is not None and a.id != b.id:
            found.append((row["event"], row["label"] == "same", a, b))
    return found


def others(said: Told) -> list[tuple[str, Statement, Statement]]:
    """Return pairs that nobody judged, and the event of one: those that meet in the articles of the seen half."""
    gold = rows("claims", "seen")
    places = [(row["event"], row[side]) for row in gold for side in "ab"]
    event = {reading.id: of for of, place in places for reading in said.readings[key(place)]}
    known = {frozenset((a.id, b.id)) for _, _, a, b in judged(said)}
    meeting: dict[int, list[Statement]] = defaultdict(list)
    for statement in (s for article in event for s in said.said[article] if asserts(s)):
        for number in keys(statement):
            meeting[number].append(statement)
    pairs = {(a.id, b.id): (a, b) for group in meeting.values() for a, b in combinations(group, 2) if a.id < b.id}
    random.Random(6).shuffle(drawn := [pairs[ids] for ids in sorted(pairs) if frozenset(ids) not in known])
    near = ((a, b) for a, b in drawn if not repeating(a, b) and (nearness(a, b) or 0.0) >= NEAR)
    found = [(event[a.article], a, b) for a, b in near if open_question(a, b)]
    return found[:MOST]


def open_question(a: Statement, b: Statement) -> bool:
    """Whether no slot decides it: they are both denials or neither, of one day, of one number."""
    return negative(a) == negative(b) and dates_apart(a, b) <= 1 and not clashing_units(a, b)


def measured(pairs: list[tuple[Statement, Statement]]) -> Rows:
    """Return what the pairs are weighed by, a row each."""
    rows = [weighing.measures(a, b, likeness(a, b), nearness(a, b) or 0.0) for a, b in pairs]
    return np.array([list(row.values()) for row in rows])


def learn(rows: Rows, same: Rows, counts: Rows) -> Rows:
    """Return the weights, the last one of no measure at all, for rows that are scaled."""
    of = np.c_[rows, np.ones(len(rows))]
    ridge = np.diag([RIDGE] * rows.shape[1] + [0.0])
    weights = np.zeros(of.shape[1])
    for _ in range(12):
        chance = 1 / (1 + np.exp(-of @ weights))
        slope = of.T @ (counts * (same - chance)) - ridge @ weights
        bend = (of * (counts * chance * (1 - chance))[:, None]).T @ of + ridge
        weights += np.linalg.solve(bend, slope)
    return weights


def chances(weights: Rows, rows: Rows) -> Rows:
    """Return the chance of each row."""
    made: Rows = 1 / (1 + np.exp(-np.c_[rows, np.ones(len(rows))] @ weights))
    return made


def tell(name: str, chance: Rows, same: Rows) -> None:
    """Print precision, recall and F1 at some thresholds."""
    for least in (0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9):
        taken = chance >= least
        hit = float((taken * same).sum())
        print(
            f"{name} {least:.1f}: P {hit / max(1, taken.sum()):.2f} R {hit / same.sum():.2f} "
            f"F1 {2 * hit / (taken.sum() + same.sum()):.3f}"
        )


def main() -> None:
    """Learn, tell and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true")
    asked = parser.parse_args()
    text = trained(told("reader"))
    print(text)
    if asked.write:
        Path(weighing.__file__).with_name("weights.json").write_text(text + "\n", encoding="utf-8")


def trained(said: Told) -> str:
    """Learn from what was read, tell how well, and return the weights as JSON."""
    gold, beside = judged(said), others(said)
    events, elsewhere = np.array([event for event, *_ in gold]), np.array([event for event, *_ in beside])
    same = np.array([label for _, label, *_ in gold], float)
    usable = np.array([open_question(a, b) for *_, a, b in gold])
    rows, far = measured([(a, b) for *_, a, b in gold]), measured([(a, b) for _, a, b in beside])
    scale, middle = rows.std(0) + 1e-9, rows.mean(0)
    rows, far = (rows - middle) / scale, (far - middle) / scale
    apart = chances(learn(rows[usable], same[usable], np.ones(int(usable.sum()))), far) < SAME
    print(f"{len(gold)} judged, {int(usable.sum())} left open by slots; {len(far)} others, {int(apart.sum())} kept")

    def with_others(mine: NDArray[np.bool_], theirs: NDArray[np.bool_]) -> Rows:
        counts = np.r_[np.ones(int(mine.sum())), np.full(int(theirs.sum()), LIGHT)]
        return learn(np.r_[rows[mine], far[theirs]], np.r_[same[mine], np.zeros(int(theirs.sum()))], counts)

    left_out, beside_them = np.zeros(len(gold)), np.zeros(len(far))
    for event in sorted(set(events)):
        mine, theirs = events == event, elsewhere == event
        weights = with_others(usable & ~mine, apart & ~theirs)
        left_out[mine] = chances(weights, rows[mine]) * usable[mine]
        beside_them[theirs] = chances(weights, far[theirs])
    tell("events left out", left_out, same)
    print("others at .5, .6, .7, .8, .9:", [int((beside_them >= t).sum()) for t in (0.5, 0.6, 0.7, 0.8, 0.9)])
    weights = with_others(usable, apart)
    names = list(weighing.measures(gold[0][2], gold[0][3], likeness(gold[0][2], gold[0][3]), 0.0))
    plain = weights[:-1] / scale
    learned = weighing.Weights(
        round(float(weights[-1] - plain @ middle), 4),
        {n: round(float(w), 4) for n, w in zip(names, plain, strict=True)},
    )
    return msgspec.json.format(msgspec.json.encode(learned), indent=1).decode()


if __name__ == "__main__":
    main()
