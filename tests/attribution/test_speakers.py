"""Who is speaking: names, pronouns, descriptions, and when nobody can be named."""

import pytest

BEGIN = "The dam at Velport was opened at night after a week of rain.\n\n"


def test_a_surname_is_the_fuller_name_given_before(tell):
    told = tell("{s1|Ana Ruiz} {q1|said} {c1|the dam would hold}.\n\n{s2|Ruiz} {q2|added} {c2|that it was old}.")
    assert told.speakers == ["Ana Ruiz", "Ana Ruiz"]
    assert told[1].because[0].rule == "speaker: another form of the name"


@pytest.mark.parametrize(
    ("source", "speaker"),
    [
        ("Ostrovian security expert, Ana Ruiz,", "Ana Ruiz"),
        ("Ostrovia’s Defence Minister Ana Ruiz", "Ana Ruiz"),
        ("Ana Ruiz, the River Front’s security chief,", "Ana Ruiz"),
        ("A spokeswoman for the River Front, Ana Ruiz,", "Ana Ruiz"),
        ("Secretary of State Ana Ruiz", "Ana Ruiz"),
        ("a Sunday estimate by Ostrovian President Ana Ruiz", "Ana Ruiz"),
        ("Ana Ruiz’s", "Ana Ruiz"),
        ("Ostrovia’s River Front, which is part of the coalition,", "River Front"),
        ("the River Front movement", "River Front"),
        ("The River Front’s communication office", "River Front communication office"),
        ("the ‘Harbour Post’", "Harbour Post"),
        ("Ostrovia", "Ostrovia"),
        ("Ana Ruiz and Boris Keld", "Ana Ruiz and Boris Keld"),
        ("Ostrovia-backed militias", "Ostrovia-backed militias"),
    ],
)
def test_the_head_of_a_source_is_its_speaker(tell, source, speaker):
    told = tell(BEGIN + "{s1|" + source + "} {q1|said} {c1|the dam would hold}.")
    assert told.speakers == [speaker]


@pytest.mark.parametrize(
    ("source", "kind"),
    [
        ("Ana Ruiz", "person"),
        ("River Front", "organisation"),
        ("Ostrovia", "state"),
        ("NOVA", "outlet"),
        ("Harbour Post", "outlet"),
        ("a second source", "unnamed"),
        ("security experts", "group"),
        ("the Ostrovian government", "state"),
        ("the Ostrovian parliament", "organisation"),
        ("local media", "outlet"),
        ("a report", "unnamed"),
    ],
)
def test_a_speaker_has_the_kind_of_its_head(tell, source, kind):
    assert tell(BEGIN + "{s1|" + source + "} {q1|said} {c1|the dam would hold}.")[0].speaker_kind == kind


def test_he_is_the_last_speaker_also_behind_a_long_quotation(tell):
    words = (
        "The gate was open. Nobody saw it. It rained. The river rose. The wall stood. We left. It was late. We knew."
    )
    told = tell("{s1|Boris Keld} {q1|said} {c1|the dam would hold}.\n\n{c2|“" + words + "”} {s2|he} {q2|said}.")
    assert told.speakers == ["Boris Keld", "Boris Keld"]


def test_he_is_the_subject_of_a_nearer_sentence(tell):
    told = tell(
        "{s1|Boris Keld} {q1|said} {c1|the dam would hold}.\n\n"
        "Omar Lind arrived an hour later. {s2|He} {q2|said} {c2|it would not}.",
        names={"Boris Keld": ("person", ["Keld"], []), "Omar Lind": ("person", ["Lind"], [])},
    )
    assert told.speakers == ["Boris Keld", "Omar Lind"]


def test_she_is_not_a_man_named_in_between(tell):
    told = tell(
        "{s1|Mrs. Ruiz} {q1|said} {c1|the dam would hold}. Mr. Keld watched the water.\n\n"
        "{s2|She} {q2|added} {c2|that it was old}."
    )
    assert told.speakers == ["Ana Ruiz", "Ana Ruiz"]


def test_who_is_said_to_have_said_something_in_the_quotation_is_not_the_one_who_closes_it(tell):
    told = tell(
        "{s1|Boris Keld} {q1|said} {c1|the dam would hold}.\n\n"
        "{c2|“{s3|Omar Lind} {q3|said} {c3|it was old},”} {s2|he} {q2|added}.",
        names={"Boris Keld": ("person", ["Keld"], []), "Omar Lind": ("person", ["Lind"], [])},
    )
    assert [told[i].speaker for i in (1, 2)] == ["Boris Keld", "Omar Lind"]


def test_a_pronoun_with_nobody_before_it_stays_unknown(tell):
    told = tell(BEGIN + "{s1|He} {q1|said} {c1|the dam would hold}.")
    assert told.speakers == [None]
    assert "without a person" in told[0].because[0].rule


