"""Dates as they are written for readers."""

from __future__ import annotations

import re
from datetime import date

_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_MONTH = re.compile(r"(\d{4})-(\d{2})")
_FIXED = "\u00a0"  # a date is not broken over lines
_JOINED = "\u2060"  # nor is "5–20 May" behind its dash


def day(value: str | None) -> str:
    """Write an ISO date as "3 May 2031"; what is no whole date comes back as it is, None as ""."""
    if not value:
        return ""
    if match := _DAY.match(value):
        try:
            then = date(*map(int, match.groups()))
        except ValueError:
            return value
        return f"{then.day}{_FIXED}{then:%b}{_FIXED}{then.year}"
    if match := _MONTH.fullmatch(value):
        year, month = map(int, match.groups())
        return f"{date(year, month, 1):%b}{_FIXED}{year}" if 1 <= month <= 12 else value
    return value


def period(first: str | None, last: str | None) -> str:
    """Write from when to when, what both have in common once: "3–9 May 2031"."""
    one, other = day(first), day(last)
    if not one or not other or one == other:
        return one or other
    a, b = one.split(_FIXED), other.split(_FIXED)
    while len(a) > 1 and len(b) > 1 and a[-1] == b[-1]:
        a.pop()
        b.pop()
    return f"{a[0]}–{_JOINED}{other}" if len(a) == 1 else f"{_FIXED.join(a)} – {other}"
