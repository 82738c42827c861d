"""Where things begin and end: verb groups, subjects, noun phrases and contents.

All functions take token positions of one `Sheet` and return positions, never text; each walks a bounded stretch once.
"""

from __future__ import annotations

from typing import TypeAlias

from onrecord.edges.engines.rules.grammar import (
    ARTICLES,
    AUXILIARIES,
    BREAKS,
    CONJUNCTIONS,
    DASHES,
    DAYS,
    DETERMINERS,
    NOMINATIVES,
    OPENERS,
    PREPOSITIONS,
    QUOTES,
    RELATIVES,
    SUBJECT_PRONOUNS,
    SUBORDINATORS,
    TIMES,
    is_adverb,
    is_finite,
)
from onrecord.edges.engines.rules.lexicon import VERBS
from onrecord.edges.engines.rules.tokens import Sheet

Run: TypeAlias = tuple[int, int]
_FAR = 40  # tokens: no subject is longer, so every walk is bounded


def verb_group(sheet: Sheet, i: int, low: int) -> int:
    """Return the first token of the verb group that ends in the verb at i: auxiliaries, "not", adverbs."""
    words = sheet.low
    k = i
    while k > low and not sheet.quote[k - 1] and (words[k - 1] in AUXILIARIES or is_adverb(words[k - 1])):
        k -= 1
    return k


def subject_before(sheet: Sheet, k: int, low: int) -> Run | None:
    """Return the noun phrase that ends just before token k, or None if no subject stands there."""
    if k <= low or sheet.quote[k - 1]:
        return None
    last = sheet.low[k - 1]
    if last in SUBJECT_PRONOUNS or last == "that":
        return _pronoun(sheet, k, low)
    if last in CONJUNCTIONS or last in SUBORDINATORS or last in PREPOSITIONS or last in ARTICLES:
        return None
    if last in {",", "—", "–", "--"}:
        return _apposed(sheet, k, low)
    if last in BREAKS and last not in {")", "]"}:
        return None
    begin = _segment(sheet, k, low)
    begin = _skip_openers(sheet, begin, k)
    return (begin, k) if begin < k else None


def _pronoun(sheet: Sheet, k: int, low: int) -> Run | None:
    if sheet.low[k - 1] == "that" and k - 2 >= low and sheet.low[k - 2] in BREAKS | CONJUNCTIONS:
        return None
    if sheet.low[k - 1] in {"many", "some", "others", "both", "most", "few", "one", "another", "none"}:
        begin = k - 1
        while begin > low and sheet.low[begin - 1] in {"the", "and", "no"}:
            begin -= 1
        return (k - 1, k) if sheet.low[begin] == "and" else (begin, k)
    return (k - 1, k)


def _segment(sheet: Sheet, k: int, low: int) -> int:
    """Walk left from k to where the noun phrase's stretch begins: a break, a conjunction of clauses, a verb."""
    words, quote = sheet.low, sheet.quote
    floor = max(low, k - _FAR)
    i = k
    while i > floor:
        word = words[i - 1]
        if quote[i - 1]:
            if i >= 2 and quote[i - 2] == quote[i - 1] and _short_quote(sheet, i - 1):
                while i > floor and quote[i - 1] == quote[k - 1 if i == k else i - 1] and quote[i - 1]:
                    i -= 1
                continue
            break
        if word in {")", "]"}:
            i = _opening(sheet, i - 1, floor)
            continue
        if word in BREAKS:
            break
        if word in SUBORDINATORS and word not in {"who", "whose", "that"}:
            break
        if word in {"that", "who", "whose"}:
            if not _relative(sheet, i - 1, k, floor):
                break
            i -= 1
            continue
        if word in {"but", "yet", "nor"}:
            break
        if word == "and" and _joins_clauses(sheet, i - 1, floor):
            break
        if is_finite(word) and not _inside_relative(sheet, i - 1, floor):
            break
        i -= 1
    return i


def _short_quote(sheet: Sheet, i: int) -> bool:
    first, last, closed = sheet.quotations[sheet.quote[i] - 1]
    return closed and last - first <= 7 and sheet.low[last - 2] not in {",", ".", "!", "?"}


def _opening(sheet: Sheet, i: int, floor: int) -> int:
    j = i
    while j > floor and sheet.low[j] not in {"(", "["}:
        j -= 1
    return j


