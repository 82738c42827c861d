"""Speakers of quotations against BASIL, and words a second of the attribution stage alone.

usage: python -m bench.speakers [--wrong]      --wrong prints every quotation given to a wrong name or to nobody

The engine decides which quotations are covered at all; "right of covered" is this stage's own figure.
"""

from __future__ import annotations

import json
import sys
import tempfile
import time
from pathlib import Path

from bench.common import data, hold, score
from onrecord.contract import Row, line, read_row
from onrecord.edges.engines import RulesEngine
from onrecord.plan import read
from onrecord.records import Capture, Given, Reading
from onrecord.stages.attribution import attribute
from onrecord.stages.facts import find_facts
from onrecord.stages.names import within


def readings(gold: Path) -> list[Reading]:
    """Read every article of the gold by the whole plan."""
    found = []
    for row in map(json.loads, gold.open(encoding="utf-8")):
        given = Given(row["id"], row["title"], row["published"], row["outlet"])
        found += read(RulesEngine(), Capture(row["id"], row["text"].encode(), "text/plain", "", given))
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


def show_wrong(gold: Path, rows: list[Row]) -> None:
    """Print every named quotation whose speaker is not the one given, with the rule that gave it."""
    by_id: dict[str, list[Row]] = {}
    for found in rows:
        by_id.setdefault(found["id"], []).extend(found["attributions"])
    for row in map(json.loads, gold.open(encoding="utf-8")):
        for quote in row["quotes"]:
            start, end = quote["span"]
            best = max(
                by_id.get(row["id"], []),
                key=lambda a: sum(overlaps((start, end), c) for c in a["content"]),
                default=None,
            )
            share = sum(overlaps((start, end), c) for c in best["content"]) / (end - start) if best else 0
            given = best["speaker"] if best and share >= 1 / 3 else None
            last = (quote["speaker"] or "").split()[-1:]
            if share >= 1 / 3 and best and (not quote["speaker"] or not given or not set(last) <= set(given.split())):
                source = row["text"][slice(*best["source"])] if best["source"] else None
                print(
                    f"{row['id'][:8]} {quote['speaker']!r} given as {given!r} ({best['speaker_kind']}) from {source!r}"
                )
                print(f"     {best['because']}  {row['text'][start : start + 60]!r}")


def main() -> int:
    """Score and time; 1 if under a floor."""
    gold = data("data", "speakers", "basil.jsonl")
    found = readings(gold)
    rows = [read_row(r) for r in found]
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "found.jsonl"
        file.write_text("".join(line(row) + "\n" for row in rows), encoding="utf-8")
        _, figures = score("score_speakers.py", gold, file)
    if "--wrong" in sys.argv:
        show_wrong(gold, rows)
    answered = figures["right"] + figures["wrong"]
    return hold(
        "speakers",
        {
            "covered, %": 100 * figures["covered"] / figures["quotes"],
            "named right, %": 100 * figures["named right"],
            "right of answered, %": 100 * figures["right"] / max(1, answered),
            "left unnamed, %": 100 * figures["left unnamed"] / max(1, figures["unnamed"]),
            "words a second, this stage": speed(found),
        },
    )


if __name__ == "__main__":
    sys.exit(main())
