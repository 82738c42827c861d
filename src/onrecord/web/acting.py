"""Whose request it is, and where what they do is written down.

On one's own machine it is the user logged in, and what they decide stands in the log of judgements. A team's door puts
somebody else in that place, and keeps a list of all that is done (see `team`).
"""

from __future__ import annotations

import getpass
from collections.abc import Awaitable, Callable
from typing import NamedTuple

from starlette.requests import Request

from onrecord.team import Role, What


class Actor(NamedTuple):
    """Who asks, what they may do, and where from."""

    name: str
    role: Role = "run"
    address: str = ""


Book = Callable[[Actor, What, str], Awaitable[None]]
"""Writes down who did what, about what."""


def actor(request: Request) -> Actor:
    """Return who asks: whom the team's door let in, else the user logged in on this machine."""
    found: Actor | None = getattr(request.state, "actor", None)
    return found or Actor(getpass.getuser())


async def tell(request: Request, what: What, about: str = "") -> None:
    """Write down what whoever asks has done, where a team keeps a list."""
    book: Book | None = getattr(request.app.state, "book", None)
    if book is not None:
        await book(actor(request), what, about)
