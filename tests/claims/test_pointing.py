"""Denials that only point at what they deny."""

import pytest

from onrecord.records import Cast, Mention, Span
from onrecord.stages.claims import BONDS, statements

ACCUSATION = "Bela Varo of selling the harbour’s fuel to smugglers"


def judged(a, b):
    return BONDS.judge(*sorted((a, b), key=BONDS.ident))


def meet(a, b):
    return bool(set(BONDS.keys(a)) & set(BONDS.keys(b)))


def two(page, *acts):
    draft = page("a", published="2031-05-05")
    for speaker, words, stance in acts:
        draft.said(speaker, words, stance=stance)
    return statements(draft.reading())


def test_a_denial_of_whose_allegations_answers_them(page):
    draft = page("a").said("Karin Holt", ACCUSATION, stance="accuses")
    draft.said("Bela Varo", "all of Karin Holt’s allegations", stance="denies")
    named = draft.acts[1].content[0].start + len("all of ")
    draft.cast = Cast(mentions=(Mention(Span(named, named + len("Karin Holt")), "PER"),))
    accusation, denial = statements(draft.reading())

    bond = judged(accusation, denial)

    assert (bond.kind, bond.doer) == ("denies", denial.id)
    assert "Karin Holt" in bond.because[0].note


def test_a_person_denies_the_allegations_in_the_report_of_another_day(say):
    accusation = say(ACCUSATION, "Karin Holt", "2031-05-05", stance="accuses")
    denial = say("the allegations", "Bela Varo", "2031-05-07", stance="denies")

    bond = judged(accusation, denial)

    assert meet(accusation, denial)
    assert (bond.kind, bond.doer) == ("denies", denial.id)


@pytest.mark.parametrize(
    ("accused", "printed"),
    [
        ("Vera Varo of selling the harbour’s fuel to smugglers", "2031-05-07"),
        (ACCUSATION, "2031-05-17"),
        (ACCUSATION, "2031-05-02"),
    ],
)
def test_not_by_a_namesake_nor_weeks_later_nor_before(say, accused, printed):
    accusation = say(accused, "Karin Holt", "2031-05-05", stance="accuses")

    assert judged(accusation, say("the allegations", "Bela Varo", printed, stance="denies")) is None


def test_who_is_only_mentioned_beside_the_event_is_not_accused(page):
    told, denial = two(
        page,
        ("River Guard", "the poisoning of the well worries traders in Lorvia", "asserts"),
        ("Lorvia", "any involvement in the poisoning", "denies"),
    )

    assert judged(told, denial) is None


def test_the_doer_named_before_the_event_is(page):
    told, denial = two(
        page,
        ("River Guard", "Lorvia’s agents poisoned the well of Aldery", "asserts"),
        ("Lorvia", "any involvement in the poisoning", "denies"),
    )

    assert judged(told, denial).doer == denial.id


def test_what_reports_the_denial_is_not_what_is_denied(page):
    told, denial = two(
        page,
        ("Karin Holt", "Lorvia’s denials of the poisoning of the well are empty", "asserts"),
        ("Lorvia", "any involvement in the poisoning", "denies"),
    )

    assert judged(told, denial) is None


def test_what_is_said_of_the_accusation_is_not_denied(page):
    told, denial = two(
        page,
        ("Ana Kol", "Bela Varo has endured attacks in the assembly", "asserts"),
        ("Bela Varo", "These allegations are false and a desperate attack by the harbour party", "denies"),
    )

    assert judged(told, denial) is None


def test_a_notion_that_is_only_denied_is_nobodys_assertion(page):
    words = "the notion that the ferries of Torvik were sold to smugglers"
    reading = page("a").said("Bela Varo", words, stance="denies").reading()
    (act,) = reading.attributions
    inner = act.content[0]._replace(start=act.content[0].start + len("the notion "))
    nested = type(act)(None, None, (inner,), "indirect", "asserts", within=0)
    reading = type(reading)(reading.article, reading.reader, (act, nested))

    assert [s.stance for s in statements(reading)] == ["denies"]
