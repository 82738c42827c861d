"""Learn how to weigh what two statements have in common: the weights of `stages/claims/weighing.py`.

usage: python -m training.claims [--month 2020-05] [--write]

Learned from the seen half of `bench/gold/claims.jsonl` ("same" or not), and from pairs of statements out of two reports
of one event in a month of `../shared/data/copies/planted15k`. Of the latter hardly any say the same: they count little
each, and those that the gold alone calls the same are left out. A logistic regression (Newton's method, with a ridge);
its quality is told event by event, each left out once.
"""

from __future__ import annotations

import argparse
import json
import random
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
from bench._chains import Key, captures
from bench.common import HERE, data
from numpy.typing import NDArray
from onrecord_reader import FOLDER

from onrecord import plan
from onrecord.edges.engines import RulesEngine
from onrecord.edges.engines.reader import SentenceEncoder
from onrecord.records import Capture, Given, Reading, Span, Statement
from onrecord.stages.claims import meanings, statements, weighing
from onrecord.stages.claims.judge import one_scene
from onrecord.stages.claims.meaning import nearness
from onrecord.stages.claims.measure import likeness
from onrecord.stages.claims.slots import clashing_units, dates_apart, day_of, negative
from onrecord.text import overlap

Rows = NDArray[np.float64]
Row = dict[str, Any]
LIGHT = 0.1  # what a pair that nobody judged counts
NEAR = 0.45  # of pairs that nobody judged, those that could be taken for the same
MOST = 12_000
SAME = 0.93  # by the gold alone: left out of the others
DAYS = 7
RIDGE = 3.0

_ENGINE, _ENCODER = RulesEngine(), SentenceEncoder(FOLDER)


def spoken(reading: Reading, span: Span) -> Statement:
    """Return the statement of a span as it is given: by whoever is quoted with most of it, else the outlet's."""
    acts = [a for a in reading.attributions if 2 * sum(overlap(span, c) for c in a.content) >= span.end - span.start]
    act = min(acts, key=lambda a: sum(c.end - c.start for c in a.content), default=None)
    own = () if act else (span,)
    ours = (msgspec.structs.replace(act, content=(span,)),) if act else ()
    alone = msgspec.structs.replace(reading, attributions=ours, own_voice=own)
    return statements(msgspec.structs.replace(alone, meanings=meanings(alone, _ENCODER)))[0]


def judged() -> Iterator[tuple[str, bool, Statement, Statement]]:
    """Yield the pairs of the seen half: event, whether they are the same, both statements."""
    lines = (HERE / "gold" / "claims.jsonl").read_text(encoding="utf-8").splitlines()
    gold = [row for row in map(json.loads, lines) if row["half"] == "seen"]
    wanted: dict[Key, list[Row]] = defaultdict(list)
    for place in (row[side] for row in gold for side in "ab"):
        wanted[place["dataset"], place["id"]].append(place)
    read = {key: list(plan.read(_ENGINE, None, capture)) for key, capture in captures(wanted)}
    for row in gold:
        pair = []
        for place in (row["a"], row["b"]):
            span = Span(*place["span"])
            readings = read[place["dataset"], place["id"]]
            holds = (r for r in readings if r.article.extent.start <= span.start < r.article.extent.end)
            pair.append(spoken(next(holds, readings[0]), span))
        yield row["event"], row["label"] == "same", pair[0], pair[1]


def found(month: str) -> Iterator[tuple[Statement, Statement]]:
    """Yield pairs that nobody judged: of two reports of one event, near in meaning."""
    said: dict[int, list[Statement]] = defaultdict(list)
    with (data("data", "copies", "planted15k") / "corpus.jsonl").open(encoding="utf-8") as lines:
        rows = [row for row in map(json.loads, lines) if (row["published"] or "").startswith(month)]
    for row in rows:
        known = Given(row["id"], row["title"], row["published"], row["outlet"])
        capture = Capture(row["id"], row["text"].encode("utf-8", "surrogatepass"), "text/plain", "", known)
        for reading in plan.read(_ENGINE, None, capture, encoder=_ENCODER):
            day = day_of(reading.article.anchor)
            if day:
                said[day.toordinal()] += [s for s in statements(reading) if s.meaning]
    everything = [s for day in sorted(said) for s in said[day]]
    days = np.array([day for day in sorted(said) for _ in said[day]])
    vectors = np.array([np.frombuffer(s.meaning.vector, np.int8) for s in everything if s.meaning], np.float32)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    for i, a in enumerate(everything):
        near = (vectors[i + 1 :] @ vectors[i] >= NEAR) & (days[i + 1 :] - days[i] <= DAYS)
        for j in np.flatnonzero(near) + i + 1:
            if a.article != everything[j].article and one_scene(a, everything[j]):
                yield a, everything[j]


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
    for _ in range(30):
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
    parser.add_argument("--month", default="2020-05")
    parser.add_argument("--write", action="store_true")
    asked = parser.parse_args()
    gold = list(judged())
    events = np.array([event for event, *_ in gold])
    same = np.array([label for _, label, *_ in gold], float)
    usable = np.array([open_question(a, b) for *_, a, b in gold])
    others = [pair for pair in found(asked.month) if open_question(*pair)]
    others = random.Random(6).sample(others, min(MOST, len(others)))
    rows, far = measured([(a, b) for *_, a, b in gold]), measured(others)
    scale, middle = rows.std(0) + 1e-9, rows.mean(0)
    rows, far = (rows - middle) / scale, (far - middle) / scale
    far = far[chances(learn(rows[usable], same[usable], np.ones(int(usable.sum()))), far) < SAME]
    print(f"{len(gold)} pairs judged, {int(usable.sum())} left open by slots; {len(others)} others, {len(far)} kept")

    def with_others(mine: NDArray[np.bool_]) -> Rows:
        counts = np.r_[np.ones(int(mine.sum())), np.full(len(far), LIGHT)]
        return learn(np.r_[rows[mine], far], np.r_[same[mine], np.zeros(len(far))], counts)

    left_out = np.zeros(len(gold))
    for event in sorted(set(events)):
        mine = events == event
        left_out[mine] = chances(with_others(usable & ~mine), rows[mine]) * usable[mine]
    tell("events left out", left_out, same)
    weights = with_others(usable)
    print("others at .5, .6, .7, .8, .9:", [int((chances(weights, far) >= t).sum()) for t in (0.5, 0.6, 0.7, 0.8, 0.9)])
    names = list(weighing.measures(gold[0][2], gold[0][3], likeness(gold[0][2], gold[0][3]), 0.0))
    plain = weights[:-1] / scale
    learned = weighing.Weights(
        round(float(weights[-1] - plain @ middle), 4),
        {n: round(float(w), 4) for n, w in zip(names, plain, strict=True)},
    )
    text = msgspec.json.format(msgspec.json.encode(learned), indent=1).decode()
    print(text)
    if asked.write:
        Path(weighing.__file__).with_name("weights.json").write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
