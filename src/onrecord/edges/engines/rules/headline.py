"""Headlines: "X: …", "…: Report", "… - X".

What stands before a colon is more often the topic ("Harbour fire: …") than a speaker. A speaker is somebody whose
office, name or kind of body says so, or whom the body of the article shows speaking.
"""

from __future__ import annotations

from onrecord.edges.engines.rules.find import Find, Place, Run
from onrecord.edges.engines.rules.grammar import (
    ARTICLES,
    AUXILIARIES,
    BE,
    BREAKS,
    DASHES,
    NOMINATIVES,
    PREPOSITIONS,
    is_adverb,
    is_finite,
)
from onrecord.edges.engines.rules.lexicon import VERBS
from onrecord.edges.engines.rules.tokens import Sheet
from onrecord.gazetteer import AGENCIES, BODIES, FIRST_NAMES, ORG_HEADS, OUTLETS, TITLES

# What stands before a colon without speaking.
_NO_SPEAKER = frozenset(
    """watch video videos photo photos picture pictures gallery exclusive opinion update updated updates breaking live
    editorial column factbox explainer timeline podcast transcript transcripts correction recap preview campaign day
    latest politics world how why what when where part vol chapter week episode first special feature profile insight
    wrap letter letters debate debates primary headlines sport sports business hearing testimony quiz""".split()
)
# What speaks even in small letters, or nameless.
_SPEAKERS = frozenset(
    """report reports source sources police official officials minister ministers ministry expert experts study studies
    poll polls survey surveys witness witnesses media army military agency government court lawyer lawyers analyst
    analysts aide aides scientists researchers activists advocates critics lawmakers prosecutors residents doctors
    economists republicans democrats gop inspector regulator watchdog paper documents""".split()
)
_VERSUS = frozenset({"v", "vs", "vs.", "versus"})
_NOT_HEADS = frozenset("news affairs report review school mission campaign office program programme project".split())
_LONGEST = 7  # tokens before a colon
_NAME = 3  # tokens: the longest name nobody vouches for
_PHRASE = 6  # tokens: a longer quotation is what somebody says


def find_headline(place: Place) -> Find | None:
    """Return the attribution of a whole headline, or None where it only has the attributions of any sentence."""
    sheet, low, high = place.sheet, place.low, place.high
    while high > low and sheet.low[high - 1] in {".", ";"}:
        high -= 1
    colon = colon_of(sheet, low, high)
    if colon is not None:
        if high - colon <= 4 and colon - low >= 4 and _speaks(sheet, (colon + 1, high), high):
            return Find((colon + 1, high), (colon, colon + 1), ((low, colon),), "headline")
        if colon - low <= _LONGEST and high - colon > 3 and not _asks(sheet, colon + 1, high):
            who = (low, _addressed(sheet, low, colon))
            if _speaks(sheet, who, high) or _quotes(sheet, who, colon + 1):
                return Find(who, (colon, colon + 1), ((colon + 1, high),), "headline")
        return None
    dash = next((i for i in range(high - 2, max(low + 3, high - 6), -1) if _spaced_dash(sheet, i)), None)
    if dash is not None and _speaks(sheet, (dash + 1, high), high):
        return Find((dash + 1, high), (dash, dash + 1), ((low, dash),), "headline")
    return None


def colon_of(sheet: Sheet, low: int, high: int) -> int | None:
    """Return the colon that parts a headline."""
    return next((i for i in range(low + 1, high - 1) if sheet.low[i] == ":" and not sheet.quote[i]), None)


def _spaced_dash(sheet: Sheet, i: int) -> bool:
    return sheet.low[i] in DASHES and sheet.starts[i] > sheet.ends[i - 1] and sheet.starts[i + 1] > sheet.ends[i]


def _asks(sheet: Sheet, first: int, high: int) -> bool:
    """Whether what follows is the writer's question: "Church and school: What might the ruling mean?"."""
    return sheet.low[high : high + 1] == ["?"] and not sheet.quote[first]


def _addressed(sheet: Sheet, low: int, colon: int) -> int:
    """Return where the speaker of "Keld to her critics: …", "Keld on the dam: …" ends."""
    for i in range(low + 1, colon):
        if sheet.low[i] in {"to", "on"} and (sheet.capital[i - 1] or sheet.low[i - 1] in TITLES):
            return i
    return colon


