"""Sums of money as figures of unit "money"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.records import Bound, Figure, Span
from onrecord.stages.facts.bounds import BOUND, BOUND_OF
from onrecord.stages.facts.numbers import DIGITS, value

_CURRENCIES = "dollar euro pound crown franc rupee ruble rouble yuan dinar riyal rial shekel lira peso".split()
SIGNS = ("$", "€", "£", *_CURRENCIES)
"""A lower-case line without any of these holds no sum."""
_SUM = re.compile(
    rf"(?:US)?[$€£]\s?(?P<sign>{DIGITS})|(?<![\w.,])(?P<named>{DIGITS})\s(?:{'|'.join(_CURRENCIES)})s?\b", re.IGNORECASE
)
# A row can be "over $5 million" and a report "about $5 million"; "more than" and "nearly" say how much.
_BEFORE = re.compile(rf"\b(?P<bound>(?!over\b|under\b|some\b)(?:{BOUND}))\s$", re.IGNORECASE)
_TALK = re.compile(r"\b(?:questions?|reports?|concerns?|talks?|asked|claims?|stor(?:y|ies)|lies)\s$", re.IGNORECASE)
_SHORT = 24


def sums(text: str, span: Span) -> Iterator[Figure]:
    """Yield the sums of money in a stretch of text, with the words that bound them; the currency stands in the span."""
    for match in _SUM.finditer(text, *span):
        amount = value(match["sign"] or match["named"])
        if amount is None:
            continue
        start, bound = _bound(text, span, match.start())
        low, high = (None if bound == "most" else amount), (None if bound == "least" else amount)
        yield Figure(Span(start, match.end()), low, high, bound, "money")


def _bound(text: str, span: Span, start: int) -> tuple[int, Bound]:
    """Return where a sum begins with the words that bound it, and what they say."""
    first = max(span.start, start - _SHORT)
    found = _BEFORE.search(text[first:start])
    if found is None or _TALK.search(text, span.start, first + found.start()):
        return start, "exact"
    return first + found.start(), BOUND_OF[" ".join(found["bound"].casefold().split())]
