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
        begins = found[first][0][0].isupper() or (found[first][0] in ("al", "el") and first + 1 < len(found))
        if initials[first] != letters[0] or (small[first] and found[first][0] not in ("al", "el")) or not begins:
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


def abbreviated(before: str, acronym: str) -> int | None:
    """Where a long form begins whose words give more or less than one letter each: "Saint Veltan Air Ports (SVAP)".

    Letters may also come from inside a word ("StatsBaner") or be the first few of it ("NAVal FORces"). The words are
    capitalised (small ones aside), each gives its first letter except up to two at the end, and at least two do.
    """
    letters = [c for c in fold(acronym) if c.isalnum()]
    if len(letters) < 3:
        return None
    run = _CAPITAL_RUN.search(before)
    if run is None:
        return None
    found = [m for m in _WORD.finditer(before, run.start()) if m[0][0].isupper() or m[0].lower() not in _SMALL]
    for first in range(len(found)):
        parts = [fold(m[0]) for m in found[first:]]
        if parts[0][0] == letters[0] and len(parts) > 1 and _takes(parts, letters):
            return found[first].start()
    return None


_CAPITAL_RUN = re.compile(
    r"[A-ZÀ-Þ][\w&’'.]*"
    r"(?:(?:[ –—-]| - | (?:of|the|and|for|in|on|to|de|du|des|da|do|di|del|la|&)(?: the)? )[A-ZÀ-Þ][\w&’'.]*)*$"
)


def _takes(parts: list[str], letters: list[str]) -> bool:
    """Whether each word in turn gives its first letter and perhaps later ones, so that all letters are given.

    Of four words and more, one inside may give none; one letter at most comes by a leap from inside a word.
    """
    reached = {(0, 0, 0)}  # (letters given, words inside that gave none, leaps)
    for place, part in enumerate(parts):
        step: set[tuple[int, int, int]] = set()
        for j, none, leaps in reached:
            if j == len(letters):
                step |= {(j, none, leaps)} if len(parts) - place <= 2 and place >= 2 else set()
                continue
            if part[0] == letters[j]:
                step |= {(j + n, none, leaps + leapt) for n, leapt in _inside(part, letters[j:]) if leaps + leapt < 2}
            if len(parts) > 3 and 0 < place < len(parts) - 1 and not none:
                step.add((j, 1, leaps))
        reached = step
    return any(j == len(letters) for j, *_ in reached)


def _inside(part: str, letters: list[str]) -> set[tuple[int, int]]:
    """How many of the letters a word can give, each with the leaps it takes: its first, and what follows in order."""
    taken = {(1, 0)}
    place, count, leaps = 0, 1, 0
    while count < len(letters) and (found := part.find(letters[count], place + 1)) > 0:
        leaps += found > place + 1
        place, count = found, count + 1
        taken.add((count, leaps))
    return taken


def blended(before: str, short: str) -> int | None:
    """Where a long form begins that a word blends: "Political Bureau (Politburo)": the beginnings of two words."""
    run = _CAPITAL_RUN.search(before)
    found = list(_WORD.finditer(before, run.start())) if run else []
    folded = fold(short)
    for first in range(len(found) - 1):
        head, tail = fold(found[first][0]), fold(found[-1][0])
        shared = next((n for n in range(min(len(head), len(folded)), 2, -1) if head[:n] == folded[:n]), 0)
        rest = folded[shared:]
        if shared and len(rest) > 2 and rest != tail and rest[:3] == tail[:3] and len(folded) > 5:
            return found[first].start()
    return None
