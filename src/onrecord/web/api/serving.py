"""Requests → answers in JSON: checked, tagged with the state of the corpus, in parts where they are long."""

from __future__ import annotations

import json
import re
from collections.abc import Awaitable, Callable, Mapping
from typing import Any
from urllib.parse import urlencode

import msgspec
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from onrecord.corpus import Corpus
from onrecord.errors import OnrecordError
from onrecord.plan import VERSIONS
from onrecord.records import digest
from onrecord.views import Page
from onrecord.web.api.answers import Listed
from onrecord.web.api.calls import CALLS, Call
from onrecord.web.api.described import description
from onrecord.web.api.problems import of_error, problem
from onrecord.web.api.queries import Query
from onrecord.web.desk import Desk

_ETAG = re.compile(r'(?:W/)?"([^"]*)"')


def routes(beyond: Mapping[str, Any] | None = None) -> list[BaseRoute]:
    """Return the addresses of the API; the last answers what nothing else does.

    Args:
        beyond: What is described besides, by address, and answered elsewhere to those who show a token.
    """

    async def described(_: Request) -> Response:
        return Response(description(beyond), media_type="application/json", headers={"cache-control": "no-cache"})

    return [
        *(Route(call.path, _answering(call)) for call in CALLS),
        Route("/api/openapi.json", described),
        Route("/api/{rest:path}", _missing),
    ]


def _answering(call: Call) -> Callable[[Request], Awaitable[Response]]:
    async def endpoint(request: Request) -> Response:
        try:
            query = msgspec.convert(dict(request.query_params), call.query, strict=False)
        except msgspec.ValidationError as error:
            return problem(400, "That cannot be asked so", f"{error}: {call.path} is described in /api/openapi.json.")
        try:
            desk: Desk = request.app.state.desk
            return await desk.ask(lambda corpus: _answer(corpus, request, call, query))
        except OnrecordError as error:
            return of_error(error)

    return endpoint


def _answer(corpus: Corpus, request: Request, call: Call, query: Query) -> Response:
    tag = state(corpus)  # asked for first: what is added meanwhile makes the answer newer than its tag, never older
    headers = {"etag": f'W/"{tag}"', "cache-control": "private, no-cache"}
    if tag in _ETAG.findall(request.headers.get("if-none-match", "")):
        return Response(status_code=304, headers=headers)
    found = call.view(corpus, request.path_params, query)
    if isinstance(found, Page):
        found = _listed(found, request, query)
        if found.next:
            headers["link"] = f'<{found.next}>; rel="next"'
    return Response(encoded(found), headers=headers, media_type="application/json")


def state(corpus: Corpus) -> str:
    """Return what changes whenever an answer may: the corpus, what is in it, what was counted, the program."""
    return digest(corpus.identity, str(corpus.generation), str(corpus.counted), VERSIONS)[:20]


def encoded(found: object) -> bytes:
    """Write JSON in UTF-8; half characters (lone surrogates), which UTF-8 cannot hold, as JSON's own escapes."""
    try:
        return msgspec.json.encode(found)
    except UnicodeEncodeError:
        return json.dumps(msgspec.to_builtins(found), separators=(",", ":")).encode()


def _listed(page: Page[Any], request: Request, query: Any) -> Listed[Any]:
    after = query.start + len(page.rows)
    more = bool(page.rows) and (after < page.total or page.more)
    kept = [(key, value) for key, value in request.query_params.items() if key != "start"]
    return Listed(
        page.total, page.more, page.rows, f"{request.url.path}?{urlencode([*kept, ('start', after)])}" if more else None
    )


async def _missing(request: Request) -> Response:
    return problem(
        404, "Not found", f"Nothing has the address {request.url.path}: /api/openapi.json lists what there is."
    )
