"""Claims on one theme: who is said to do what sort of thing to whom, whatever the day."""

import itertools

import msgspec
import pytest

from onrecord.records import Article, Cast, Chain, Claim, LocalParty, Mention, Reading, Span, Statement
from onrecord.stages.claims import Names, storylines, telling
from onrecord.stages.claims.terms import terms

_numbers = itertools.count()


class Report:
    """A claim of one statement in a report of its own, with the names in it."""

    def __init__(self, text, voice, names, day=None, *, rests=False, title=None, also=()):
        number = next(_numbers)
        span = Span(0, len(text))
        whole = "\n".join((text, *also))
        article = Article(f"capture {number}", whole, Span(0, len(whole)), title=title)
        places = [(name, whole.index(name)) for name in names if name in whole]
        mentions = tuple(Mention(Span(at, at + len(name)), "ORG", names.index(name)) for name, at in places)
        parties = tuple(LocalParty(n, name, (name,), "organisation") for n, name in enumerate(names))
        self.reading = Reading(article, "by hand", (), (span,), Cast(mentions, (), parties))
        statement = Statement(
            f"{article.id}:0", article.id, 0, span, text, "asserts", None, voice, "person", None,
            terms=terms(text), printed=day,
        )  # fmt: skip
        chain = Chain(voice, "person", None, (), article.id, statement.id, span, "asserts", rests=rests)
        self.claim = Claim(f"c{number:03}", text, (statement,), (voice,), (article.id,), (1, 1), (chain,))


OSTROVIA, BANNER, LORVIA = "Ostrovia", "Grey Banner", "Lorvia"
AIRLIFT = f"Helicopters of {OSTROVIA} airlifted fighters of the {BANNER} to Hethra"
CAMP = f"{OSTROVIA} supports the {BANNER} with weapons from its camp"
TALKS = f"{LORVIA} and {OSTROVIA} signed an agreement on fish"


def by(voice, text, day=None, **more):
    return Report(text, voice, [OSTROVIA, BANNER, LORVIA], day, **more)


def told(*reports):
    return storylines([r.claim for r in reports], {r.reading.id: r.reading for r in reports})


def test_other_events_of_other_years_are_one_story_if_one_does_the_same_to_the_other():
    first = by("Karin Holt", CAMP, "2031-05-01")
    second = by("Olga Dren", AIRLIFT, "2027-02-01")

    (story,) = told(first, second, by("Ada Moll", TALKS))

    assert story.text == "Ostrovia helps Grey Banner"
    assert story.claims == (second.claim.id, first.claim.id)
    assert (story.first, story.last) == ("2027-02-01", "2031-05-01")
    assert set(story.voices) == {"Karin Holt", "Olga Dren"}
    assert (story.many, story.heard) == (2, 2)


def test_one_voice_alone_tells_no_story():
    assert told(*(by("Karin Holt", words) for words in (CAMP, AIRLIFT))) == ()


def test_whoever_only_passes_it_on_is_no_voice():
    assert told(by("Karin Holt", CAMP), by("KORNA", AIRLIFT, rests=True)) == ()


def test_what_is_done_the_other_way_round_is_another_story():
    one = by("Karin Holt", f"{OSTROVIA} attacked {LORVIA} at night")
    two = by("Olga Dren", f"{LORVIA} attacked {OSTROVIA} at noon")

    assert told(one, two) == ()


def test_who_is_attacked_so_that_another_is_helped_is_not_the_one_helped():
    words = f"{OSTROVIA} bombs {LORVIA} to help the {BANNER}"

    (story,) = told(by("Karin Holt", CAMP), by("Olga Dren", words), by("Ada Moll", f"{OSTROVIA} attacked the {BANNER}"))

    assert story.text == "Ostrovia helps Grey Banner"
    assert set(story.voices) == {"Karin Holt", "Olga Dren"}


def test_the_title_may_name_whom_the_words_only_describe():
    one = by("Karin Holt", CAMP)
    words = "Ostrovia smuggles weapons to the extremists"
    also = ["He spoke of the Grey Banner."]

    assert told(one, by("Olga Dren", words, also=also)) == ()
    titled = by("Olga Dren", words, also=also, title="Minister on the Grey Banner")
    assert [story.text for story in told(one, titled)] == ["Ostrovia helps Grey Banner"]


def test_two_names_of_one_party_lead_to_one_story():
    names = ["Popular Mobilization Units", "PMU"]

    def report(voice, text, of):
        made = Report(text, voice, [OSTROVIA, *of])
        parties = (made.reading.cast.parties[0], LocalParty(1, names[0], tuple(names), "organisation"))
        mentions = tuple(msgspec.structs.replace(m, party=min(m.party, 1)) for m in made.reading.cast.mentions)
        made.reading = msgspec.structs.replace(made.reading, cast=Cast(mentions, (), parties))
        return made

    one = report("Karin Holt", "Ostrovia bombed the PMU at night", ["PMU"])
    two = report("Olga Dren", "Ostrovia attacked the Popular Mobilization Units at noon", names[:1])

    (story,) = told(one, two)

    assert story.text == "Ostrovia attacks Popular Mobilization Units"


def test_a_story_of_much_the_same_claims_is_told_once():
    words = "Ostrovia supports the Grey Banner in Lorvia"

    one, two = by("Karin Holt", words), by("Olga Dren", words)

    assert len(telling(one.claim, {one.reading.id: Names(one.reading)}).themes) > 1
    assert len(told(one, two)) == 1


@pytest.mark.parametrize("seed", range(3))
def test_the_order_of_the_claims_does_not_matter(seed):
    reports = [by(voice, words) for words in (CAMP, AIRLIFT, TALKS) for voice in ("Holt", "Dren")]

    assert told(*reports) == told(*reports[seed:], *reports[:seed])


def test_nothing_in_a_storyline_is_counted():
    (story, *_) = told(by("Karin Holt", CAMP), by("Olga Dren", AIRLIFT))

    assert "origins" not in {field.name for field in msgspec.structs.fields(story)}
