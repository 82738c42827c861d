"""What can happen to those counted, and how news says it: the lexicon and patterns of figures."""

from __future__ import annotations

import re

from onrecord.stages.facts.numbers import NUMBER

# unit → (verbs that can take the counted as their object, other words that say it of the counted)
_WORDS = {
    "killed": (
        "killed|killing|kills|murdered|murdering|massacred|slaughtered|martyred|martyring|executed|executing",
        "dead|died|dying|dies|perished|drowned|slain|lost their lives|lives|deaths?|fatalit(?:y|ies)|martyrs?",
    ),
    "wounded": ("wounded|wounding|wounds|injured|injuring|injures|maimed|hurt", "injuries|treated for"),
    "displaced": (
        "displaced|displacing|uprooted|uprooting",
        "homeless|driven from|driven out of|fled|flee|forced from|forced out of|forced to (?:flee|leave)",
    ),
    "arrested": ("arrested|arresting|arrests|detained|detaining|rounded up|jailed", "taken into custody"),
    "missing": ("", r"missing(?! (?:an?|the|their|his|her|its|out)\b)|unaccounted for"),
    "abducted": ("abducted|abducting|kidnapped|kidnapping", "taken hostage"),
}
STEMS = (
    "kill dead died dies dying murder massacr slaughter execut perish drown slain lives fatal martyr wound injur hurt "
    "maim displac uproot homeless driven fled flee forced arrest detain jailed rounded custody missing unaccounted "
    "abduct kidnap hostage toll death"
).split()
"""A lower-case line without any of these holds no such figure; looking for them is much cheaper than reading it."""

_GROUPS = (f"(?P<{unit}>{verbs}|{rest})" if verbs else f"(?P<{unit}>{rest})" for unit, (verbs, rest) in _WORDS.items())
EVENT = re.compile(rf"\b(?:{'|'.join(_GROUPS)})\b", re.IGNORECASE)
"""Any of the words; the group that matched is the unit."""
HEADS = frozenset(("death", "fatality", "martyr")) | frozenset(
    re.findall(r"(?<![^|])\w+", "|".join("|".join(words) for words in _WORDS.values()))
)
"""Every word that `EVENT` can begin with."""
ACTIVE = frozenset(word for verbs, _ in _WORDS.values() for word in verbs.split("|") if word)
"""Those that can take the counted as their object."""

_TOLLS = {
    "killed": "(?:death )?toll|number of (?:the )?(?:dead|deaths|victims|fatalities)|deaths",
    "wounded": "number of (?:the )?(?:wounded|injured|injuries)",
    "missing": "number of (?:the )?missing",
    "displaced": "number of (?:the )?displaced(?: people)?",
}
_OF_WHOM = r"number of (?:[\w'’-]+ ){1,3}(?P<verb>killed|wounded|injured|displaced|arrested|detained|missing|abducted)"
_TOLL_GROUPS = (f"(?P<{unit}>{words})" for unit, words in _TOLLS.items())
_TOLL = re.compile(
    rf"\b(?:{'|'.join(_TOLL_GROUPS)}|{_OF_WHOM})\b"
    r"[^.;]{0,90}?(?:\b(?:to|at|of|was|is|reached|reaches|exceeded|passed|topped|now)|:)\s$",
    re.IGNORECASE,
)
_NOMINAL = {
    "killed": re.compile(
        r"\b(?:deaths?|killings?|murders?|massacre|(?:claim|cost|loss of|took|taken|taking)\w*(?: the)? lives)"
        r" of(?: the)?\s$",
        re.IGNORECASE,
    ),
    "wounded": re.compile(r"\b(?:injur(?:y|ies) (?:to|of)|wounding of)\s$", re.IGNORECASE),
    "displaced": re.compile(r"\bdisplacement of\s$", re.IGNORECASE),
    "arrested": re.compile(r"\b(?:arrests?|detention) of\s$", re.IGNORECASE),
    "abducted": re.compile(r"\b(?:abductions?|kidnappings?) of\s$", re.IGNORECASE),
}

