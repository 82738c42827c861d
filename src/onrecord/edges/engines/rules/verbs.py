"""Cue verbs: the subject on one side, what it says on the other or on both."""

from __future__ import annotations

from onrecord.edges.engines.rules.contents import content_end
from onrecord.edges.engines.rules.find import Find, Place, Run
from onrecord.edges.engines.rules.grammar import (
    BE,
    BREAKS,
    CONJUNCTIONS,
    DASHES,
    DAYS,
    DETERMINERS,
    NOMINATIVES,
    OBJECTS,
    PREPOSITIONS,
    QUANTITIES,
    QUESTION_WORDS,
    SUBORDINATORS,
    TIMES,
    is_adverb,
    is_finite,
)
from onrecord.edges.engines.rules.lexicon import PARTICLE_FRAME, VERBS, Verb
from onrecord.edges.engines.rules.subjects import noun_phrase_after, shared_subject, subject_before, verb_group
from onrecord.edges.engines.rules.tokens import Sheet
from onrecord.edges.engines.rules.trailing import edge, has_left, left_end, trailing

_CLITICS = frozenset("'s ’s 've ’ve 'd ’d".split())  # "he's said", "they'd said"
_REACH = 18  # tokens: how far after its cue a content may begin


def find_verb(place: Place, i: int) -> Find | None:
    """Return the attribution that the cue verb at i makes, or None where it makes none."""
    sheet, low = place.sheet, place.low
    verb = VERBS[sheet.low[i]]
    k = verb_group(sheet, i, low)
    if verb.form == "past" and any(w in BE and w not in _CLITICS for w in sheet.low[k:i]):
        return _passive(place, i, k, verb)
    if _is_noun(place, i, k, verb) or _is_participle(sheet, i, k, place.high, verb):
        return None
    frame, end = _frame(sheet, i, place.high, verb)
    if not frame:
        return None
    source = subject_before(sheet, k, low)
    before = sheet.low[k - 1] if k > low else ","
    if verb.form == "ing" and k == i:
        source = _subject_of_participle(place, k, source)
        return _say(place, source, (k, end), frame, may_trail=False) if source else None
    if source:
        return _say(place, source, (k, end), frame, may_trail=True)
    if before in CONJUNCTIONS and verb.form != "base":
        source = shared_subject(place, k)
        return _say(place, source, (k, end), frame, may_trail=False) if source else None
    if k == i and (before in BREAKS or k == low or sheet.quote[k - 1]):
        return _inverted(place, i, end, verb, frame)
    return None


def _frame(sheet: Sheet, i: int, high: int, verb: Verb) -> tuple[str, int]:
    """Return the frame that holds here and where the cue ends: a particle belongs to it."""
    after = sheet.low[i + 1] if i + 1 < high else ""
    if after in verb.particles and i + 2 < high and sheet.low[i + 2] not in BREAKS and sheet.low[i + 2] not in DAYS:
        if verb.frame and after in {"to", "on"} and sheet.low[i + 2] in TIMES:
            return verb.frame, i + 1
        return PARTICLE_FRAME.get(f"{verb.lemma} {after}", "n"), i + 2
    if verb.lemma == "point" and after == "out":  # "…," he pointed out.
        return "cqp", i + 2
    return verb.frame, i + 1


def _is_noun(place: Place, i: int, k: int, verb: Verb) -> bool:
    """Whether the form at i is more likely a noun or an adjective: "the reports", "an alleged plan"."""
    sheet, low, words = place.sheet, place.low, place.sheet.low
    if k < i:
        return False
    before = words[i - 1] if i > low else ""
    if sheet.capital[i] and i > low and (not place.title or before == "united"):
        return True
    after = words[i + 1] if i + 1 < len(words) else ""
    if verb.form == "base" and before == "to":
        return True
    if before in DETERMINERS and before not in QUANTITIES and before not in {"that", "this", "all"}:
        return True
    if not verb.nounish or verb.form not in {"base", "third"} or before in NOMINATIVES or before == "who":
        return False
    if before.endswith(("'s", "’s")) or before in PREPOSITIONS or (before in BREAKS and verb.form == "base"):
        return True
    if after in {"of", "from", "were", "was", "are", "is", "has", "have", "had", "will", "and", "in"}:
        return True
    if verb.form == "base":
        return not (before in QUANTITIES or (before.endswith("s") and not before.endswith("ss")))
    return after not in {"that", ":"} and not sheet.quote[i + 1 if after else i] and not sheet.capital[i - 1]


