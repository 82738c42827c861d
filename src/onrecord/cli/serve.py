"""`onrecord serve`: the page for a team."""

from __future__ import annotations

import socket
from collections.abc import Mapping
from importlib import import_module
from importlib.util import find_spec
from ipaddress import ip_address
from pathlib import Path
from typing import Any

import click

from onrecord.cli.open import listening_at
from onrecord.cli.options import corpus_option, engine_option, existing
from onrecord.cli.output import count, notes
from onrecord.edges.store import open_team, shown
from onrecord.errors import BadInput, NeedsExtra, NotFound
from onrecord.team import ROLES, Ends

_CALLS = 600


@click.command()
@corpus_option
@engine_option
@click.option("--host", default="127.0.0.1", show_default=True, metavar="ADDRESS", help="The address to listen at.")
@click.option("--port", type=click.IntRange(0, 65535), default=8088, show_default=True, help="Which port.")
@click.option(
    "--url", default=None, metavar="URL",
    help="The address that browsers know, where a proxy hands on: https://onrecord.example",
)  # fmt: skip
@click.option(
    "--proxy", "proxies", multiple=True, metavar="ADDRESS",
    help="A reverse proxy that may say where a request comes from; an address or a network.",
)  # fmt: skip
@click.option(
    "--identity-header",
    "header",
    default=None,
    metavar="NAME",
    help="Header in which a --proxy names who is signed in.",
)
@click.option(
    "--newcomers",
    type=click.Choice(ROLES),
    default=None,
    help="The role of those a --proxy names who are not of the team.  [default: none]",
)
@click.option(
    "--idle",
    type=click.IntRange(1, 7 * 24 * 60),
    default=120,
    show_default=True,
    metavar="MINUTES",
    help="A session ends after so long without use.",
)
@click.option(
    "--longest",
    type=click.IntRange(1, 90 * 24),
    default=12,
    show_default=True,
    metavar="HOURS",
    help="A session ends after so long, however much it is used.",
)
@click.option(
    "--calls",
    type=click.IntRange(1),
    default=_CALLS,
    show_default=True,
    help="Requests a minute that each person may make of the API.",
)
def serve(where: str, host: str, port: int, **asked: Any) -> None:
    """Serve the corpus to a team: people sign in, each with a role; what they do stands in an audit list.

    \b
    First:  onrecord people add NAME --role run
    Then:   onrecord serve

    The page is served to this machine alone until --host says otherwise; browsers elsewhere come through a proxy that
    speaks HTTPS (--url). Ctrl-C ends it.
    """  # noqa: D301 - click reads \b as "keep these lines as they are"
    missing = [module for module in ("starlette", "uvicorn", "jinja2", "argon2") if find_spec(module) is None]
    if missing:
        raise NeedsExtra("the page for a team", f"{', '.join(missing)} not installed: pip install 'onrecord[serve]'")
    entry = _entry(host, asked)
    people = _people(where, by_proxy=entry.newcomers is not None)
    with existing(where) as corpus:
        corpus.catch_up()
    listening = listening_at(host, port)
    at = entry.public or f"http://{_shown(host)}:{listening.getsockname()[1]}"
    notes().print(f"{shown(where)} at {at}/ for {count(people, 'person', 'people')} (Ctrl-C ends it)", soft_wrap=True)
    _serve(where, entry, listening)


def _entry(host: str, asked: Mapping[str, Any]) -> Any:
    """Return how the team comes in.

    Raises:
        BadInput: it would not be safe.
    """
    web = import_module("onrecord.web.team.entry")
    proxy = import_module("onrecord.web.team.proxies")
    header, newcomers = asked["header"], asked["newcomers"]
    public = web.public_address(asked["url"]) if asked["url"] else None
    if header and not asked["proxies"]:
        raise BadInput("--identity-header without --proxy: anybody could write it; name the proxy's address too")
    if newcomers and not header:
        raise BadInput("--newcomers are those whom a proxy names: give --identity-header and --proxy with it")
    if not _is_loopback(host) and not (public and public.startswith("https://")):
        raise BadInput(
            f"--host {host} is open to others, and passwords would cross the network in clear: put a proxy that "
            "speaks HTTPS before it and say --url https://NAME (docs/how-to/serve-a-team.md)"
        )
    trusted = proxy.Proxies(proxy.networks(asked["proxies"]), header.lower() if header else None)
    return web.Entry(
        public,
        trusted,
        newcomers,
        Ends(asked["idle"] * 60, asked["longest"] * 3600),
        asked["calls"],
        engine=asked["engine"],
    )


def _people(where: str, *, by_proxy: bool) -> int:
    """Return how many may come in.

    Raises:
        NotFound: nobody may.
    """
    team = open_team(where)
    try:
        people = len(team.colleagues())
    finally:
        team.close()
    if not people and not by_proxy:
        raise NotFound(
            "nobody is in the team yet: `onrecord people add NAME --role run` puts the first one in and asks for a "
            "password; then run this again"
        )
    return people


def _is_loopback(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _shown(host: str) -> str:
    return f"[{host}]" if ":" in host else host


def _serve(where: str | Path, entry: Any, listening: socket.socket) -> None:
    uvicorn, web = import_module("uvicorn"), import_module("onrecord.web")
    # Which proxies are believed says `entry`; the server's own belief in every proxy of this machine is switched off.
    config = uvicorn.Config(
        web.application(where, entry), log_level="warning", access_log=False, server_header=False, proxy_headers=False
    )
    try:
        uvicorn.Server(config).run(sockets=[listening])
    except KeyboardInterrupt:
        notes().print("closed")
