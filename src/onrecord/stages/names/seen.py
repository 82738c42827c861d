"""A text with its names by where they begin and end, for those who look for declarations beside them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from onrecord.records import Name, NameKind, Span

_UPPER_WORD = r"(?:(?:al|el|ul)[-‐‑])?[A-ZÀ-ÖØ-Þ][\w&]*(?:[-‐‑'’.]\w+)*"
UPPER_NAME = rf"{_UPPER_WORD}(?: {_UPPER_WORD}){{0,4}}"
_SMALL = r"(?:of|the|de|del|des|du|da|do|di|for|al|bin|ibn|von|van|and|y|e|la|le)"
_PROPER = re.compile(
    rf"[\"“‘']?(?:[Tt]he\s+)?((?:(?:al|el)\s)?{_UPPER_WORD}(?:\s(?:{_SMALL}\s){{0,2}}{_UPPER_WORD}){{0,6}})"
)
_DAY = (
    r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|"
    r"March|April|May|June|July|August|September|October|November|December)"
)
RUN = (
    rf"(?<![\w.’'-])(?!(?:The|A|An|In|On|At|By|For|But|And|As|Its|His|Her|Their|This|{_DAY})\b)"
    rf"(?:{_UPPER_WORD}['’]?(?:,? (?:(?:of|the|de|for|al|and|in) ){{0,2}}{_UPPER_WORD}['’]?){{1,7}}"
    rf"|(?<=Mr )[A-Z]\w+|(?<=Mr\. )[A-Z]\w+|(?<=Ms\. )[A-Z]\w+|(?<=Mrs\. )[A-Z]\w+)"
)
"""Two or more capitalised words, or one behind a title: what may be a name that the engine did not see."""
_RUN_BEFORE = re.compile(rf"{RUN}$")
_ENDS_NAME = re.compile(r"['’]s?$")
# A name that one of these stands before is the last part of a longer one that the engine did not see whole.
_FRAGMENT = re.compile(
    rf"(?:\b(?!{_DAY})[A-ZÀ-Þ][\w.]*,? (?:of|for|and|with|&|de|du|des|d'|et|to|in|on)(?: the)? |"
    r"[A-Za-z)] ?[-–/&] ?|[^\W\d_]’)$"
)
_GOES_ON = re.compile(r"[-–+]| (?:(?:of|the|de|al|in) ){1,2}[A-Z]")
_TOUCHES = re.compile(r"[ \"”’'(\[]*")


class Left(NamedTuple):
    """A name that ends before a place."""

    end: int
    start: int
    kind: NameKind


class Seen:
    """The names of a text, to be asked for by place."""

    def __init__(self, text: str, names: Sequence[Name]) -> None:
        self.text = text
        self.by_start = {name.span.start: name for name in names}
        self.times = Counter(text[name.span.start : name.span.end] for name in names)
        self._ends = sorted(Left(name.span.end, name.span.start, name.kind) for name in names)

    def ending(self, place: int) -> Left | None:
        """The last name that ends at or before a place."""
        i = bisect_right(self._ends, (place, place + 1, "")) - 1
        return self._ends[i] if i >= 0 else None

    def touching(self, place: int) -> Left | None:
        """The last name, if nothing but a quotation mark or bracket stands between it and the place."""
        left = self.ending(place)
        return left if left is not None and _TOUCHES.fullmatch(self.text, left.end, place) else None

    def run_before(self, place: int) -> Left | None:
        """A run of capitalised words that ends right at a place, whatever the engine saw of it."""
        match = _RUN_BEFORE.search(self.text[max(0, place - 90) : place].rstrip(" \"”’'"))
        if match is None:
            return None
        offset = max(0, place - 90)
        return Left(offset + match.end(), offset + match.start(), "ORG")

    def is_fragment(self, start: int) -> bool:
        """Whether the name that begins here is the last part of a longer one."""
        return bool(_FRAGMENT.search(self.text, max(0, start - 40), start))

    def proper(self, place: int) -> Span | None:
        """A name that begins right at a place: one that the engine saw, else a run of capitalised words."""
        match = _PROPER.match(self.text, place)
        if match is None:
            return None
        seen = self.by_start.get(match.start(1))
        if seen is not None and not _GOES_ON.match(self.text, seen.span.end):
            return seen.span
        start, end = match.span(1)
        return Span(start, end - len(m[0]) if (m := _ENDS_NAME.search(match[1])) else end)
