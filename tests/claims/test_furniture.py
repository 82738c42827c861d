"""What stands on a page and is no assertion of its report."""

import random

import msgspec
import pytest

from onrecord.records import Copy, Passage, Span
from onrecord.stages.claims import reported, statements

DAM = "The Ostrovian army opened the gates of the Hethra Dam on purpose."
OFFER = "You must select a letter of the valley to receive our offers."


def left(*pages, copies=()):
    readings = [page.reading() for page in pages]
    said = [s for reading in readings for s in statements(reading)]
    return [s.text for s in reported(said, {r.id: r.article for r in readings}, copies)]


def test_a_sentence_that_one_outlet_prints_in_five_articles_is_its_template(page):
    pages = [page(f"{i}.txt", "The Rook").own(f"{DAM} {i}").own(OFFER) for i in range(5)]

    assert OFFER not in left(*pages)
    assert len(left(*pages)) == 5
    assert left(*pages[:4]).count(OFFER) == 4


def test_what_four_other_outlets_print_too_is_none(page):
    pages = [page(f"{i}.txt", f"Paper {max(0, i - 4)}").own(DAM) for i in range(9)]

    assert left(*pages).count(DAM) == 9


def test_words_of_somebody_by_name_are_kept_however_often_they_are_printed(page):
    pages = [page(f"{i}.txt", "The Rook").said("Karin Holt", DAM) for i in range(6)]

    assert left(*pages).count(DAM) == 6


def test_what_lies_in_a_template_passage_is_left_out(page):
    one, two = (page(f"{i}.txt", "The Rook").own(DAM).said("Karin Holt", OFFER) for i in "ab")
    where = Span(len(DAM) + 1, len(DAM) + 1 + len(OFFER))
    passage = Passage(where, where, 1.0, "template")
    copy = Copy(one.reading().id, two.reading().id, (passage,), (), 0.5, 0.5, "undetermined", ())

    assert left(one, two, copies=(copy,)) == [DAM, DAM]
    kept = msgspec.structs.replace(copy, passages=(msgspec.structs.replace(passage, kind="copy"),))
    assert left(one, two, copies=(kept,)) == [DAM, OFFER, DAM, OFFER]


@pytest.mark.parametrize(
    "links",
    [
        "Sen. Ada Berg Ada Maria BergSenate passes budget | Ferries banned MORE voted for the levy.",
        "Sen. Ada Berg Ada Berg Ferries are banned in Torvik for a year MORE voted for the levy.",
    ],
)
def test_links_run_together_are_left_out(page, links):
    plain = "Sen. Ada Berg and the senator’s sister Ada Maria Berg voted for MORE ferries in TorvikPark."

    assert left(page("a.txt").own(links).own(plain)) == [plain]


def test_what_begins_among_links_is_left_out(page):
    links = "Sen. Ada Berg Ada Maria BergSenate passes budget MORE"
    said = "ferries banned MORE voted for the levy that the harbour towns had asked for since the spring of that year"
    draft = page("a.txt").own(f"{links[:-5]} {said}")
    span = draft.own_voice.pop()
    draft.own_voice.append(Span(span.start + len(links) - 4, span.end))

    assert left(draft) == []


def test_the_order_of_arrival_does_not_matter(page):
    readings = [page(f"{i}.txt", "The Rook").own(f"{DAM} {i}").own(OFFER).reading() for i in range(6)]
    said = [s for reading in readings for s in statements(reading)]
    articles = {r.id: r.article for r in readings}
    shuffled = random.Random(7).sample(said, len(said))

    assert set(reported(said, articles, ())) == set(reported(shuffled, articles, ()))
