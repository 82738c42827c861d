"""Signing in and out, one's own page, the audit list."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

import msgspec
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from onrecord.edges.passwords import LONGEST
from onrecord.errors import BadInput
from onrecord.ports import Team
from onrecord.team import Colleague, Session, begun, folded, new_secret
from onrecord.web import app
from onrecord.web.acting import Actor, actor
from onrecord.web.team import pages
from onrecord.web.team.clerk import Clerk
from onrecord.web.team.entry import Entry
from onrecord.web.team.limits import Limit
from onrecord.web.team.pages import MeView, SignInView, places

CHANGING = ("/sign-in", "/sign-out", "/me/")
"""Beginnings of the addresses that take changes."""

_WRONG = "Name and password do not fit."


def routes(entry: Entry, clerk: Clerk) -> list[BaseRoute]:
    """Return the addresses of the door."""
    desk = Reception(entry, clerk)
    return [
        Route("/sign-in", desk.asked_in),
        Route("/sign-in", desk.sign_in, methods=["POST"]),
        Route("/sign-out", desk.sign_out, methods=["POST"]),
        Route("/me", desk.me),
        Route("/me/password", desk.change_password, methods=["POST"]),
        Route("/me/end", desk.end_others, methods=["POST"]),
        Route("/audit", desk.audit),
    ]


class Reception:
    """Answers what has to do with who is signed in."""

    def __init__(self, entry: Entry, clerk: Clerk) -> None:
        self._entry = entry
        self._clerk = clerk
        # Guessing is held back where it comes from, and for whom: one name from one address, one address for any
        # name, and one name from anywhere. The last is wide, so that nobody is locked out by others' guesses soon.
        self._limits = (Limit(5, 300), Limit(40, 300), Limit(100, 3600))

    async def asked_in(self, request: Request) -> Response:
        """Show where one signs in."""
        to = _local(request.query_params.get("to", ""))
        return app.page(request, pages.sign_in(SignInView(to, "", by_proxy=self._entry.proxies.header is not None)))

    async def sign_in(self, request: Request) -> Response:
        """Let somebody in by name and password."""
        form = request.state.form
        name, password, to = form.get("name", "").strip(), form.get("password", ""), _local(form.get("to", ""))
        who = actor(request)
        wait, keys = self._held_back(who.address, name)
        if wait:
            return await self._too_often(request, who, name, wait)
        colleague = await self._clerk.ask(lambda team: team.colleague(name))
        right = await self._clerk.fits(colleague.password if colleague else None, password[: LONGEST + 1])
        if colleague is None or not right:
            # What was typed for a name may be a password: only names of the team are written down.
            about = "wrong password" if colleague else "no such name"
            await self._clerk.book(
                Actor(colleague.name if colleague else "", "read", who.address), "was refused", about
            )
            return app.page(request, pages.sign_in(SignInView(to, name[:60], _WRONG), 403))
        secret = await self._begin(colleague, who.address)
        if secret is None:  # the password was changed while it was being checked
            return app.page(request, pages.sign_in(SignInView(to, name[:60], _WRONG), 403))
        self._limits[0].clear(keys[0])
        return self._with_cookie(RedirectResponse(to or "/", 303), secret)

    def _held_back(self, address: str, name: str) -> tuple[float, tuple[str, str, str]]:
        keys = (f"{address} {folded(name)[:60]}", address, folded(name)[:60])
        now = self._entry.clock()
        return max(limit.wait(key, now) for limit, key in zip(self._limits, keys, strict=True)), keys

    async def _too_often(self, request: Request, who: Actor, name: str, wait: float) -> Response:
        colleague = await self._clerk.ask(lambda team: team.colleague(name))
        if colleague:
            await self._clerk.book(Actor(colleague.name, "read", who.address), "was refused", "tried too often")
        minutes = int(wait // 60) + 1
        shown = SignInView(
            "", name[:60], f"Tried too often: wait {minutes} minute{'s' * (minutes > 1)}, then try again."
        )
        response = app.page(request, pages.sign_in(shown, 429))
        response.headers["retry-after"] = str(int(wait) + 1)
        return response

    async def _begin(self, colleague: Colleague, address: str) -> str | None:
        secret = new_secret()
        session = begun(colleague.name, secret, self._entry.clock(), self._entry.ends.longest)
        deed = self._clerk.deed(Actor(colleague.name, colleague.role, address), "signed in")
        kept = await self._clerk.ask(lambda team: team.begin(session, colleague, deed))
        return secret if kept else None

    def _with_cookie(self, response: Response, secret: str) -> Response:
        response.set_cookie(
            self._entry.cookie, secret, path="/", secure=self._entry.secure, httponly=True, samesite="lax"
        )
        return response

    async def sign_out(self, request: Request) -> Response:
        """End this session."""
        session: Session | None = request.state.session
        if session:
            deed = self._clerk.deed(actor(request), "signed out")
            await self._clerk.ask(lambda team: team.end([session.key], deed))
        response = RedirectResponse("/sign-in", 303)
        response.delete_cookie(self._entry.cookie, path="/", secure=self._entry.secure, httponly=True, samesite="lax")
        return response

    async def me(self, request: Request) -> Response:
        """Show one's own page."""
        return await self._of_me(request)

    async def _of_me(self, request: Request, wrong: str = "", status: int = 200, done: str = "") -> Response:
        colleague: Colleague = request.state.colleague
        sessions = await self._clerk.ask(lambda team: team.sessions(colleague.name))
        shown = MeView(colleague, places(sessions, request.state.session), wrong, done)
        return app.page(request, pages.me(shown, status))

    async def change_password(self, request: Request) -> Response:
        """Put another password in the place of one's own; all other sessions and tokens end."""
        form, colleague, now = request.state.form, request.state.colleague, self._entry.clock()
        if colleague.password is None:
            return await self._of_me(request, "No password is kept for you: the proxy signs you in.", 400)
        if self._limits[2].wait(folded(colleague.name), now):
            return await self._of_me(request, "Tried too often: wait a little.", 429)
        if not await self._clerk.fits(colleague.password, form.get("old", "")):
            await self._clerk.book(actor(request), "was refused", "wrong password")
            return await self._of_me(request, "The old password is another.", 403)
        if form.get("new", "") != form.get("again", ""):
            return await self._of_me(request, "The new password was written in two ways.", 400)
        try:
            fresh = msgspec.structs.replace(colleague, password=await self._clerk.hashed(form.get("new", "")))
        except BadInput as error:
            return await self._of_me(request, f"{str(error)[:1].upper()}{str(error)[1:]}.", 400)
        deed = self._clerk.deed(actor(request), "changed the password", colleague.name)
        await self._clerk.ask(lambda team: team.keep(fresh, deed))
        secret = await self._begin(fresh, actor(request).address)
        response = RedirectResponse("/me", 303)
        return self._with_cookie(response, secret) if secret else response

    async def end_others(self, request: Request) -> Response:
        """End all sessions and tokens of one's own but this."""
        here: Session | None = request.state.session
        name = request.state.colleague.name
        deed = self._clerk.deed(actor(request), "ended sessions", name)

        def end(team: Team) -> None:
            team.end([s.key for s in team.sessions(name) if here is None or s.key != here.key], deed)

        await self._clerk.ask(end)
        return RedirectResponse("/me", 303)

    async def audit(self, request: Request) -> Response:
        """List what was done."""
        person, before = request.query_params.get("person", "")[:60], _number(request.query_params.get("before", ""))

        def look(team: Team) -> Any:
            return pages.audit(team.deeds(person, before, pages.DEEDS + 1), person, team.colleagues())

        return app.page(request, await self._clerk.ask(look))


def _local(wanted: str) -> str:
    """Return where to go on after signing in: an address of this page, or ""."""
    parts = urlsplit(wanted) if wanted.isprintable() and "\\" not in wanted else None
    local = wanted.startswith("/") and not wanted.startswith("//") and parts and not parts.netloc and not parts.scheme
    return wanted if local and len(wanted) < 2000 else ""


def _number(word: str) -> int | None:
    if not word:
        return None
    if not (word.isascii() and word.isdigit() and len(word) < 16):
        raise BadInput(f"“before={word[:20]}” is no number: leave it out")
    return int(word)
