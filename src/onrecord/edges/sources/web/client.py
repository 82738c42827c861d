"""One request, one answer: no cookie, no script, no redirect followed in silence."""

from __future__ import annotations

import ssl
from collections.abc import Mapping, Sequence
from typing import NamedTuple

import httpcore

from onrecord.edges.sources.inflate import inflated
from onrecord.edges.sources.web.limits import AGENT, Web
from onrecord.edges.sources.web.urls import Parts, take_apart
from onrecord.edges.sources.web.wire import Lines, Wire, trusted
from onrecord.errors import Cut, Refused, TimedOut, TooLarge, Unreachable, Unreadable

_ASKED = {
    "User-Agent": AGENT,
    "Accept": "text/html,application/xhtml+xml,application/xml,application/rss+xml,application/atom+xml,"
    "application/feed+json,text/plain;q=0.9,*/*;q=0.5",
    "Accept-Encoding": "gzip",
    "Connection": "close",
}


class Answer(NamedTuple):
    """What a server answered.

    `body` is the content with every encoding taken off. `broken` says why it is not whole; it is None where it is.
    """

    url: str
    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes
    address: str | None = None
    broken: Unreadable | None = None

    def header(self, name: str) -> str:
        """Return the value of a header, "" where it was not sent."""
        return next((value for key, value in self.headers if key.lower() == name), "")


class Silent(Unreachable):
    """There is no connection to the server at all: what is true of one page is true of its others."""


class Client:
    """Asks servers.

    Args:
        web: How the network is used.
        limit: The most bytes an answer may have, as sent or unpacked.
    """

    def __init__(self, web: Web, limit: int) -> None:
        self._web = web
        self._limit = limit
        self._trust = web.trust or trusted()
        self._lines = Lines()

    def hang_up(self) -> None:
        """End every connection that is open, from whatever thread."""
        self._lines.hang_up()

    def get(self, url: str, headers: Mapping[str, str] | None = None, limit: int | None = None) -> Answer:
        """Ask for a page and return the answer, whatever its status; what came before it broke off is kept.

        Raises:
            Refused: the address may not be asked.
            TimedOut: no answer in time.
            Unreachable: no connection, or no answer in HTTP.
        """
        parts = take_apart(url)
        wire = Wire(url, self._web, self._lines)
        try:
            return self._ask(url, parts, wire, {**_ASKED, **(headers or {})}, limit or self._limit)
        except (httpcore.TimeoutException, httpcore.NetworkError, httpcore.ProtocolError, ValueError) as error:
            fault = _unreachable(url, error)
            silent = wire.address is None and isinstance(fault, Unreachable | TimedOut)
            raise (Silent(url, fault.why) if silent else fault) from error

    def _ask(self, url: str, parts: Parts, wire: Wire, headers: Mapping[str, str], limit: int) -> Answer:
        web = self._web
        timeouts = {"connect": web.connect, "read": web.silence, "write": web.silence, "pool": web.connect}
        origin = httpcore.Origin(parts.scheme.encode(), parts.host.encode(), parts.port)
        request = httpcore.Request(
            "GET",
            httpcore.URL(scheme=origin.scheme, host=origin.host, port=parts.port, target=parts.target.encode()),
            headers=[("Host", parts.site.partition("://")[2]), *headers.items()],
            extensions={"timeout": timeouts},
        )
        with httpcore.HTTPConnection(origin, ssl_context=self._trust, network_backend=wire) as connection:
            response = connection.handle_request(request)
            try:
                fields = tuple((_text(key), _text(value)) for key, value in response.headers)
                answer = Answer(url, response.status, fields, b"", wire.address)
                return _with_body(answer, response, limit)
            finally:
                response.close()


def _with_body(answer: Answer, response: httpcore.Response, limit: int) -> Answer:
    """Read the content; one that breaks off or outgrows the limit is kept up to there, and says so."""
    raw, broken = _raw(answer.url, response, limit)
    body, damaged = inflated(answer.url, (raw,), encodings_of(answer.headers), limit)
    return answer._replace(body=body, broken=broken or damaged)


def _raw(url: str, response: httpcore.Response, limit: int) -> tuple[bytes, Unreadable | None]:
    out = bytearray()
    try:
        for chunk in response.iter_stream():
            out += chunk
            if len(out) > limit:
                return bytes(out[:limit]), TooLarge(url, f"more than {limit / 1e6:,.0f} MB: broken off there")
    except httpcore.TimeoutException:
        return bytes(out), TimedOut(url, "the answer did not end in time; try again later")
    except (httpcore.NetworkError, httpcore.ProtocolError):
        return bytes(out), Cut(url, "the answer breaks off; try again later")
    return bytes(out), None


def _text(raw: bytes) -> str:
    return raw.decode("latin-1")


def _unreachable(url: str, error: Exception) -> Unreadable:
    if isinstance(error, httpcore.TimeoutException):
        return TimedOut(url, "no answer in time; try again later")
    seen: BaseException | None = error
    while seen is not None:
        if isinstance(seen, Unreadable):
            return seen
        if isinstance(seen, ssl.SSLCertVerificationError):
            return Refused(
                url, f"its certificate is not to be trusted ({seen.verify_message}); nothing was read from it"
            )
        if isinstance(seen, ssl.SSLError):
            return Refused(url, "no safe connection could be agreed on; nothing was read from it")
        seen = seen.__cause__ or seen.__context__
    said = " ".join(str(error).split())[:120] or type(error).__name__
    return Unreachable(url, f"no answer ({said}); try again later")


def encodings_of(headers: Sequence[tuple[str, str]]) -> list[str]:
    """Return what Content-Encoding names, in the order in which it was put on."""
    return [name for key, value in headers if key.lower() == "content-encoding" for name in value.split(",")]
