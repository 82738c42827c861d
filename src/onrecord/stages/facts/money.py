"""Sums of money as figures of unit "money"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.records import Figure, Span
from onrecord.stages.facts.numbers import DIGITS, value

_CURRENCIES = "dollar euro pound crown franc rupee ruble rouble yuan dinar riyal rial shekel lira peso".split()
SIGNS = ("$", "€", "£", *_CURRENCIES)
"""A lower-case line without any of these holds no sum."""
_SUM = re.compile(
    rf"(?:US)?[$€£]\s?(?P<sign>{DIGITS})|(?<![\w.,])(?P<named>{DIGITS})\s(?:{'|'.join(_CURRENCIES)})s?\b", re.IGNORECASE
)


def sums(text: str, span: Span) -> Iterator[Figure]:
    """Yield the sums of money in a stretch of text; which currency stands in the span."""
    for match in _SUM.finditer(text, *span):
        amount = value(match["sign"] or match["named"])
        if amount is not None:
            yield Figure(Span(*match.span()), amount, amount, "exact", "money")
