"""Speakers of quotations against BASIL, and words a second of the attribution stage alone.

usage: python -m bench.speakers [--engine NAME] [--wrong]

--wrong   print every quotation of a person that was not given to that person

The engine decides which quotations are covered at all; "persons right" is this stage's own figure.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
import time
from pathlib import Path

from bench.common import data, hold, score
from onrecord.contract import Row, line, read_row
from onrecord.edges.engines import RulesEngine, open_engine
from onrecord.plan import read
from onrecord.ports import Engine
from onrecord.records import Capture, Given, Reading
from onrecord.stages.attribution import attribute
from onrecord.stages.facts import find_facts
from onrecord.stages.names import within


def readings(gold: Path, engine: Engine) -> list[Reading]:
    """Read every article of the gold by the whole plan."""
    found = []
    for row in map(json.loads, gold.open(encoding="utf-8")):
        given = Given(row["id"], row["title"], row["published"], row["outlet"])
        found += read(engine, None, Capture(row["id"], row["text"].encode(), "text/plain", "", given))
    return found


def speed(found: list[Reading]) -> float:
    """Return how many words a second this stage brings from tags to attributions."""
    tags = [next(RulesEngine().tag([r.article])) for r in found]
    ready = [(r.article, t, within(r.article, t), find_facts(r.article)) for r, t in zip(found, tags, strict=True)]
    start = time.process_time()
    for given in ready:
        attribute(*given)
    return sum(len(r.article.text.split()) for r in found) / (time.process_time() - start)


def overlaps(one: tuple[int, int], other: tuple[int, int]) -> int:
    """Return how many characters two spans share."""
    return max(0, min(one[1], other[1]) - max(one[0], other[0]))


def same(one: str | None, other: str | None) -> bool:
    """Whether one name's words contain the other's."""
    a, b = ({*(name or "").replace(".", "").casefold().split()} for name in (one, other))
    return bool(a and b) and (a <= b or b <= a)


def people(gold: Path, rows: list[Row], *, show: bool) -> dict[str, float]:
    """Score the covered quotations whose gold speaker is a person the article names.

    BASIL also gives collective labels ("Democratic lawmakers") where the text names a senator, and none for minor
    speakers the text does name; neither says anything about who was resolved to whom.
    """
    by_id: dict[str, list[Row]] = {}
    for found in rows:
        by_id.setdefault(found["id"], []).append(found)
    right = wrong = unknown = 0
    for row in map(json.loads, gold.open(encoding="utf-8")):
        attributions = [a for found in by_id.get(row["id"], []) for a in found["attributions"]]
        persons = [p["name"] for found in by_id.get(row["id"], []) for p in found["parties"] if p["kind"] == "person"]
        for quote in row["quotes"]:
            start, end = quote["span"]
            if not attributions or not any(same(quote["speaker"], person) for person in persons):
                continue
            best = max(attributions, key=lambda a: sum(overlaps((start, end), c) for c in a["content"]))
            if sum(overlaps((start, end), c) for c in best["content"]) < (end - start) / 3:
                continue
            given = best["speaker"]
            if same(quote["speaker"], given):
                right += 1
                continue
            unknown, wrong = unknown + (given is None), wrong + (given is not None)
            if show:
                source = row["text"][slice(*best["source"])] if best["source"] else None
                print(
                    f"{row['id'][:8]} {quote['speaker']!r} given as {given!r} ({best['speaker_kind']}) from {source!r}"
                )
                print(f"     {best['because']}  {row['text'][start : start + 60]!r}")
    asked = max(1, right + wrong + unknown)
    return {"persons right, %": 100 * right / asked, "persons left unknown, %": 100 * unknown / asked}


def main() -> int:
    """Score and time; 1 if under a floor."""
    gold = data("data", "speakers", "basil.jsonl")
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--engine", default="rules")
    parser.add_argument("--wrong", action="store_true")
    asked = parser.parse_args()
    found = readings(gold, open_engine(asked.engine))
    rows = [read_row(r) for r in found]
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "found.jsonl"
        file.write_text("".join(line(row) + "\n" for row in rows), encoding="utf-8")
        _, figures = score("score_speakers.py", gold, file)
    by_name = people(gold, rows, show=asked.wrong)
    answered = figures["right"] + figures["wrong"]
    return hold(
        "speakers" if asked.engine == "rules" else f"speakers, {asked.engine}",
        {
            "covered, %": 100 * figures["covered"] / figures["quotes"],
            "named right, %": 100 * figures["named right"],
            "right of answered, %": 100 * figures["right"] / max(1, answered),
            **by_name,
            "left unnamed, %": 100 * figures["left unnamed"] / max(1, figures["unnamed"]),
            "words a second, this stage": speed(found),
        },
    )


if __name__ == "__main__":
    sys.exit(main())
