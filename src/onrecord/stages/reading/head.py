"""What stands above the first paragraph, and inside its beginning: titles, datelines, machine date lines."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from onrecord.records import Span
from onrecord.stages.reading.agencies import AGENCIES, agencies_in
from onrecord.stages.reading.dates import find_dates
from onrecord.stages.reading.lines import Line
from onrecord.text import fold

_WORD = r"[A-ZÀ-ÞŞĞİ][A-ZÀ-ÞŞĞİ'’.\-]+"
_CAPS = rf"{_WORD}(?:[ \-/](?:{_WORD}|al|el|de|of|the|and|on))*"  # MEXICO CITY
_MIXED = r"[A-ZÀ-Þ][\w'’.\-]+(?:[ /][A-ZÀ-Þ][\w'’.\-]+){0,3}"  # Mexico City
_PLACE = rf"(?P<place>(?:{_CAPS}|{_MIXED})(?:,\s(?:{_MIXED}|{_CAPS}))?)"  # AL-TANF, Freedonia
_CAPS_PLACE = rf"(?P<place>{_CAPS}(?:,\s(?:{_MIXED}|{_CAPS}))?)"
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
_DAY = rf"(?:,?\s(?:[MTWFS][a-z]{{2,8}},?\s)?(?i:\d{{1,2}}\s{_MONTH}|{_MONTH}\s\d{{1,2}})(?:,?\s(?:19|20)\d\d)?)"
_DASH = r"\s*(?:--+|[-–—―])\s*"
_FREE_DASH = r"(?:\s+(?:--+|[-–—―])\s*|(?:--+|[–—―])\s*)"  # no hyphen inside a word
_BRACKETS = r"\s?\((?P<agency>[A-Z][^()]{1,60})\)"
_LONG_NAMES = "|".join(re.escape(a) for a in AGENCIES if len(a) > 3)
_DATELINES = tuple(
    re.compile(form)
    for form in (
        rf"{_PLACE}{_DAY}?{_BRACKETS}(?:{_DASH}|:\s?|\s+)",  # AL-TANF, Freedonia, Jan 5 (AP) —
        rf"{_CAPS_PLACE}{_DAY}?{_FREE_DASH}",  # MEXICO CITY —
        rf"{_PLACE}{_DAY}[.,]?\s*(?:/(?P<agency>[A-Z][\w ]+)/\.?\s*|{_DASH})",  # MOSCOW, May 5. /TASS/.
        rf"{_PLACE}{_DAY},?\s(?P<agency>[A-Z][\w ]+){_DASH}",  # Moscow, 5 May, Interfax —
        rf"{_CAPS_PLACE}{_DAY}?:\s+",  # IRBIL:
        rf"\((?P<agency>[A-Z][\w .\-]{{1,30}})\)(?:{_DASH}|:\s?|\s*)(?=[A-Z“\"'‘])",  # (Reuters) -
        rf"(?P<agency>{_LONG_NAMES}){_DASH}(?=[A-Z“\"'‘])",  # Reuters —
    )
)
# Words that a place in capitals has not, but a heading has; and what is too short for one.
_SENTENCE = re.compile(
    r"\b(?:IN|ON|FOR|IS|ARE|WAS|WERE|TO|HAS|HAD|WITH|AT|BY|NOT|HIS|HER|YOU|WE)\b|^\S{1,3}$|[’'](?= )|(?:\S+ ){4}"
)
# Words that labels in capitals are made of, which stand where a place would ("FACT CHECK:"); no place has only these.
_LABELS = frozenset(
    """watch update updates updated breaking exclusive opinion analysis photo photos video videos live listen read more
    fact note editor's editor’s related correction corrections clarification file claim verdict rating transcript review
    advertisement sponsored preview report poll factbox explainer timeline interview commentary column editorial letter
    q a alert warning summary key points highlights background context why how what who when where here new just also
    tldr host byline soundbite check news press release statement world in brief the of""".split()
)
_DATE_FIRST = re.compile(r"(?:date|datum|fecha|published|posted|updated)?[\s:]*(?=\d)", re.IGNORECASE)


class Dateline(NamedTuple):
    """A dateline at the start of a line: its span, the place it names and the agencies it credits."""

    span: Span
    place: str | None
    agencies: tuple[str, ...]


def _agencies(name: str | None) -> tuple[str, ...]:
    if not name:
        return ()
    return tuple(agencies_in(name)) or (name.strip(),)


def find_dateline(line: Line) -> Dateline | None:
    """Return the dateline that opens a line of running text, or None."""
    for form in _DATELINES:
        match = form.match(line.text, 0, 140)
        if match is None or match.end() >= len(line.text):
            continue
        groups = match.groupdict()
        place = groups.get("place")
        if place and (_LABELS.issuperset(re.findall(r"[\w’']+", place.lower())) or len(place) > 50):
            continue
        credit = groups.get("agency")
        names = _agencies(credit)
        if place is None and (credit is None or credit not in AGENCIES):
            continue
        if place and credit is None and _SENTENCE.search(place):
            continue
        if place and not place.split(",", 1)[0].isupper() and credit is None and not find_dates(match[0]):
            continue
        if place and credit and not _credits(credit, place, match[0]):
            continue
        start = line.span.start
        return Dateline(Span(start, start + len(match[0].rstrip())), place.strip(" ,") if place else None, names)
    return None


def _credits(credit: str, place: str, printed: str) -> bool:
    """Whether brackets after a place hold an agency: a known one, or any name where a dash or colon follows."""
    if agencies_in(credit):
        return True
    dash = printed.rstrip()[-1] in "-–—―:"
    return dash and place.split(",", 1)[0].isupper() and len(credit.split()) <= 4


def dated_prefix(line: Line) -> int:
    """Return how many characters of a line are a machine's date before a headline ("date 2022-02-08 A headline")."""
    opening = _DATE_FIRST.match(line.text)
    if opening is None:
        return 0
    found = find_dates(line.text, Span(opening.end(), min(len(line.text), opening.end() + 30)))
    if not found or found[0].span.start != opening.end():
        return 0
    rest = line.text[found[0].span.end :]
    headline = rest.lstrip(" \t|:·•–—-")
    return len(line.text) - len(headline) if headline[:1].isupper() and headline.count(" ") >= 2 else 0


