"""Cue verbs: the subject on one side, what it says on the other or on both."""

from __future__ import annotations

from onrecord.edges.engines.rules.acts import is_act
from onrecord.edges.engines.rules.complements import complement, content
from onrecord.edges.engines.rules.find import Find, Place, Run
from onrecord.edges.engines.rules.grammar import (
    BE,
    BREAKS,
    CONJUNCTIONS,
    DASHES,
    DAYS,
    DETERMINERS,
    NOMINATIVES,
    NUMBERS,
    OBJECTS,
    POSSESSIVES,
    PREPOSITIONS,
    QUANTITIES,
    QUESTION_WORDS,
    QUOTES,
    SUBORDINATORS,
    TIMES,
    is_adverb,
    is_finite,
)
from onrecord.edges.engines.rules.lexicon import PARTICLE_FRAME, VERBS, Verb
from onrecord.edges.engines.rules.nouns import NOUNS
from onrecord.edges.engines.rules.subjects import noun_phrase_after, shared_subject, subject_before, verb_group
from onrecord.edges.engines.rules.tokens import Sheet
from onrecord.edges.engines.rules.trailing import trailing
from onrecord.edges.engines.rules.unnamed import find_passive

_CLITICS = frozenset("'s ’s 've ’ve 'd ’d".split())  # "he's said", "they'd said"
_BARE = frozenset({"that", "this"})


def find_verb(place: Place, i: int) -> Find | None:
    """Return the attribution that the cue verb at i makes, or None where it makes none."""
    sheet, low = place.sheet, place.low
    verb = VERBS[sheet.low[i]]
    k = verb_group(sheet, i, low)
    if verb.form == "past" and any(w in BE and w not in _CLITICS for w in sheet.low[k:i]):
        return find_passive(place, i, k, verb)
    if _is_noun(place, i, k, verb) or _is_participle(place, i, k, verb):
        return None
    frame, end = _frame(sheet, i, place.high, verb)
    unanswered = verb.lemma == "respond" and end > i + 1 and not _answers(sheet, k, end, place.high)
    if not frame or unanswered or (verb.lemma == "cite" and _names_channel(sheet, end, place.high)):
        return None
    source = subject_before(sheet, k, low)
    before = sheet.low[k - 1] if k > low else ","
    silent = source and _no_speaker(sheet, source, verb, end if k == i else None)
    if silent or before in _CAUSES or is_act(sheet, i, end, place.high, verb):
        return None
    if verb.form == "ing" and k == i:
        if source and before not in BREAKS and not sheet.capital[source[0]] and not _speaks(sheet, end):
            return None  # "a bill demanding the withdrawal", unlike "a letter saying that"
        source = _subject_of_participle(place, k, source)
        return complement(place, source, (k, end), frame, may_trail=False) if source else None
    after_clause = source and before == "," and k == i and not (source[0] > low and sheet.quote[source[0] - 1])
    if source and after_clause and not set("nt") & set(frame) and _names_only(sheet, end, place.high):
        return _inverted(place, i, end, verb, frame)
    if source and verb.lemma in {"call", "intend", "plan"} and k == i and sheet.low[source[0]] in {"a", "an"}:
        return None  # "a group called the Owls"
    if source:
        return complement(place, source, (k, end), frame, may_trail=True)
    if (before in CONJUNCTIONS or (before == "," and sheet.low[k] == "then")) and verb.form != "base":
        source = shared_subject(place, k)
        return complement(place, source, (k, end), frame, may_trail=False) if source else None
    if k == i and (before in BREAKS or k == low or sheet.quote[k - 1]):
        return _inverted(place, i, end, verb, frame)
    return None


def _no_speaker(sheet: Sheet, source: Run, verb: Verb, end: int | None) -> bool:
    """Whether what stands before the verb says nothing; `end` is where the cue ends if the verb stands alone."""
    if end is not None and verb.nounish and verb.form == "third" and _disagrees(sheet, source, verb):
        return True
    if source[1] - source[0] > 1 or sheet.low[source[0]] not in {"that", "you"}:
        return False
    return end is None or not _speaks(sheet, end)  # "a union that endorsed him"; "you" is any reader


def _disagrees(sheet: Sheet, source: Run, verb: Verb) -> bool:
    """Whether "states" after these words is a noun: bare and plural subjects have no verb in -s."""
    first, last = sheet.low[source[0]], sheet.low[source[1] - 1]
    if last in QUANTITIES or last in _MORE or last in NUMBERS or last.isdigit():
        return True
    bare = not any(sheet.capital[source[0] : source[1]]) and first not in DETERMINERS
    return bare and verb.lemma not in {"show", "find"} and first not in NOMINATIVES and first not in {"who", "which"}


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


def _names_only(sheet: Sheet, j: int, high: int) -> bool:
    """Whether nothing but a name or a description follows to the end ("…, said two officials.")."""
    if j >= high or not (sheet.capital[j] or sheet.low[j] in DETERMINERS or sheet.low[j] in NUMBERS):
        return False
    return noun_phrase_after(sheet, j, high) == high and not any(
        is_finite(sheet.low[i], capital=sheet.capital[i]) for i in range(j, high)
    )


