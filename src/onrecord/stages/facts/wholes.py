"""Counts that lie within one told before: "38 people were killed … 13 members of one family … three children".

A count in a later sentence is part of an earlier one where it is smaller and tells of a kind of people, of some that
were named, or of how the count stood at first; not where its sentence names a place or a day that is new in the text,
for there it may tell of something else.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec.structs import replace

from onrecord.records import Figure
from onrecord.stages.facts.people import fights, head, is_anybody, is_kind

_SOME_NAMED = re.compile(
    r"\b(?:names? (?:of|for)|named|listed|listing|identified|identifying|bodies of|remains of)\s(?:\w+\s){0,2}$"
)
# "A journalist was among …", "68-year-old Vera Holm was killed": one of those counted before.
_ONE_OF_THEM = re.compile(r"an?\s|an?$|\d{1,3}-year-old\b", re.IGNORECASE)
_OF_THEM = re.compile(
    r"\s(?:of (?:those|them|the (?:dead|killed|victims|wounded|injured|names?))\b|"
    r"(?:were|was|have been) (?:named|identified)\b)"
)
_AT_FIRST = re.compile(
    r"\b(?:[Ii]nitial(?:ly)?|[Aa]t first|[Pp]reliminary|"
    r"[Ee]arl(?:y|ier) (?:\w+ )?(?:tolls?|counts?|reports?|figures?|estimates?|numbers?)|"
    r"[Pp]reviously|"
    r"(?:rose|risen|rising|up|increased|climbed|revised) from)\b"
)
_ELSEWHERE = re.compile(
    r"\b(?:[Ss]eparate(?:ly)?|[Ee]lsewhere|"
    r"[Aa]nother (?:\w+ )?(?:attack|strike|airstrike|incident|bombing|raid|blast|explosion|shooting)|"
    r"last (?:week|month|year)|(?:previous|earlier|other|similar) (?:attacks?|strikes?|incidents?|bombings?|raids?))\b"
)
# "A flood killed three men.": told for the first time.
_ANEW = re.compile(r"\s*[“\"]?An?\s[^,.;]{1,60}?\s(?:killed|wounded|injured|displaced|left|claimed|took)\b")
_SCENE = re.compile(
    r"\b(?:(?:[Ii]n|[Aa]t|[Nn]ear|[Oo]utside)\s(?:the\s)?(?P<place>[A-Z][\w'’-]+)|(?P<day>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|"
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December)|(?:19|20)\d\d))\b"
)
_STOP = re.compile(r"[.!?][”\"']?\s(?=[\"“‘']?[A-Z@0-9])|\n")

_FAMILY = frozenset(("members", "relatives", "passengers", "workers", "family"))

_FAR, _LEAD, _MANY = 600, 90, 30


def _size(figure: Figure) -> int:
    return figure.high if figure.high is not None else figure.low or 0


def _sentence(text: str, figure: Figure) -> tuple[int, int]:
    """Return where the sentence of a figure begins and ends, by its full stops; it is not looked far for them."""
    first = max(0, figure.span.start - _FAR)
    begins = max((stop.end() for stop in _STOP.finditer(text, first, figure.span.start + 1)), default=first)
    stop = _STOP.search(text, figure.span.end, figure.span.end + _FAR)
    return begins, stop.start() + 1 if stop else min(len(text), figure.span.end + _FAR)


def _is_elsewhere(text: str, begins: int, ends: int) -> bool:
    """Whether a sentence names a place or day that is new in the text, or another event."""
    if _ELSEWHERE.search(text, begins, ends) or _ANEW.match(text, begins, ends):
        return True
    named = (scene["place"] or scene["day"] for scene in _SCENE.finditer(text, begins, ends))
    return any(text.find(name, 0, begins) < 0 for name in named)


def _is_some(text: str, figure: Figure, begins: int) -> bool:
    """Whether the words say that those counted are some of more: named, recovered, one, or how it stood at first."""
    lead = text[max(begins, figure.span.start - _LEAD) : figure.span.start]
    return bool("identified" in (figure.who or "") or _SOME_NAMED.search(lead) or _OF_THEM.match(text, figure.span.end))


def _is_fewer(text: str, figure: Figure, begins: int) -> bool:
    """Whether those counted, where they are fewer, are taken for some of more though it is not said."""
    lead = text[max(begins, figure.span.start - _LEAD) : figure.span.start]
    vague = is_anybody(figure.who) and figure.bound == "about" and figure.high is None
    one = _size(figure) == 1 and _ONE_OF_THEM.match(text, *figure.span) is not None
    return vague or one or _AT_FIRST.search(lead) is not None


def _whole(text: str, figure: Figure, before: Sequence[Figure]) -> int | None:
    """Return the number of the last figure that counts those of this one too; None if there is none."""
    size = _size(figure)
    begins, ends = _sentence(text, figure)
    some: bool | None = None
    for number in range(len(before) - 1, max(-1, len(before) - 1 - _MANY), -1):
        whole = before[number]
        if whole.unit != figure.unit or whole.part_of is not None or _size(whole) < size:
            continue
        if whole.who is not None and fights(figure.who) != fights(whole.who):
            continue
        if some is None:
            if _is_elsewhere(text, begins, ends):
                return None
            some, fewer = _is_some(text, figure, begins), _is_fewer(text, figure, begins)
        if some or (_size(whole) > size and _is_toll(whole) and (fewer or _is_kind_of(figure, whole))):
            return number
    return None


def _is_toll(figure: Figure) -> bool:
    return is_anybody(figure.who) or head(figure.who) in _FAMILY


def _is_kind_of(figure: Figure, whole: Figure) -> bool:
    return is_kind(figure.who) and head(figure.who) != head(whole.who)


def with_wholes(text: str, found: Sequence[Figure]) -> tuple[Figure, ...]:
    """Return the figures of a text with `part_of` set for those that lie within one of an earlier sentence."""
    linked: list[Figure] = []
    for figure in found:
        loose = figure.part_of is None and figure.unit != "money" and linked
        whole = _whole(text, figure, linked) if loose else None
        linked.append(figure if whole is None else replace(figure, part_of=whole))
    return tuple(linked)
