"""Denials that share no word with what they answer, counter-claims, rival blame, and what is none of these."""

import re

import msgspec
import pytest

from onrecord.records import Cast, LocalParty, Meaning, Mention, Span
from onrecord.stages.claims import BONDS, statements
from onrecord.stages.claims.accusing import accused, told_of
from onrecord.stages.claims.untrue import untrue

PEOPLE = ("Bela Varo", "Karin Holt", "Lorvia", "Ostrovia", "Torvik")


def judged(a, b):
    return BONDS.judge(*sorted((a, b), key=BONDS.ident))


def meet(a, b):
    return bool(set(BONDS.keys(a)) & set(BONDS.keys(b)))


def read(page, label, *acts, published="2031-05-05"):
    """The statements of one page, with the names of `PEOPLE` marked wherever they stand."""
    draft = page(label, outlet=f"Paper {label}", published=published)
    for speaker, words, stance in acts:
        draft.said(speaker, words, stance=stance, kind="state" if speaker in PEOPLE[2:] else "person")
    text = "\n".join(draft.lines)
    mentions = tuple(
        Mention(Span(*found.span()), "PER" if number < 2 else "LOC", number)
        for found in re.finditer("|".join(f"({name}|{name.split()[-1]})" for name in PEOPLE), text)
        for number in [found.lastindex - 1]
    )
    kinds = ("person", "person", "state", "state", "state")
    parties = tuple(
        LocalParty(i, name, (name, name.split()[-1]), kind)
        for i, (name, kind) in enumerate(zip(PEOPLE, kinds, strict=True))
    )
    draft.cast = Cast(mentions=mentions, parties=parties)
    return statements(draft.reading())


@pytest.mark.parametrize(
    "words",
    [
        "it “completely false”",
        "the allegations are “a smear, plain and simple.”",
        "“Obviously, outlandishly false,”",
        "the incident never happened",
        "none of those statements are accurate",
        "I have never done anything like what is described",
        "there is no truth to the story",
    ],
)
def test_calling_it_untrue_is_known_by_its_words(words):
    assert untrue(words)


@pytest.mark.parametrize(
    "words",
    [
        "making false statements to the harbour police",
        "the truth lies elsewhere",
        "he lied to the assembly",
        "what was inaccurate in the story",
        "I could not do it",
        "the minister’s “fake news” speech",
    ],
)
def test_speaking_of_untruth_is_not_calling_it_untrue(words):
    assert not untrue(words)


@pytest.mark.parametrize("words", ["it “completely false”", "It never happened. It is not true.", "the accusation"])
def test_who_is_accused_denies_it_without_a_word_of_it(page, words):
    stance = "denies" if words == "the accusation" else "asserts"
    accusation, denial = read(
        page, "a", ("Karin Holt", "Bela Varo assaulted her at a party", "asserts"), ("Bela Varo", words, stance)
    )

    bond = judged(accusation, denial)

    assert meet(accusation, denial)
    assert (bond.kind, bond.doer, bond.rule) == ("denies", denial.id, "claims/denies-accusation")


def test_what_is_said_about_an_accusation_is_not_what_is_denied(page):
    told, denial = read(
        page,
        "a",
        ("Karin Holt", "Bela Varo should resign over the allegations of assault", "asserts"),
        ("Bela Varo", "the allegations", "denies"),
    )

    assert told_of(told)
    assert judged(told, denial) is None


def test_somebody_elses_claims_are_not_what_is_denied(page):
    told, denial = read(
        page,
        "a",
        ("Karin Holt", "of the harbour police that they beat the prisoners", "accuses"),
        ("Bela Varo", "Lorvia’s claims", "denies"),
    )

    assert judged(told, denial) is None


def test_whose_claims_are_dismissed_is_known_by_the_name(page):
    told, denial = read(
        page,
        "a",
        ("Lorvia", "of the rebels that they used gas", "accuses"),
        ("Bela Varo", "Lorvia’s claims", "denies"),
    )

    assert judged(told, denial).doer == denial.id


def test_rejecting_criticism_or_a_plan_denies_nothing(page):
    for words in ("criticism of Lorvia’s attack on the harbour", "the plan for the harbour of Lorvia"):
        told, rejection = read(
            page,
            "a",
            ("Karin Holt", "Bela Varo attacked the harbour of Lorvia", "asserts"),
            ("Bela Varo", words, "denies"),
        )

        assert judged(told, rejection) is None


def test_no_pressure_answers_who_pressed(page):
    (told,) = read(page, "a", ("Karin Holt", "Bela Varo pressed the mayor to sell the ferries", "asserts"))
    (denial,) = read(page, "b", ("Bela Varo", "there was no pressure", "asserts"), published="2031-05-06")
    told, denial = (msgspec.structs.replace(s, scene=("varo", "torvik")) for s in (told, denial))

    bond = judged(told, denial)

    assert (bond.kind, bond.doer, bond.rule) == ("denies", denial.id, "claims/denies-deed")


def test_who_answers_the_criticism_denies_and_not_who_made_it(page):
    criticism, reply = read(
        page,
        "a",
        ("Karin Holt", "Bela Varo had never sacrificed for the country", "asserts"),
        ("Bela Varo", "he had sacrificed by building ferries", "asserts"),
    )

    assert judged(criticism, reply).doer == reply.id


def test_two_who_blame_one_another_for_the_same(page):
    one, other = read(
        page,
        "a",
        ("Karin Holt", "Lorvia of using chemical weapons in the harbour", "accuses"),
        ("Lorvia", "Ostrovia of using chemical weapons in the harbour", "accuses"),
    )

    bond = judged(one, other)

    assert (bond.kind, bond.rule) == ("denies", "claims/denies-rival")


def test_two_who_blame_a_third_agree(page):
    one, other = read(
        page,
        "a",
        ("Karin Holt", "Torvik of using chemical weapons in the harbour", "accuses"),
        ("Lorvia", "Torvik of using chemical weapons in the harbour", "accuses"),
    )

    bond = judged(one, other)

    assert bond is None or bond.kind != "denies"


def test_near_meanings_with_a_not_are_opposite_if_short(page):
    one, other = read(
        page,
        "a",
        ("Karin Holt", "the harbour guild was not gaining strength", "asserts"),
        ("Bela Varo", "the harbour guild was getting stronger", "asserts"),
    )
    meaning = Meaning(one.span, bytes((100, 20, 3)), (1,), "e")
    one, other = (msgspec.structs.replace(s, meaning=meaning) for s in (one, other))
    far = msgspec.structs.replace(other, meaning=Meaning(one.span, bytes((3, 20, 100)), (1,), "e"))

    assert judged(one, other).rule == "claims/denies-opposite"
    assert judged(one, far) is None


@pytest.mark.parametrize(
    ("words", "stance", "who"),
    [
        ("Lorvia bombed the market", "asserts", {"lorv"}),
        ("the market was bombed by Lorvia", "asserts", {"lorv"}),
        ("Lorvia was bombed by Ostrovia", "asserts", {"ostrov"}),
        ("Lorvia did not bomb the market", "asserts", set()),
        ("Lorvia suffered attacks for years", "asserts", set()),
        ("it blamed the bombing on Lorvia", "asserts", {"lorv"}),
        ("Lorvia of selling the harbour", "accuses", {"lorv"}),
        ("Lorvia likes the harbour", "asserts", set()),
    ],
)
def test_who_is_accused(page, words, stance, who):
    (told,) = read(page, "a", ("Karin Holt", words, stance))

    assert accused(told) == who