def _speaks(sheet: Sheet, j: int) -> bool:
    """Whether a clause or a quotation, rather than a thing, follows at j."""
    if j >= len(sheet.low):
        return False
    return sheet.quote[j] > 0 or sheet.low[j] in NOMINATIVES or sheet.low[j] in QUESTION_WORDS | {"that", ":", ","}


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
    possessor = before.endswith(("'s", "’s")) and before not in _CLITICS
    if possessor or before in POSSESSIVES:
        return True
    if before in DETERMINERS and before not in QUANTITIES and before not in _BARE:
        return True
    if not verb.nounish or verb.form not in {"base", "third"} or before in NOMINATIVES or before == "who":
        return False
    if before in PREPOSITIONS or (before in BREAKS and verb.form == "base"):
        return True
    if is_finite(after) or after in {"of", "from", "and", "in"}:
        return True
    if after in {"", ".", ","} and any(sheet.quote[low:i]):
        return False  # "…," the report states.
    if verb.form == "base":
        return not (before in QUANTITIES - {"most"} or (before.endswith("s") and not before.endswith("ss")))
    return after not in {"that", ":"} and not (after and sheet.quote[i + 1]) and not sheet.capital[i - 1]


_ANSWERED = frozenset(
    """request requests question questions comment comments call calls email emails letter criticism accusations
    allegations claims remarks report reports inquiry inquiries message messages statement charge charges""".split()
)


def _answers(sheet: Sheet, k: int, j: int, high: int) -> bool:
    """Whether "responded to" is about words, not about an alarm."""
    return "not" in sheet.low[k:j] or any(w in _ANSWERED or w in NOUNS for w in sheet.low[j : min(high, j + 6)])


# What no subject ends in: an adjective that compares, which has its noun behind it.
_MORE = frozenset(
    "larger smaller bigger greater lesser higher lower older younger newer better worse wider more".split()
)
_CAUSES = frozenset("help helps helped helping let lets".split())  # "helped found a school"
_CHANNELS = frozenset(
    """media sources source officials official reports report agency newspaper newspapers website police witnesses
    residents people persons documents document data records channel spokesman spokeswoman statement""".split()
)


def _names_channel(sheet: Sheet, j: int, high: int) -> bool:
    """Whether what is cited is where it was heard ("citing two officials"): a hop, nothing that is said."""
    for i in range(j, min(high, j + 8)):
        if sheet.low[i] in _CHANNELS:
            return True
        if sheet.low[i] in BREAKS or sheet.quote[i] or sheet.low[i] in PREPOSITIONS:
            return False
    return False


def _is_participle(place: Place, i: int, k: int, verb: Verb) -> bool:
    """Whether a past form is a participle with another subject: "criticised by", "the man known as"."""
    sheet, high = place.sheet, place.high
    if verb.form != "past" or any(w.startswith("ha") or w in _CLITICS for w in sheet.low[k:i]):
        return False
    before = sheet.low[i - 1] if i > place.low else ""
    if verb.participle_only or before == "all":
        return True
    if i + 1 < high and (before.isdigit() or before in NUMBERS or before == "both") and _is_plain(sheet, i + 1):
        return True  # "384 pledged delegates"
    return i + 1 < high and sheet.low[i + 1] in {"by", "as"} and verb.lemma != "describe"


def _is_plain(sheet: Sheet, i: int) -> bool:
    """Whether the word at i can only be a noun or an adjective, for all that is known of it."""
    word = sheet.low[i]
    if sheet.quote[i] or sheet.capital[i] or not word.isalpha() or is_adverb(word):
        return False
    return word not in DETERMINERS | NOMINATIVES | OBJECTS | PREPOSITIONS | CONJUNCTIONS | SUBORDINATORS | {"to"}


def _subject_of_participle(place: Place, k: int, source: Run | None) -> Run | None:
    """Return who does what an -ing form says: the noun before it ("a letter saying"), else the clause's subject."""
    sheet = place.sheet
    before = sheet.low[k - 1] if k > place.low else ","
    if before in BREAKS or before in DASHES or before in PREPOSITIONS or before in SUBORDINATORS:
        return shared_subject(place, k)
    if source and (sheet.capital[source[0]] or sheet.low[source[0]] in DETERMINERS or before in NOMINATIVES):
        return source
    return shared_subject(place, k)


def _inverted(place: Place, i: int, end: int, verb: Verb, frame: str) -> Find | None:
    """Inversion: "…," said X; …, says X."""
    sheet, high = place.sheet, place.high
    if end >= high or "p" not in frame or sheet.quote[end] or verb.form in {"base", "ing"}:
        return None
    word = sheet.low[end]
    if word in BREAKS or word in PREPOSITIONS or word in CONJUNCTIONS or word in {"that", "."} or is_adverb(word):
        return None
    if word in QUOTES or (word in NOMINATIVES and end + 1 < high and is_finite(sheet.low[end + 1])):
        return None  # "said he was": a clause
    stop = noun_phrase_after(sheet, end, high)
    if stop == end:
        return None
    source, cue = (end, stop), (i, end)
    if i == place.low and stop + 1 < high and sheet.low[stop] == ":":
        return Find(source, cue, content(sheet, stop + 1, high, clause=True), "colon", open=True)
    return trailing(place, source, cue, stop, high)
