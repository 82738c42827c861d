"""Where a corpus lies: a file, or a database on a PostgreSQL server; and what of it lies on this machine.

Whatever is shown, written to a file or named after a corpus goes through here, so that no password is in it.
"""

from __future__ import annotations

import os
import re
from contextlib import suppress
from pathlib import Path
from urllib.parse import parse_qsl, urlencode

# What of an address may be shown: who, which host, which database. Addresses that read otherwise are not shown at all.
_ADDRESS = re.compile(r"postgres(?:ql)?://(?:([^:/?#@]*)(?::[^@/]*)?@)?([^@?#]*)(?:\?([^@#]*))?")
UNSHOWN = "postgresql://…"
_SHOWN = ("host", "port", "dbname", "user", "service")


def on_server(where: str | Path) -> bool:
    """Whether a corpus is named by a server's address, not by a path."""
    return str(where).startswith(("postgresql://", "postgres://"))


def shown(where: str | Path) -> str:
    """Return what a corpus is called wherever people or files can see it: an address without its password."""
    text = str(where)
    if not on_server(text):
        return text
    parts = _ADDRESS.fullmatch(text)
    if parts is None:
        return UNSHOWN
    user, place, query = parts.groups()
    told = urlencode([(name, value) for name, value in parse_qsl(query or "") if name in _SHOWN], safe="/")
    return f"postgresql://{f'{user}@' if user else ''}{place}{f'?{told}' if told else ''}"


def beside(path: Path, end: str) -> Path:
    """Return what lies beside a corpus in a file, by what its name ends with."""
    return path.with_name(path.name + end)


def server_cache(identity: str) -> Path:
    """Return the folder on this machine for what is derived from a corpus on a server.

    ONRECORD_CACHE names the folder that holds one for each corpus; else it is the user's cache. A corpus goes by its
    identity, so it does not matter how its address is written.
    """
    root = os.environ.get("ONRECORD_CACHE")
    return _made((Path(root) if root else _home("XDG_CACHE_HOME", "~/.cache")) / identity)


def server_key(identity: str) -> Path:
    """Return the file on this machine for the key that signs for a corpus on a server."""
    return _made(_home("XDG_DATA_HOME", "~/.local/share")) / f"{identity}.key"


def _home(variable: str, usual: str) -> Path:
    return Path(os.environ.get(variable) or os.path.expanduser(usual)) / "onrecord"  # noqa: PTH111 - fails softly


def _made(folder: Path) -> Path:
    """The folder, made for its owner's eyes where it can be; who writes there says what is wrong where it cannot."""
    with suppress(OSError):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder
