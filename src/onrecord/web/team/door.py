"""The door: who asks, by cookie, token or trusted proxy, and whether they may; before anything is looked at."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from typing import Any, NamedTuple
from urllib.parse import quote

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import RedirectResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from onrecord.errors import Busy
from onrecord.ports import Team
from onrecord.team import Colleague, Session, folded, hashed, may, over
from onrecord.web.acting import Actor
from onrecord.web.safety import Answer, Refusal
from onrecord.web.team.clerk import Clerk
from onrecord.web.team.entry import Entry
from onrecord.web.team.forms import SIGN_IN, bearer, cookie_of
from onrecord.web.team.limits import Limit
from onrecord.web.team.needed import NEEDED, pattern_of
from onrecord.web.team.proxies import Spoofed

_NOTED = 60  # seconds after which the use of a session is written down again
_STRICT = "max-age=31536000"

_SPOOFED = Refusal(403, "Not from the proxy", "This header names who is signed in, and only the proxy may send it.")
_STRANGER = "{name} is not of the team here: whoever runs it says `onrecord people add`."
_NO_ROUTE = Refusal(403, "Not for anybody", "No role is stated for this address.")


class Known(NamedTuple):
    """Who asks; `session` is theirs, None where a proxy says who they are."""

    colleague: Colleague
    session: Session | None


class Door:
    """Lets a team's people in, each to what their role allows; everybody else to the sign-in page alone.

    Leaves `request.state.actor`, `.colleague` and `.session`.
    """

    def __init__(self, app: ASGIApp, entry: Entry, clerk: Clerk, answer: Answer) -> None:
        self._app = app
        self._entry = entry
        self._clerk = clerk
        self._answer = answer
        self._calls = Limit(entry.calls, 60)
        self._spoofs = Limit(5, 300)
        self._by_proxy: dict[str, float] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, or refuse."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        found = await self._let_in(scope)
        app = self._answer(scope, found) if isinstance(found, Refusal) else found or self._app
        await app(scope, receive, self._unstored(scope, send))

    async def _let_in(self, scope: Scope) -> ASGIApp | Refusal | None:
        """Return what answers instead, None where the request may go on."""
        headers, state = Headers(scope=scope), scope["state"]
        address = self._entry.proxies.address(scope, headers)
        state["actor"] = Actor("", "read", address)
        state["extras"] = {**state["extras"], "nav": (), "outside": True}
        pattern = pattern_of(scope, scope["app"].routes)
        needed = "read" if pattern is None else NEEDED.get(pattern)
        if needed is None:
            return _NO_ROUTE
        if needed == "anyone":
            return None
        known = await self._known(scope, headers, address)
        if isinstance(known, Refusal):
            return known
        if known is None:
            return self._to_sign_in(scope)
        colleague = known.colleague
        if needed != "signed in" and not may(colleague.role, needed):
            detail = f"This takes the role “{needed}”; {colleague.name} has “{colleague.role}”."
            return Refusal(403, "Not with this role", detail)
        if wait := self._held_back(scope, colleague):
            return Refusal(429, "Too many requests", f"Ask again in {wait} seconds.", {"retry-after": str(wait)})
        self._seat(state, known, address)
        return None

    def _seat(self, state: dict[str, Any], known: Known, address: str) -> None:
        colleague = known.colleague
        state["actor"] = Actor(colleague.name, colleague.role, address)
        state["colleague"], state["session"] = known
        roles = [role for role in ("read", "review", "run") if may(colleague.role, role)]
        state["extras"] = {
            **state["extras"], "outside": False, "nav": _nav(roles), "may": roles, "me": colleague.name,
        }  # fmt: skip

    async def _known(self, scope: Scope, headers: Headers, address: str) -> Known | Refusal | None:
        try:
            named = self._entry.proxies.name(scope, headers)
        except Spoofed:
            if not self._spoofs.wait(address, self._entry.clock()):
                await self._clerk.book(
                    Actor("", "read", address), "was refused", "a header that only the proxy may send"
                )
            return _SPOOFED
        token = bearer(scope)
        if token is not None:  # what a program shows counts alone, never a cookie beside it
            return await self._of_session(token, "api") or SIGN_IN
        cookie = cookie_of(headers, self._entry.cookie)
        if cookie and (known := await self._of_session(cookie, "page")):
            return known
        return await self._of_proxy(named, address) if named else None

    async def _of_session(self, secret: str, kind: str) -> Known | None:
        now = self._entry.clock()

        def look(team: Team) -> Known | None:
            session = team.session(hashed(secret))
            if session is None or session.kind != kind:
                return None
            if over(session, now, self._entry.ends):
                team.end([session.key])
                return None
            colleague = team.colleague(session.name)
            if colleague is None:
                return None
            if now - session.seen >= _NOTED:
                with suppress(Busy):  # a long write is going on: the next request writes it down
                    team.seen(session.key, int(now))
            return Known(colleague, session)

        return await self._clerk.ask(look)

    async def _of_proxy(self, name: str, address: str) -> Known | Refusal:
        colleague = await self._clerk.ask(lambda team: team.colleague(name))
        if colleague is None:
            if self._entry.newcomers is None or not name.isprintable() or len(name) > 60:
                return Refusal(403, "Not of the team", _STRANGER.format(name=f"“{name[:60]}”"))
            colleague = Colleague(name, self._entry.newcomers, None, "")
        await self._note_proxy(colleague, address)
        return Known(colleague, None)

    async def _note_proxy(self, colleague: Colleague, address: str) -> None:
        """Write down when somebody comes in by the proxy, once for each time they are away for as long as idle is."""
        now, name = self._entry.clock(), folded(colleague.name)
        last = self._by_proxy.get(name)
        self._by_proxy[name] = now
        if last is None or now - last >= self._entry.ends.idle:
            await self._clerk.book(Actor(colleague.name, colleague.role, address), "signed in", "by the proxy")

    def _held_back(self, scope: Scope, colleague: Colleague) -> int:
        if not scope["path"].startswith("/api"):
            return 0
        wait = self._calls.wait(folded(colleague.name), self._entry.clock())
        return int(wait) + 1 if wait else 0

    def _to_sign_in(self, scope: Scope) -> ASGIApp | Refusal:
        if scope["path"].startswith("/api") or scope["method"] not in ("GET", "HEAD"):
            return SIGN_IN
        query = scope.get("query_string", b"").decode("latin-1")
        back = scope["path"] + (f"?{query}" if query else "")
        return RedirectResponse("/sign-in" + (f"?to={quote(back, safe='')}" if back != "/" else ""), 303)

    def _unstored(self, scope: Scope, send: Send) -> Send:
        """Have browsers keep no page: whoever signs out leaves none behind."""

        async def sent(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                if not scope["path"].startswith("/static/"):
                    headers.setdefault("cache-control", "no-store")
                if self._entry.secure:
                    headers.setdefault("strict-transport-security", _STRICT)
            await send(message)

        return sent


def _nav(roles: Sequence[str]) -> tuple[dict[str, str], ...]:
    items = (
        ("review", "/review", "review", "Review"),
        ("run", "/run", "run", "Add"),
        ("run", "/audit", "audit", "Audit"),
    )
    return tuple({"href": href, "key": key, "name": name} for role, href, key, name in items if role in roles)
