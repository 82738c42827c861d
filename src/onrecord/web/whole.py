"""The page whole: views, review and API behind one door; for a team, behind one that asks who comes in."""

from __future__ import annotations

from asyncio import to_thread
from collections.abc import Awaitable, Callable
from pathlib import Path

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import Scope

from onrecord.web import api, app, outgoing, review, running, team
from onrecord.web.api.problems import problem
from onrecord.web.headers import POLICY
from onrecord.web.pages.answer import Shown
from onrecord.web.pages.error import Failure
from onrecord.web.safety import Refusal, Safe, new_token
from onrecord.web.team.clerk import Clerk
from onrecord.web.team.forms import SessionForms


def application(where: str | Path, entry: team.Entry | None = None) -> Starlette:
    """Return the page of a corpus, with its review and its API, as an ASGI application.

    Args:
        where: The corpus' file.
        entry: How a team comes in; None for the one reader of this machine, who needs no sign-in.
    """
    whole = _of_one(where) if entry is None else _of_team(where, entry)
    whole.add_exception_handler(Exception, _broken)
    return whole


def _of_one(where: str | Path) -> Starlette:
    extras = {"nav": review.NAV, "may": ("read", "review"), "me": None}
    changing = (*review.CHANGING, *outgoing.CHANGING)
    safe = Middleware(Safe, token=new_token(), answer=_refusal, changing=changing, extras=extras)
    return app.application(where, routes=[*api.routes(), *review.routes(), *outgoing.routes()], middleware=[safe])


def _of_team(where: str | Path, entry: team.Entry) -> Starlette:
    clerk, works = Clerk(where, entry.clock), running.Works(where, entry.engine)
    safe = Middleware(
        Safe,
        token=SessionForms(entry.cookie, entry.proxies),
        answer=_refusal,
        changing=(*review.CHANGING, *outgoing.CHANGING, *team.CHANGING, *running.CHANGING),
        extras={"outside": True},  # until the door has let somebody in
        public=entry.public,
    )
    door = Middleware(team.Door, entry=entry, clerk=clerk, answer=_refusal)
    made = app.application(
        where,
        routes=[
            *running.routes(works),
            *api.routes(beyond=running.TAKING),
            *review.routes(),
            *outgoing.routes(),
            *team.routes(entry, clerk),
        ],
        middleware=[safe, door],
        closing=_closing(clerk, works),
    )
    made.state.book, made.state.works = clerk.book, works
    works.after = made.state.desk.reopen
    return made


def _closing(clerk: Clerk, works: running.Works) -> Callable[[], Awaitable[None]]:
    async def close() -> None:
        await to_thread(works.close)
        await to_thread(clerk.close)

    return close


def _refusal(scope: Scope, refusal: Refusal) -> Response:
    if scope["path"].startswith("/api"):
        return problem(*refusal)
    shown = Shown("error.html", Failure(refusal.status, refusal.title, refusal.detail), status=refusal.status)
    response = app.page(Request(scope), shown)
    response.headers.update(refusal.headers)
    return response


def _broken(request: Request, _: Exception) -> Response:
    """Answer for what the program did not foresee; the server writes the error itself on its terminal."""
    title, detail = (
        "The program failed",
        "This is a fault of the program: what it printed where it was started says where.",
    )
    if request.url.path.startswith("/api"):
        return problem(500, title, detail)
    response = app.page(request, Shown("error.html", Failure(500, title, detail), status=500))
    response.headers["content-security-policy"] = POLICY  # this answer does not pass what else adds it
    return response
