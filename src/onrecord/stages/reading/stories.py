"""Where a second story begins: pages that append another report to the one they print.

Precision first. A new story must be announced (a lone bullet, a separator, a headline with its own byline, date or
dateline), be long enough to be one, and share hardly any names with what came before it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from onrecord.records import Role
from onrecord.stages.reading.head import find_dateline
from onrecord.stages.reading.lines import Line

_BULLET = re.compile(r"[•·▪●◦‣■►*]\s+(?=\S)")
_RULE = re.compile(r"(?:[*_=~#•·—–-]\s?){3,}$")
_NAME = re.compile(r"\b[A-ZÀ-Þ][\w’'-]+")
_LEAST_LINES, _LEAST_WORDS = 3, 90
_ALIKE = 0.35


def _names(lines: Iterable[Line]) -> Counter[str]:
    """Count the names of a stretch: words in capitals, without those that only begin a sentence."""
    found: Counter[str] = Counter()
    for line in lines:
        for match in _NAME.finditer(line.text):
            at = match.start()
            if at > 1 and line.text[at - 2] not in '.!?:“‘"•':
                found[re.sub(r"['’]s?$", "", match[0]).casefold()] += 1
    return found


def likeness(one: Iterable[Line], other: Iterable[Line]) -> float:
    """Return the cosine of two stretches' name counts, 0 to 1; 1 where one has no names to compare."""
    a, b = _names(one), _names(other)
    if sum(a.values()) < 5 or sum(b.values()) < 5:
        return 1.0
    dot = sum(n * b[name] for name, n in a.items())
    return float(dot / (sum(n * n for n in a.values()) * sum(n * n for n in b.values())) ** 0.5)


def _long_enough(lines: Sequence[Line], roles: Sequence[Role]) -> bool:
    body = [line for line, role in zip(lines, roles, strict=True) if role == "body" and line.solid]
    return len(body) >= _LEAST_LINES and sum(line.words for line in body) >= _LEAST_WORDS


def _lone_bullet(lines: Sequence[Line], n: int) -> bool:
    """Whether a line is a bulleted lead with no other bullet near it: no item of a list."""
    if not _BULLET.match(lines[n].text) or not lines[n].solid or lines[n].words < 12:
        return False
    return not any(_BULLET.match(line.text) for line in (*lines[max(0, n - 4) : n], *lines[n + 1 :]))


def _announced(lines: Sequence[Line], roles: Sequence[Role], n: int) -> bool:
    """Whether a headline with its own byline, date or dateline, or a lone bullet, stands here."""
    if _lone_bullet(lines, n):
        return True
    line = lines[n]
    if roles[n] not in {"body", "title"} or line.closed or not 4 <= line.words <= 25 or n + 1 >= len(lines):
        return False
    after = roles[n + 1]
    if after in {"byline", "updated"} and n + 2 < len(lines):
        return lines[n + 2].solid and roles[n + 2] == "body"
    dateline = find_dateline(lines[n + 1]) if lines[n + 1].solid else None
    return dateline is not None and dateline.place is not None and bool(dateline.agencies)


def find_breaks(lines: Sequence[Line], roles: Sequence[Role]) -> list[int]:
    """Return the numbers of the lines at which a further story begins, in order."""
    breaks: list[int] = []
    start = 0
    for n in range(_LEAST_LINES, len(lines) - _LEAST_LINES + 1):
        if not _announced(lines, roles, n):
            continue
        if not (_long_enough(lines[start:n], roles[start:n]) and _long_enough(lines[n:], roles[n:])):
            continue
        if likeness(lines[start:n], lines[n:]) < _ALIKE:
            breaks.append(n)
            start = n
    return breaks
