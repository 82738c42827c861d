"""What a "not" has to do with the other statement."""

from onrecord.stages.claims.polarity import denied_beside, one_pointing_denial


def test_a_reason_with_a_not_in_it_denies_nothing(say):
    ordered = say("the river patrol was put in charge of Hethra because the mood was not improving")
    reported = say("the river patrol will now take charge of Hethra")

    assert denied_beside(ordered, reported)
    assert denied_beside(reported, ordered)


def test_a_not_in_the_clause_that_is_shared_matters(say):
    denied = say("the river patrol was not put in charge of Hethra because the mood was improving")

    assert not denied_beside(denied, say("the river patrol was put in charge of Hethra"))


def test_what_is_denied_as_a_whole_is_denied(say):
    denied = say("the river patrol was put in charge of Hethra", stance="denies")

    assert not denied_beside(denied, say("the river patrol was put in charge of Hethra"))


def test_one_speaker_who_denies_all_that_is_alleged_denies_once(say):
    one = say("all the allegations", stance="denies", published="2031-05-04")

    assert one_pointing_denial(one, say("any wrongdoing", stance="denies", published="2031-05-06"))
    assert not one_pointing_denial(one, say("any wrongdoing", stance="denies", published="2031-06-06"))
    assert not one_pointing_denial(one, say("any wrongdoing", "Ben Dur", stance="denies", published="2031-05-06"))
    assert not one_pointing_denial(one, say("that he opened the gates", stance="denies", published="2031-05-06"))
