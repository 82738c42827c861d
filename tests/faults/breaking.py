"""Breaking things on purpose, and looking whether a store is whole after it."""

import socket
import subprocess
import sys
import textwrap
import threading
from contextlib import suppress

from invented import capture, item

from onrecord.edges.store import open_store


def enlarge(folder, size):
    subprocess.run(["mount", "-o", f"remount,size={size}", str(folder)], check=True)


def start(script, **values):
    """Start a program that has `invented` and the package at hand."""
    code = textwrap.dedent(script.format(path=sys.path, **values))
    return subprocess.Popen([sys.executable, "-c", code], stdout=-1, stderr=-1, text=True)


def whole(where, most):
    """Check that what is there is whole, each report once, in the order of arrival; return how many."""
    with open_store(where) as store:
        assert list(store.verify()) == []
        numbered = list(store.readings())
        assert [n for n, _ in numbered] == list(range(1, len(numbered) + 1))
        kept = {reading.article.given_id for _, reading in numbered}
        assert len(kept) == len(numbered)
        assert all(reading == item(int(reading.article.given_id[6:]))[1][0] for _, reading in numbered)
        assert all(store.has(capture(n).id) == (f"ferry-{n}" in kept) for n in range(most))
        return len(numbered)


class Line:
    """A line to a server that is cut after so many bytes were sent on it; `cuts` says how often that happened."""

    def __init__(self, port, lasts):
        self._port, self.lasts, self.cuts = port, lasts, 0
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.port = self._listening.getsockname()[1]
        threading.Thread(target=self._serve, daemon=True).start()

    def _serve(self):
        with suppress(OSError):
            while True:
                here, _ = self._listening.accept()
                there = socket.create_connection(("127.0.0.1", self._port))
                left = [self.lasts]
                carriers = [
                    threading.Thread(target=self._carry, args=(one, other, left, counts), daemon=True)
                    for one, other, counts in ((here, there, True), (there, here, False))
                ]
                for carrier in carriers:
                    carrier.start()
                threading.Thread(target=_tidy, args=(carriers, (here, there)), daemon=True).start()

    def _carry(self, one, other, left, counts):
        with suppress(OSError):
            while data := one.recv(4096):
                if counts:
                    left[0] -= len(data)
                    if left[0] < 0:
                        self.cuts += 1
                        break
                other.sendall(data)
        for end in (one, other):
            with suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)

    def close(self):
        with suppress(OSError):
            self._listening.shutdown(socket.SHUT_RDWR)
        self._listening.close()


def _tidy(carriers, ends):
    for carrier in carriers:
        carrier.join()
    for end in ends:
        end.close()
