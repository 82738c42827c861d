"""Verbs and set words that speak of what is to come, and those that speak of what has been."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple


class Mark(NamedTuple):
    """A verb or set word in a text, with the verb that belongs to it, and whether it speaks of what is to come."""

    start: int
    end: int
    ahead: bool
    wish: bool = False


_VERB = r"(?:\s(?:not|also|be|likely|soon|then|still|now|have|been|[a-z]+ly))*(?:\s[a-z]+)?"
_TO = r"\s(?:to|for)\b(?:\sbe\b)?(?:\s[a-z]+)?"
_NO_PERFECT = r"(?!\s(?:not\s|also\s|only\s)?have\b)"
# What follows the words that can begin it; a blank stands for any one blank character.
_DUE = (
    r"\s(?:[a-z]+ly\s)?(?:to|due|set(?=\sto|\sfor)|scheduled|expected|slated|plan(?:ned|ning)|preparing|poised|going|"
    r"likely|supposed|bound|hoping|meant|required)\b(?:\s(?:to|for)\b)?(?:\sbe\b)?(?:\s[a-z]+)?"
)
_AT_IT = (
    r"\s(?:also\s)?(?:running|holding|meeting|hosting|visiting|travell?ing|heading|flying|returning|leaving|arriving|"
    r"opening|launching|voting|appearing|airing|debating|releasing|unveiling|delivering|able\sto)\b"
)
_TO_COME = (
    ("will would shall should might must may can ll", _NO_PERFECT + _VERB),
    ("could", _NO_PERFECT + r"(?!\snot|n|\sbe\b)" + _VERB),
    ("is are am was were be been being", _DUE),
    ("is are am", _AT_IT),
    (
        """expect expects expecting slated set plan plans planning prepare prepares preparing ready hope hopes hoping
        want wants intends intend aims aim needs need promise promises promising vow vows vowing pledge pledges pledging
        agree agrees likely invited threaten threatens threatening about has have required try tries trying""",
        _TO,
    ),
    ("scheduled expected due upcoming forthcoming deadline starting effective", r"\b"),
    ("to", r"\sbe\s(?:[a-z]+(?:ed|en|wn|ung)|held|heard|sworn|told|sent|made|met|sold|paid|put)\b"),
    ("call calls called calling", r"\sfor\b"),
    ("chance chances odds hope hopes", r"\s(?:of|for)\b"),
    ("is", r"\s$"),
    ("preview previews previewing", r"\b"),
    ("ahead", r"\sof(?:\sthe)?\s$"),
    ("as", r"\s(?:early|soon)\sas\b"),
    ("no", r"\slater\sthan\b"),
    ("focus focused focusing", r"\son\b"),
    ("look looks looking", r"\s(?:ahead\s)?(?:to|at)\b"),
    ("take takes goes go come comes", r"\s(?:into\s)?(?:effect|force)\b"),
    ("come comes coming", r"\sup\son\b"),
    ("go goes", r"\sto\sthe\spolls\b"),
    ("begin begins starts expire expires convene convenes resume resumes", r"\b"),
    ("opens", r"\b(?!\sfire)"),
    ("kick kicks", r"\soff\b"),
    ("has have had", r"\suntil\b"),
    (
        """extend extends extended extending postpone postponed delay delayed adjourn adjourned defer deferred fund
        funded valid remain remains remained good gave give given giving""",
        r"\b[^.;:]{0,40}?\suntil\b",
    ),
    ("if", r"\s(?:[\w’']+\s){1,4}?(?:wins?|loses?|fails?|passes|votes?)\b"),
)
# What was wished for then: ahead of it before a time ("agreed to meet on Friday"), a deed after one.
_WISHES = (("planned", r"\b"), ("hoped promised vowed pledged agreed threatened prepared", _TO))
_GONE = frozenset(
    """said says told wrote was were had has have did came rose met held sent took made gave got went began won lost
    left led saw found kept brought felt stood heard read paid ran spoke fell broke grew drew chose shot struck sold
    bought built caught fought sought thought taught knew flew threw drove rode swore sank froze hid shook stole spent
    according since show shows set""".split()
)
_NO_VERB = frozenset("need indeed speed feed breed seed hundred exceed proceed succeed based armed".split())
# After these a form in -ed is told of a thing or of what is done to it, and is no verb of the past.
_BEFORE_NONE = frozenset("the a an be is are of with its by in".split())
# "Believed to be held on Sunday", "the first woman to be elected": nothing to come.
_SEEMS = re.compile(r"(?:ed|seems?|appears?|man|person|people|one|said|known|thought)$")
_PASSIVE = frozenset(("be", "is", "are"))
_SHORTEST = 5
_WORD = re.compile(r"([A-Za-z]+)(?:['’]t\b)?")
_NOT = {"won": "will", "can": "can"}


def _by_head() -> dict[str, list[tuple[re.Pattern[str], bool]]]:
    found: dict[str, list[tuple[re.Pattern[str], bool]]] = {}
    for wish, rules in ((False, _TO_COME), (True, _WISHES)):
        for heads, rest in rules:
            pattern = re.compile(rest)
            for head in heads.split():
                found.setdefault(head, []).append((pattern, wish))
    return found


_AHEAD = _by_head()


def _has_been(word: str, before: str, *, hyphen: bool) -> bool:
    """Whether a word is a verb of the past, after the word `before`."""
    if word in _GONE:
        return before not in _PASSIVE
    if not word.endswith("ed") or len(word) < _SHORTEST or word in _NO_VERB:
        return False
    return not (hyphen or before in _BEFORE_NONE or before.endswith("ly"))


def marks(text: str, start: int, end: int) -> Iterator[Mark]:
    """Yield the marks between two places of a text, in order; a name ("Will", "May") is none."""
    done, before = start, ""
    for found in _WORD.finditer(text, start, end):
        word, here = found[1], found.start()
        if found.end() > found.end(1):
            word = _NOT.get(word, word[:-1])  # "won't", "didn't"
        if here >= done and word.islower() and not (word == "to" and _SEEMS.search(before)):
            for pattern, wish in _AHEAD.get(word, ()):
                if more := pattern.match(text, found.end(), end):
                    done = more.end()
                    yield Mark(here, done, ahead=True, wish=wish)
                    break
            else:
                if _has_been(word, before, hyphen=text[here - 1 : here] == "-"):
                    yield Mark(here, found.end(), ahead=False)
        before = word.lower()
