"""Who comes in, who does not, and when what lets them in ends. The clock is moved by hand."""

import re
import sqlite3

import msgspec
import pytest
from tests.web.team.conftest import HERE, PASSWORD

from onrecord.team import Deed, begun, hashed, new_secret
from onrecord.web.team.entry import public_address
from onrecord.web.team.proxies import Proxies, networks


def deed(what="made a token"):
    return Deed("2031-05-03", "root", what)


def test_nobody_comes_in_unasked(office):
    person = office.door()
    answer = person.get("/claims?q=dam")
    assert (answer.status_code, answer.headers["location"]) == (303, "/sign-in?to=%2Fclaims%3Fq%3Ddam")
    assert person.get("/api/claims").status_code == 401
    assert person.get("/api/claims").headers["content-type"] == "application/problem+json"
    assert person.get("/nowhere").status_code == 303  # not even what there is not
    shown = person.get("/sign-in")
    assert shown.status_code == 200
    assert 'href="/claims">Claims' not in shown.text
    assert "set-cookie" not in shown.headers
    assert person.get("/static/onrecord.css").status_code == 200


def test_the_right_password_lets_in_and_leads_on(office):
    person = office.door()
    answer = person.sign_in("ada ", to="/claims?q=dam")
    assert (answer.status_code, answer.headers["location"]) == (303, "/claims?q=dam")
    cookie = answer.headers["set-cookie"]
    assert re.fullmatch(r"onrecord=[\w-]{43}; HttpOnly; Path=/; SameSite=lax", cookie)
    shown = person.get("/claims")
    assert shown.status_code == 200
    assert shown.headers["cache-control"] == "no-store"
    assert "Sign out" in shown.text
    assert ("Ada", "signed in", "") in office.deeds()


def test_behind_https_the_cookie_is_bound_to_host_and_transport(office):
    person = office.door(base="https://onrecord.example", public="https://onrecord.example")
    answer = person.sign_in("Ada")
    assert re.fullmatch(
        r"__Host-onrecord=[\w-]{43}; HttpOnly; Path=/; SameSite=lax; Secure", answer.headers["set-cookie"]
    )
    assert person.get("/claims").headers["strict-transport-security"] == "max-age=31536000"
    refused = person.get("/claims", headers={"host": "evil.example"})
    assert "https://onrecord.example/" in refused.text
    assert "/audit" not in refused.text
    for host in ("evil.example", "onrecord.example.evil.example", "127.0.0.1:8088", "onrecord.example:8443"):
        assert person.get("/claims", headers={"host": host}).status_code == 421
    for origin, status in (("https://onrecord.example", 303), ("http://onrecord.example", 403), (HERE, 403)):
        form = {"token": person.token("/me")}
        answer = person.client.post("/me/end", data=form, headers={"origin": origin})
        assert answer.status_code == status


@pytest.mark.parametrize(
    ("name", "password"),
    [
        ("Ada", "three words and mor"),
        ("Ada", ""),
        ("Ada", PASSWORD + "\0"),
        ("Eve", PASSWORD),
        ("", ""),
        ("Ada", "x" * 5000),
    ],
)
def test_a_wrong_name_or_password_lets_nobody_in_and_says_not_which(office, name, password):
    person = office.door()
    answer = person.sign_in(name, password)
    assert answer.status_code == 403
    assert "set-cookie" not in answer.headers
    assert "Name and password do not fit." in answer.text
    assert PASSWORD not in answer.text
    assert person.get("/claims").status_code == 303
    (last,) = office.deeds()[3:]
    assert last in (("Ada", "was refused", "wrong password"), ("", "was refused", "no such name"))


def test_what_was_typed_for_a_name_is_not_kept(office):
    office.door().sign_in("hunter2 typed in the wrong field")
    assert not any("hunter2" in msgspec.json.encode(one).decode() for one in office.deeds())


def test_neither_passwords_nor_sessions_are_kept_in_clear(office):
    person = office.signed_in("Ada")
    secret = person.client.cookies["onrecord"]
    office.close()
    office._open.clear()
    everything = b"".join(file.read_bytes() for file in office.where.parent.glob("onrecord.db*") if file.is_file())
    assert PASSWORD.encode() not in everything
    assert secret.encode() not in everything
    assert hashed(secret).encode() in everything
    rows = sqlite3.connect(office.where)
    assert all("$argon2id$" in record for (record,) in rows.execute("SELECT record FROM colleagues"))
    rows.close()


