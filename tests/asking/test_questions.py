"""Asked of the index, the standing questions have the answers they have among all claims."""

import pytest

from onrecord import asking, questions
from onrecord.asking import Source, touched
from onrecord.corpus import Corpus
from onrecord.edges.engines import open_engine
from onrecord.errors import BadInput
from onrecord.text import fold


@pytest.fixture(scope="module")
def corpus(tmp_path_factory):
    from pathlib import Path  # noqa: PLC0415 - beside its use

    root = Path(__file__).parents[2] / "examples"
    where = tmp_path_factory.mktemp("questions") / "onrecord.db"
    with Corpus.open(where, engine=open_engine("rules")) as opened:
        opened.add(str(root / "harbour"), str(root / "river"))
        yield opened


@pytest.fixture(scope="module")
def claims(corpus):
    return corpus.claims()


def test_of_one_claim(corpus, claims):
    by_id = {claim.id: claim for claim in claims}
    for claim in claims:
        assert questions.whose_word(corpus, claim.id).rows == asking.whose_word(claim)
        assert questions.as_fact(corpus, claim.id).rows == asking.as_fact([claim], corpus.articles)
        expected = asking.denials(claim, by_id, corpus.articles, corpus.reading)
        assert questions.denials(corpus, claim.id).rows == expected


@pytest.mark.parametrize("least", [2, 3, 5])
def test_one_origin_in_many_outlets(corpus, claims, least):
    assert questions.one_origin(corpus, least).rows == asking.one_origin(claims, corpus.articles, least)


def test_printed_as_fact_and_circles(corpus, claims):
    assert questions.as_fact(corpus).rows == asking.as_fact(claims, corpus.articles) != ()
    assert questions.loops(corpus).rows == asking.loops(claims)


def test_copies_of_a_report(corpus):
    for ident in corpus.articles:
        assert questions.copies(corpus, ident).rows == asking.followers(ident, corpus.copies(), corpus.articles)


def test_what_falls_with_whom(corpus, claims):
    """Of everybody with a name, whether party, outlet or agency, the claims are all found that have to do with them."""
    names = {form for party in corpus.parties() for form in party.names}
    names |= {name for a in corpus.articles.values() for name in (a.outlet, *a.agencies) if name}
    for name in sorted(names):
        parties = [p for p in corpus.parties(name) if any(fold(form) == fold(name) for form in p.names)]
        source = Source(tuple(dict.fromkeys((name, *(form for party in parties for form in party.names)))))
        expected = {claim.id for claim in claims if touched(claim, source, corpus.articles)}
        assert {row.claim for row in questions.falls(corpus, name).rows} == expected, name
    rows = asking.falls(claims, Source(("KORNA", "Corvenian News Agency")), corpus.articles, corpus.recounted)
    assert questions.falls(corpus, "KORNA").rows == rows


@pytest.mark.parametrize("day", ["2031", "2031-03-12", "2031-04", "2099"])
def test_what_is_new(corpus, claims, day):
    rows, _ = asking.new_since(claims, corpus.articles, day)
    assert set(questions.new(corpus, day).rows) == set(rows)


def test_what_is_no_date_is_told(corpus):
    with pytest.raises(BadInput, match="2031-03-14"):
        questions.new(corpus, "last week")


def test_of_very_many_claims_the_first_are_looked_at_and_the_answer_says_so(corpus):
    whole = questions.one_origin(corpus, 2)
    assert not whole.more
    part = questions.one_origin(corpus, 2, most=1)
    assert part.more
    assert 0 < len(part.rows) < len(whole.rows)
    assert questions.one_origin(corpus, 2, most=None) == whole


def test_all_copies_are_listed_each_once_and_by_outlet(corpus):
    every = corpus.list_copies(count=1000)
    assert every.total == len(every.rows) == len(corpus.copies())
    assert {(c.a, c.b) for c in every.rows} == {(c.a, c.b) for c in corpus.copies()}
    assert [*corpus.list_copies(start=2, count=2).rows] == [*every.rows[2:4]]
    of = corpus.list_copies("The Meridian Post", count=1000).rows
    outlet = {ident: article.outlet for ident, article in corpus.articles.items()}
    assert of
    assert {(c.a, c.b) for c in of} == {
        (c.a, c.b) for c in every.rows if "The Meridian Post" in (outlet[c.a], outlet[c.b])
    }
    assert corpus.list_copies("Nobody's").rows == ()
