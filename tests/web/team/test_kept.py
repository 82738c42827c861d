"""A team's corpus is backed up while it is served, and put back whole; the API of a team is as it is described."""

import os
import re
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

from tests.web.serving import served
from tests.web.team.conftest import Office
from tests.web.team.test_door import api_token

from onrecord.corpus import Corpus
from onrecord.edges.engines import open_engine
from onrecord.team import Colleague, Deed
from onrecord.web.team import Entry


def test_a_backup_made_while_it_is_served_is_the_corpus_the_team_and_the_list(office, tmp_path):
    ada = office.signed_in("Ada")
    claim = ada.get("/api/claims").json()["items"][0]["id"]
    ada.post("/review/decide", at="/me", about="claim", what="nothing", left=claim)
    backup = tmp_path / "backup" / "onrecord.db"
    backup.parent.mkdir()
    with sqlite3.connect(office.where) as here, sqlite3.connect(backup) as there:
        here.backup(there)
    here.close()
    there.close()
    with Corpus.open(office.where, create=False) as corpus:
        state, judged = corpus.state(), corpus.judgements()
    before = office.deeds()
    ada.post("/review/decide", at="/me", what="undo", judgement=judged[0].id)  # after the backup
    office.close()
    office._open.clear()

    for beside in office.where.parent.glob("onrecord.db*"):
        shutil.rmtree(beside) if beside.is_dir() else beside.unlink()
    shutil.copy(backup, office.where)
    with Corpus.open(office.where, create=False) as corpus:
        assert corpus.state() == state
        assert corpus.judgements() == judged
        assert list(corpus.verify()) == []
    again = Office(office.where)
    assert again.deeds() == before
    person = again.door()
    assert person.sign_in("Ada").status_code == 303
    assert person.get(f"/api/claims/{claim}").status_code == 404  # it is judged to be none
    again.close()


def test_whatever_a_program_may_ask_is_answered_as_described(staffed, tmp_path):
    """Schemathesis with all its checks, as somebody with every role, at a team's server."""
    where = tmp_path / "onrecord.db"
    shutil.copy(staffed, where)
    shutil.copytree(f"{staffed}.cache", f"{where}.cache")
    office = Office(where)
    token = api_token(office, "Ada", days=30)["authorization"]
    with served(where, Entry(clock=office.clock, calls=10**6)) as address:
        program = Path(sys.executable).with_name("schemathesis")
        asked = [
            f"{address}/api/openapi.json", "--checks=all", "--phases=coverage,fuzzing", "--request-timeout=100",
            "--max-examples=2", "--seed=1",
            "--no-color", "--header", f"Authorization: {token}",
        ]  # fmt: skip
        hooks = {**os.environ, "SCHEMATHESIS_HOOKS": str(Path(__file__).with_name("serializers.py"))}
        done = subprocess.run(
            [program, "run", *asked], cwd=tmp_path, env=hooks, capture_output=True, text=True, check=False
        )
    assert done.returncode == 0, done.stdout[-6000:]
    assert "passed" in done.stdout


# --- taking in ------------------------------------------------------------------------------------------------


def wait(person):
    """Wait until no work is under way; return the page."""
    for _ in range(2000):
        shown = person.get("/run").text
        if 'http-equiv="refresh"' not in shown:
            return shown
    raise AssertionError("it goes on")


def test_reports_are_taken_in_by_form_and_by_program_and_show_at_once(office):
    ada = office.signed_in("Ada")
    text = "Mayor Ann Teller said on Monday that the bridge over the Sollen is closed."
    ada.post("/run/add", at="/run", text=text, outlet="Bridge Post", published="2031-04-02", title="Bridge closed")
    assert "1 report added" in wait(ada)
    assert ada.get("/api/search?q=Teller").json()
    ada.post("/run/add", at="/run", text=text, outlet="Bridge Post", published="2031-04-02", title="Bridge closed")
    assert "0 reports added, 1 there already" in wait(ada)

    program, token = office.door(), api_token(office, "Ada")
    lines = b'{"id": "a", "text": "Minister Bo Karr said that the dam is safe.", "outlet": "Karr News"}\n{"x": 1}'
    answer = program.client.post("/api/add", content=lines, headers={**token, "content-type": "application/jsonl"})
    assert answer.status_code == 200
    assert re.match("1 report added, 1 not read: line 2: no article", answer.json()["outcome"])
    assert program.get("/api/search?q=Karr", headers=token).json()
    assert list(office.where.parent.glob("*.sent")) == []
    assert [deed for deed in office.deeds() if deed[1] == "added"] == [
        ("Ada", "added", "a pasted report"), ("Ada", "added", "a pasted report"), ("Ada", "added", "2 lines"),
    ]  # fmt: skip


