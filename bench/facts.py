"""Times and figures against gold, and what they cost a word.

usage: python -m bench.facts

Value F1 of times on AQUAINT (TempEval-3) and WikiWars; casualty figures, low and high both exact, on Airwars. The gold
figures sum up a whole assessment, so a subset told in a later sentence counts as a miss of `low`. Microseconds a word
are processor time of `find_facts` over the same texts.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from bench.common import data, hold, score
from onrecord.records import Article, Span
from onrecord.stages.facts import find_facts

USUAL = "aquaint"
"""The news texts; the others are denser in times and figures than news is, and are not used for speed."""


def predict(source: Path, target: Path) -> float:
    """Write what `find_facts` finds in each text; return microseconds a word."""
    spent, words = 0.0, 0
    with source.open(encoding="utf-8") as rows, target.open("w", encoding="utf-8") as out:
        for row in map(json.loads, rows):
            text = row["text"]
            article = Article(capture="bench", text=text, extent=Span(0, len(text)), published=row.get("published"))
            began = time.process_time()
            facts = find_facts(article)
            spent += time.process_time() - began
            words += len(text.split())
            times = [{"span": t.span, "value": t.value} for t in facts.times]
            figures = [
                {"span": f.span, "low": f.low, "high": f.high, "unit": f.unit, "who": f.who, "part_of": f.part_of}
                for f in facts.figures
            ]
            out.write(json.dumps({"id": row["id"], "times": times, "figures": figures}) + "\n")
    return 1e6 * spent / max(1, words)


def main() -> int:
    """Measure, print, and return 1 if a figure is under its floor."""
    found: dict[str, float] = {}
    with tempfile.TemporaryDirectory() as folder:
        rows, gold, guess = (Path(folder) / name for name in ("rows.jsonl", "gold.json", "guess.jsonl"))
        for name, parts in ((USUAL, ("times", "aquaint")), ("wikiwars", ("times", "wikiwars-tagged"))):
            make("score_times.py", data("data", *parts), rows, gold)
            cost = predict(rows, guess)
            figures = score("score_times.py", "score", gold, guess)[1]
            found |= {f"{name} value F1": figures["value F1"], f"{name} span F1": figures["relaxed span F1"]}
            if name == USUAL:
                found["thousand words a second"] = 1e3 / cost
        airwars = data("data", "figures", "airwars.jsonl")
        make("score_figures.py", airwars, rows)
        predict(rows, guess)
        killed = score("score_figures.py", "score", airwars, guess)[1]
        found |= {f"airwars {key}": killed[key] for key in ("low", "high", "both")}
    return hold("facts", found)


def make(scorer: str, *arguments: Path) -> None:
    """Let a scorer write its texts as input."""
    subprocess.run([sys.executable, str(data("eval", scorer)), "make", *map(str, arguments)], check=True)


if __name__ == "__main__":
    sys.exit(main())
