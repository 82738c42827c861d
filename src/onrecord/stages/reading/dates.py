"""Dates as newspapers print them → ISO. A date that could be two different days is no date."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta, timezone
from typing import NamedTuple

from onrecord.records import Span

_NAMES = """
1 january jan januar january janvier enero ene gennaio janeiro januari jänner ocak stycznia ledna
2 february feb februar fevrier février febrero febbraio fevereiro februari şubat lutego února
3 march mar märz maerz mars marzo março maart maret mart marca března
4 april apr avril abril aprile nisan kwietnia dubna
5 may mai mayo maggio maio mei maj mayıs maja května
6 june jun juni juin junio giugno junho haziran czerwca června
7 july jul juli juillet julio luglio julho temmuz lipca července
8 august aug août aout agosto augustus augusti agustus ağustos sierpnia srpna
9 september sept sep septembre septiembre settembre setembro eylül września září
10 october oct oktober okt octobre octubre ottobre outubro ekim października října
11 november nov novembre noviembre novembro kasım listopada listopadu
12 december dec dezember dez décembre decembre diciembre dicembre dezembro desember desembre aralık grudnia prosince
"""
MONTHS = {name: int(row[0]) for row in map(str.split, _NAMES.strip().splitlines()) for name in row[1:]}
_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_YEAR = r"(?:19|20)\d\d"
_WRITTEN = re.compile(
    rf"""(?<![\w/])(?:
      (?P<iso>(?P<y1>{_YEAR})-(?P<m1>\d\d)-(?P<d1>\d\d))(?![\d-])
    | (?P<compact>(?P<y2>{_YEAR})(?P<m2>[01]\d)(?P<d2>[0-3]\d))(?!\d)
    | (?P<d3>\d{{1,2}})(?:st|nd|rd|th|er|º)?[.,]?[ \u00a0\-](?:de[ \u00a0])?
      (?P<m3>{_MONTH})\.?,?[ \u00a0\-](?:de[ \u00a0])?(?P<y3>{_YEAR})
    | (?P<m4>{_MONTH})\.?[ \u00a0](?P<d4>\d{{1,2}})(?:st|nd|rd|th)?,?[ \u00a0](?P<y4>{_YEAR})
    | (?P<y5>{_YEAR})[/.](?P<m5>\d{{1,2}})[/.](?P<d5>\d{{1,2}})
    | (?P<a6>\d{{1,2}})(?P<s6>[/.\-])[ ]?(?P<b6>\d{{1,2}})(?P=s6)[ ]?(?P<y6>{_YEAR})
    | (?P<d8>\d{{1,2}})\.(?P<m8>\d{{1,2}})\.(?P<y8>\d\d)
      (?=[,\s|–-]{{1,4}}\d{{1,2}}[:.]\d\d\ ?Uhr\b)                              # 25.04.24, 14:07 Uhr
    | (?P<y7>{_YEAR})[年]\s?(?P<m7>\d{{1,2}})月\s?(?P<d7>\d{{1,2}})日
    )""",
    re.IGNORECASE | re.VERBOSE,
)
_TIME = re.compile(
    r"(?<![\d:])(?P<h>[01]?\d|2[0-3])[:.h](?P<m>[0-5]\d)(?::(?P<s>[0-5]\d)(?:\.\d+)?)?\s*"
    r"(?P<half>a\.?m\.?|p\.?m\.?)?\s*(?:(?P<zone>Z|UTC|GMT|EDT|EST|PDT|PST|CEST|CET)\b)?"
    r"(?P<off>[+-]\d\d:?\d\d)?",
    re.IGNORECASE,
)
_HOUR = re.compile(r"(?<![\d:])(?P<h>1[0-2]|[1-9])\s*(?P<half>a\.?m\.?|p\.?m\.?)", re.IGNORECASE)
_BETWEEN = re.compile(r"[T,\s|•·–-]*(?:at|um|à|a las)?\s*", re.IGNORECASE)
# Only zones whose name means one offset; "CST" or "IST" could be several.
_ZONES = {"Z": 0, "UTC": 0, "GMT": 0, "EDT": -4, "EST": -5, "PDT": -7, "PST": -8, "CEST": 2, "CET": 1}


class Moment(NamedTuple):
    """An ISO date, the full ISO time where the hour is known, and where both stand."""

    day: str
    at: str | None
    span: Span


def _day(year: str, month: str, day: str) -> date | None:
    number = MONTHS.get(month.lower()) if not month.isdigit() else int(month)
    try:
        return date(int(year), number or 0, int(day))
    except ValueError:
        return None


def _numeric(match: re.Match[str]) -> date | None:
    """Read 13/07/2021 and 07/13/2021; 06/07/2021 is a day in June or in July, so it is none."""
    first, second, year = int(match["a6"]), int(match["b6"]), match["y6"]
    if match["s6"] == "." or first > 12 or first == second:  # with full stops the day always comes first
        return _day(year, str(second), str(first))
    return _day(year, str(first), str(second)) if second > 12 else None


def _date(match: re.Match[str]) -> date | None:
    if match["a6"]:
        return _numeric(match)
    for n in "1234578":
        if year := match[f"y{n}"]:
            return _day(year if len(year) == 4 else f"20{year}", match[f"m{n}"], match[f"d{n}"])
    return None


def _zone(match: re.Match[str]) -> timezone | None:
    if offset := match["off"]:
        hours, minutes = int(offset[1:3]), int(offset[-2:])
        shift = timedelta(hours=hours, minutes=minutes)
        return timezone(-shift if offset[0] == "-" else shift) if shift < timedelta(hours=24) else None
    if match["zone"]:
        return timezone(timedelta(hours=_ZONES[match["zone"].upper()])) if match["zone"].upper() != "Z" else UTC
    return None


def _clock(day: date, match: re.Match[str]) -> str | None:
    groups = match.groupdict()
    hour, half = int(match["h"]), (match["half"] or "").lower()
    if half:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half.startswith("p") else 0)
    zone = _zone(match) if "off" in groups else None
    second = int(groups.get("s") or 0)
    at = datetime(day.year, day.month, day.day, hour, int(groups.get("m") or 0), second, tzinfo=zone)
    return at.isoformat()


def without_dates(text: str) -> str | None:
    """Return a short text without its dates and times, also those that could be two days; None if it has no date."""
    rest, count = _WRITTEN.subn(" ", text)
    return _HOUR.sub(" ", _TIME.sub(" ", rest)) if count else None


def find_dates(text: str, span: Span | None = None) -> list[Moment]:
    """Return the full dates (day, month and year) printed in a short text, each with the time beside it, in order."""
    start, end = span or Span(0, len(text))
    found = []
    for match in _WRITTEN.finditer(text, start, end):
        day = _date(match)
        if day is None:
            continue
        at, stop = None, match.end()
        after = _BETWEEN.match(text, match.end(), end)
        place = after.end() if after else match.end()
        clock = _TIME.match(text, place, end) or _HOUR.match(text, place, end)
        if clock:
            at, stop = _clock(day, clock), clock.end()
        found.append(Moment(day.isoformat(), at, Span(match.start(), stop)))
    return found


def one_date(text: str) -> Moment | None:
    """Return the date that a short text gives, or None where it gives none or several different ones."""
    found = find_dates(text)
    if not found or len({m.day for m in found}) > 1:
        return None
    return next((m for m in found if m.at), found[0])
