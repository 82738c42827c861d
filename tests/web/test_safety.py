"""Every way in that another site, another program or a hostile address could try, tried."""

import asyncio

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.responses import JSONResponse, PlainTextResponse
from starlette.routing import Route, WebSocketRoute
from starlette.testclient import TestClient
from starlette.websockets import WebSocketDisconnect

from onrecord.web.safety import LARGEST_BODY, LONGEST_ADDRESS, Safe, new_token

HERE = "http://127.0.0.1:8088"
FORM = {"content-type": "application/x-www-form-urlencoded"}


def shown(request):
    return JSONResponse({"form": getattr(request.state, "form", None), "extras": request.state.extras})


async def spoken(socket):
    await socket.accept()


def app(token="right"):
    return Starlette(
        routes=[
            Route("/read", shown),
            Route("/change/it", shown, methods=["GET", "POST"]),
            WebSocketRoute("/socket", spoken),
        ],
        middleware=[
            Middleware(
                Safe,
                token=token,
                answer=lambda _, refusal: PlainTextResponse(refusal.detail, refusal.status, refusal.headers),
                changing=("/change/",),
            )
        ],
    )


@pytest.fixture
def reader():
    return TestClient(app(), base_url=HERE)


@pytest.mark.parametrize("host", ["127.0.0.1:8088", "localhost:8088", "LOCALHOST:8088", "[::1]:8088"])
def test_this_machine_under_its_own_names_may_read(reader, host):
    assert reader.get("/read", headers={"host": host}).status_code == 200


@pytest.mark.parametrize(
    "host",
    [
        "evil.example:8088",  # a name pointed at 127.0.0.1
        "evil.example",
        "127.0.0.1.evil.example:8088",
        "localhost.evil.example:8088",
        "127.0.0.1",  # port 80 is another server
        "127.0.0.1:80",
        "127.0.0.1:8088:8088",
        "127.0.0.1:",
        "127.0.0.1:٨٠٨٨",  # digits that are not ASCII
        "user@127.0.0.1:8088",
        "0.0.0.0:8088",
        "192.168.1.5:8088",
        "[::]:8088",
        "",
    ],
)
def test_other_names_are_refused(reader, host):
    answer = reader.get("/read", headers={"host": host.encode()})
    assert answer.status_code == 421
    assert HERE in answer.text


async def _status(scope):
    """Ask with a scope as a server would hand it on, whatever a client library would make of it."""
    sent = []

    async def receive():
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message):
        sent.append(message)

    whole = {"type": "http", "method": "GET", "path": "/read", "query_string": b"", "server": ("127.0.0.1", 8088)}
    await app()({**whole, **scope}, receive, send)
    return sent[0]["status"]


@pytest.mark.parametrize("hosts", [[], [b"127.0.0.1:8088", b"evil.example:8088"]])
def test_no_name_and_two_names_are_refused(hosts):
    assert asyncio.run(_status({"headers": [(b"host", host) for host in hosts]})) == 421


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "CONNECT", "PROPFIND"])
@pytest.mark.parametrize("path", ["/read", "/change/it"])
def test_methods_nobody_needs_are_refused(reader, method, path):
    answer = reader.request(method, path, data={"token": "right"})
    assert answer.status_code == 405
    assert answer.headers["allow"].startswith("GET, HEAD")


def test_nothing_changes_where_only_reading_is_done(reader):
    assert reader.post("/read", data={"token": "right"}).status_code == 405


@pytest.mark.parametrize("path", ["/change/it", "/read"])
@pytest.mark.parametrize(
    "headers",
    [
        {"sec-fetch-site": "cross-site", "sec-fetch-mode": "no-cors", "sec-fetch-dest": "script"},
        {"sec-fetch-site": "cross-site", "sec-fetch-mode": "cors", "origin": "https://evil.example"},
        {"sec-fetch-site": "same-site", "sec-fetch-mode": "no-cors", "sec-fetch-dest": "image"},  # another port here
        {"sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate", "sec-fetch-dest": "iframe"},
        {"origin": "https://evil.example"},
        {"origin": "http://127.0.0.1:9999"},
        {"origin": "null"},
    ],
)
def test_what_other_sites_ask_for_is_refused(reader, path, headers):
    assert reader.get(path, headers=headers).status_code == 403


