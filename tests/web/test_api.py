"""The API says what the command line says, describes itself truly, and fails in one shape."""

import subprocess
import sys
from pathlib import Path

import msgspec
import pytest
import schemathesis
from click.testing import CliRunner
from tests.web.serving import served

from onrecord import Corpus
from onrecord.cli import main
from onrecord.contract import (
    claim_row,
    copies_row,
    doubt_row,
    names_row,
    read_row,
    storyline_row,
    suggestion_row,
)
from onrecord.edges.engines import open_engine
from onrecord.records import Article
from onrecord.web.api import answers
from onrecord.web.api.serving import encoded


@pytest.fixture(scope="module")
def corpus(stories):
    with Corpus.open(stories, create=False, engine=open_engine("rules")) as opened:
        yield opened


def plain(row):
    return msgspec.json.decode(msgspec.json.encode(row))


def get(site, path, **query):
    answer = site.get(path, params=query or None)
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-type"] == "application/json"
    return answer.json()


def every(site, path, **query):
    """Follow the parts of a list to its end."""
    items, asked = [], {"count": 7, **query}
    part = get(site, path, **asked)
    while True:
        items += part["items"]
        if not part["next"]:
            return items, part["total"]
        part = get(site, part["next"])


# --- the same answers ---------------------------------------------------------------------------------------


def test_the_index_counts_what_is_there(site, corpus):
    index = get(site, "/api")
    assert (index["claims"], index["articles"]) == (corpus.list_claims().total, len(corpus.articles))
    assert get(site, index["description"])["openapi"].startswith("3.1")


def test_claims_come_in_parts_each_once_as_the_list_has_them(site, corpus):
    items, total = every(site, "/api/claims")
    assert total == corpus.list_claims().total == len(items)
    assert [item["id"] for item in items] == [row.id for row in corpus.list_claims(count=10_000).rows]
    assert plain(corpus.list_claims(count=1).rows[0]) == items[0]


def test_claims_can_be_asked_for_by_words_and_order(site):
    items, _ = every(site, "/api/claims", q="hydrants")
    assert items
    assert all("hydrants" in item["text"].lower() for item in items)
    newest, _ = every(site, "/api/claims", order="newest")
    assert [i["last"] for i in newest if i["last"]] == sorted((i["last"] for i in newest if i["last"]), reverse=True)


def test_a_claim_is_what_trace_prints_and_leads_to_its_articles(site, corpus):
    for claim in corpus.claims()[:40]:
        given = get(site, f"/api/claims/{claim.id}")
        leads = given.pop("articles")
        assert given == plain(claim_row(claim, corpus.articles))
        assert [lead["report"] for lead in leads] == list(claim.reports)
        assert {lead["article"] for lead in leads} == {member.article for member in claim.members}


def test_an_article_is_what_read_prints(site, corpus):
    for ident in corpus.articles:
        assert get(site, f"/api/articles/{ident}") == plain(read_row(corpus.reading(ident)))
    assert get(site, f"/api/articles/{ident[:16]}") == plain(read_row(corpus.reading(ident)))


def test_claims_of_an_article_stand_where_it_says(site, corpus):
    ident = next(iter(corpus.articles))
    text = corpus.articles[ident].text
    carried = get(site, f"/api/articles/{ident}/claims")
    assert carried
    assert all(text[start:end].strip() for one in carried for start, end in one["spans"])


def test_copies_are_what_copies_prints(site, corpus):
    for copy in corpus.copies():
        row = plain(copies_row(copy, corpus.articles))
        for a, b in ((copy.a, copy.b), (copy.b, copy.a)):
            given = get(site, f"/api/copies/{a}/{b}")
            assert given.pop("articles") == [copy.a, copy.b]
            assert given == row
        assert row in [
            {k: v for k, v in c.items() if k != "articles"} for c in get(site, f"/api/articles/{copy.a}/copies")
        ]


def test_parties_are_what_names_prints(site, corpus):
    items, total = every(site, "/api/parties")
    assert len(items) == total
    for item in items:
        party = corpus.party(item["id"])
        assert get(site, f"/api/parties/{item['id']}") == plain(names_row(party))
    said, _ = every(site, f"/api/parties/{items[0]['id']}/said")
    assert len(said) == items[0]["says"]


