"""Capitalised runs: where a name may stand.

A run is a row of capitalised words with nothing between them but blanks, initials, the small words that names
contain ("Abu Mahdi al-Muhandis", "Ursula von der Leyen"), and "of", "for", "and" inside names of bodies.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from onrecord.gazetteer import LOC_HEADS, ORG_HEADS, STATES, TITLE_PARTS, TITLES
from onrecord.records import Span

_UP = "A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĖĘĚĞĢĪİĶĻŁŃŇŌŐŒŘŚŞŠŢŤŪŮŰŲŹŻŽȘȚ"
_TOKEN = re.compile(
    rf"(?<![\w@#])(?:(?:[A-Z]\.){{2,}}|(?:(?:al|el|ul|as|ash|ad|an|ar|at|az)[-‐‑]|al |el |[dlDL]['’])?"
    rf"(?!I['’])[{_UP}][\w]*(?:[-‐‑'’‘ʼ`&]\w+)*)"
)
_LOWER_PART = re.compile(r"[-‐‑](?=[a-z0-9])[^A-Z]*$")
_PREFIX = re.compile(r"(?:then|ex|pro|anti|non|post|pre|mid|late|former|self)[-‐‑](?=\w)", re.IGNORECASE)
_CONTRACTED = re.compile(r"['’](?:re|ve|ll|d|m|t)$")
_ARTICLE = re.compile(r"[AaEeUu][lsdnrtz]h?[-‐‑]")
_PARTICLES = re.compile(
    r" (?:(?:de|da|do|dos|del|della|di|du|van|von|der|den|ter|ten|bin|ibn|bint|ben|abu|al|el|ul|la|le|y|e|zu)\.? )+"
)
_OF = re.compile(r" (?:of|for|of the|for the|on|against) ")
_SKIPPED = " \"“‘'([«…-–—•*\u00a0”’)]»"
_OPENING = "\"“‘'([«"
_DOTTED = frozenset(
    "mr mrs ms dr prof gen lt col sgt capt cmdr adm maj brig sen rep gov hon rev st jr sr messrs pres atty".split()
)
_HEADS_OF = frozenset(
    """
    ministry department university bank republic kingdom house council court office bureau institute academy board
    chamber union league association federation party movement front army church state states center centre committee
    commission college school society museum centers centres institutes offices
    gulf strait bay cape horn city isle district duchy emirate confederation
    organisation organization alliance coalition directorate agency library international forces institution
    foundation fund project programme program campaign community conference assembly companions brothers sons lord
    knights soldiers order
    """.split()
)

_ANY_HEAD = ORG_HEADS | LOC_HEADS

COMMON = frozenset(Path(__file__).with_name("common.txt").read_text(encoding="utf-8").split())
"""English words that mid-sentence stand in lower case (counted over news text)."""


_LOWER_ARTICLES = frozenset("al el ul as ad an ar at az d' d’ l' l’".split())


class Token(NamedTuple):
    """One capitalised word: its span without a possessive, its characters, and them in lower case."""

    start: int
    end: int
    text: str
    low: str


class Run(NamedTuple):
    """Capitalised words in a row; `initial` if the first would be capitalised anyway, being first."""

    tokens: list[Token]
    initial: bool
    possessive: bool


def tokens(text: str, span: Span) -> Iterator[tuple[Token, int]]:
    """Yield capitalised words with the offset where what follows them begins (behind a possessive)."""
    for match in _TOKEN.finditer(text, span.start, span.end):
        start, after = match.span()
        word = match[0]
        end = after
        if word[-1] == "s" and len(word) > 2 and word[-2] in "'’ʼ":
            end -= 2
            word = word[:-2]
        elif _CONTRACTED.search(word):  # "They're"
            continue
        elif "-" in word or "‐" in word or "‑" in word:
            prefix = _PREFIX.match(word)
            if prefix:
                start += prefix.end()
                word = word[prefix.end() :]
            low = _LOWER_PART.search(word)
            if (
                low
                and word.casefold() not in TITLES
                and not _ARTICLE.match(word)
                and not _is_syllable(word[: low.start()], word[low.start() + 1 :])
            ):
                end = start + low.start()
                word = word[: low.start()]
        if word and word[0].isupper() | (word[:2] in _LOWER_ARTICLES):
            yield Token(start, end, word, word.lower()), after


def _is_syllable(stem: str, part: str) -> bool:
    """Whether what stands behind a hyphen belongs to a given name: "Jong-un", "Jae-in", not "Velara-led"."""
    if part == "in":
        return stem.lower() not in COMMON
    return len(part) < 5 and part.isalpha() and part not in COMMON and part not in _SUFFIXES


_SUFFIXES = frozenset("led era wide ish esque".split())


def runs(text: str, span: Span) -> Iterator[Run]:
    """Yield the capitalised runs of a block, in order."""
    row: list[Token] = []
    last = -1
    for token, after in tokens(text, span):
        if row and (last != row[-1].end or not _joins(text, row, token)):
            yield Run(row, _initial(text, row[0].start, span.start), last != row[-1].end)
            row = []
        row.append(token)
        last = after
    if row:
        yield Run(row, _initial(text, row[0].start, span.start), last != row[-1].end)


def _joins(text: str, row: list[Token], token: Token) -> bool:
    before = row[-1]
    width = token.start - before.end
    if width == 1:
        return text[before.end] in " \u00a0"
    if width > 14 or width == 0:
        return False
    gap = text[before.end : token.start]
    if gap == ". ":
        return len(before.text) == 1 or before.low in _DOTTED
    if gap == " & ":
        return True
    if _PARTICLES.fullmatch(gap):
        return before.text not in STATES
    if gap == " and ":
        return False
    return before.low in _HEADS_OF and bool(_OF.fullmatch(gap))


def _initial(text: str, start: int, first: int) -> bool:
    i = start - 1
    while i >= first and text[i] in _SKIPPED:
        if text[i] in _OPENING and text[i + 1] not in " \u00a0":  # an opening mark, not a closing straight one
            return True
        i -= 1
    return i < first or text[i] in ".!?:;\n\r"


def joined(text: str, left: Run, right: Run) -> bool:
    """Whether two runs are one body's name: "Food and Drug Administration", "St Orla’s Hospital"."""
    gap = text[left.tokens[-1].end : right.tokens[0].start]
    if left.possessive:
        return gap in _POSSESSIVES and _owns_its_name(left.tokens) and right.tokens[-1].low in _ANY_HEAD
    if gap != " and ":
        return False
    first, last, head = left.tokens[0], left.tokens[-1], right.tokens[-1]
    if last.low in _ANY_HEAD or (first.text in STATES and len(left.tokens) == 1):
        return False
    if head.low in _ANY_HEAD and len(right.tokens) > 1 and _is_topic(right.tokens[0]):
        return _is_topic(last) or text.endswith("the ", 0, first.start)
    # "Office of Management and Budget": what stands behind "of" goes on
    return (
        len(left.tokens) > 1
        and _is_topic(last)
        and (right.tokens[0].low in _TOPICS or (_is_topic(right.tokens[0]) and right.tokens[0].low not in _ANY_HEAD))
        and any(one.low in _HEADS_OF and _OF.fullmatch(text, one.end, two.start) for one, two in pairwise(left.tokens))
    )


def _is_topic(word: Token) -> bool:
    """Whether a word says what a body is for."""
    return word.low in COMMON or word.low in TITLE_PARTS or word.low in _TOPICS


def _owns_its_name(row: list[Token]) -> bool:
    """Whether a possessive belongs to the name: "St Orla’s", "People’s", "King’s"."""
    return row[-1].low in _OWNERS or (len(row) > 1 and row[-2].low in _SAINTS)


_POSSESSIVES = frozenset({"'s ", "’s ", "' ", "’ "})
_SAINTS = frozenset({"st", "st.", "saint", "queen", "king"})
_OWNERS = frozenset("king queen people children women workers farmers teachers lord veterans trinity".split())
_TOPICS = frozenset(
    "budget management allergy disease prevention customs welfare immigration firearms explosives diseases".split()
)
