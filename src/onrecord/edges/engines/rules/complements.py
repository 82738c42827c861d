"""What a cue verb says: found after it, past times and addressees, or before it."""

from __future__ import annotations

from onrecord.edges.engines.rules.acts import is_title
from onrecord.edges.engines.rules.contents import content_end
from onrecord.edges.engines.rules.find import Find, Place, Run
from onrecord.edges.engines.rules.grammar import (
    AUXILIARIES,
    BREAKS,
    CONJUNCTIONS,
    DASHES,
    DAYS,
    DETERMINERS,
    NOMINATIVES,
    OBJECTS,
    PREPOSITIONS,
    QUESTION_WORDS,
    SUBORDINATORS,
    TIMES,
    is_adverb,
    is_finite,
)
from onrecord.edges.engines.rules.lexicon import VERBS
from onrecord.edges.engines.rules.tokens import Sheet
from onrecord.edges.engines.rules.trailing import edge, has_left, left_end, trailing

_FAR = 60  # tokens: how far a clause inside commas may reach
_REACH = 18  # tokens: how far after its cue a content may begin


def complement(place: Place, source: Run, cue: Run, frame: str, *, may_trail: bool) -> Find | None:
    """Return what is said, after the cue or (where it may) before it."""
    sheet, high = place.sheet, _clause_end(place, source, cue)
    j = _skip_adverbials(sheet, cue[1], high, frame)
    kind = _opening(sheet, j, high)
    if kind == "that" and "n" in frame and not set("ch") & set(frame):
        kind = "clause"  # "called that report a lie"
    start = edge(source, cue)
    if start == place.low and kind == "comma" and j + 1 < high and sheet.quote[j + 1]:
        j, kind = j + 1, "quote"
    begins = start == place.low and kind in {"end", "other", "comma"}  # then “Who knows?” may stand before
    may_trail = may_trail and "p" in frame and (begins or has_left(place, start))
    quoted_left = may_trail and start > place.low and sheet.quote[left_end(place, start) - 1] > 0
    if may_trail and (kind in {"end", "comma", "other"} or (quoted_left and kind not in {"that", "colon"})):
        find = trailing(place, source, cue, j, high)
        if find or kind != "comma":
            return find
    if kind == "comma" and j + 1 < high and sheet.quote[j + 1]:
        j, kind = j + 1, "quote"
    if kind == "colon" and "q" in frame:
        return Find(source, cue, content(sheet, j + 1, high, clause=True), "colon", open=True)
    if kind == "quote" and any(f in frame for f in "qnch"):
        return Find(source, cue, content(sheet, j, high, clause="c" in frame or "q" in frame), "quote", open=True)
    if kind == "clause" and j > cue[1] and "t" not in frame and not _begins_clause(sheet, j):
        return None
    if kind == "clause" and "n" not in frame and _is_thing(sheet, j, high, source, cue):
        return None
    if "h" in frame and (kind == "that" or (kind == "clause" and sheet.low[j] in NOMINATIVES)):
        frame += "c"
    for letters, fits in (("c", "that clause"), ("w", "question"), ("it", "infinitive"), ("n", "clause question")):
        if kind in fits.split() and any(f in frame for f in letters):
            clause = letters != "n"
            contents = content(sheet, j, high, clause=clause)
            return Find(source, cue, contents, kind, open=clause) if contents else None
    return None


def content(sheet: Sheet, j: int, high: int, *, clause: bool) -> tuple[Run, ...]:
    """Return the content that starts at j as a tuple of one run, empty where nothing stands there."""
    end = content_end(sheet, j, high, clause=clause) if j < high else j
    return ((j, end),) if end > j else ()


def _opening(sheet: Sheet, j: int, high: int) -> str:
    """Name what stands where a content would begin."""
    if j >= high:
        return "end"
    word = sheet.low[j]
    if sheet.quote[j]:
        return "quote"
    named = {".": "end", "?": "end", "!": "end", ":": "colon", ",": "comma", "that": "that", "to": "infinitive"}
    if word in named:
        return named[word]
    if word in {"how", "why", "what", "whether"} or (word == "if" and j + 1 < high):
        return "question"
    if _counts(sheet, j):
        return "clause"
    if word in PREPOSITIONS or word in CONJUNCTIONS or word in SUBORDINATORS or word in BREAKS:
        return "other"
    return "clause"


def _begins_clause(sheet: Sheet, j: int) -> bool:
    word = sheet.low[j]
    return word in NOMINATIVES or word in DETERMINERS or word.isdigit() or sheet.capital[j] or _counts(sheet, j)


# These take a thing as well as a clause, and then nobody is told anything: "found jobs", "knows him", "added fuel".
_OF_THINGS = frozenset(
    "find know add decide respond continue learn guarantee realise agree underscore underline".split()
)


_FINDERS = frozenset("poll polls survey surveys study studies report reports review audit research analysis".split())


def _is_thing(sheet: Sheet, j: int, high: int, source: Run, cue: Run) -> bool:
    """Whether a thing follows at j rather than a clause: no finite verb stands in it."""
    verb = VERBS.get(sheet.low[cue[1] - 1])
    if verb is None or verb.lemma not in _OF_THINGS or sheet.low[j] in NOMINATIVES:
        return False
    if verb.lemma == "find" and any(word in _FINDERS for word in sheet.low[slice(*source)]):
        return False
    end = content_end(sheet, j, high, clause=True)
    return not any(is_finite(sheet.low[i], capital=sheet.capital[i]) for i in range(j, end))


