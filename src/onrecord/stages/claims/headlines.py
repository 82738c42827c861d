"""What a headline's words show of how it stands to a claim: denies it, calls it false, has it from others, asks.

General English of newsrooms and of sites that look into rumours. Each measure has a name that stands in reasons.
"""

from __future__ import annotations

import re

from onrecord.stages.claims.terms import terms

_NUMBER = re.compile(r"\d+")
_NOT = re.compile(
    r"\b(?:no|not|never|none|nobody|nothing|cannot|without|nope)\b|\b(?:is|was|did|does|are|wo|were|do|has|had"
    r"|ca)n.?t\b",
    re.IGNORECASE,
)
_FOLLOWING = 40  # characters after a "not" within which the words it denies stand


def _words(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{pattern})\b", re.IGNORECASE)


_KINDS = {
    "says not": _NOT,
    "calls it false": _words(
        r"hoax\w*|fake[ds]?|fals(?:e|ely)|untrue|debunk\w*|bogus|fabricat\w+|myth|satir\w+|photoshop\w*"
        r"|inaccurate|misleading"
        r"|rubbish|nonsense|baseless|refut\w+|misinformation|erroneous|made up|make up|doctored|staged|prank\w*"
        r"|troll\w*|fooled"
        r"|urban legend|phony|bullshit|not true|mistaken|misidentified|wrong|scam|propaganda|libel|retract\w*"
        r"|correction"
    ),
    "tells of a denial": _words(
        r"den(?:y|ies|ied|ying)|denial|reject\w*|dismiss\w*|rebuff\w*|disput\w+|contradict\w*|shoots? down"
        r"|rebut\w*|downplay\w*"
        r"|quash\w*|refus\w+|discredit\w*|slams?|blasts?"
    ),
    "doubts": _words(
        r"doubt\w*|skeptic\w*|sceptic\w*|rumou?rs?|really|actually|truth|real|probably|so.called|sure"
        r"|record straight|alive|safe"
        r"|fine|confusion|wait|inaccurate|nope"
    ),
    "has it from others": _words(
        r"report\w*|reportedly|sources?|allegedly?|alleged|claim\w*|purported\w*|apparent\w*|supposed\w*"
        r"|rumou?red|unconfirmed"
        r"|unverified|believed|according|monitor|accus\w*|suspect\w*|said to|may be|feared"
    ),
    "names who says so": _words(
        r"says?|said|tells?|told|warns?|insists?|officials?|congressm[ae]n|police|minister|envoy|expert\w*"
        r"|lawyer\w*|analyst\w*"
        r"|activist\w*|media|paper|tv|magazine"
    ),
    "leaves it open": _words(
        r"may|might|could|possib\w+|potential\w*|likely|set to|expected|plan\w*|will|would|probe\w*"
        r"|investigat\w*|question\w*"
        r"|mystery|wants?|to|perhaps|fear\w*"
    ),
    "hedges": _words(
        r"report\w*|alleg\w*|claim\w*|rumou?r\w*|may|might|could|sources?|says?|said|apparently|possib\w+"
        r"|purported\w*|suspect\w*"
        r"|unconfirmed|unverified|believed|accus\w*|probe|investigat\w*|likely|potential\w*|fear\w*|supposed\w*"
        r"|set to|perhaps"
        r"|monitor|officials?|according|told|question\w*|mystery"
    ),
    "speaks as a witness": _words(
        r"confirm\w*|proof|proves?|reveal\w*|video|photos?|admits?|watch|caught|after|dies|dead"
    ),
    "any word of denial": _words(
        r"den(?:y|ies|ied|ying)|reject\w*|refut\w+|debunk\w*|fals(?:e|ely)|untrue|hoax\w*|fake\w*|baseless"
        r"|wrong|bogus|lie[sd]?"
        r"|not|no|never|nope|actually|really|truth|doubt\w*|rumou?rs?|alive|inaccurate|misleading|photoshop\w*"
        r"|prank\w*"
    ),
    "confirms": _words(
        r"confirm\w*|proof|proves?|official|officially|reveal\w*|video|photos?|pictured|admits?|announce[sd]?"
        r"|caught|indeed|verif\w+"
    ),
}

