"""Packages of known names: lists of parties with the names they go by, made by others.

Four layouts: the US treasury's list (`sdn.csv` with `alt.csv` beside it), the UN Security Council's consolidated list
(XML), an extract of Wikidata (JSON lines with labels and aliases) and FollowTheMoney entities (JSON lines). Each has a
file beside this one; a file is told by what stands in it, not by its name.
"""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from onrecord.edges.known.ofac import ofac
from onrecord.edges.known.tables import json_lines
from onrecord.edges.known.united_nations import united_nations
from onrecord.errors import Empty, Unreadable
from onrecord.records import Known

__all__ = ["Package", "open_package"]


class Package(NamedTuple):
    """What a file lists, and whose list it is."""

    origin: str
    entries: tuple[Known, ...]


def open_package(where: str | Path) -> Package:
    """Read a package of known names; entries with fewer than two names are left out, for they tell nothing.

    Raises:
        Unreadable: the file is not there, or in none of the layouts.
    """
    path = Path(where)
    if path.is_dir():
        path = path / "sdn.csv"
    try:
        with path.open("rb") as file:
            head = file.read(4096).lstrip(b"\xef\xbb\xbf \r\n\t")
        if head.startswith(b"<"):
            origin, found = "UN list", united_nations(path)
        elif head.startswith(b"{"):
            origin, found = json_lines(path)
        else:
            origin, found = "OFAC SDN", ofac(path)
    except OSError as error:
        raise Unreadable(str(path), f"{error.strerror or error}: name a file of known names") from error
    entries = tuple(entry for entry in found if len(entry.names) > 1)
    if not entries:
        raise Empty(str(path), "nobody with two names in it: see `onrecord names load --help` for the layouts")
    return Package(origin, entries)
