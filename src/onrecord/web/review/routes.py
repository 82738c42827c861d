"""The addresses of the review."""

from __future__ import annotations

from starlette.routing import BaseRoute

CHANGING = ("/review/",)
"""Beginnings of the addresses that take changes."""

NAV = ({"href": "/review", "key": "review", "name": "Review"},)
"""What leads there from every page."""


def routes() -> list[BaseRoute]:
    """Return the addresses of the review."""
    return []