def test_a_definite_description_goes_back_to_the_one_of_that_role(tell):
    told = tell(
        "{s1|Ana Ruiz, a Hethran security expert,} {q1|said} {c1|the dam would hold}.\n\n"
        "{s2|Boris Keld, the mayor of Velport,} {q2|disagreed} {c2|that it would}.\n\n"
        "{c3|“It is old,”} {s3|the Hethran security expert} {q3|said}."
    )
    assert told[2].speaker == "Ana Ruiz"


def test_of_two_with_that_role_neither_is_taken(tell):
    told = tell(
        "{s1|Ana Ruiz, a security expert,} {q1|said} {c1|the dam would hold}.\n\n"
        "{s2|Clara Dunn, a security expert,} {q2|said} {c2|it would not}.\n\n"
        "{s3|Boris Keld, the mayor,} {q3|said} {c3|he was tired}.\n\n"
        "{c4|“It is old,”} {s4|the security expert} {q4|said}."
    )
    assert told[3].speaker_kind == "unnamed"
    assert told[3].party is None


def test_the_lead_describes_whom_the_next_paragraph_names(tell):
    told = tell(
        "{c1|The dam will hold}, {q1|says} {s1|an Ostrovian engineer}.\n\n"
        "{s2|Ana Ruiz} {q2|told} Ostrovia’s Harbour Post newspaper {c2|that it was built well}."
    )
    assert told.speakers == ["Ana Ruiz", "Ana Ruiz"]
    assert told.hops(0) == [(1, "Harbour Post")]


def test_the_lead_waits_for_the_one_with_the_role(tell):
    told = tell(
        "{s1|The spokesman for the River Front} {q1|said} {c1|the dam was opened}.\n\n"
        "{s2|Boris Keld} {q2|said} {c2|it was not}.\n\n"
        "{c3|“We saw it,”} {s3|Clara Dunn, the group’s spokesman,} {q3|said}."
    )
    assert told[0].speaker == "Clara Dunn"
    assert told[0].on_behalf_of == told[2].on_behalf_of == "River Front"


def test_a_description_further_down_never_looks_ahead(tell):
    told = tell(
        "Rain fell on Velport all week long.\n\n{s1|An engineer} {q1|said} {c1|the dam would hold}.\n\n"
        "{s2|Ana Ruiz} {q2|said} {c2|it was old}."
    )
    assert told[0].speaker == "An engineer"
    assert told[0].speaker_kind == "unnamed"


def test_the_experts_of_the_title_stand_for_the_experts_below(tell):
    told = tell(
        "{s2|Ostrovian security expert Ana Ruiz} {q2|said} {c2|so on Sunday}.\n\n"
        "{s3|Clara Dunn, a Hethran security expert,} {q3|agreed} {c3|with that}.",
        title="{s1|Security experts}{q1|:} {c1|The dam was opened on purpose}",
    )
    assert told[0].speaker == "Security experts"
    assert told[0].speaker_kind == "group"
    assert told[0].stands_for == (told[1].party, told[2].party)


def test_unnamed_speakers_are_not_merged(tell):
    told = tell(
        BEGIN + "{s1|A source} {q1|said} {c1|the dam was opened}. {s2|A second source} {q2|said} {c2|it was not}. "
        "{s3|Keld} {q3|said} {c3|nothing was known}."
    )
    assert told.speakers == ["A source", "A second source", "Boris Keld"]


def test_the_sources_are_the_sources_before(tell):
    told = tell(
        BEGIN + "{s1|Medical sources} {q1|said} {c1|two died}. {c2|Others were hurt}, {s2|the sources} {q2|said}."
    )
    assert told.speakers == ["Medical sources"] * 2


def test_the_army_is_the_military_that_spoke_before(tell):
    told = tell(
        BEGIN
        + "{s1|The Ostrovian military} {q1|said} {c1|it was far away}. {c2|Nobody came near}, {s2|the army} {q2|added}."
    )
    assert told.speakers == ["Ostrovian military"] * 2


def test_the_army_is_unresolved_when_no_military_spoke(tell):
    told = tell(BEGIN + "{s1|Ana Ruiz} {q1|said} {c1|so}. {c2|Nobody came near}, {s2|the army} {q2|added}.")
    assert told[1].speaker == "army"
    assert told[1].party is None


def test_the_one_who_is_quoted_speaks_not_the_outlet_that_quotes(tell):
    told = tell(
        BEGIN + "{s1|The Harbour Post} {q1|reported} {c1|that gates stood open}.\n\n"
        "{c2|“They did,”} {s2|the newspaper} {q2|quoted} an unnamed source “with knowledge of it.”\n\n"
        "It also quoted {s3|a second source} as {q3|saying} {c3|that they did not}."
    )
    assert told.speakers == ["Harbour Post", "an unnamed source", "a second source"]
    assert told.hops(1) == told.hops(2) == [(1, "Harbour Post")]


