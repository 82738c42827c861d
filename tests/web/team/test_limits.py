"""Limits: so many at once, and as many again as time goes by; whatever is tried, and by however many."""

from hypothesis import given
from hypothesis import strategies as st

from onrecord.web.team import limits
from onrecord.web.team.limits import Limit

STEPS = st.lists(st.tuples(st.sampled_from("ab"), st.floats(0, 50)), max_size=60)


@given(st.integers(1, 6), st.floats(1, 100), STEPS)
def test_in_any_stretch_of_time_no_more_is_let_through_than_the_limit_and_its_refill(times, seconds, steps):
    limit, now, passed = Limit(times, seconds), 0.0, []
    for key, later in steps:
        now += later
        wait = limit.wait(key, now)
        assert wait >= 0
        if wait == 0:
            passed.append((key, now))
        else:
            # Whoever waits as long as they are told is let through then.
            again = Limit(times, seconds)
            again._held = limit._held.copy()
            assert again.wait(key, now + wait + 1e-6) == 0
    for key in "ab":
        at = [when for name, when in passed if name == key]
        for i, first in enumerate(at):
            for j in range(i, len(at)):
                assert j - i + 1 <= times + (at[j] - first) * times / seconds + 1e-6


def test_a_clock_that_goes_back_gives_nothing_away():
    limit = Limit(1, 60)
    assert limit.wait("a", 1000) == 0
    assert limit.wait("a", 10) > 0
    assert limit.wait("a", 1030) > 0
    assert limit.wait("a", 1061) == 0


def test_very_many_keys_are_held_in_bounded_memory(monkeypatch):
    monkeypatch.setattr(limits, "_KEYS", 100)
    limit = Limit(1, 60)
    for n in range(1000):
        assert limit.wait(str(n), 0) == 0
    assert len(limit._held) == 100
    assert limit.wait("999", 0) > 0
    limit.clear("999")
    assert limit.wait("999", 0) == 0
