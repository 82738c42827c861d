"""How many separate origins: the rules of docs/explanation/origins.md, one by one."""

from dataclasses import replace

import pytest

from onrecord.records import Judgement, LocalParty, Span
from onrecord.stages.origins import count


def rules(claim):
    return [b.rule.removeprefix("origins/") for b in claim.because]


def warned(claim):
    return [w.kind for w in claim.warnings]


def test_two_speakers_in_two_reports_through_two_channels_are_two(world):
    world.report("a", "The Rook").said("Karin Holt", hops=["Northwater"])
    world.report("b", "The Wren").said("Olga Dren", hops=["Radio Aster"])

    claim = world.counted()

    assert claim.origins == (2, 2)
    assert claim.voices == ("Karin Holt", "Olga Dren")
    assert claim.reports == ("a", "b")
    assert claim.because[-1].note == "2: Karin Holt, Olga Dren"


def test_one_speaker_in_many_outlets_is_one(world):
    for label in "abc":
        world.report(label, f"Paper {label}").said("Karin Holt")

    assert world.counted().origins == (1, 1)


def test_two_speakers_in_one_report_may_be_one(world):
    world.report("a", "The Rook").said("Ali Marn").said("Nasir Sham")

    claim = world.counted()

    assert claim.origins == (1, 2)
    assert "one-report" in rules(claim)


def test_two_speakers_of_one_report_printed_twice_may_still_be_one(world):
    for label, outlet in (("a", "The Rook"), ("b", None)):
        world.report(label, outlet).said("Ali Marn").said(
            "Nasir Sham", "Hethra Dam gates were opened by intent, all of them"
        )
    world.copy("a", "b")

    claim = world.counted()

    assert claim.origins == (1, 2)
    assert "copies" in rules(claim)
    assert [set(f) for f in claim.families] == [{r.reading().id for r in world.reports}]


def test_two_speakers_through_one_agency_may_be_one(world):
    world.report("a", "The Rook").said("Ali Marn", hops=["KORNA"])
    world.report("b", "The Wren").said("Nasir Sham", hops=["KORNA"])

    claim = world.counted()

    assert claim.origins == (1, 2)
    assert "shared-hop" in rules(claim)


def test_a_press_conference_is_nobody_who_heard(world):
    world.report("a", "The Rook").said("Ali Marn", hops=["press conference"])
    world.report("b", "The Wren").said("Nasir Sham", hops=["press conference"])

    assert world.counted().origins == (2, 2)


def test_a_spokesman_and_his_organisation_are_one_voice(world):
    world.report("a", "The Rook").said("Jurek Vald", body="Foreign Ministry")
    world.report("b", "The Wren").said("Foreign Ministry", kind="organisation")
    world.report("c", "The Owl").said("Anna Pell", body="Foreign Ministry")

    claim = world.counted()

    assert claim.origins == (1, 1)
    assert rules(claim).count("spokesman") == 2


def test_a_summing_up_source_stands_for_those_it_sums_up(world):
    world.report("a", "The Rook").said("Security experts", kind="group", stands_for=["Ali Marn", "Nasir Sham"])

    claim = world.counted()

    assert claim.origins == (1, 2)
    assert claim.voices == ("Ali Marn", "Nasir Sham")
    assert "summed-up" in rules(claim)


def test_an_unnamed_source_may_be_anybody(world):
    world.report("a", "The Rook").said("Karin Holt")
    world.report("b", "The Wren").said("a security source", kind="unnamed")

    claim = world.counted()

    assert claim.origins == (1, 2)
    assert "unnamed" in rules(claim)


def test_several_unnamed_sources_may_be_one_or_several(world):
    for label in "abc":
        world.report(label, f"Paper {label}").said("a security source", kind="unnamed")

    assert world.counted().origins == (1, 3)