def _counts(sheet: Sheet, j: int) -> bool:
    """Whether a number is introduced ("at least 20")."""
    return sheet.low[j] == "at" and sheet.low[j + 1 : j + 2] in (["least"], ["most"])


def _skip_adverbials(sheet: Sheet, j: int, high: int, frame: str) -> int:
    """Step over time, place, medium and addressee after the cue, to where the content begins."""
    words, quote = sheet.low, sheet.quote
    j = _past_aside(sheet, _past_programme(sheet, j, high) if "t" in frame else j, high)
    if j >= high or quote[j]:
        return j
    if "t" in frame and words[j] not in _STARTS:
        return _after_addressee(sheet, j, high)
    if j + 2 < high and words[j] == "the" and words[j + 1] in {"next", "same"} and words[j + 2] in TIMES:
        j += 3
    while j < high and not quote[j] and (words[j] in DAYS or words[j] in _LATER or is_adverb(words[j])):
        j += 1
        while j < high and words[j] in TIMES:
            j += 1
    if j < high and not quote[j] and words[j] in PREPOSITIONS and (words[j] != "to" or "i" not in frame):
        for i in range(j + 1, min(high, j + _REACH)):
            if quote[i] or words[i] in {"that", ",", ":", "."}:
                return i
            if words[i - 1] in DAYS and (words[i] not in PREPOSITIONS or _counts(sheet, i)):
                return i
            if i > j + 1 and words[i] in NOMINATIVES:
                return i
    return j


def _past_programme(sheet: Sheet, j: int, high: int) -> int:
    """Step over the quoted title of whom it was told to: told “Good Morning Velm” that …."""
    if j >= high or not sheet.quote[j] or not is_title(sheet, j):
        return j
    behind = sheet.quotations[sheet.quote[j] - 1][1]
    return behind if behind < high and sheet.low[behind] != "," else j


def _past_aside(sheet: Sheet, j: int, high: int) -> int:
    """Step over ", however,"."""
    closed = j + 2 < high and sheet.low[j] == sheet.low[j + 2] == ","
    return j + 3 if closed and sheet.low[j + 1] in _ASIDES else j


_STARTS = BREAKS | QUESTION_WORDS | {"that", "to", "."}  # a content, or what parts it from its cue
_ASIDES = frozenset("however though meanwhile".split())
_LATER = frozenset("last later earlier again recently".split())


def _after_addressee(sheet: Sheet, j: int, high: int) -> int:
    """Return where what was told begins, past "reporters in the capital on Sunday"."""
    words, capital = sheet.low, sheet.capital
    if words[j] in OBJECTS and j + 1 < high and words[j + 1] not in PREPOSITIONS and words[j + 1] not in TIMES:
        return j + 1
    for i in range(j, min(high, j + _REACH)):
        word = words[i]
        if (behind := _past_aside(sheet, i, high)) > i:
            return behind
        if sheet.quote[i] or word in BREAKS or word in TOLD or word in {"that", "to", "."}:
            return i
        if i > j and word in NOMINATIVES and words[i - 1] not in {"and", "of"}:
            return i
        if i > j and word in _NEW_PHRASE and words[i - 1] not in PREPOSITIONS and words[i - 1] != "and":
            return i
    if high - j < _REACH and not any(is_finite(w) for w in words[j:high]):
        return high  # nobody but the addressee stands there
    i = j
    while i < high and capital[i] and i < j + 6:
        i += 1
    return i


TOLD = frozenset("how why what whether if".split())
_NEW_PHRASE = frozenset("the there his her its their our no".split())


def _main_verb(sheet: Sheet, j: int, high: int) -> int:
    """Return where the main clause says on after "those who accused him": at "told reporters"."""
    for i in range(j, min(high, j + _FAR)):
        if sheet.low[i] == ",":
            return high
        verb = VERBS.get(sheet.low[i])
        if verb and "p" in verb.frame and verb.form == "past" and not sheet.quote[i]:
            before = sheet.low[i - 1]
            if before not in NOMINATIVES and before not in SUBORDINATORS and before not in AUXILIARIES:
                return i
    return high


def _clause_end(place: Place, source: Run, cue: Run) -> int:
    """Return the bound of a content: inside ", who said …, did" and ", saying …, did" the second comma."""
    sheet = place.sheet
    verb = VERBS.get(sheet.low[cue[0]])
    if sheet.low[source[0]] == "who" and not (source[0] > place.low and sheet.low[source[0] - 1] in {",", *DASHES}):
        return _main_verb(sheet, cue[1] + 1, place.high)
    start = cue[0] if verb and verb.form == "ing" else source[0] if sheet.low[source[0]] in {"who", "which"} else None
    if start is None or start <= place.low or sheet.low[start - 1] not in {",", *DASHES}:
        return place.high
    for i in range(cue[1] + 1, min(place.high - 1, cue[1] + _FAR)):
        if sheet.low[i] == "," and not sheet.quote[i] and (is_finite(sheet.low[i + 1]) or sheet.low[i + 1] in VERBS):
            return i
    return place.high