_SIGNS = {
    "asks": re.compile(r"\?\s*$"),
    "asks in the middle": re.compile(r"\?"),
    "cries": re.compile(r"!\s*$"),
    "has a colon": re.compile(":"),
    "begins with no": re.compile(r"^\W*(?:no|nope|sorry|debunk\w*)\b,?", re.IGNORECASE),
    "is an update": re.compile(r"\bUPDATED?\b"),
    "says no to a denial": re.compile(
        r"\b(?:no|not|isn.t|wasn.t|denies)\W+(?:\w+\W+){0,3}(?:hoax|fake|rumou?r|joke|false)", re.IGNORECASE
    ),
    "has it from others at once": re.compile(
        r"^.{0,11}\b(?:report\w*|sources?|alleged\w*|claim\w*|rumou?r\w*|accus\w*|suspect\w*)\b", re.IGNORECASE
    ),
    "ends with its source": re.compile(r":\s*(?:reports?|sources?|papers?|monitors?|officials?)s?\s*$", re.IGNORECASE),
    "begins with its source": re.compile(r"^\s*(?:reports?|rumou?rs?|exclusive|wsj|sources?)\s*:", re.IGNORECASE),
    "quotes": re.compile(r"['\"‘“][^'\"]+['\"’”]"),
    "begins with false": re.compile(r"^.{0,20}\b(?:hoax|fake|false|untrue|debunk\w*|bogus|myth|satire)", re.IGNORECASE),
    "ends with false": re.compile(r"\b(?:hoax|fake|false|untrue|debunked|bogus|myth|satire)\b.{0,20}$", re.IGNORECASE),
    "asks whether it is true": re.compile(r"\b(?:real|true|hoax|fake)\b[^?]*\?", re.IGNORECASE),
    "asks and says": re.compile(r"\?\s*(?:no|nope|yes|not)\b", re.IGNORECASE),
    "begins as a question": re.compile(
        r"^(?:is|are|was|were|did|does|do|has|have|can|could|will|would|should|which|who)\b", re.IGNORECASE
    ),
    "begins with why or how": re.compile(r"^(?:why|how|what)\b", re.IGNORECASE),
    "says a report is false": re.compile(
        r"\b(?:reports?|rumou?rs?|claims?|story|photo|video|image|quote)\b.{0,40}\b(?:false|fake|hoax|untrue"
        r"|debunked|wrong|denied|not)\b"
        r"|\b(?:false|fake|bogus|untrue|hoax|baseless)\b.{0,25}\b(?:reports?|rumou?rs?|claims?|story|photo"
        r"|video|image|quote|news)\b",
        re.IGNORECASE,
    ),
    "finds no sign of it": re.compile(r"\bno (?:evidence|signs?|proof|plans?|truth|link)\b", re.IGNORECASE),
    "sets it in time": re.compile(r"\b(?:after|as|over|for)\b", re.IGNORECASE),
    "turns": re.compile(r"\b(?:still|despite|but|instead|only|just)\b", re.IGNORECASE),
    "speaks of what will be": re.compile(r"\b(?:will|plan\w*|would|to)\b", re.IGNORECASE),
}
_UNHARMED = _words(r"alive|safe|well|fine|unharmed|survive\w*")
_HARMED = _words(r"dead|died|killed|captured|kidnap\w*|injured|executed|stolen")
_SAID = _words(r"said|says|say|claim\w*|report\w*|accus\w*|alleg\w*")


def features(claim: str, headline: str) -> dict[str, float]:
    """Return the named measures of a headline beside a claim, most of them 0 or 1."""
    ours, theirs = set(terms(claim)), set(terms(headline))
    asks = "?" in headline
    found: dict[str, float] = {
        "claim's words in the headline": len(ours & theirs) / max(1, len(ours)),
        "headline's words in the claim": len(ours & theirs) / max(1, len(theirs)),
        "length of the claim": len(ours) / 10,
        "length of the headline": len(headline.split()) / 10,
        "capitals": sum(word[0].isupper() for word in headline.split()) / max(1, len(headline.split())),
        "the claim says that somebody said": float(bool(_SAID.search(claim))),
        "the other way round": float(bool(_NOT.search(headline)) != bool(_NOT.search(claim))),
        "unharmed, not harmed": float(bool(_UNHARMED.search(headline)) and bool(_HARMED.search(claim))),
    }
    for name, pattern in _KINDS.items():
        here = bool(pattern.search(headline))
        found |= {name: float(here), f"{name}, asking": float(here and asks)}
        found[f"the claim {name}"] = float(bool(pattern.search(claim)))
    found |= {name: float(bool(sign.search(headline))) for name, sign in _SIGNS.items()}
    return found | _denied(ours, headline) | _numbers(claim, headline)


def _denied(ours: set[str], headline: str) -> dict[str, float]:
    """How many of the claim's words stand right after a "not"."""
    after = (terms(headline[m.end() : m.end() + _FOLLOWING]) for m in _NOT.finditer(headline))
    most = max((len(ours.intersection(words)) for words in after), default=0)
    return {"says not of a word of it": float(most > 0), "says not of words of it": float(most > 1)}


def _numbers(claim: str, headline: str) -> dict[str, float]:
    ours, theirs = set(_NUMBER.findall(claim)), set(_NUMBER.findall(headline))
    return {
        "other numbers": float(bool(ours and theirs and not ours & theirs)),
        "the same number": float(bool(ours & theirs)),
    }
