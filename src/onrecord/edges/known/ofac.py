"""The US treasury's list of specially designated nationals: `sdn.csv` and `alt.csv`.

Columns without a head: entry, name, type, programme ... in the one; entry, alias number, type, alias, remarks in the
other; "-0-" is empty. Persons stand as "SURNAME, First"; a weak alias stands in the remarks: "a.k.a. 'BNC'".
Source: OFAC, "SDN data specification" (dat_spec.txt).
"""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from pathlib import Path

from onrecord.errors import Unreadable
from onrecord.records import Known, PartyKind

_WEAK = re.compile(r"a\.k\.a\. '([^']{2,60})'")
_KINDS: dict[str, PartyKind] = {"individual": "person", "": "organisation"}


def ofac(path: Path) -> list[Known]:
    """Read the list, with the aliases of `alt.csv` in the same folder where that is.

    Raises:
        Unreadable: it has not the columns of that list.
    """
    aliases: dict[str, list[str]] = defaultdict(list)
    beside = path.with_name(path.name.lower().replace("sdn", "alt"))
    if beside != path and beside.exists():
        for row in _rows(beside, 4):
            aliases[row[0].strip()].append(row[3])
    found = []
    for row in _rows(path, 3):
        kind = row[2].strip().removeprefix("-0-").strip()
        if kind in _KINDS:  # vessels and aircraft are no parties
            names = [row[1], *aliases[row[0].strip()], *_WEAK.findall(row[-1])]
            listed = tuple(dict.fromkeys(_in_order(name, person=kind == "individual") for name in names))
            found.append(Known(listed, _KINDS[kind], f"OFAC SDN {row[0].strip()}"))
    return found


def _rows(path: Path, least: int) -> list[list[str]]:
    with path.open(encoding="utf-8", errors="replace", newline="") as file:
        rows = [row for row in csv.reader(file) if row and row[0].strip("\x1a ")]
    if not rows or any(len(row) < least or not row[0].strip().isdigit() for row in rows[:20]):
        raise Unreadable(str(path), "neither a JSON table, the UN's XML nor OFAC's columns: see `names load --help`")
    return [row for row in rows if len(row) >= least]


def _in_order(name: str, *, person: bool) -> str:
    """Turn "HABASH, George" round, and take its capitals off."""
    surname, comma, first = name.strip().partition(", ")
    whole = f"{first} {surname}" if person and comma else name.strip()
    return whole.title() if whole.isupper() and " " in whole else " ".join(map(_lowered, whole.split()))


def _lowered(word: str) -> str:
    return word.title() if word.isupper() and len(word) > 4 else word
