"""Words for PostgreSQL's full text (https://www.postgresql.org/docs/current/datatype-textsearch.html).

The words are taken apart here, not by the server's parsers and dictionaries, so that what is found does not depend on
how a server was set up, nor differ from what a file finds: every run of letters and digits, without case and accents.
"""

from __future__ import annotations

import re

from onrecord.edges.store import search
from onrecord.text import fold

_WORD = re.compile(r"[^\W_]+")
_LONGEST = 500  # characters of a word that count: the server takes 2,046 bytes
_LAST = 16_381  # the last place in a text that is noted
_BEYOND = 16_383  # stands for every later one, as the last that the server can note; next to none of the others
_PLACES = 255  # how many places of one word it can
_ROOM = 1_000_000  # bytes that the words of one text may take with their places; the server takes 1,048,575


def words(text: str) -> list[str]:
    """Return the words of a text as they are compared, in order."""
    return [word[:_LONGEST] for word in _WORD.findall(fold(search.plain(text)))]


def vector(text: str) -> str:
    """Write a text as a tsvector: each word once, with its places.

    Beyond its first 16,381 words a text has no places, so phrases are not found there; of a text of more than some
    70,000 different words only the first are found at all.
    """
    places: dict[str, list[str]] = {}
    for place, word in enumerate(words(text), 1):
        held = places.setdefault(word, [])
        noted = str(place if place <= _LAST else _BEYOND)
        if len(held) < _PLACES and noted not in held[-1:]:
            held.append(noted)
    room = _ROOM
    written = []
    for word, held in places.items():
        room -= len(word.encode()) + 2 * len(held) + 4
        if room < 0:
            break
        written.append(f"'{word}':{','.join(held)}")
    return " ".join(written)


def query(typed: str) -> str | None:
    """Write what a person typed as a tsquery: all words must be there, the last may be just begun. None: no words."""
    phrases = [found for piece in search.pieces(typed) if (found := words(piece))]
    if not phrases:
        return None
    written = [" <-> ".join(f"'{word}'" for word in phrase) for phrase in phrases]
    return " & ".join(f"({phrase})" for phrase in [*written[:-1], f"{written[-1]}:*"])
