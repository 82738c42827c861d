"""What every runner keeps to; see RUNNERS in conftest.py."""

import pytest
from behaviour import STAGE, by_definition, capture, paired, parted
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.errors import Empty, Unreadable

MANY = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
FEW = settings(MANY, max_examples=6)  # where an example takes seconds


def each(runner, *names):
    return list(runner.each(STAGE, [capture(name) for name in names]))


def test_results_come_in_the_order_of_the_records(runner):
    names = [f"two {n}" if n % 3 == 0 else f"one {n}" for n in range(100)]
    made = each(runner, *names)
    assert made == [[n, n] if n.startswith("two") else [n] for n in names]


def test_no_records_make_nothing(runner):
    assert each(runner) == []


def test_an_unreadable_record_stands_in_its_place(runner):
    first, error, last = each(runner, "a", "empty", "b")
    assert (first, last) == (["a"], ["b"])
    assert isinstance(error, Empty)
    assert str(error) == "empty: nothing in it"


@pytest.mark.parametrize("name", ["fault", "late fault"])
def test_a_fault_costs_its_record_alone_and_says_where(runner, name):
    first, error, last = each(runner, "a", name, "b")
    assert (first, last) == (["a"], ["b"])
    assert type(error) is Unreadable
    assert error.where == name
    assert "no such colour" in error.why
    assert "behaviour.py:" in error.why
    assert "report" in error.why
    assert "\n" not in error.why


def test_records_are_taken_only_as_they_are_worked_on(runner):
    taken = []

    def records():
        for n in range(1000):
            taken.append(n)
            yield capture(str(n))

    results = runner.each(STAGE, records())
    next(results)
    assert len(taken) < 20
    results.close()


def test_an_iterator_left_early_ends(runner):
    results = runner.each(STAGE, (capture(str(n)) for n in range(50)))
    assert next(results) == ["0"]
    results.close()
    assert next(results, None) is None


# --- pairs ------------------------------------------------------------------------------------------------

KEYED = st.lists(
    st.tuples(st.text("abc", min_size=1, max_size=3), st.lists(st.integers(-3, 5), max_size=6)), max_size=12
)


@given(KEYED, st.integers(1, 3))
@MANY
def test_pairs_are_those_of_the_definition_in_their_order(quick, records, least):
    assert list(quick.pairs(paired(least), records)) == by_definition(records, least)


@given(KEYED, st.integers(1, 3))
@FEW
def test_pairs_on_spark_are_those_of_the_definition_in_their_order(spark, records, least):
    assert list(spark.pairs(paired(least), records)) == by_definition(records, least)


@given(KEYED, st.randoms())
@MANY
def test_the_order_of_records_does_not_matter(quick, records, draw):
    records = list(dict(records).items())
    mixed = draw.sample(records, len(records))
    assert list(quick.pairs(paired(2), mixed)) == list(quick.pairs(paired(2), records))


def test_a_pair_is_judged_once_however_many_keys_it_shares(runner):
    records = [(f"{n:03}", [1, 2, 3, n, n + 1]) for n in range(40)]
    found = list(runner.pairs(paired(1), records))
    assert len(found) == len(set(found))
    assert found == by_definition(records, 1)


# --- clusters ---------------------------------------------------------------------------------------------

EDGES = st.lists(st.tuples(st.text("abcdeé😀", min_size=1, max_size=2), st.text("abcdeé😀", min_size=1, max_size=2)))


@given(EDGES)
@MANY
def test_clusters_are_what_edges_hold_together(quick, edges):
    assert list(quick.clusters(edges)) == parted(edges)


@given(EDGES)
@FEW
def test_clusters_on_spark_are_what_edges_hold_together(spark, edges):
    assert list(spark.clusters(edges)) == parted(edges)


def test_a_chain_and_a_star_are_one_cluster_each(runner):
    chain = [(f"a{n:03}", f"a{(n + 37) % 100:03}") for n in range(100)]
    star = [("b050", f"b{n:03}") for n in range(100)]
    assert list(runner.clusters([*chain, *star])) == [tuple(f"{c}{n:03}" for n in range(100)) for c in "ab"]


def test_no_edges_make_no_clusters(runner):
    assert list(runner.clusters([])) == []
