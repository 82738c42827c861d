"""Counts without a number: "dozens", "hundreds of", "several", "a number of"; each says at least how many."""

from __future__ import annotations

import re

_LEAST = {
    "dozens": 24,
    "scores": 40,
    "hundreds": 200,
    "thousands": 2_000,
    "millions": 2_000_000,
    "several": 3,
    "number": 2,
    "handful": 3,
}
_TIMES = {"tens": 10, "dozens": 12, "scores": 20, "hundreds": 100, "several": 1}
_ROUND = {"dozen": "dozens", "hundred": "hundreds", "thousand": "thousands", "million": "millions"}

VAGUE = (
    r"(?:(?:tens|dozens|scores|hundreds)\sof\s)?(?:dozens|scores|hundreds|thousands|millions)"
    r"|several(?:\s(?:dozen|hundred|thousand|million)(?!s))?"
    r"|a\s(?:(?:large|great|small|significant|growing|huge)\s)?(?:number|handful)\sof"
)
"""Pattern; compile with `re.IGNORECASE`."""


def at_least(printed: str) -> int:
    """Return the least number that the words can mean: 24 for "dozens", two of a thing for "a number of"."""
    words = re.findall(r"[a-z]+", printed.casefold())
    named = [_ROUND.get(word, word) for word in words]
    low = next(_LEAST[word] for word in reversed(named) if word in _LEAST)
    return low * _TIMES[named[0]] if len(words) > 2 and named[0] in _TIMES else low
