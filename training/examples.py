"""Development data → documents cut into pieces, with what is to be found in them."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from onrecord.edges.engines.reader.features import Hints, features
from onrecord.edges.engines.reader.linking import shared_groups
from onrecord.edges.engines.reader.pieces import Pieces, cut_up
from onrecord.edges.engines.rules import RulesEngine
from onrecord.records import Article, Capture, Given, Span
from onrecord.stages.reading import read_capture

SHARED = Path(os.environ.get("ONRECORD_SHARED", Path(__file__).parents[2] / "shared"))
ROLES = ("source", "cue", "content")
KINDS = ("PER", "ORG", "LOC")
TRIM = " \t\r\n\u00a0,.;:!?\"'“”‘’„«»()[]–—-"


class Run(NamedTuple):
    """Words [first, last) with what they are: a role (0 source, 1 cue, 2 content) or a kind of name."""

    first: int
    last: int
    label: int


class Document(NamedTuple):
    """One article with its gold, in words: `runs` do not overlap; `links` are pairs of numbers into `runs`.

    A link goes from a content to its cue or from a cue to its source. `task` is 0 for attributions, 1 for names.
    """

    pieces: Pieces
    features: NDArray[np.int64]
    task: int
    runs: tuple[Run, ...]
    links: frozenset[tuple[int, int]]
    groups: NDArray[np.int64]


def polnear(part: str, tokenizer: Tokenizer) -> Iterator[Document]:
    """Yield the articles of a part of PolNeAR: "train" or "dev"."""
    for row in rows(f"attribution/polnear-{part}.jsonl"):
        given = Given(row["id"], row["title"], row["published"])
        for article in read_capture(Capture(row["id"], row["text"].encode(), "text/plain", "", given)):
            yield _attributed(article, row["attributions"], tokenizer)


def gum_attributions(tokenizer: Tokenizer) -> Iterator[Document]:
    """Yield GUM's openly licensed texts with their attributions; linked within a sentence by nearness."""
    for row in rows("attribution/gum-open.jsonl"):
        starts = set(row["sent_starts"])
        text, places = typed(row["words"], starts)
        article = Article(row["id"], text, Span(0, len(text)))
        made: list[dict[str, Any]] = []
        for first, last, role in bio(row["tags"]):
            spot = [places[first][0], places[last - 1][1]]
            made.append({"role": role.lower(), "span": spot, "sentence": sum(1 for s in starts if s <= first)})
        yield _attributed(article, _by_sentence(made), tokenizer)


def _by_sentence(made: list[dict[str, Any]]) -> list[dict[str, Any]]:
    groups: dict[int, dict[str, Any]] = {}
    for one in made:
        group = groups.setdefault(one["sentence"], {role: [] for role in ROLES})
        group[one["role"]].append(one["span"])
    return list(groups.values())


def names(part: str, tokenizer: Tokenizer, held: str = "") -> Iterator[Document]:
    """Yield documents with names; `held` "out" leaves a tenth of them away, by hash, and "only" takes just these."""
    texts: dict[str, tuple[list[str], list[str], set[int]]] = {}
    for number, row in enumerate(rows(f"ner/{part}.jsonl")):
        key = row.get("doc") or f"{number // 20}"
        tokens, tags, starts = texts.setdefault(key, ([], [], set()))
        starts.add(len(tokens))
        tokens += row["tokens"]
        tags += row["tags"]
    for key, (tokens, tags, starts) in texts.items():
        if held and tenth(key) != (held == "only"):
            continue
        text, places = typed(tokens, starts)
        spans = [(Span(places[a][0], places[b - 1][1]), KINDS.index(k)) for a, b, k in bio(tags) if k in KINDS]
        article = Article(key, text, Span(0, len(text)))
        pieces = cut_up(article, tokenizer)
        found, _ = _known(article, pieces)
        yield Document(pieces, found, 1, _runs(pieces, spans), frozenset(), np.zeros(0, np.int64))


def tenth(key: str) -> bool:
    """Whether a document is of the tenth that is never trained on."""
    return hashlib.sha256(key.encode()).digest()[0] < 26


