"""Every address has a role, each role gets as far as it should and no further, and whatever is done is on the list."""

import re

import pytest
from starlette.routing import Mount, Route
from tests.web.team.conftest import PEOPLE

from onrecord.corpus import Corpus
from onrecord.edges.engines import open_engine
from onrecord.team import ROLES, may
from onrecord.web.team.needed import NEEDED

AUTHORITY = "harbour authority knew about the sodium chlorate in Warehouse 7"


def routes(person):
    """Return (pattern, methods) of every address of the whole page."""
    found = {}
    for route in person.client.app.routes:
        assert isinstance(route, Route | Mount), f"{route}: state how it is guarded"
        found.setdefault(route.path, set()).update(getattr(route, "methods", None) or {"GET"})
    return found


def filled(pattern):
    """Return an address of a pattern; what it names is not there."""
    if pattern == "/static":
        return "/static/onrecord.css"
    parts = {"claim": "c000000000000", "a": "0" * 16, "b": "1" * 16}
    return re.sub(r"\{(\w+)(:path)?\}", lambda part: parts.get(part[1], "00000000"), pattern)


def test_every_address_states_its_role_and_no_role_is_stated_for_nothing(office):
    assert set(routes(office.door())) == set(NEEDED)


def test_what_states_no_role_is_answered_to_nobody(office, monkeypatch):
    ada = office.signed_in("Ada")
    monkeypatch.delitem(NEEDED, "/places")
    assert ada.get("/places").status_code == 403


@pytest.fixture
def everybody(office):
    """Return a person by role, and one who is not signed in, all at one server."""
    first = office.door()
    people = {role: office.beside(first) for role in PEOPLE.values()}
    for name, role in PEOPLE.items():
        assert people[role].sign_in(name).status_code == 303
    return {**people, None: first}


def test_each_role_gets_as_far_as_stated_on_every_address_and_by_every_method(everybody):
    tokens = {role: person.token("/me" if role else "/sign-in") for role, person in everybody.items()}
    for pattern, methods in routes(everybody[None]).items():
        needed, address = NEEDED[pattern], filled(pattern)
        if pattern == "/sign-out":
            continue  # it would end what the others need; tried in test_door
        for method in methods - {"HEAD"}:
            for role, person in everybody.items():
                data = {"token": tokens[role]} if method == "POST" else None
                answer = person.client.request(method, address, data=data)
                where = (method, pattern, role, answer.status_code)
                let_in = needed == "anyone" or (role and (needed == "signed in" or may(role, needed)))
                if let_in:
                    assert answer.status_code != 401, where
                    assert "This takes the role" not in answer.text, where
                    assert not answer.headers.get("location", "").startswith("/sign-in"), where
                elif role is None:
                    assert answer.status_code in (401, 403) or answer.headers["location"].startswith("/sign-in"), where
                else:
                    assert answer.status_code == 403, where
                    assert f"“{needed}”" in answer.text, where


def test_methods_that_are_not_stated_are_refused_to_everybody(everybody):
    for pattern, methods in routes(everybody[None]).items():
        if "POST" not in methods:
            for role in ROLES:
                answer = everybody[role].client.post(filled(pattern), data={"token": everybody[role].token("/me")})
                assert answer.status_code in (404, 405), (pattern, role)


def test_who_may_only_read_is_shown_no_form_that_changes(everybody):
    claim = everybody["read"].get("/api/claims").json()["items"][0]["id"]
    article = everybody["read"].get("/api/articles").json()["items"][0]["id"]
    for path in (f"/claims/{claim}", f"/articles/{article}", "/claims", "/places"):
        for role, sees in (("read", {"/sign-out", "/export/dossier"}), ("review", None), ("run", None)):
            answer = everybody[role].get(path)
            actions = set(re.findall(r'method="post" action="([^"]+)"', answer.text))
            for action in actions:
                assert may(role, NEEDED[action]) if NEEDED[action] in ROLES else True, (path, role, action)
            assert sees is None or actions <= sees, (path, actions)


