"""From words to terms: the stems that a statement's meaning is compared by, and what each weighs.

Weights stand for how rare a word is in news English at large (Spärck Jones 1972), from a list that comes with the
program. They need no corpus, so what two statements weigh together never depends on what else was taken in.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

import Stemmer

from onrecord.stages.claims.lexicon import DIGITS, NUMBERS, RARE, STATES, STOP, WEIGHTS
from onrecord.text import fold

_STEMMER = Stemmer.Stemmer("english")
_TOKEN = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:['’‘`][^\W\d_]+)*")
_POSSESSIVE = re.compile(r"['’‘`]s?$")
_NATION = re.compile(r"(?<=\w{4})(?:ians?|ese|ish|ia|is?|eans?|ans?|a|o)$")


@lru_cache(maxsize=100_000)
def term(token: str) -> str:
    """Return the term of one token, "" for a stop word.

    Capital words lose the endings that tell a nation from its people ("Iraqi", "Iraq"), numbers their commas.
    """
    if token[0].isdigit():
        return token.replace(",", "")
    bare = _POSSESSIVE.sub("", fold(token)).replace("'", "")
    if bare in NUMBERS:
        return NUMBERS[bare]
    stem: str = _STEMMER.stemWord(bare)
    if len(stem) < 2 or stem in STOP or bare in STOP:
        return ""
    if token[0].isupper() and stem not in WEIGHTS:
        return _NATION.sub("", bare)
    return stem


def terms(text: str) -> tuple[str, ...]:
    """Return the terms of a text, each once, in the order of their first standing."""
    for pattern, name in STATES:
        text = pattern.sub(name, text)
    found = (term(m[0]) for m in _TOKEN.finditer(text))
    return tuple(dict.fromkeys(t for t in found if t))


@lru_cache(maxsize=200_000)
def weight(of: str) -> float:
    """Return what one term weighs: from 1 (in every report) to 3 (a rare word or a name)."""
    return DIGITS if of[0].isdigit() else WEIGHTS.get(of, RARE)


def mass(of: Iterable[str]) -> float:
    """Return what several terms weigh together."""
    return sum(map(weight, of))
