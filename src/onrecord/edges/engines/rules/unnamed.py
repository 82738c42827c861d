"""Attributions whose speaker is not the subject: "is said to", "asked whether", "quoted X as saying"."""

from __future__ import annotations

from onrecord.edges.engines.rules.complements import TOLD, content
from onrecord.edges.engines.rules.find import Find, Place, Run
from onrecord.edges.engines.rules.grammar import DAYS, PREPOSITIONS
from onrecord.edges.engines.rules.lexicon import Verb
from onrecord.edges.engines.rules.subjects import subject_before, verb_group
from onrecord.edges.engines.rules.tokens import Sheet

_REACH = 18  # tokens: how long the source in "quoted X as saying" may be
_RUMOURED = frozenset("expect believe think say report allege rumour suppose assume estimate".split())


def find_passive(place: Place, i: int, k: int, verb: Verb) -> Find | None:
    """Nobody named says it: in "X is expected to …", X and the rest are what is said."""
    sheet, high = place.sheet, place.high
    after = sheet.low[i + 1] if i + 1 < high else ""
    if verb.lemma == "ask" and (after in TOLD or after == "about"):
        j = i + 1 + (after == "about")
        return Find(None, (k, j), content(sheet, j, _next_comma(sheet, j, high), clause=True), "asked")
    if verb.lemma == "quote" and after == "as":
        return _quoted_as(place, i, subject_before(sheet, k, place.low))
    if (after != "to" or verb.lemma not in _RUMOURED) and (verb.lemma, after) not in _ACCUSED:
        return None
    subject = subject_before(sheet, k, place.low)
    rest = content(sheet, i + 1, high, clause=True)
    return Find(None, (k, i + 1), (subject, *rest), "passive") if subject and rest else None


_ACCUSED = frozenset({("accuse", "of"), ("blame", "for"), ("suspect", "of")})


def find_question(place: Place, i: int) -> Find | None:
    """Asked whether …, X said; asked by Y why …: a question, whose asker may be unnamed."""
    sheet, high = place.sheet, place.high
    if i + 2 >= high or not (i == place.low or sheet.low[i - 1] in {"when", "and", "but"}):
        return None
    at = next((j for j in range(i + 1, min(high, i + _BETWEEN)) if sheet.low[j] in _QUESTIONS), None)
    if at is None or (at > i + 1 and sheet.low[i + 1] not in PREPOSITIONS and sheet.low[i + 1] not in DAYS):
        return None
    if any(sheet.quote[j] or sheet.low[j] == "," for j in range(i, at)):
        return None
    j = at + (sheet.low[at] == "about")
    contents = content(sheet, j, _next_comma(sheet, j, high), clause=True)
    asker = (i + 2, at) if sheet.low[i + 1] == "by" and at > i + 2 else None
    return Find(asker, (i, j if at == i + 1 else i + 1), contents, "asked") if contents else None


_QUESTIONS = TOLD | {"which", "who", "whom", "where", "when", "about"}
_BETWEEN = 9  # tokens: "by a reporter on Monday"


def _next_comma(sheet: Sheet, j: int, high: int) -> int:
    for i in range(j, high):
        if sheet.low[i] == "," and not sheet.quote[i]:
            return i
    return high


def find_quoted_as(place: Place, i: int) -> Find | None:
    """Quoted X as saying that …: X is the source, "saying" the cue."""
    for j in range(i + 1, min(place.high - 2, i + _REACH)):
        if place.sheet.low[j] == "as" and place.sheet.low[j + 1] == "saying":
            if place.sheet.low[i + 1] == "by":  # "was quoted by the agency as saying"
                return _quoted_as(
                    place, j - 1, subject_before(place.sheet, verb_group(place.sheet, i, place.low), place.low)
                )
            return _quoted_as(place, j - 1, (i + 1, j)) if j > i + 1 else None
        if place.sheet.low[j] in {",", ".", ";"}:
            return None
    return None


def _quoted_as(place: Place, i: int, source: Run | None) -> Find | None:
    sheet, high = place.sheet, place.high
    if source is None or i + 3 >= high or sheet.low[i + 2] != "saying":
        return None
    j = i + 3 + (sheet.low[i + 3] in {",", ":"})
    contents = content(sheet, j, high, clause=True)
    return Find(source, (i + 2, i + 3), contents, "quoted as", open=True) if contents else None