def test_guessing_is_held_back_and_let_on_again_as_time_goes_by(office):
    person = office.door()
    wrong = [person.sign_in("Ben", "wrong wrong wrong").status_code for _ in range(7)]
    assert wrong == [403] * 5 + [429] * 2
    held = person.sign_in("Ben")  # the right one, while it is held back
    assert held.status_code == 429
    assert 0 < int(held.headers["retry-after"]) <= 61
    assert person.sign_in("Cy").status_code == 303  # another name from there
    assert office.beside(person).sign_in("Ben").status_code == 303  # the same name from elsewhere
    office.clock.forward(61)
    assert person.sign_in("Ben").status_code == 303
    assert office.deeds().count(("Ben", "was refused", "wrong password")) == 5
    assert ("Ben", "was refused", "tried too often") in office.deeds()


def test_many_names_from_one_address_are_held_back_too(office):
    person = office.door()
    answers = [person.sign_in(f"somebody {n}", "wrong wrong wrong").status_code for n in range(42)]
    assert answers[:40] == [403] * 40
    assert answers[40:] == [429] * 2


def test_a_session_ends_without_use_and_by_age(office):
    person = office.signed_in("Ada")
    for _ in range(5):  # used every 119 minutes, it goes on
        office.clock.forward(119 * 60)
        assert person.get("/claims").status_code == 200
    office.clock.forward(121 * 60)
    assert person.get("/claims").status_code == 303
    person.sign_in("Ada")
    for _ in range(7):
        office.clock.forward(100 * 60)
        assert person.get("/claims").status_code == 200
    office.clock.forward(20 * 60)  # twelve hours in all, however much it was used
    assert person.get("/claims").status_code == 303


def test_signing_out_ends_the_session_for_whoever_has_the_cookie(office):
    person = office.signed_in("Ada")
    cookie = person.client.cookies["onrecord"]
    answer = person.post("/sign-out", at="/me")
    assert answer.headers["location"] == "/sign-in"
    assert 'onrecord=""' in answer.headers["set-cookie"]
    assert person.get("/claims", headers={"cookie": f"onrecord={cookie}"}).status_code == 303
    assert office.deeds()[-1] == ("Ada", "signed out", "")


@pytest.mark.parametrize("what", ["role", "password", "removed"])
def test_sessions_end_when_somebody_is_changed_or_removed(office, what, hashed):
    person = office.signed_in("Ben")

    def change(team):
        ben = team.colleague("Ben")
        if what == "removed":
            team.remove("Ben", deed("removed"))
        elif what == "role":
            team.keep(msgspec.structs.replace(ben, role="read"), deed("changed the role"))
        else:
            team.keep(msgspec.structs.replace(ben, password=hashed + " "), deed("changed the password"))

    office.change(change)
    assert person.get("/claims").status_code == 303


def test_a_password_is_changed_by_who_knows_the_old_one(office):
    person, other = office.signed_in("Ben"), office.signed_in("Ben")
    fresh = "four words that are new"

    def change(old, new, again):
        return person.post("/me/password", at="/me", old=old, new=new, again=again)

    assert change("wrong wrong wrong", fresh, fresh).status_code == 403
    assert change(PASSWORD, fresh, fresh + "!").status_code == 400
    assert "12 to 1,000" in change(PASSWORD, "short", "short").text
    assert other.get("/claims").status_code == 200
    assert change(PASSWORD, fresh, fresh).status_code == 303
    assert person.get("/claims").status_code == 200  # with another session
    assert other.get("/claims").status_code == 303
    assert other.sign_in("Ben").status_code == 403
    assert other.sign_in("Ben", fresh).status_code == 303
    assert ("Ben", "changed the password", "Ben") in office.deeds()


def test_all_sessions_but_this_can_be_ended(office):
    person, other = office.signed_in("Ben"), office.signed_in("Ben")
    assert person.get("/me").text.count("another browser") == 1
    person.post("/me/end", at="/me")
    assert person.get("/claims").status_code == 200
    assert other.get("/claims").status_code == 303


