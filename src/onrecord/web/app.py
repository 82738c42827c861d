"""Which address is answered by what: the table of contents of the page."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from pathlib import Path

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles

from onrecord.errors import OnrecordError
from onrecord.web.asking import Asked
from onrecord.web.busy import under_way
from onrecord.web.desk import Desk
from onrecord.web.headers import Guarded
from onrecord.web.pages import PAGES
from onrecord.web.pages.answer import Shown, View
from onrecord.web.pages.error import failure, missing
from onrecord.web.rendering import render

STATIC = Path(__file__).parent / "static"


def application(
    where: str | Path,
    *,
    routes: Sequence[BaseRoute] = (),
    middleware: Sequence[Middleware] = (),
    closing: Callable[[], Awaitable[None]] | None = None,
) -> Starlette:
    """Return the page of a corpus as an ASGI application.

    Args:
        where: The corpus' file; opened at the first request of each thread.
        routes: Further addresses, asked before those of the page.
        middleware: What every request goes through, outermost first, inside of the headers that bound the browser.
        closing: What is done at the end, before the corpus is let go.
    """
    desk = Desk(where)

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        yield
        if closing:
            await closing()
        desk.close()

    app = Starlette(
        routes=[
            *routes,
            Route("/", lambda _: RedirectResponse("/claims", 307)),
            *(Route(path, _answering(view), name=path) for path, view in PAGES),
            Mount("/static", StaticFiles(directory=STATIC), name="static"),
        ],
        middleware=[Middleware(Guarded), Middleware(GZipMiddleware, minimum_size=1000, compresslevel=5), *middleware],
        exception_handlers={HTTPException: _no_such_page, OnrecordError: _failed},
        lifespan=lifespan,
    )
    app.state.desk = desk
    return app


def asked(request: Request) -> Asked:
    """Return what a request asks for."""
    return Asked(request.url.path, request.path_params, tuple(request.query_params.multi_items()))


def page(request: Request, shown: Shown) -> Response:
    """Return an answer as a page; `request.state.extras`, where middleware set it, is handed to the template."""
    extras = {"work": under_way(request), **getattr(request.state, "extras", {})}
    data = {"v": shown.data, "section": shown.section, "asked": asked(request), "extras": extras}
    return Response(render(shown.template, data), shown.status, media_type="text/html")


def _answering(view: View) -> Callable[[Request], Awaitable[Response]]:
    async def endpoint(request: Request) -> Response:
        desk: Desk = request.app.state.desk
        wanted = asked(request)
        return await desk.ask(lambda corpus: page(request, view(corpus, wanted)))

    return endpoint


async def _no_such_page(request: Request, error: Exception) -> Response:
    return page(request, missing(error.status_code if isinstance(error, HTTPException) else 404))


async def _failed(request: Request, error: Exception) -> Response:
    if not isinstance(error, OnrecordError):
        raise error
    return page(request, failure(error))
