"""Which machines may be asked: those anyone may reach, and no service that is not the web.

A name is resolved once and the connection goes to the address that was looked at, so that a name server cannot show one
address to the check and another to the connection.
"""

from __future__ import annotations

import socket
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

from onrecord.errors import Refused, Unreachable

# What `is_global` lets through and still leads inside: special uses of RFC 6890, where clouds put their metadata too;
# IPv4 addresses hidden in IPv6 ones, which a gateway turns back (RFC 4291, 6052, 8215).
_SPECIAL = tuple(
    map(ip_network, ("192.0.0.0/24", "192.88.99.0/24", "::/96", "64:ff9b::/96", "64:ff9b:1::/48", "fec0::/10"))
)
# Ports of other services, that a request could be made to speak to (WHATWG Fetch Standard, section 2.9, those above
# 1023; below, only the web's own two are used).
_OTHER_SERVICES = frozenset(
    [
        1719,
        1720,
        1723,
        2049,
        3659,
        4045,
        4190,
        5060,
        5061,
        6000,
        6379,
        6566,
        *range(6665, 6670),
        6679,
        6697,
        10080,
        11211,
    ]
)


def is_public(address: str) -> bool:
    """Whether an IP address is one that anyone may reach."""
    ip: IPv4Address | IPv6Address = ip_address(address.partition("%")[0])
    if isinstance(ip, IPv6Address):
        if ip.ipv4_mapped:
            ip = ip.ipv4_mapped
        elif ip.sixtofour or ip.teredo:
            return False
    return ip.is_global and not ip.is_multicast and not any(ip in net for net in _SPECIAL if net.version == ip.version)


def is_web_port(port: int) -> bool:
    """Whether a web server may stand at that port."""
    return port in {80, 443} or (1024 <= port <= 65535 and port not in _OTHER_SERVICES)


def vetted(where: str, host: str, port: int, *, allow_private: bool) -> list[str]:
    """Return the addresses of a host that may be connected to, the system's choice first.

    Args:
        where: What an error calls the link.
        host: A name or an address, in any of the spellings that the system takes for one.
        port: The port.
        allow_private: Whether any address will do.

    Raises:
        Refused: it has none but private ones, or the port is another service's.
        Unreachable: there is no such host.
    """
    if not is_web_port(port) and not allow_private:
        raise Refused(where, f"port {port} is no web server's; save the page from a browser and add the file")
    try:
        infos = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise Unreachable(where, f"no host {host} is known; check the spelling, or the connection") from error
    found = list(dict.fromkeys(str(info[4][0]) for info in infos))
    good = found if allow_private else [address for address in found if is_public(address)]
    if not good:
        raise Refused(
            where,
            f"{host} is at {found[0]}, on this machine or a private network; if that is meant, add --allow-private",
        )
    return good