_FILLER = (
    r"(?:were|was|are|is|be|been|being|has|have|had|may|might|could|would|also|still|later|then|now|both|all|who|that|"
    r"which|feared|confirmed|believed|presumed|thought|reported|found|left|shot|burned|made|said to|known to|to|and|or|"
    r"either|listed as|\w+ly)"
)
_DIRECT = re.compile(rf"[”\"’']?(?:,?\s{_FILLER})*\s?", re.IGNORECASE)
# What may stand between those counted and what happened to them: ", including two children," or "in the camp".
_ASIDE = (
    r"(?:\s?[,(–—-]\s?(?:including|among them|mostly|most of|all of|\S+ of (?:them|whom))[^.;]{1,120}?[,)–—-]"
    r"|,\s(?!which|who|but|and)[^.;]{3,120}?,|\s\([^.;)]{3,80}\)|\s[–—-]\s[^.;]{3,120}?\s[–—-])"
)
_PHRASE = r"(?:\s(?:of|in|from|at|on|with|aboard|inside|near|across|around|belonging to)\s[^.,;:()]{1,80}?)"
_BE = r"(?:were|was|are|been|being|be|have|had|has|lay)"
_SUBJECT = re.compile(
    rf"{_ASIDE}?{_PHRASE}?{_ASIDE}?(?:,?\s{_FILLER})*\s{_BE}(?:,?\s{_FILLER})*\s?|{_ASIDE}\s?", re.IGNORECASE
)
# "13 members of the family died": needs no "were".
_DOING = frozenset(("died", "perished", "drowned", "fled"))
_DOERS = re.compile(rf"{_ASIDE}?{_PHRASE}?{_ASIDE}?(?:,?\s{_FILLER})*\s?", re.IGNORECASE)
_BREAK = re.compile(r"\b(?:said|says|after|when|while|before|because|but|although|whose|by)\b|[;:]", re.IGNORECASE)


_PASSIVE = re.compile(r"\b(?:were|was|been|being|be|are|is)\b", re.IGNORECASE)
_DOER = re.compile(r"\b(?:who|that|which|have|has|had|and)\b", re.IGNORECASE)
_OBJECT = re.compile(
    rf"\s(?:off|an?|the|his|her|him|them|their|its|each|another|at least|more than|up to|nearly|about|"
    rf"some|several|dozens|hundreds|{NUMBER})\b",
    re.IGNORECASE,
)


def _is_done_by(gap: str, verb: str, after: str) -> bool:
    """Whether the counted do it rather than suffer it: "three men who killed a guard"."""
    if verb not in ACTIVE or _PASSIVE.search(gap):
        return False
    return verb.endswith(("ing", "lls", "res", "nds")) or bool(_DOER.search(gap) or _OBJECT.match(after))


def is_subject(gap: str, verb: str, after: str) -> bool:
    """Whether the words between a count and an event let the counted be those it happened to."""
    if verb.casefold() == "lives":
        return not gap.strip()  # "it took 12 lives", not "three daughters and lives in Lenz"
    if _is_done_by(gap, verb.casefold(), after):
        return False
    if _DIRECT.fullmatch(gap):
        return True
    subject = _DOERS if verb.casefold() in _DOING else _SUBJECT
    return not _BREAK.search(gap) and subject.fullmatch(gap) is not None


def named_before(lead: str) -> str | None:
    """Return the unit that the words right before a count give it as a noun: "the death toll rose to"."""
    for unit, pattern in _NOMINAL.items():
        if pattern.search(lead):
            return unit
    toll = _TOLL.search(lead)
    if toll and toll["verb"]:
        event = EVENT.match(toll["verb"])
        return event.lastgroup if event else None
    return toll.lastgroup if toll else None
