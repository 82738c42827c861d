"""Who may ask, and what may change: this machine's browser at the page's own address, and the page's own forms.

Everything is refused unless it is known to be harmless: a Host name that is not this machine's (a web site whose name
was pointed at it, "DNS rebinding"), what another site's page asks for in the background, a method or a body nobody
needs, a change without this process' token. No cookie is set, so no other site can borrow anybody's session.
See `docs/decisions/0017-safety-of-the-page.md`.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Any, NamedTuple, Protocol
from urllib.parse import parse_qsl

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

LOOPBACK = frozenset({"127.0.0.1", "localhost", "[::1]"})
LONGEST_ADDRESS = 8_000  # bytes of path and query
LARGEST_BODY = 65_536  # bytes of a form: a note has thousands, no more
FORM = "application/x-www-form-urlencoded"
TOKEN = "token"  # noqa: S105 - the name of the field, not its value

_READS = ("GET", "HEAD")


class Refusal(NamedTuple):
    """Why a request is not answered: an HTTP status, a headline, a sentence that names the cure, headers of its own."""

    status: int
    title: str
    detail: str
    headers: Mapping[str, str] = MappingProxyType({})


_STALE = Refusal(
    403,
    "Not from this page",
    "This form is of an earlier run of the program, or not of this page: reload the page and decide again.",
)


Answer = Callable[[Scope, Refusal], ASGIApp]
"""How a refusal looks: a page for people, a problem for programs."""


class Forms(Protocol):
    """How the forms of this page are known from those of others."""

    def fresh(self, scope: Scope) -> str:
        """Return what the forms of this answer carry."""
        ...

    def fits(self, scope: Scope, given: str) -> bool:
        """Whether a form may carry that."""
        ...

    def exempt(self, scope: Scope) -> bool:
        """Whether this change is no form of a browser: it says itself who asks, so no site can have it sent."""
        ...

    def instead(self, scope: Scope) -> Refusal | None:
        """Return what is said to a change where no form belongs; None where one does."""
        ...


def new_token() -> str:
    """Return what this process' forms carry, 256 random bits: pages of other sites cannot know it."""
    return secrets.token_urlsafe(32)


class OneToken:
    """One token for all forms: the page has one reader."""

    def __init__(self, token: str) -> None:
        self._token = token

    def fresh(self, _: Scope) -> str:
        """Return the token."""
        return self._token

    def fits(self, _: Scope, given: str) -> bool:
        """Whether it is the token."""
        return secrets.compare_digest(given.encode("utf-8", "surrogatepass"), self._token.encode())

    def exempt(self, _: Scope) -> bool:
        """No change is."""
        return False

    def instead(self, _: Scope) -> None:
        """Every change is a form."""