def _is_participle(sheet: Sheet, i: int, k: int, high: int, verb: Verb) -> bool:
    """Whether a past form is a participle with another subject: "criticised by", "the man known as"."""
    if verb.form != "past" or any(w.startswith("ha") or w in _CLITICS for w in sheet.low[k:i]):
        return False
    if verb.participle_only:
        return True
    return i + 1 < high and sheet.low[i + 1] in {"by", "as"} and verb.lemma != "describe"


def _subject_of_participle(place: Place, k: int, source: Run | None) -> Run | None:
    """Return who does what an -ing form says: the noun before it ("a letter saying"), else the clause's subject."""
    sheet = place.sheet
    before = sheet.low[k - 1] if k > place.low else ","
    if before in BREAKS or before in DASHES or before in PREPOSITIONS or before in SUBORDINATORS:
        return shared_subject(place, k)
    if source and (sheet.capital[source[0]] or sheet.low[source[0]] in DETERMINERS or before in NOMINATIVES):
        return source
    return shared_subject(place, k)


def _say(place: Place, source: Run, cue: Run, frame: str, *, may_trail: bool) -> Find | None:
    """Return what is said, after the cue or (where it may) before it."""
    sheet, high = place.sheet, _relative_end(place, source)
    j = _skip_adverbials(sheet, cue[1], high, frame)
    kind = _opening(sheet, j, high)
    start = edge(source, cue)
    may_trail = may_trail and "p" in frame and (has_left(place, start) or (start == place.low and kind == "end"))
    quoted_left = may_trail and start > place.low and sheet.quote[left_end(place, start) - 1] > 0
    if may_trail and (kind in {"end", "comma", "other"} or (quoted_left and kind not in {"that", "colon"})):
        return trailing(place, source, cue, j, high)
    if kind == "comma" and j + 1 < high and sheet.quote[j + 1]:
        j, kind = j + 1, "quote"
    if kind == "colon" and "q" in frame:
        return Find(source, cue, _content(sheet, j + 1, high, clause=True), "colon", open=True)
    if kind == "quote" and any(f in frame for f in "qnc"):
        return Find(source, cue, _content(sheet, j, high, clause="c" in frame or "q" in frame), "quote", open=True)
    if kind == "clause" and j > cue[1] and "t" not in frame and not _begins_clause(sheet, j):
        return None
    for letters, fits in (("c", "that clause"), ("w", "question"), ("it", "infinitive"), ("n", "clause question")):
        if kind in fits.split() and any(f in frame for f in letters):
            clause = letters != "n"
            contents = _content(sheet, j, high, clause=clause)
            return Find(source, cue, contents, kind, open=clause) if contents else None
    return None


def _content(sheet: Sheet, j: int, high: int, *, clause: bool) -> tuple[Run, ...]:
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
    if word in PREPOSITIONS or word in CONJUNCTIONS or word in SUBORDINATORS or word in BREAKS:
        return "other"
    return "clause"


def _begins_clause(sheet: Sheet, j: int) -> bool:
    return sheet.low[j] in NOMINATIVES or sheet.low[j] in DETERMINERS


def _skip_adverbials(sheet: Sheet, j: int, high: int, frame: str) -> int:
    """Step over time, place, medium and addressee after the cue, to where the content begins."""
    words, quote = sheet.low, sheet.quote
    if j >= high or quote[j]:
        return j
    if "t" in frame and words[j] not in _STARTS:
        return _after_addressee(sheet, j, high)
    while j < high and not quote[j] and (words[j] in DAYS or words[j] in _LATER or is_adverb(words[j])):
        j += 1
        while j < high and words[j] in TIMES:
            j += 1
    if j < high and not quote[j] and words[j] in PREPOSITIONS and (words[j] != "to" or "i" not in frame):
        for i in range(j + 1, min(high, j + _REACH)):
            if quote[i] or words[i] in {"that", ",", ":", "."}:
                return i
            if i > j + 1 and words[i] in NOMINATIVES:
                return i
    return j


_STARTS = BREAKS | QUESTION_WORDS | {"that", "to", "."}  # a content, or what parts it from its cue
_LATER = frozenset("last later earlier again recently".split())


def _after_addressee(sheet: Sheet, j: int, high: int) -> int:
    """Return where what was told begins, past "reporters in the capital on Sunday"."""
    words, capital = sheet.low, sheet.capital
    if words[j] in OBJECTS and j + 1 < high and words[j + 1] not in PREPOSITIONS and words[j + 1] not in TIMES:
        return j + 1
    for i in range(j, min(high, j + _REACH)):
        word = words[i]
        if sheet.quote[i] or word in BREAKS or word in _TOLD or word in {"that", "to", "."}:
            return i
        if i > j and word in NOMINATIVES and words[i - 1] not in {"and", "of"}:
            return i
        if i > j and word in _NEW_PHRASE and words[i - 1] not in PREPOSITIONS and words[i - 1] != "and":
            return i
    i = j
    while i < high and capital[i] and i < j + 6:
        i += 1
    return i


