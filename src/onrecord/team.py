"""A team at one corpus: who may do what, sessions that end, and what was done. Pure: the clock is handed in.

A session's secret is known to its browser alone; here it goes by its SHA-256, so that who reads the corpus cannot take
anybody's session. Passwords are Argon2 hashes (see `edges.passwords`).
"""

from __future__ import annotations

import hashlib
import secrets
import unicodedata
from typing import Literal, NamedTuple, get_args

from onrecord.errors import BadInput
from onrecord.records import Record

Role = Literal["read", "review", "run"]
Pass = Literal["page", "api"]
What = Literal[
    "signed in", "was refused", "signed out", "judged", "undid", "noted", "took back a note", "added", "forgot",
    "exported", "put into the team", "changed the role", "changed the password", "made a token", "ended sessions",
    "removed",
]  # fmt: skip

ROLES: tuple[Role, ...] = get_args(Role)
_LONGEST_NAME = 60
_MARK = "onr_"  # what a token for programs begins with, so that one that leaks is recognised


class Colleague(Record, frozen=True):
    """Somebody of the team. `password` is an Argon2 hash; None for whom only a proxy signs in. `since` is ISO time."""

    name: str
    role: Role
    password: str | None
    since: str


class Session(Record, frozen=True):
    """A browser signed in ("page") or a token for programs ("api"); times are seconds since 1970.

    `key` is the SHA-256 of its secret, `seen` when it was last used, `ends` when it ends however much it is used.
    """

    key: str
    name: str
    made: int
    seen: int
    ends: int
    kind: Pass = "page"


class Deed(Record, frozen=True):
    """A line of the audit list: who did what. `at` is ISO time (UTC), `address` where they asked from."""

    at: str
    person: str
    what: What
    about: str = ""
    address: str = ""


class Ends(NamedTuple):
    """When sessions end: seconds without use, seconds in all."""

    idle: int = 2 * 3600
    longest: int = 12 * 3600


def folded(name: str) -> str:
    """Return what a name is looked up by: "Ada" and "ＡＤＡ" are one person."""
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())


def named(name: str) -> str:
    """Return a name as it is kept.

    Raises:
        BadInput: nobody can be called that.
    """
    plain = " ".join(unicodedata.normalize("NFKC", name).split())
    if not plain or len(plain) > _LONGEST_NAME or not plain.isprintable():
        raise BadInput(f"“{name[:80]!s}” is no name for somebody: use 1 to {_LONGEST_NAME} printable characters")
    return plain


def role_of(word: str) -> Role:
    """Return a role by its name.

    Raises:
        BadInput: there is none of that name.
    """
    for role in ROLES:
        if role == word:
            return role
    raise BadInput(f"“{word[:30]}” is no role: choose {', '.join(ROLES)}")


def may(role: Role, needed: Role) -> bool:
    """Whether a role is enough: each may do what the ones before it may."""
    return ROLES.index(role) >= ROLES.index(needed)


def new_secret(kind: Pass = "page") -> str:
    """Return 256 random bits, for a cookie or a token."""
    return (_MARK if kind == "api" else "") + secrets.token_urlsafe(32)


def hashed(secret: str) -> str:
    """Return what a secret is kept as. It is random throughout, so a fast hash cannot be searched back."""
    return hashlib.sha256(secret.encode("utf-8", "surrogatepass")).hexdigest()


def begun(name: str, secret: str, now: float, lasts: int, kind: Pass = "page") -> Session:
    """Return the session of somebody who has just shown who they are; it lasts so many seconds at most."""
    return Session(hashed(secret), name, int(now), int(now), int(now) + lasts, kind)


def over(session: Session, now: float, ends: Ends) -> bool:
    """Whether a session has ended; a token for programs has no idle time."""
    return now >= session.ends or (session.kind == "page" and now - session.seen >= ends.idle)
