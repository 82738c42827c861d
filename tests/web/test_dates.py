import pytest

from onrecord.web.dates import day, period


@pytest.mark.parametrize(
    ("first", "last", "written"),
    [
        ("2031-05-05", "2031-05-20", "5–20 May 2031"),
        ("2031-03-11", "2031-05-05", "11 Mar – 5 May 2031"),
        ("2030-12-31", "2031-01-01", "31 Dec 2030 – 1 Jan 2031"),
        ("2031-05-05", "2031-05-05", "5 May 2031"),
        ("2031-05", None, "May 2031"),
        (None, "2031-05-01", "1 May 2031"),
        (None, None, ""),
    ],
)
def test_a_period_says_once_what_both_ends_share(first, last, written):
    assert period(first, last).replace("\u00a0", " ").replace("\u2060", "") == written


@pytest.mark.parametrize("value", ["2031-13-45", "2031-99", "spring", "٢٠٣١"])
def test_what_is_no_date_comes_back_as_it_is(value):
    assert day(value) == value
