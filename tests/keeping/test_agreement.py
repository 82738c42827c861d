"""Agreement against worked examples of the literature and another library."""

import krippendorff
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.agreement import agreement


def coder(*codes):
    return {str(n): code for n, code in enumerate(codes) if code is not None}


def test_krippendorffs_own_example():
    """Krippendorff 2011, "Computing Krippendorff's Alpha-Reliability", C: nominal, four observers, some missing."""
    rows = (
        "1 2 3 3 2 1 4 1 2 . . .",
        "1 2 3 3 2 2 4 1 2 5 . 3",
        ". 3 3 3 2 3 4 2 2 5 1 .",
        "1 2 3 3 2 4 4 1 2 5 1 .",
    )
    found = agreement([coder(*(None if c == "." else c for c in row.split())) for row in rows])
    assert found.alpha == pytest.approx(0.743, abs=0.0005)
    assert found.kappa is None


def test_kappa_by_hand():
    """50 items: both yes 20, both no 15, first yes alone 5, second yes alone 10; (0.7 - 0.5) / (1 - 0.5)."""
    one = coder(*["y"] * 25, *["n"] * 25)
    two = coder(*["y"] * 20, *["n"] * 5, *["y"] * 10, *["n"] * 15)
    found = agreement([one, two])
    assert (found.raw, found.kappa) == (pytest.approx(0.7), pytest.approx(0.4))
    assert found.apart == (("n", "y", 15),)


def test_where_nothing_can_be_told_it_says_so():
    assert agreement([coder("a", "a"), coder("a", "a")]) == (2, 1.0, None, None, ())
    assert agreement([coder("a"), {}]) == (0, None, None, None, ())


@given(st.lists(st.tuples(*[st.sampled_from("abc ")] * 3), min_size=2, max_size=30))
def test_alpha_is_that_of_the_library(rows):
    coders = [coder(*(None if code == " " else code for code in column)) for column in zip(*rows, strict=True)]
    found = agreement(coders)
    paired = [[c for c in row if c != " "] for row in rows]
    codes = {c for row in paired if len(row) > 1 for c in row}
    if len(codes) < 2:
        assert found.alpha is None
        return
    data = [["*" if code == " " else code for code in column] for column in zip(*rows, strict=True)]
    table = [[float("nan") if c == "*" else "abc".index(c) for c in column] for column in data]
    wanted = krippendorff.alpha(reliability_data=table, level_of_measurement="nominal", value_domain=[0, 1, 2])
    assert found.alpha == pytest.approx(wanted)
