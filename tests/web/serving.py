"""The page served as `onrecord open` serves it, in a thread of the tests."""

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import uvicorn

from onrecord.web import application
from onrecord.web.team import Entry


@contextmanager
def served(where: Path, entry: Entry | None = None) -> Iterator[str]:
    """Serve the page of a corpus, to a team if an entry says how, on a free port of loopback; give the address."""
    listening = socket.create_server(("127.0.0.1", 0))
    config = uvicorn.Config(
        application(where, entry), log_level="warning", access_log=False, server_header=False, lifespan="on"
    )
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.01)
        assert thread.is_alive()
    try:
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join(timeout=20)