def test_doubts_suggestions_and_storylines_are_what_is_printed(site, corpus):
    assert every(site, "/api/doubts")[0] == [plain(doubt_row(one)) for one in corpus.doubts()]
    assert every(site, "/api/suggestions")[0] == [plain(suggestion_row(one)) for one in corpus.suggestions()]
    told = [plain(storyline_row(one, corpus.articles)) for one in corpus.storylines()]
    assert every(site, "/api/storylines")[0] == told


def test_outlets_search_and_places_answer(site):
    items, _ = every(site, "/api/outlets")
    one = get(site, "/api/outlet", name=items[0]["name"])
    assert one["row"] == items[0]
    assert all("**" in hit["snippet"] for hit in get(site, "/api/search", q="hydrants"))
    assert get(site, "/api/search", q="") == []
    assert isinstance(get(site, "/api/places"), list)


# --- described as it is ---------------------------------------------------------------------------------------


def test_every_field_that_is_printed_is_described_and_the_other_way_round(corpus):
    claims = [plain(claim_row(claim, corpus.articles)) for claim in corpus.claims()]
    pairs = [
        (answers.ReadRow, [plain(read_row(reading)) for _, reading in corpus._store.readings()]),
        (answers.CopyRow, [plain(copies_row(copy, corpus.articles)) for copy in corpus.copies()]),
        (answers.NamesRow, [plain(names_row(party)) for party in corpus.parties()]),
        (answers.TraceRow, claims),
        (answers.StepRow, [step for claim in claims for step in claim["ledger"]]),
        (answers.ChainRow, [chain for claim in claims for chain in claim["chains"]]),
        (answers.LinkRow, [link for claim in claims for link in claim["links"]]),
        (answers.AttributionRow, [a for _, r in corpus._store.readings() for a in plain(read_row(r))["attributions"]]),
    ]
    for kind, rows in pairs:
        fields = {field.name for field in msgspec.structs.fields(kind)}
        assert rows
        for row in rows:
            msgspec.convert(row, kind)
            assert set(row) <= fields, (kind, set(row) - fields)


@pytest.fixture(scope="module")
def described(stories):
    with served(stories) as address:
        yield schemathesis.openapi.from_url(f"{address}/api/openapi.json")


def test_whatever_may_be_asked_is_answered_as_described_and_nothing_else_is(stories, tmp_path):
    """Schemathesis with all its checks: every limit of every parameter, on both sides, and a few drawn at random."""
    with served(stories) as address:
        asked = [
            f"{address}/api/openapi.json",
            "--checks=all",
            "--phases=coverage,fuzzing",
            "--request-timeout=100",
            "--max-examples=3",
            "--seed=1",
        ]
        program = Path(sys.executable).with_name("schemathesis")
        done = subprocess.run(
            [program, "run", *asked, "--no-color"], cwd=tmp_path, capture_output=True, text=True, check=False
        )
    assert done.returncode == 0, done.stdout[-6000:]
    assert "passed" in done.stdout


def test_what_is_there_is_answered_as_described(described, corpus):
    claim, copy, party = corpus.claims()[0], corpus.copies()[0], corpus.parties()[0]
    for path, parts in {
        "/api/claims/{claim}": {"claim": claim.id},
        "/api/articles/{article}": {"article": copy.a},
        "/api/articles/{article}/claims": {"article": copy.a},
        "/api/articles/{article}/copies": {"article": copy.a},
        "/api/copies/{a}/{b}": {"a": copy.a, "b": copy.b},
        "/api/parties/{party}": {"party": party.id},
        "/api/parties/{party}/said": {"party": party.id},
        "/api/parties/{party}/said-of": {"party": party.id},
    }.items():
        answer = described[path]["GET"].Case(path_parameters=parts).call_and_validate()
        assert answer.status_code == 200


