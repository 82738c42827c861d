"""Cue verbs that tell of a deed and of no word: "called the police", "recalled its ambassador", "showed up"."""

from __future__ import annotations

from onrecord.edges.engines.rules.grammar import (
    ARTICLES,
    BREAKS,
    CONJUNCTIONS,
    DETERMINERS,
    NUMBERS,
    OBJECTS,
    PREPOSITIONS,
    RELATIVES,
    SUBORDINATORS,
    is_finite,
)
from onrecord.edges.engines.rules.lexicon import Verb
from onrecord.edges.engines.rules.tokens import Sheet

_PHRASAL: dict[str, frozenset[str]] = {
    "show": frozenset({"up", "off"}),
    "call": frozenset({"up", "off", "back", "in"}),
    "write": frozenset({"off"}),
    "find": frozenset({"themselves", "himself", "herself", "itself", "ourselves", "myself"}),
}
# What is sent, taken back, asked or put to death, and listens to nobody.
_DONE_TO: dict[str, frozenset[str]] = {
    "recall": frozenset(
        "ambassador ambassadors envoy envoys diplomat diplomats vehicle vehicles car cars product products".split()
    ),
    "question": frozenset("suspect suspects witness witnesses detainee detainees passenger passengers".split()),
    "order": frozenset("ship ships plane planes jet jets missile missiles weapon weapons food pizza".split()),
    "call": frozenset("police ambulance 911 999 112 election elections meeting vote".split()),
}
_APPOSED = 18  # tokens: how far behind a name what it is called may stand
_WITHIN = 4  # tokens: how far the noun may stand behind its determiner and adjectives


def is_act(sheet: Sheet, i: int, j: int, high: int, verb: Verb) -> bool:
    """Whether the cue verb at i, whose object would begin at j, tells of a deed."""
    if i + 1 < high and sheet.low[i + 1] in _PHRASAL.get(verb.lemma, ()):
        return True
    if j != i + 1:
        return False
    things = _DONE_TO.get(verb.lemma)
    if things and any(word in things for word in sheet.low[j : min(high, j + _WITHIN)]):
        return not any(sheet.quote[j : min(high, j + _WITHIN)])
    return verb.lemma == "call" and _names_or_rings(sheet, i, j, high)


def _names_or_rings(sheet: Sheet, i: int, j: int, high: int) -> bool:
    """Whether "called" gives the name of a thing ("a firm called Orla Media") or is a telephone's ("called her").

    A judgement has both the one who is called something and what it is called.
    """
    if j >= high or sheet.quote[j]:
        return j < high and sheet.low[i] == "called" and is_title(sheet, j)
    k = j + 1
    if sheet.capital[j]:
        while k < high and (sheet.capital[k] or sheet.low[k] in {"of", "the", "for", "and"}) and not sheet.quote[k]:
            k += 1
        if k + 1 < high and sheet.low[k] == ",":  # "called Keld, a former trader, an honest man"
            return not any(sheet.quote[i] or sheet.low[i] in ARTICLES for i in range(k, min(high, k + _APPOSED)))
    elif sheet.low[j] in DETERMINERS:
        return j + 2 >= high or sheet.low[j + 2] in CONJUNCTIONS or sheet.low[j + 2] in {",", ";"}
    elif sheet.low[j] not in OBJECTS and sheet.low[j] not in NUMBERS:
        return False
    return k >= high or _ends(sheet.low[k])


def is_title(sheet: Sheet, j: int) -> bool:
    """Whether the quotation at j is a title: capitals throughout, nothing but small words between."""
    first, last, _ = sheet.quotations[sheet.quote[j] - 1]
    words = [i for i in range(first, last) if sheet.low[i][0].isalnum()]
    small = ARTICLES | PREPOSITIONS | CONJUNCTIONS
    return len(words) > 1 and all(sheet.capital[i] or sheet.low[i] in small for i in words)


def _ends(word: str) -> bool:
    if word in {".", "?", "!"} or word in BREAKS or word in RELATIVES or word in CONJUNCTIONS:
        return True
    return word in PREPOSITIONS or word in SUBORDINATORS or is_finite(word)
