"""Quotations as printed."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.quotations import inside, quotations
from onrecord.records import Span
from onrecord.text import cut

NEWS = st.text(st.sampled_from("ab s Z.,!?\"'“”‘’«»„–\n\u00a0()"), max_size=60)


def quoted(text):
    return [cut(text, q.inner) for q in quotations(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He said, “It sank.” She agreed.", ["It sank."]),
        ('"It sank," he said, "at dawn."', ["It sank,", "at dawn."]),
        ("He said: ‘It sank.’ She agreed.", ["It sank."]),
        ("'It sank,' he said. 'At dawn.'", ["It sank,", "At dawn."]),
        ("Il a dit «Il a coulé» hier.", ["Il a coulé"]),
        ("Er sagte: „Sie sank“ gestern.", ["Sie sank"]),
        ("The crew’s ferry didn’t sink in the ’90s.", []),
        ("The crews’ ferry sank and the boats’ bells rang.", []),
        ("‘The crews’ ferry sank,’ he said.", ["The crews’ ferry sank,"]),
        ("‘It didn’t sink,’ he said.", ["It didn’t sink,"]),
        ("“He told me ‘it sank’ twice,” she said.", ["He told me ‘it sank’ twice,"]),
        ("‘He told me “it sank” twice,’ she said.", ["He told me “it sank” twice,"]),
        ("A 6' tall, 12\" wide mast.", []),
    ],
)
def test_the_outermost_quotations_are_found(text, expected):
    assert quoted(text) == expected


def test_speech_over_paragraphs_is_open_until_the_last():
    text = "“It sank.\n\n“Nobody saw it.\n\n“It was empty,” he said."
    assert [(cut(text, q.inner), q.closed) for q in quotations(text)] == [
        ("It sank.", False),
        ("Nobody saw it.", False),
        ("It was empty,", True),
    ]


def test_an_open_mark_does_not_swallow_the_next_paragraph():
    text = "He said: “It sank.\nNobody “saw” it."
    assert quoted(text) == ["It sank.", "saw"]


def test_marks_typed_as_two_apostrophes_hold_single_ones():
    text = "''It's a 'Mad Max' film,'' she said. ''The boys' film.''"
    found = quotations(text)
    assert [cut(text, q.inner) for q in found] == ["It's a 'Mad Max' film,", "The boys' film."]
    assert all(q.closed for q in found)


def test_a_single_mark_before_a_doubled_one_closes_the_inner_quotation():
    text = "''We saw 'The Owls''' she said."
    assert [cut(text, q.span) for q in quotations(text)] == ["''We saw 'The Owls'''"]


@given(NEWS)
def test_quotations_are_in_order_apart_and_within_a_line(text):
    found = quotations(text)
    assert all(0 <= q.span.start < q.span.end <= len(text) for q in found)
    assert all(a.span.end <= b.span.start for a, b in pairwise(found))
    assert not any("\n" in cut(text, q.span) for q in found)


@given(NEWS)
def test_a_quotation_begins_with_a_mark_and_ends_with_one_if_closed(text):
    for q in quotations(text):
        assert text[q.span.start] in "“«„\"‘'"
        if q.closed:
            assert text[q.span.end - 1] in "”“»\"’'"
            assert q.span.start < q.inner.start <= q.inner.end < q.span.end
        else:
            assert q.inner.end == q.span.end


@given(NEWS)
def test_inside_is_being_in_one_of_them(text):
    found = quotations(text)
    covered = {i for q in found for i in range(*q.span)}
    assert [inside(found, i) for i in range(len(text))] == [i in covered for i in range(len(text))]


@given(NEWS, st.data())
def test_a_part_is_read_without_looking_outside_it(text, data):
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    assert all(start <= q.span.start < q.span.end <= end for q in quotations(text, Span(start, end)))