@pytest.mark.parametrize(
    "to", ["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:1", "/a\r\nx: y"]
)
def test_nobody_is_led_away_after_signing_in(office, to):
    assert office.door().sign_in("Ada", to=to).headers["location"] == "/"


# --- forms ----------------------------------------------------------------------------------------------------


def test_a_form_of_one_session_is_none_of_another(office):
    ada, ben = office.signed_in("Ada"), office.signed_in("Ben")
    for token in (ada.token("/me"), "", "a.b", "é.ß", office.door().token()):
        assert ben.client.post("/me/end", data={"token": token}).status_code == 403
    one, two = ben.token("/me"), ben.token("/me")
    assert one != two  # so that compressing tells nothing
    for token in (one, two, one):
        assert ben.client.post("/me/end", data={"token": token}).status_code == 303
    assert ben.client.post("/me/end", data={"token": one[:-1] + ("0" if one[-1] != "0" else "1")}).status_code == 403


def test_a_form_outlives_the_program(office):
    ada = office.signed_in("Ada")
    token, again = ada.token("/me"), office.door()
    again.client.cookies = ada.client.cookies
    assert again.client.post("/me/end", data={"token": token}).status_code == 303


# --- a proxy that signs in ------------------------------------------------------------------------------------

PROXY = Proxies(networks(["10.0.0.0/24", "::1"]), "x-remote-user")


def test_a_trusted_proxy_says_who_asks(office):
    proxied = office.door("10.0.0.5", proxies=PROXY)
    named = {"x-remote-user": "ben", "x-forwarded-for": "6.6.6.6, 203.0.113.9, 10.0.0.7"}
    assert "<bdi>Ben</bdi>" in proxied.get("/claims", headers=named).text
    assert proxied.get("/audit", headers=named).status_code == 403
    assert proxied.get("/claims").status_code == 303  # it named nobody
    assert proxied.get("/claims", headers={"x-remote-user": " "}).status_code == 303
    assert office.deeds()[-1] == ("Ben", "signed in", "by the proxy")
    found = []
    office.change(lambda team: found.extend(team.deeds(count=1)))
    assert found[0][1].address == "203.0.113.9"  # what the client wrote before it counts for nothing


@pytest.mark.parametrize("address", ["192.0.2.7", "10.0.1.5", "::2", ""])
def test_the_header_from_anywhere_else_is_refused(office, address):
    stranger = office.door(address, proxies=PROXY)
    for path in ("/claims", "/api/claims", "/audit"):
        answer = stranger.get(path, headers={"x-remote-user": "Ada", "x-forwarded-for": "10.0.0.5"})
        assert answer.status_code == 403
        assert "chlorate" not in answer.text
    assert ("", "was refused", "a header that only the proxy may send") in office.deeds()


def test_the_header_sent_twice_is_refused(office):
    proxied = office.door("10.0.0.5", proxies=PROXY)
    twice = [("x-remote-user", "Cy"), ("X-Remote-User", "Ada")]
    assert proxied.get("/claims", headers=twice).status_code == 403


def test_where_no_proxy_is_trusted_no_header_counts(office):
    for headers in ({"x-remote-user": "Ada"}, {"remote-user": "Ada"}, {"x-forwarded-user": "Ada"}):
        assert office.door("127.0.0.1").get("/claims", headers=headers).status_code == 303
    trusting = office.door("10.0.0.5", proxies=Proxies(networks(["10.0.0.5"])))  # for addresses alone
    assert trusting.get("/claims", headers={"x-remote-user": "Ada"}).status_code == 303


def test_whom_the_proxy_names_must_be_of_the_team_or_newcomers_welcome(office):
    eve = {"x-remote-user": "Eve"}
    answer = office.door("10.0.0.5", proxies=PROXY).get("/claims", headers=eve)
    assert answer.status_code == 403
    assert "onrecord people add" in answer.text
    welcome = office.door("10.0.0.5", proxies=PROXY, newcomers="read")
    assert welcome.get("/claims", headers=eve).status_code == 200
    assert welcome.get("/review", headers=eve).status_code == 403
    assert welcome.get("/claims", headers={"x-remote-user": "x" * 300}).status_code == 403


