"""The news pages of the development data with their gold, in two halves by publisher, and how a body is scored."""

from __future__ import annotations

import gzip
import hashlib
import html
import json
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from bench.common import data

_PUBLISHER = re.compile(r"_\d+(?:_\d+)*\.html\.gz$")
_WORD = re.compile(r"\w+")


class Page(NamedTuple):
    """A page with what it should yield; what the gold says nothing of is empty. `half` is 0 (in view) or 1."""

    name: str
    group: str
    half: int
    markup: bytes
    body: tuple[str, ...]
    title: str
    authors: tuple[str, ...]
    date: str


def words(text: str) -> list[str]:
    """Return the words of a text in lower case."""
    return _WORD.findall(text.lower())


def _half(publisher: str) -> int:
    return hashlib.sha256(publisher.encode()).digest()[0] % 2


def _evaluation() -> Iterator[Page]:
    folder = data("data", "html", "fundus-evaluation")
    for name, gold in json.loads((folder / "ground_truth.json").read_text()).items():
        half = _half(_PUBLISHER.sub("", name))
        markup = gzip.decompress((folder / "html" / name).read_bytes())
        yield Page(name, "evaluation", half, markup, tuple(gold["body"]), "", (), "")


def _body(gold: dict[str, Any]) -> tuple[str, ...]:
    sections = [part for s in gold["body"]["sections"] for part in (*s["headline"], *s["paragraphs"])]
    return (*gold["body"]["summary"], *sections)


def _version(versions: dict[str, Any], markup: bytes) -> dict[str, Any]:
    """Return the gold whose paragraphs the page shows: a publisher's file holds one for each of its pages."""
    shown = " ".join(words(html.unescape(markup.decode("utf-8", "replace"))))
    return max(versions.values(), key=lambda g: sum(" ".join(words(p))[:60] in shown for p in (g["title"], *_body(g))))


def _fixtures() -> Iterator[Page]:
    for path in sorted(data("data", "html", "fundus-fixtures").glob("*/*.html.gz")):
        publisher = _PUBLISHER.sub("", path.name)
        markup = gzip.decompress(path.read_bytes())
        gold = _version(json.loads(Path(path.parent, f"{publisher}.json").read_text()), markup)
        authors = tuple(gold.get("authors") or ())
        name = f"{path.parent.name}/{path.name}"
        yield Page(
            name,
            "fixtures",
            _half(publisher),
            markup,
            _body(gold),
            gold["title"],
            authors,
            gold["publishing_date"] or "",
        )


def pages() -> Iterator[Page]:
    """Yield the pages of both sets."""
    yield from _evaluation()
    yield from _fixtures()


class Score(NamedTuple):
    """How a body fits its gold: word F1, and how many of its paragraphs are foreign."""

    f1: float
    foreign: int


def _runs(text: Sequence[str]) -> set[tuple[str, ...]]:
    return set(zip(*(text[n:] for n in range(3)), strict=False)) or {tuple(text)}


@lru_cache(maxsize=4)
def _whole(gold: str) -> tuple[str, set[tuple[str, ...]]]:
    want = words(gold)
    return f" {' '.join(want)} ", _runs(want)


def is_foreign(paragraph: str, gold: str) -> bool:
    """Whether a paragraph is none of the report: not found in it, and under half of its runs of three words are."""
    have = words(paragraph)
    whole, wanted = _whole(gold)
    if not have or f" {' '.join(have)} " in whole:
        return False
    runs = _runs(have)
    return len(runs & wanted) < 0.5 * len(runs)


def score(paragraphs: Sequence[str], gold: Sequence[str]) -> Score:
    """Score the paragraphs of a body."""
    whole = " ".join(gold)
    have, want = Counter(_WORD.findall(" ".join(paragraphs))), Counter(_WORD.findall(whole))
    f1 = 2 * (have & want).total() / max(1, have.total() + want.total())
    return Score(f1, sum(is_foreign(p, whole) for p in paragraphs))
