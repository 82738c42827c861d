"""The five seed articles through the whole program: every check a careful reader would make.

usage: python -m bench.seeds [--verbose]
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from bench.common import ONRECORD, data, hold, score
from onrecord.edges.engines import open_engine


def answers(folder: Path, seeds: list[Path]) -> list[Path]:
    """Run the four commands whose JSON is fixed; return the files that hold what they printed."""
    corpus = folder / "onrecord.db"
    subprocess.run([ONRECORD, "add", *seeds, "--corpus", corpus], check=True, capture_output=True)
    asked = {
        "read": ["read", *seeds],
        "copies": ["copies", *seeds],
        "names": ["names", "--corpus", corpus],
        "claims": ["claims", "--corpus", corpus],
    }
    files = []
    for name, command in asked.items():
        done = subprocess.run([ONRECORD, *map(str, command), "--json"], check=True, capture_output=True)
        files.append(folder / f"{name}.jsonl")
        files[-1].write_bytes(done.stdout)
    return files


def main() -> int:
    """Score the answers; print what was missed."""
    seeds = sorted(data("seeds").glob("*.txt"))
    with tempfile.TemporaryDirectory() as folder:
        files = answers(Path(folder), seeds)
        printed, figures = score(
            "score_seeds.py", data("seeds", "gold.jsonl"), data("seeds", "expectations.json"), *files
        )
    print("\n".join(x for x in printed.splitlines() if "--verbose" in sys.argv or x.startswith(("MISS", "  "))))
    passed, checks = map(int, figures["checks"].split("/"))
    hops, hopped = map(int, figures["hops"].split("/"))
    trained = "" if open_engine(os.environ.get("ONRECORD_ENGINE")).reader.startswith("rules") else " by the reader"
    return hold(
        f"seeds{trained}",
        {
            "checks passed, %": 100 * passed / checks,
            "whole lenient F1": figures["whole lenient F1"],
            "speaker right, %": figures["speaker right"],
            "mode right, %": figures["mode"],
            "hops found, %": 100 * hops / hopped,
        },
    )


if __name__ == "__main__":
    sys.exit(main())
