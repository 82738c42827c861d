"""The one shape of an error: a problem (RFC 9457), as JSON."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

import msgspec
from starlette.responses import Response

from onrecord.errors import BadInput, Busy, NotFound, OnrecordError
from onrecord.records import Record

MEDIA = "application/problem+json"

_TITLES = {
    400: "That cannot be asked so",
    404: "Not found",
    500: "This cannot be answered",
    503: "The corpus is being written",
}


class Problem(Record, frozen=True):
    """What went wrong: `title` is the same for all of its kind, `detail` says what failed, why, and the cure."""

    status: int
    title: str
    detail: str
    type: str = "about:blank"


def problem(status: int, title: str, detail: str, headers: Mapping[str, str] = MappingProxyType({})) -> Response:
    """Return a problem as an answer."""
    body = msgspec.json.encode(Problem(status, title, detail))
    return Response(body, status, media_type=MEDIA, headers={"cache-control": "no-store", **headers})


def of_error(error: OnrecordError) -> Response:
    """Return the problem for an error that the program raised on purpose."""
    kinds = ((NotFound, 404), (BadInput, 400), (Busy, 503))
    status = next((status for kind, status in kinds if isinstance(error, kind)), 500)
    return problem(status, _TITLES[status], str(error))
