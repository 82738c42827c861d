"""The connection: to an address that was looked at, for so long and no longer."""

from __future__ import annotations

import socket
import ssl
import threading
import time
from collections.abc import Iterable
from contextlib import suppress
from ipaddress import ip_address
from typing import Any

import certifi
import httpcore

from onrecord.edges.sources.web.addresses import vetted
from onrecord.edges.sources.web.limits import Web
from onrecord.errors import Refused


def trusted() -> ssl.SSLContext:
    """Return how servers prove who they are: TLS 1.2 or later, a certificate of the system's or of Mozilla's."""
    context = ssl.create_default_context()
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    context.load_verify_locations(certifi.where())
    return context


class Lines:
    """The connections that are open now, so that all can be hung up on at once when the work is stopped."""

    def __init__(self) -> None:
        self._open: set[socket.socket] = set()
        self._lock = threading.Lock()

    def add(self, line: socket.socket) -> None:
        """Note a connection that was made."""
        with self._lock:
            self._open.add(line)

    def discard(self, line: socket.socket) -> None:
        """Note a connection that is over."""
        with self._lock:
            self._open.discard(line)

    def hang_up(self) -> None:
        """End every connection; whoever waits on one is told at once that it is over."""
        with self._lock:
            for line in self._open:
                with suppress(OSError):  # it ended by itself just now
                    line.shutdown(socket.SHUT_RDWR)


class Wire(httpcore.NetworkBackend):
    """Connects to vetted addresses alone; everything on a connection must be done by a deadline.

    Args:
        where: What an error calls the link.
        web: The limits.
        lines: Where the connection is noted while it is open.
    """

    def __init__(self, where: str, web: Web, lines: Lines) -> None:
        self._where = where
        self._web = web
        self._lines = lines
        self._deadline = time.monotonic() + web.whole
        self.address: str | None = None

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        """Connect to the first address of a host that may be asked and answers."""
        addresses = vetted(self._where, host, port, allow_private=self._web.allow_private)
        for number, address in enumerate(addresses[:3], start=1):
            try:
                stream = httpcore.SyncBackend().connect_tcp(address, port, timeout, local_address, socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout):
                if number == min(3, len(addresses)):
                    raise
                continue
            self.address = str(stream.get_extra_info("server_addr")[0])
            if ip_address(self.address.partition("%")[0]) != ip_address(address.partition("%")[0]):
                stream.close()
                raise Refused(self._where, f"connected to {self.address}, not to {address} as asked; try another line")
            return _Stream(stream, self._deadline, self._lines)
        raise httpcore.ConnectError("no address")

    def connect_unix_socket(self, *_: Any, **__: Any) -> httpcore.NetworkStream:
        """Refuse: no page is there."""
        raise Refused(self._where, "a socket on this machine is no web server; give an address")


class _Stream(httpcore.NetworkStream):
    """A connection on which each wait ends at the deadline, however the bytes trickle."""

    def __init__(self, inner: httpcore.NetworkStream, deadline: float, lines: Lines) -> None:
        self._inner = inner
        self._deadline = deadline
        self._lines = lines
        self._line: socket.socket = inner.get_extra_info("socket")
        lines.add(self._line)

    def _left(self, timeout: float | None) -> float:
        left = self._deadline - time.monotonic()
        if left <= 0:
            raise httpcore.ReadTimeout("the answer took too long")
        return left if timeout is None else min(timeout, left)

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._inner.read(max_bytes, self._left(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._inner.write(buffer, self._left(timeout))

    def close(self) -> None:
        self._lines.discard(self._line)
        self._inner.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        self._lines.discard(self._line)  # the safe one takes its place
        safe = self._inner.start_tls(ssl_context, server_hostname, self._left(timeout))
        return _Stream(safe, self._deadline, self._lines)

    def get_extra_info(self, info: str) -> Any:
        return self._inner.get_extra_info(info)
