"""The contract of --json: fields, types, and spans that fit their text."""

import hashlib
import re
from itertools import pairwise

import pytest

STANCES = {"asserts", "accuses", "denies", "confirms", "declines", "unverified", "unclaimed", "retracts"}
EDITS = {"quote", "speaker", "hop", "figure", "date", "place", "omitted", "added", "hedge", "wording"}
ROLES = {"title", "section", "caption", "byline", "dateline", "updated", "body", "credit", "boilerplate"}


def fits(span, text):
    return len(span) == 2 and 0 <= span[0] < span[1] <= len(text)


@pytest.fixture(scope="module")
def rows(stories):
    return {name: stories.rows(name) for name in ("names", "claims", "copies")}


@pytest.fixture(scope="module")
def read(stories):
    return stories.rows("read", stories.examples)


def test_every_article_has_the_fields_of_the_contract(read):
    fields = """path sha256 text article extent title outlet published published_at updated byline dateline agencies
        language complete anchor blocks attributions own_voice mentions aliases times figures reader""".split()
    for row in read:
        assert set(fields) <= set(row)
        assert isinstance(row["places"], list), "the gazetteer is installed here, so places are looked up"
        assert row["sha256"] == hashlib.sha256(row["text"].encode()).hexdigest()


def test_every_span_fits_and_every_number_points_somewhere(read):
    for row in read:
        text = row["text"]
        spans = [b["span"] for b in row["blocks"]] + row["own_voice"] + [row["extent"]]
        spans += [x["span"] for key in ("mentions", "aliases", "times", "figures") for x in row[key]]
        for number, a in enumerate(row["attributions"]):
            spans += a["content"] + [s for s in (a["source"], a["cue"]) if s] + [h["span"] for h in a["hops"]]
            assert a["content"]
            assert a["stance"] in STANCES
            assert a["mode"] in {"direct", "indirect", "mixed"}
            assert a["within"] is None or (0 <= a["within"] < len(row["attributions"]) and a["within"] != number)
            steps = {h["step"] for h in a["hops"]}
            assert steps == set(range(1, len(steps) + 1))
            assert 0 <= a["score"] <= 1
        assert all(fits(span, text) for span in spans)
        parties = {p["party"] for p in row["parties"]}
        assert all(m["party"] is None or m["party"] in parties for m in row["mentions"])
        assert all(f["part_of"] is None or 0 <= f["part_of"] < len(row["figures"]) for f in row["figures"])
        assert {b["role"] for b in row["blocks"]} <= ROLES


def test_articles_of_one_capture_share_its_text_and_not_their_extents(read):
    pages = {}
    for row in read:
        pages.setdefault(row["path"], []).append(row)
    shared = [page for page in pages.values() if len(page) > 1]
    assert shared
    for page in shared:
        assert len({row["text"] for row in page}) == 1
        assert [row["article"] for row in page] == list(range(len(page)))
        ends = sorted(tuple(row["extent"]) for row in page)
        assert all(a[1] <= b[0] for a, b in pairwise(ends))


def test_copies_point_into_both_texts(rows, read):
    text = {row["path"].rsplit("examples/")[-1]: row["text"] for row in read}
    for row in rows["copies"]:
        a, b = (text[row[side].rsplit("examples/")[-1]] for side in ("a", "b"))
        assert row["direction"] in {"a>b", "b>a", "undetermined"}
        assert row["because"]
        for passage in row["passages"]:
            assert fits(passage["a"], a)
            assert fits(passage["b"], b)
            assert 0 < passage["identity"] <= 1
        for edit in row["edits"]:
            assert edit["kind"] in EDITS
            assert edit["a"] or edit["b"]
            assert all(span is None or fits(span, t) for span, t in ((edit["a"], a), (edit["b"], b)))


def test_claims_count_and_point(rows, read):
    text = {row["path"].rsplit("examples/")[-1]: row["text"] for row in read}
    ids = {row["claim"] for row in rows["claims"]}
    assert len(ids) == len(rows["claims"])
    for row in rows["claims"]:
        low, high = row["origins"]
        assert 0 <= low <= high <= len(row["members"])
        assert row["because"]
        assert len(set(row["reports"])) == len(row["reports"])
        for member in row["members"]:
            assert fits(member["span"], text[member["path"].rsplit("examples/")[-1]])
            assert member["stance"] in STANCES
        assert all(link["to"] is None or link["to"] in ids for link in row["links"])


def test_a_claim_is_found_by_its_id_and_by_its_words(stories, rows):
    first = rows["claims"][0]
    for asked in (first["claim"], first["claim"][:8], first["text"]):
        (found,) = stories.rows("trace", asked)
        assert found["claim"] == first["claim"]


def test_names_are_parties_with_reasons(rows):
    for row in rows["names"]:
        assert row["name"] in row["names"]
        assert re.fullmatch(r"p[0-9a-f]{12}", row["party"])
    joined = [row for row in rows["names"] if row["articles"] > 1]
    assert joined
    assert all(row["because"] for row in joined)
