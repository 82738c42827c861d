"""What two statements have to do with each other."""

import time
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.records import Facts, Figure, Span, Statement, Time
from onrecord.stages.claims import BONDS, statements
from onrecord.stages.claims.terms import terms

DAM = "the Ostrovian army opened the gates of the Hethra Dam on purpose"


def judged(a, b):
    left, right = sorted((a, b), key=BONDS.ident)
    return BONDS.judge(left, right)


def meet(a, b):
    return len(set(BONDS.keys(a)) & set(BONDS.keys(b))) >= BONDS.least


@pytest.mark.parametrize(
    "other",
    [
        "Ostrovia’s army had opened the gates of the Hethra Dam on purpose and without warning",
        "the gates of the Hethra Dam were opened on purpose by the army of Ostrovia",
    ],
)
def test_other_words_about_the_same_are_the_same(say, other):
    a, b = say(DAM), say(other)

    bond = judged(a, b)

    assert meet(a, b)
    assert bond is not None
    assert bond.kind == "same"
    assert bond.because


@pytest.mark.parametrize(
    "other",
    [
        "the Ostrovian army denied the commission entry to the ministry",
        "the police expect many people at the market",
        "the gates of the palace were opened to the public",
    ],
)
def test_other_matter_is_no_bond(say, other):
    assert judged(say(DAM), say(other)) is None


def test_general_words_alone_are_never_the_same(say):
    a, b = (
        say("the government will work with all people of the country"),
        say("the government will work with all people"),
    )

    assert judged(a, b) is None
    assert not meet(a, b)


def test_what_an_outlet_retells_by_another_main_verb_is_a_suggestion(page):
    texts = (
        "Minister Karin Holt left hospital in Torvik on crutches after she was involved in two ferry accidents",
        "Minister Karin Holt resigned from the cabinet after she was involved in two ferry accidents",
    )
    told, other = (statements(page(f"{i}").own(text).reading())[0] for i, text in enumerate(texts))

    assert judged(told, other).kind == "unsure"


def test_equal_words_about_two_days_are_two_claims(page):
    words = "rebels shelled the Marlow hospital in Torvik on {}"
    made = []
    for label, day, value in (("a", "Monday", "2031-05-05"), ("b", "Friday", "2031-05-09")):
        text = words.format(day)
        draft = page(label).said("Ana Kol", text)
        draft.facts = Facts(times=(Time(Span(text.index(day), len(text)), value),))
        made += statements(draft.reading())

    assert judged(*made) is None


def test_neighbouring_days_are_a_suggestion(page):
    made = []
    for label, value in (("a", "2031-05-05"), ("b", "2031-05-06")):
        text = "rebels shelled the Marlow hospital in Torvik overnight"
        draft = page(label).said("Ana Kol", text)
        draft.facts = Facts(times=(Time(Span(45, 54), value),))
        made += statements(draft.reading())

    assert judged(*made).kind == "unsure"


def toll(page, label, published, number):
    text = f"{number} people were killed when the warehouse in Torvik harbour exploded"
    draft = page(label, published=published).said("Ana Kol", text)
    draft.facts = Facts(figures=(Figure(Span(0, 2), number, number, "exact", "killed"),))
    return statements(draft.reading())[0]


def test_another_figure_of_the_same_event_revises_by_the_later_report(page):
    first, second = toll(page, "a", "2031-05-05", 12), toll(page, "b", "2031-05-07", 19)

    bond = judged(first, second)

    assert (bond.kind, bond.doer) == ("revises", second.id)


def test_another_toll_of_one_day_in_quite_other_words_revises(page):
    made = []
    for label, printed, text, number in (
        (
            "a",
            "2031-03-09",
            "A harbour warehouse fire set off an explosion on Sunday, killing 12 dockers in Torvik",
            12,
        ),
        ("b", "2031-03-10", "The death toll from Sunday’s explosion in a Torvik harbour warehouse has risen to 19", 19),
    ):
        draft = page(label, published=printed).said("Ana Kol", text)
        at = text.index(str(number))
        day = text.index("Sunday")
        draft.facts = Facts(
            times=(Time(Span(day, day + 6), "2031-03-09"),),
            figures=(Figure(Span(at, at + 2), number, number, "exact", "killed"),),
        )
        made += statements(draft.reading())

    bond = judged(*made)

    assert meet(*made)
    assert (bond.kind, bond.doer) == ("revises", made[1].id)


def test_a_revision_of_unknown_order_says_so(page):
    bond = judged(toll(page, "a", None, 12), toll(page, "b", None, 19))

    assert (bond.kind, bond.doer) == ("revises", None)
    assert "not known" in bond.because[-1].note