def _relative(sheet: Sheet, i: int, k: int, floor: int) -> bool:
    """Whether the word at i opens a relative clause inside the subject ("members who spoke to us said")."""
    return i > floor and any(is_finite(w) for w in sheet.low[i + 1 : k]) and sheet.low[i - 1] not in BREAKS


def _inside_relative(sheet: Sheet, i: int, floor: int) -> bool:
    return any(w in {"who", "whose"} for w in sheet.low[max(floor, i - 3) : i])


def _joins_clauses(sheet: Sheet, i: int, floor: int) -> bool:
    """Whether "and" at i joins what precedes as a clause of its own rather than as part of the subject."""
    words = sheet.low
    j = i - 1
    while j >= floor and words[j] not in BREAKS and words[j] not in QUOTES:
        if is_finite(words[j]) or words[j] in VERBS:
            return True
        j -= 1
    return i - 1 < floor or words[i - 1] in BREAKS


def _skip_openers(sheet: Sheet, begin: int, k: int) -> int:
    """Leave out adverbials before the subject: "On Tuesday the minister", "In a statement Smith"."""
    words, capital = sheet.low, sheet.capital
    while begin < k and (words[begin] in OPENERS or is_adverb(words[begin])):
        if words[begin] in {"this", "last", "next", "first", "second", "even", "only"} and words[begin + 1 : begin + 2] and (
            words[begin + 1] not in TIMES
        ):
            if words[begin] in {"even", "only"}:
                begin += 1
            break
        if words[begin] in PREPOSITIONS:
            begin = _after_phrase(sheet, begin, k)
        else:
            begin += 1
            while begin < k and words[begin] in TIMES:
                begin += 1
    if begin < k - 1 and words[begin] in TIMES and capital[begin] and words[begin] in DAYS:
        begin += 1
    return begin


def _after_phrase(sheet: Sheet, begin: int, k: int) -> int:
    """Return where the subject starts in "preposition phrase subject", k if the phrase is all there is."""
    words, capital = sheet.low, sheet.capital
    j = begin + 1
    if j < k and words[j] in TIMES or (j + 1 < k and words[j] in DETERMINERS and words[j + 1] in TIMES):
        while j < k and (words[j] in TIMES or words[j] in DETERMINERS and words[j + 1] in TIMES or words[j].isdigit()):
            j += 1
        return j
    for p in range(k - 1, begin + 1, -1):
        if words[p] in ARTICLES and words[p - 1] not in PREPOSITIONS:
            return p
    p = k
    while p > begin + 1 and capital[p - 1]:
        p -= 1
    return p if p < k and p > begin + 1 else k


def _apposed(sheet: Sheet, k: int, low: int) -> Run | None:
    """Return "Name, apposition," before k: the name's segment and all that is apposed to it."""
    words = sheet.low
    mark = words[k - 1]
    cuts: list[int] = []  # the marks left of k, nearest first
    i, floor = k - 2, max(low, k - _FAR)
    while i >= floor and not sheet.quote[i] and words[i] not in {";", ":"}:
        if words[i] == mark or (mark != "," and words[i] in DASHES):
            cuts.append(i)
            if len(cuts) == 4:
                break
        i -= 1
    if not cuts:
        return None
    edge = i + 1 if len(cuts) < 4 else cuts[-1] + 1
    for n, cut in enumerate(cuts):
        begin = cuts[n + 1] + 1 if n + 1 < len(cuts) else max(edge, low)
        if cut - begin < 1:
            continue
        head = _skip_openers(sheet, max(begin, _segment(sheet, cut, begin)), cut)
        if head >= cut or words[head].isdigit():
            continue
        if not sheet.capital[head] and words[head] not in DETERMINERS and n + 1 < len(cuts):
            continue
        return (head, k - 1)
    return None


def first_subject(sheet: Sheet, low: int, high: int) -> Run | None:
    """Return the subject that opens a clause: up to its first finite verb."""
    words = sheet.low
    i = low
    while i < high and (words[i] in CONJUNCTIONS or words[i] in QUOTES):
        i += 1
    if i < high and (words[i] in PREPOSITIONS or words[i] in SUBORDINATORS):
        while i < high and words[i] != ",":
            i += 1
        i += 1
    while i < high and words[i] in OPENERS and words[i] not in PREPOSITIONS:
        i += 1
    if i < high and words[i] == ",":
        i += 1
    begin = i
    stop = min(high, begin + 16)
    while i < stop and not sheet.quote[i]:
        word = words[i]
        if is_finite(word) or is_adverb(word) or word in {";", ":", "(", *DASHES} or (word in VERBS and i > begin):
            break
        if word == ",":
            break
        i += 1
    return (begin, i) if begin < i < stop else None