def test_forms_of_whom_a_proxy_names_are_theirs_alone(office):
    proxied = office.door("10.0.0.5", proxies=PROXY)

    def token(name):
        shown = proxied.get("/me", headers={"x-remote-user": name}).text
        return re.search(r'name="token" value="([^"]+)"', shown)[1]

    for form, name, status in (("Ben", "Ben", 303), ("Ben", "Ada", 403)):
        answer = proxied.client.post("/me/end", data={"token": token(form)}, headers={"x-remote-user": name})
        assert answer.status_code == status


# --- programs -------------------------------------------------------------------------------------------------


def api_token(office, name, days=1):
    secret = new_secret("api")
    session = begun(name, secret, office.clock.now, days * 86400, "api")
    office.change(lambda team: team.begin(session, team.colleague(name), deed()))
    return {"authorization": f"Bearer {secret}"}


def test_a_program_asks_by_its_token_until_it_ends(office):
    program, token = office.door(), api_token(office, "Cy")
    assert program.get("/api/claims", headers=token).status_code == 200
    office.clock.forward(20 * 3600)  # no idle time
    assert program.get("/api/claims", headers=token).status_code == 200
    assert program.get("/claims", headers=token).status_code == 303  # for the API alone
    office.clock.forward(4 * 3600)
    assert program.get("/api/claims", headers=token).status_code == 401


def test_a_cookie_is_no_token_and_a_token_no_cookie(office):
    ada = office.signed_in("Ada")
    cookie, token = ada.client.cookies["onrecord"], api_token(office, "Ada")["authorization"].split()[1]
    stranger = office.door()
    assert stranger.get("/api/claims", headers={"authorization": f"Bearer {cookie}"}).status_code == 401
    assert stranger.get("/claims", headers={"cookie": f"onrecord={token}"}).status_code == 303
    # A wrong token is refused, whatever cookie comes with it: else a form could be sent with the cookie, unchecked.
    assert ada.get("/api/claims", headers={"authorization": "Bearer wrong"}).status_code == 401
    assert ada.client.post("/api/add", content=b"{}", headers={"authorization": "Bearer wrong"}).status_code == 401
    assert (
        ada.client.post("/run/add", data={"links": "x"}, headers={"authorization": "Bearer wrong"}).status_code == 403
    )


def test_each_person_may_ask_the_api_so_often(office):
    person = office.signed_in("Cy", calls=6)
    answers = [person.get("/api").status_code for _ in range(8)]
    assert answers == [200] * 6 + [429] * 2
    refused = person.get("/api")
    assert refused.headers["content-type"] == "application/problem+json"
    assert int(refused.headers["retry-after"]) <= 11
    assert person.get("/claims").status_code == 200  # pages are no calls
    other = office.beside(person)
    other.sign_in("Ben")
    assert other.get("/api").status_code == 200
    office.clock.forward(11)
    assert person.get("/api").status_code == 200


# --- addresses ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("https://onrecord.example", "https://onrecord.example"),
        ("HTTPS://Onrecord.Example:443/", "https://onrecord.example"),
        ("http://10.0.0.5:8088", "http://10.0.0.5:8088"),
        ("https://[2001:DB8::1]:8443", "https://[2001:db8::1]:8443"),
    ],
)
def test_an_address_is_as_browsers_write_it(written, meant):
    assert public_address(written) == meant


# --- while something long is written ----------------------------------------------------------------------------


def test_reading_goes_on_while_another_program_writes(office, monkeypatch):
    from onrecord.edges import store  # noqa: PLC0415 - beside what it changes

    monkeypatch.setattr(store, "_PATIENCE", 0.2)
    person = office.signed_in("Ada")
    office.clock.forward(600)  # so that the use of the session is to be written down
    with sqlite3.connect(office.where, isolation_level=None) as other:
        other.execute("BEGIN IMMEDIATE")
        assert person.get("/claims").status_code == 200
        other.execute("ROLLBACK")
    other.close()
    assert person.get("/claims").status_code == 200
    found = []
    office.change(lambda team: found.extend(team.sessions("Ada")))
    assert found[0].seen == int(office.clock.now)
