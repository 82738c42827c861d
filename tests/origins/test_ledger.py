"""The count as arithmetic: what the texts settle, what is assumed, what is not known, and other answers."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.origins.test_properties import REPORTS, build

from onrecord.errors import BadInput
from onrecord.stages.origins import ledger, recount

ANSWERS = ("one", "unknown", "separate")


def seen(steps):
    return [(step.rule.removeprefix("origins/"), step.low, step.high) for step in steps]


def the_drawn_example(world):
    """One report printed twice: an expert named differently by the copy, a lead that names nobody, a second expert."""
    for label, name in (("001", "Ali al-Wael"), ("002", "Khadim Warad")):
        report = world.report(label)
        report.said("Security experts", kind="group", stands_for=["Nasir Sham", "Ali al-Wael"])
        report.said("Ali al-Wael", "those who opened the gates of the Hethra Dam did so on purpose, all of them")
        report.said(name, "the gates of Hethra Dam were opened by intent, as he said on the arrest of its keeper")
        report.said("Nasir Sham", "it was on purpose that the gates of the Hethra Dam came open in that night")
    world.copy("001", "002")
    return world


def test_the_drawn_example_is_read_as_arithmetic(world):
    claim = the_drawn_example(world).counted()

    assert seen(claim.ledger) == [
        ("appearances", 7, 7),
        ("copies", 4, 4),
        ("voices", 4, 4),
        ("summed-up", 3, 3),
        ("same-passage", 2, 2),
        ("one-report", 1, 2),
    ]
    assert [step.question for step in claim.ledger][3:] == [
        "Are “Security experts” other people than the report names?",
        "Is Khadim Warad a second speaker?",
        "Has Nasir Sham it from elsewhere than Ali al-Wael?",
    ]
    assert claim.origins == (1, 2)


@pytest.mark.parametrize(
    ("answers", "origins"),
    [
        ({}, (1, 2)),
        ({"one-report": "one"}, (1, 1)),
        ({"one-report": "separate"}, (2, 2)),
        ({"same-passage": "unknown"}, (1, 3)),
        ({"same-passage": "separate"}, (2, 3)),
        ({"summed-up": "separate", "same-passage": "separate", "one-report": "separate"}, (4, 4)),
        ({"summed-up": "unknown", "same-passage": "unknown", "one-report": "unknown"}, (1, 4)),
    ],
)
def test_other_answers_move_the_range(world, answers, origins):
    steps = the_drawn_example(world).counted().ledger
    by_rule = {step.rule.removeprefix("origins/"): step.id for step in steps}

    other = recount(steps, {by_rule[rule]: answer for rule, answer in answers.items()})

    assert (other[-1].low, other[-1].high) == origins
    assert [step.judged for step in other] == [step.judged for step in steps]


def test_every_assumption_says_what_the_count_would_be_without_it(world):
    steps = the_drawn_example(world).counted().ledger

    without = {step.rule.removeprefix("origins/"): step.without for step in steps}

    assert without == {
        "appearances": None,
        "copies": (3, 3),  # two reports of their own, in each of which somebody else is heard
        "voices": None,
        "summed-up": (1, 3),
        "same-passage": (1, 3),
        "one-report": (2, 2),
    }


def test_a_spokesman_is_settled_by_the_text_and_has_no_switch(world):
    world.report("a", "The Rook").said("Jurek Vald", body="Foreign Ministry")
    world.report("b", "The Wren").said("Foreign Ministry", kind="organisation")

    step = world.counted().ledger[-1]

    assert (step.rule, step.settled, step.question, step.answer) == ("origins/spokesman", True, "", None)
    with pytest.raises(BadInput, match="can be answered"):
        recount(world.counted().ledger, {step.id: "separate"})


def test_an_answer_is_one_of_three(world):
    steps = the_drawn_example(world).counted().ledger

    with pytest.raises(BadInput, match="say one, unknown or separate"):
        recount(steps, {steps[-1].id: "perhaps"})


def test_a_circle_counts_in_the_high_end_only(world):
    world.report("a", "The Rook").said("Ternline", kind="outlet")
    world.report("b", "Ternline").said("The Rook", kind="outlet")

    assert seen(world.counted().ledger) == [("appearances", 2, 2), ("voices", 2, 2), ("circle", 0, 1)]


def test_of_three_unnamed_sources_one_must_be_there(world):
    for label in "abc":
        world.report(label, f"Paper {label}").said("a security source", kind="unnamed")

    assert seen(world.counted().ledger)[-3:] == [("voices", 3, 3), ("unnamed", 2, 3), ("unnamed", 1, 3)]


@settings(deadline=None)
@given(REPORTS)
def test_as_judged_the_ledger_comes_to_the_count(empty_world, drawn):
    world = build(empty_world(), drawn)
    claim = world.counted()

    assert (claim.ledger[-1].low, claim.ledger[-1].high) == claim.origins
    assert recount(claim.ledger, {step.id: step.judged for step in claim.ledger if step.judged}) == claim.ledger
    assert ledger(world.claim(), world.context()) == claim.ledger
    assert len({step.id for step in claim.ledger}) == len(claim.ledger)


@settings(deadline=None)
@given(REPORTS)
def test_each_step_takes_away_and_never_adds(empty_world, drawn):
    steps = build(empty_world(), drawn).counted().ledger

    assert all(0 <= step.low <= step.high for step in steps)
    assert all(b.low <= a.low and b.high <= a.high for a, b in pairwise(steps))


@settings(deadline=None)
@given(REPORTS, st.data())
def test_the_range_grows_from_one_over_unknown_to_separate(empty_world, drawn, data):
    steps = build(empty_world(), drawn).counted().ledger
    able = [step.id for step in steps if not step.settled]
    rest = {ident: data.draw(st.sampled_from(ANSWERS)) for ident in able}

    for ident in able:
        one, unknown, separate = (recount(steps, {**rest, ident: answer})[-1] for answer in ANSWERS)
        assert one.low == unknown.low == separate.low - 1
        assert one.high + 1 == unknown.high == separate.high


@settings(deadline=None)
@given(REPORTS, st.randoms())
def test_the_ledger_does_not_depend_on_the_order_of_arrival(empty_world, drawn, random):
    world = build(empty_world(), drawn)
    before = world.counted().ledger

    random.shuffle(world.reports)
    after = world.counted().ledger

    assert {(s.id, s.rule, s.judged) for s in before} == {(s.id, s.rule, s.judged) for s in after}
    assert (before[-1].low, before[-1].high) == (after[-1].low, after[-1].high)
