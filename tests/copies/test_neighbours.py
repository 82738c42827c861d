"""Neighbours: one by one and all at once find the same, whatever the order, and any may be taken out."""

import itertools
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord import loops, neighbours, shelves
from onrecord.edges.runners import LocalRunner
from onrecord.neighbours import CAP, FEW, Neighbours
from onrecord.records import Article, Reading, Span
from onrecord.shelves import Memory
from onrecord.stages.copies import COPIES, compare, complete
from onrecord.stages.copies.align import passages

NEAR = COPIES.near
WORDS = [f"w{i}" for i in range(4000)]


def make(capture, text, outlet=None):
    return Reading(Article(capture, text, Span(0, len(text)), outlet=outlet), "none")


def invented(draw, size):
    return " ".join(draw.choices(WORDS, k=size))


def packed(text):
    return NEAR.words(make("x", text))


def pile(draw, count=12):
    """Texts of a few shared passages, some edited, some whole reprints."""
    passages = [invented(draw, draw.randint(6, 40)) for _ in range(6)]
    texts = []
    for _ in range(count):
        parts = [*draw.sample(passages, draw.randint(0, 3)), invented(draw, draw.randint(0, 60))]
        if texts and draw.random() < 0.3:
            parts = [draw.choice(texts)]
        words = " ".join(parts).split()
        for _ in range(len(words) // 25):
            words[draw.randrange(len(words))] = draw.choice(WORDS)
        texts.append(" ".join(words))
    return texts


def taken(texts, order):
    """The pairs found, and those that are equal, when the texts come in an order."""
    index, found, equal = Neighbours(Memory(), NEAR), set(), set()
    for number, text in enumerate(order, 1):
        got = index.take(packed(texts[text]), number)
        found |= {frozenset((text, order[other - 1])) for other in got.sharing}
        if got.equal is not None:
            equal.add(frozenset((text, order[got.equal - 1])))
    return found, equal


@settings(max_examples=15, deadline=None)
@given(st.integers(0, 1 << 40).map(random.Random))
def test_every_pair_that_shares_twelve_equal_words_is_found_in_any_order(draw):
    texts = pile(draw)
    wanted, sure = set(), set()
    for a, b in itertools.combinations(range(len(texts)), 2):
        flat = passages(packed(texts[a]), packed(texts[b]))
        if flat and texts[a] != texts[b]:
            wanted.add(frozenset((a, b)))
            if max(flat[3::4]) >= 12:
                sure.add(frozenset((a, b)))
    for _ in range(2):
        order = draw.sample(range(len(texts)), len(texts))
        found, equal = taken(texts, order)
        assert all(texts[min(pair)] == texts[max(pair)] for pair in equal)
        first = {t: min((o for o in order if texts[o] == texts[t]), key=order.index) for t in order}
        assert {frozenset(first[t] for t in pair) for pair in sure} <= found <= wanted


@settings(max_examples=10, deadline=None)
@given(st.integers(0, 1 << 40).map(random.Random))
def test_batch_and_one_by_one_come_to_the_same_copies(draw):
    readings = [make(f"{draw.getrandbits(40):x}", text) for text in pile(draw)]
    named = {reading.id: reading for reading in readings}
    batch = tuple(LocalRunner(0).pairs(COPIES, readings))
    index, ids, copies, twins = Neighbours(Memory(), NEAR), [""], [], []
    for reading in readings:
        ids.append(reading.id)
        got = index.take(NEAR.words(reading), len(ids) - 1)
        others = got.sharing if got.equal is None else [got.equal]
        twins += [(reading.id, ids[got.equal])] if got.equal is not None else []
        for other in others:
            a, b = sorted((reading.id, ids[other]))
            copy = compare(named[a], named[b])
            copies += [copy] if copy else []
    assert complete(batch, (), named) == complete(copies, twins, named)


def test_one_story_printed_very_often_costs_no_more_each_time():
    draw = random.Random(7)
    story, index, told = invented(draw, 200).split(), Neighbours(Memory(), NEAR), []
    for number in range(1, 120):
        words = list(story)
        words[draw.randrange(200)] = f"edit{number}"
        told.append(len(index.take(packed(" ".join(words)), number).sharing))
    assert told[CAP - 1] == CAP - 1
    assert max(told) <= 3 * CAP
    assert min(told[CAP:]) >= FEW


def test_what_repeats_itself_is_found():
    chant = packed("no more dams " * 30)
    index = Neighbours(Memory(), NEAR)
    index.take(chant, 1)
    assert index.find(packed("they sang " + "no more dams " * 9)).sharing == [1]
    assert index.find(packed("sing " * 50)).sharing == []


def test_all_pairs_of_a_large_family_are_told_when_asked():
    draw = random.Random(8)
    story, readings = invented(draw, 120).split(), []
    for number in range(40):
        words = list(story)
        words[3 * number] = f"edit{number}"
        readings.append(make(f"{draw.getrandbits(40):x}", " ".join(words) if number % 4 else " ".join(story)))
    found = complete(tuple(LocalRunner(0).pairs(COPIES, readings)), (), {r.id: r for r in readings})
    assert len(found) == 40 * 39 / 2


def test_a_text_that_is_taken_out_is_found_no_more_and_its_twin_stands_in():
    draw = random.Random(9)
    story, other = invented(draw, 60), invented(draw, 60)
    index = Neighbours(Memory(), NEAR)
    assert index.take(packed(story), 1) == ([], None)
    assert index.take(packed(story), 2) == ([], 1)
    assert index.take(packed(f"{story} {other}"), 3) == ([1], None)
    assert index.remove(1) == 2
    assert index.take(packed(story), 4) == ([], 2)
    assert index.find(packed(f"{other} {story}")).sharing == [2, 3]
    assert index.remove(3) is None
    assert index.find(packed(f"{other} {story}")).sharing == [2]
    assert index.remove(99) is None


def test_what_came_after_a_cut_is_forgotten_and_may_come_again():
    draw = random.Random(10)
    story = invented(draw, 80)
    index = Neighbours(Memory(), NEAR)
    for number in (1, 2, 3):
        index.take(packed(f"{story} {number}"), number)
    index.cut(1)
    assert (len(index), index.last(), index.holds(1), index.holds(2)) == (1, 1, True, False)
    assert index.take(packed(invented(draw, 70)), 2).sharing == [], "postings of what is gone are checked"
    assert index.take(packed(f"{story} again"), 3).sharing == [1]


@pytest.mark.skipif(not loops.available(), reason="numba is not installed: onrecord[fast]")
def test_interpreted_and_compiled_find_the_same_in_one_index(monkeypatch):
    draw = random.Random(11)
    texts, found = pile(draw, 60), []
    for littles in ([1 << 60] * 60, [-1] * 60, [1 << 60] * 30 + [-1] * 30):
        index, got = Neighbours(Memory(), NEAR), []
        for number, (text, little) in enumerate(zip(texts, littles, strict=True), 1):
            monkeypatch.setattr(loops, "_LITTLE", little)
            got.append(index.take(packed(text), number))
        found.append(got)
    assert found[0] == found[1] == found[2]


def test_a_table_that_is_made_larger_holds_what_it_held(monkeypatch):
    monkeypatch.setattr(neighbours, "_FIRST_SLOTS", 16)
    monkeypatch.setitem(shelves.FIRST, "table", 64)
    draw = random.Random(12)
    texts = [invented(draw, 300) for _ in range(80)]
    index = Neighbours(Memory(), NEAR)
    for number, text in enumerate(texts, 1):
        index.take(packed(text), number)
    for number, text in enumerate(texts, 1):
        assert index.find(packed(text[:300])).sharing == [number]
