"""The lists of a corpus: each row and each filter against what the claims themselves say."""

from pathlib import Path

import pytest

from onrecord import Corpus
from onrecord.edges.engines.rules import RulesEngine
from onrecord.errors import NotFound
from onrecord.stages.claims import bears, claim_id
from onrecord.stages.origins import outlet_key
from onrecord.views import Sought, Wanted

EXAMPLES = Path(__file__).parents[2] / "examples"


@pytest.fixture(scope="module")
def corpus(tmp_path_factory):
    with Corpus.open(tmp_path_factory.mktemp("views") / "onrecord.db", engine=RulesEngine()) as corpus:
        corpus.add(str(EXAMPLES))
        yield corpus


@pytest.fixture(scope="module")
def claims(corpus):
    return corpus.claims()


def listed(corpus, **wanted):
    page = corpus.list_claims(Wanted(**wanted), 0, 10_000)
    assert page.total == len(page.rows)
    assert not page.more
    return [row.id for row in page.rows]


def printed(corpus, claim):
    return [corpus.articles[a] for a in dict.fromkeys(m.article for m in claim.members)]


def test_every_claim_is_listed_with_its_counts(corpus, claims):
    rows = {row.id: row for row in corpus.list_claims(count=10_000).rows}
    assert len(claims) > 100
    assert rows.keys() == {claim.id for claim in claims}
    for claim in claims:
        row, articles = rows[claim.id], printed(corpus, claim)
        days = sorted(a.anchor for a in articles if a.anchor)
        assert (row.text, row.voices, row.origins, row.reports) == (
            claim.text, claim.voices, claim.origins, len(claim.reports)
        )  # fmt: skip
        assert row.outlets == len({outlet_key(a.outlet) for a in articles if a.outlet})
        assert (row.first, row.last) == ((days[0], days[-1]) if days else (None, None))
        assert row.denials == sum(1 for k in claim.links if k.kind == "denies" and k.to and not bears(claim, k))
        assert set(row.warnings) == {w.kind for w in claim.warnings}


def test_the_most_carried_come_first_and_pages_follow_one_another(corpus):
    whole = corpus.list_claims(count=10_000)
    assert [row.reports for row in whole.rows] == sorted((row.reports for row in whole.rows), reverse=True)
    pages = [corpus.list_claims(start=start, count=7).rows for start in range(0, whole.total + 7, 7)]
    assert tuple(row for page in pages for row in page) == whole.rows


@pytest.mark.parametrize(
    ("order", "key"),
    [
        ("outlets", lambda row: -row.outlets),
        ("origins", lambda row: (-row.origins[1], -row.origins[0])),
        ("denials", lambda row: -row.denials),
        ("oldest", lambda row: row.first or "~"),
    ],
)
def test_a_list_is_in_the_order_asked_for(corpus, order, key):
    rows = corpus.list_claims(Wanted(order=order), count=10_000).rows
    assert list(map(key, rows)) == sorted(map(key, rows))
    assert len({*map(key, rows)}) > 1


def test_the_newest_come_first_and_those_without_a_day_last(corpus):
    rows = corpus.list_claims(Wanted(order="newest"), count=10_000).rows
    assert [row.last or "" for row in rows] == sorted((row.last or "" for row in rows), reverse=True)


def test_an_outlet_and_days_keep_what_was_printed_there_and_then(corpus, claims):
    of = [c.id for c in claims if any(a.outlet == "Ternline" for a in printed(corpus, c))]
    assert sorted(listed(corpus, outlet="ternline")) == sorted(of)
    assert len(of) > 10
    wanted = Wanted(since="2031-03-12", until="2031-03-13")
    rows = corpus.list_claims(wanted, count=10_000).rows
    every = corpus.list_claims(count=10_000).rows
    assert {r.id for r in rows} == {
        r.id for r in every if r.last and r.last >= "2031-03-12" and r.first <= "2031-03-13"
    }
    assert 0 < len(rows) < len(every)


def test_words_are_found_in_what_is_said_and_who_says_it_and_the_last_may_be_begun(corpus, claims):
    assert listed(corpus, words="Ostmere gates purpose")[0] == corpus.claim("Ostmere opened the gates on purpose").id
    assert set(listed(corpus, words="sprinkl")) >= set(listed(corpus, words="sprinklers")) != set()
    assert set(listed(corpus, words="orlin")) >= {c.id for c in claims if "Pavel Orlin" in c.voices}
    assert listed(corpus, words="no-such-word-anywhere") == []
    assert listed(corpus, words="…") == []


def test_a_warning_and_an_outlets_part_in_it(corpus, claims):
    of = {c.id for c in claims for w in c.warnings if w.kind == "printed-as-fact"}
    assert set(listed(corpus, warning="printed-as-fact")) == of != set()
    assert set(listed(corpus, outlet="Ternline", part="as-fact")) <= of
    assert listed(corpus, outlet="The Meridian Post", part="as-fact") == []


