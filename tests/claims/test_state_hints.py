"""Every form of a state's name holds one of the letters that are asked for first."""

import re

import pytest

from onrecord.stages.claims.lexicon import STATES
from onrecord.stages.claims.terms import STATE_HINTS, terms
from onrecord.text import holds


@pytest.mark.parametrize("form", [form for forms in STATES.values() for form in forms.split("|")])
def test_a_hint_stands_in_each_form(form):
    plain = re.match(r"(?:\\\.|[A-Za-z ])+", form)[0].replace("\\", "")
    assert holds(plain, STATE_HINTS)


def test_the_forms_are_one_term():
    assert terms("the U.S. envoy") == terms("the American envoy") == terms("the envoy of America")[::-1]
