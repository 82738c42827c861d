"""How things are worded wherever a person reads them: numbers, ranges, dates, words cut to fit."""

from __future__ import annotations

import re
from functools import lru_cache

from onrecord.records import Article

UNKNOWN = "unknown"

# What a screen obeys instead of showing: control characters, and marks that turn the direction of what follows.
_COMMANDS = dict.fromkeys(
    [*(n for n in range(32) if n not in (9, 10)), *range(0x7F, 0xA0), *range(0x202A, 0x202F), *range(0x2066, 0x206A)],
    "�",
)


def legible(text: str) -> str:
    """Return the text with everything a screen would obey instead of show replaced, character by character."""
    return text.translate(_COMMANDS)


@lru_cache(maxsize=20_000)  # a page of marks clips the same few words again and again
def clip(text: str, width: int) -> str:
    """Return the text on one line, cut at a word to at most `width` characters."""
    flat = legible(re.sub(r"\s+", " ", text).strip())
    if len(flat) <= width:
        return flat
    head = flat[: width - 1]
    return (head.rsplit(" ", 1)[0] if " " in head[width // 2 :] else head).rstrip(" ,;:") + "…"


def count(n: int, one: str, many: str | None = None) -> str:
    """Return "1 report", "2 reports"."""
    return f"{n:,} {one if n == 1 else many or one + 's'}"


def interval(low: int, high: int) -> str:
    """Return a range as it is written: "1–2", or "2" where both ends agree."""
    return str(low) if low == high else f"{low}–{high}"


def describe(article: Article) -> str:
    """Return outlet and date of an article; what is not known says so."""
    return f"{article.outlet or 'outlet ' + UNKNOWN}, {article.published or article.updated or 'date ' + UNKNOWN}"
