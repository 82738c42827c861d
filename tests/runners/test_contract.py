"""What every runner keeps to; see RUNNERS in conftest.py."""

import pytest
from behaviour import STAGE, capture
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.errors import Empty, Unreadable
from onrecord.shapes import Pair


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


def judge(a, b):
    """Asymmetric on purpose, so that a wrong order shows."""
    return None if (len(a[0]) + len(b[0])) % 3 == 0 else f"{a[0]}<{b[0]}"


def stage(least):
    return Pair("pairing", "1", lambda r: r[0], lambda r: r[1], judge, least)


def by_definition(records, least):
    first = {}
    for record in records:
        first.setdefault(record[0], record)
    ordered = sorted(first.values())
    return [
        outcome
        for i, a in enumerate(ordered)
        for b in ordered[i + 1 :]
        if len(set(a[1]) & set(b[1])) >= least and (outcome := judge(a, b)) is not None
    ]


@given(KEYED, st.integers(1, 3))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_pairs_are_those_of_the_definition_in_their_order(runner, records, least):
    assert list(runner.pairs(stage(least), records)) == by_definition(records, least)


@given(KEYED, st.randoms())
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_order_of_records_does_not_matter(runner, records, draw):
    records = list(dict(records).items())
    mixed = draw.sample(records, len(records))
    assert list(runner.pairs(stage(2), mixed)) == list(runner.pairs(stage(2), records))
