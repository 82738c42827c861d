"""From words to terms: the stems that a statement's meaning is compared by, and what each weighs.

Weights stand for how rare a word is in news English at large (Spärck Jones 1972), from a list that comes with the
program. They need no corpus, so what two statements weigh together never depends on what else was taken in.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

import Stemmer

from onrecord.stages.claims.lexicon import DIGITS, IRREGULAR, NUMBERS, RARE, STATE, STOP, WEIGHTS
from onrecord.text import fold, holds

FREQUENT = 1.0
"""What a term weighs that stands in nearly every report."""
STATE_HINTS = ("United ", "European U", "America", "Brit", "U.", "US", "UK", "UN", "EU")
"""Of these letters some stand wherever `STATE` matches: asked first, for that pattern is slow."""
_STEMMER = Stemmer.Stemmer("english")
TOKEN = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:['’‘`][^\W\d_]+)*")
_JUNIOR = frozenset(("jr", "sr", "ii", "iii"))
_POSSESSIVE = re.compile(r"['’‘`]s?$")
_NATIONS = tuple(sorted("ian ians ese ish ia i is ean eans an ans a o".split(), key=len, reverse=True))
_BRITISH = (
    (re.compile(r"(?<=\w{3})our(?=(?:s|ed|ing|er|ers)?$)"), "or"),
    (re.compile(r"(?<=\w{3})is(?=(?:e|es|ed|ing|ation|ations)$)"), "iz"),
    (re.compile(r"(?<=\w{3})tre(?=s?$)"), "ter"),
    (re.compile(r"(?<=\w{3})ence$"), "ense"),
)


@lru_cache(maxsize=100_000)
def term(token: str) -> str:
    """Return the term of one token, "" for a stop word.

    Capital words lose the endings that tell a nation from its people ("Iraqi", "Iraq"), numbers their commas.
    """
    if token[0].isdigit():
        return token.replace(",", "")
    bare = _american(_POSSESSIVE.sub("", fold(token)).replace("'", ""))
    if bare in NUMBERS:
        return NUMBERS[bare]
    stem: str = IRREGULAR.get(bare) or _STEMMER.stemWord(bare)
    if len(stem) < 2 or stem in STOP or bare in STOP:
        return ""
    if token[0].isupper() and stem not in WEIGHTS:
        return next((bare[: -len(end)] for end in _NATIONS if bare.endswith(end) and len(bare) - len(end) >= 4), stem)
    return stem


def _american(word: str) -> str:
    for pattern, spelling in _BRITISH:
        word = pattern.sub(spelling, word)
    return word


def _state(match: re.Match[str]) -> str:
    return match.lastgroup or match[0]


def terms(text: str) -> tuple[str, ...]:
    """Return the terms of a text, each once, in the order of their first standing."""
    if holds(text, STATE_HINTS):
        text = STATE.sub(_state, text)
    found = dict.fromkeys(map(term, TOKEN.findall(text)))
    found.pop("", None)
    return tuple(found)


def telling_words(text: str) -> tuple[str, ...]:
    """Return the words of a text that tell what it is about, as written: no stop words, frequent ones if no others."""
    found = {token: term(token) for token in TOKEN.findall(text)}
    known = {token: weight(of) for token, of in found.items() if of}
    return tuple(token for token in known if known[token] > FREQUENT) or tuple(known)


def spelled(of: Iterable[str], *texts: str) -> str:
    """Return terms as the texts spell them, the weightiest first, for a reader; those in none of them are left out."""
    words: dict[str, str] = {}
    for token in (t for text in texts for t in TOKEN.findall(STATE.sub(_state, text))):
        words.setdefault(term(token), token)
    ordered = sorted((t for t in of if t in words), key=lambda t: (-weight(t), t))[:6]
    return ", ".join(re.sub(r"^(United|European)(?=[a-z])", r"\1 ", _POSSESSIVE.sub("", words[t])) for t in ordered)


def family_name(name: str) -> str:
    """Return the word of a person's name by which later sentences call them, "" if there is none."""
    words = [w for w in name.split() if w.rstrip(".,").casefold() not in _JUNIOR] or name.split()
    return next((w for w in reversed(words) if len(w) > 3), words[-1] if words else "")


@lru_cache(maxsize=50_000)
def name_terms(name: str) -> frozenset[str]:
    """Return the terms of somebody's name."""
    return frozenset(terms(name))


@lru_cache(maxsize=200_000)
def weight(of: str) -> float:
    """Return what one term weighs: from 1 (in every report) to 3 (a rare word or a name)."""
    return DIGITS if of[0].isdigit() else WEIGHTS.get(of, RARE)


def mass(of: Iterable[str]) -> float:
    """Return what several terms weigh together."""
    return sum(map(weight, of))
