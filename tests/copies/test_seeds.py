"""Seeds: every run of five equal words and more that two articles share, as a plain search finds them."""

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord import loops
from onrecord.loops import plain
from onrecord.stages.copies.seeds import Run, seeds

WORD = st.tuples(st.integers(0, 3), st.sampled_from([0, 0, 0, 0, 1, 2])).map(lambda word: word[0] << 2 | word[1])
TEXT = st.lists(WORD, max_size=60)


def grams(words):
    """The five words from each place on, unless something that is not compared stands among them."""
    every = (tuple(words[i : i + 5]) for i in range(len(words) - 4))
    return {i: tuple(w >> 2 for w in g) for i, g in enumerate(every) if not any(w & 2 for w in g[1:])}


def searched(a, b):
    of_a, of_b = grams(a), grams(b)
    often = Counter(of_a.values()), Counter(of_b.values())
    points = {(i, j) for i, x in of_a.items() for j, y in of_b.items() if x == y and often[0][x] * often[1][x] <= 16}
    starts = sorted((i, j) for i, j in points if (i - 1, j - 1) not in points)
    return [Run(i, j, 5 + next(k for k in range(99) if (i + k + 1, j + k + 1) not in points)) for i, j in starts]


def found(a, b, *, fast):
    kind = loops.pick(seeds, fast=fast)
    flat = plain(kind(loops.fit(a, fast=fast), loops.fit(b, fast=fast)))
    return [Run(run >> 42, run >> 21 & 0x1FFFFF, run & 0x1FFFFF) for run in flat]


@pytest.mark.parametrize(
    "fast", [False, pytest.param(True, marks=pytest.mark.skipif(not loops.available(), reason="numba is absent"))]
)
@settings(max_examples=200, deadline=None)
@given(TEXT, TEXT, st.integers(0, 60), st.integers(0, 60))
def test_runs_are_those_a_plain_search_finds(fast, text, other, start, size):
    other = other + text[start : start + size] + other[:3]
    often = Counter(grams(text).values()), Counter(grams(other).values())
    runs = found(text, other, fast=fast)
    if all(often[0][gram] * often[1][gram] <= 16 for gram in often[0]):
        assert runs == searched(text, other)
    else:  # of what stands in many places not every combination is tried
        for run in runs:
            assert [w >> 2 for w in text[run.a : run.a_end]] == [w >> 2 for w in other[run.b : run.b_end]]


def test_a_chant_is_covered_from_both_ends():
    chant = [word << 2 for word in (5, 6, 7)] * 20
    runs = found([4, *chant, 8], [12, *chant[:30], 16], fast=False)
    assert {run.size for run in runs} == {30}
    assert [(run.a, run.b) for run in runs] == [(1, 1), (31, 1)]