def _quotes(sheet: Sheet, who: Run, j: int) -> bool:
    """Whether a few words in capitals are followed by a quotation of some length: "RFC: “We will not play here”"."""
    if not sheet.quote[j] or who[1] - who[0] > _NAME or not all(sheet.capital[slice(*who)]):
        return False
    first, last, _ = sheet.quotations[sheet.quote[j] - 1]
    return last - first > _PHRASE and not any(w in _NO_SPEAKER for w in sheet.low[slice(*who)])


def _speaks(sheet: Sheet, who: Run, after: int) -> bool:
    first, last = who
    words = sheet.low[first:last]
    if not words or any(w in _NO_SPEAKER or w in BREAKS or w in _VERSUS or w.isdigit() for w in words):
        return False
    if any(is_finite(w) or w in BE or w in NOMINATIVES for w in words) or _predicate(sheet, first, last):
        return False
    return _by_kind(sheet, first, last) or _is_heard(sheet, last - 1, after)


def _predicate(sheet: Sheet, first: int, last: int) -> bool:
    """Whether a verb or a preposition that no name holds stands there: "Keld denies chaos", "blame Keld"."""
    for i in range(first, last):
        word = sheet.low[i]
        verb = VERBS.get(word)
        if verb and verb.form != "base" and not verb.nounish:
            return True
        if verb and verb.form == "base" and not sheet.capital[i] and i == first and word not in _SPEAKERS:
            return True
        if word in PREPOSITIONS and word not in {"of", "for", "at"}:
            return True
    return False


def _by_kind(sheet: Sheet, first: int, last: int) -> bool:
    """Whether the words name an office, a body, a known outlet, or a person by first name and surname."""
    tail = sheet.low[last - 1]
    if tail in _SPEAKERS or tail in TITLES:
        return True
    name = sheet.text[sheet.starts[first] : sheet.ends[last - 1]]
    begun = first + (sheet.low[first] in ARTICLES and last - first > 1)
    bare = sheet.text[sheet.starts[begun] : sheet.ends[last - 1]]
    if name in AGENCIES or {name, bare} & (OUTLETS | BODIES):
        return True
    if not all(sheet.capital[i] for i in range(begun, last)):
        return False
    if tail in ORG_HEADS and tail not in _NOT_HEADS:
        return True
    start = sheet.text[sheet.starts[begun] : sheet.ends[begun]].rstrip(".")
    titled = start.casefold() in TITLES and last - begun <= 4
    if last - begun == 1:
        return start in FIRST_NAMES
    return titled or (start in FIRST_NAMES and last - begun <= 3)


def _is_heard(sheet: Sheet, i: int, after: int) -> bool:
    """Whether the text after the headline shows the word at i speaking: "Keld said", "said the master, Ana Keld"."""
    word = sheet.low[i]
    if len(word) < 3:
        return False
    k = after
    size = len(sheet.low)
    while k < size:
        try:
            k = sheet.low.index(word, k)
        except ValueError:
            return False
        if not sheet.quote[k] and (_verb_after(sheet, k + 1, size) or _verb_before(sheet, k, after)):
            return True
        k += 1
    return False


def _verb_after(sheet: Sheet, i: int, size: int) -> bool:
    """Whether a verb of speech follows at i, past a name, one between two commas ("the master, Ana Keld, said")."""
    commas = 0
    for k in range(i, min(size, i + 8)):
        word = sheet.low[k]
        if _is_speech(word):
            return commas != 1 or _apposed(sheet, i - 1)
        commas += word == ","
        if not (sheet.capital[k] or word in {",", "’s", "'s"} or word in AUXILIARIES or is_adverb(word)):
            return False
    return False


def _apposed(sheet: Sheet, i: int) -> bool:
    """Whether the name that ends at i stands behind a comma ("the master, Ana Keld")."""
    while i > 0 and sheet.capital[i]:
        i -= 1
    return sheet.low[i] == ","


def _verb_before(sheet: Sheet, i: int, after: int) -> bool:
    """Whether a verb of speech stands before i, with a determiner, a title or a first name between."""
    for k in range(i - 1, max(after, i - 5), -1):
        if _is_speech(sheet.low[k]):
            return True
        if not (sheet.capital[k] or sheet.low[k] in ARTICLES or sheet.low[k] in TITLES or sheet.low[k] == "."):
            return False
    return False


def _is_speech(word: str) -> bool:
    verb = VERBS.get(word)
    return verb is not None and verb.form in {"past", "third"} and ("p" in verb.frame or verb.lemma == "deny")
