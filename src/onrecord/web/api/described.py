"""The API described as OpenAPI 3.1, from the types that are asked and answered with."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any, get_args, get_origin

import msgspec

from onrecord import __version__
from onrecord.views import Page
from onrecord.web.api.answers import Listed
from onrecord.web.api.calls import CALLS, Call
from onrecord.web.api.problems import MEDIA, Problem
from onrecord.web.api.queries import Query

_PART = re.compile(r"\{(\w+)\}")
_PARTS = {
    "claim": ("The id of a claim; retired ids lead to the claim that took them over.", "^c[0-9a-f]{3,12}$"),
    "article": ("The id of an article, or eight or more characters that it begins with.", "^[0-9a-f]{8,64}$"),
    "a": ("The id of an article.", "^[0-9a-f]{8,64}$"),
    "b": ("The id of an article.", "^[0-9a-f]{8,64}$"),
    "party": ("The id of a party.", "^[0-9a-z]{1,80}$"),
}
_NAMED = {"/api/outlet", *(f"/api/ask/{name}" for name in ("whose-word", "as-fact", "copies", "denials"))}
_ABOUT = (
    "Who is on record, saying what, on whose word: the same answers as the page and the command line. "
    "Spans are [start, end] in Unicode code points. Long lists come in parts: follow `next`. Answers carry an ETag of "
    "the state of the corpus."
)
_TOKEN = {"type": "http", "scheme": "bearer", "description": "Printed once by `onrecord people token NAME`."}


def description(beyond: Mapping[str, Any] | None = None) -> bytes:
    """Return the description as JSON.

    Args:
        beyond: What a team's server answers besides, by address, to those who show a token; None where nobody signs in.
    """
    whole = _reading()
    if beyond is not None:
        components = {**whole["components"], "securitySchemes": {"token": _TOKEN}}
        paths = {**whole["paths"], **beyond}
        whole = {**whole, "paths": paths, "components": components, "security": [{"token": []}]}
    return msgspec.json.encode(whole)


@cache
def _reading() -> dict[str, Any]:
    answers = [_answered(call) for call in CALLS]
    kinds = [*answers, Problem, *(call.query for call in CALLS)]
    schemas, components = msgspec.json.schema_components(kinds, ref_template="#/components/schemas/{name}")
    of_problem = schemas[len(answers)]
    queries = {call.query.__name__ for call in CALLS}
    paths = {
        call.path: {"get": _operation(call, schema, of_problem, components)}
        for call, schema in zip(CALLS, schemas, strict=False)
    }
    return {
        "openapi": "3.1.0",
        "info": {"title": "onrecord", "version": __version__, "description": _ABOUT},
        "servers": [{"url": "/"}],
        "paths": paths,
        "components": {"schemas": {name: s for name, s in components.items() if name not in queries}},
    }


def _answered(call: Call) -> Any:
    """Return the type of what goes out: a page as the list in parts that it is sent as."""
    if get_origin(call.answer) is not Page:
        return call.answer
    listed: Any = Listed
    return listed[get_args(call.answer)[0]]


def _operation(call: Call, answer: Any, of_problem: Any, components: dict[str, Any]) -> dict[str, Any]:
    failed = {"description": "What failed, why, and the cure (RFC 9457).", "content": {MEDIA: {"schema": of_problem}}}
    statuses = ["400", "404"] if _PART.search(call.path) or call.path in _NAMED else ["400"]
    return {
        "summary": call.summary,
        "operationId": re.sub(r"\W+", "_", call.path).strip("_"),
        "parameters": [*_in_path(call.path), *_in_query(call.query, components)],
        "responses": {
            "200": {
                "description": call.summary,
                "headers": {"ETag": {"schema": {"type": "string"}}, "Link": {"schema": {"type": "string"}}},
                "content": {"application/json": {"schema": answer}},
            },
            "304": {"description": "Nothing changed since the answer with that ETag."},
            **dict.fromkeys(statuses, failed),
            "default": failed,
        },
    }


def _in_path(path: str) -> Sequence[dict[str, Any]]:
    return [
        {
            "name": name,
            "in": "path",
            "required": True,
            "description": _PARTS[name][0],
            "schema": {"type": "string", "pattern": _PARTS[name][1]},
        }
        for name in _PART.findall(path)
    ]


def _in_query(query: type[Query], components: dict[str, Any]) -> Sequence[dict[str, Any]]:
    schema = components[query.__name__]
    required = set(schema.get("required", ()))
    return [
        {"name": name, "in": "query", "required": name in required, "schema": _plain(one)}
        for name, one in schema["properties"].items()
    ]


def _plain(schema: dict[str, Any]) -> dict[str, Any]:
    """Leave out null: in a query, nothing is said by leaving the parameter out."""
    if "anyOf" not in schema:
        return {key: value for key, value in schema.items() if (key, value) != ("default", None)}
    kept = [one for one in schema["anyOf"] if one != {"type": "null"}]
    rest = {key: value for key, value in schema.items() if key not in ("anyOf", "default")}
    return {**rest, **(kept[0] if len(kept) == 1 else {"anyOf": kept})}
