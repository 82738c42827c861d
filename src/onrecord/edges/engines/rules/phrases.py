"""Cues of more than one word: "shot back", "made it clear", "is confident that", "reportedly"."""

from __future__ import annotations

from onrecord.edges.engines.rules.complements import complement
from onrecord.edges.engines.rules.contents import content_end
from onrecord.edges.engines.rules.find import Find, Place
from onrecord.edges.engines.rules.grammar import BE, CONJUNCTIONS
from onrecord.edges.engines.rules.lexicon import VERBS, forms_of
from onrecord.edges.engines.rules.nouns import NOUNS
from onrecord.edges.engines.rules.subjects import shared_subject, subject_before, verb_group
from onrecord.edges.engines.rules.trailing import left_end

# Verb → what follows it, and the frame of the whole (see `lexicon`).
_PHRASES = """
put it qp
shoot back cqp
fire back cqp
hit back cqp
chime in qp
go on to say cqp
go on to add cqp
go on to explain cqnp
go on to tell cqt
make clear cn
make it clear cn
make fun of n
make the case cn
take issue with n
take aim at n
take credit for n
take responsibility for n
weigh in on n
speak out against n
speak out about n
come out against n
rail against n
lash out at n
call out n
lay out n
spell out n
rule out n
bring up n
single out n
push back on n
push back against n
cast doubt on n
pour cold water on n
shed light on n
plead guilty to n
express n
deem n
""".strip().splitlines()

PHRASES: dict[str, list[tuple[tuple[str, ...], str]]] = {}
for _line in _PHRASES:
    _verb, *_rest, _frame = _line.split()
    for _form in forms_of(_verb):
        PHRASES.setdefault(_form, []).append((tuple(_rest), _frame))
for _options in PHRASES.values():
    _options.sort(key=lambda option: -len(option[0]))  # the longest that fits

# Adjectives that tell what somebody thinks, and what introduces it.
STATES: dict[str, frozenset[str]] = {
    word: frozenset(after.split())
    for after, words in (
        ("that", "confident certain sure adamant hopeful aware glad proud doubtful"),
        ("that about", "concerned worried optimistic pessimistic convinced afraid angry"),
        ("of", "critical supportive skeptical sceptical wary dismissive"),
    )
    for word in words.split()
}
_LINKING = BE | frozenset("remain remains remained seem seems seemed feel feels felt sound sounds sounded".split())
HEARSAY = frozenset("reportedly allegedly purportedly supposedly".split())


def find_phrase(place: Place, i: int) -> Find | None:
    """Return the attribution of a verb with its fixed companions at i."""
    sheet = place.sheet
    for rest, frame in PHRASES[sheet.low[i]]:
        end = i + 1 + len(rest)
        if not rest and any(w in NOUNS for w in sheet.low[end : end + 3]):
            return None  # "expressed great concern about": the noun is the cue
        if end < place.high + (frame == "qp") and tuple(sheet.low[i + 1 : end]) == rest:
            k = verb_group(sheet, i, place.low)
            if any(w in BE for w in sheet.low[k:i]):
                return None
            source = subject_before(sheet, k, place.low)
            if source is None and k > place.low and sheet.low[k - 1] in {",", *CONJUNCTIONS}:
                source = shared_subject(place, k)
            left = source is not None and place.sheet.quote[left_end(place, source[0]) - 1] > 0
            return complement(place, source, (k, end), frame, may_trail=left) if source else None
    return None


def find_state(place: Place, i: int) -> Find | None:
    """Return the attribution of "X is confident that …" at the adjective."""
    sheet, low, high = place.sheet, place.low, place.high
    k = verb_group(sheet, i, low)
    if i + 2 >= high or sheet.low[i + 1] not in STATES[sheet.low[i]]:
        return None
    if k == i and sheet.low[i - 1] in _LINKING and i > low:
        k = i - 1
    if not any(w in _LINKING for w in sheet.low[k:i]):
        return None
    source = subject_before(sheet, k, low)
    that = sheet.low[i + 1] == "that"
    begin = i + 1 if that else i + 2
    end = content_end(sheet, begin, high, clause=that)
    return Find(source, (k, begin), ((begin, end),), "state") if source and end > begin else None


def find_hearsay(place: Place, i: int) -> Find | None:
    """Return the attribution of "X reportedly did Y": nobody is named; both sides are what is said."""
    sheet, high = place.sheet, place.high
    if i + 1 < high and sheet.low[i + 1] in VERBS:
        return None  # "reportedly said": somebody is named
    k = verb_group(sheet, i, place.low)
    subject = subject_before(sheet, k, place.low)
    end = content_end(sheet, i + 1, high, clause=True)
    if subject is None or end - i < 3:
        return None
    return Find(None, (i, i + 1), ((subject[0], i), (i + 1, end)), "hearsay")
