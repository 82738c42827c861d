"""Finding near texts by sorting fingerprints comes to what the table of `Neighbours` comes to, limits and all."""

from collections import defaultdict
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord import loops
from onrecord.neighbours import CAP, Neighbours
from onrecord.shapes import Near
from onrecord.shelves import Memory

pa = pytest.importorskip("pyarrow", reason="tables need pyarrow: pip install 'onrecord[spark]'")

from onrecord.edges.runners.spark.near import HITS, _near, meeting  # noqa: E402 - only where pyarrow is


def prints(words):
    """A fingerprint a word, large enough that their marks in the table differ, as the loops that run now take them."""
    fast = loops.compiling()
    large = [((w + 1) * 2654435761 * 40503) & ((1 << 62) - 1) for w in loops.plain(words)]
    return loops.numbers(large, fast=fast), loops.numbers(range(len(large)), fast=fast)


@pytest.fixture(autouse=True, scope="module", params=["interpreted", "compiled"])
def kind(request):
    """Either kind of loops, whatever ran in this process before."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(loops, "_done", 0 if request.param == "interpreted" else 1 << 40)
        yield


EVERY = Near(lambda words: words, prints, lambda _a, _b: True)


def in_the_table(texts):
    index = Neighbours(Memory(), EVERY)
    found = set()
    for number, words in enumerate(texts, 1):
        got = index.take(words, number)
        found |= {(other, number) for other in got.sharing}
    return found


def by_sorting(texts, rows):
    """As on Spark, with batches of so many rows."""
    first = {}
    alone = [(n, words) for n, words in enumerate(texts, 1) if not words or first.setdefault(tuple(words), n) == n]
    every = sorted((p, n, at) for n, words in alone for p, at in zip(*map(loops.plain, prints(words)), strict=True))
    parts = [every[i : i + rows] for i in range(0, len(every), rows)]
    batches = [pa.RecordBatch.from_pylist([dict(zip("pna", row, strict=True)) for row in part]) for part in parts]
    hits = defaultdict(list)
    for batch in meeting(iter(batches)):
        assert ", ".join(f"{name} long" for name in batch.schema.names) == HITS
        for row in batch.to_pylist():
            hits[row["a"], row["b"]].append(row["hit"])
    return {pair for pair, of in hits.items() if len(of) > 1 and _near(of)}


@given(st.lists(st.lists(st.integers(0, 8), max_size=9), max_size=12), st.integers(1, 7))
@settings(max_examples=300, deadline=None)
def test_small_piles_in_batches_of_any_size(texts, rows):
    assert by_sorting(texts, rows) == in_the_table(texts)


@given(st.integers(0, 1 << 30), st.integers(CAP - 2, 3 * CAP), st.integers(1, 500))
@settings(max_examples=40, deadline=None)
def test_what_more_texts_carry_than_are_kept(seed, many, rows):
    draw = Random(seed)
    stock = [list(range(100 * k, 100 * k + 12)) for k in range(4)]
    texts = [
        [w for part in draw.sample(stock, draw.randint(0, 3)) for w in part] + [1000 + n, 2000 + n, draw.randint(0, 5)]
        for n in range(many)
    ]
    expected = in_the_table(texts)
    assert expected
    assert by_sorting(texts, rows) == expected
