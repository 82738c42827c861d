"""The addresses of those who run a corpus."""

from __future__ import annotations

import msgspec
from starlette.concurrency import run_in_threadpool
from starlette.requests import ClientDisconnect, Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from onrecord.errors import BadInput, OnrecordError
from onrecord.records import Record
from onrecord.web import app
from onrecord.web.acting import actor, tell
from onrecord.web.api.problems import of_error, problem
from onrecord.web.pages.answer import Shown
from onrecord.web.running import sent
from onrecord.web.running.described import LARGEST, LINES
from onrecord.web.running.works import Work, Works
from onrecord.wording import count

CHANGING = ("/run/", "/api/add")
"""Beginnings of the addresses that take changes."""


class RunView(Record, frozen=True):
    """The page of those who run a corpus: what is under way and what was done."""

    works: tuple[Work, ...]
    busy: bool


class Took(Record, frozen=True):
    """What became of lines that were sent to the API."""

    outcome: str


def routes(works: Works) -> list[BaseRoute]:
    """Return the addresses."""

    async def shown(request: Request) -> Response:
        listed = works.listed()
        return app.page(request, Shown("team/run.html", RunView(listed, any(not w.outcome for w in listed)), "run"))

    async def add(request: Request) -> Response:
        form, who = request.state.form, actor(request).name
        found = sent.links(form.get("links", ""))
        if found:
            what, do = count(len(found), "link"), sent.take_links(found)
        else:
            what, do = "a pasted report", sent.take_lines(sent.report(form))
        works.start(what, who, do)
        await tell(request, "added", what)
        return RedirectResponse("/run", 303)

    async def forget(request: Request) -> Response:
        form, who = request.state.form, actor(request).name
        article = form.get("article", "")
        if form.get("sure") != "yes" or not article:
            raise BadInput("tick the box: what is erased cannot be had back")
        done = works.start("erasing one capture", who, sent.erased(article, form.get("reason", ""), who))
        try:
            outcome = await run_in_threadpool(done.result)
        finally:
            works.after()
        await tell(request, "forgot", outcome)
        return RedirectResponse("/run", 303)

    async def take(request: Request) -> Response:
        try:
            body = await _lines(request)
            done = works.start("lines sent to the API", actor(request).name, sent.take_lines(body))
        except OnrecordError as error:
            return of_error(error)
        except ClientDisconnect:
            return problem(400, "Broken off", "The lines did not arrive whole: send them again.")
        await tell(request, "added", count(body.count(b"\n") + (not body.endswith(b"\n")), "line"))
        try:
            outcome = await run_in_threadpool(done.result)
        except OnrecordError as error:
            return of_error(error)
        return Response(msgspec.json.encode(Took(outcome)), media_type="application/json")

    return [
        Route("/run", shown),
        Route("/run/add", add, methods=["POST"]),
        Route("/run/forget", forget, methods=["POST"]),
        Route("/api/add", take, methods=["POST"]),
    ]


async def _lines(request: Request) -> bytes:
    """Return what was sent.

    Raises:
        BadInput: it is no table of lines, or too large.
        ClientDisconnect: it broke off.
    """
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind not in LINES:
        raise BadInput(f"send one article a line with Content-Type: {LINES[0]}")
    parts, size = [], 0
    async for part in request.stream():
        size += len(part)
        if size > LARGEST:
            raise BadInput(f"more than {LARGEST // 1_000_000} MB: send it in parts, or take it in with `onrecord add`")
        parts.append(part)
    if not size:
        raise BadInput("nothing was sent: one article a line, with a text or a url")
    return b"".join(parts)
