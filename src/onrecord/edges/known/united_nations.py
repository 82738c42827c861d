"""The UN Security Council's consolidated list, as XML.

`INDIVIDUAL` has `FIRST_NAME` to `FOURTH_NAME` and `INDIVIDUAL_ALIAS/ALIAS_NAME`, `ENTITY` has `FIRST_NAME` and
`ENTITY_ALIAS/ALIAS_NAME`; `REFERENCE_NUMBER` names the entry. Source: the schema at scsanctions.un.org.
"""

from __future__ import annotations

from pathlib import Path

from lxml import etree

from onrecord.errors import Unreadable
from onrecord.records import Known, PartyKind

_KINDS: dict[str, PartyKind] = {"INDIVIDUAL": "person", "ENTITY": "organisation"}
_PARTS = ("FIRST_NAME", "SECOND_NAME", "THIRD_NAME", "FOURTH_NAME")


def united_nations(path: Path) -> list[Known]:
    """Read the list; aliases of low quality are left out.

    Raises:
        Unreadable: it is no XML, or cut off.
    """
    found = []
    try:
        # No entity is resolved and nothing fetched: the file is somebody else's.
        for _, entry in etree.iterparse(str(path), tag=tuple(_KINDS), resolve_entities=False, no_network=True):
            names = [" ".join(filter(None, (_text(entry, part) for part in _PARTS)))]
            aliases = entry.iter(f"{entry.tag}_ALIAS")
            names += [_text(alias, "ALIAS_NAME") for alias in aliases if _text(alias, "QUALITY").lower() != "low"]
            reference = _text(entry, "REFERENCE_NUMBER") or _text(entry, "DATAID")
            found.append(Known(tuple(dict.fromkeys(filter(None, names))), _KINDS[entry.tag], f"UN list {reference}"))
            entry.clear()
    except etree.XMLSyntaxError as error:
        raise Unreadable(str(path), f"no whole XML ({error}): fetch the list again") from error
    return found


def _text(entry: etree._Element, tag: str) -> str:
    return " ".join((entry.findtext(tag) or "").split())
