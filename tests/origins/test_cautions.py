"""Warnings about what copies changed."""

import pytest

from onrecord.records import Edit, Span

QUOTE = "“At least 12 people reportedly died when the warehouse went up, all of them dockers,”"
OTHER = "“At least 19 people died when the warehouse blew up, all of them dockers,”"


def at(words, piece):
    start = words.index(piece)
    return Span(start, start + len(piece))


def edited(world, direction, *edits):
    world.report("a", "The Rook").said("Ana Kol", QUOTE)
    world.report("b", "Ternline").said("Ana Kol", OTHER)
    world.copy("a", "b", direction, edits)
    return {w.kind: w for w in world.counted().warnings}


def test_words_changed_inside_the_quotation(world):
    found = edited(world, "a>b", Edit("quote", at(QUOTE, "went"), at(OTHER, "blew")))

    assert list(found) == ["quotation-changed"]
    assert "“went” → “blew”" in found["quotation-changed"].note
    assert [span for _, span in found["quotation-changed"].spans] == [at(QUOTE, "went"), at(OTHER, "blew")]


def test_several_changes_of_one_copy_are_one_warning(world):
    found = edited(
        world,
        "a>b",
        Edit("quote", at(QUOTE, "went"), at(OTHER, "blew")),
        Edit("quote", at(QUOTE, "people"), at(OTHER, "people")),
    )

    assert len(found["quotation-changed"].spans) == 4


def test_a_hedge_that_the_later_copy_left_out(world):
    assert "hedge-dropped" in edited(world, "a>b", Edit("hedge", at(QUOTE, "reportedly"), None))


def test_a_hedge_that_the_later_copy_put_in_is_not_dropped(world):
    assert edited(world, "b>a", Edit("hedge", at(QUOTE, "reportedly"), None)) == {}


def test_a_figure_that_grew(world):
    assert "figure-grew" in edited(world, "a>b", Edit("figure", at(QUOTE, "12"), at(OTHER, "19")))


def test_a_figure_that_fell_did_not_grow(world):
    assert edited(world, "b>a", Edit("figure", at(QUOTE, "12"), at(OTHER, "19"))) == {}


def test_figures_of_unknown_order_differ(world):
    found = edited(world, "undetermined", Edit("figure", at(QUOTE, "12"), at(OTHER, "19")))

    assert "which came first is not known" in found["figure-grew"].note


@pytest.mark.parametrize(
    ("source", "kind", "warns"),
    [
        ("a security source", "unnamed", True),
        ("a former Ostrovian official", "unnamed", True),
        ("an official statement", "unnamed", False),
        ("a survey", "unnamed", False),
        ("the baker", "unnamed", False),
        ("Karin Holt", "person", False),
    ],
)
def test_one_report_that_has_it_from_an_insider_warns(world, source, kind, warns):
    world.report("a", "The Rook").said(source, kind=kind)

    assert [w.kind for w in world.counted().warnings] == ["one-unnamed-source"] * warns


def test_several_reports_with_one_unnamed_source_warn_whoever_it_is(world):
    world.report("a", "The Rook").said("the baker", kind="unnamed")
    world.report("b", "Ternline").said("the baker", kind="unnamed", hops=["The Rook"])

    assert [w.kind for w in world.counted().warnings] == ["one-unnamed-source"]


@pytest.mark.parametrize(("other", "warned"), [("Holt", False), ("Olga Dren", True)])
def test_a_short_form_of_the_name_is_no_other_speaker(world, other, warned):
    world.report("a", "The Rook").said("Karin Holt")
    world.report("b", "Ternline").said(other)
    world.copy("a", "b", "a>b")

    claim = world.counted()

    assert ("speaker-swapped" in [w.kind for w in claim.warnings]) == warned
    assert claim.because[-1].note == ("1: Karin Holt or Olga Dren" if warned else "1: Karin Holt")
