"""The lists: what a form asks for is what is shown, and what is in force can be taken out."""

from html import unescape

import html5lib
import pytest
from starlette.testclient import TestClient

from onrecord.corpus import Corpus
from onrecord.edges.engines import open_engine
from onrecord.views import Wanted
from onrecord.web import application


def tree(client, address):
    answer = client.get(address)
    assert answer.status_code == 200, address
    return html5lib.parse(answer.text, namespaceHTMLElements=False)


def claims(client, query=""):
    links = [a.get("href") for a in tree(client, f"/claims{query}").iter("a") if a.get("class") == "cl"]
    return [link.removeprefix("/claims/") for link in links]


@pytest.mark.parametrize(
    ("query", "wanted"),
    [
        ("", Wanted()),
        ("?q=hydrants", Wanted(words="hydrants")),
        ("?warning=speaker-swapped", Wanted(warning="speaker-swapped")),
        ("?outlet=Ternline&order=newest", Wanted(outlet="Ternline", order="newest")),
        ("?since=2031-05&until=2031-05-04", Wanted(since="2031-05", until="2031-05-04")),
        ("?order=denials", Wanted(order="denials")),
    ],
)
def test_the_form_lists_what_it_asks_for(page, corpus, query, wanted):
    rows = corpus.list_claims(wanted, 0, 40).rows
    assert rows
    assert claims(page, query) == [row.id for row in rows]


def test_a_filter_by_party_names_it_and_can_be_taken_out(page, corpus):
    party = corpus.list_parties(count=1).rows[0]
    shown = tree(page, f"/claims?party={party.id}&q=the")
    (inforce,) = [p for p in shown.iter("p") if p.get("class") == "inforce"]
    links = {a.get("aria-label"): a.get("href") for a in inforce.iter("a")}
    assert links == {
        "without words the": f"/claims?party={party.id}",
        f"without party {party.name}": "/claims?q=the",
    }


def test_pages_of_a_list_hold_every_row_once(page, corpus):
    total = corpus.list_claims(Wanted(), 0, 1).total
    seen, address = [], "/claims"
    while address:
        shown = tree(page, address)
        seen += [a.get("href") for a in shown.iter("a") if a.get("class") == "cl"]
        address = next((a.get("href") for a in shown.iter("a") if a.get("rel") == "next"), None)
    assert len(seen) == len(set(seen)) == total


@pytest.mark.parametrize("query", ["?order=best", "?since=yesterday", "?page=0", "?page=x", "?until=2031-05-03T00"])
def test_what_cannot_be_asked_says_how_to_ask(page, query):
    answer = page.get(f"/claims{query}")
    assert answer.status_code == 400
    assert "<h1>That cannot be asked so</h1>" in answer.text


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("/claims?q=xyzzy", "No claim fits these filters"),
        ("/articles?q=xyzzy", "No article fits"),
        ("/parties?q=xyzzy", "Nobody is called that"),
        ("/outlets?q=xyzzy", "No outlet is called that"),
        ("/search?q=xyzzy", "Nothing holds"),
        ("/storylines?q=xyzzy", "No storyline holds these words"),
    ],
)
def test_nothing_found_says_so(page, address, words):
    assert words in page.get(address).text


def test_an_empty_corpus_says_how_to_begin(tmp_path):
    Corpus.open(tmp_path / "onrecord.db", engine=open_engine("rules")).close()
    with TestClient(application(tmp_path / "onrecord.db"), base_url="http://127.0.0.1:8088") as client:
        assert "onrecord add articles/" in client.get("/claims").text
        for address in ("/articles", "/parties", "/outlets", "/places", "/search", "/storylines"):
            assert client.get(address).status_code == 200


def test_what_another_process_adds_is_shown_by_the_next_request(tmp_path):
    where = tmp_path / "onrecord.db"
    corpus = Corpus.open(where, engine=open_engine("rules"))
    with corpus, TestClient(application(where), base_url="http://127.0.0.1:8088") as client:
        assert "Hethra" not in client.get("/claims").text
        (tmp_path / "a.txt").write_text("Karin Holt said the Hethra Dam was closed on Monday.", encoding="utf-8")
        corpus.add(str(tmp_path / "a.txt"))
        assert "Hethra" in client.get("/claims").text


def test_a_corpus_that_is_not_there_is_told_with_its_cure(tmp_path):
    with TestClient(application(tmp_path / "none.db"), base_url="http://127.0.0.1:8088") as client:
        answer = client.get("/claims")
    assert answer.status_code == 500
    assert "onrecord add" in unescape(answer.text)
