"""Counts of the victims of one event in quite other words."""

import pytest

from onrecord.records import Cast, Facts, Figure, LocalParty, Mention, Span, Time
from onrecord.stages.claims import BONDS, statements


def told(page, label, text, number, *, printed, place="Port Oster", day=None, own=False):
    """One statement with a count of the killed, in a report that names a place."""
    heading = f"{place} in mourning"
    draft = page(label, outlet=f"Paper {label}", published=printed).own(heading)
    draft = draft.own(text) if own else draft.said("Ana Kol", text)
    at = len(heading) + 1 + text.index(str(number))
    figure = Figure(Span(at, at + len(str(number))), number, number, "exact", "killed")
    times = ()
    if day:
        word = text.index("Sunday") + len(heading) + 1
        times = (Time(Span(word, word + 6), day),)
    draft.facts = Facts(times=times, figures=(figure,))
    draft.cast = Cast(
        mentions=(Mention(Span(0, len(place)), "LOC", 0),), parties=(LocalParty(0, place, (place,), "place"),)
    )
    return next(s for s in statements(draft.reading()) if s.figures)


FIRST = "A ferry terminal burnt down after an explosion on Sunday, killing 12 travellers"


@pytest.fixture
def first(page):
    return told(page, "a", FIRST, 12, printed="2031-03-09", day="2031-03-09")


def judged(a, b):
    return BONDS.judge(*sorted((a, b), key=BONDS.ident))


def test_a_risen_toll_revises_the_first_count(page, first):
    later = told(page, "b", "The number of dead rose to 21 when two burnt sailors died", 21, printed="2031-03-14")

    bond = judged(first, later)

    assert set(BONDS.keys(first)) & set(BONDS.keys(later))
    assert (bond.kind, bond.doer) == ("revises", later.id)
    assert "Port Oster" in bond.because[0].note


def test_the_same_kind_of_event_in_one_place_and_time_is_one(page, first):
    later = told(page, "b", "The blast killed 19 people in all", 19, printed="2031-03-11", own=True)

    assert judged(first, later).doer == later.id


@pytest.mark.parametrize(
    ("text", "number", "more"),
    [
        ("The number of dead rose to 21 when two burnt sailors died", 21, {"place": "Lake Varo"}),
        ("The number of dead rose to 21 when two burnt sailors died", 21, {"printed": "2031-06-14"}),
        ("The blast killed 19 people in all on Sunday", 19, {"day": "2031-03-16", "printed": "2031-03-17"}),
        ("The blast killed 7 children", 7, {}),
        ("The blast killed 16 others", 16, {}),
        ("The flood killed 19 people in all", 19, {}),
        ("The number of dead rose to 210", 210, {}),
    ],
)
def test_another_place_time_part_event_or_size_is_another_count(page, first, text, number, more):
    other = told(page, "b", text, number, **{"printed": "2031-03-14", **more})

    assert judged(first, other) is None
