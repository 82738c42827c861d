"""`onrecord open`: the page, on this machine alone."""

from __future__ import annotations

import socket
import threading
import webbrowser
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

import click

from onrecord.cli.options import corpus_option, existing
from onrecord.cli.output import notes
from onrecord.edges.store import shown
from onrecord.errors import BadInput, NeedsExtra

_HOST = "127.0.0.1"


@click.command("open")
@corpus_option
@click.option(
    "--port", type=click.IntRange(0, 65535), default=8088, show_default=True, help="Which port; 0 takes any free one."
)
@click.option("--no-browser", is_flag=True, help="Only print the address.")
def open_page(where: str, port: int, no_browser: bool) -> None:  # noqa: FBT001 - click's flags
    """Open the corpus as a page in the browser: claims, chains, articles, copies, parties, outlets, a map.

    The page is served to this machine alone, on the loopback address, and asks no other host for anything. It shows
    what other commands add while it is open. Ctrl-C ends it.
    """
    missing = [module for module in ("starlette", "uvicorn", "jinja2") if find_spec(module) is None]
    if missing:
        raise NeedsExtra("the page", f"{', '.join(missing)} not installed: pip install 'onrecord[page]'")
    with existing(where) as corpus:
        corpus.catch_up()  # with progress; the page would make its first reader wait instead
    listening = listening_at(_HOST, port)
    address = f"http://{_HOST}:{listening.getsockname()[1]}/"
    notes().print(f"{shown(where)} at {address} (Ctrl-C ends it)", soft_wrap=True)
    if not no_browser:
        threading.Timer(0.5, webbrowser.open, (address,)).start()
    _serve(where, listening)


def listening_at(host: str, port: int) -> socket.socket:
    """Return a socket that listens.

    Raises:
        BadInput: the port cannot be had there.
    """
    try:
        return socket.create_server((host, port), family=socket.AF_INET6 if ":" in host else socket.AF_INET)
    except OSError as error:
        raise BadInput(f"port {port} cannot be had ({error.strerror}): name another, or --port 0 for any") from error


def _serve(where: str | Path, listening: socket.socket) -> None:
    # What serves the page comes with an extra that other commands do without.
    uvicorn, web = import_module("uvicorn"), import_module("onrecord.web")
    config = uvicorn.Config(web.application(where), log_level="warning", access_log=False, server_header=False)
    try:
        uvicorn.Server(config).run(sockets=[listening])
    except KeyboardInterrupt:
        notes().print("closed")
