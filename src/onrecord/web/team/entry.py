"""How a team comes in: what `onrecord serve` was told."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import NamedTuple
from urllib.parse import urlsplit

from onrecord.errors import BadInput
from onrecord.ports import Engine
from onrecord.team import Ends, Role
from onrecord.web.team.proxies import Proxies


class Entry(NamedTuple):
    """How a team comes in.

    Args:
        public: The address that browsers know ("https://onrecord.example"); None for this machine's own.
        proxies: The reverse proxies that are trusted.
        newcomers: What somebody may do whom a proxy names and who is not of the team; None: nothing.
        ends: When sessions end.
        calls: How many requests a minute each person may make of the API.
        clock: Seconds since 1970.
        engine: What reads the reports that are taken in at the page; the trained reader where it is installed.
    """

    public: str | None = None
    proxies: Proxies = Proxies()
    newcomers: Role | None = None
    ends: Ends = Ends()
    calls: int = 600
    clock: Callable[[], float] = time.time
    engine: Engine | None = None

    @property
    def secure(self) -> bool:
        """Whether browsers come by HTTPS."""
        return bool(self.public and self.public.startswith("https://"))

    @property
    def cookie(self) -> str:
        """The name of the cookie; "__Host-" has browsers take it from this very host alone (RFC 6265bis, 4.1.3.2)."""
        return "__Host-onrecord" if self.secure else "onrecord"


def public_address(url: str) -> str:
    """Return an address as browsers write it in `Origin`: scheme, name, and the port where it is not the usual one.

    Raises:
        BadInput: it is none, or has a path: the page stands at the root of its host.
    """
    try:
        parts = urlsplit(url.strip().lower())
        port = parts.port
    except ValueError as error:
        raise BadInput(f"{url}: {error}; write it as https://onrecord.example") from error
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.path.strip("/") or parts.query:
        raise BadInput(f"{url} is no address of a host: write it as https://onrecord.example, without a path")
    name = f"[{parts.hostname}]" if ":" in parts.hostname else parts.hostname
    usual = {"http": 80, "https": 443}[parts.scheme]
    return f"{parts.scheme}://{name}" + (f":{port}" if port not in (None, usual) else "")