def test_an_outlet_originates_what_it_printed_on_a_day_before_all_others(corpus):
    first = listed(corpus, outlet="The Meridian Post", part="originates")
    assert len(first) == corpus.outlet("meridian post").row.originates > 0
    for ident in first:
        articles = printed(corpus, corpus.claim(ident))
        ours = min(a.anchor for a in articles if a.outlet == "The Meridian Post")
        assert all(a.anchor > ours for a in articles if a.outlet != "The Meridian Post")


def test_a_party_has_what_it_says_and_what_names_it(corpus, claims):
    (reske,) = [p for p in corpus.list_parties("anton resk").rows if p.name == "Anton Reske"]
    says = {c.id for c in claims for chain in c.chains if chain.party == reske.id}
    assert {row.id for row in corpus.said_by(reske.id, 0, 1000).rows} == says
    assert reske.says == len(says) > 0
    either = set(listed(corpus, party=reske.id))
    assert either == says | {row.id for row in corpus.said_of(reske.id, 0, 1000).rows}
    party = corpus.party(reske.id)
    assert (party.name, len({a for a, _ in party.members})) == (reske.name, reske.articles)
    assert party == next(p for p in corpus.parties("Anton Reske") if p.id == reske.id)
    with pytest.raises(NotFound):
        corpus.party("nobody")


def test_two_filters_keep_what_fits_both(corpus):
    one, two = set(listed(corpus, outlet="Ternline")), set(listed(corpus, words="harbour"))
    assert set(listed(corpus, outlet="Ternline", words="harbour")) == one & two != set()


def test_an_article_has_its_claims_with_their_places_and_its_copies(corpus, claims):
    (copy, *_) = [c for c in corpus.copies() if "04-ternline" in corpus.articles[c.b].path + corpus.articles[c.a].path]
    assert copy in corpus.copies_of(copy.a)
    assert copy in corpus.copies_of(copy.b)
    carried = corpus.claims_in(copy.a)
    assert {c.claim.id for c in carried} == {c.id for c in claims if any(m.article == copy.a for m in c.members)}
    assert [c.spans for c in carried] == sorted(c.spans for c in carried)
    row = next(r for r in corpus.list_articles(count=100).rows if r.id == copy.a)
    assert (row.claims, row.copies) == (len(carried), len(corpus.copies_of(copy.a)))


def test_articles_are_found_by_word_outlet_and_day(corpus):
    everything = corpus.list_articles(count=100)
    assert everything.total == len(corpus.articles)
    days = [r.published or "" for r in everything.rows]
    assert days == sorted(days, reverse=True)
    found = corpus.list_articles(Sought(words="hydrants", outlet="Ternline"))
    assert [r.outlet for r in found.rows] == ["Ternline"]
    assert corpus.list_articles(Sought(since="2031-05-01", until="2031-05-03")).total < everything.total
    assert corpus.list_articles(Sought(outlet="nobody's")).total == 0


def test_outlets_are_counted_and_say_from_whom_they_took(corpus):
    rows = {row.name: row for row in corpus.list_outlets().rows}
    assert sum(row.articles for row in rows.values()) == sum(1 for a in corpus.articles.values() if a.outlet)
    assert rows["Ternline"].copied_from == 1
    assert corpus.outlet("Ternline").sources == (("The Meridian Post", 1),)
    assert corpus.outlet("The Meridian Post").takers == (("Ternline", 1),)
    assert [r.name for r in corpus.list_outlets("merid").rows] == ["The Meridian Post"]
    assert corpus.leading_outlets(3) == tuple((r.name, r.articles) for r in corpus.list_outlets(count=3).rows)
    with pytest.raises(NotFound):
        corpus.outlet("Nowhere Times")


def test_the_id_of_any_member_leads_to_its_claim(corpus, claims):
    carried = next(c for c in claims if len(c.members) > 2)
    assert {corpus.claim(claim_id(member)).id for member in carried.members} == {carried.id}
    assert corpus.claim(carried.id[:8]) == carried


def test_a_claim_is_found_by_its_rare_words_and_not_by_those_that_tell_nothing(corpus):
    found = corpus.claim("what did they say of the sodium chlorate that was in the warehouse")
    assert "sodium chlorate" in " ".join(m.text for m in found.members).casefold()
    with pytest.raises(NotFound):
        corpus.claim("what did they say of the")


def test_articles_are_read_when_they_are_asked_for_and_told_apart_without_their_texts(corpus):
    heads = corpus.heads
    assert list(corpus.articles) == list(heads)
    assert len(corpus.articles) == len(heads)
    for article in corpus.articles.values():
        assert corpus.articles[article.id] == article
        head = heads[article.id]
        assert (head.label, head.outlet, head.anchor, head.text) == (article.label, article.outlet, article.anchor, "")
    assert "0" * 64 not in corpus.articles