def test_an_outlet_that_passes_on_a_speaker_rests_on_them(world):
    world.report("a", "The Rook").said("Karin Holt", hops=["KORNA"])
    world.report("b", "The Wren").said("KORNA", kind="outlet")

    claim = world.counted()

    assert claim.origins == (1, 1)
    assert "passes-on" in rules(claim)


def test_an_outlet_whose_own_report_names_its_source_rests_on_it(world):
    world.report("a", "The Rook").said("Karin Holt")
    world.report("b", "The Wren").said("the Rook", kind="outlet")

    claim = world.counted()

    assert claim.origins == (1, 1)
    assert "names-its-source" in rules(claim)


def test_an_unnamed_source_passed_on_by_another_outlet_is_still_that_one(world):
    world.report("a", "Ternline").said("a security source", kind="unnamed")
    world.report("b", "The Wren").said("an unnamed source", kind="unnamed", hops=["Ternline"])

    claim = world.counted()

    assert claim.origins == (1, 1)
    assert warned(claim) == ["one-unnamed-source"]


def test_own_voice_after_an_attribution_is_printed_as_fact_and_widens_the_range(world):
    world.report("a", "Radio Aster", "2031-03-12").said("Mira Soll")
    world.report("b", "The Tribune", "2031-03-15").said("Pavel Orl", hops=["Tribune"])
    world.report("c", "Ternline", "2031-03-20").own()

    claim = world.counted()

    assert claim.origins == (2, 3)
    assert warned(claim) == ["printed-as-fact"]
    assert "Ternline" in claim.warnings[0].note


def test_own_voice_before_any_attribution_is_no_warning(world):
    world.report("a", "Ternline", "2031-03-10").own()
    world.report("b", "Radio Aster", "2031-03-12").said("Mira Soll")

    assert warned(world.counted()) == []


def test_own_voice_that_a_copy_attributes_rests_on_that_speaker(world):
    world.report("a", "The Rook", "2031-03-10").said("Karin Holt")
    world.report("b", "The Wren", "2031-03-11").own()
    world.copy("a", "b", "a>b")

    claim = world.counted()

    assert claim.origins == (1, 1)
    assert warned(claim) == ["printed-as-fact"]


def test_a_passage_under_two_names_counts_once_and_warns(world):
    world.report("a", "The Rook").said("Anton Resk")
    world.report("b", "Ternline").said("Marek Toll")
    world.copy("a", "b", "a>b")

    claim = world.counted()

    assert claim.origins == (1, 1)
    assert claim.because[-1].note == "1: Anton Resk or Marek Toll"
    assert warned(claim) == ["speaker-swapped"]


def test_a_swapped_name_heard_elsewhere_too_is_a_voice_of_its_own(world):
    world.report("a", "The Rook").said("Anton Resk")
    world.report("b", "Ternline").said("Marek Toll")
    world.report("c", "The Wren").said("Marek Toll")
    world.copy("a", "b", "a>b")

    assert world.counted().origins == (1, 2)


@pytest.mark.parametrize("head", [("The Rook", "Ternline"), ("the rook", "TERNLINE")])
def test_two_outlets_that_cite_each_other_are_a_circle_without_an_origin(world, head):
    world.report("a", "The Rook").said(head[1], kind="outlet")
    world.report("b", "Ternline").said(head[0], kind="outlet")

    claim = world.counted()

    assert claim.origins == (0, 1)
    assert warned(claim) == ["circle"]
    assert len(claim.warnings[0].spans) == 2


def test_a_circle_is_seen_where_only_hops_name_the_outlets(world):
    world.report("a", "The Rook").said(None, hops=["Ternline"])
    world.report("b", "Ternline").said(None, hops=["Rook"])

    claim = world.counted()

    assert claim.origins == (0, 1)
    assert warned(claim) == ["circle"]
    assert claim.voices == ()


