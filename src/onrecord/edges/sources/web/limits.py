"""How much is asked for, how fast, and of whom."""

from __future__ import annotations

import ssl
from importlib.metadata import version
from typing import NamedTuple

AGENT = f"onrecord/{version('onrecord')}"


class Web(NamedTuple):
    """How the network is used.

    Args:
        offline: Ask for nothing at all: leads are named instead.
        allow_private: Whether machines on loopback and private networks may be asked.
        delay: Seconds between two requests to one host; its robots.txt may ask for more.
        hosts: Hosts asked at the same time.
        tries: How often one address is asked before it is given up.
        backoff: Seconds before the second try; doubled for each further one, unless the server says how long.
        patience: The longest wait a server may ask for, in seconds; one that asks for more is given up.
        connect: Seconds to wait for a connection.
        silence: Seconds to wait for the next bytes.
        whole: Seconds one answer may take altogether.
        redirects: How many redirects are followed in a row.
        nesting: How deep listings may name listings: a sitemap index, its sitemaps, their pages.
        listed: How many links one listing may name; the rest is left out and said.
        recheck: Ask again for pages that a listing names and the corpus has, instead of taking them as they are.
        trust: Certificates to trust instead of the system's.
    """

    offline: bool = False
    allow_private: bool = False
    delay: float = 1.0
    hosts: int = 8
    tries: int = 3
    backoff: float = 2.0
    patience: float = 120.0
    connect: float = 10.0
    silence: float = 20.0
    whole: float = 60.0
    redirects: int = 8
    nesting: int = 3
    listed: int = 50_000
    recheck: bool = False
    trust: ssl.SSLContext | None = None
