"""JSON-LD 1.1: one document, written node by node, that needs no other to be read."""

from __future__ import annotations

from typing import BinaryIO

import msgspec

from onrecord.edges.export.linked import CONTEXT, nodes
from onrecord.edges.export.pile import Pile


def write_json_ld(pile: Pile, file: BinaryIO) -> int:
    """Write the corpus as one JSON-LD document, a node a line; return how many nodes."""
    file.write(b'{"@context": ' + msgspec.json.encode(CONTEXT) + b',\n"@graph": [')
    written = 0
    for node in nodes(pile):
        file.write((b",\n" if written else b"\n") + encoded(node))
        written += 1
    file.write(b"\n]}\n")
    return written


def encoded(node: object) -> bytes:
    """As JSON in UTF-8, with a question mark for each lone surrogate."""
    try:
        return msgspec.json.encode(node)
    except UnicodeEncodeError:
        return msgspec.json.encode(_plain(node))


def _plain(value: object) -> object:
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode()
    if isinstance(value, dict):
        return {key: _plain(one) for key, one in value.items()}
    return [_plain(one) for one in value] if isinstance(value, list | tuple) else value