def test_a_circle_beside_a_speaker_leaves_the_speaker(world):
    world.report("a", "The Rook").said("Ternline", kind="outlet")
    world.report("b", "Ternline").said("Rook", kind="outlet")
    world.report("c", "The Wren").said("Karin Holt")

    assert world.counted().origins == (1, 2)


def test_a_headline_sums_up_whom_its_report_names(world):
    world.report("a", "The Rook").said("Report", kind="unnamed", title=True).said("Karin Holt")

    claim = world.counted()

    assert claim.origins == (1, 1)
    assert claim.voices == ("Karin Holt",)


def test_a_lead_that_names_only_the_agency_means_whom_its_report_heard_through_it(world):
    world.report("a", "The Rook").said(None, hops=["KORNA"]).said("Mira Soll", hops=["KORNA"])

    assert world.counted().origins == (1, 1)


def test_own_voice_of_a_report_that_credits_an_agency_rests_on_the_agency(world):
    world.report("a", None, agencies=("KORNA",)).own()
    world.report("b", "The Wren", agencies=("KORNA",)).own("the Hethra Dam gates were opened, and on purpose")

    assert world.counted().origins == (1, 1)


def test_counting_again_gives_the_same(world):
    world.report("a", "The Rook").said("Karin Holt", hops=["press conference"])
    world.report("b", "The Wren").own()

    once = world.counted()

    assert count(once, world.context()) == once


def test_the_worked_example_of_the_documentation(world):
    world.report("northwater", "Northwater Press", "2031-05-03").said("Karin Holt")
    world.report("herald", "Lowland Herald", "2031-05-04", agencies=("Northwater Press",)).said("Karin Holt")
    world.report("aster", "Radio Aster", "2031-05-06").said("Olga Dren", hops=["Radio Aster"])
    world.report("ternline", "Ternline", "2031-05-09").own()
    world.copy("northwater", "herald", "a>b")

    claim = world.counted()

    assert claim.origins == (2, 3)
    assert warned(claim) == ["printed-as-fact"]
    notes = [b.note for b in claim.because]
    assert notes[0] == "4 appearances in 4 reports"
    assert notes[1].endswith("4 → 3 appearances")
    assert notes[2] == "3 voices: Karin Holt, Olga Dren, Ternline"


def judged(left, right, verdict="same"):
    left, right = sorted((left, right))
    return Judgement("outlet", left, right, verdict, "person", "1", 1.0, (), "Ada", "2031-01-01")


def test_outlets_of_one_publisher_are_one_in_their_own_voice(world):
    world.report("a", "The Rook").own()
    world.report("b", "The Wren").own()
    context = replace(world.context(), outlets=(judged("Rook", "the wren"),))

    claim = count(world.claim(), context)

    assert world.counted().origins == (1, 2)
    assert claim.origins == (1, 1)
    assert "are of one publisher (says Ada)" in claim.because[-2].note


def test_speakers_heard_by_two_outlets_of_one_publisher_may_be_one(world):
    world.report("a", "The Rook").said("Karin Holt")
    world.report("b", "The Wren").said("Olga Dren")
    context = replace(world.context(), outlets=(judged("The Rook", "The Wren"),))

    claim = count(world.claim(), context)

    assert world.counted().origins == (2, 2)
    assert claim.origins == (1, 2)
    assert "shared-hop" in rules(claim)


@pytest.mark.parametrize(
    ("one", "two", "origins"),
    [
        ("https://www.rook.example/1", "https://m.rook.example/sport/2", (1, 1)),
        ("https://www.rook.example/1", "https://wren.example/2", (1, 2)),
        ("https://medium.com/@rook/1", "https://medium.com/@wren/2", (1, 2)),
        (None, None, (1, 2)),
    ],
)
def test_pages_of_one_host_are_of_one_publisher_unless_anybody_prints_there(world, one, two, origins):
    world.report("a", "The Rook", url=one).own()
    world.report("b", "Rook Sport", url=two).own()

    assert world.counted().origins == origins


