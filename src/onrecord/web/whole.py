"""The page whole: views, review and API behind one door."""

from __future__ import annotations

from pathlib import Path

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import Scope

from onrecord.web import api, app, review
from onrecord.web.api.problems import problem
from onrecord.web.headers import POLICY
from onrecord.web.pages.answer import Shown
from onrecord.web.pages.error import Failure
from onrecord.web.safety import Refusal, Safe, new_token


def application(where: Path) -> Starlette:
    """Return the page of a corpus, with its review and its API, as an ASGI application.

    Args:
        where: The corpus' file.
    """
    safe = Middleware(Safe, token=new_token(), answer=_refusal, changing=review.CHANGING, extras={"nav": review.NAV})
    whole = app.application(where, routes=[*api.routes(), *review.routes()], middleware=[safe])
    whole.add_exception_handler(Exception, _broken)
    return whole


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
