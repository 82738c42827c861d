"""What of a reading can be found by words, the query that finds it, and the snippet that shows it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import chain
from typing import Literal

from onrecord.records import Reading, Span
from onrecord.text import WORD, cut, fold

Kind = Literal["article", "content", "name"]
MARK = "**"  # stands on both sides of a word found
_ROUND = 60  # code points of context on each side of the first word found
_PIECE = re.compile(r'"([^"]*)"?|(\S+)')


def entries(reading: Reading) -> Iterator[tuple[Kind, int, str]]:
    """Yield (kind, number among its kind, words): the article, each attribution's contents, each party's names."""
    yield "article", 0, wording(reading, "article", 0)
    for number, _ in enumerate(reading.attributions):
        yield "content", number, wording(reading, "content", number)
    for number, _ in enumerate(reading.cast.parties):
        yield "name", number, wording(reading, "name", number)


def wording(reading: Reading, kind: str, number: int) -> str:
    """Return the words of one entry, its parts told apart."""
    text = reading.article.text
    if kind == "article":
        return text[slice(*reading.article.extent)]
    if kind == "content":
        return " … ".join(cut(text, span) for span in reading.attributions[number].content)
    return " · ".join(reading.cast.parties[number].names)


def plain(text: str) -> str:
    """Put a question mark for each lone surrogate, which SQLite cannot hold as text."""
    return text.encode("utf-8", "replace").decode()


def pieces(words: str) -> list[str]:
    """Split what a person typed into words and, where quoted, phrases; what holds no letter or digit is dropped."""
    found = (phrase or word for phrase, word in _PIECE.findall(plain(words).replace("\0", " ")))
    return [piece for piece in found if any(c.isalnum() for c in piece)]


def query(words: str) -> str | None:
    """Write what a person typed in FTS5's language: all words must be there, the last may be just begun.

    Every piece becomes a quoted string, so nothing a person types is an operator or an error. None: no words.
    """
    quoted = ['"' + piece.replace('"', '""') + '"' for piece in pieces(words)]
    return " ".join(quoted) + "*" if quoted else None


def snippet(text: str, words: str) -> str:
    """Cut the neighbourhood of the first word found, on one line, with every word found marked."""
    wanted = tuple(w for piece in pieces(words) for w in _parts(piece))
    hits = (Span(*match.span()) for match in WORD.finditer(text, _begin(text, wanted)) if _hit(match[0], wanted))
    first = next(hits, None)
    window = _window(text, first or Span(0, 0))
    shown, here = [], window.start
    for hit in chain([first] if first else [], hits):
        if hit.start >= window.end:
            break
        if window.start <= hit.start and hit.end <= window.end:
            shown += [text[here : hit.start], MARK, cut(text, hit), MARK]
            here = hit.end
    shown.append(text[here : window.end])
    dots = "…" if window.start else "", "…" if window.end < len(text) else ""
    return dots[0] + " ".join("".join(shown).split()) + dots[1]


def _begin(text: str, wanted: tuple[str, ...]) -> int:
    """Return where the first of the words stands as it was typed, at the beginning of what it is part of; else 0.

    Looking at every word before it, without case and accents, would take most of the time of a search.
    """
    found = _typed(wanted).search(text) if wanted else None
    if found is None:
        return 0
    return next((i + 1 for i in range(found.start() - 1, -1, -1) if text[i].isspace()), 0)


@lru_cache(maxsize=256)
def _typed(wanted: tuple[str, ...]) -> re.Pattern[str]:
    *whole, last = map(re.escape, wanted)
    ways = [*(rf"{word}(?![^\W_])" for word in whole), last]
    return re.compile(rf"(?<![^\W_])(?:{'|'.join(ways)})", re.IGNORECASE)


def _parts(piece: str) -> list[str]:
    return [part for part in re.split(r"[\W_]+", fold(piece)) if part]


@lru_cache(maxsize=1 << 16)
def _hit(word: str, wanted: tuple[str, ...]) -> bool:
    parts = _parts(word)
    return any(part in wanted or part.startswith(wanted[-1:]) for part in parts)


def _window(text: str, hit: Span) -> Span:
    """A stretch around the hit that begins and ends between words."""
    start, end = max(0, hit.start - _ROUND), min(len(text), hit.end + _ROUND)
    if start:
        start = min((i for i in range(start, hit.start) if text[i].isspace()), default=hit.start)
    if end < len(text):
        end = max((i for i in range(hit.end, end) if text[i].isspace()), default=hit.end)
    return Span(start, end)
