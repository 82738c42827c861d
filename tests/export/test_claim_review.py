"""A claim goes out as ClaimReview with a person's verdict, and a ClaimReview is read wherever it stands."""

import json

import pytest

from onrecord.edges.export import Verdict, reviews_in
from onrecord.errors import Unreadable
from onrecord.exporting import review_of

VERDICT = Verdict(
    "Attributed to two speakers, from one source", "The Checking Desk", "https://desk.example/7", "2031-04-01"
)


@pytest.fixture(scope="module")
def review(corpus):
    return review_of(corpus, corpus.claims("hydrants quay")[0], VERDICT)


def test_it_says_whose_verdict_on_which_words(review, corpus):
    claim = corpus.claims("hydrants quay")[0]
    assert review["@type"] == "ClaimReview"
    assert review["claimReviewed"] == claim.text
    assert review["reviewRating"] == {"@type": "Rating", "alternateName": VERDICT.words}
    assert review["author"]["name"] == "The Checking Desk"
    assert {a["name"] for a in review["itemReviewed"]["author"]} == set(claim.voices)
    assert len(review["itemReviewed"]["appearance"]) == len(claim.reports)


def test_what_goes_out_comes_in_again(review):
    (found,) = reviews_in(json.dumps(review).encode(), "x.json")
    assert (found.review.reviewed, found.review.verdict) == (review["claimReviewed"], VERDICT.words)
    assert (found.review.author, found.review.url, found.review.published) == VERDICT[1:]


def test_it_is_found_in_a_page_a_feed_and_a_graph(review):
    page = f"<html><body><script type='application/ld+json'>{json.dumps([review])}</script><p>x</p></body></html>"
    feed = {"@type": "DataFeed", "dataFeedElement": [{"@type": "DataFeedItem", "item": [review, review]}]}
    graph = {"@graph": [{"@type": "WebPage"}, {**review, "@type": ["Review", "ClaimReview"]}]}
    assert len(reviews_in(page.encode(), "x.html")) == 1
    assert len(reviews_in(json.dumps(feed).encode(), "x.json")) == 2
    assert len(reviews_in(json.dumps(graph).encode(), "x.json")) == 1


def test_the_addresses_of_its_appearances_are_read():
    item = {
        "firstAppearance": {"@type": "CreativeWork", "url": "https://a.example/1"},
        "appearance": ["https://b.example/2", "no"],
    }
    rating = {"@type": "Rating", "ratingValue": 1}
    raw = json.dumps({"@type": "ClaimReview", "claimReviewed": "x", "itemReviewed": item, "reviewRating": rating})
    (found,) = reviews_in(raw.encode(), "x.json")
    assert found.appearances == ("https://b.example/2", "https://a.example/1")
    assert found.review.verdict == "1"


@pytest.mark.parametrize("raw", [b"{}", b"{", b"<p>nothing", b"", b"\x00\xff"])
def test_a_file_without_one_says_so(raw):
    with pytest.raises(Unreadable):
        reviews_in(raw, "x")
