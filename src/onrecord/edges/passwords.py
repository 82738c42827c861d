"""Passwords: Argon2id (RFC 9106) by the reference library, with the second recommended set of its section 4."""

from __future__ import annotations

import unicodedata
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from onrecord.errors import BadInput, NeedsExtra

SHORTEST, LONGEST = 12, 1_000  # characters
_NOBODYS = "the password of nobody"


def check(password: str) -> str:
    """Return a password as it is hashed.

    Raises:
        BadInput: it is too short to withstand guessing, or longer than anybody types.
    """
    if not SHORTEST <= len(password) <= LONGEST:
        raise BadInput(f"a password has {SHORTEST} to {LONGEST:,} characters: several words make a good one")
    return _plain(password)


def hashed(password: str) -> str:
    """Return what is kept of a password; some 50 ms and 64 MiB of work.

    Raises:
        BadInput: it is too short or too long.
        NeedsExtra: the library is not installed.
    """
    return str(_hasher().hash(check(password)))


def fits(kept: str | None, password: str) -> bool:
    """Whether a password is the one that was kept.

    Where none was, as much work is done: how long an answer takes does not tell who is of the team.
    """
    hasher, errors = _hasher(), import_module("argon2.exceptions")
    try:
        right = bool(hasher.verify(kept or _decoy(), _plain(password[: LONGEST + 1])))
    except (errors.VerificationError, errors.InvalidHashError):
        return False
    return right and kept is not None


def _plain(password: str) -> str:
    """Return the password with characters that look and mean the same made one (NIST SP 800-63B, 5.1.1.2)."""
    return unicodedata.normalize("NFKC", password)


@cache
def _hasher() -> Any:
    if find_spec("argon2") is None:
        raise NeedsExtra("passwords", "argon2-cffi is not installed: pip install 'onrecord[serve]'")
    return import_module("argon2").PasswordHasher()


@cache
def _decoy() -> str:
    return str(_hasher().hash(_NOBODYS))
