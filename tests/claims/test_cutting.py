"""Contents cut into what is asserted one by one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.records import Span
from onrecord.stages.claims.cutting import assertions, clauses, shown, unlabelled
from onrecord.text import cut, sentences, within


def _said(text: str, *quoted: str) -> list[str]:
    spans = [Span(text.index(words), text.index(words) + len(words)) for words in quoted]
    return [" ".join(cut(text, span) for span in one) for one in assertions(text, spans)]


def test_each_sentence_of_a_quotation_is_an_assertion():
    text = "“The dam was sound. The gates were opened at night,” Kol said. “No guard was warned.”"

    assert _said(text, "“The dam was sound. The gates were opened at night,”", "“No guard was warned.”") == [
        "“The dam was sound.",
        "The gates were opened at night,”",
        "“No guard was warned.”",
    ]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("“The dam was sound.", "The dam was sound."),
        ("the gates were opened,”", "the gates were opened"),
        ("“The dam was sound,”", "“The dam was sound,”"),
        ("the “sound” dam of the workers’", "the “sound” dam of the workers’"),
        ("‘We go,’ and ‘stay.’", "‘We go,’ and ‘stay.’"),
    ],
)
def test_half_a_pair_of_quotation_marks_is_not_shown(text, words):
    assert shown(text, (Span(0, len(text)),)) == words


def test_a_sentence_broken_by_its_speaker_stays_one():
    text = "“The gates of the dam,” Kol said, “were opened at night.”"

    assert _said(text, "“The gates of the dam,”", "“were opened at night.”") == [
        "“The gates of the dam,” “were opened at night.”"
    ]


def test_what_is_added_with_and_or_but_is_another_assertion():
    text = "“The dam was sound,” Kol said, “but the gates were opened at night.”"

    assert _said(text, "“The dam was sound,”", "“but the gates were opened at night.”") == [
        "“The dam was sound,”",
        "“but the gates were opened at night.”",
    ]


def test_what_is_too_short_to_assert_anything_stays_with_its_neighbour():
    assert _said("The gates were opened at night. Period.", "The gates were opened at night. Period.") == [
        "The gates were opened at night. Period."
    ]
    assert _said("No. The gates were opened at night.", "No. The gates were opened at night.") == [
        "No. The gates were opened at night."
    ]


def _clauses(words: str) -> list[str]:
    return [" ".join(cut(words, span) for span in one) for one in clauses(words, (Span(0, len(words)),))]


def test_a_second_clause_with_a_subject_of_its_own_is_another_assertion():
    assert _clauses("the gates were opened at night and the guards left the quay") == [
        "the gates were opened at night",
        "the guards left the quay",
    ]
    assert _clauses("that the gates were opened at night and that no guard was warned of it") == [
        "that the gates were opened at night",
        "that no guard was warned of it",
    ]


def test_two_objects_are_no_two_clauses():
    for words in ("they opened the upper gates and the lower gates", "the blast killed a man and a woman on the quay"):
        assert _clauses(words) == [words]


def test_what_is_told_of_somebody_in_passing_is_another_assertion():
    assert _clauses("Ana Kol, who had guarded the dam for ten years, left the country on Monday.") == [
        "Ana Kol , left the country on Monday.",
        "had guarded the dam for ten years",
    ]


def test_the_numbered_label_of_captions_is_left_out():
    captions = [f"Photo {n} of 9: Night of the flood – The {what} on Monday." for n, what in enumerate(_SHOWN, 1)]
    text = " ".join(captions)
    spans = [Span(text.index(c), text.index(c) + len(c)) for c in captions]

    assert [cut(text, s) for s in unlabelled(text, spans)] == [f"The {what} on Monday." for what in _SHOWN]


def test_sentences_that_begin_alike_without_a_number_are_left_whole():
    text = " ".join(f"We shall fight on the {what}." for what in _SHOWN)
    spans = sentences(text)

    assert tuple(unlabelled(text, spans)) == spans


_SHOWN = ("old dam broke early", "lower gates stood open", "guards left their post", "river rose by a metre")


@given(st.text(alphabet="Aab .,;“”\n", min_size=1, max_size=60), st.data())
def test_pieces_lie_in_the_content_and_keep_its_words(text, data):
    start = data.draw(st.integers(0, len(text) - 1))
    whole = Span(start, data.draw(st.integers(start + 1, len(text))))

    found = [span for one in assertions(text, [whole]) for span in one]

    assert all(within(span, whole) for span in found)
    assert [c for span in found for c in cut(text, span) if c.isalpha()] == [c for c in cut(text, whole) if c.isalpha()]