def test_everything_that_changes_stands_on_the_list_with_its_person(office):
    with Corpus.open(office.where, create=False, engine=open_engine("rules")) as corpus:
        claim = corpus.claim(AUTHORITY)
    ada = office.signed_in("Ada")
    before = len(office.deeds())
    at, page = "/me", f"/claims/{claim.id}"
    judged = ada.post("/review/decide", at=at, about="claim", what="nothing", left=claim.id, back="/review")
    which = re.search(r"done=(\w+)", judged.headers["location"])[1]
    with Corpus.open(office.where, create=False, engine=open_engine("rules")) as corpus:
        (made,) = corpus.judgements()
    assert (made.actor, made.id[:16]) == ("Ada", which)
    ada.post("/review/decide", at=at, what="undo", judgement=made.id, back="/review")
    ada.post("/review/note", at=at, about="claim", to=claim.id, text="ring them", back=page)
    note = re.search(r'name="withdraw" value="(\w+)"', ada.get(page).text)[1]
    ada.post("/review/note", at=at, withdraw=note, back=page)
    text = "Mayor Ann Teller said on Monday that the bridge is closed."
    ada.post("/run/add", at=at, text=text, outlet="Bridge Post", id="bridge")
    answer = ada.post("/run/forget", at=at, article=claim.members[0].article, reason="asked for", sure="yes")
    assert answer.status_code == 303, answer.text
    assert ada.post("/export/corpus", at=at, form="jsonl", text="yes").status_code == 200
    with Corpus.open(office.where, create=False, engine=open_engine("rules")) as corpus:
        other = corpus.claims()[0].id
    assert ada.post("/export/dossier", at=at, claim=other).status_code == 200
    ada.post("/me/end", at=at)
    ada.post("/sign-out", at=at)
    told = office.deeds()[before:]
    assert {who for who, _, _ in told} == {"Ada"}
    assert [what for _, what, _ in told] == [
        "judged", "undid", "noted", "took back a note", "added", "forgot", "exported", "exported",
        "ended sessions", "signed out",
    ]  # fmt: skip
    assert which in told[0][2]
    assert told[4][2] == "a pasted report"
    assert [about for _, what, about in told if what == "exported"] == [
        "jsonl, with whole texts",
        f"dossier of claim {other}",
    ]
    # every address that changes something was tried here or in test_door
    changing = {pattern for pattern, methods in routes(ada).items() if "POST" in methods}
    assert changing == {
        "/review/decide", "/review/note", "/run/add", "/run/forget", "/export/corpus", "/export/dossier",
        "/me/end", "/sign-out", "/sign-in", "/me/password", "/api/add",
    }  # fmt: skip


def test_the_list_is_shown_to_who_runs_it(everybody):
    everybody["review"].sign_in("Ben", "wrong wrong wrong")
    shown = everybody["run"].get("/audit").text
    assert "was refused" in shown
    assert "192.0.2.8" in shown
    assert "<bdi>Ada</bdi>" not in everybody["run"].get("/audit?person=Ben").text.partition("<tbody>")[2]
    assert everybody["run"].get("/audit?before=no").status_code == 400


# --- whose word it is -----------------------------------------------------------------------------------------


def test_what_one_judged_another_may_not_take_back_unless_they_run_it(office, hashed):
    from onrecord.team import Colleague, Deed  # noqa: PLC0415 - beside what it makes

    put = Deed("2031-05-01", "root", "put into the team", "Dee")
    office.change(lambda team: team.keep(Colleague("Dee", "review", hashed, "2031-05-01"), put))
    with Corpus.open(office.where, create=False, engine=open_engine("rules")) as corpus:
        claim = corpus.claim(AUTHORITY)
    ben, dee, ada = (office.signed_in(name) for name in ("Ben", "Dee", "Ada"))
    ben.post("/review/decide", at="/me", about="claim", what="nothing", left=claim.id)
    ben.post("/review/note", at="/me", about="article", to=claim.members[0].article, text="by Ben")
    with Corpus.open(office.where, create=False, engine=open_engine("rules")) as corpus:
        (made,), (note,) = corpus.judgements(), corpus.notes()
    for form in ({"judgement": made.id}, {}):
        assert dee.post("/review/decide", at="/me", what="undo", **form).status_code == 400
    assert dee.post("/review/note", at="/me", withdraw=note.id[:8]).status_code == 400
    assert "Undo" not in dee.get("/review").text
    with Corpus.open(office.where, create=False, engine=open_engine("rules")) as corpus:
        assert (corpus.judgements(), corpus.notes()) == ((made,), [note])
    assert ada.post("/review/note", at="/me", withdraw=note.id).status_code == 303
    assert ben.post("/review/decide", at="/me", what="undo", judgement=made.id).status_code == 303
    with Corpus.open(office.where, create=False, engine=open_engine("rules")) as corpus:
        assert (corpus.judgements(), corpus.notes()) == ((), [])
