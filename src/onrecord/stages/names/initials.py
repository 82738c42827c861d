"""Acronyms and their long forms (after Schwartz & Hearst 2003, tightened to the initials of words)."""

from __future__ import annotations

import re

from onrecord.text import fold

_WORD = re.compile(r"[^\W_]+(?:['’‘ʼ][^\W_]+)*")
_SMALL = frozenset("of the and for in on to a an de la le du des da do di el al y et und der die das &".split())


def long_form(before: str, acronym: str) -> int | None:
    """Where in `before` the long form of an acronym that stands right behind it begins; None if there is none.

    The initials of the words must spell the acronym from its first letter to its last; small words may be left out.
    The long form has at least two words and begins with a capital.
    """
    letters = [c for c in fold(acronym) if c.isalnum()]
    found = list(_WORD.finditer(before))[-(len(letters) + 5) :]
    if len(letters) < 2 or not found:
        return None
    initials = [fold(m[0])[:1] for m in found]
    small = [m[0].lower() in _SMALL and not m[0][0].isupper() for m in found]
    for skips in (0, 1) if len(letters) > 2 else (0,):
        start = _longest(found, initials, small, letters, skips)
        if start is not None:
            return start
    return None


def _longest(
    found: list[re.Match[str]], initials: list[str], small: list[bool], letters: list[str], skips: int
) -> int | None:
    """Where the shortest long form begins that leaves out so many words beside the small ones."""
    for size in range(2, len(found) + 1):
        first = len(found) - size
        if initials[first] != letters[0] or small[first] or not found[first][0][0].isupper():
            continue
        capitals = sum(m[0][0].isupper() for m in found[first:])
        if _spells(initials, small, first, letters, skips) and 2 * capitals >= sum(not s for s in small[first:]):
            return found[first].start()
    return None


def spelled_by(name: str, acronym: str) -> bool:
    """Whether the initials of the whole name spell the acronym."""
    first = _WORD.search(name)
    if first is None or fold(first[0])[:1] != next((c for c in fold(acronym) if c.isalnum()), ""):
        return False  # most do not even begin alike
    return long_form(name, acronym) == first.start()


def _spells(initials: list[str], small: list[bool], first: int, letters: list[str], skips: int) -> bool:
    """Whether the words from `first` on spell the letters, small words aside and exactly `skips` others left out."""
    reached = {(0, 0)}  # (letters spelled, words left out) after each word
    for i in range(first, len(initials)):
        last = i == len(initials) - 1
        step = {(j + 1, out) for j, out in reached if j < len(letters) and initials[i] == letters[j]}
        if small[i]:
            step |= reached
        elif i > first and (not last or small[i - 1]):
            step |= {(j, out + 1) for j, out in reached if out < skips}
        reached = step
    return (len(letters), skips) in reached