def rows(name: str) -> Iterator[dict[str, Any]]:
    with (SHARED / "data" / name).open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def _known(article: Article, pieces: Pieces) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    tags = next(iter(RulesEngine().tag((article,))))
    return features(article, pieces, Hints(tags.tags, tags.names)), shared_groups(pieces, tags.tags)


def _attributed(article: Article, attributions: list[dict[str, Any]], tokenizer: Tokenizer) -> Document:
    pieces = cut_up(article, tokenizer)
    found, groups = _known(article, pieces)
    spans: list[tuple[Span, int]] = []
    owners: list[int] = []
    for number, one in enumerate(attributions):
        for label, role in enumerate(ROLES):
            spans.extend((_trimmed(article.text, Span(*span)), label) for span in one[role])
            owners.extend([number] * len(one[role]))
    runs: dict[Run, set[int]] = {}
    for run, owner in zip(_each_run(pieces, spans), owners, strict=True):
        if run is not None:
            runs.setdefault(run, set()).add(owner)
    kept = _apart(runs)
    number = {run: i for i, run in enumerate(kept)}
    links = frozenset(
        (number[a], number[b]) for a in kept for b in kept if b.label == a.label - 1 and runs[a] & runs[b]
    )
    return Document(pieces, found, 0, tuple(kept), links, groups)


def _apart(runs: dict[Run, set[int]]) -> list[Run]:
    """Leave out runs that lie over another: the longest stand first, but sources and cues before contents."""
    taken: set[int] = set()
    kept: list[Run] = []
    for run in sorted(runs, key=lambda r: (r.label == 2, -(r.last - r.first), r)):
        if not taken.intersection(range(run.first, run.last)):
            taken.update(range(run.first, run.last))
            kept.append(run)
    return sorted(kept)


def _runs(pieces: Pieces, spans: list[tuple[Span, int]]) -> tuple[Run, ...]:
    return tuple(run for run in _each_run(pieces, spans) if run is not None)


def _each_run(pieces: Pieces, spans: list[tuple[Span, int]]) -> Iterator[Run | None]:
    starts, ends = pieces.words()
    for span, label in spans:
        first = int(np.searchsorted(ends, span.start, side="right"))
        last = int(np.searchsorted(starts, span.end, side="left"))
        yield Run(first, last, label) if last > first else None


def _trimmed(text: str, span: Span) -> Span:
    """Without the marks at either end, which the scorer does not look at and which two people set two ways."""
    start, end = span
    while start < end and text[start] in TRIM:
        start += 1
    while end > start and text[end - 1] in TRIM:
        end -= 1
    return Span(start, end)


def bio(tags: list[str]) -> Iterator[tuple[int, int, str]]:
    start: int | None = None
    for i, tag in enumerate([*tags, "O"]):
        if start is not None and not (tag.startswith("I-") and tag[2:] == tags[start][2:]):
            yield start, i, tags[start][2:]
            start = None
        if tag.startswith("B-") or (tag.startswith("I-") and start is None):
            start = i


_NO_BLANK_BEFORE = frozenset(",.;:!?)]}%’”'s n't 's 're 've 'll 'd 'm".split()) | set(",.;:!?)]}%’”")
_NO_BLANK_AFTER = frozenset("([{$£€“‘")


def typed(tokens: list[str], starts: set[int]) -> tuple[str, list[tuple[int, int]]]:
    """Write tokens as a person would, a sentence a line, ten sentences a paragraph apart; return their places."""
    text: list[str] = []
    places: list[tuple[int, int]] = []
    size = 0
    for i, token in enumerate(tokens):
        blank = " "
        if i in starts:
            blank = "\n" if i else ""
        elif token in _NO_BLANK_BEFORE or (i and tokens[i - 1] in _NO_BLANK_AFTER):
            blank = ""
        text.append(blank + token)
        places.append((size + len(blank), size + len(blank) + len(token)))
        size += len(blank) + len(token)
    return "".join(text), places
