"""Dates as values: the arithmetic that relative time expressions need.

A value is a TIMEX3 value (ISO 8601 with X for what is not known; source: TimeML annotation guidelines 1.2.1,
Saurí et al. 2006). Where the day an article was published is not known, values keep their X.
"""

from __future__ import annotations

from datetime import MAXYEAR, MINYEAR, date, timedelta

from onrecord.stages.facts.ahead import Lean

MONTHS = {
    name[:3]: number
    for number, name in enumerate(
        """january february march april may june july august september october november december""".split(), 1
    )
}
WEEKDAYS = {
    name: number for number, name in enumerate("monday tuesday wednesday thursday friday saturday sunday".split())
}
SEASONS = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}
SEASON_BEGINS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
PARTS = {
    "morning": "MO",
    "midday": "MI",
    "noon": "MI",
    "afternoon": "AF",
    "evening": "EV",
    "night": "NI",
    "overnight": "NI",
}
UNITS = {
    "second": "TS",
    "minute": "TM",
    "hour": "TH",
    "day": "D",
    "week": "W",
    "month": "M",
    "quarter": "Q",
    "year": "Y",
    "decade": "E",
    "century": "C",
}

# How many days before the anchor a day printed without its year can lie before the next year's is meant, and how many
# after it. Where no words tell, news looks further back than ahead. Further off, writers give the year.
_REACH = {Lean.AHEAD: (60, 305), Lean.BEHIND: (320, 45), Lean.AGO: (364, 0), Lean.OPEN: (275, 90)}


def month_number(printed: str) -> int:
    """Return 1 to 12 for a month's name or abbreviation."""
    return MONTHS[printed.casefold()[:3]]


def parse(iso: str | None) -> date | None:
    """Return the day of an ISO date or time, None if it is not given to the day."""
    day = (iso or "")[:10]
    if day[4:5] != "-" or day[7:8] != "-":
        return None  # a year, a month or a week
    try:
        return date.fromisoformat(day)
    except ValueError:
        return None


def year_value(year: int | None) -> str:
    """Return the value of a year: "1943", "BC0480" for one before Christ (negative here), "XXXX" where unknown."""
    if year is None:
        return "XXXX"
    return f"{year:04d}" if year >= 0 else f"BC{-year:04d}"


def day_value(year: int | None, month: int, day: int) -> str | None:
    """Return the value of a day, "XXXX-01-24" where the year is unknown, None if there is no such day."""
    try:
        date(2000 if year is None or year < 1 else year, month, day)  # 2000 has a 29 February
    except ValueError:
        return None
    return f"{year_value(year)}-{month:02d}-{day:02d}"


def likely_year(anchor: date, month: int, day: int | None, lean: Lean) -> int:
    """Return the year meant by a day or month printed without one, read on the day `anchor`."""
    if day is None and month == anchor.month:
        return anchor.year
    day = max(1, min(15 if day is None else day, 28))  # near enough, and in every month
    days = (date(anchor.year, month, day) - anchor).days
    back, ahead = _REACH[lean]
    if days > ahead:
        return max(anchor.year - 1, MINYEAR)
    return min(anchor.year + 1, MAXYEAR) if -days > back else anchor.year


def weekday(anchor: date | None, number: int, *, ahead: bool = False) -> str:
    """Return the day with this weekday (0 is Monday): the last one up to the anchor, or the next from it on."""
    if anchor is None:
        return f"XXXX-WXX-{number + 1}"
    back = (anchor.weekday() - number) % 7
    return shift(anchor, "day", -back if not ahead or back == 0 else 7 - back)


def shift(anchor: date | None, unit: str, count: int) -> str:
    """Return the value of the day, week, month, … that lies `count` units from the anchor's."""
    if anchor is None:
        return {"day": "XXXX-XX-XX", "week": "XXXX-WXX", "month": "XXXX-XX", "quarter": "XXXX-QX"}.get(unit, "XXXX")
    try:
        return _shift(anchor, unit, count)
    except OverflowError:
        return "PAST_REF" if count < 0 else "FUTURE_REF"


def _shift(anchor: date, unit: str, count: int) -> str:
    if unit == "day":
        return (anchor + timedelta(count)).isoformat()
    if unit in {"week", "weekend"}:
        year, week, _ = (anchor + timedelta(7 * count)).isocalendar()
        return f"{year:04d}-W{week:02d}" + ("-WE" if unit == "weekend" else "")
    if unit in {"month", "quarter"}:
        step = 3 if unit == "quarter" else 1
        year, month = divmod(anchor.year * 12 + anchor.month - 1 + count * step, 12)
        _check(year)
        return f"{year:04d}-{month + 1:02d}" if unit == "month" else f"{year:04d}-Q{month // 3 + 1}"
    size, places = {"year": (1, 4), "decade": (10, 3), "century": (100, 2)}[unit]
    _check(anchor.year + count * size)
    return f"{anchor.year // size + count:0{places}d}" + "X" * (4 - places)


def _check(year: int) -> None:
    if not MINYEAR <= year <= MAXYEAR:
        raise OverflowError


def duration(count: int | None, unit: str) -> str:
    """Return a period: "P3D", "PT16H", "PXY" where the count is not known."""
    code = UNITS[unit]
    amount = "X" if count is None else str(count)
    if code == "Q":
        return f"P{'X' if count is None else 3 * count}M"
    if code == "C":
        return f"P{'X' if count is None else 100 * count}Y"
    if code == "E":
        return "PXE" if count is None else f"P{10 * count}Y"
    return f"PT{amount}{code[1]}" if len(code) > 1 else f"P{amount}{code}"
