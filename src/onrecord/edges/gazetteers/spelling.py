"""How names of places are compared: folded for the index, bared to their consonants for other transliterations."""

from __future__ import annotations

import re
import unicodedata

_LATIN = re.compile(r"[A-Za-z\u00C0-\u024F\u1E00-\u1EFF `'’‘ʼʿʾʻ´.,()/-]+")
_APOSTROPHES = re.compile(r"[`'’‘ʼʿʾʻ´]")
_OTHER = re.compile(r"[^a-z0-9]+")
_PLAIN = str.maketrans({"ł": "l", "ø": "o", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe", "đ": "d", "ð": "d", "þ": "th"})
_ARTICLE = re.compile(r"\b(?:al|el|ar|as|ash|at|ad|an|az|adh|ath|er|es|esh|ed|et|en|ez|ehl)\b ?")
_SOUNDS = tuple(
    pair.split("=")
    for pair in "dsch=j tch=c dzh=j dj=j kh=x gh=g sch=s sh=s ch=s th=t dh=d ph=f ou=u oo=u ee=i q=k ck=k c=k g=k z=s "
    "w=u v=u y=i p=b".split()
)
"""Letters that transliterations mix up, in the order in which they are made one."""

_LAST = re.compile(r"(?<=.)(?:h|a[ht])$")
_GLUED = re.compile(r"al[a-z]{3}")
_GENERIC = re.compile(r"^(?:khirbat|khirbet|nahiyat|nahiyah|nahyt|qaryat|madinat|markaz|khan|qasr|suq|hayy|marsa|bir) ")
_READINGS = tuple(pair.split("=") for pair in "g=j c=j rh=gh kh=h h=kh ch=kh dh=z j=g j=y".split())
_VOICED = re.compile(r"[eiou]|a.")
_DIGRAPHS = (("kh", "x"), ("gh", "g"), ("sh", "c"), ("th", "q"), ("dh", "z"), ("ou", "w"), ("oo", "w"), ("ee", "y"))
_ENDING = re.compile(r"(?<=..)(?:t|a[ht]?|eh)$")  # of a feminine word, however it is written
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


def sounds(name: str) -> str:
    """A folded name with letters that transliterations mix up made one, vowels kept: "houeija" → "huija"."""
    found = bare(name)
    for written, sound in _SOUNDS:
        found = found.replace(written, sound)
    return _TWICE.sub(r"\1", _LAST.sub("", found))


def skeleton(name: str) -> str:
    """The consonants of a name, those that transliterations mix up made one: "Hawija", "Hawijah", "Houija" → "j"."""
    return _TWICE.sub(r"\1", _VOWEL.sub("", sounds(fold(name))))


def consonants(key: str) -> str:
    """The consonants and glides of a folded name as they are written, digraphs made one: "shuyukh" → "cyx"."""
    found = bare(key)
    for written, letter in _DIGRAPHS:
        found = found.replace(written, letter)
    return _TWICE.sub(r"\1", re.sub(r"[aeiou]", "", _ENDING.sub("h", found)))


def plain(key: str) -> str:
    """A folded name without a word such as "Khirbat" before it."""
    return _GENERIC.sub("", key)


def unglued(key: str) -> str:
    """A folded name without the article that letters put into Latin one by one run together with it."""
    return key[2:] if _GLUED.match(key) and not _VOICED.search(key, 2) else key


def skeletons(name: str) -> list[str]:
    """Every skeleton a name may be found by: its own first, then those of other readings of its letters.

    Letters of another script put into Latin one by one run "al" and the name together, and keep the ending that is
    spoken only inside a phrase: "alzytwnyt" for az-Zaytuniyah. Some letters stand for two sounds: g as in Gabal, c
    as in Cerablus, rh as in Rhat. Words such as "Khirbat" before a name come and go.
    """
    key = fold(name)
    forms = [key, plain(key), unglued(key)]
    forms += [form.replace(written, read) for form in forms for written, read in _READINGS if written in form]
    found: dict[str, None] = {}
    for bones in map(skeleton, forms):
        found |= dict.fromkeys((bones, bones.removesuffix("t"), bones + "t"))
    return [bones for bones in found if bones]
