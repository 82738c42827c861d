"""`onrecord add` on real articles: articles per second, peak memory, and how both grow with the corpus.

usage: python -m bench.add [N ...]      default: 500 1000 2000
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from itertools import islice
from pathlib import Path

from bench.common import ONRECORD, data, hold


def measure(corpus: Path, table: Path) -> tuple[float, float, float]:
    """Add a table to a new corpus; return wall seconds, CPU seconds and peak memory of the largest process in MB."""
    began = time.perf_counter()
    process = subprocess.Popen([ONRECORD, "add", str(table), "--corpus", str(corpus)], stderr=subprocess.DEVNULL)
    _, _, usage = os.wait4(process.pid, 0)
    return time.perf_counter() - began, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def main(sizes: list[int]) -> int:
    """Print a row a size, then what one more article costs in the largest."""
    source = data("data", "copies", "planted15k", "corpus.jsonl")
    print(f"{'articles':>9} {'wall s':>8} {'cpu s':>8} {'per s':>7} {'words/s':>9} {'peak MB':>8} {'file MB':>8}")
    rates = {}
    with tempfile.TemporaryDirectory() as folder:
        for size in sizes:
            table, corpus = Path(folder) / f"{size}.jsonl", Path(folder) / f"{size}.db"
            with source.open(encoding="utf-8") as lines:
                table.write_text("".join(islice(lines, size)), encoding="utf-8")
            words = sum(len(json.loads(line)["text"].split()) for line in table.open(encoding="utf-8"))
            wall, cpu, peak = measure(corpus, table)
            rates[size] = size / wall
            megabytes = corpus.stat().st_size / 1e6
            row = (
                f"{size:9,} {wall:8.1f} {cpu:8.1f} {size / wall:7.1f} {words / wall:9,.0f} {peak:8.0f} {megabytes:8.1f}"
            )
            print(row, flush=True)
        one = Path(folder) / "one.txt"
        one.write_text("PORT VARNA: The harbour master said on Monday that the pier was safe to use again.\n" * 3)
        wall, cpu, peak = measure(corpus, one)
        print(f"{'one more':>9} {wall:8.1f} {cpu:8.1f} {1 / wall:7.1f} {'':9} {peak:8.0f}")
    return hold("add", {"articles per second at the largest": rates[sizes[-1]]})


if __name__ == "__main__":
    sys.exit(main([int(a) for a in sys.argv[1:]] or [500, 1000, 2000]))
