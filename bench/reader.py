"""The trained reader: names against gold, speed beside a plain run of the same encoder, what reuse saves, memory.

usage: python -m bench.reader            names
       python -m bench.reader speed      words a second on PolNeAR dev beside a plain run, and memory
       python -m bench.reader reuse N    windows read again among the first N articles of the corpus with copies

Attributions are measured by bench.attribution, chains by bench.chains.
"""

from __future__ import annotations

import itertools
import json
import resource
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence

import numpy as np
from onrecord_reader import FOLDER
from training.examples import bio, rows, tenth, typed

from bench.attribution import captures
from bench.common import data, hold
from onrecord.edges.engines.reader import ReaderEngine
from onrecord.edges.engines.reader.features import SIZES
from onrecord.edges.engines.reader.network import CLS, SEP, Read, Words, session
from onrecord.edges.engines.reader.pieces import cut_up, open_tokenizer
from onrecord.edges.engines.reader.windows import windows
from onrecord.plan import read
from onrecord.records import Article, Capture, Given, Span
from onrecord.stages.reading import read_capture

Figures = dict[str, float]
KINDS = ("PER", "ORG", "LOC")


# --- names ------------------------------------------------------------------------------------------------


def documents(part: str, *, held: bool) -> Iterator[tuple[str, set[tuple[int, int, str]]]]:
    """Yield texts with their names; `held`: only the tenth that training leaves out."""
    texts: dict[str, tuple[list[str], list[str], set[int]]] = {}
    for number, row in enumerate(rows(f"ner/{part}.jsonl")):
        key = row.get("doc") or str(number // 20)
        tokens, tags, starts = texts.setdefault(key, ([], [], set()))
        starts.add(len(tokens))
        tokens += row["tokens"]
        tags += row["tags"]
    for key, (tokens, tags, starts) in texts.items():
        if not held or tenth(key):
            text, places = typed(tokens, starts)
            yield text, {(places[a][0], places[b - 1][1], k) for a, b, k in bio(tags) if k in KINDS}


def names(engine: ReaderEngine) -> Figures:
    """Print exact F1 by entity (span and kind)."""
    figures: Figures = {}
    for part, held, called in (("gum-dev", False, "GUM dev"), ("worldwide-train", True, "newswire held out")):
        hits: Counter[str] = Counter()
        for text, gold in documents(part, held=held):
            article = Article("", text, Span(0, len(text)))
            found = {(*name.span, name.kind) for name in next(iter(engine.tag([article]))).names}
            for kind in ("", *KINDS):
                one, two = ({x for x in side if kind in ("", x[2])} for side in (gold, found))
                hits[f"{kind}both"] += 2 * len(one & two)
                hits[f"{kind}all"] += len(one) + len(two)
        f1 = {kind or "all": 100 * hits[f"{kind}both"] / hits[f"{kind}all"] for kind in ("", *KINDS)}
        print(f"{called}: exact F1 " + "  ".join(f"{kind} {value:.1f}" for kind, value in f1.items()))
        figures[f"{called}, names exact F1"] = f1["all"]
    return figures


# --- speed ------------------------------------------------------------------------------------------------


def plain(articles: Sequence[Article], size: int = 16) -> float:
    """Return the CPU seconds of a plain run: sentences in reading order, so many at a time, padded to the longest."""
    tokenizer, words, network = open_tokenizer(FOLDER), Words(FOLDER), session(FOLDER / "reader.onnx", 1)
    start = time.process_time()
    sentences: list[np.ndarray] = []
    for article in articles:
        pieces = cut_up(article, tokenizer)
        sentences += np.split(pieces.ids, pieces.units[1:]) if len(pieces.ids) else []
    for some in itertools.batched(sentences, size) if sys.version_info >= (3, 12) else _batched(sentences, size):
        padded = np.zeros((len(some), max(map(len, some)) + 2), np.int64)
        for row, ids in zip(padded, some, strict=True):
            row[: len(ids) + 2] = [CLS, *ids, SEP]
        padded = padded[:, :512]
        network.run(None, {"words": words.vectors(padded), "features": np.zeros((*padded.shape, len(SIZES)), np.int64)})
    return time.process_time() - start


def _batched(items: Sequence[np.ndarray], size: int) -> Iterator[Sequence[np.ndarray]]:
    for start in range(0, len(items), size):
        yield items[start : start + size]


def speed() -> Figures:
    """Print words a second of the whole reading beside the plain run, on PolNeAR dev, one core, turn by turn."""
    given = captures("dev", None)
    articles = [article for capture in given for article in read_capture(capture)]
    count = sum(len(capture.body.split()) for capture in given)
    ours, theirs = [], []
    for _ in range(3):
        engine = ReaderEngine(FOLDER)
        start = time.process_time()
        for capture in given:
            list(read(engine, None, capture))
        ours.append(time.process_time() - start)
        theirs.append(plain(articles))
    print(f"whole reading {count / min(ours):,.0f} words a second, plain encoder alone {count / min(theirs):,.0f}")
    return {"words a second, whole": count / min(ours), "times a plain run": min(theirs) / min(ours)}


# --- reuse and memory -------------------------------------------------------------------------------------


def reuse(first: int) -> None:
    """Print how many windows of the first articles of the corpus with copies are read, of how many."""
    engine = ReaderEngine(FOLDER)
    asked = done = 0
    network = engine._network  # noqa: SLF001 - what is measured
    run = network._run  # noqa: SLF001

    def counted(*arguments: np.ndarray) -> Read:
        nonlocal done
        done += 1
        return run(*arguments)

    network._run = counted  # type: ignore[method-assign]  # noqa: SLF001
    start = time.process_time()
    tokenizer = open_tokenizer(FOLDER)
    with data("data/copies/planted15k/corpus.jsonl").open(encoding="utf-8") as lines:
        for line in itertools.islice(lines, first):
            row = json.loads(line)
            capture = Capture(row["id"], row["text"].encode(), "text/plain", "", Given(row["id"], row["title"]))
            for article in read_capture(capture):
                asked += sum(1 for _ in windows(cut_up(article, tokenizer)))
                list(engine.tag([article]))
    print(f"{first} articles: {asked:,} windows, {done:,} read, {1 - done / asked:.1%} were read before")
    print(f"{time.process_time() - start:.0f} CPU seconds")


def memory() -> Figures:
    """Print the peak memory of this process after a reading of one article of a million words."""
    text = "\n".join(f"Lena Orr said the dam at mile {i} was safe. Nobody knew why it fell." for i in range(70_000))
    list(ReaderEngine(FOLDER).tag([Article("", text, Span(0, len(text)))]))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"peak {peak:,.0f} MB with an article of {len(text.split()):,} words")
    return {"MB under 600": 600 - peak}


def main() -> int:
    """Run what was asked for; 1 if a figure is under its floor."""
    if sys.argv[1:2] == ["reuse"]:
        reuse(int(sys.argv[2]))
        return 0
    if sys.argv[1:2] == ["speed"]:
        return hold("reader", speed() | memory())
    return hold("reader", names(ReaderEngine(FOLDER)))


if __name__ == "__main__":
    sys.exit(main())
