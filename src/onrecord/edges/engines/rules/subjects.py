"""Who speaks: verb groups, the subject before a verb, the noun phrase after it.

All functions take token positions of one `Sheet` and return positions, never text. A walk is bounded by `_FAR`
tokens, so that no text makes it slow.
"""

from __future__ import annotations

from onrecord.edges.engines.rules.find import Find, Place, Run
from onrecord.edges.engines.rules.grammar import (
    ARTICLES,
    AUXILIARIES,
    BREAKS,
    CLOSERS,
    CONJUNCTIONS,
    DASHES,
    DAYS,
    DETERMINERS,
    NOMINATIVES,
    OPENERS,
    PREPOSITIONS,
    QUANTITIES,
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

_FAR = 40  # tokens: hardly a subject is longer
_SCARE = 7  # tokens: a longer quotation is speech, not a phrase inside a name
_PEOPLE = frozenset({"who", "whose", "that"})


def verb_group(sheet: Sheet, i: int, low: int) -> int:
    """Return the first token of the verb group that ends in the verb at i: auxiliaries, "not", adverbs."""
    words, k = sheet.low, i
    floor = max(low, i - 8)
    while k > floor and not sheet.quote[k - 1] and (words[k - 1] in AUXILIARIES or is_adverb(words[k - 1])):
        k -= 1
    return k


def subject_before(sheet: Sheet, k: int, low: int) -> Run | None:
    """Return the noun phrase that ends just before token k, or None if no subject stands there."""
    if k <= low:
        return None
    last = sheet.low[k - 1]
    if sheet.quote[k - 1] and not _short_quote(sheet, k - 1):
        return None
    if last in SUBJECT_PRONOUNS or last == "that":
        return _pronoun(sheet, k, low)
    if last in CLOSERS:
        return None
    if last in {",", "—", "–", "--"}:
        return _apposed(sheet, k, low)
    if (last in BREAKS and last not in {")", "]"}) or (last in QUOTES and not sheet.quote[k - 1]):
        return None
    floor = _segment(sheet, k, low)
    begin = _skip_openers(sheet, floor, k)
    if begin >= k and floor > low and sheet.low[floor - 1].endswith("ed"):
        # "people briefed on the plan": a participle, no verb
        begin = _skip_openers(sheet, _segment(sheet, floor - 1, low), k)
    end = _drop_time(sheet, begin, k)
    if begin >= end:
        return None
    return (begin, begin + 1) if sheet.low[begin] in {"who", "which"} else (begin, end)


def _drop_time(sheet: Sheet, begin: int, k: int) -> int:
    """Leave out a time between subject and verb: "the minister on Saturday said"."""
    words, end = sheet.low, k
    while end > begin and (words[end - 1] in TIMES or words[end - 1].isdigit()):
        end -= 1
    if end < k and end > begin and words[end - 1] in {"on", "in", "the"}:
        return end - 1
    return end if end < k and words[k - 1] in DAYS | {"week", "month", "year", "earlier", "later", "night"} else k


def _pronoun(sheet: Sheet, k: int, low: int) -> Run | None:
    words, last = sheet.low, sheet.low[k - 1]
    if last == "that" and k - 2 >= low and words[k - 2] in BREAKS | CONJUNCTIONS:
        return None
    begin = k - 1
    if last in QUANTITIES:
        while begin > low and words[begin - 1] in {"the", "no"}:
            begin -= 1
    return (begin, k)


def _segment(sheet: Sheet, k: int, low: int) -> int:
    """Walk left from k to where the noun phrase's stretch begins: a break, a conjunction of clauses, a verb."""
    words, quote = sheet.low, sheet.quote
    floor, i = max(low, k - _FAR), k
    while i > floor:
        word = words[i - 1]
        if quote[i - 1]:
            if not _short_quote(sheet, i - 1):
                break
            i = max(floor, sheet.quotations[quote[i - 1] - 1][0])
        elif word in {")", "]"}:
            i = _opening(sheet, i - 1, floor)
        elif word in _PEOPLE:
            if not _relative(sheet, i - 1, k, floor):
                break
            i -= 1
        elif _bounds(sheet, i - 1, floor):
            break
        else:
            i -= 1
    return i


def _bounds(sheet: Sheet, i: int, floor: int) -> bool:
    """Whether the word at i cannot be part of a subject that stands after it."""
    word = sheet.low[i]
    if word in BREAKS or word in SUBORDINATORS or word in {"but", "yet", "nor"}:
        return True
    if word == "and":
        return _joins_clauses(sheet, i, floor)
    return is_finite(word, capital=sheet.capital[i]) and not any(w in _PEOPLE for w in sheet.low[max(floor, i - 3) : i])


def _short_quote(sheet: Sheet, i: int) -> bool:
    first, last, closed = sheet.quotations[sheet.quote[i] - 1]
    return closed and 2 < last - first <= _SCARE and sheet.low[last - 2] not in {",", ".", "!", "?"}


def _opening(sheet: Sheet, i: int, floor: int) -> int:
    """Return the position of the bracket that the one at i closes."""
    j = i
    while j > floor and sheet.low[j] not in {"(", "["}:
        j -= 1
    return j


def _relative(sheet: Sheet, i: int, k: int, floor: int) -> bool:
    """Whether the word at i opens a relative clause inside the subject ("members who spoke to us said")."""
    return i > floor and sheet.low[i - 1] not in BREAKS and any(is_finite(w) for w in sheet.low[i + 1 : k])


def _joins_clauses(sheet: Sheet, i: int, floor: int) -> bool:
    """Whether "and" at i joins what precedes as a clause of its own rather than as part of the subject."""
    words = sheet.low
    if i - 1 < floor or words[i - 1] in BREAKS:
        return True
    for j in range(i - 1, floor - 1, -1):
        word = words[j]
        if word in BREAKS or word in QUOTES:
            return False
        if is_finite(word, capital=sheet.capital[j]) or word in VERBS:
            return True
    return False


def _skip_openers(sheet: Sheet, begin: int, k: int) -> int:
    """Leave out adverbials before the subject: "On Tuesday the minister", "In a statement Smith"."""
    words = sheet.low
    while begin < k:
        word = words[begin]
        if word in {"this", "last", "next", "first", "second"} and begin + 1 < k and words[begin + 1] not in TIMES:
            break  # "this man", "the first of them", unlike "this week"
        if word in PREPOSITIONS:
            begin = _after_phrase(sheet, begin, k)
        elif word in OPENERS or (is_adverb(word) and not sheet.capital[begin + 1 if begin + 1 < k else begin]):
            begin += 1
            while begin < k and words[begin] in TIMES:
                begin += 1
        elif is_adverb(word) and word not in {"not", "never"}:
            begin += 1
        else:
            break
    return begin


def _after_phrase(sheet: Sheet, begin: int, k: int) -> int:
    """Return where the subject starts in "preposition phrase subject", k if the phrase is all there is."""
    words, capital = sheet.low, sheet.capital
    j = begin + 1
    if j < k and (words[j] in TIMES or (j + 1 < k and words[j] in DETERMINERS and words[j + 1] in TIMES)):
        while j < k and (words[j] in TIMES or words[j].isdigit() or (words[j] == "the" and words[j + 1] in TIMES)):
            j += 1
        return j
    for p in range(k - 1, begin + 1, -1):
        if words[p] in ARTICLES and words[p - 1] not in PREPOSITIONS:
            return p
    p = k
    while p > begin + 1 and capital[p - 1]:
        p -= 1
    return p if begin + 1 < p < k else k


_PARTS = frozenset({";", ":", "but", "yet"})  # no subject reaches over these
_ASIDES = frozenset("however though too meanwhile instead also therefore".split())


def _apposed(sheet: Sheet, k: int, low: int) -> Run | None:
    """Return "Name, apposition," before k: the name's segment and all that is apposed to it."""
    words, mark = sheet.low, sheet.low[k - 1]
    cuts: list[int] = []  # the marks left of k, nearest first
    i, floor = k - 2, max(low, k - _FAR)
    while i >= floor and len(cuts) < 4 and words[i] not in _PARTS:
        if sheet.quote[i] and not _short_quote(sheet, i):
            break
        if words[i] == mark:
            cuts.append(i)
        i -= 1
    for n, cut in enumerate(cuts):
        last = n + 1 == len(cuts)
        begin = max(i + 1, low) if last else cuts[n + 1] + 1
        start = max(begin, _segment(sheet, cut, begin))
        head = _skip_openers(sheet, start, cut)
        if head >= cut or words[head].isdigit():
            continue
        if not sheet.capital[head] and words[head] not in DETERMINERS and (not last or head > start):
            continue
        if words[head] in {"who", "which"}:
            return (head, head + 1)
        return (head, cut) if n == 0 and cut == k - 3 and words[k - 2] in _ASIDES else (head, k - 1)
    return None


def shared_subject(place: Place, k: int) -> Run | None:
    """Return the subject of the verb before k ("X said … and added …", "…, adding that …")."""
    heard: Find
    for heard in reversed(place.heard):
        if heard.source and heard.pattern != "noun":
            return heard.source
    return _first_subject(place.sheet, place.low, k)


def _first_subject(sheet: Sheet, low: int, high: int) -> Run | None:
    """Return the subject that opens a clause: up to its first finite verb."""
    words, i = sheet.low, low
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
    begin, stop = i, min(high, i + 16)
    while i < stop and not sheet.quote[i]:
        word = words[i]
        if (
            word in {",", ";", ":", "("}
            or word in DASHES
            or is_finite(word, capital=sheet.capital[i])
            or is_adverb(word)
        ):
            break
        if i > begin and word in VERBS and (VERBS[word].form != "third" or words[i - 1] not in {"the", "a"}):
            break
        i += 1
    return (begin, i) if begin < i < stop else None


_AFTER_NAME = frozenset("after before when while during as because to but if".split())


def noun_phrase_after(sheet: Sheet, j: int, high: int) -> int:
    """Return the end of the inverted subject that starts at j ("said the minister, a former judge")."""
    words = sheet.low
    if j < high and words[j] in NOMINATIVES:
        return j + 1
    named = j < high and sheet.capital[j]
    i, stop = j, min(high, j + _FAR)
    while i < stop and not sheet.quote[i]:
        word = words[i]
        if named and is_finite(word, capital=sheet.capital[i]) and words[i - 1] not in RELATIVES:
            return j  # "said China had pledged": a clause
        if word in _AFTER_NAME or word in {".", ";", ":", "?", "!"} or word in DASHES or (word in DAYS and i > j):
            break
        if word == ",":
            if not _apposes(sheet, i + 1, stop):
                break
            named = False
        elif i + 1 < stop and _ends_inverted(sheet, i, named=named):
            break
        i += 1
    return i


def _ends_inverted(sheet: Sheet, i: int, *, named: bool) -> bool:
    word, after = sheet.low[i], sheet.low[i + 1]
    return (word in {"in", "on", "at"} and (named or after in TIMES)) or (word == "and" and after in VERBS)


def _apposes(sheet: Sheet, i: int, stop: int) -> bool:
    """Whether an apposition starts at i, after a name and a comma."""
    if i >= stop or sheet.quote[i]:
        return False
    word = sheet.low[i]
    if word in {"a", "an", "the", "one", "former", "another", "his", "her", "their"} or word.isdigit():
        return True
    if word in RELATIVES or word in OPENERS or word == "whose" or word.endswith("ing"):
        return False
    return not sheet.capital[i] and word not in VERBS and not is_finite(word)
