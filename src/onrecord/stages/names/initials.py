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
    for size in range(2, len(found) + 1):
        first = len(found) - size
        if initials[first] != letters[0] or small[first] or not found[first][0][0].isupper():
            continue
        capitals = sum(m[0][0].isupper() for m in found[first:])
        if _spells(initials, small, first, letters, 0) and 2 * capitals >= sum(not s for s in small[first:]):
            return found[first].start()
    return None


def spelled_by(name: str, acronym: str) -> bool:
    """Whether the initials of the whole name spell the acronym."""
    return bool(name) and long_form(name, acronym) == _start(name)


def _start(name: str) -> int:
    first = _WORD.search(name)
    return first.start() if first else -1


def _spells(initials: list[str], small: list[bool], i: int, letters: list[str], j: int) -> bool:
    if i == len(initials):
        return j == len(letters)
    if j < len(letters) and initials[i] == letters[j] and _spells(initials, small, i + 1, letters, j + 1):
        return True
    return small[i] and _spells(initials, small, i + 1, letters, j)
