"""Planted and real reuse: what of it is found, where exactly, and how many articles a second.

usage: python -m bench.copies [N] [--pairs FILE]      default: the first 1000 and all that the gold speaks of

Articles are read into blocks, but no attribution, name or fact in them. `--pairs` writes what was found as
`onrecord copies --json` would print it.
"""

from __future__ import annotations

import json
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations
from pathlib import Path

from bench.common import data, hold, score
from onrecord.contract import copies_row, line
from onrecord.records import Capture, Copy, Given, Reading
from onrecord.stages.copies import COPIES
from onrecord.stages.reading import read_capture


def articles(first: int) -> Iterator[Reading]:
    """Yield the first articles and those with planted passages, read into blocks only."""
    with data("data", "copies", "planted15k", "gold.jsonl").open(encoding="utf-8") as lines:
        planted = {name for row in map(json.loads, lines) for name in (row["src"], row["tgt"])}
    with data("data", "copies", "planted15k", "corpus.jsonl").open(encoding="utf-8") as lines:
        for number, row in enumerate(map(json.loads, lines)):
            if number < first or row["id"] in planted:
                given = Given(row["id"], row["title"], row["published"], row["outlet"])
                capture = Capture(row["id"], row["text"].encode(), "text/plain", "2020-01-01T00:00:00Z", given)
                yield from (Reading(article, reader="none") for article in read_capture(capture))


def pairs(readings: Sequence[Reading]) -> list[tuple[int, int]]:
    """Return the pairs that share enough fingerprints, the record with the smaller id first."""
    holders: dict[int, list[int]] = defaultdict(list)
    for number, reading in enumerate(readings):
        for fingerprint in COPIES.keys(reading):
            holders[fingerprint].append(number)
    shared: dict[tuple[int, int], int] = defaultdict(int)
    for numbers in holders.values():
        for pair in combinations(numbers, 2):
            shared[pair] += 1
    return sorted(pair for pair, count in shared.items() if count >= COPIES.least)


def main(first: int, keep: Path | None) -> int:
    """Print speeds and scores."""
    readings = sorted(articles(first), key=COPIES.ident)
    began = time.process_time()
    asked = pairs(readings)
    keyed = time.process_time()
    found: list[Copy] = [copy for i, j in asked if (copy := COPIES.judge(readings[i], readings[j])) is not None]
    done = time.process_time()
    size = len(readings)
    print(f"{size:,} articles, {len(asked):,} pairs share fingerprints, {len(found):,} are copies")
    print(f"fingerprints and pairs {keyed - began:6.1f} s   {size / (keyed - began):7.0f} articles/s")
    print(f"compare                {done - keyed:6.1f} s   {1e3 * (done - keyed) / len(asked):7.2f} ms a pair")
    named = {reading.id: reading.article for reading in readings}
    with tempfile.TemporaryDirectory() as folder:
        rows = keep or Path(folder) / "pairs.jsonl"
        rows.write_text("".join(line(copies_row(copy, named)) + "\n" for copy in found), encoding="utf-8")
        source = data("data", "copies", "planted15k")
        _, figures = score("score_copies.py", source / "gold.jsonl", rows, source / "corpus.jsonl")
    return hold("copies", {**figures, "articles a second": size / (done - began)})


if __name__ == "__main__":
    arguments = sys.argv[1:]
    kept = Path(arguments.pop(arguments.index("--pairs") + 1)) if "--pairs" in arguments else None
    numbers = [int(word) for word in arguments if word.isdigit()]
    sys.exit(main(numbers[0] if numbers else 1000, kept))
