"""The role that each address asks for; one that is not listed is answered to nobody."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from starlette.routing import BaseRoute, Match
from starlette.types import Scope

from onrecord.team import Role
from onrecord.web.api.asked import ASKED

Needed = Role | Literal["anyone", "signed in"]

NEEDED: Mapping[str, Needed] = {
    "/static": "anyone",
    "/sign-in": "anyone",
    "/sign-out": "signed in",
    "/me": "signed in",
    "/me/password": "signed in",
    "/me/end": "signed in",
    "/": "read",
    "/claims": "read",
    "/claims/{claim}": "read",
    "/articles": "read",
    "/articles/{article}": "read",
    "/ask": "read",
    "/copies": "read",
    "/copies/{a}/{b}": "read",
    "/parties": "read",
    "/parties/{party}": "read",
    "/outlets": "read",
    "/outlet": "read",
    "/places": "read",
    "/search": "read",
    "/storylines": "read",
    "/export": "read",
    "/export/corpus": "read",
    "/export/dossier": "read",
    "/review": "review",
    "/review/decide": "review",
    "/review/note": "review",
    "/run": "run",
    "/run/add": "run",
    "/run/forget": "run",
    "/audit": "run",
    "/api": "read",
    "/api/claims": "read",
    "/api/claims/{claim}": "read",
    "/api/articles": "read",
    "/api/articles/{article}": "read",
    "/api/articles/{article}/claims": "read",
    "/api/articles/{article}/copies": "read",
    "/api/copies": "read",
    "/api/copies/{a}/{b}": "read",
    "/api/parties": "read",
    "/api/parties/{party}": "read",
    "/api/parties/{party}/said": "read",
    "/api/parties/{party}/said-of": "read",
    "/api/doubts": "read",
    "/api/suggestions": "read",
    "/api/storylines": "read",
    "/api/outlets": "read",
    "/api/outlet": "read",
    "/api/places": "read",
    "/api/search": "read",
    "/api/ask": "read",
    **{f"/api/ask/{name}": "read" for name, *_ in ASKED},
    "/api/openapi.json": "read",
    "/api/add": "run",
    "/api/{rest:path}": "read",
}
"""By the pattern of the address."""


def pattern_of(scope: Scope, routes: list[BaseRoute]) -> str | None:
    """Return the pattern of the address that answers a request; None where nothing does."""
    partly = None
    for route in routes:
        match, _ = route.matches(scope)
        if match is Match.FULL:
            return str(getattr(route, "path", ""))
        if match is Match.PARTIAL and partly is None:
            partly = str(getattr(route, "path", ""))
    return partly