def test_a_person_stands_over_the_host(world):
    world.report("a", "The Rook", url="https://rook.example/1").own()
    world.report("b", "Rook Sport", url="https://rook.example/2").own()
    context = replace(world.context(), outlets=(judged("The Rook", "Rook Sport", "different"),))

    assert count(world.claim(), context).origins == (1, 2)


def test_a_page_without_an_outlet_goes_by_its_host(world):
    world.report("a", url="https://www.rook.example/1").own()

    assert world.counted().voices == ("rook.example",)


def test_a_family_name_is_the_one_full_name_that_says_the_same(world):
    world.report("a", "The Rook").said("Karin Holt")
    world.report("b", "The Wren").said("Holt")

    claim = world.counted()

    assert claim.origins == (1, 1)
    assert "same-name" in rules(claim)


def test_a_family_name_that_two_bear_is_neither_and_no_third_for_sure(world):
    world.report("a", "The Rook").said("Karin Holt")
    world.report("b", "The Wren").said("Ada Holt")
    world.report("c", "The Owl").said("Holt")

    assert world.counted().origins == (2, 3)


QUOTED = "we still get a soldier of ours back if he is held in captivity"


def test_a_quotation_that_two_reports_share_was_said_once(world):
    world.report("a", "The Rook").said("Karin Holt", QUOTED, mode="direct")
    world.report("b", "The Wren").said("the president", QUOTED, kind="unnamed", mode="direct")
    world.report("c", "The Owl").said("Olga Dren", QUOTED, mode="direct")

    claim = world.counted()

    assert claim.origins == (1, 1)
    assert rules(claim).count("same-quotation") == 2


def test_the_same_words_outside_quotation_marks_may_be_told_by_two(world):
    world.report("a", "The Rook").said("Karin Holt", QUOTED)
    world.report("b", "The Wren").said("Olga Dren", QUOTED)

    assert world.counted().origins == (2, 2)


def test_the_own_voice_of_an_outlet_does_not_rest_on_a_nameless_source_of_another_of_its_reports(world):
    world.report("a", "The Rook").said("a source", kind="unnamed")
    world.report("b", "The Rook").own()

    assert world.counted().origins == (1, 2)


def test_words_with_nobody_given_for_them_are_taken_for_those_of_whoever_is_named_beside_them(world):
    world.report("a", "The Rook").said("Olga Dren")
    world.report("b", "The Wren").said(None).said("Karin Holt")

    claim = world.counted()

    assert claim.origins == (2, 2)
    assert "taken to be Karin Holt’s" in next(s.note for s in claim.ledger if s.rule == "origins/nobody")


def test_words_with_nobody_given_for_them_stand_alone_where_nobody_is_named(world):
    world.report("a", "The Rook").said(None)
    world.report("b", "The Wren").said(None)

    assert world.counted().origins == (1, 2)


def test_an_outlet_s_own_sentence_that_tells_who_said_it_is_theirs(world):
    world.report("a", "The Rook").said("Grey Banner", kind="organisation")
    world.report("b", "The Wren").own("The Grey Banner claimed that it opened the gates of the Hethra Dam on purpose")

    assert world.counted().origins == (1, 1)


def test_two_surveys_with_one_number_are_one(world):
    world.report("a", "The Rook").said("a poll", "34 percent are for the dam", kind="unnamed")
    world.report("b", "The Wren").said("34 percent of those surveyed", "34 percent want the dam", kind="unnamed")
    world.report("c", "The Owl").said("a survey", "35 percent are for the dam", kind="unnamed")

    assert world.counted().origins == (1, 2)


def test_whoever_tells_what_another_said_is_not_known_to_be_separate_from_them(world):
    world.report("a", "The Rook").said("Karin Holt", "Olga Dren knows that the gates of the dam were opened on purpose")
    world.report("b", "The Wren").said("Olga Dren")

    claim = world.counted()

    assert claim.origins == (1, 2)
    assert "hearsay" in rules(claim)


