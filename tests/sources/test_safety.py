"""Attacks: each is tried on a server of our own, and must be refused, bounded or survived."""

import gzip
import resource
import socket
import ssl
import time
import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.edges.sources.inflate import inflated
from onrecord.edges.sources.web import crawl, wire
from onrecord.edges.sources.web.addresses import is_public, is_web_port
from onrecord.errors import Cut, Gone, NotText, Refused, TimedOut, TooLarge, Unreachable, Unreadable
from onrecord.records import Capture

# --- which machine ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1", "localhost", "2130706433", "0x7f.1", "017700000001", "127.1", "0.0.0.0", "[::1]", "[::]",
        "[::ffff:127.0.0.1]", "[::ffff:10.0.0.1]", "10.0.0.1", "172.16.0.1", "192.168.1.1", "169.254.169.254",
        "100.100.100.200", "192.0.0.192", "[fd00:ec2::254]", "[fe80::1]", "[64:ff9b::7f00:1]", "[2002:7f00:1::]",
        "224.0.0.1", "255.255.255.255", "198.18.0.1",
    ],
)  # fmt: skip
def test_no_private_machine_is_asked(take, server, host):
    server.page("/a")
    (error,) = take(f"http://{host}:{server.port}/a", web={"allow_private": False})
    assert isinstance(error, Refused)
    assert "--allow-private" in error.why
    assert server.asked == []


def test_with_allow_private_it_is_asked(take, server):
    (capture,) = take(server.page("/a"))
    assert isinstance(capture, Capture)
    assert capture.exchange.address == "127.0.0.1"


def resolving(monkeypatch, *answers):
    """Let every name be resolved to one address after the other; return the list of names asked for."""
    asked, real = [], socket.getaddrinfo

    def fake(host, port, *args, **kwargs):
        if host.replace(".", "").replace(":", "").isalnum() and not host[0].isdigit():
            asked.append(host)
            address = answers[min(len(asked), len(answers)) - 1]
            return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (one, port)) for one in address]
        return real(host, port, *args, **kwargs)

    monkeypatch.setattr(socket, "getaddrinfo", fake)
    return asked


def test_a_name_that_leads_to_loopback_is_not_asked(take, server, monkeypatch):
    resolving(monkeypatch, ["127.0.0.1"])
    server.page("/a")
    (error,) = take(f"http://public.example:{server.port}/a", web={"allow_private": False})
    assert isinstance(error, Refused)
    assert server.asked == []


def test_a_name_server_cannot_show_one_address_and_give_another(take, server, monkeypatch):
    """The name is public when it is looked at and loopback ever after: no connection may go there."""
    connected = []
    real = socket.create_connection

    def connecting(address, *args, **kwargs):
        connected.append(address[0])
        if address[0].startswith("93."):
            raise ConnectionRefusedError
        return real(address, *args, **kwargs)

    monkeypatch.setattr(socket, "create_connection", connecting)
    asked = resolving(monkeypatch, ["93.184.216.34"], ["127.0.0.1"])
    server.page("/a")
    (error,) = take(f"http://rebind.example:{server.port}/a", web={"allow_private": False, "tries": 3})
    assert isinstance(error, Unreadable)
    assert connected == ["93.184.216.34"]
    assert isinstance(error, Refused)
    assert len(asked) == 2, "each try looks the name up once, and vets what it finds"
    assert server.asked == []


def test_of_several_addresses_only_the_public_ones_are_tried(take, server, monkeypatch):
    connected = []

    def connecting(address, *_, **__):
        connected.append(address[0])
        raise ConnectionRefusedError

    monkeypatch.setattr(socket, "create_connection", connecting)
    resolving(monkeypatch, ["127.0.0.1", "93.184.216.34", "10.0.0.1"])
    take(f"http://mixed.example:{server.port}/a", web={"allow_private": False, "tries": 1})
    assert connected == ["93.184.216.34"]


def test_an_address_other_than_the_vetted_one_is_hung_up_on(take, server, monkeypatch):
    """Whatever lies between (a proxy, a rewritten route) may not lead elsewhere."""
    real = socket.create_connection
    monkeypatch.setattr(socket, "create_connection", lambda _, *a, **k: real(("127.0.0.1", server.port), *a, **k))
    server.page("/a")
    (error,) = take("http://127.0.0.2:8080/a", web={"tries": 1})
    assert isinstance(error, Refused)
    assert server.asked == []


def test_a_redirect_to_a_private_machine_is_not_followed(take, server, monkeypatch):
    """Only the first host may be asked here: what it redirects to is looked at like any other address."""

    def vetted(where, host, port, *, allow_private):
        if host == "127.0.0.1":
            return ["127.0.0.1"]
        return real(where, host, port, allow_private=allow_private)

    real = wire.vetted
    monkeypatch.setattr(wire, "vetted", vetted)
    for target in (f"http://localhost:{server.port}/secret", "http://169.254.169.254/latest/meta-data/"):
        server.routes["/go"] = (302, {"Location": target}, b"")
        server.page("/secret")
        (error,) = take(f"{server.url}/go", web={"allow_private": False})
        assert isinstance(error, Refused)
        assert error.where == f"{server.url}/go"
        assert target in error.why
    assert "/secret" not in server.asked


