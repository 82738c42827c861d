"""Whether the words around a time speak of what is to come."""

from __future__ import annotations

import re

_AHEAD = re.compile(
    r"\b(?:will|would|shall|'ll|’ll|to be|scheduled|expected|planned|planning|prepar\w+|"
    r"plans? (?:to|for)|due|set for|upcoming|deadline|hopes? to|"
    r"is to|are to|was to|were to|call(?:s|ed|ing)? for|starting|as early as|as soon as|"
    r"(?-i:by|until)(?=\s(?:(?:the|end|of|early|late|at|least|about|around|next|this)\s)*$))\b",
    re.IGNORECASE,
)
_BEHIND = re.compile(
    r"\b(?:said|says|told|announced|reported|added|wrote|was|were|had|has|have|did|came|ruled|since|issued|warned|"
    r"according|agreed|met|rose|opened|died)\b|[.!?;\n]\s",
    re.IGNORECASE,
)
_FUTURE = re.compile(
    r"\b(?:will|would|shall|'ll|’ll|(?:is|are|was|were) (?:to|due|set|scheduled|expected|planning)|plans? to)\b",
    re.IGNORECASE,
)
_OPENING = re.compile(r"(?:^|[.!?\n”\"']\s*)(?:On|In|By)\s$")


def speaks_ahead(before: str, after: str) -> bool:
    """Whether the words around a time speak of what is to come, and nothing nearer to it of what is past."""
    cues = list(_AHEAD.finditer(before))
    if cues:
        return not _BEHIND.search(before, cues[-1].end())
    if _OPENING.search(before) and (first := _FUTURE.search(after)):
        return not _BEHIND.search(after, 0, first.start())
    return False
