"""Long work in a line, for the head of every page: what is being taken in and counted while one reads."""

from __future__ import annotations

from collections.abc import Iterator

from starlette.requests import Request

from onrecord.wording import count


def under_way(request: Request) -> tuple[str, ...]:
    """Return what is being done just now, in words; empty where nothing is."""
    return tuple(_lines(request))


def _lines(request: Request) -> Iterator[str]:
    works, desk = getattr(request.app.state, "works", None), request.app.state.desk
    for work in works.under_way()[:3] if works else ():
        yield f"{work.person}: {work.what}, {_far(work.doing, work.done, work.total)}"
    if desk.uncounted:
        far = f": {_far(*desk.counting)}" if desk.counting else ""
        yield f"{count(desk.uncounted, 'report')} came in, and counting goes on{far}"


def _far(doing: str, done: int, total: int | None) -> str:
    if not done:
        return doing
    return f"{doing} {done:,}" + (f" of {total:,}" if total else "")