def test_whoever_is_quoted_goes_on_after_the_tag(tell):
    told = tell("{c1|“It holds,”} {s1|Ana Ruiz} {q1|said}. {c2|“It always has.”}")
    assert told.speakers == ["Ana Ruiz", "Ana Ruiz"]


def test_i_is_whoever_is_quoted(tell):
    told = tell("{c1|“{s2|I} {q2|said} {c2|it would hold},”} {s1|Ana Ruiz} {q1|recalled}.")
    assert told.speakers == ["Ana Ruiz", "Ana Ruiz"]


def test_who_is_the_person_in_front_not_her_country(tell):
    told = tell(BEGIN + "It was echoed by Ana Ruiz of Ostrovia, {s1|who} {q1|said} {c1|the dam would hold}.")
    assert told.speakers == ["Ana Ruiz"]


def test_no_group_is_nobody(tell):
    told = tell(BEGIN + "{s1|No group} {q1|has claimed} {c1|responsibility for it}.")
    assert told.speakers == [None]
    assert told[0].stance == "unclaimed"


def test_a_capital_speaks_for_its_state(tell):
    names = {"France": ("state", [], []), "Paris": ("state", [], [])}
    told = tell("France sent aid. {s1|Paris} {q1|said} {c1|more would come}.", names=names)
    assert told[0].speaker == "France"


def test_a_continuing_cue_makes_an_epithet_the_last_speaker(tell):
    told = tell(
        "{c1|“It holds,”} {s1|Boris Keld} {q1|said}.\n\n{c2|“It always has,”} {s2|the Velport native} {q2|added}."
    )
    assert told[1].speaker == "Boris Keld"


def test_tags_without_groups_are_joined_by_nearness(tell):
    told = tell("{s|Ana Ruiz} {q|said} {c|the dam would hold}. {c|“It is old,”} {s|Boris Keld} {q|said}.")
    assert told.speakers == ["Ana Ruiz", "Boris Keld"]


def test_whom_an_outlet_cites_speaks_and_the_outlet_is_a_hop(tell):
    told = tell(
        BEGIN
        + "The newspaper {s1|Harbour Post} {q1|reported} {c1|that the gates stood open}, quoting an unnamed official."
    )
    assert told[0].speaker == "an unnamed official"
    assert told[0].speaker_kind == "unnamed"
    assert told.hops(0) == [(1, "Harbour Post")]


def test_a_person_who_cites_speaks_for_herself(tell):
    told = tell(BEGIN + "{s1|Ana Ruiz} {q1|said} {c1|that the gates stood open}, citing a report.")
    assert told.speakers == ["Ana Ruiz"]


def test_a_name_right_behind_a_description_is_its_name(tell):
    told = tell(BEGIN + "{c1|“It holds,”} {q1|said} {s1|the baker}, Ana Ruiz.")
    assert told.speakers == ["Ana Ruiz"]


def test_a_source_that_is_no_noun_phrase_is_unknown(tell):
    told = tell(BEGIN + "{s1|have been seen that} {q1|say} {c1|it holds}.")
    assert told.speakers == [None]


def test_the_company_is_the_body_named_before(tell):
    told = tell(BEGIN + "River Front built the dam.\n\n{s1|The company} {q1|said} {c1|it holds}.")
    assert told.speakers == ["River Front"]


@pytest.mark.parametrize(
    ("source", "body"),
    [
        ("Ostrovia’s ambassador to the River Front", "Ostrovia"),
        ("Hethra’s envoy to Ostrovia", "Hethra"),
        ("the ambassador to Ostrovia", None),
        ("the ambassador of Ostrovia", "Ostrovia"),
        ("a spokesman for the River Front", "River Front"),
    ],
)
def test_an_envoy_speaks_for_whoever_sent_him(tell, source, body):
    told = tell(BEGIN + "{s1|" + source + ", Ana Ruiz,} {q1|said} {c1|the dam would hold}.")
    assert (told[0].speaker, told[0].on_behalf_of) == ("Ana Ruiz", body)


def test_who_released_a_statement_is_its_speaker(tell):
    told = tell(BEGIN + "Ana Ruiz released {s1|a statement late} Tuesday {q1|saying}: {c1|“It holds.”}")
    assert told.speakers == ["Ana Ruiz"]


def test_a_statement_nobody_is_said_to_have_released_has_no_speaker(tell):
    told = tell(BEGIN + "Ana Ruiz was ill, and {s1|a statement} {q1|said}: {c1|“It holds.”}")
    assert told[0].speaker_kind == "unnamed"


def test_a_book_is_its_authors_and_never_theirs_whom_its_title_names(tell):
    told = tell(
        BEGIN + "{s1|A new book by the writer Ana Ruiz, “Keld in the House}”, {q1|says} {c1|it leaks}. Boris Keld."
    )
    assert told.speakers == ["Ana Ruiz"]
    told = tell(BEGIN + "{s1|A new book, “Keld in the House}”, {q1|says} {c1|it leaks}. Boris Keld.")
    assert told.speakers == ["A new book"]
