"""Where a second story begins: pages that append another report to the one they print.

Precision first. A new story must be announced (a lone bullet, a separator, a headline with its own byline, date or
dateline), be long enough to be one, and share hardly any names with what came before it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from onrecord.records import Role
from onrecord.stages.reading.head import find_dateline
from onrecord.stages.reading.lines import Line

_BULLET = re.compile(r"[•·▪●◦‣■►*]\s+(?=\S)")
_RULE = re.compile(r"(?:[*_=~#•·—–-]\s?){3,}$")
_NAME = re.compile(r"\b[A-ZÀ-Þ][\w’'-]+")
_NUMBER = re.compile(r"\d[\d,]*\s\w")  # "22 killed in …", but not "1. The first of several"
_WORD = re.compile(r"[a-zà-þ]{5,}")
_LEAST_LINES, _LEAST_WORDS = 3, 90
_WINDOW = 40  # lines looked at on either side, so that a file of a thousand stories costs what it weighs
# Words of five letters and more that any two reports share; compared by their first six letters.
_COMMON = frozenset(
    word[:6]
    for word in """about after again against along already also although among another around asked because become been
    before began being between called could despite doing during early earlier either every first former found given
    going group having however including including itself known later likely little making members might month months
    needed never number officials often other others people percent place president public recent reported right said
    saying second since several should small something state statement still their there these thing things think third
    those though three through times today toward under until using wanted where whether which while without would
    years yesterday""".split()
)


class Alike(NamedTuple):
    """How alike two stretches are, 0 to 1: by the names in them, and by their other words."""

    names: float
    words: float

    def below(self, most: Alike) -> bool:
        """Whether both are below some other's."""
        return self.names < most.names and self.words < most.words


# The less a place looks like the beginning of a story, the less alike the two sides may be. Of 9,000 ordinary articles
# three are split; of 800 pairs of articles put one behind the other without a byline between, 155.
_UNLIKE, _STRANGERS = Alike(0.2, 0.25), Alike(0.08, 0.15)


def _names(lines: Iterable[Line]) -> Counter[str]:
    """Count the names of a stretch: words in capitals, without those that only begin a sentence."""
    found: Counter[str] = Counter()
    for line in lines:
        for match in _NAME.finditer(line.text):
            at = match.start()
            if at > 1 and line.text[at - 2] not in '.!?:“‘"•':
                found[re.sub(r"['’]s?$", "", match[0]).casefold()] += 1
    return found


def _words(lines: Iterable[Line]) -> Counter[str]:
    found = Counter(word[:6] for line in lines for word in _WORD.findall(line.text))
    for word in _COMMON & found.keys():
        del found[word]
    return found


def _cosine(a: Counter[str], b: Counter[str]) -> float:
    """Return the cosine of two counts; 1 where one has too little to compare."""
    if a.total() < 5 or b.total() < 5:
        return 1.0
    dot = sum(n * b[key] for key, n in a.items())
    return float(dot / (sum(n * n for n in a.values()) * sum(n * n for n in b.values())) ** 0.5)


def likeness(one: Sequence[Line], other: Sequence[Line]) -> Alike:
    """Compare the names and the other words of two stretches."""
    return Alike(_cosine(_names(one), _names(other)), _cosine(_words(one), _words(other)))


def _long_enough(lines: Sequence[Line], roles: Sequence[Role]) -> bool:
    body = [line for line, role in zip(lines, roles, strict=True) if role == "body" and line.solid]
    return len(body) >= _LEAST_LINES and sum(line.words for line in body) >= _LEAST_WORDS


def _lone_bullet(lines: Sequence[Line], n: int) -> bool:
    """Whether a line is a bulleted lead with no other bullet near it: no item of a list."""
    if not _BULLET.match(lines[n].text) or not lines[n].solid or lines[n].words < 12:
        return False
    if lines[n - 1].text[-1] == ":" or _BULLET.search(lines[n].text, 3):
        return False
    return not any(_BULLET.match(line.text) for line in (*lines[max(0, n - 4) : n], *lines[n + 1 : n + _WINDOW]))


def _is_heading(lines: Sequence[Line], roles: Sequence[Role], n: int) -> bool:
    """Whether a line stands like a headline between two paragraphs."""
    line = lines[n]
    return (
        roles[n] in {"body", "title"}
        and not line.closed
        and 4 <= line.words <= 25
        and line.text[-1] not in ":,;"
        and (line.text[0].isupper() or line.text[0] in "\"“'‘" or _NUMBER.match(line.text) is not None)
        and (lines[n - 1].solid or roles[n - 1] in {"credit", "boilerplate"})
        and n + 1 < len(lines)
    )


def _introduced(lines: Sequence[Line], roles: Sequence[Role], n: int) -> bool:
    """Whether a headline has a byline, a date or an agency's dateline of its own below it."""
    if roles[n + 1] in {"byline", "updated"}:
        return n + 2 < len(lines) and lines[n + 2].solid and roles[n + 2] == "body"
    dateline = find_dateline(lines[n + 1]) if lines[n + 1].solid else None
    return dateline is not None and dateline.place is not None and bool(dateline.agencies)


def _announcements(lines: Sequence[Line], roles: Sequence[Role]) -> Iterator[tuple[int, Alike]]:
    """Yield (line, how alike what stands before and after may be) where a story may begin.

    A heading without a byline or date counts only where it is the only one: an article with sections has several.
    """
    places = range(_LEAST_LINES, len(lines) - _LEAST_LINES + 1)
    headings = {n for n in places if _is_heading(lines, roles, n)}
    for n in places:
        if _lone_bullet(lines, n) or (n in headings and _introduced(lines, roles, n)):
            yield n, _UNLIKE
        elif headings == {n} and lines[n].words > 4 and lines[n + 1].solid:
            yield n, _STRANGERS


def find_breaks(lines: Sequence[Line], roles: Sequence[Role]) -> list[int]:
    """Return the numbers of the lines at which a further story begins, in order."""
    breaks: list[int] = []
    start = 0
    for n, most in _announcements(lines, roles):
        before, after = slice(max(start, n - _WINDOW), n), slice(n, n + _WINDOW)
        if not (_long_enough(lines[before], roles[before]) and _long_enough(lines[after], roles[after])):
            continue
        if likeness(lines[before], lines[after]).below(most):
            breaks.append(n)
            start = n
    return breaks
