"""A person's say in who is who."""


def test_a_persons_word_stands_over_the_rules_and_undo_restores_what_was(onrecord, stories):
    onrecord("add", stories.examples)
    before = onrecord.rows("names")
    assert onrecord.rows("names", "why", "Jurek Valdis", "Yurek Valdis")
    (made,) = onrecord.rows("names", "different", "Jurek Valdis", "Yurek Valdis", "--as", "ada")
    assert (made["verdict"], made["actor"]) == ("different", "ada")
    assert onrecord.rows("names", "why", "Jurek Valdis", "Yurek Valdis") == []
    assert len(onrecord.rows("names")) > len(before)
    onrecord("names", "undo", "--as", "ada")
    assert onrecord.rows("names") == before
    onrecord("names", "undo", status=1)


def test_two_names_that_a_person_joins_are_one_and_say_why(onrecord, stories):
    onrecord("add", stories.examples)
    onrecord("names", "same", "Mira Sollen", "Pavel Orlin", "--as", "bo")
    assert [row for row in onrecord.rows("names") if {"Mira Sollen", "Pavel Orlin"} <= {*row["names"]}]
    printed, _ = onrecord("names", "why", "Mira Sollen", "Pavel Orlin")
    assert "by bo" in printed


def test_an_unknown_name_names_the_cure(stories):
    _, said = stories("names", "why", "Nobody Atall", "Mira Sollen", status=1)
    assert "onrecord names" in said


def test_different_holds_for_every_report_at_once_and_undo_restores_every_party(onrecord, stories):
    onrecord("add", stories.examples)
    before = onrecord.rows("names")
    (party,) = [row for row in before if {"Jurek Valdis", "Yurek Valdis"} <= {*row["names"]}]
    assert party["articles"] > 2
    (made,) = onrecord.rows("names", "different", "Jurek Valdis", "Yurek Valdis", "--as", "ada")
    assert 2 + len(made["lefts"]) + len(made["rights"]) == party["articles"]
    after = onrecord.rows("names")
    assert not [row for row in after if {"Jurek Valdis", "Yurek Valdis"} <= {*row["names"]}]
    onrecord("names", "undo")
    assert onrecord.rows("names") == before


def test_what_a_rule_is_unsure_of_waits_for_a_person(onrecord):
    (onrecord.folder / "one.txt").write_text("Mr Qasim Velarin spoke in Ostrel.\n")
    (onrecord.folder / "two.txt").write_text("Mr Kasem Velarin spoke in Lima.\n")
    onrecord("add", ".")
    (doubt,) = onrecord.rows("names", "unsure")
    assert {*doubt["names"]} == {"Qasim Velarin", "Kasem Velarin"}
    printed, _ = onrecord("names", "unsure")
    assert "Kasem Velarin" in printed
    onrecord("names", "different", doubt["left"], doubt["right"])
    assert onrecord.rows("names", "unsure") == []
    onrecord("names", "same", doubt["left"], doubt["right"], "--as", "bo")
    assert [
        row["because"].startswith("bo: same") or "bo: same" in row["because"]
        for row in onrecord.rows("names", "unsure")
    ]


def test_a_name_that_several_parties_bear_must_be_told_apart(onrecord):
    (onrecord.folder / "one.txt").write_text("Mr Oru Vance left Ostrel. Mr Dan Korin slept.\n")
    (onrecord.folder / "two.txt").write_text("In Lima, Mr Oru Vance painted.\n")
    onrecord("add", ".")
    _, said = onrecord("names", "same", "Oru Vance", "Dan Korin", status=1)
    assert "--every" in said
    onrecord("names", "same", "Oru Vance", "Dan Korin", "--every")
    assert len([row for row in onrecord.rows("names") if "Oru Vance" in row["names"]]) == 1
