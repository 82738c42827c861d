"""How names of places are compared: folded for the index, bared to their consonants for other transliterations."""

from __future__ import annotations

import re
import unicodedata

_LATIN = re.compile(r"[A-Za-z\u00C0-\u024F\u1E00-\u1EFF `'’‘ʼʿʾʻ´.,()/-]+")
_APOSTROPHES = re.compile(r"[`'’‘ʼʿʾʻ´]")
_OTHER = re.compile(r"[^a-z0-9]+")
_PLAIN = str.maketrans({"ł": "l", "ø": "o", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe", "đ": "d", "ð": "d", "þ": "th"})
_ARTICLE = re.compile(r"\b(?:al|el|ar|as|ash|at|ad|an|az|adh|ath|er|es|esh|ed|et|en|ez|ehl)\b ?")
_SOUNDS = (
    ("tch", "c"), ("dzh", "j"), ("dj", "j"), ("kh", "x"), ("gh", "g"), ("sch", "s"), ("sh", "s"), ("ch", "s"),
    ("th", "t"), ("dh", "d"), ("ph", "f"), ("ou", "u"), ("oo", "u"), ("ee", "i"), ("q", "k"), ("ck", "k"), ("c", "k"),
    ("g", "k"), ("z", "s"), ("w", "u"), ("v", "u"), ("y", "i"), ("p", "b"),
)  # fmt: skip
_VOWEL = re.compile(r"[aeiouh]")
_TWICE = re.compile(r"(.)\1+")


def latin(name: str) -> bool:
    """Whether a name is written in Latin letters alone."""
    return _LATIN.fullmatch(name) is not None


def fold(name: str) -> str:
    """A name without case, accents, apostrophes and punctuation: "Deir ez-Zōr" → "deir ez zor"."""
    if not name.isascii():
        name = unicodedata.normalize("NFKD", name.lower().translate(_PLAIN))
        name = "".join([c for c in name if not unicodedata.combining(c)])
    return _OTHER.sub(" ", _APOSTROPHES.sub("", name.lower())).strip()


def bare(name: str) -> str:
    """A folded name without Arabic articles and spaces: "al qa im" → "qaim"."""
    return _ARTICLE.sub("", name).replace(" ", "") or name.replace(" ", "")


def skeleton(name: str) -> str:
    """The consonants of a name, those that transliterations mix up made one: "Hawija", "Hawijah", "Houija" → "uj"."""
    sounds = bare(fold(name))
    for written, sound in _SOUNDS:
        sounds = sounds.replace(written, sound)
    return _TWICE.sub(r"\1", _VOWEL.sub("", sounds))