def noun_phrase_after(sheet: Sheet, j: int, high: int) -> int:
    """Return the end of the inverted subject that starts at j ("said the minister, a former judge")."""
    words = sheet.low
    if j < high and words[j] in NOMINATIVES:
        return j + 1
    named = j < high and sheet.capital[j]
    i, stop = j, min(high, j + _FAR)
    while i < stop and not sheet.quote[i]:
        word = words[i]
        if word in {".", ";", ":", "?", "!", *DASHES}:
            break
        if word == ",":
            if not _apposes(sheet, i + 1, stop):
                break
            named = False
        elif word in {"after", "before", "when", "while", "during", "as", "because", "to", "but", "if"}:
            break
        elif word in {"in", "on", "at"} and (named or words[i + 1 : i + 2] and words[i + 1] in TIMES):
            break
        elif word in DAYS and i > j:
            break
        elif word in {"and"} and i + 1 < stop and words[i + 1] in VERBS:
            break
        i += 1
    return i


def _apposes(sheet: Sheet, i: int, stop: int) -> bool:
    words = sheet.low
    if i >= stop or sheet.quote[i]:
        return False
    word = words[i]
    if word in RELATIVES or word in {"whose", "and", "but", "while", "in", "on", "at", "as"} or word.endswith("ing"):
        return False
    if word in {"a", "an", "the", "one", "former", "another", "his", "her", "their"} or word.isdigit():
        return True
    return not sheet.capital[i] and word not in VERBS and word not in OPENERS and not is_finite(word)


def content_end(sheet: Sheet, j: int, high: int, *, clause: bool) -> int:
    """Return where a content that starts at j ends; `clause` False for a bare noun phrase."""
    words, quote = sheet.low, sheet.quote
    i = j
    while i < high:
        if quote[i]:
            first, last, closed = sheet.quotations[quote[i] - 1]
            last = min(last, high)
            speech = last - first > 5
            ended = words[last - 2] if closed and last - 2 >= first else words[last - 1]
            i = max(last, i + 1)
            if speech and ended in {".", "!", "?"}:
                return i
            if ended == "," and (i >= high or _stops_after_comma(sheet, i, high)):
                return i
            continue
        word = words[i]
        if word == ";":
            return i
        if word in {"—", "–", "--"} and not any(w in DASHES for w in words[i + 1 : min(high, i + 30)]):
            return i
        if word == "," and i > j and _stops_after_comma(sheet, i + 1, high):
            return i
        if word in {"and", "but", "or"} and _another_cue(sheet, i + 1, high):
            return i
        if not clause and i > j and word in {"after", "when", "while", "before", "during", "because", "amid"}:
            return i
        i += 1
    while i > j and words[i - 1] in {".", "?", "!"} and not quote[i - 1]:
        i -= 1
    return i


_CUT = frozenset("but which while even despite so though although whereas compared said says according who".split())
_NO_PARTICIPLE = frozenset("including being during king bring thing everything something anything nothing evening".split())


def _stops_after_comma(sheet: Sheet, i: int, high: int) -> bool:
    if i >= high:
        return False
    word = sheet.low[i]
    if word in _CUT or (word.endswith("ing") and word not in _NO_PARTICIPLE and len(word) > 4 and not sheet.capital[i]):
        return True
    if word == "and":
        return i + 1 < high and sheet.low[i + 1] != "that"
    return _aside(sheet, i, high)


def _aside(sheet: Sheet, i: int, high: int) -> bool:
    """Whether a short attribution follows ("…, she said.")."""
    for j in range(i + 1, min(high, i + 5)):
        word = sheet.low[j]
        verb = VERBS.get(word)
        if verb and "p" in verb.frame and verb.form in {"past", "third"}:
            return j + 1 >= high or sheet.low[j + 1] in {",", "."}
        if word in BREAKS:
            return False
    return False


def _another_cue(sheet: Sheet, i: int, high: int) -> bool:
    while i < high and is_adverb(sheet.low[i]):
        i += 1
    if i >= high or sheet.quote[i]:
        return False
    verb = VERBS.get(sheet.low[i])
    return bool(verb and verb.frame and verb.form in {"past", "third"} and sheet.low[i] not in {"reports", "claims"})
