"""A clock that goes backwards: order is by arrival, later stands over earlier, and counts are as they would be."""

from datetime import UTC, datetime, timedelta

import pytest
from invented import capture, item

from onrecord import Corpus
from onrecord.edges.engines import open_engine
from onrecord.edges.store import open_store

REPORTS = {
    "a.txt": "ORRIN BAY, 3 May 2031: Mayor Ada Quill said on Friday that the pier was closed. Quill was born there.\n",
    "b.txt": "VELMARK, 4 May 2031: Ada Marie Quill, the mayor, said that the pier had been closed by the storm.\n",
    "c.txt": "SELLA, 5 May 2031: A. Quill said nothing. Tom Brek denied that the pier was closed.\n",
}


class Backwards(datetime):
    """A clock that is an hour earlier each time it is looked at."""

    looks = 0

    @classmethod
    def now(cls, tz=None):
        Backwards.looks += 1
        return datetime(2031, 5, 1, tzinfo=tz or UTC) - timedelta(hours=Backwards.looks)


@pytest.fixture
def backwards(monkeypatch):
    for module in ("judging", "verdicts", "keeping", "corpus", "edges.sources.limits", "edges.store.migrations"):
        monkeypatch.setattr(f"onrecord.{module}.datetime", Backwards)


def opened(where):
    return Corpus.open(where, engine=open_engine("rules"))


def test_order_is_by_arrival(where):
    with open_store(where) as store:
        for n in range(5):
            store.add(*item(n, obtained=f"2031-05-0{9 - n}T00:00:00Z"))
        store.observe(capture(0, obtained="2030-01-01T00:00:00Z"))
        assert [r.article.given_id for _, r in store.readings()] == [f"ferry-{n}" for n in range(5)]
        assert store.observations(capture(0).id) == ["2030-01-01T00:00:00Z", "2031-05-09T00:00:00Z"]
        assert list(store.verify()) == []


def test_what_is_said_later_stands(where, tmp_path, backwards):  # noqa: ARG001 - the clock
    folder = tmp_path / "reports"
    folder.mkdir()
    for name, text in REPORTS.items():
        (folder / name).write_text(text)
    with opened(where) as corpus:
        corpus.add(str(folder / "a.txt"), str(folder / "b.txt"))
        corpus.add(str(folder))
        assert corpus.add(str(folder)).new == 0
        first = corpus.decide("Ada Quill", "Tom Brek", "same", "Ira Holt", every=True)
        names = {party.name for party in corpus.parties()}
        second = corpus.decide("Ada Quill", "Tom Brek", "different", "Ira Holt", every=True)
        assert Backwards.looks > 2
        assert first.made < second.made
        assert [j.made for j in corpus.judgement_log()] == sorted(j.made for j in corpus.judgement_log())
        assert len({party.name for party in corpus.parties()}) > len(names)
        assert corpus.undo("Ira Holt") == second
        assert {party.name for party in corpus.parties()} == names
        corpus.forget(next(corpus.readings()).article.capture, "asked to", "Ira Holt")
        assert list(corpus.verify()) == []
        assert len(corpus.tombstones()) == 1
