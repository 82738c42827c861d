"""How headlines stand to a claim. All of it is invented."""

from hypothesis import given
from hypothesis import strategies as st
from onrecord_reader import FOLDER

from onrecord.edges.engines.reader import SentenceEncoder
from onrecord.records import Meaning, Span
from onrecord.stages.claims.headlines import features
from onrecord.stages.claims.stance import stance_towards

CLAIM = "A bear walked into the town hall of Varna"


def test_a_headline_that_calls_it_a_hoax_is_against():
    found = stance_towards(CLAIM, "No, a bear did not walk into Varna's town hall: the photo is a hoax")
    assert found.towards == "against"
    assert found.chance > 0.8
    assert "calls it false" in found.because[0].note


def test_a_headline_that_tells_it_is_for():
    assert stance_towards(CLAIM, "Bear walks into town hall of Varna and eats the mayor's lunch").towards == "for"


def test_a_headline_that_has_it_from_others_observes():
    assert stance_towards(CLAIM, "Bear reportedly seen near Varna town hall, officials say").towards == "observing"


def test_meanings_count_where_the_encoder_is_the_one_learned_with():
    headline = "Mayor's office invaded by wildlife"
    encoder = SentenceEncoder(FOLDER)
    ours, theirs = (
        Meaning(Span(0, 1), vector, cells, encoder.version) for vector, cells in encoder.encode([CLAIM, headline])
    )
    alone = stance_towards(CLAIM, headline)
    assert stance_towards(CLAIM, headline, ours, theirs).chance != alone.chance
    strange = Meaning(Span(0, 1), theirs.vector, theirs.cells, "another 9")
    assert stance_towards(CLAIM, headline, ours, strange) == alone


@given(st.text(max_size=80), st.text(max_size=80))
def test_any_two_texts_have_the_same_measures_and_one_side(claim, headline):
    assert features(claim, headline).keys() == features(CLAIM, CLAIM).keys()
    assert 1 / 3 <= stance_towards(claim, headline).chance <= 1.0
