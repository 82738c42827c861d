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
