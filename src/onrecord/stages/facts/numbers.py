"""Numbers as news prints them: "22", "2,400", "1.5 million", "twenty-six", "three dozen"."""

from __future__ import annotations

import re

_ONES = dict(
    zip(
        """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
        seventeen eighteen nineteen""".split(),
        range(20),
        strict=True,
    )
)
_TENS = dict(
    zip("twenty thirty forty fifty sixty seventy eighty ninety".split(), range(20, 100, 10), strict=True),
)
_SCALES = {
    "dozen": 12,
    "hundred": 100,
    "thousand": 1_000,
    "million": 1_000_000,
    "billion": 1_000_000_000,
    "trillion": 1_000_000_000_000,
}

_ones, _tens, _scales = "|".join(_ONES), "|".join(_TENS), "|".join(_SCALES)
_SIMPLE = rf"(?:(?:{_tens})(?:[- ](?:{_ones}))?|{_ones})"
WORDS = rf"(?:(?:an?|{_SIMPLE})\s+(?:{_scales})(?:\s+and\s+{_SIMPLE}|\s+{_SIMPLE})?(?:\s+(?:{_scales}))?|{_SIMPLE})"
"""Pattern of a number in words."""
DIGITS = rf"(?:\d{{1,3}}(?:,\d{{3}})+|\d+)(?:\.\d+)?(?:\s(?:{_scales})\b)?"
"""Pattern of a number in digits, with a scale word where there is one."""
NUMBER = rf"(?:{DIGITS}|{WORDS}\b)"
"""Pattern of any number; compile with `re.IGNORECASE`."""
FIRST_WORDS = frozenset((*_ONES, *_TENS))
"""Every word that a number in words can begin with, but for "a"."""

_PART = re.compile(r"[\d.,]*\d|[a-z]+")


def value(printed: str) -> int | None:
    """Return the whole number that was printed, or None if it is no number (or has a fraction left over)."""
    total, current = 0.0, 0.0
    parts = _PART.findall(printed.casefold())
    if not parts:
        return None
    for part in parts:
        if part[-1].isdigit():
            try:
                current += float(part.replace(",", ""))
            except ValueError:
                return None
        elif part in _ONES or part in _TENS:
            current += _ONES.get(part, _TENS.get(part, 0))
        elif part in _SCALES:
            scale = _SCALES[part]
            current = (current or 1) * scale
            if scale >= 1_000:
                total, current = total + current, 0.0
        elif part not in {"a", "an", "and"}:
            return None
    whole = total + current
    return round(whole) if abs(whole - round(whole)) < 1e-6 and whole < 1e16 else None
