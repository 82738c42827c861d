"""One spelling for words that are the same word: case, accents, British and American English, Arabic articles.

Folding is for comparing only. It may bring unlikely strings together ("prise" and "prize"), which costs nothing
here; it must not bring common words together ("four" and "for"), since that would hide a change.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from hashlib import blake2b

_ARTICLE = re.compile(r"(?:al|el|ash|ad|ar|az|an|as|at|ul)[-‐‑–\s]['’‘ʿ]?(?=[^\W_]{2})", re.IGNORECASE)
_NOT_ALNUM = re.compile(r"[\W_]+")
_ORDINAL = re.compile(r"(\d+)(?:st|nd|rd|th)")

# British forms → American forms, on folded words. The first group of letters keeps short words ("four") apart.
# Each stands beside letters that it needs, which are looked for first.
_ENDINGS = (
    ("is", re.compile(r"([a-z]{2})is(e|ed|es|er|ers|ing|ation|ations|able|ational)$"), r"\1iz\2"),
    ("lys", re.compile(r"lys(e|ed|es|er|ers|ing)$"), r"lyz\1"),
    (
        "our",
        re.compile(r"([a-z]{2}[^\Wo])our(s|ed|ing|er|ers|able|ably|ite|ites|ful|hood|hoods|ly|less|y|al|ist|ists)?$"),
        r"\1or\2",
    ),
    ("re", re.compile(r"([a-z]{2}[tb])re(s|d)?$"), r"\1er\2"),
    ("ence", re.compile(r"^(def|off|lic|pret)ence(s|d|less)?$"), r"\1ense\2"),
    ("ll", re.compile(r"([aeiou][^\Waeiou]{1,2}[eao])ll(ed|ing|er|ers|or|ors)$"), r"\1l\2"),
)
_IRREGULAR = dict(
    pair.split("=")
    for pair in """programme=program programmes=programs grey=gray tyre=tire tyres=tires cheque=check cheques=checks
    ageing=aging sceptic=skeptic sceptics=skeptics sceptical=skeptical scepticism=skepticism aluminium=aluminum
    aeroplane=airplane aeroplanes=airplanes manoeuvre=maneuver manoeuvres=maneuvers enquiry=inquiry
    enquiries=inquiries towards=toward judgement=judgment judgements=judgments acknowledgement=acknowledgment
    practise=practice practised=practiced practising=practicing ploughed=plowed storey=story plough=plow
    kerb=curb moustache=mustache jewellery=jewelry mould=mold smoulder=smolder fulfil=fulfill enrol=enroll
    instalment=installment skilful=skillful wilful=willful cosy=cozy pyjamas=pajamas gaol=jail
    encyclopaedia=encyclopedia paediatric=pediatric anaesthetic=anesthetic haemorrhage=hemorrhage foetus=fetus
    diarrhoea=diarrhea archaeology=archeology archaeologist=archeologist archaeologists=archeologists
    two=2 three=3 four=4 five=5 six=6 seven=7 eight=8 nine=9 ten=10 eleven=11 twelve=12""".split()
)


@lru_cache(maxsize=1 << 14)
def spelling(word: str) -> str:
    """Return the one spelling of a word as printed; "%" is "percent", small numbers are digits."""
    if word == "%":
        return "percent"
    plain = _ARTICLE.sub("", word) if len(word) > 4 and word[0] in "aAeEuU" else word
    if not plain.isascii():
        plain = "".join(c for c in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(c))
    plain = plain.casefold()
    if not plain.isalnum():
        plain = _NOT_ALNUM.sub("", plain)
    if not plain.isascii():
        return plain
    if plain[:1].isdigit():
        return _ORDINAL.sub(r"\1", plain)
    if plain in _IRREGULAR:
        return _IRREGULAR[plain]
    if len(plain) > 4:
        for letters, british, american in _ENDINGS:
            if letters in plain:
                plain = british.sub(american, plain)
    return plain


@lru_cache(maxsize=1 << 17)
def key(word: str) -> int:
    """Return 61 bits that stand for a word's one spelling, the same on every machine."""
    return int.from_bytes(blake2b(spelling(word).encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big") >> 3


def skeleton(folded: str) -> str:
    """Return the consonants of a folded name, doubled ones once: what transliterations of it agree in."""
    consonants = re.sub(r"[aeiouyw]+", "", folded.replace("kh", "k").replace("gh", "g").replace("q", "k"))
    return re.sub(r"(.)\1+", r"\1", consonants)
