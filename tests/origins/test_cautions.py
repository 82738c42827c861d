"""Warnings about what copies changed."""

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
