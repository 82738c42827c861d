"""`onrecord people` and `onrecord serve` from the command line."""

import json
import re
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import httpx2
import pytest
from click.testing import CliRunner

from onrecord.cli import main
from onrecord.corpus import Corpus
from onrecord.edges.engines import open_engine

ONRECORD = Path(sys.executable).parent / "onrecord"
PASSWORD = "three words and more"


@pytest.fixture(scope="module")
def empty(tmp_path_factory):
    where = tmp_path_factory.mktemp("people") / "onrecord.db"
    (where.parent / "a.txt").write_text("Mayor Ann Teller said on Monday that the bridge is closed.\n")
    with Corpus.open(where, engine=open_engine("rules")) as corpus:
        corpus.add(str(where.parent / "a.txt"))
    return where


@pytest.fixture
def corpus(empty, tmp_path):
    return shutil.copy(empty, tmp_path / "onrecord.db")


def onrecord(corpus, *words, **more):
    return CliRunner().invoke(main, [*words, "--corpus", str(corpus)], **more)


def added(corpus, name="Ada", role="run"):
    done = onrecord(corpus, "people", "add", name, "--role", role, "--password-stdin", input=PASSWORD + "\n")
    assert done.exit_code == 0, done.output
    return done


def listed(corpus):
    return [json.loads(line) for line in onrecord(corpus, "people", "list", "--json").output.splitlines()]


def test_people_are_put_in_changed_and_taken_out_and_the_list_has_it(corpus):
    added(corpus)
    assert onrecord(corpus, "people", "add", "Ben", "--role", "read", "--no-password").exit_code == 0
    assert [(one["name"], one["role"], one["password"]) for one in listed(corpus)] == [
        ("Ada", "run", True),
        ("Ben", "read", False),
    ]
    assert onrecord(corpus, "people", "role", "ben", "review").exit_code == 0
    assert onrecord(corpus, "people", "password", "Ben", "--password-stdin", input=PASSWORD + "!\n").exit_code == 0
    token = onrecord(corpus, "people", "token", "Ben", "--days", "3").stdout.strip()
    assert re.fullmatch(r"onr_[\w-]{43}", token)
    assert [(one["role"], one["tokens"]) for one in listed(corpus)] == [("run", 0), ("review", 1)]
    assert onrecord(corpus, "people", "sign-out", "Ben").exit_code == 0
    assert listed(corpus)[1]["tokens"] == 0
    assert onrecord(corpus, "people", "remove", "Ben").exit_code == 0
    assert [one["name"] for one in listed(corpus)] == ["Ada"]
    told = [json.loads(line) for line in onrecord(corpus, "people", "audit", "--json").output.splitlines()]
    assert [one["what"] for one in told[::-1]] == [
        "put into the team", "put into the team", "changed the role", "changed the password", "made a token",
        "ended sessions", "removed",
    ]  # fmt: skip
    assert all(one["address"] == "terminal" for one in told)
    assert token not in json.dumps(told)
    assert "changed the role: Ben, read → review" in onrecord(corpus, "people", "audit").output
    assert onrecord(corpus, "people", "audit", "-n", "2").output.count("\n") == 2


@pytest.mark.parametrize(
    ("words", "said", "status"),
    [
        (("people", "add", "Ada", "--role", "read", "--no-password"), "in the team already", 2),
        (("people", "add", " ", "--role", "read", "--no-password"), "no name", 2),
        (("people", "role", "Eve", "run"), "onrecord people list", 1),
        (("people", "remove", "Eve"), "onrecord people list", 1),
        (("people", "token", "Eve"), "onrecord people list", 1),
        (("people", "add", "Eve", "--role", "read"), "--password-stdin", 2),
    ],
)
def test_what_cannot_be_is_told_with_its_cure(corpus, words, said, status):
    added(corpus)
    done = onrecord(corpus, *words)
    assert (done.exit_code, said in done.output) == (status, True), done.output


def test_a_short_password_is_refused(corpus):
    done = onrecord(corpus, "people", "add", "Ada", "--role", "run", "--password-stdin", input="short\n")
    assert done.exit_code == 2
    assert "12 to 1,000" in done.output
    assert listed(corpus) == []


# --- serving --------------------------------------------------------------------------------------------------


def test_with_nobody_in_the_team_it_says_what_to_run(corpus):
    done = onrecord(corpus, "serve", "--port", "0")
    assert done.exit_code == 1
    assert "onrecord people add NAME --role run" in done.output


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--host", "0.0.0.0"), "--url https://"),
        (("--host", "0.0.0.0", "--url", "http://onrecord.example"), "--url https://"),
        (("--host", "::", "--url", "http://onrecord.example"), "--url https://"),
        (("--identity-header", "X-Remote-User"), "--proxy"),
        (("--newcomers", "read"), "--identity-header"),
        (("--proxy", "somewhere"), "10.0.0.0/24"),
        (("--url", "https://onrecord.example/page"), "without a path"),
        (("--url", "onrecord.example"), "https://onrecord.example"),
        (("--url", "https://onrecord.example:x"), "https://onrecord.example"),
    ],
)
def test_what_would_not_be_safe_is_refused_with_its_cure(corpus, words, said):
    added(corpus)
    done = onrecord(corpus, "serve", "--port", "0", *words)
    assert (done.exit_code, said in done.output) == (2, True), done.output


def test_people_sign_in_where_it_is_served_and_forwarding_headers_count_for_nothing(corpus):
    added(corpus)
    command = [str(ONRECORD), "serve", "--corpus", str(corpus), "--port", "0"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as running:
        try:
            line = running.stderr.readline()
            address = re.search(r"http://127\.0\.0\.1:\d+", line)[0]
            assert "for 1 person" in line
            # No proxy is named, so this one is believed in nothing.
            pretends = {"x-forwarded-for": "203.0.113.9", "x-forwarded-proto": "https"}
            with httpx2.Client(base_url=address, timeout=60, headers=pretends) as client:
                asked = client.get("/claims", follow_redirects=True)
                assert "<h1>Sign in</h1>" in asked.text
                token = re.search(r'name="token" value="([^"]+)"', asked.text)[1]
                form = {"token": token, "name": "Ada", "password": PASSWORD}
                assert client.post("/sign-in", data=form).status_code == 303
                assert "<h1>Claims</h1>" in client.get("/claims").text
        finally:
            running.send_signal(signal.SIGINT)
        rest = running.stderr.read()
        assert running.wait(timeout=30) == 0
    assert "Traceback" not in rest
    assert PASSWORD not in rest
    last = json.loads(onrecord(corpus, "people", "audit", "--json").output.splitlines()[0])
    assert (last["what"], last["address"]) == ("signed in", "127.0.0.1")
