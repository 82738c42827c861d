"""What is taken for a speaker but cannot speak is left unknown; what only looks so still speaks."""

import pytest

BEGIN = "The dam at Velport was opened at night after a week of rain.\n\n"


@pytest.mark.parametrize(
    "source", ["The presidential bid", "The week", "Hide Caption", "A long investigation", "The victory", "The race"]
)
def test_things_and_times_are_nobody(tell, source):
    told = tell(f"{BEGIN}{{s1|{source}}} {{q1|said}} {{c1|that it holds}}.")
    assert told.speakers == [None]
    assert told[0].because[0].rule == "speaker: the source is nothing that speaks"


@pytest.mark.parametrize(
    ("source", "speaker"),
    [
        ("the administration", "administration"),
        ("a number of officials", "a number of officials"),
        ("an official", "an official"),
        ("the poll", "poll"),
        ("the opposition", "opposition"),
    ],
)
def test_people_bodies_and_documents_do_speak(tell, source, speaker):
    assert tell(f"{BEGIN}Later {{s1|{source}}} {{q1|said}} {{c1|that it holds}}.").speakers == [speaker]


def test_a_capital_that_only_begins_a_sentence_names_nobody(tell):
    assert tell(BEGIN + "{s1|Finding} {q1|said} {c1|that it holds}.").speakers == [None]


def test_a_saying_is_its_owners(tell):
    told = tell(BEGIN + "{s1|Ana Ruiz’s remarks} {q1|suggest} {c1|that it holds}. {s2|Her} {q2|view} {c2|is clear}.")
    assert told.speakers[0] == "Ana Ruiz"


def test_a_source_cut_off_behind_an_initial_or_a_seat_finds_its_name(tell):
    names = {"Carl D. Ives": ("person", ["Ives"], [])}
    told = tell(BEGIN + "{s1|Speaker Carl D}. Ives {q1|said} {c1|that it holds}.", names=names)
    assert told.speakers == ["Carl D. Ives"]
    told = tell(BEGIN + "Ana Ruiz, {s1|R-Velport, who came late,} {q1|said} {c1|that it holds}.")
    assert told.speakers == ["Ana Ruiz"]


def test_who_behind_a_group_is_that_group(tell):
    assert tell(BEGIN + "It angers voters {s1|who} {q1|say} {c1|that it leaks}.").speakers == ["voters"]


@pytest.mark.parametrize(
    ("marked", "stance"),
    [
        ("{s1|Ruiz} {q1|is not accusing} {c1|Keld of theft}.", "asserts"),
        ("{s1|Ruiz} {q1|has never denied} {c1|that it leaks}.", "asserts"),
        ("{s1|Ruiz} {q1|must first confirm} {c1|that it leaks}.", "asserts"),
        ("{s1|Ruiz} {q1|did not} {c1|respond to a request for comment}.", "declines"),
        ("{s1|Ruiz} {q1|accused} {c1|Keld of theft}.", "accuses"),
        ("{s1|Ruiz} {q1|could not confirm} {c1|that it leaks}.", "unverified"),
    ],
)
def test_an_act_that_was_not_done_is_not_its_stance(tell, marked, stance):
    assert tell(BEGIN + marked)[0].stance == stance


def test_a_partisan_is_a_description_and_an_envoy_is_who_is_named_behind_the_post(tell):
    told = tell(
        BEGIN
        + "{s1|Ana Ruiz, a Democrat,} {q1|said} {c1|that it holds}. {s2|The Velport Democrat} {q2|added} {c2|no more}."
    )
    assert told.speakers == ["Ana Ruiz", "Ana Ruiz"]
    told = tell(BEGIN + "{s1|Ostrovia Ambassador to the River Front Boris Keld} {q1|said} {c1|that it holds}.")
    assert told.speakers == ["Boris Keld"]


def test_a_source_that_runs_on_over_its_verb_speaks_by_its_subject(tell):
    told = tell(BEGIN + "{s1|Village groups have blamed the mayor, Ana Ruiz}, {q1|saying} {c1|that it leaks}.")
    assert told.speakers == ["Village groups"]
    told = tell(BEGIN + "{s1|Ana Ruiz, who has visited the dam,} {q1|said} {c1|that it leaks}.")
    assert told.speakers == ["Ana Ruiz"]
