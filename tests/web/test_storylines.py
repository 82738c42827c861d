"""Storylines as the page and the API show them: a page at a time, with what stands behind them."""

from pathlib import Path

import pytest
from starlette.testclient import TestClient

from onrecord.corpus import Corpus
from onrecord.edges.engines import open_engine
from onrecord.web import application

REPORTS = Path(__file__).parents[1] / "views" / "storyline"


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    where = tmp_path_factory.mktemp("told") / "onrecord.db"
    with Corpus.open(where, engine=open_engine("rules")) as corpus:
        corpus.add(str(REPORTS))
    with TestClient(application(where), base_url="http://127.0.0.1:8088") as client:
        yield client


def test_a_storyline_is_shown_by_one_readable_line_with_its_claims(site):
    shown = site.get("/storylines").text

    assert "Lorvia helps Grey Banner" in shown
    assert "smuggled fighters" in shown
    assert "herring" not in shown


def test_the_api_tells_the_same_and_pages_through_it(site):
    found = site.get("/api/storylines").json()

    assert found["total"] == 1
    assert found["items"][0]["text"] == "Lorvia helps Grey Banner"
    assert len(found["items"][0]["claims"]) == 4
    assert site.get("/api/storylines?start=1").json()["items"] == []
    assert site.get("/api/storylines?q=rifles").json()["total"] == 1
    assert site.get("/api/storylines?q=herring").json()["total"] == 0
