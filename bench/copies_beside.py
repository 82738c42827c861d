"""Passages beside whole-document tools: from texts in memory to what each finds, on the same articles in one run.

usage: python -m bench.copies_beside [ARTICLES]      default: 1,500, and a tenth of them for datasketch

rensa and datasketch know documents only, so passages are sought by windows of 60 words, 30 apart, each a MinHash of 128
of its runs of three words, in a locality-sensitive index; what they give is that two windows are alike, not where. Ours
gives the words on both sides. All three read the words in their own way: rensa and datasketch by splitting at blanks.
Seconds are of this process's processor; words met before are known to ours, as in any corpus but the first thousand.
Ours and rensa take turns, several times, and the fastest time of each counts: others' work on the machine slows both.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable, Iterator
from itertools import islice
from typing import Any

from datasketch import MinHash, MinHashLSH
from rensa import RMinHash, RMinHashLSH

from bench.common import data, hold
from onrecord import loops
from onrecord.loops import Numbers
from onrecord.neighbours import Neighbours
from onrecord.shapes import Near
from onrecord.shelves import Memory
from onrecord.stages.copies import COPIES
from onrecord.stages.copies.align import passages
from onrecord.stages.copies.scanned import scanned

_WINDOW, _STEP = 60, 30
_TIMES = 5


def windows(text: str) -> Iterator[list[str]]:
    """Yield the windows of an article."""
    words = text.casefold().split()
    for start in range(0, max(1, len(words) - _STEP), _STEP):
        window = words[start : start + _WINDOW]
        yield [" ".join(window[i : i + 3]) for i in range(max(1, len(window) - 2))]


def ours(texts: list[str]) -> int:
    """Return how many pairs of articles share passages, each aligned."""
    assert COPIES.near is not None
    aligned: list[list[int]] = []

    def alike(a: Numbers, b: Numbers) -> bool:
        aligned.append(passages(a, b))
        return bool(aligned[-1])

    index = Neighbours(Memory(), Near(COPIES.near.words, COPIES.near.prints, alike))
    for number, text in enumerate(texts, 1):
        index.take(scanned(text, [(0, len(text), False)]).packed, number)
    return sum(map(bool, aligned))


def by_rensa(texts: list[str]) -> int:
    """Return how many pairs of articles have windows alike."""

    def sketch(words: list[str]) -> RMinHash:
        made = RMinHash(num_perm=128, seed=42)
        made.update(words)
        return made

    return _alike(texts, RMinHashLSH(threshold=0.5, num_perm=128, num_bands=32), sketch)


def by_datasketch(texts: list[str]) -> int:
    """Return how many pairs of articles have windows alike."""

    def sketch(words: list[str]) -> MinHash:
        made = MinHash(num_perm=128)
        made.update_batch([word.encode() for word in words])
        return made

    return _alike(texts, MinHashLSH(threshold=0.5, num_perm=128), sketch)


def _alike(texts: list[str], index: Any, sketch: Callable[[list[str]], Any]) -> int:
    """Ask an index of each window's sketch, then put an article's own in; both libraries have the same methods."""
    pairs: set[tuple[int, int]] = set()
    owner: list[int] = []
    for number, text in enumerate(texts):
        fresh = [sketch(words) for words in windows(text)]
        for one in fresh:
            pairs.update((owner[key], number) for key in index.query(one))
        for one in fresh:
            index.insert(len(owner), one)
            owner.append(number)
    return len(pairs)


def timed(ways: dict[str, Callable[[list[str]], int]], texts: list[str], times: int) -> list[float]:
    """Print and return the articles a second of each of some ways, that take turns so many times."""
    least, found = dict.fromkeys(ways, float("inf")), dict.fromkeys(ways, 0)
    for _ in range(times):
        for name, way in ways.items():
            began = time.process_time()
            found[name] = way(texts)
            least[name] = min(least[name], time.process_time() - began)
    for name, seconds in least.items():
        rate = len(texts) / seconds
        print(f"{name:24} {len(texts):6,} articles {rate:10,.0f} a second {found[name]:9,} pairs", flush=True)
    return [len(texts) / seconds for seconds in least.values()]


def main(articles: int) -> int:
    """Print a row each, then the ratios."""
    with data("data", "copies", "planted15k", "corpus.jsonl").open(encoding="utf-8") as lines:
        texts = [json.loads(line)["text"] for line in islice(lines, articles)]
    loops.compiling(1 << 30)
    ours(texts)  # compiled, and words known
    mine, rensa = timed({"passages, aligned": ours, "rensa, 60-word windows": by_rensa}, texts, _TIMES)
    (slow,) = timed({"datasketch, likewise": by_datasketch}, texts[: articles // 10], 1)
    return hold("copies_beside", {"times rensa": mine / rensa, "times datasketch": mine / slow})


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 1500))
