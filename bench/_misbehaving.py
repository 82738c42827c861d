"""Two hundred feeds on loopback, most of which misbehave, and a ledger of every page that was served whole."""

from __future__ import annotations

import threading
import time
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

WAYS = (
    "good", "slow", "cut once", "always cut", "wrong charset", "endless", "loop", "busy", "down", "changing",
    "forbidden", "counted", "pages cut", "pages gone", "redirecting", "gzip bomb", "garbage", "nested", "empty",
    "silent",
)  # fmt: skip


class Feeds:
    """Serves feed n at http://127.0.1.(n mod 20 + 1):port/feed/n; each names three pages a round.

    `whole` holds the canonical address of every page of which all bytes were handed over, `due` those that a patient
    reader can get.
    """

    def __init__(self, count: int) -> None:
        self.count = count
        self.round = 0
        self.whole: dict[str, bytes] = {}
        self.due: set[str] = set()
        self._asked: dict[str, int] = {}
        self._lock = threading.Lock()
        feeds = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def log_message(self, *_: object) -> None:
                pass

            def do_GET(self) -> None:
                self.close_connection = True
                with suppress(ConnectionError):
                    feeds.answer(self)

        class Server(ThreadingHTTPServer):
            daemon_threads = True
            request_queue_size = 128

        self._server = Server(("0.0.0.0", 0), Handler)  # noqa: S104 - all of 127.0.0.0/8
        threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True).start()

    def site(self, number: int) -> str:
        """Where a feed and its pages are."""
        return f"http://127.0.1.{number % 20 + 1}:{self._server.server_port}"

    @property
    def addresses(self) -> list[str]:
        """Every feed."""
        return [f"{self.site(n)}/feed/{n}" for n in range(self.count)]

    def stop(self) -> None:
        """Stop serving."""
        self._server.shutdown()
        self._server.server_close()

    def answer(self, request: BaseHTTPRequestHandler) -> None:
        """Answer a request for robots.txt, a feed or a page."""
        with self._lock:
            path = request.path.partition("?")[0]
            times = self._asked[path] = self._asked.get(path, 0) + 1
        kind, *rest = path.strip("/").split("/")
        if kind == "robots.txt":
            closed = "".join(f"Disallow: /page/{n}/\n" for n in range(WAYS.index("forbidden"), self.count, len(WAYS)))
            send(request, 200, f"User-agent: *\n{closed}".encode(), "text/plain")
        elif kind == "feed":
            self._feed(request, int(rest[0]), times)
        else:
            self._page(request, int(rest[0]), times)

    def _links(self, number: int) -> list[str]:
        way = WAYS[number % len(WAYS)]
        last = 3 * (self.round + 1) if way == "changing" else 3
        pages = [f"{self.site(number)}/page/{number}/{item}" for item in range(last)]
        if way not in {"loop", "down", "forbidden", "pages gone", "gzip bomb", "garbage", "empty", "silent"}:
            self.due.update(pages[:2] if way == "always cut" else pages)
        return pages

    def _feed(self, request: BaseHTTPRequestHandler, number: int, times: int) -> None:  # noqa: PLR0912 - a list of ways
        way = WAYS[number % len(WAYS)]
        marks = "?utm_source=feed&utm_medium=rss" if way == "counted" else ""
        items = "".join(f"<item><title>été</title><link>{page}{marks}</link></item>\n" for page in self._links(number))
        if way == "counted":  # the same three pages once more, counted otherwise
            items += items.replace("utm_source=feed", "fbclid=7")
        raw = f"<?xml version='1.0' encoding='utf-8'?><rss><channel>{items}</channel></rss>".encode()
        if way == "slow":
            trickle(request, raw)
        elif way == "always cut" or (way == "cut once" and times == 1):
            send(request, 200, raw[:-30], "text/xml", length=len(raw))
        elif way == "wrong charset":
            send(request, 200, raw.decode().encode("cp1252"), "text/xml; charset=utf-8")
        elif way == "endless":
            endless(request, raw.partition(b"</channel>")[0])
        elif way in {"loop", "redirecting"}:
            onward = f"/feed/{number}?{times}" if way == "loop" or times < 3 else None
            send(request, 302, b"", location=onward) if onward else send(request, 200, raw, "text/xml")
        elif way == "busy" and times < 3:
            send(request, 429, b"", retry="1")
        elif way == "down":
            send(request, 503, b"")
        elif way == "gzip bomb":
            send(request, 200, b"\x1f\x8b\x08" + b"\0" * 500, "text/xml", encoding="gzip, gzip, gzip")
        elif way == "garbage":
            request.wfile.write(b"\0\1\2 no HTTP at all")
        elif way == "nested":
            deep = b"<a>" * 90 + b"</a>" * 90
            send(request, 200, raw.replace(b"</channel>", deep + b"</channel>"), "text/xml")
        elif way == "empty":
            send(request, 200, b"", "text/xml")
        elif way == "silent":
            time.sleep(3)
        else:
            send(request, 200, raw, "text/xml")

    def _page(self, request: BaseHTTPRequestHandler, number: int, times: int) -> None:
        way = WAYS[number % len(WAYS)]
        path = request.path.partition("?")[0]
        body = (
            f"<html><body><p>PORT VARNA: Pier {path} was closed on Monday, officials said.</p></body></html>".encode()
        )
        if way == "pages gone":
            send(request, 404, b"")
        elif way == "pages cut" and times == 1:
            send(request, 200, body[:-20], "text/html", length=len(body))
        else:
            send(request, 200, body, "text/html")
            with self._lock:
                self.whole[self.site(number) + path] = body


def send(request: BaseHTTPRequestHandler, status: int, body: bytes, kind: str = "text/html", **also: object) -> None:
    """Answer, in whatever false way."""
    request.send_response_only(status)
    request.send_header("Content-Type", kind)
    request.send_header("Content-Length", str(also.get("length", len(body))))
    for name, field in (("location", "Location"), ("retry", "Retry-After"), ("encoding", "Content-Encoding")):
        if also.get(name):
            request.send_header(field, str(also[name]))
    request.end_headers()
    request.wfile.write(body)


def trickle(request: BaseHTTPRequestHandler, raw: bytes) -> None:
    """Send a whole answer in small pieces."""
    request.send_response_only(200)
    request.send_header("Content-Type", "application/rss+xml")
    request.send_header("Content-Length", str(len(raw)))
    request.end_headers()
    for at in range(0, len(raw), 64):
        request.wfile.write(raw[at : at + 64])
        request.wfile.flush()
        time.sleep(0.02)


def endless(request: BaseHTTPRequestHandler, raw: bytes) -> None:
    """Send an answer without end."""
    request.send_response_only(200)
    request.send_header("Content-Type", "application/rss+xml")
    request.end_headers()
    request.wfile.write(raw)
    while True:
        request.wfile.write(b"<ttl>" + b" " * 8000 + b"</ttl>\n")
