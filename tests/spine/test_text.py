"""Spans, offsets, folding, words and sentences."""

import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import SpanError
from onrecord.records import Span
from onrecord.text import cut, fold, level, lines, overlap, sentences, subtract, trim, union, within, words

NEWS = st.text(st.sampled_from("ab Zé.,!?\"'“”‘’«»–-\n\r\t\u00a0…()0123\u0301ẞﬁ"), max_size=60) | st.text(max_size=60)
SPANS = st.tuples(st.integers(0, 30), st.integers(0, 8)).map(lambda p: Span(p[0], p[0] + p[1]))
FILLED = SPANS.filter(lambda s: s.start < s.end)


def characters(spans):
    return {i for s in spans for i in range(*s)}


def spread(spans):
    """Sorted, filled and apart."""
    return all(s.start < s.end for s in spans) and all(a.end <= b.start for a, b in pairwise(spans))


# --- cutting ----------------------------------------------------------------------------------------------


def test_a_span_counts_code_points():
    assert cut("a\U0001f6a2b", Span(1, 2)) == "\U0001f6a2"


@given(NEWS, st.integers(-3, 70), st.integers(-3, 70))
def test_a_span_that_does_not_fit_is_an_error_and_any_other_is_cut(text, start, end):
    if 0 <= start < end <= len(text):
        assert cut(text, Span(start, end)) == text[start:end]
    else:
        with pytest.raises(SpanError, match="does not fit"):
            cut(text, Span(start, end))


# --- folding ----------------------------------------------------------------------------------------------


@given(NEWS)
def test_levelling_keeps_every_offset_and_is_done_once(text):
    assert len(level(text)) == len(text)
    assert level(level(text)) == level(text)


@given(NEWS)
def test_folding_is_done_once_and_leaves_no_case_nor_accent(text):
    folded = fold(text)
    assert fold(folded) == folded
    assert not any(unicodedata.combining(c) for c in folded)
    assert "  " not in folded
    assert folded == folded.strip()


@pytest.mark.parametrize("text", ["ŉ", "‴", "x⁻¹", "İ", "ẞ"])
def test_folding_is_done_once_where_decomposing_brings_new_marks(text):
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(
    ("one", "other"),
    [("“Tolmé”", '"TOLME"'), ("al‑Ras", "AL–RAS"), ("O’Brenn", "o'brenn"), ("a\u00a0 b", "A B"), ("ﬁre", "FIRE")],
)
def test_what_a_reader_takes_for_the_same_folds_the_same(one, other):
    assert fold(one) == fold(other)


# --- spans ------------------------------------------------------------------------------------------------


@given(NEWS, st.data())
def test_trimming_strips_as_strings_do(text, data):
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    trimmed = trim(text, Span(start, end))
    assert text[slice(*trimmed)] == text[start:end].strip(" \t\r\n\u00a0")
    assert start <= trimmed.start <= trimmed.end <= end


@given(SPANS, SPANS)
def test_overlap_counts_shared_characters_either_way(a, b):
    assert overlap(a, b) == overlap(b, a) == len(characters([a]) & characters([b]))


@given(FILLED, FILLED)
def test_within_is_being_a_part(a, b):
    assert within(a, b) == (characters([a]) <= characters([b]))


@given(st.lists(FILLED))
def test_a_union_covers_the_same_characters_in_order_and_apart(spans):
    merged = union(spans)
    assert characters(merged) == characters(spans)
    assert spread(merged)
    assert all(a.end < b.start for a, b in pairwise(merged))
    assert union(merged) == merged


@given(SPANS, st.lists(FILLED))
def test_subtracting_leaves_the_rest_in_order_and_apart(whole, holes):
    rest = subtract(whole, holes)
    assert characters(rest) == characters([whole]) - characters(holes)
    assert spread(rest)


# --- lines, words, sentences ------------------------------------------------------------------------------


@given(NEWS)
def test_lines_are_the_filled_lines_trimmed(text):
    normal = [line.strip(" \t\u00a0") for line in text.replace("\r", "\n").split("\n")]
    assert [cut(text, s) for s in lines(text)] == [line for line in normal if line]


@given(NEWS)
def test_words_hold_every_letter_and_digit_and_no_blank(text):
    found = list(words(text))
    assert spread(found)
    assert characters(found) >= {i for i, c in enumerate(text) if c.isalnum()}
    assert not any(c.isspace() for s in found for c in cut(text, s))


def test_a_word_keeps_its_apostrophe_hyphen_and_inner_full_stop():
    text = "The U.S.-led crew’s 2.5-ton ferry."
    assert [cut(text, s) for s in words(text)] == ["The", "U.S", "led", "crew’s", "2.5-ton", "ferry"]


@given(NEWS)
def test_sentences_hold_all_but_blanks_and_cross_no_line(text):
    found = sentences(text)
    assert spread(found)
    assert characters(found) >= {i for i, c in enumerate(text) if not c.isspace()}
    assert not any("\n" in cut(text, s) for s in found)
    assert all(cut(text, s) == cut(text, s).strip(" \t\r\n\u00a0") for s in found)


@given(NEWS, st.data())
def test_the_sentences_of_a_part_lie_in_it(text, data):
    start = data.draw(st.integers(0, len(text)))
    part = Span(start, data.draw(st.integers(start, len(text))))
    assert all(within(s, part) for s in sentences(text, part))


@pytest.mark.parametrize(
    "expected",
    [
        ["The ferry sank.", "Nobody saw it."],
        ["Mr. Brenn met Gen. Oda K. Ruhl on Jan. 5 in Tolmé.", "He left."],
        ["It fell 2.5 percent.", "“We know,” he said."],
        ["“It sank.”", "“It was empty!”", "She agreed."],
        ["He lives in the U.S.", "The ferry does not."],
        ["He met U.S. officials.", "They left."],
        ["Was it empty?", "Yes!", "It was…", "Perhaps."],
        ['"Was it empty?" he asked.', "She nodded."],
        ["He waited… then he left."],
        ["It sank at 5 p.m. on Sunday.", "It rose at 6 a.m.", "The crew slept."],
        ["Did it sink?", "No.", "It rose."],
        ["Built by Ruhl & Co. in Tolmé, it sank.", "(It was old.)", "No. 7 did not."],
    ],
)
def test_sentences_of_news(expected):
    text = " ".join(expected)
    assert [cut(text, s) for s in sentences(text)] == expected


@pytest.mark.parametrize(
    "expected",
    [
        ["He blamed the mayor.", "Police left."],
        ['It starts "in the office of the mayor."', '"We go," he said.', "Others stay."],
        ["It sank.", "“We know,” he said.”", "Nobody saw it."],
        ["Ask Mr.Brenn of St.Tolmé, or www.Ferry.Example/Times, or Tickets.Com."],
        ["Ask it at b@Ferry.Example today."],
    ],
)
def test_where_blanks_were_lost_a_capital_behind_a_stop_begins_a_sentence(expected):
    text = "".join(expected)
    assert [cut(text, s) for s in sentences(text)] == expected


def test_a_line_break_ends_a_sentence():
    text = "Ferry sinks\nTOLMÉ — It sank\r\n\r\nNobody saw it"
    assert [cut(text, s) for s in sentences(text)] == ["Ferry sinks", "TOLMÉ — It sank", "Nobody saw it"]
