"""robots.txt: what a host asks not to be fetched, and how slowly (RFC 9309)."""

from __future__ import annotations

from typing import NamedTuple

from protego import Protego

from onrecord.edges.sources.web.limits import AGENT

MOST = 512_000  # bytes read of it (RFC 9309 asks for at least 500 KiB)
_SLOWEST = 30.0  # seconds; a host that asks for more is asked this seldom


class Rules(NamedTuple):
    """What a host allows. `parsed` is None where it says nothing; `closed` is the reason where nothing may be asked."""

    parsed: Protego | None = None
    closed: str | None = None

    def allows(self, url: str) -> bool:
        """Whether a page may be asked for."""
        return self.closed is None and (self.parsed is None or bool(self.parsed.can_fetch(url, AGENT)))

    @property
    def delay(self) -> float:
        """The seconds it asks to leave between two requests."""
        asked = self.parsed.crawl_delay(AGENT) if self.parsed else None
        return min(max(0.0, float(asked or 0.0)), _SLOWEST)


def read_rules(status: int, body: bytes) -> Rules:
    """Return the rules that an answer to a request for robots.txt means.

    No such file allows everything; a server that is at fault allows nothing until it can be asked again.
    """
    if 200 <= status < 300:
        return Rules(Protego.parse(body[:MOST].decode("utf-8", "replace")))
    if 400 <= status < 500 and status != 429:
        return Rules()
    return Rules(closed=f"its robots.txt cannot be read now (answer {status}); try again later")
