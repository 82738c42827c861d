"""Learn what is kept of a sentence's vector: the directions in which news sentences differ, and regions of meaning.

usage: python -m training.meaning FOLDER [--sentences 9000]

Sentences of articles of `../shared/data/copies/planted15k` are read by the sentence encoder; what stays of a vector is
its share in the principal directions, and the regions are the centres of a spherical k-means (Dhillon and Modha 2001).
No label is used, and FOLDER gets numbers alone: `meaning.npz` and the name of what made it, `sentences.json`.
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from bench.common import data
from numpy.typing import NDArray

from onrecord.edges.engines.reader import SentenceEncoder
from onrecord.text import sentences

KEPT = 128
CELLS = 128
VERSION = "1"
_ROUNDS = 20
_SEED = 6
_FEWEST = 5  # words of a sentence worth learning from

Rows = NDArray[np.float32]


def sample(count: int) -> list[str]:
    """Return so many sentences, from as many articles as can be."""
    with (data("data", "copies", "planted15k") / "corpus.jsonl").open(encoding="utf-8") as lines:
        texts = [json.loads(line)["text"] for line in lines]
    chance = random.Random(_SEED)
    chance.shuffle(texts)
    found: list[str] = []
    for text in texts:
        if len(found) >= count:
            break
        usable = list(_usable(text))
        found += chance.sample(usable, min(4, len(usable)))
    return found[:count]


def _usable(text: str) -> Iterator[str]:
    for span in sentences(text):
        sentence = text[span.start : span.end]
        if len(sentence.split()) >= _FEWEST:
            yield sentence


def directions(vectors: Rows) -> Rows:
    """Return the principal directions, [width, KEPT]; the mean is left in, for taking it away did harm."""
    return np.linalg.svd(vectors, full_matrices=False)[2][:KEPT].T


def regions(short: Rows, chance: np.random.Generator) -> Rows:
    """Return the centres of CELLS regions, [CELLS, KEPT], each of length 1; an empty one starts anew anywhere."""
    centres = short[chance.choice(len(short), CELLS, replace=False)]
    for _ in range(_ROUNDS):
        home = (short @ centres.T).argmax(1)
        for cell in range(CELLS):
            mine = short[home == cell]
            centres[cell] = unit(mine.sum(0)[None])[0] if len(mine) else short[chance.integers(len(short))]
    return centres


def unit(rows: Rows) -> Rows:
    """Return rows of length 1."""
    lengths: Rows = np.linalg.norm(rows, axis=1, keepdims=True)
    return rows / np.maximum(lengths, 1e-9)


def main() -> None:
    """Learn and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, help="where the sentence encoder's files lie")
    parser.add_argument("--sentences", type=int, default=9000)
    asked = parser.parse_args()
    vectors = SentenceEncoder(asked.folder).vectors(sample(asked.sentences))
    axes = directions(vectors)
    short = vectors @ axes
    cells = regions(unit(short), np.random.default_rng(_SEED))
    half = {name: rows.astype(np.float16) for name, rows in (("axes", axes), ("cells", cells))}
    np.savez_compressed(asked.folder / "meaning.npz", **half)
    about = {"name": "minilm", "version": VERSION}
    (asked.folder / "sentences.json").write_text(json.dumps(about, indent=1) + "\n", encoding="utf-8")
    kept = float(np.square(short).sum() / np.square(vectors).sum())
    print(f"{len(vectors)} sentences; {KEPT} directions keep {kept:.1%} of their length; {CELLS} cells")


if __name__ == "__main__":
    main()
