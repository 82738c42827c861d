"""JSON lines: an extract of Wikidata, or FollowTheMoney entities.

Wikidata: `{"id": "Q1", "labels": {"en": {"value": ".."}}, "aliases": {"en": [{"value": ".."}]}}` as in its dumps, or
plain `{"id": "Q1", "label": "..", "aliases": ["..", ".."]}`; `"type"` may say "person" or "organisation", and a claim
that it is an instance of Q5 does. FollowTheMoney: `{"id": "..", "schema": "Person", "properties": {"name": [".."],
"alias": [".."]}}`; weak aliases are left out.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

from onrecord.errors import Unreadable
from onrecord.records import Known, PartyKind

_SCHEMATA: dict[str, PartyKind] = {
    "Person": "person", "Organization": "organisation", "Company": "organisation", "LegalEntity": "organisation",
    "PublicBody": "organisation",
}  # fmt: skip
_LANGUAGES = ("en", "en-gb", "en-us", "mul")


def json_lines(path: Path) -> tuple[str, list[Known]]:
    """Read the table; its first line tells which of the two it is.

    Raises:
        Unreadable: a line is no JSON object, or neither of the two.
    """
    origin = ""
    found: list[Known] = []
    with path.open("rb") as file:
        for number, line in enumerate(file, 1):
            if not line.strip():
                continue
            try:
                row = msgspec.json.decode(line.removeprefix(b"\xef\xbb\xbf"), type=dict[str, Any])
                origin = origin or ("FollowTheMoney" if "schema" in row else "Wikidata")
                found += _entity(row) if origin == "FollowTheMoney" else _item(row)
            except (msgspec.DecodeError, KeyError, TypeError, AttributeError) as error:
                raise Unreadable(f"{path}:{number}", f"no entity of {origin or 'a known layout'}: {error}") from error
    return origin, found


def _entity(row: dict[str, Any]) -> Iterator[Known]:
    kind = _SCHEMATA.get(row["schema"])
    if kind is not None:
        said = row["properties"]
        names = (name for field in ("name", "alias", "previousName") for name in said.get(field, ()))
        yield Known(tuple(dict.fromkeys(map(str, names))), kind, f"FollowTheMoney {row['id']}")


def _item(row: dict[str, Any]) -> Iterator[Known]:
    labels, aliases = row.get("labels", row.get("label")), row.get("aliases", ())
    names = [labels] if isinstance(labels, str) else _values(labels or {})
    names += list(aliases) if isinstance(aliases, list) else _values(aliases or {})
    yield Known(tuple(dict.fromkeys(names)), _kind(row), f"Wikidata {row['id']}")


def _values(by_language: dict[str, Any]) -> list[str]:
    found = []
    for language in _LANGUAGES:
        said = by_language.get(language, ())
        found += [one["value"] for one in (said if isinstance(said, (list, tuple)) else [said])]
    return found


def _kind(row: dict[str, Any]) -> PartyKind:
    said = row.get("type")
    if said in ("person", "organisation", "organization"):
        return "person" if said == "person" else "organisation"
    instances = row.get("claims", {}).get("P31", ())
    human = any(c["mainsnak"].get("datavalue", {}).get("value", {}).get("id") == "Q5" for c in instances)
    return "person" if human else "organisation" if instances else "unknown"
