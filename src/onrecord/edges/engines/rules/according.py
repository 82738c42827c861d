"""According to X, …; …, according to X."""

from __future__ import annotations

from onrecord.edges.engines.rules.contents import content_end
from onrecord.edges.engines.rules.find import Find, Place, Run
from onrecord.edges.engines.rules.grammar import CONJUNCTIONS, DASHES, is_adverb, is_finite
from onrecord.edges.engines.rules.tokens import Sheet
from onrecord.edges.engines.rules.trailing import left_begin, left_end

_FAR = 60  # tokens: no source is longer
_NOT_ON = frozenset("and but who which while when with as".split())


def find_according(place: Place, i: int) -> Find | None:
    """Return the attribution of "according to" at i, whichever side it stands on."""
    sheet, low, high = place.sheet, place.low, place.high
    if i + 2 >= high or sheet.low[i + 1] != "to":
        return None
    stop = _source_end(sheet, i + 2, high)
    if stop == i + 2:
        return None
    source, cue = (i + 2, stop), (i, i + 2)
    if _leads(sheet, low, i):
        if stop + 1 >= high or sheet.low[stop] != ",":
            return None
        return Find(source, cue, ((stop + 1, content_end(sheet, stop + 1, high, clause=True)),), "according", open=True)
    end = left_end(place, i)
    begin = left_begin(place, end)
    if begin >= end:
        return None
    contents: tuple[Run, ...] = ((begin, end),)
    whole = any(is_finite(w) for w in sheet.low[begin:end])
    if not whole and stop + 1 < high and sheet.low[stop] == "," and _goes_on(sheet, stop + 1):
        contents += ((stop + 1, content_end(sheet, stop + 1, high, clause=True)),)
    return Find(source, cue, contents, "according")


def _leads(sheet: Sheet, low: int, i: int) -> bool:
    """Whether nothing but a short adverbial stands before ("And", "Since then,")."""
    if sheet.low[i - 1] == "," and i - low >= 2 and sheet.low[i - 2] == "that":
        return True  # "reported that, according to X, …"
    if i - low > 4:
        return False
    return i == low or sheet.low[i - 1] == "," or all(w in CONJUNCTIONS or is_adverb(w) for w in sheet.low[low:i])


def _goes_on(sheet: Sheet, i: int) -> bool:
    """Whether what is said goes on after ", according to X,"."""
    word = sheet.low[i]
    return word not in _NOT_ON and (sheet.capital[i] or not word.endswith("ing"))


def _source_end(sheet: Sheet, j: int, high: int) -> int:
    """Return where the source ends; an apposition belongs to it where a second comma closes it."""
    words, i = sheet.low, j
    far = min(high, j + _FAR)
    while i < far and not (sheet.quote[i] and not sheet.quote[i - 1]):
        word = words[i]
        if word in {",", ";", ":"} or word in DASHES or (word in {".", "?", "!"} and i >= high - 2):
            break
        i += 1
    if i + 1 < high and words[i] == "," and words[i + 1] in {"a", "an", "one", "who"}:
        for k in range(i + 2, min(high, i + 25)):
            if words[k] == ",":
                return k
    return i
