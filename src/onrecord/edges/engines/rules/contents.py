"""What is said: where a content that follows its cue ends."""

from __future__ import annotations

from onrecord.edges.engines.rules.grammar import BREAKS, DASHES, MODALS, NOMINATIVES, is_adverb, is_finite
from onrecord.edges.engines.rules.lexicon import VERBS
from onrecord.edges.engines.rules.tokens import Sheet

_SPEECH = 5  # tokens: a longer quotation is a sentence, not a phrase
_AFTER_OBJECT = frozenset("after when while before during because amid".split())
# What goes on with a content after ", and" or ", but".
_STILL = frozenset("that also to by for not would will could should may might can is are was were has have had".split())
_CUT = frozenset("which while even despite though although whereas compared said says according who".split())
_NO_PARTICIPLE = frozenset(
    "including being during king bring thing everything something anything nothing evening".split()
)
_ASIDE = 25  # tokens: the longest clause inside commas
_FOLLOWS = 6  # tokens after ", and" within which a new clause shows its verb


def content_end(sheet: Sheet, j: int, high: int, *, clause: bool) -> int:
    """Return where a content that starts at j ends; `clause` is False for a bare noun phrase."""
    words, quote, i = sheet.low, sheet.quote, j
    while i < high:
        if quote[i]:
            i, done = _past_quotation(sheet, i, j, high)
            if done:
                return i
        elif i > j and _stops(sheet, i, high, clause=clause):
            break
        else:
            i += 1
    while i > j and words[i - 1] in {".", "?", "!"} and not quote[i - 1]:
        i -= 1
    return i


def _past_quotation(sheet: Sheet, i: int, j: int, high: int) -> tuple[int, bool]:
    """Step over the quotation at i; return where it ends and whether the content that began at j ends with it."""
    first, last, closed = sheet.quotations[sheet.quote[i] - 1]
    last = max(min(last, high), i + 1)
    mark = sheet.low[last - 2] if closed and last - 2 >= first else sheet.low[last - 1]
    if mark in {".", "!", "?"}:
        return last, last - first > _SPEECH
    if mark != ",":
        return last, False
    if first == j and last - first > _SPEECH:
        return last, last >= high or sheet.low[last] not in {"and", "or", "as"} or "“" not in sheet.low[last:high]
    return last, last >= high or _after_comma(sheet, last, high)


def _stops(sheet: Sheet, i: int, high: int, *, clause: bool) -> bool:
    word = sheet.low[i]
    if word == ",":
        if sheet.low[i - 1] == "that":
            return False  # "that, according to X, …"
        return _after_comma(sheet, i + 1, high)
    if word == ";":
        return True
    if word in {"and", "but", "or"}:
        return _another_cue(sheet, i + 1, high, clause=clause)
    if word in {"—", "–", "--"}:
        return not any(w in DASHES for w in sheet.low[i + 1 : min(high, i + 30)])
    return not clause and word in _AFTER_OBJECT


def _after_comma(sheet: Sheet, i: int, high: int) -> bool:
    """Whether a content ends at the comma before i."""
    if i >= high:
        return False
    word = sheet.low[i]
    if word in {"and", "but"} and i + 1 < high:
        return sheet.low[i + 1] not in _STILL and (word == "but" or _new_clause(sheet, i + 1, high))
    if word in {"who", "which"}:
        return not _closes_again(sheet, i, high)
    if word in _CUT:
        return True
    if word.endswith("ing") and word not in _NO_PARTICIPLE and len(word) > 4 and not sheet.capital[i]:
        return True
    return _aside(sheet, i, high)


def _closes_again(sheet: Sheet, i: int, high: int) -> bool:
    """Whether the relative clause at i stands inside what is said ("the chief, who was ill, would not …")."""
    for j in range(i + 1, min(high - 1, i + _ASIDE)):
        if sheet.low[j] == "," and not sheet.quote[j]:
            return is_finite(sheet.low[j + 1])
    return False


def _new_clause(sheet: Sheet, i: int, high: int) -> bool:
    """Whether a clause of its own, rather than the last member of a list, follows "and"."""
    words = sheet.low
    for j in range(i, min(high, i + _FOLLOWS)):
        if words[j] in NOMINATIVES or is_finite(words[j], capital=sheet.capital[j]) or words[j] in VERBS:
            return True
        if words[j] in BREAKS:
            return False
    return False


def _aside(sheet: Sheet, i: int, high: int) -> bool:
    """Whether a short attribution follows ("…, she said.")."""
    for j in range(i + 1, min(high, i + 6)):
        word = sheet.low[j]
        verb = VERBS.get(word)
        if verb and "p" in verb.frame and (verb.form == "past" or (verb.form == "third" and not verb.nounish)):
            return True
        if word in BREAKS or word == "and" or word in MODALS:
            return False
    return False


def _another_cue(sheet: Sheet, i: int, high: int, *, clause: bool) -> bool:
    """Whether another cue with the same subject follows "and" ("… and added that …")."""
    while i < high and (is_adverb(sheet.low[i]) or sheet.low[i] in {"has", "have", "had"}):
        i += 1
    if i >= high or sheet.quote[i]:
        return False
    verb = VERBS.get(sheet.low[i])
    if not verb or not verb.frame:
        return False
    if clause and "p" not in verb.frame and not ("c" in verb.frame and sheet.low[i + 1 : i + 2] == ["that"]):
        return False
    return verb.form == "past" or (verb.form == "third" and not verb.nounish)
