"""How a form of this page is known from another site's: a token of the session, another in every answer.

It is a random number with its keyed hash (HMAC); the key is the session's own secret, which only the browser's cookie
holds, so nothing is stored and other processes know it too. As every answer carries another number, comparing the
lengths of compressed answers tells nothing of it (the BREACH attack).
"""

from __future__ import annotations

import hmac
import secrets

from starlette.datastructures import Headers
from starlette.requests import cookie_parser
from starlette.types import Scope

from onrecord.web.safety import Refusal
from onrecord.web.team.proxies import Proxies, Spoofed

BEARER = "bearer "
SIGN_IN = Refusal(401, "Sign in first", "Sign in at /sign-in; a program shows its token: Authorization: Bearer …",
                  {"www-authenticate": "Bearer"})  # fmt: skip


class SessionForms:
    """Implements `safety.Forms` for a team."""

    def __init__(self, cookie: str, proxies: Proxies) -> None:
        self._cookie = cookie
        self._proxies = proxies
        self._own = secrets.token_hex(32)

    def fresh(self, scope: Scope) -> str:
        """Return what the forms of this answer carry."""
        number = secrets.token_urlsafe(24)
        return f"{number}.{self._mark(scope, number)}"

    def fits(self, scope: Scope, given: str) -> bool:
        """Whether a form carries what an answer to this session gave it."""
        number, _, mark = given.encode("ascii", "replace").decode().partition(".")
        return hmac.compare_digest(mark, self._mark(scope, number))

    def exempt(self, scope: Scope) -> bool:
        """Whether a program says itself who it is; no browser does so unasked."""
        return bearer(scope) is not None

    def instead(self, scope: Scope) -> Refusal | None:
        """Ask a program for its token, for the API takes no forms; whoever is signed in is told what it does take."""
        signed_in = cookie_of(Headers(scope=scope), self._cookie)
        return SIGN_IN if scope["path"].startswith("/api") and not signed_in else None

    def _mark(self, scope: Scope, number: str) -> str:
        return hmac.new(self._secret(scope).encode("utf-8", "surrogatepass"), number.encode(), "sha256").hexdigest()

    def _secret(self, scope: Scope) -> str:
        headers = Headers(scope=scope)
        cookie = cookie_of(headers, self._cookie)
        if cookie:
            return f"cookie {cookie}"
        try:
            return f"{self._own} {self._proxies.name(scope, headers) or ''}"
        except Spoofed:  # refused before any form is looked at
            return secrets.token_hex(32)


def cookie_of(headers: Headers, name: str) -> str | None:
    """Return a cookie by its name."""
    return cookie_parser(headers.get("cookie", "")).get(name) or None


def bearer(scope: Scope) -> str | None:
    """Return the token that a program shows to the API; elsewhere there is none."""
    if not scope["path"].startswith("/api"):
        return None
    given = Headers(scope=scope).get("authorization", "")
    return given[len(BEARER) :].strip() if given.lower().startswith(BEARER) else None
