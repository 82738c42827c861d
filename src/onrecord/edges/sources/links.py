"""Addresses on the web: pages, feeds, sitemaps."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from onrecord.edges.sources.limits import Found, Intake
from onrecord.edges.sources.web.urls import is_link
from onrecord.records import Lead


class Links(NamedTuple):
    """Takes an address; what it leads to shows when it is fetched."""

    intake: Intake = Intake()

    def takes(self, what: str) -> bool:
        """Whether this begins with http:// or https://."""
        return is_link(what)

    def captures(self, what: str) -> Iterator[Found]:
        """Yield the lead."""
        yield Lead(what)
