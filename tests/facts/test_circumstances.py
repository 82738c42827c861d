"""When, where and on whose word a figure is given."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.records import Attribution, Facts, Place, Span
from onrecord.stages.facts import with_circumstances
from onrecord.stages.facts.figures import figures
from onrecord.stages.facts.times import times

ANCHOR = date(2031, 3, 12)  # a Wednesday


def span(text, words):
    start = text.index(words)
    return Span(start, start + len(words))


def read(text, said=(), places=()):
    whole = (Span(0, len(text)),)
    facts = Facts(
        times=tuple(times(text, whole, ANCHOR)),
        places=tuple(Place(span(text, name), name) for name in places),
        figures=figures(text, whole),
    )
    attributions = [
        Attribution(span(text, who), None, (span(text, words),), "indirect", "asserts") for who, words in said
    ]
    return [(f.low, f.when, f.where, f.attribution) for f in with_circumstances(text, facts, attributions).figures]


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("A blast killed 12 people on Monday.", ["2031-03-10"]),
        ("On Monday at 3 a.m. a blast killed 12 people.", ["2031-03-10T03:00"]),
        ("A blast killed 12 people. The mill had burned on Monday.", [None]),
        ("A blast on Monday, not the one of Friday, killed 12 people.", [None]),
        ("On Monday, a month after 12 people were killed, it rained.", [None]),
        ("A blast killed 12 people, including two children, on Monday.", ["2031-03-10", "2031-03-10"]),
        ("It killed nine people on Monday and wounded 30 people on Friday.", ["2031-03-10", None]),
        ("A fever killed 12 people this year, but it ended two days ago.", [None]),
    ],
)
def test_when(text, when):
    assert [f[1] for f in read(text)] == when


@pytest.mark.parametrize(
    ("text", "places", "where"),
    [
        ("A blast killed 12 people in Lenz.", ["Lenz"], "Lenz"),
        ("A blast killed 12 people in Lenz, Aldria.", ["Lenz", "Aldria"], "Lenz"),
        ("A blast in Lenz killed 12 people from Castren.", ["Lenz", "Castren"], None),
        ("A blast killed 12 people. Lenz was calm.", ["Lenz"], None),
    ],
)
def test_where(text, places, where):
    assert [f[2] for f in read(text, places=places)] == [where]


def test_on_whose_word_and_the_time_of_the_deed_not_of_the_saying():
    text = "On Tuesday police said 12 people were killed on Monday. A flood killed three men."
    said = [("police", "12 people were killed on Monday")]
    assert [(f[1], f[3]) for f in read(text, said)] == [("2031-03-10", 0), (None, None)]


def test_the_innermost_word_counts():
    text = "The mayor said that police had told him that 12 people were killed."
    said = [("mayor", "police had told him that 12 people were killed"), ("police", "12 people were killed")]
    assert [f[3] for f in read(text, said)] == [1]


@given(st.text("killed 12 people and 3 men on Monday in Lenz. said\n", max_size=200))
def test_nothing_else_of_a_figure_changes(text):
    whole = (Span(0, len(text)),)
    found = figures(text, whole)
    facts = with_circumstances(text, Facts(times=tuple(times(text, whole, ANCHOR)), figures=found), ())
    assert [(f.span, f.low, f.high, f.part_of) for f in facts.figures] == [
        (f.span, f.low, f.high, f.part_of) for f in found
    ]