class Safe:
    """Refuses what is not asked by this page's reader; hands on the rest, with the form of a change already read.

    The form is left in `request.state.form` as a dict, and the token for templates in `request.state.extras`.

    Args:
        app: What answers.
        token: What a changing request must carry in its field "token", or what says so.
        answer: How a refusal looks.
        changing: Beginnings of the paths that take changes; everywhere else there is only reading.
        extras: What templates get beside the token.
        public: The address ("https://onrecord.example") under which a proxy hands on; None for this machine's own.
    """

    def __init__(
        self,
        app: ASGIApp,
        token: str | Forms,
        answer: Answer,
        changing: Sequence[str] = (),
        extras: Mapping[str, Any] = MappingProxyType({}),
        public: str | None = None,
    ) -> None:
        self._app = app
        self._forms = OneToken(token) if isinstance(token, str) else token
        self._extras = extras
        self._public = public
        self._answer = answer
        self._changing = tuple(changing)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, or refuse."""
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
        elif scope["type"] == "http":
            await self._ask(scope, receive, send)
        else:  # a web socket: nothing here speaks it
            await send({"type": "websocket.close", "code": 1008})

    async def _ask(self, scope: Scope, receive: Receive, send: Send) -> None:
        headers = Headers(scope=scope)
        refusal = refused(scope, headers, self._changing, self._public)
        state = scope.setdefault("state", {})
        state["extras"] = {**self._extras, TOKEN: self._forms.fresh(scope)}
        if refusal is None and scope["method"] not in _READS and not self._forms.exempt(scope):
            read = self._forms.instead(scope) or await _form(headers, receive)
            if isinstance(read, Refusal):
                refusal = read
            else:
                refusal = None if self._forms.fits(scope, read.get(TOKEN, "")) else _STALE
                state["form"] = {key: value for key, value in read.items() if key != TOKEN}
        await (self._app if refusal is None else self._answer(scope, refusal))(scope, receive, send)


def refused(
    scope: Mapping[str, Any], headers: Headers, changing: Sequence[str], public: str | None = None
) -> Refusal | None:
    """Return why a request is refused by its address and headers alone, None where it is not."""
    method, path = scope["method"], scope["path"]
    hosts = headers.getlist("host")
    return (
        _too_long(scope)
        or (_not_public(hosts, public) if public else _other_host(hosts, scope))
        or _other_method(method, path, changing)
        or _other_site(method, headers, public or f"http://{headers.get('host', '').lower()}")
    )


def _too_long(scope: Mapping[str, Any]) -> Refusal | None:
    length = len(scope.get("raw_path") or scope["path"].encode()) + len(scope.get("query_string", b""))
    if length > LONGEST_ADDRESS:
        return Refusal(414, "Too long", f"The address has {length:,} bytes; nothing here needs {LONGEST_ADDRESS:,}.")
    return None


def _not_public(hosts: Sequence[str], public: str) -> Refusal | None:
    if len(hosts) == 1 and hosts[0].lower() == public.partition("://")[2]:
        return None
    return Refusal(421, "Asked under another name", f"The page answers to its own address alone: open {public}/.")


def _other_host(hosts: Sequence[str], scope: Mapping[str, Any]) -> Refusal | None:
    """Refuse other names: a site whose name was pointed at 127.0.0.1 would else read the corpus as its own."""
    port = (scope.get("server") or ("", None))[1]
    if len(hosts) == 1:
        name, number = _parted(hosts[0].lower())
        if name in LOOPBACK and number == (port or 80):
            return None
    detail = f"The page answers to its own address alone: open http://127.0.0.1:{port}/."
    return Refusal(421, "Asked under another name", detail)


def _parted(host: str) -> tuple[str, int | None]:
    """Part "name:port"; "" is no name, and a port is digits."""
    name, colon, number = host.rpartition(":")
    if not colon or host.endswith("]"):
        return host, 80
    return name, int(number) if number.isascii() and number.isdigit() and len(number) < 6 else None


def _other_method(method: str, path: str, changing: Sequence[str]) -> Refusal | None:
    changes = path.startswith(tuple(changing))
    pages = () if changes and path.startswith("/api") else _READS  # an address of the API does one thing
    allowed = (*pages, "POST") if changes else _READS
    if method in allowed:
        return None
    detail = f"This address takes {' and '.join(allowed)} only."
    return Refusal(405, "That cannot be done here", detail, {"allow": ", ".join(allowed)})


def _other_site(method: str, headers: Headers, own: str) -> Refusal | None:
    """Refuse what other sites ask for; a link that a person follows from there is no such thing.

    `Sec-Fetch-*` (W3C Fetch Metadata) are the browser's own word, which no page can forge. The page sends no
    referrer, and browsers then write "null" for the origin of its forms (Fetch, 3.1): it counts only beside them.
    """
    site, origin = headers.get("sec-fetch-site"), headers.get("origin")
    followed = headers.get("sec-fetch-mode") == "navigate" and headers.get("sec-fetch-dest", "document") == "document"
    if method in _READS:
        foreign = site not in (None, "same-origin", "none") and not followed
    else:
        foreign = site not in (None, "same-origin")
    if origin is not None and origin.lower() != own and not (origin == "null" and site == "same-origin"):
        foreign = True
    if foreign:
        return Refusal(403, "Asked by another site", "Another web site asked for this; open the page itself.")
    return None


async def _form(headers: Headers, receive: Receive) -> dict[str, str] | Refusal:
    if headers.get("content-type", "").partition(";")[0].strip().lower() != FORM:
        return Refusal(415, "Not a form", f"A change is sent as {FORM}, as the page's forms do.")
    large = Refusal(413, "Too large", f"A form may hold {LARGEST_BODY:,} bytes: shorten the note.")
    body = b""
    while True:
        message = await receive()
        if message["type"] != "http.request":
            return Refusal(400, "Broken off", "The form did not arrive whole: send it again.")
        body += message.get("body", b"")
        if len(body) > LARGEST_BODY:
            return large
        if not message.get("more_body", False):
            break
    try:
        text = body.decode("ascii")
        return dict(
            parse_qsl(text, keep_blank_values=True, strict_parsing=bool(text), errors="strict", max_num_fields=40)
        )
    except ValueError:
        return Refusal(400, "Not a form", "The body is no form in UTF-8: send it as the page does.")
