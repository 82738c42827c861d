"""Warnings about what copies changed."""

import pytest
from msgspec.structs import replace

from onrecord.records import Edit, Link, Span
from onrecord.stages.origins import count

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


@pytest.mark.parametrize(
    ("hops", "warned"),
    [
        (["The Rook", "KORNA"], True),
        (["KORNA", "The Rook"], False),
        (["The Rook"], False),
        (["KORNA", "Ternline", "KORNA"], True),
        (["tweet", "KORNA", "tweet"], False),
    ],
)
def test_a_chain_that_comes_back_to_an_outlet_it_left_is_a_circle(world, hops, warned):
    world.report("a", "Rook newspaper").said("Karin Holt", hops=hops)

    found = world.counted().warnings

    assert [w.kind for w in found] == ["circle"] * warned
    assert all("comes back to" in w.note and len(w.spans) == 3 for w in found)


def denied(world, day, *later):
    """A claim of 1 March that Olga Dren denies on a day, and reports of the days after."""
    world.report("a", "The Rook", "2031-03-01").said("Karin Holt")
    for label, printed in later:
        world.report(label, f"Paper {label}", printed).said("Karin Holt")
    denial = world.report("d", "The Wren", day).said("Olga Dren", stance="denies").reading()
    claim = world.claim()
    link = Link("other", "denies", ("Olga Dren",), denial.id, denial.attributions[0].content[0])
    members = tuple(m for m in claim.members if m.article != denial.id)
    return list(count(replace(claim, members=members, links=(link,)), world.context()).warnings)


def test_a_claim_that_is_carried_on_after_its_denial_outlived_it(world):
    (found,) = denied(world, "2031-03-03", ("b", "2031-03-02"), ("c", "2031-03-07"), ("e", "2031-03-09"))

    assert found.kind == "outlived-denial"
    assert found.note == "2 reports carry it after Olga Dren denied it on 2031-03-03, without the denial"
    assert len(found.spans) == 3


@pytest.mark.parametrize("day", ["2031-03-05", None])
def test_a_claim_that_nobody_carries_after_its_denial_is_over(world, day):
    assert denied(world, day, ("b", "2031-03-02"), ("c", "2031-03-05"), ("e", None)) == []


def test_a_report_that_tells_the_denial_too_is_fair(world):
    world.report("b", "The Owl", "2031-03-09").said("Karin Holt").said("Olga Dren", "it is a lie", stance="denies")

    assert [w.kind for w in denied(world, "2031-03-03")] == []


def test_a_report_that_was_taken_back_warns_on_what_it_said(world):
    world.report("a", "The Rook").own().notice("retracts", "Retraction: this article has been withdrawn.")
    world.report("b", "Ternline").own()
    (warning,) = [w for w in world.counted().warnings if w.kind == "report-retracted"]

    ((ident, span),) = warning.spans
    assert world.context().article(ident).text[slice(*span)] == "Retraction: this article has been withdrawn."
    assert warning.note.startswith("The Rook took the report back: Retraction")


@pytest.mark.parametrize(
    ("notice", "warned"),
    [
        ("Correction: an earlier version said that the gates of the Hethra Dam were shut.", True),
        ("Correction: an earlier version of this article misspelt the name of Ana Kol.", False),
    ],
)
def test_a_correction_warns_where_it_is_about_what_was_said(world, notice, warned):
    world.report("a", "The Rook").own().notice("revises", notice)

    assert ("report-corrected" in [w.kind for w in world.counted().warnings]) == warned
