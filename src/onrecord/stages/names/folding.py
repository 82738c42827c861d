"""Forms of a name that may differ in print and still be the same words.

`words` folds what never tells two parties apart: case, accents, apostrophes, a leading "the", Arabic articles,
British and American spelling. `skeleton` folds what spellings of one transliterated name differ in (vowels,
doubled letters); it is a key to find candidates by, not a proof.
"""

from __future__ import annotations

import re
from functools import lru_cache

from onrecord.text import fold

_WORD = re.compile(r"[\w&]+")
_ARTICLES = frozenset({"al", "el", "ul", "ad", "ar", "as", "ash", "at", "az", "an"})
_SPELLING = (
    (re.compile(r"isation(s?)$"), r"ization\1"),
    (re.compile(r"ise(d?)$"), r"ize\1"),
    (re.compile(r"(def|off|lic)ence$"), r"\1ense"),
    (re.compile(r"^(lab|hon|harb|neighb|col)our"), r"\1or"),
    (re.compile(r"^centre(s?)$"), r"center\1"),
    (re.compile(r"^programme(s?)$"), r"program\1"),
    (re.compile(r"^organis"), "organiz"),
)
_BRITISH = re.compile(r"is(?:ation|e|ed)s?$|ence$|our|centre|programme|organis")  # cheap: most words are not
_PLAIN = str.maketrans("", "", "'.`")
_SIMILAR = (
    ("zh", "s"),
    ("kh", "h"),
    ("gh", "g"),
    ("dh", "d"),
    ("th", "t"),
    ("ph", "f"),
    ("sh", "s"),
    ("ch", "s"),
    ("ck", "k"),
)
_LETTERS = str.maketrans({"q": "k", "c": "k", "z": "s", "v": "w", "j": "s"})
_WEAK = re.compile(r"(?<=.)[aeiouyh]")


@lru_cache(maxsize=20_000)  # a few names stand in every article
def words(name: str) -> tuple[str, ...]:
    """The folded words of a name: "The Hashd al-Sha’abi" → ("hashd", "shaabi")."""
    if name.isascii() and name.isalpha():
        return (_american(name.lower()),)
    found = _WORD.findall(fold(name).translate(_PLAIN))
    if len(found) > 1 and found[0] == "the":
        del found[0]
    kept = [_american(word) for i, word in enumerate(found) if word not in _ARTICLES or i == len(found) - 1]
    return tuple(kept)


def key(name: str) -> str:
    """The folded words as one string."""
    return " ".join(words(name))


def _american(word: str) -> str:
    if len(word) > 5 and _BRITISH.search(word):
        for pattern, american in _SPELLING:
            word = pattern.sub(american, word)
    return word


@lru_cache(maxsize=20_000)
def skeleton(word: str) -> str:
    """The consonants of a folded word, alike ones folded: "muhandis" and "mohandes" → "mnds"."""
    if word[:1] == "j":  # Jurek, Yurek
        word = "y" + word[1:]
    for two, one in _SIMILAR:
        word = word.replace(two, one)
    bare = _WEAK.sub("", word.translate(_LETTERS))
    if bare[:1] in "aeiou":
        bare = "a" + bare[1:]
    return re.sub(r"(.)\1+", r"\1", bare)


def is_acronym(name: str) -> bool:
    """Whether a name is written as an acronym: "PMU", "U.N.", "MoD"; not "Xi"."""
    letters = name.replace(".", "").replace("&", "")
    if not 2 <= len(letters) <= 10 or not letters.isalnum():
        return False
    capitals = sum([c.isupper() for c in letters])
    return capitals >= 2 and capitals * 2 > len(letters)
