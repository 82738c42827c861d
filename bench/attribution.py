"""Attributions against PolNeAR: spans by role, whole attributions, and words a second on one core.

usage: python -m bench.attribution [--engine NAME] [--train N]      default: all of dev, the best engine installed

Two tables: the engine's tags as they are, and what the whole reading makes of them. Floors hold for the second, on dev.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from bench.common import data, hold, score
from onrecord.contract import Row, line, read_row
from onrecord.edges.engines import open_engine
from onrecord.plan import read
from onrecord.records import Article, Capture, Given, Tags
from onrecord.stages.reading import read_capture

SHOWN = ("source exact", "cue exact", "content exact", "whole exact", "whole lenient")


def captures(part: str, first: int | None) -> list[Capture]:
    """Return the articles of a part of PolNeAR as captures of plain text."""
    rows = [json.loads(row) for row in data("data", "attribution", f"polnear-{part}.jsonl").open(encoding="utf-8")]
    return [
        Capture(row["id"], row["text"].encode(), "text/plain", "", Given(row["id"], row["title"], row["published"]))
        for row in rows[:first]
    ]


def tags_row(article: Article, tags: Tags) -> Row:
    """Return what the engine alone found in the form of the contract; what lies in another's content is `within`."""
    groups: dict[int, dict[str, Any]] = {}
    for tag in tags.tags:
        row = groups.setdefault(tag.group or 0, {"source": None, "cue": None, "content": [], "within": None})
        if tag.role == "content":
            row["content"].append(tag.span)
        else:
            row[tag.role] = tag.span
    for group, row in groups.items():
        for other, around in groups.items():
            place = row["cue"] or row["content"][0]
            if group != other and any(c.start <= place.start and place.end <= c.end for c in around["content"]):
                row["within"] = other
    return {"id": article.given_id, "text": article.text, "attributions": list(groups.values())}


def measure(title: str, rows: list[Row], given: list[Capture], folder: Path) -> dict[str, float]:
    """Print one table and return its F1 figures."""
    names = {capture.given.id for capture in given}
    gold = folder / "gold.jsonl"
    with gold.open("w", encoding="utf-8") as out:
        for part in ("dev", "train"):
            for row in data("data", "attribution", f"polnear-{part}.jsonl").open(encoding="utf-8"):
                if json.loads(row)["id"] in names:
                    out.write(row)
    found = folder / "found.jsonl"
    found.write_text("".join(line(row) + "\n" for row in rows), encoding="utf-8")
    printed, figures = score("score_attribution.py", gold, found)
    print(f"\n{title}\n" + "\n".join(x for x in printed.splitlines() if not x.startswith("FIGURES")))
    return {f"{name} F1": figures[name]["f"] for name in SHOWN}


def main() -> int:
    """Score tags and readings of dev, or of the first N of train; 1 if under a floor."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "--train", type=int, metavar="N", help="the first N articles of the training part instead of dev"
    )
    parser.add_argument("--engine", help='"reader" or "rules"')
    asked = parser.parse_args()
    first = asked.train
    given = captures("train" if first else "dev", first)
    words = sum(len(capture.body.split()) for capture in given)
    engine = open_engine(asked.engine)
    print(f"read by {engine.reader}")
    articles = [article for capture in given for article in read_capture(capture)]
    start = time.process_time()
    tagged = list(engine.tag(articles))
    tagging = time.process_time() - start
    start = time.process_time()
    readings = [reading for capture in given for reading in read(engine, None, capture)]
    everything = time.process_time() - start
    with tempfile.TemporaryDirectory() as folder:
        rows = [tags_row(article, tags) for article, tags in zip(articles, tagged, strict=True)]
        measure("Tags alone", rows, given, Path(folder))
        figures = measure("Readings", [read_row(reading) for reading in readings], given, Path(folder))
    print()
    speed = {"words a second, tags": words / tagging, "words a second": words / everything}
    trained = "" if engine.reader.startswith("rules") else " by the reader"
    return hold(f"attribution{trained}{' on training articles' if first else ''}", figures | speed)


if __name__ == "__main__":
    sys.exit(main())
