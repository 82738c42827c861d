"""Printed dates → ISO."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.stages.reading.dates import find_dates, one_date


@pytest.mark.parametrize(
    ("printed", "day", "at"),
    [
        ("2022-02-08", "2022-02-08", None),
        ("2022-02-08T16:15:30Z", "2022-02-08", "2022-02-08T16:15:30+00:00"),
        ("2022-02-08T16:15:30.123+01:00", "2022-02-08", "2022-02-08T16:15:30+01:00"),
        ("June 26, 2018", "2018-06-26", None),
        ("Updated Sept. 3, 2019 5:20 p.m.", "2019-09-03", "2019-09-03T17:20:00"),
        ("Fri, 01 Aug 2018 10:00:00 GMT", "2018-08-01", "2018-08-01T10:00:00+00:00"),
        ("28. April 2024, 14:05 Uhr", "2024-04-28", "2024-04-28T14:05:00"),
        ("31.12.2020", "2020-12-31", None),
        ("26/04/2024", "2024-04-26", None),
        ("04/26/2024", "2024-04-26", None),
        ("3 de mayo de 2021", "2021-05-03", None),
        ("2025年1月14日 20:00", "2025-01-14", "2025-01-14T20:00:00"),
        ("May 16, 2024 11:00 AM PDT", "2024-05-16", "2024-05-16T11:00:00-07:00"),
        ("20180801", "2018-08-01", None),
        ("Do 25.04.24 | 14:07 Uhr", "2024-04-25", "2024-04-25T14:07:00"),
    ],
)
def test_reads(printed, day, at):
    moment = one_date(printed)
    assert moment is not None
    assert (moment.day, moment.at) == (day, at)


@pytest.mark.parametrize(
    "printed",
    ["06/07/2021", "2021", "May 2021", "May 5", "31 February 2020", "2021-13-01", "yesterday", "", "call 555-2020-1-2"],
)
def test_what_is_no_certain_day_is_none(printed):
    assert one_date(printed) is None


def test_two_different_days_are_none():
    assert one_date("May 5, 2021 to May 6, 2021") is None


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2099, 12, 31)))
def test_finds_every_day_written_in_english_with_its_characters(day):
    text = f"Published {day:%B} {day.day}, {day.year} by a desk"
    (found,) = find_dates(text)
    assert found.day == day.isoformat()
    assert text[found.span.start : found.span.end] == f"{day:%B} {day.day}, {day.year}"


@given(st.text(alphabet="0123456789 /.-:TZ+MarchApril,年月日", max_size=60))
def test_any_text_gives_spans_inside_it(text):
    for moment in find_dates(text):
        assert 0 <= moment.span.start < moment.span.end <= len(text)
