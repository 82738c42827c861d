"""Long work stands in a line on every page while it lasts, and nowhere afterwards."""

import threading
from contextlib import contextmanager

import pytest
from starlette.testclient import TestClient
from tests.web.conftest import HERE

from onrecord.corpus import Corpus
from onrecord.edges.engines import open_engine
from onrecord.web import application, desk


@contextmanager
def held_up(monkeypatch):
    """Have counting wait until this ends."""
    go_on, began, count = threading.Event(), threading.Event(), Corpus.catch_up

    def slowly(corpus):
        corpus._watch("comparing statements", 12, 40)
        began.set()
        assert go_on.wait(60)
        count(corpus)

    monkeypatch.setattr(desk, "_PATIENCE", 0.01)
    monkeypatch.setattr(Corpus, "catch_up", slowly)
    try:
        yield began
    finally:
        monkeypatch.setattr(Corpus, "catch_up", count)
        go_on.set()


def add(where, name):
    file = where.parent / f"{name}.txt"
    file.write_text(f"Mayor {name} Teller said on Monday that the bridge is closed.\n")
    with Corpus.open(where, engine=open_engine("rules")) as corpus:
        corpus.add(str(file))


@pytest.mark.parametrize("many", [1, 2])
def test_what_came_in_and_is_not_counted_is_told_until_it_is(own, monkeypatch, many):
    where, client = own
    assert 'class="work"' not in client.get("/claims").text
    for n in range(many):
        add(where, f"Ann{'abc'[n]}")
    with held_up(monkeypatch) as began:
        client.get("/claims")
        assert began.wait(60)
        told = client.get("/parties").text
        reports = "1 report" if many == 1 else "2 reports"
        assert f"{reports} came in, and counting goes on: comparing statements 12 of 40" in told
        assert 'role="status"' in told
    for _ in range(600):
        if 'class="work"' not in (shown := client.get("/claims?q=bridge+closed").text):
            break
        threading.Event().wait(0.1)
    assert "bridge is closed" in shown


def test_nothing_is_told_of_a_corpus_that_is_counted(examples):
    with TestClient(application(examples), base_url=HERE) as client:
        assert all('class="work"' not in client.get(path).text for path in ("/claims", "/articles", "/review"))
