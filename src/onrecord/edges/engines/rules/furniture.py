"""What a page leaves in a row of capitalised words that is no name: buttons, shouts, links run together.

"Story Continued Below" holds nothing; "WATCHED Vale" and "Vale MORE" hold "Vale"; "Oru Vale Oru Adam ValeSenate Votes"
holds "Oru Vale" and "Oru Adam Vale" and the beginning of a headline.
"""

from __future__ import annotations

import re

from onrecord.edges.engines.rules.runs import COMMON, Token
from onrecord.gazetteer import AGENCIES, DEMONYMS, FIRST_NAMES

_BUTTONS = frozenset(
    """
    continue continued below above replay more video videos hide show caption captions sign up share tweet post email
    e-mail print article articles photo photos file read reading watch watched watching newsletter newsletters subscribe
    subscription click here related story stories comment comments follow copyright rights reserved image images credit
    credits source advertisement skip next previous gallery slideshow play pause live updates update full text
    transcript download app login log register view search home page back top most popular recommended trending media
    playback unsupported your device load loading close open menu get our must the to you in on for by of this
    """.split()
)

_INNER = re.compile(r"(?<=[a-z])(?=[A-Z])")
_SEATS = frozenset({"White House", "Downing Street", "Capitol Hill", "Oval Office"})
_NEAR = 60  # how many characters back the same name must stand for two words to be known as glued
_LONG = 6  # letters that no acronym has


def is_furniture(row: list[Token]) -> bool:
    """Whether two words or more are those of buttons and captions only."""
    return len(row) > 1 and all(word.low in _BUTTONS for word in row)


def apart(text: str, row: list[Token]) -> list[list[Token]]:
    """The rows that a row of words falls into where links were printed without anything between them."""
    for place, word in enumerate(row[1:], 1):
        size = _glued(text, word)
        if size:
            first = Token(word.start, word.start + size, word.text[:size], word.low[:size])
            rest = Token(word.start + size, word.end, word.text[size:], word.low[size:])
            return [*_repeated([*row[:place], first]), [rest, *row[place + 1 :]]]
    return _repeated(row)


def _glued(text: str, word: Token) -> int:
    """How long the first word is of two that are glued together; 0 if it is one word, like "McVale"."""
    for inner in _INNER.finditer(word.text):
        size = inner.start()
        earlier = text.find(word.text[:size], max(0, word.start - _NEAR), word.start) if size > 2 else -1
        if earlier >= 0 and not text[earlier + size].isalnum():
            return size
    return 0


def _repeated(row: list[Token]) -> list[list[Token]]:
    """As in "Rep. Oru Vale Oru Adam Vale" (two), "President Vale Oru Adam Vale" (two), "Oru Vale Vale" (one)."""
    if len(row) < 3:
        return [row]
    if row[-1].text == row[-2].text:
        return [row[:-1]]
    seen: dict[str, int] = {}
    for place, word in enumerate(row):
        first = seen.setdefault(word.text, place)
        if place - first > 1 and len(word.text) > 2 and word.low not in COMMON:
            at = first + 1 if place == len(row) - 1 and word.text not in FIRST_NAMES else place
            return [row[:at], row[at:]]
    return [row]


def quiet(row: list[Token]) -> list[Token]:
    """The row without common words in capitals before or behind what is not shouted, or before an acronym."""
    first = next((place for place, word in enumerate(row) if not _shouted(word)), 0)
    if first and (not row[first].text.isupper() or len(row[first].text) < _LONG):
        row = row[first:]
    while len(row) > 1 and _shouted(row[-1]) and not row[0].text.isupper():
        row = row[:-1]
    return row


def _shouted(word: Token) -> bool:
    low = word.low
    return len(low) > 2 and word.text.isupper() and (low in _BUTTONS or (len(low) > 3 and low in COMMON))


def credited(text: str, row: list[Token]) -> list[list[Token]]:
    """The rows of two names side by side: an agency before or behind a full name ("Getty Images Oru Vale")."""
    if len(row) > 2 and row[-1].text in AGENCIES and row[0].text in FIRST_NAMES:
        return [row[:-1], row[-1:]]
    if len(row) > 2 and text[row[-2].start : row[-1].end] in _SEATS and row[0].text not in DEMONYMS:
        return [row[:-2], row[-2:]]  # "Vale White House"
    for size in (2, 1):
        rest = row[size:]
        if rest and text[row[0].start : row[size - 1].end] in AGENCIES:
            if all(word.low in _BUTTONS for word in rest):
                return [row[:size]]
            if len(rest) > 1 and rest[0].text in FIRST_NAMES:
                return [row[:size], rest]
    return [row]
