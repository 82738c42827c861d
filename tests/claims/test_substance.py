"""Words that assert nothing alone."""

import pytest

from onrecord.stages.claims import BONDS
from onrecord.stages.claims.substance import fragment


@pytest.mark.parametrize(
    "words",
    [
        "to receive occasional updates and special offers",
        "a plan to isolate the river movement that has emerged as a key hurdle",
        "nothing of a telephone call that Mira Dorn, the inspector",
        "Karin Holt’s plan to ban ferries from entering the harbour",
        "famed harbour master Karin Holt",
        "my dislike for the phrase “public servant”",
    ],
)
def test_infinitives_and_bare_nouns_are_fragments(words):
    assert fragment(words)


@pytest.mark.parametrize(
    "words",
    [
        "that the gates had been opened",
        "Ostrovia supplies the rebels",
        "voters want peace",
        "he wants them to leave",
        "the man who fired the shot was arrested",
        "Gates of that size do not open themselves",
        "To me, the gates looked open.",
        "“We’ll never open them,”",
        "Rain hit Torvik",
    ],
)
def test_whatever_has_a_finite_verb_is_a_sentence(words):
    assert not fragment(words)


PLAN = "a plan to reopen the drowned villages of the Hethra valley to fishermen from Torvik"


def test_a_fragment_binds_under_one_speaker_only(say):
    holt, again, kol = say(PLAN, "Karin Holt"), say(PLAN, "Holt"), say(PLAN, "Ana Kol")

    def kind(*pair):
        return BONDS.judge(*sorted(pair, key=BONDS.ident)).kind

    assert kind(holt, again) == "same"
    assert kind(holt, kol) == "unsure"
    assert kind(say("the Hethra War", "Karin Holt"), say("the Hethra War", "Karin Holt")) == "unsure"


def test_an_accusation_needs_no_whole_sentence(say):
    words = "Ostrovia of opening the gates of the Hethra Dam on purpose"
    one, two = (say(words, name, stance="accuses") for name in ("Karin Holt", "Ana Kol"))

    assert BONDS.judge(*sorted((one, two), key=BONDS.ident)).kind == "same"
