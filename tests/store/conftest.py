"""The stores that the contract is held against: every contract test runs on each."""

import sys
from pathlib import Path

import pytest

from onrecord.edges.store import SqliteStanding, open_store, open_team

STORES = ("sqlite", "postgres")

sys.path.append(str(Path(__file__).parent))  # for `invented`, in the tests and in the processes they start


@pytest.fixture(params=STORES)
def where(request, tmp_path, monkeypatch):
    """Where a corpus goes: in a file, or on a server with its cache on this machine."""
    if request.param == "sqlite":
        return tmp_path / "onrecord.db"
    monkeypatch.setenv("ONRECORD_CACHE", str(tmp_path / "cache"))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    return request.getfixturevalue("postgres").database()


def sqlite_standing(folder):
    return SqliteStanding(folder / "onrecord.db.cache", corpus="invented", generation=1000)


STANDINGS = {"sqlite": sqlite_standing}


@pytest.fixture
def open_again(where):
    """A function that opens the same corpus, each time anew."""
    opened = []

    def make():
        opened.append(open_store(where))
        return opened[-1]

    yield make
    for store in opened:
        store.close()


@pytest.fixture
def store(open_again):
    return open_again()


@pytest.fixture(params=STANDINGS)
def stand_again(request, tmp_path):
    """A function that opens the same standing outcomes, each time anew."""
    opened = []

    def make():
        opened.append(STANDINGS[request.param](tmp_path))
        return opened[-1]

    yield make
    for standing in opened:
        standing.close()


@pytest.fixture
def open_one(where):
    """A function that opens the same team; whoever calls it closes it."""
    open_store(where).close()
    return lambda: open_team(where)


@pytest.fixture
def team_again(open_one):
    """A function that opens the same team, each time anew."""
    opened = []

    def make():
        opened.append(open_one())
        return opened[-1]

    yield make
    for team in opened:
        team.close()


@pytest.fixture
def corpus(tmp_path):
    """Where an SQLite corpus goes that a test breaks or watches."""
    return tmp_path / "onrecord.db"
