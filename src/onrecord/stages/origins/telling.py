"""What words tell of whose they are: hearsay, a sentence that says who said it, one quotation, one survey."""

from __future__ import annotations

import re
from functools import lru_cache

from onrecord.stages.origins.naming import token_set, tokens
from onrecord.text import fold

_WORD = re.compile(r"[^\W_]+")
_SAID = re.compile(
    r"(?<![Ii] )(?<![Ww]e )\b(?:has|have|had) (?:said|told|testified|stated|reported)\b|\baccording to\b"
)
_SAYS = re.compile(
    r"\b(?:said|says|claimed|claims|denied|denies|announced|confirmed|told|admitted|acknowledged|warned|insisted|stated"
    r"|accused)\b"
)
_SURVEY = re.compile(r"\b(?:polls?|surveys?|surveyed|polled|respondents?|per ?cent)\b|%")
_NUMBERS = re.compile(r"\d+(?:\.\d+)?")
_LEAST_QUOTED = 6  # words in a row that are no coincidence
_MOST_OF_IT = 0.6  # of the shorter text lies in such rows

Run = tuple[str, ...]


def hearsay(text: str, speaker: str) -> bool:
    """Whether somebody's words tell of others who said it, or speak of the speaker as of a third: another's, likely."""
    return _tells_of_saying(text) or named_in(speaker, token_set(text))


@lru_cache(maxsize=20_000)
def _tells_of_saying(text: str) -> bool:
    return _SAID.search(text) is not None


def named_in(name: str, words: frozenset[str]) -> bool:
    """Whether words name somebody, by the last word of the name at least."""
    ours = tokens(name)
    return bool(ours) and (ours[-1] in words or token_set(name) <= words)


@lru_cache(maxsize=20_000)
def _before_saying(text: str) -> frozenset[str]:
    """The words before the first verb of saying, none where there is no such verb."""
    folded = fold(text)
    verb = _SAYS.search(folded)
    return token_set(folded[: verb.start()]) if verb else frozenset()


def says_itself(text: str, name: str) -> bool:
    """Whether words tell that somebody said it: the name, then a verb of saying ("the Grey Banner claimed …")."""
    return bool(tokens(name)) and token_set(name) <= _before_saying(text)


def is_survey(name: str) -> bool:
    """Whether a source is a survey, or those who were asked."""
    return _SURVEY.search(fold(name)) is not None


def numbers(text: str) -> frozenset[str]:
    """Return the numbers in a text, as written."""
    return frozenset(_NUMBERS.findall(text))


@lru_cache(maxsize=4_000)
def runs(text: str) -> frozenset[Run]:
    """Return every six words in a row, folded."""
    words = _WORD.findall(fold(text))
    return frozenset(tuple(words[i : i + _LEAST_QUOTED]) for i in range(len(words) - _LEAST_QUOTED + 1))


def one_quotation(a: str, b: str) -> bool:
    """Whether two texts hold the same words in a row, so many that somebody said them once."""
    ours, theirs = runs(a), runs(b)
    shared = len(ours & theirs)
    shorter = min(len(ours), len(theirs)) + _LEAST_QUOTED - 1
    return shared > 0 and shared + _LEAST_QUOTED - 1 >= _MOST_OF_IT * shorter
