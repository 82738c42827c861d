"""What a team's server answers to programs beyond reading, described as OpenAPI 3.1."""

from __future__ import annotations

from typing import Any

from onrecord.web.api.problems import MEDIA

LARGEST = 32_000_000  # bytes of lines sent to the API
LINES = ("application/jsonl", "application/x-ndjson", "application/jsonlines")
"""The media types of one JSON object a line: none of them is registered with IANA, all are in use."""

_FAILED = {
    "description": "What failed, why, and the cure (RFC 9457).",
    "content": {MEDIA: {"schema": {"$ref": "#/components/schemas/Problem"}}},
}
_OUTCOME = {"type": "string", "description": "How many were added, were there already, or could not be read and why."}

TAKING: dict[str, Any] = {
    "/api/add": {
        "post": {
            "summary": "Take in reports, one a line, as `onrecord add FILE.jsonl` does; answered when they are in.",
            "operationId": "api_add",
            "requestBody": {
                "required": True,
                "description": f"A `text` or a `url` each; at most {LARGEST // 1_000_000} MB.",
                "content": {kind: {"schema": {"minLength": 1}} for kind in LINES},
            },
            "responses": {
                "200": {
                    "description": "What became of them.",
                    "content": {
                        "application/json": {
                            "schema": {"type": "object", "properties": {"outcome": _OUTCOME}, "required": ["outcome"]}
                        }
                    },
                },
                "400": _FAILED,
                "default": _FAILED,
            },
        }
    }
}
"""By address."""
