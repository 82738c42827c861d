"""A web server on loopback that does whatever a test tells it to, and a client that may ask it."""

import ssl
import threading
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
import trustme

from onrecord.edges.sources import Intake, Web, captures
from onrecord.edges.sources.web.wire import trusted

NOON = "2026-01-01T12:00:00Z"
PAGE = b"<html><body><p>The bridge over the Orla was closed on Monday, officials said.</p></body></html>"
HTML = {"Content-Type": "text/html; charset=utf-8"}


class Server:
    """Answers by path: with (status, headers, body), or by a function that is handed the request."""

    def __init__(self, trust=None):
        self.routes = {}
        self.asked = []
        self.heads = []
        server = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def log_message(self, *_):
                pass

            def do_GET(self):
                server.asked.append(self.path)
                server.heads.append(dict(self.headers))
                answer = server.routes.get(self.path, (404, {}, b""))
                with suppress(BrokenPipeError, ConnectionResetError):
                    answer(self) if callable(answer) else self.send(*answer)
                self.close_connection = True

            def send(self, status, headers, body=b"", length=None):
                self.send_response_only(status)
                for name, value in headers.items():
                    self.send_header(name, value)
                self.send_header("Content-Length", str(len(body) if length is None else length))
                self.end_headers()
                self.wfile.write(body)

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        self.port = self._server.server_port
        self.url = f"http://127.0.0.1:{self.port}"
        if trust:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            trust.issue_cert("127.0.0.1").configure_cert(context)
            self._server.socket = context.wrap_socket(self._server.socket, server_side=True)
            self.url = f"https://127.0.0.1:{self.port}"
        threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True).start()

    def page(self, path, body=PAGE, **headers):
        """Serve a page; return its address."""
        self.routes[path] = (200, {**HTML, **{k.replace("_", "-"): v for k, v in headers.items()}}, body)
        return self.url + path

    def pages(self):
        """What was asked for, without robots.txt."""
        return [path for path in self.asked if path != "/robots.txt"]

    def stop(self):
        self._server.shutdown()
        self._server.server_close()


@pytest.fixture
def server():
    one = Server()
    yield one
    one.stop()


@pytest.fixture(scope="session")
def authority():
    """A certificate authority that nobody trusts but those who are told to."""
    return trustme.CA()


@pytest.fixture
def safe_server(authority):
    one = Server(authority)
    yield one
    one.stop()


@pytest.fixture(scope="session")
def lenient():
    """An ordinary trust store, read once."""
    return trusted()


@pytest.fixture
def take(lenient):
    """Take something in, in no hurry to be polite; `web` names limits, other options are the intake's."""

    def taken(*what, web=None, **options):
        limits = {"allow_private": True, "delay": 0.0, "backoff": 0.01, "trust": lenient, **(web or {})}
        return list(captures(*map(str, what), intake=Intake(clock=lambda: NOON, web=Web(**limits), **options)))

    return taken
