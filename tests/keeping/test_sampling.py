"""How a sample is shared among strata, and that the draw depends on nothing but the seed and the items."""

from hypothesis import given
from hypothesis import strategies as st

from onrecord.records import Span
from onrecord.sampling import Item, allot, draw

SIZES = st.dictionaries(st.tuples(st.text("abc", min_size=1, max_size=2)), st.integers(1, 40), min_size=1, max_size=8)


def made(n, outlet):
    return Item(f"{outlet}-{n}", outlet, "2031-05", "r", Span(0, 1), "", "")


@given(SIZES, st.integers(1, 200))
def test_shares_add_up_and_no_stratum_gives_more_than_it_has(sizes, size):
    shares = allot(sizes, size)
    total = sum(sizes.values())
    assert sum(shares.values()) == min(size, total)
    assert all(0 <= shares[s] <= sizes[s] for s in sizes)
    if size >= len(sizes):
        assert min(shares.values()) >= 1


def test_shares_by_hand():
    assert allot({("a",): 60, ("b",): 30, ("c",): 10}, 10) == {("a",): 6, ("b",): 3, ("c",): 1}
    assert allot({("a",): 97, ("b",): 2, ("c",): 1}, 5) == {("a",): 3, ("b",): 1, ("c",): 1}
    assert allot({("a",): 5, ("b",): 3, ("c",): 1}, 2) == {("a",): 1, ("b",): 1, ("c",): 0}


@given(st.permutations([made(n, outlet) for outlet in "ab" for n in range(8)]), st.integers(0, 9))
def test_the_order_of_arrival_makes_no_difference(items, seed):
    assert draw(iter(items), 6, seed, ["outlet"]) == draw(iter(sorted(items)), 6, seed, ["outlet"])


def test_a_larger_sample_holds_the_smaller():
    items = [made(n, outlet) for outlet in "ab" for n in range(50)]
    small, large = ({one.item for one in draw(iter(items), size, 3, ["outlet"])} for size in (10, 30))
    assert small < large
    assert {one.item for one in draw(iter(items), 10, 4, ["outlet"])} != small
