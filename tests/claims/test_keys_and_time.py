"""When two statements meet: near in time by two terms in common, at any time by three.

All countries, people and outlets are invented.
"""

from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.stages.claims import BONDS

WORDS = "the Ostrovian army opened the gates of the Hethra Dam on purpose"
LONGER = f"{WORDS}, flooding eleven villages and the orchards of Torvik below the old monastery"
DAYS = st.dates(date(2030, 1, 1), date(2034, 12, 31))


def met(a, b):
    return set(BONDS.keys(a)) & set(BONDS.keys(b))


@given(DAYS, st.integers(-30, 30))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_what_meets_on_one_day_meets_within_a_month(say, day, apart):
    a, b = (say(words, published=day.isoformat()) for words in (WORDS, LONGER))
    later = say(LONGER, published=(day + timedelta(apart)).isoformat())

    assert met(a, b)
    assert met(a, later)


@given(DAYS, st.integers(61, 2000))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_same_words_meet_whenever_they_were_printed(say, day, apart):
    a, b = (say(WORDS, published=when.isoformat()) for when in (day, day + timedelta(apart)))

    assert met(a, b)
    assert len(met(a, b)) < len(BONDS.keys(a))


def test_a_report_without_a_date_meets_others_by_much_the_same_words(say):
    undated, dated = say(WORDS), say(WORDS, published="2031-05-04")

    assert met(undated, dated)
    assert BONDS.judge(*sorted((undated, dated), key=BONDS.ident)).kind == "same"


@pytest.mark.parametrize(("apart", "meets"), [(20, True), (400, False)])
def test_two_terms_in_common_meet_only_in_one_season(say, apart, meets):
    first = date(2031, 5, 4)
    a = say("the flood of the Tolm drowned the orchards below the monastery", published=first.isoformat())
    b = say("a flood in Corvenia spared the orchards", published=(first + timedelta(apart)).isoformat())

    assert bool(met(a, b)) == meets