@given(st.ip_addresses())
def test_no_address_that_python_calls_private_is_public(address):
    if is_public(str(address)):
        assert address.is_global
        assert not address.is_multicast
        assert not address.is_loopback
        assert not address.is_link_local


@pytest.mark.parametrize("port", [22, 25, 110, 143, 6379, 6667, 11211, 2049])
def test_no_other_service_is_spoken_to(take, port):
    assert not is_web_port(port)
    (error,) = take(f"http://93.184.216.34:{port}/", web={"allow_private": False})
    assert isinstance(error, Refused)


@pytest.mark.parametrize(
    "url",
    [
        "http://user:secret@sella.example/a",
        "http:///a",
        "http://se lla/a",
        "http://a:99999/",
        "http://[::1/",
        "https://",
    ],
)
def test_what_is_no_address_of_a_page_is_refused(take, url):
    (error,) = take(url)
    assert isinstance(error, Refused)
    assert "secret" not in str(error)


# --- how much and how long ----------------------------------------------------------------------------------


def peak():
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


def test_a_stacked_bomb_is_stopped_at_the_limit(take, server):
    engine = zlib.compressobj(9, wbits=zlib.MAX_WBITS | 16)
    once = b"".join(engine.compress(b"\0" * 1_000_000) for _ in range(300)) + engine.flush()
    bomb = gzip.compress(once, 9)
    assert len(bomb) < 20_000
    before = peak()
    (error,) = take(server.page("/bomb", bomb, Content_Encoding="gzip, gzip"))
    assert isinstance(error, TooLarge)
    assert peak() - before < 100_000_000


def test_an_answer_without_end_is_stopped_at_the_limit(take, server):
    def endless(request):
        request.send_response_only(200)
        request.send_header("Content-Type", "text/html")
        request.end_headers()
        while True:
            request.wfile.write(b"<p>more</p>" * 1000)

    server.routes["/endless"] = endless
    (error,) = take(f"{server.url}/endless", limit=1_000_000)
    assert isinstance(error, TooLarge)


def trickling(*parts):
    def trickle(request):
        for part in parts:
            request.wfile.write(part)
            request.wfile.flush()
            time.sleep(0.05)

    return trickle


def test_headers_that_trickle_without_end_are_hung_up_on(take, server):
    server.routes["/slow"] = trickling(b"HTTP/1.1 200 OK\r\n", *(b"X-%d: 1\r\n" % n for n in range(1000)))
    began = time.monotonic()
    (error,) = take(f"{server.url}/slow", web={"whole": 0.5, "tries": 1})
    assert isinstance(error, TimedOut)
    assert time.monotonic() - began < 5


def test_a_body_that_trickles_without_end_is_hung_up_on(take, server):
    head = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 100000\r\n\r\n"
    server.routes["/slow"] = trickling(head, *(b"x" for _ in range(1000)))
    (error,) = take(f"{server.url}/slow", web={"whole": 0.5, "tries": 1})
    assert isinstance(error, TimedOut)


def test_headers_without_end_are_hung_up_on(take, server):
    server.routes["/head"] = lambda request: request.wfile.write(b"HTTP/1.1 200 OK\r\nX: " + b"x" * 5_000_000)
    (error,) = take(f"{server.url}/head", web={"tries": 1})
    assert isinstance(error, Unreachable)


def test_redirects_without_end_are_given_up(take, server):
    for n in range(30):
        server.routes[f"/{n}"] = (302, {"Location": f"/{n + 1}"}, b"")
    server.routes["/loop"] = (302, {"Location": "/loop"}, b"")
    for path in ("/0", "/loop"):
        (error,) = take(server.url + path)
        assert isinstance(error, Unreachable)
        assert "without end" in error.why
    assert len(server.pages()) <= 12


def test_an_answer_that_breaks_off_is_no_page(take, server):
    server.routes["/cut"] = lambda request: request.send(
        200, {"Content-Type": "text/html"}, b"<p>The mayor", length=500
    )
    (error,) = take(f"{server.url}/cut")
    assert isinstance(error, Cut)
    assert server.pages() == ["/cut"] * 3, "it was tried again"


def test_compression_that_breaks_off_or_is_none(take, server):
    whole = gzip.compress(b"<p>The mayor said so.</p>" * 100)
    kinds = [
        take(server.page(f"/{name}", body, Content_Encoding=encoding), web={"tries": 1})[0]
        for name, body, encoding in (
            ("cut", whole[:-12], "gzip"),
            ("none", b"plain", "gzip"),
            ("odd", b"plain", "br"),
            ("many", whole, "gzip, gzip, gzip, gzip, gzip"),
        )
    ]
    assert [type(kind) for kind in kinds] == [Cut, NotText, NotText, NotText]


@pytest.mark.parametrize("garbage", [b"", b"\r\n\r\n", b"SSH-2.0-OpenSSH\r\n", b"HTTP/1.1 abc\r\n\r\n", b"\0" * 100])
def test_what_speaks_no_http(take, server, garbage):
    server.routes["/x"] = lambda request: request.wfile.write(garbage)
    (error,) = take(f"{server.url}/x", web={"tries": 1})
    assert isinstance(error, Unreachable)