def test_a_minister_and_a_government_may_be_one(world):
    world.report("a", "The Rook").said("Walid Orl").cast[0] = LocalParty(
        0, "Walid Orl", ("Walid Orl",), "person", ("Foreign Minister",)
    )
    world.report("b", "The Wren").said("Ostrovian government", kind="state")

    assert world.counted().origins == (1, 2)


def test_what_one_voice_says_under_two_names_is_heard_both_ways(world):
    world.report("a", "The Rook").said("Karin Holt", hops=["KORNA"])
    world.report("b", "The Wren").said("Holt")
    world.report("c", "The Owl").said("Olga Dren", hops=["KORNA"])

    assert world.counted().origins == (2, 2)


def test_two_who_deny_may_speak_for_one_side(world):
    world.report("a", "The Rook").said("Karin Holt", stance="denies")
    world.report("b", "The Wren").said("Olga Dren", stance="denies")

    claim = world.counted()

    assert claim.origins == (1, 2)
    assert "one-side" in rules(claim)


@pytest.mark.parametrize(
    ("one", "two", "origins"),
    [
        ("State Department", "White House", (1, 2)),
        ("Ostrovian Foreign Ministry", "Ostrovian government", (1, 2)),
        ("Ostrovian Foreign Ministry", "Lorvian government", (2, 2)),
        ("Lorvian Air", "White House", (2, 2)),
    ],
)
def test_two_bodies_of_one_government_are_not_known_to_be_separate(world, one, two, origins):
    world.report("a", "The Rook").said(one, kind="organisation")
    world.report("b", "The Wren").said(two, kind="organisation")

    assert world.counted().origins == origins


def with_role(report, role):
    party = report.cast[0]
    report.cast[0] = LocalParty(party.number, party.name, party.names, party.kind, (role,))


def test_a_source_told_by_what_it_is_is_the_one_who_is_said_to_be_that(world):
    with_role(world.report("a", "The Rook").said("Mira Soll"), "senior customs inspector")
    world.report("b", "The Wren").said("a customs inspector", kind="unnamed")

    claim = world.counted()

    assert claim.origins == (1, 1)
    assert "described" in rules(claim)


def test_what_two_are_said_to_be_tells_neither(world):
    for label, name in (("a", "Mira Soll"), ("b", "Olga Dren")):
        with_role(world.report(label, f"Paper {label}").said(name), "customs inspector")
    world.report("c", "The Wren").said("a customs inspector", kind="unnamed")

    assert world.counted().origins == (2, 3)


def test_who_speaks_by_name_is_not_lost_behind_a_source_without_one(world):
    world.report("a", "The Rook").said("Mira Soll")
    world.report("b", "The Wren").said("a baker", kind="unnamed", hops=["Mira Soll"])

    claim = world.counted()

    assert "passes-on" not in rules(claim)
    assert claim.origins == (1, 2)


def test_what_an_outlet_asserts_in_another_report_than_its_source_may_be_its_own(world):
    world.report("a", "The Rook").said("Karin Holt")
    world.report("b", "The Rook").own()

    claim = world.counted()

    assert claim.origins == (1, 2)
    assert "names-its-source" not in rules(claim)


def test_who_was_asked_may_hold_the_number_of_a_survey(world):
    world.report("a", "The Rook").said("a poll", "34 percent are for the dam", kind="unnamed")
    world.report("b", "The Wren").said("34 percent", "they want the dam", kind="group")

    claim = world.counted()

    assert claim.origins == (1, 1)
    assert "one-survey" in rules(claim)


def test_both_are_more_than_whoever_is_named_for_the_same(world):
    words = "both said that the gates were opened"
    world.report("a", "The Rook").said("Karin Holt").said(None, words, source=Span(51, 55))

    assert world.counted().origins == (1, 2)
