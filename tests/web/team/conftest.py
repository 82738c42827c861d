"""A team at the example stories: somebody of each role, and a clock that stands until it is moved."""

import re
import shutil
from datetime import UTC, datetime

import pytest
from argon2 import PasswordHasher
from starlette.testclient import TestClient

from onrecord.edges.store import open_team
from onrecord.team import Colleague, Deed
from onrecord.web import application
from onrecord.web.team import Entry

PASSWORD = "three words and more"
HERE = "http://127.0.0.1:8088"
NOON = datetime(2031, 5, 3, 12, tzinfo=UTC).timestamp()
PEOPLE = {"Ada": "run", "Ben": "review", "Cy": "read"}


class Clock:
    def __init__(self):
        self.now = NOON

    def __call__(self):
        return self.now

    def forward(self, seconds):
        self.now += seconds


class Person:
    """Somebody at the page of a team, without script."""

    def __init__(self, client):
        self.client = client

    def token(self, path="/sign-in"):
        return re.search(r'name="token" value="([^"]+)"', self.client.get(path).text)[1]

    def post(self, path, at="/sign-in", **form):
        return self.client.post(path, data={"token": self.token(at), **form})

    def sign_in(self, name, password=PASSWORD, **form):
        return self.post("/sign-in", name=name, password=password, **form)

    def get(self, path, **more):
        return self.client.get(path, **more)


class Office:
    """The corpus of a team, its clock, and doors to it."""

    def __init__(self, where):
        self.where, self.clock = where, Clock()
        self._open = []

    def door(self, address="192.0.2.7", base=HERE, **entry):
        """Return somebody who comes from an address, not signed in yet, at a server of their own."""
        made = application(self.where, Entry(clock=self.clock, **entry))
        self._open.append(TestClient(made, base_url=base, follow_redirects=False, client=(address, 50000)))
        return Person(self._open[-1].__enter__())

    def beside(self, person, address="192.0.2.8"):
        """Return somebody else at the same server."""
        client = person.client
        return Person(
            TestClient(client.app, base_url=str(client.base_url), follow_redirects=False, client=(address, 1))
        )

    def signed_in(self, name, **entry):
        person = self.door(**entry)
        assert person.sign_in(name).status_code == 303
        return person

    def deeds(self):
        """Return (person, what, about), the oldest first."""
        team = open_team(self.where)
        found = [(deed.person, deed.what, deed.about) for _, deed in team.deeds(count=10_000)]
        team.close()
        return found[::-1]

    def change(self, do):
        team = open_team(self.where)
        do(team)
        team.close()

    def close(self):
        for client in self._open:
            client.__exit__(None, None, None)


@pytest.fixture(scope="session")
def hashed():
    # Hashed with little work, which is in the hash itself: what it costs otherwise is measured nowhere here.
    return PasswordHasher(time_cost=1, memory_cost=8, parallelism=1).hash(PASSWORD)


@pytest.fixture(scope="session")
def staffed(examples, hashed, tmp_path_factory):
    where = tmp_path_factory.mktemp("team") / "onrecord.db"
    shutil.copy(examples, where)
    shutil.copytree(f"{examples}.cache", f"{where}.cache")
    team = open_team(where)
    for name, role in PEOPLE.items():
        team.keep(Colleague(name, role, hashed, "2031-05-01"), Deed("2031-05-01", "root", "put into the team", name))
    team.close()
    return where


@pytest.fixture
def office(staffed, tmp_path):
    where = tmp_path / "onrecord.db"
    shutil.copy(staffed, where)
    shutil.copytree(f"{staffed}.cache", f"{where}.cache")
    opened = Office(where)
    yield opened
    opened.close()