# --- asked wrongly ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("path", "status", "names"),
    [
        ("/api/claims?start=-1", 400, "start"),
        ("/api/claims?start=many", 400, "start"),
        ("/api/claims?count=0", 400, "count"),
        ("/api/claims?count=100000", 400, "count"),
        ("/api/claims?order=loudest", 400, "order"),
        ("/api/claims?since=yesterday", 400, "since"),
        ("/api/claims?colour=red", 400, "colour"),
        ("/api/claims?q=" + "a" * 401, 400, "q"),
        ("/api/outlet", 400, "name"),
        ("/api/outlet?name=Nobody", 404, "Nobody"),
        ("/api/claims/c000000000000", 404, "c000000000000"),
        ("/api/claims/the fire", 404, "the fire"),
        ("/api/articles/00000000", 404, "00000000"),
        ("/api/articles/%2e%2e%2f%2e%2e%2fetc%2fpasswd", 404, "passwd"),
        ("/api/parties/nobody", 404, "nobody"),
        ("/api/nothing", 404, "/api/nothing"),
        ("/api/claims/", 404, "/api/claims/"),
    ],
)
def test_errors_have_one_shape_and_say_what_is_wrong(site, path, status, names):
    answer = site.get(path)
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
    problem = answer.json()
    assert set(problem) == {"type", "title", "status", "detail"}
    assert problem["status"] == status
    assert names in problem["detail"]


def test_what_is_refused_at_the_door_has_the_same_shape(site):
    for answer in (
        site.get("/api/claims", headers={"host": "evil.example:8088"}),
        site.post("/api/claims"),
        site.get("/api/claims", headers={"origin": "https://evil.example"}),
    ):
        assert answer.headers["content-type"] == "application/problem+json"
        assert set(answer.json()) == {"type", "title", "status", "detail"}


# --- tags -----------------------------------------------------------------------------------------------------


def test_nothing_is_sent_twice_until_the_corpus_changes(own):
    where, client = own
    first = client.get("/api/claims")
    tag = first.headers["etag"]
    for sent in (tag, tag.removeprefix("W/"), f'"other", {tag}'):
        again = client.get("/api/claims", headers={"if-none-match": sent})
        assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", tag)
    (where.parent / "new.txt").write_text("Mayor Ann Teller said on Monday that the bridge is closed.\n")
    with Corpus.open(where, engine=open_engine("rules")) as corpus:
        corpus.add(str(where.parent / "new.txt"))
    after = client.get("/api/claims", headers={"if-none-match": tag})
    assert after.status_code == 200
    assert after.json()["total"] > first.json()["total"]
    assert after.headers["etag"] != tag


def test_half_characters_are_sent_as_escapes():
    row = {"text": "a\ud800b", "at": Article("c", "x", (0, 1)).extent}
    assert encoded(row) == b'{"text":"a\\ud800b","at":[0,1]}'


# --- the standing questions -------------------------------------------------------------------------------------


def test_the_standing_questions_are_answered_as_they_are_printed(site, corpus, stories):
    claim = next(c for c in corpus.claims() if any(link.kind == "denies" for link in c.links))
    report = next(iter(corpus.copies())).a
    for name, words, query in (
        ("whose-word", [claim.id], {"claim": claim.id}),
        ("denials", [claim.id], {"claim": claim.id}),
        ("as-fact", [], {}),
        ("one-origin", ["--outlets", "2"], {"outlets": 2}),
        ("copies", [report], {"article": report}),
        ("falls", ["KORNA"], {"name": "KORNA"}),
        ("loops", [], {}),
    ):
        printed = CliRunner().invoke(main, ["ask", name, *words, "--json", "--corpus", str(stories)])
        rows = [msgspec.json.decode(line) for line in printed.stdout.splitlines()]
        assert every(site, f"/api/ask/{name}", **query) == (rows, len(rows)), name
    printed = CliRunner().invoke(main, ["ask", "new", "2031-03-12", "--json", "--corpus", str(stories)])
    items, _ = every(site, "/api/ask/new", since="2031-03-12")
    key = msgspec.json.encode
    assert sorted(items, key=key) == sorted(map(msgspec.json.decode, printed.stdout.splitlines()), key=key) != []


def test_the_questions_are_listed_with_their_addresses(site, described):
    listed = get(site, "/api/ask")
    assert {one["address"] for one in listed} == {path for path in described if path.startswith("/api/ask/")}
    assert site.get("/api/ask/praise").status_code == 404


def test_all_copies_come_in_parts(site, corpus):
    items, total = every(site, "/api/copies")
    assert total == len(items) == len(corpus.copies())
    assert {tuple(item["articles"]) for item in items} == {(c.a, c.b) for c in corpus.copies()}
    assert get(site, "/api/copies", outlet="Nobody")["items"] == []