def _headline(line: Line) -> bool:
    if not 2 <= line.words <= 40 or len(line.text) > 300 or line.text[-1] in ",;:":
        return False
    if line.closed and line.text.rstrip("\"'”’»)]")[-1] in ".。":
        return False
    return not line.text[0].islower() and line.text[0] not in "•·▪●◦*-–—(["


def find_title(lines: Sequence[Line], free: Sequence[int], given: str | None) -> int | None:
    """Return which line is the headline, or None where the text shows none.

    Args:
        lines: all lines of the text.
        free: the numbers of the lines whose shape says nothing else, in order.
        given: the headline that came with the text, if any; then only a line that reads like it is one.
    """
    if given:
        want, longest = fold(given), 2 * len(given) + 20
        alike = (
            n for n in free if n < 12 and len(lines[n].text) < longest and _same_headline(want, fold(lines[n].text))
        )
        return next(alike, None)
    for n in free:
        line = lines[n]
        if _headline(line) and (n == free[0] or line.words >= 4):
            return n if any(lines[k].solid for k in free if k > n) or len(free) == 1 else None
        if line.solid:
            return None
    return None


def _same_headline(want: str, have: str) -> bool:
    if want == have or (len(want) > 20 and want in have and len(have) < 2 * len(want)):
        return True
    a, b = set(want.split()), set(have.split())
    return len(b) <= 40 and len(a & b) >= 0.7 * max(len(a), len(b), 3)