def test_roles_turned_round_are_a_suggestion_only(say):
    a = say("Lorvian soldiers fired on Ostrovian medics near Torvik bridge")
    b = say("Ostrovian medics near Torvik bridge fired on Lorvian soldiers")

    assert judged(a, b).kind == "unsure"


def test_a_denial_in_its_own_words_answers_what_it_repeats(say):
    accusation = say(DAM, "Karin Holt", stance="accuses")
    denial = say("that it had opened the gates of the Hethra Dam on purpose", "Ostrovia", stance="denies")

    bond = judged(accusation, denial)

    assert meet(accusation, denial)
    assert (bond.kind, bond.doer) == ("denies", denial.id)


def test_we_did_not_answers_they_did(say):
    accusation = say("the Ostrovian army opened the gates of the Hethra Dam", "Karin Holt")
    denial = say("we did not open the gates of the Hethra Dam, nobody in the army did", "Viktor Lasz")

    bond = judged(accusation, denial)

    assert (bond.kind, bond.doer) == ("denies", denial.id)


def test_a_denial_that_only_points_is_joined_to_the_accusation_of_the_denier(page):
    draft = page("a").said("River Guard", "the Lorvian airstrike injured 12 of its fighters", stance="accuses")
    draft.said("Lorvia", "any involvement in the strike", stance="denies")
    draft.said("River Guard", "it would send medics to the town")
    accusation, denial, other = statements(draft.reading())

    bond = judged(accusation, denial)

    assert meet(accusation, denial)
    assert (bond.kind, bond.doer) == ("denies", denial.id)
    assert judged(other, denial) is None


def test_a_pointing_denial_by_somebody_not_accused_is_not_joined(page):
    draft = page("a").said("River Guard", "the Lorvian airstrike injured 12 of its fighters", stance="accuses")
    draft.said("Ostrovia", "any involvement in the strike", stance="denies")

    assert judged(*statements(draft.reading())) is None


def test_nobody_denies_their_own_words(say):
    a = say(DAM, "Karin Holt")
    b = say("the Ostrovian army did not open the gates of the Hethra Dam on purpose", "Holt")

    assert judged(a, b) is None


def test_a_question_in_other_words_binds_to_none(say):
    for words in ("what the Ostrovian army would do with the gates", "whether the gates of the Hethra Dam were opened"):
        assert BONDS.keys(say(words)) == ()
    assert BONDS.keys(say("what the Ostrovian army did at the Hethra Dam was a crime")) != ()


def test_what_is_said_to_follow_is_asserted(say):
    assert BONDS.keys(say("If the gates were opened, General Maro must resign")) != ()
    assert BONDS.keys(say("if it was so, the army will answer for the Hethra Dam")) != ()
    assert BONDS.keys(say("if General Maro, who was at the Hethra Dam, had given the order")) == ()


def test_acts_that_assert_nothing_bind_to_none(say):
    a, b = say(DAM), say(DAM, "The Rook", stance="unverified")

    assert BONDS.keys(b) == ()
    assert judged(a, b) is None


WORDS = st.lists(
    st.sampled_from(
        "Ostrovia army opened gates Hethra Dam purpose rebels shelled hospital Torvik not by 12 people killed".split()
    ),
    min_size=1,
    max_size=14,
).map(" ".join)


@given(WORDS, WORDS, st.sampled_from(("asserts", "denies", "accuses")))
def test_the_order_of_two_does_not_matter_and_keys_are_few_and_64_bit(one, two, stance):
    base = {"article": "x", "number": 0, "span": Span(0, 1), "attribution": 0, "speaker_kind": None, "party": None}

    a = Statement(id="a", text=one, stance="asserts", speaker="Holt", terms=terms(one), negated=" not " in one, **base)
    b = Statement(id="b", text=two, stance=stance, speaker="Kol", terms=terms(two), negated=" not " in two, **base)

    assert BONDS.judge(a, b) == BONDS.judge(b, a)
    for statement in (a, b):
        assert len(BONDS.keys(statement)) <= 28
        assert all(-(2**63) <= key < 2**63 for key in BONDS.keys(statement))


def test_a_judgement_takes_well_under_a_millisecond(say):
    pile = [say(f"{DAM} in the year {year} near Torvik", published="2031-05-05") for year in range(2000, 2040)]
    pairs = list(combinations(pile, 2))

    start = time.process_time()
    for a, b in pairs:
        BONDS.judge(a, b)

    assert (time.process_time() - start) / len(pairs) < 1e-3