def test_links_are_taken_in_but_not_from_inside_nor_from_files(office):
    ada = office.signed_in("Ada")
    for links in ("/etc/passwd", "file:///etc/passwd", "https://a.example\nnotes.txt", "https://a.example\n" * 1 + "-"):
        assert ada.post("/run/add", at="/run", links=links).status_code == 400
    many = "\n".join(f"https://a.example/{n}" for n in range(201))
    assert ada.post("/run/add", at="/run", links=many).status_code == 400
    assert ada.post("/run/add", at="/run", links="http://127.0.0.1:9/inside").status_code == 303
    assert "0 reports added, 1 not read" in wait(ada)
    assert ada.post("/run/add", at="/run", links=" \n").status_code == 400


def test_what_a_program_sends_wrongly_is_told(office):
    program, token = office.door(), api_token(office, "Ada")

    def send(body, kind="application/jsonl"):
        return program.client.post("/api/add", content=body, headers={**token, "content-type": kind})

    for answer in (send(b""), send(b"{}", "text/plain"), send(b"{}", "application/x-www-form-urlencoded")):
        assert answer.status_code == 400
        assert answer.headers["content-type"] == "application/problem+json"
    cy = api_token(office, "Cy")
    assert program.client.post("/api/add", content=b"{}", headers=cy).status_code == 403


def test_what_is_erased_is_gone_from_the_page_that_is_open(office):
    with Corpus.open(office.where, create=False, engine=open_engine("rules")) as corpus:
        (article,) = [a for a in corpus.articles.values() if a.path.endswith("03-meridian-post.html")]
    ada = office.signed_in("Ada")
    before = ada.get("/api/outlet", params={"name": "The Meridian Post"}).json()["row"]["articles"]
    for path in ("/claims", "/articles", f"/articles/{article.id}", "/search?q=Reske"):  # every thread has it open
        for _ in range(4):
            assert ada.get(path).status_code == 200
    assert ada.post("/run/forget", at="/run", article=article.id, reason="asked for").status_code == 400  # not ticked
    assert ada.post("/run/forget", at="/run", article=article.id, reason=" ", sure="yes").status_code == 400
    answer = ada.post("/run/forget", at="/run", article=article.id, reason="asked for by who is named", sure="yes")
    assert answer.status_code == 303, answer.text
    for _ in range(8):
        assert ada.get(f"/articles/{article.id}").status_code == 404
        assert article.id not in ada.get("/api/articles").text
        assert ada.get("/api/outlet", params={"name": "The Meridian Post"}).json()["row"]["articles"] == before - 1
    with Corpus.open(office.where, create=False) as corpus:
        (stone,) = corpus.tombstones()
    assert (stone.actor, stone.reason) == ("Ada", "asked for by who is named")


def test_a_team_works_on_a_corpus_that_lies_on_a_server(postgres, hashed, monkeypatch, tmp_path):
    monkeypatch.setenv("ONRECORD_CACHE", str(tmp_path))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    where = postgres.database()
    with Corpus.open(where, engine=open_engine("rules")) as corpus:
        corpus.add(str(Path(__file__).parents[3] / "examples" / "harbour"))
    office = Office(where)
    put = Deed("2031-05-01", "root", "put into the team", "Ada")
    office.change(lambda team: team.keep(Colleague("Ada", "run", hashed, "2031-05-01"), put))
    ada = office.signed_in("Ada", engine=open_engine("rules"))
    claim = ada.get("/api/claims").json()["items"][0]["id"]
    ada.post("/review/decide", at="/me", about="claim", what="nothing", left=claim)
    assert ada.get(f"/api/claims/{claim}").status_code == 404
    text = "Mayor Ann Teller said on Monday that the bridge over the Sollen is closed."
    ada.post("/run/add", at="/run", text=text, outlet="Bridge Post")
    assert "1 report added" in wait(ada)
    assert ada.get("/api/search?q=Teller").json()
    office.clock.forward(3 * 3600)
    assert ada.get("/claims").status_code == 303
    assert [what for _, what, _ in office.deeds()] == ["put into the team", "signed in", "judged", "added"]
    office.close()
