"""Other words for the same: what an encoder makes of statements, how they meet and how they are judged.

All countries, people and outlets are invented.
"""

import msgspec
import pytest
from onrecord_reader import FOLDER

from onrecord.edges.engines.reader import SentenceEncoder
from onrecord.records import Cast, LocalParty, Mention, Span
from onrecord.stages.claims import BONDS, group, meanings, statements
from onrecord.stages.claims.contrary import WEIGHTS, measures
from onrecord.stages.claims.keys import MOST, keys
from onrecord.stages.claims.meaning import nearness
from onrecord.stages.claims.odds import weights
from onrecord.stages.claims.weighing import weigh

ENCODER = SentenceEncoder(FOLDER)
PLACES = ("Torvik", "Hethra", "Ostmere")
PAID = "the ministry paid the militia of Hethra to guard the gates of the dam"
GIVEN = "the militia of Hethra was given money by the ministry for guarding the dam"


@pytest.fixture
def told(page):
    """Make the one statement of a report that names three places, as an encoder reads it."""

    def one(label, words, speaker="Ana Kol", published="2031-05-06", places=PLACES, encoder=ENCODER, **more):
        written = page(label, f"The {label} Rook", published)
        written.said(speaker, words, **more) if speaker else written.own(words)
        about = f"It was {', '.join(places)}."
        start = sum(len(line) + 1 for line in written.lines)
        written.lines.append(about)
        mentions = tuple(
            Mention(Span(at, at + len(place)), "LOC", number)
            for number, place in enumerate(places)
            for at in [start + about.index(place)]
        )
        written.cast = Cast(mentions, (), tuple(LocalParty(n, p, (p,), "place") for n, p in enumerate(places)))
        reading = written.reading()
        return statements(msgspec.structs.replace(reading, meanings=meanings(reading, encoder)))[0]

    return one


def judged(a, b):
    return BONDS.judge(*sorted((a, b), key=lambda s: s.id))


def test_other_words_for_the_same_are_one_claim_and_say_why(told):
    a, b = told("a", PAID), told("b", GIVEN, speaker="Ivo Strand")

    assert set(keys(a)) & set(keys(b))
    bond = judged(a, b)
    assert (bond.kind, bond.rule) == ("same", "claims/meaning")
    assert "alike in meaning" in bond.because[0].note
    assert len(group([a, b], [bond])) == 1


def test_without_an_encoder_words_alone_decide(told):
    a, b = told("a", PAID, encoder=None), told("b", GIVEN, encoder=None)

    assert a.meaning is None
    assert nearness(a, b) is None
    assert weigh(a, b) is None
    found = judged(a, b)
    assert found is None or found.rule == "claims/words"


def test_meanings_of_two_encoders_are_not_compared(told):
    a, b = told("a", PAID), told("b", GIVEN)
    other = msgspec.structs.replace(b, meaning=msgspec.structs.replace(b.meaning, encoder="another 2"))

    assert nearness(a, b) > 0.7
    assert nearness(a, other) is None


def test_reports_that_name_other_things_are_a_suggestion_at_most(told):
    a, b = told("a", PAID), told("b", GIVEN, "Ivo Strand", places=("Varna", "Lenz", "Corvenia"))

    assert judged(a, b).kind == "unsure"
    assert "claims/scene" in [reason.rule for reason in judged(a, b).because]


def test_one_speaker_who_says_it_again_says_the_same_wherever_it_is_printed(told):
    a, b = told("a", PAID), told("b", GIVEN, places=("Varna", "Lenz", "Corvenia"))

    assert judged(a, b).kind == "same"


def test_another_matter_in_the_same_reports_is_another_claim(told):
    a = told("a", PAID)
    b = told("b", "the Hethra dam in Torvik will be visited by schoolchildren when the museum of Ostmere opens again")

    assert judged(a, b) is None


def test_the_contrary_is_never_the_same(told):
    a = told("a", "the minister of Ostmere approved the opening of the Hethra dam in Torvik")
    b = told("b", "the minister of Ostmere did not approve the opening of the Hethra dam in Torvik", "Ivo Strand")

    assert nearness(a, b) > 0.8
    assert judged(a, b).kind == "denies"


def test_an_outlet_that_repeats_itself_in_other_words_is_no_pair(told):
    a, b = told("a", PAID, speaker=None), told("a", GIVEN, speaker=None)

    assert judged(a, b) is None


def test_a_statement_has_few_keys_with_a_meaning_too(told):
    made = keys(told("a", PAID))

    assert len(made) == len(set(made)) <= MOST


def test_the_order_of_two_statements_does_not_matter(told):
    a, b = told("a", PAID), told("b", GIVEN)

    assert weigh(a, b) == weigh(b, a)
    assert BONDS.judge(a, b) == BONDS.judge(b, a)


def test_what_asserts_too_little_is_not_encoded(page):
    reading = page("a").said("Ana Kol", "nonsense").own("It was a long night.").reading()

    assert meanings(reading, ENCODER) == ()


# --- denials that no rule finds -----------------------------------------------------------------------------


def test_a_denial_in_other_words_is_joined_where_its_meaning_is_near_and_says_so(told):
    claim = told("a", "the militia took money from smugglers", "Ivo Strand")
    denial = told("b", "taking money from the smugglers", "Karin Holt", stance="denies")

    found = judged(claim, denial)
    assert (found.kind, found.rule, found.doer) == ("denies", "claims/denies-likely", denial.id)
    assert "likely to be what is denied" in found.because[0].note


def test_what_may_be_is_less_likely_what_was_denied(told):
    denial = told("b", "taking money from the smugglers", "Karin Holt", stance="denies")

    def chance(words):
        return weights(WEIGHTS).chance(measures(denial, told("a", words, "Ivo Strand")))

    assert chance("the militia might take money from smugglers") < chance("the militia took money from smugglers") - 0.1


def test_without_an_encoder_no_denial_is_weighed(told):
    claim = told("a", "the militia took money from smugglers", "Ivo Strand", encoder=None)
    denial = told("b", "taking money from the smugglers", "Karin Holt", stance="denies", encoder=None)

    assert judged(claim, denial) is None


def test_every_measure_of_a_denial_has_its_weight(told):
    claim, denial = told("a", PAID), told("b", GIVEN, "Karin Holt", stance="denies")

    assert set(measures(denial, claim)) == set(weights(WEIGHTS).of)
    assert set(measures(denial, denial)) == set(weights(WEIGHTS).of)
