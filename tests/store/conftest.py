"""The stores that the contract is held against: add a maker, and every contract test runs on it too."""

import sys
from pathlib import Path

import pytest

from onrecord.edges.store import SqliteStanding, SqliteStore, SqliteTeam

sys.path.append(str(Path(__file__).parent))  # for `invented`, in the tests and in the processes they start


def sqlite_store(folder):
    return SqliteStore(folder / "onrecord.db")


def sqlite_standing(folder):
    return SqliteStanding(folder / "onrecord.db.cache", corpus="invented", generation=1000)


def sqlite_team(folder):
    sqlite_store(folder).close()
    return SqliteTeam(folder / "onrecord.db")


TEAMS = {"sqlite": sqlite_team}
STORES = {"sqlite": sqlite_store}
STANDINGS = {"sqlite": sqlite_standing}


@pytest.fixture(params=STORES)
def open_again(request, tmp_path):
    """A function that opens the same corpus, each time anew."""
    opened = []

    def make():
        opened.append(STORES[request.param](tmp_path))
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


@pytest.fixture(params=TEAMS)
def open_one(request, tmp_path):
    """A function that opens the same team; whoever calls it closes it."""
    return lambda: TEAMS[request.param](tmp_path)


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
