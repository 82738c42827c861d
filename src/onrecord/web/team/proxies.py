"""Reverse proxies: which addresses may say for whom they hand on a request, and what they said.

Headers are anybody's to write. What stands in them counts only where the connection itself comes from an address that
whoever runs the page has named.
"""

from __future__ import annotations

from collections.abc import Iterable
from ipaddress import IPv4Network, IPv6Network, ip_address, ip_network
from typing import NamedTuple

from starlette.datastructures import Headers
from starlette.types import Scope

from onrecord.errors import BadInput

Network = IPv4Network | IPv6Network

_FORWARDED = "x-forwarded-for"


class Spoofed(Exception):
    """A header that only a named proxy may send came from somewhere else, or twice."""


class Proxies(NamedTuple):
    """The proxies that are trusted; `header` is the one that names who is signed in, None where none does."""

    networks: tuple[Network, ...] = ()
    header: str | None = None

    def trusts(self, address: str) -> bool:
        """Whether an address is one of theirs."""
        try:
            where = ip_address(address)
        except ValueError:
            return False
        mapped = getattr(where, "ipv4_mapped", None)
        return any((mapped or where) in network for network in self.networks)

    def address(self, scope: Scope, headers: Headers) -> str:
        """Return where a request comes from: behind a trusted proxy, the last address that is none."""
        peer = _peer(scope)
        if not self.trusts(peer):
            return peer
        told = [one.strip() for line in headers.getlist(_FORWARDED) for one in line.split(",")]
        return next((one for one in reversed(told) if _is_address(one) and not self.trusts(one)), peer)

    def name(self, scope: Scope, headers: Headers) -> str | None:
        """Return whom a trusted proxy names; None where it names nobody, or none is asked to.

        Raises:
            Spoofed: the header did not come from a trusted proxy, or twice.
        """
        if self.header is None:
            return None
        named = headers.getlist(self.header)
        if named and (len(named) > 1 or not self.trusts(_peer(scope))):
            raise Spoofed
        return next((name.strip() for name in named if name.strip()), None)


def networks(named: Iterable[str]) -> tuple[Network, ...]:
    """Return networks by their names: "10.0.0.5", "10.0.0.0/24", "::1".

    Raises:
        BadInput: one is none.
    """
    try:
        return tuple(ip_network(one) for one in named)
    except ValueError as error:
        raise BadInput(f"{error}: give a proxy by its address, such as 127.0.0.1 or 10.0.0.0/24") from error


def _peer(scope: Scope) -> str:
    return str((scope.get("client") or ("",))[0])


def _is_address(word: str) -> bool:
    try:
        ip_address(word)
    except ValueError:
        return False
    return True
