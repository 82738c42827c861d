"""Which language a text is in: a vote of its commonest small words, or its script."""

from __future__ import annotations

import re
from collections import Counter

_SMALL_WORDS = {
    "en": "the of and to in that is was for on with said from has have by are which were who",
    "de": "der die und das den von mit ist im nicht auf für ein eine sich dem des auch zu wird",
    "fr": "le la les des et du une est dans que pour sur qui par au pas plus avec son ont",
    "es": "el la los las del que una por con para su se es como más fue este sus ha lo",
    "it": "il di che la della per un è del con non sono alla nel gli delle le anche dal si",
    "pt": "o que do da em um para uma com não os no se na mais dos das foi ao pelo são",
    "nl": "de het een van en dat op te zijn voor met niet aan er ook door naar hij bij wordt",
    "sv": "och att det som en på är av för med till den har inte om ett han men sig från",
    "no": "og det er på som en til av for med at har de ikke den om et fra var seg",
    "da": "og det er på som en til af for med at har de ikke den om et fra var sig",
    "pl": "w i na z do się że nie jest to o jak po przez od za dla oraz są który",
    "cs": "a v se na je že o s z do k i to jako za by pro ve který jsou",
    "tr": "ve bir bu için ile de da olarak olan daha çok gibi en kadar sonra ise dedi olduğunu",
    "id": "yang dan di dari ini untuk dengan pada itu dalam tidak akan juga ke oleh telah",
    "ro": "și de la în a cu pe care nu din pentru este o că au mai fost prin sau",
    "hu": "a az és hogy nem is egy meg volt de azt csak mint már ez el még van",
    "fi": "ja on ei että se hän oli myös joka mukaan kun ovat sen mutta niin",
    "zu": "ukuthi futhi ngoba kanye uma lokhu kodwa ngemuva emva nge",
}
_OF = {code: frozenset(words.split()) for code, words in _SMALL_WORDS.items()}
_WORD = re.compile(r"[^\W\d_]+")
_SCRIPTS = (
    ("ja", re.compile(r"[\u3040-\u30ff]")),
    ("ko", re.compile(r"[\uac00-\ud7af]")),
    ("zh", re.compile(r"[\u4e00-\u9fff]")),
    ("uk", re.compile(r"[іїєґІЇЄҐ]")),
    ("ru", re.compile(r"[\u0400-\u04ff]")),
    ("fa", re.compile(r"[پچژگ]")),
    ("ar", re.compile(r"[\u0600-\u06ff]")),
    ("he", re.compile(r"[\u0590-\u05ff]")),
    ("el", re.compile(r"[\u0370-\u03ff]")),
    ("hi", re.compile(r"[\u0900-\u097f]")),
    ("bn", re.compile(r"[\u0980-\u09ff]")),
    ("th", re.compile(r"[\u0e00-\u0e7f]")),
    ("hy", re.compile(r"[\u0530-\u058f]")),
    ("ka", re.compile(r"[\u10a0-\u10ff]")),
)


_FOREIGN = re.compile(r"[\u0370-\u1cff\u2e80-\ud7af]")


def _by_script(sample: str) -> str | None:
    """Return the language its script gives a text away by, if most letters are of no Latin script."""
    if 2 * len(_FOREIGN.findall(sample)) < len(sample) - sample.count(" "):
        return None
    found = [(code, len(form.findall(sample))) for code, form in _SCRIPTS]
    # Kana decide for Japanese and four letters each for Ukrainian and Persian, few as they are in a text.
    return next((code for code, n in found if n > 0.02 * len(sample)), None)


def guess_language(text: str) -> str | None:
    """Return the ISO 639-1 code of a text's language, or None where no language is clearly ahead."""
    sample = text[:4000]
    if not sample.isascii() and (code := _by_script(sample)):
        return code
    words = Counter(_WORD.findall(sample.lower()))
    total = sum(words.values())
    votes = sorted(((sum(words[w] for w in small), code) for code, small in _OF.items()), reverse=True)
    (most, code), (second, _) = votes[0], votes[1]
    return code if most >= 2 and most >= 0.08 * total and most >= 1.15 * second else None
