"""Claims on one theme: who is said to do what sort of thing to whom, whatever the day."""

import itertools

import msgspec
import pytest

from onrecord.records import Chain, Claim, Span, Statement
from onrecord.stages.claims import storylines
from onrecord.stages.claims.terms import name_terms, terms

_numbers = itertools.count()


def claim(text, voice, names, day=None, *, rests=False):
    """A claim of one statement in a report of its own, with the names in it."""
    number = next(_numbers)
    article = f"article {number}"
    words = terms(text)
    named = tuple(t for t in words if any(t in name_terms(name) for name in names))
    span = Span(0, len(text))
    statement = Statement(
        f"{article}:0",
        article,
        0,
        span,
        text,
        "asserts",
        0,
        voice,
        "person",
        None,
        terms=words,
        names=named,
        printed=day,
    )
    chain = Chain(voice, "person", None, (), article, statement.id, span, "asserts", rests=rests)
    return Claim(f"c{number}", text, (statement,), (voice,), (article,), (1, 1), (chain,))


AIRLIFT = (
    "Ostrovian helicopters airlifted fighters of the Grey Banner to Hethra",
    ["Ostrovia", "Grey Banner", "Hethra"],
)
CAMP = ("Ostrovia supports the Grey Banner with weapons from its camp", ["Ostrovia", "Grey Banner"])
TALKS = ("Lorvia and Ostrovia signed an agreement on fish", ["Lorvia", "Ostrovia"])


def by(voice, words):
    text, names = words
    return text, voice, names


def told(*claims, titles=None):
    articles = {m.article: None for c in claims for m in c.members}
    return storylines(claims, articles | (titles or {}))


def test_other_events_of_other_years_are_one_story_if_one_does_the_same_to_the_other():
    first = claim(*by("Karin Holt", CAMP), "2031-05-01")
    second = claim(*by("Olga Dren", AIRLIFT), "2027-02-01")

    (story, *_) = told(first, second, claim(*by("Ada Moll", TALKS)))

    assert story.text.startswith("Ostrov")
    assert " helps " in story.text
    assert story.claims == (second.id, first.id)
    assert (story.first, story.last) == ("2027-02-01", "2031-05-01")
    assert set(story.voices) == {"Karin Holt", "Olga Dren"}


def test_one_voice_alone_tells_no_story():
    assert told(*(claim(*by("Karin Holt", words)) for words in (CAMP, AIRLIFT))) == ()


def test_whoever_only_passes_it_on_is_no_voice():
    one = claim(*by("Karin Holt", CAMP))
    text, voice, names = by("KORNA", AIRLIFT)

    assert told(one, claim(text, voice, names, rests=True)) == ()


def test_what_is_done_the_other_way_round_is_another_story():
    one = claim("Ostrovia attacked Lorvia at night", "Karin Holt", ["Ostrovia", "Lorvia"])
    two = claim("Lorvia attacked Ostrovia at noon", "Olga Dren", ["Ostrovia", "Lorvia"])

    assert told(one, two) == ()


def test_the_title_may_name_whom_the_words_only_describe():
    one = claim(*by("Karin Holt", CAMP))
    two = claim("Ostrovia smuggles weapons to the extremists", "Olga Dren", ["Ostrovia"])
    titles = {two.members[0].article: "Minister on the Grey Banner"}

    assert told(one, two) == ()
    assert [set(story.claims) for story in told(one, two, titles=titles)] == [{one.id, two.id}]


@pytest.mark.parametrize("seed", range(3))
def test_the_order_of_the_claims_does_not_matter(seed):
    claims = [claim(*by(voice, words)) for words in (CAMP, AIRLIFT, TALKS) for voice in ("Holt", "Dren")]
    turned = claims[seed:] + claims[:seed]

    assert told(*claims) == told(*turned)


def test_nothing_in_a_storyline_is_counted():
    one, two = (claim(*by(voice, words)) for words, voice in ((CAMP, "Karin Holt"), (AIRLIFT, "Olga Dren")))

    (story, *_) = told(one, two)

    assert "origins" not in {field.name for field in msgspec.structs.fields(story)}
