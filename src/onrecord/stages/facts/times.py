"""Time expressions and their TIMEX3 values, read against the day an article was published.

The text is walked word by word; only at a word that can begin a time expression are its rules tried. Dates lie
in the past unless the words before speak of what is to come: news reports what has happened.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from onrecord.records import Span, Time
from onrecord.stages.facts.time_rules import RULES, When

_WORD = re.compile(r"[A-Za-z]+|\d+")
_CONTEXT = 90


def _value(text: str, start: int, rules_word: str, seen: tuple[date | None, str | None]) -> tuple[int, str] | None:
    anchor, last = seen
    for pattern, meaning in RULES[rules_word]:
        match = pattern.match(text, start)
        if match is None:
            continue
        before, after = text[max(0, start - _CONTEXT) : start], text[match.end() : match.end() + _CONTEXT]
        value = meaning(match, When(anchor, last, before, after))
        if value is not None:
            return match.end(), value
    return None


def times(text: str, parts: tuple[Span, ...], anchor: date | None) -> Iterator[Time]:
    """Yield the time expressions in these parts of the text, in order, none overlapping another.

    Args:
        text: the article's text.
        parts: where to look; sorted.
        anchor: the day that relative times are read against, None if it is not known.
    """
    last: str | None = None
    for part in parts:
        done = part.start
        for word in _WORD.finditer(text, *part):
            head = word[0].lower() if word[0][0] > "9" else "0"
            start = word.start()
            if head not in RULES or start < done:
                continue
            found = _value(text, start, head, (anchor, last))
            if found is None or found[0] > part.end:
                continue
            done, value = found
            if value[:4].isdigit() or value.startswith("XXXX"):
                last = value
            yield Time(Span(start, done), value)