def test_a_link_that_a_person_follows_is_answered(reader):
    followed = {"sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate", "sec-fetch-dest": "document"}
    assert reader.get("/read", headers=followed).status_code == 200


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "https://evil.example", "sec-fetch-site": "cross-site"},
        {"origin": "null", "sec-fetch-site": "cross-site"},  # from a sandboxed frame
        {"origin": "null"},
        {"origin": "http://127.0.0.1:9999", "sec-fetch-site": "same-site"},
        {"origin": "http://evil.example:8088"},
        {"sec-fetch-site": "none"},
    ],
)
def test_changes_that_other_sites_ask_for_are_refused_even_with_the_token(reader, headers):
    assert reader.post("/change/it", data={"token": "right"}, headers=headers).status_code == 403


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": HERE, "sec-fetch-site": "same-origin"},
        {"origin": "null", "sec-fetch-site": "same-origin"},  # as browsers send it from a page without referrer
        {"origin": HERE},
        {},  # a program of the user's own, which has the token
    ],
)
def test_the_page_s_own_form_changes(reader, headers):
    answer = reader.post("/change/it", data={"token": "right", "word": "so"}, headers=headers)
    assert answer.json()["form"] == {"word": "so"}


@pytest.mark.parametrize("body", ["", "word=so", "token=", "token=wrong", "token=righ", "token=right2", "Token=right"])
def test_changes_without_the_token_are_refused(reader, body):
    answer = reader.post("/change/it", content=body, headers=FORM)
    assert answer.status_code == 403
    assert "reload" in answer.text


@pytest.mark.parametrize("kind", ["text/plain", "multipart/form-data; boundary=x", "application/json", None])
def test_bodies_that_another_site_could_send_unasked_are_refused(reader, kind):
    headers = {"content-type": kind} if kind else {}
    assert reader.post("/change/it", content="token=right", headers=headers).status_code == 415


@pytest.mark.parametrize("body", [b"token=right&a", b"token=right&x=%ff", b"\xff\xfe", b"&".join([b"a=1"] * 99)])
def test_bodies_that_are_no_form_are_refused(reader, body):
    assert reader.post("/change/it", content=body, headers=FORM).status_code == 400


def test_a_large_body_is_refused_whether_or_not_it_says_how_large_it_is(reader):
    large = b"token=right&note=" + b"a" * LARGEST_BODY
    assert reader.post("/change/it", content=large, headers=FORM).status_code == 413
    assert reader.post("/change/it", content=iter([large[:40_000], large[40_000:]]), headers=FORM).status_code == 413


def test_a_long_address_is_refused(reader):
    assert reader.get("/read", params={"q": "a" * LONGEST_ADDRESS}).status_code == 414
    assert reader.get("/read", params={"q": "a" * (LONGEST_ADDRESS - 100)}).status_code == 200


def test_web_sockets_are_refused(reader):
    with pytest.raises(WebSocketDisconnect), reader.websocket_connect("/socket"):
        pass


def test_templates_get_the_token_and_tokens_differ(reader):
    assert reader.get("/read").json()["extras"] == {"token": "right"}
    assert len({new_token() for _ in range(50)}) == 50
    assert all(len(new_token()) >= 43 for _ in range(9))  # 256 bits


@given(st.text(max_size=40))
def test_no_other_word_is_the_token(word):
    reader = TestClient(app(token="right" * 9), base_url=HERE)
    if word != "right" * 9:
        assert reader.post("/change/it", data={"token": word}).status_code == 403
