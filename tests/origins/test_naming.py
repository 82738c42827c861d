"""Names by which two voices of one claim are likely one."""

import pytest

from onrecord.stages.origins.naming import may_be_one, short_of, speaks_for, stands_behind
from onrecord.stages.origins.telling import hearsay, one_quotation, says_itself


@pytest.mark.parametrize(
    ("short", "full", "person", "is_one"),
    [
        ("Holt", "Karin Holt", True, True),
        ("Karin M. Holt", "Karin Holt", True, True),
        ("Karin Holt", "Karin Ada Holt", True, True),
        ("President Holt", "Karin Holt", True, True),
        ("Holt", "Holt campaign", True, False),
        ("Ada Holt", "Karin Holt", True, False),
        ("Ali al-Wael", "Khadim al-Wael", True, False),
        ("House", "White House", False, False),
        ("Moll office", "special counsel Robert Moll office", False, True),
        ("Senate", "Senate Committee", False, False),
        ("Moll's father", "Moll", True, False),
    ],
)
def test_a_short_form_ends_like_the_full_name(short, full, person, is_one):
    assert short_of(short, full, person=person) is is_one


def test_a_name_of_nothing_but_titles_is_nobody_s_short_form():
    assert not may_be_one("the president", "Karin Holt")
    assert not short_of("the president", "Karin Holt", person=True)


@pytest.mark.parametrize(
    ("name", "roles", "body", "speaks"),
    [
        ("A spokesperson for the special counsel", (), "special counsel Robert Moll office", True),
        ("White Hall aides", (), "White Hall", True),
        ("an aide", (), "White Hall", False),
        ("Walid Orl", ("Ostrovian foreign minister",), "Ostrovian government", True),
        ("Walid Orl", ("Ostrovian fisherman",), "Ostrovian government", False),
        ("Walid Orl", ("Lorvian foreign minister",), "Ostrovian government", False),
        ("Walid Orl", ("spokesman for Lorvian Air",), "Lorvian Air", True),
        ("Walid Orl", (), "Ostrovian government", False),
        ("a baker", (), "Ostrovian government", False),
    ],
)
def test_whoever_is_described_as_its_voice_speaks_for_a_body(name, roles, body, speaks):
    assert speaks_for(name, roles, body) is speaks


@pytest.mark.parametrize(
    ("camp", "person", "behind"),
    [
        ("the Holt campaign", "Karin Holt", True),
        ("Holt administration", "Holt", True),
        ("Lorvian Air", "Karin Holt", False),
        ("Holt", "Karin Holt", False),
        ("the campaign", "Karin Holt", False),
    ],
)
def test_a_camp_is_somebody_s_own(camp, person, behind):
    assert stands_behind(camp, person) is behind


@pytest.mark.parametrize(
    ("a", "b", "one"),
    [
        (
            "We still get a soldier back if he is held in captivity",
            "“we still get a soldier back, if he is held in captivity,”",
            True,
        ),
        ("no pressure", "no pressure", False),
        (
            "We still get a soldier back if he is held",
            "Nobody gets a soldier back who is held in captivity there",
            False,
        ),
    ],
)
def test_many_equal_words_in_a_row_were_said_once(a, b, one):
    assert one_quotation(a, b) is one
    assert one_quotation(b, a) is one


@pytest.mark.parametrize(
    ("text", "speaker", "is_hearsay"),
    [
        ("she has said that the gates were opened", "Karin Holt", True),
        ("as I have said before, the gates were opened", "Karin Holt", False),
        ("Dren saw the gates opened", "Karin Holt", False),
        ("Holt saw the gates opened", "Karin Holt", True),
        ("the gates were opened", "Karin Holt", False),
    ],
)
def test_words_that_tell_of_others_or_of_the_speaker_may_be_another_s(text, speaker, is_hearsay):
    assert hearsay(text, speaker) is is_hearsay


@pytest.mark.parametrize(
    ("text", "name", "says"),
    [
        ("The Grey Banner claimed that it opened the gates", "Grey Banner", True),
        ("The gates of the Grey Banner were opened, Ostrovia claimed", "Ostrovia", True),
        ("It is said that the Grey Banner opened the gates", "Grey Banner", False),
        ("The Grey Banner opened the gates", "Grey Banner", False),
    ],
)
def test_a_sentence_tells_who_said_it_where_a_verb_of_saying_follows_the_name(text, name, says):
    assert says_itself(text, name) is says
