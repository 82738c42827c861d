"""What one more article costs the passage index when there are ten thousand, and when there are a million.

usage: python -m bench.copies_growth [ARTICLES [WORDS]]      default: 20,000 articles of 250 words

The articles are made from the 15,000 real ones, the first WORDS words of each. Every 15,000 articles are a new season:
the same texts, in which every word but the 3,000 commonest is another one. So within a season articles are copies of
one another as they really are; stock phrases made of common words come back in every season, and more often the more
there are; and what an article truly shares with others grows as it does in life, where a story is reprinted within
days. Words are renamed by number, after they were read from the text, so reading them is in the measure. Times are of
this process's processor, for those of a clock on a shared machine are noise.
"""

from __future__ import annotations

import json
import resource
import sys
import time
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

import numpy as np

from bench.common import data, hold
from onrecord import loops
from onrecord.neighbours import Neighbours
from onrecord.shelves import Memory
from onrecord.stages.copies import COPIES
from onrecord.stages.copies.scanned import Scanned, scanned

_COMMON = 3000
_BLOCK = 10_000


def texts(words: int) -> list[str]:
    """Return the beginnings of the real articles."""
    with data("data", "copies", "planted15k", "corpus.jsonl").open(encoding="utf-8") as lines:
        whole = [json.loads(line)["text"] for line in lines]
    cut = []
    for text in whole:
        found = scanned(text, [(0, len(text), False)])
        cut.append(text[: found.found[2 * min(words, len(found)) - 1]] if len(found) else "")
    return cut


def renamed(words: Scanned, season: int, common: np.ndarray) -> np.ndarray:
    """Return an article's words as they are in another season."""
    ids = words.packed >> 2
    place = np.minimum(np.searchsorted(common, ids), len(common) - 1)
    other = (ids.astype(np.int64) * (2 * season + 1) + 7919 * season) & ((1 << 29) - 1)
    ids = np.where((common[place] == ids) | (season == 0), ids, other)
    return (ids << 2 | words.packed & 3).astype(np.int32)


def added(articles: int, every: list[str], index: Neighbours) -> Iterator[tuple[float, int]]:
    """Add so many articles; yield the seconds each took, and with how many it shares a passage."""
    ids = Counter(int(word) >> 2 for text in every[:3000] for word in scanned(text, [(0, len(text), False)]).packed)
    common = np.array(sorted(word for word, _ in ids.most_common(_COMMON)), np.int32)
    for number in range(articles):
        text = every[number % len(every)]
        began = time.process_time()
        words = scanned(text, [(0, len(text), False)])
        read = time.process_time() - began
        packed = renamed(words, number // len(every), common)
        began = time.process_time()
        found = index.take(packed, number + 1)
        yield read + time.process_time() - began, len(found.sharing) + (found.equal is not None)


def main(articles: int, words: int) -> int:
    """Print a row every ten thousand articles, then the figures."""
    loops.compiling(1 << 30)
    assert COPIES.near is not None
    index = Neighbours(Memory(), COPIES.near)
    every = texts(words)
    rows, took, pairs = [], [], 0
    for number, (seconds, shared) in enumerate(added(articles, every, index), 1):
        took.append(seconds)
        pairs += shared
        if number % _BLOCK == 0:
            taken = np.array(took[-_BLOCK:]) * 1e3
            peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6
            middle, high, highest = (float(np.percentile(taken, share)) for share in (50, 90, 99))
            rows.append((float(taken.mean()), high, highest, float(taken.sum() - taken.max()) / (_BLOCK - 1)))
            if number // _BLOCK in {1, 2, 5, 10, 20, 30, 40, 50, 60, 70, 80, 90, 100}:
                print(
                    f"{number:9,} {pairs / number:6.2f} pairs each  mean {rows[-1][3]:.3f} ms, "
                    f"middle {middle:.3f}, 90 % {high:.3f}, 99 % {highest:.3f}, all {taken.max():.0f}; {peak:.2f} GB",
                    flush=True,
                )
    # A season's own matches come in its first half as in its second; blocks are compared over whole seasons.
    grown = [one for one, _ in pairwise(range(0, len(rows) + 1, 3))] or [0]
    first = np.mean([row[3] for row in rows[: 3 if len(rows) > 3 else 1]])
    last = np.mean([row[3] for row in rows[grown[-1] :]])
    every_second = sum(took) / articles * 1e3
    print(f"mean of all, tables made larger and all: {every_second:.3f} ms")
    return hold(
        "copies_growth",
        {
            "first by last cost of an article": float(first / last),
            "of the last, 90 % under, ms": rows[-1][1],
            "of the last, 99 % under, ms": rows[-1][2],
            "peak GB": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6,
        },
    )


if __name__ == "__main__":
    asked = [int(word.replace(",", "")) for word in sys.argv[1:]]
    sys.exit(main(*(asked + [20_000, 250][len(asked) :])))