# --- over which connection ----------------------------------------------------------------------------------


def test_a_certificate_of_nobody_is_refused_and_a_trusted_one_taken(take, safe_server, authority):
    url = safe_server.page("/a")
    (error,) = take(url)
    assert isinstance(error, Refused)
    assert "certificate" in error.why
    context = ssl.create_default_context()
    authority.configure_trust(context)
    (capture,) = take(url, web={"trust": context})
    assert isinstance(capture, Capture)


def test_a_safe_connection_is_never_given_up_for_an_open_one(take, safe_server, server, authority):
    context = ssl.create_default_context()
    authority.configure_trust(context)
    server.page("/open")
    safe_server.routes["/a"] = (301, {"Location": f"{server.url}/open"}, b"")
    (error,) = take(f"{safe_server.url}/a", web={"trust": context})
    assert isinstance(error, Refused)
    assert server.asked == []


# --- good manners -------------------------------------------------------------------------------------------


def test_robots_txt_is_heeded(take, server):
    server.routes["/robots.txt"] = (200, {}, b"User-agent: *\nDisallow: /closed/\n")
    closed, open_ = take(server.page("/closed/a"), server.page("/open"))
    assert isinstance(closed, Refused)
    assert "robots.txt" in closed.why
    assert isinstance(open_, Capture)
    assert server.asked == ["/robots.txt", "/open"]


def test_a_server_whose_robots_txt_fails_is_left_alone(take, server):
    server.routes["/robots.txt"] = (503, {}, b"")
    (error,) = take(server.page("/a"))
    assert isinstance(error, Refused)
    assert server.asked == ["/robots.txt"]


def test_one_host_is_asked_one_thing_at_a_time_with_a_pause_between(take, server):
    moments = []

    def noted(request):
        moments.append(("in", time.monotonic()))
        time.sleep(0.05)
        moments.append(("out", time.monotonic()))
        request.send(200, {"Content-Type": "text/html"}, f"<p>{request.path}</p>".encode())

    for n in range(4):
        server.routes[f"/{n}"] = noted
    take(*(f"{server.url}/{n}" for n in range(4)), web={"delay": 0.1})
    assert [kind for kind, _ in moments] == ["in", "out"] * 4
    pauses = [b[1] - a[1] for a, b in zip(moments[1::2], moments[2::2], strict=False)]
    assert min(pauses) >= 0.09


def test_a_server_that_asks_to_wait_is_waited_for(take, server):
    answers = iter([(429, {"Retry-After": "1"}, b""), (503, {}, b"")])

    def busy(request):
        request.send(*next(answers, (200, {"Content-Type": "text/html"}, b"<p>now</p>")))

    server.routes["/busy"] = busy
    began = time.monotonic()
    (capture,) = take(f"{server.url}/busy")
    assert isinstance(capture, Capture)
    assert time.monotonic() - began >= 1
    server.routes["/never"] = (429, {"Retry-After": "86400"}, b"")
    (error,) = take(f"{server.url}/never")
    assert isinstance(error, Unreachable)
    assert "86,400" in error.why


def test_what_is_gone_says_so(take, server):
    (error,) = take(f"{server.url}/nothing")
    assert isinstance(error, Gone)


def test_a_host_that_cannot_be_reached_is_given_up_for_all_its_pages(take, server):
    server.stop()
    found = take(*(f"{server.url}/{n}" for n in range(40)), web={"tries": 1})
    assert len(found) == 40
    assert all(isinstance(error, Unreachable) for error in found)
    assert sum("not asked" in error.why for error in found) == 34


def test_whoever_stops_the_work_does_not_wait_for_the_servers(take, server, monkeypatch):
    def stopped(*_, **__):
        time.sleep(0.5)
        raise KeyboardInterrupt

    server.routes["/slow"] = lambda _: time.sleep(8)
    monkeypatch.setattr(crawl, "wait", stopped)
    began = time.monotonic()
    with pytest.raises(KeyboardInterrupt):
        take(f"{server.url}/slow")
    assert time.monotonic() - began < 6


# --- properties ---------------------------------------------------------------------------------------------


@settings(deadline=None)
@given(
    st.binary(max_size=300), st.lists(st.sampled_from(["gzip", "deflate", "identity"]), max_size=4), st.integers(0, 400)
)
def test_inflating_anything_keeps_the_limit(raw, encodings, limit):
    body, broken = inflated("x", (raw,), encodings, limit)
    assert len(body) <= limit
    assert broken is None or isinstance(broken, Unreadable)


@settings(deadline=None)
@given(st.binary(max_size=2000), st.integers(0, 3), st.integers(1, 50))
def test_inflating_undoes_compression_in_any_pieces(body, layers, size):
    packed = body
    for _ in range(layers):
        packed = gzip.compress(packed)
    pieces = [packed[at : at + size] for at in range(0, len(packed), size)]
    assert inflated("x", pieces, ["gzip"] * layers, 1_000_000) == (body, None)