_TOLD = frozenset("how why what whether if".split())
_NEW_PHRASE = frozenset("the there his her its their our no".split())


def _relative_end(place: Place, source: Run) -> int:
    """Return the bound of a content: inside ", who said …, did" it ends where the relative clause does."""
    sheet, (start, stop) = place.sheet, source
    if sheet.low[start] not in {"who", "which"} or start <= place.low or sheet.low[start - 1] not in {",", *DASHES}:
        return place.high
    for i in range(stop + 2, place.high - 1):
        if sheet.low[i] == "," and not sheet.quote[i] and (is_finite(sheet.low[i + 1]) or sheet.low[i + 1] in VERBS):
            return i
    return place.high


def _inverted(place: Place, i: int, end: int, verb: Verb, frame: str) -> Find | None:
    """Inversion: "…," said X; …, says X."""
    sheet, high = place.sheet, place.high
    if end >= high or "p" not in frame or sheet.quote[end] or verb.form in {"base", "ing"}:
        return None
    word = sheet.low[end]
    if word in BREAKS or word in PREPOSITIONS or word in CONJUNCTIONS or word in {"that", "."} or is_adverb(word):
        return None
    stop = noun_phrase_after(sheet, end, high)
    if stop == end:
        return None
    source, cue = (end, stop), (i, end)
    if i == place.low and stop + 1 < high and sheet.low[stop] == ":":
        return Find(source, cue, _content(sheet, stop + 1, high, clause=True), "colon", open=True)
    return trailing(place, source, cue, stop, high)


_RUMOURED = frozenset("expect believe think say report allege rumour suppose assume estimate".split())


def _passive(place: Place, i: int, k: int, verb: Verb) -> Find | None:
    """Nobody named says it: in "X is expected to …", X and the rest are what is said."""
    sheet, high = place.sheet, place.high
    after = sheet.low[i + 1] if i + 1 < high else ""
    if verb.lemma == "ask" and (after in _TOLD or after == "about"):
        j = i + 1 + (after == "about")
        return Find(None, (k, j), _content(sheet, j, _next_comma(sheet, j, high), clause=True), "asked")
    if verb.lemma == "quote" and after == "as":
        return _quoted_as(place, i, subject_before(sheet, k, place.low))
    if verb.lemma not in _RUMOURED or after != "to":
        return None
    subject = subject_before(sheet, k, place.low)
    rest = _content(sheet, i + 1, high, clause=True)
    return Find(None, (k, i + 1), (subject, *rest), "passive") if subject and rest else None


def find_question(place: Place, i: int) -> Find | None:
    """Asked whether …, X said: an unnamed asker's question."""
    sheet, high = place.sheet, place.high
    if i + 2 >= high or not (i == place.low or sheet.low[i - 1] in {"when", "and", "but"}):
        return None
    after = sheet.low[i + 1]
    if after not in _TOLD and after != "about":
        return None
    j = i + 1 + (after == "about")
    contents = _content(sheet, j, _next_comma(sheet, j, high), clause=True)
    return Find(None, (i, j), contents, "asked") if contents else None


def _next_comma(sheet: Sheet, j: int, high: int) -> int:
    for i in range(j, high):
        if sheet.low[i] == "," and not sheet.quote[i]:
            return i
    return high


def find_quoted_as(place: Place, i: int) -> Find | None:
    """Quoted X as saying that …: X is the source, "saying" the cue."""
    for j in range(i + 1, min(place.high - 2, i + _REACH)):
        if place.sheet.low[j] == "as" and place.sheet.low[j + 1] == "saying":
            return _quoted_as(place, j - 1, (i + 1, j)) if j > i + 1 else None
        if place.sheet.low[j] in {",", ".", ";"}:
            return None
    return None


def _quoted_as(place: Place, i: int, source: Run | None) -> Find | None:
    sheet, high = place.sheet, place.high
    if source is None or i + 3 >= high or sheet.low[i + 2] != "saying":
        return None
    j = i + 3 + (sheet.low[i + 3] in {",", ":"})
    contents = _content(sheet, j, high, clause=True)
    return Find(source, (i + 2, i + 3), contents, "quoted as", open=True) if contents else None
