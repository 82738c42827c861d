"""Nominal cues: X's claim that …, an accusation by X that …, fears that …, expressed concern about it."""

from __future__ import annotations

from onrecord.edges.engines.rules.contents import content_end
from onrecord.edges.engines.rules.find import Find, Place, Run
from onrecord.edges.engines.rules.grammar import BREAKS, DAYS, DETERMINERS, POSSESSIVES, PREPOSITIONS, is_finite
from onrecord.edges.engines.rules.subjects import subject_before, verb_group
from onrecord.edges.engines.rules.tokens import Sheet

# Noun → what may introduce what is said.
NOUNS: dict[str, frozenset[str]] = {
    noun: frozenset(after.split())
    for after, nouns in (
        (
            "that",
            """claim claims assertion assertions argument contention belief view statement announcement warning warnings
            insistence suggestion suggestions admission conclusion prediction predictions assurance assurances rumors
            rumours hint impression notion acknowledgment acknowledgement finding""",
        ),
        ("that of", "allegation allegations accusation accusations charge charges suspicion suspicions"),
        ("that about over for", "fear fears concern concerns worry worries"),
        ("that of for", "hope hopes optimism"),
        ("of that", "criticism criticisms denial denials estimate estimates"),
        ("that to of", "promise promises pledge pledges vow vows threat threats"),
        ("to for", "refusal desire intention call calls"),
        ("that for", "demand demands"),
        ("for of", "praise"),
        ("of", "endorsement condemnation defense defence rejection mockery"),
        ("about that", "complaint complaints doubts"),
        ("about", "question questions"),
    )
    for noun in nouns.split()
}
# Of these somebody is heard though nobody is named; "the notion that", "a suggestion that" may be the writer's own.
_HEARD = frozenset(
    """fear fears concern concerns worry worries complaint complaints criticism criticisms allegation allegations
    rumors rumours optimism doubts""".split()
)
# Verbs that say nothing by themselves and make the noun after them the cue: "expressed concern about".
_LIGHT = frozenset(
    """express expresses expressed expressing voice voices voiced voicing raise raises raised raising make makes made
    making issue issues issued issuing give gives gave giving level levels leveled levelled repeat repeats repeated
    announce announces announced""".split()
)
_REACH = 14  # tokens: "by" somebody of no more words than this


def find_noun(place: Place, i: int) -> Find | None:
    """Return the attribution that the nominal cue at i makes, or None."""
    sheet, high, words = place.sheet, place.high, place.sheet.low
    if i + 2 >= high:
        return None
    light = _light_verb(sheet, i, place.low)
    begin = i if light is None else verb_group(sheet, light, place.low)
    source = _possessor(sheet, i, place.low) if light is None else subject_before(sheet, begin, place.low)
    if light is not None and source is None:
        return None
    if light is None and words[i] in {"question", "questions"}:
        return None  # "his questions about it" are told of, not asked
    j = i + 1
    if words[j] in {"by", "from"}:
        source, j = _by(sheet, j + 1, high)
    if j >= high - 1 or words[j] not in NOUNS[words[i]] or sheet.quote[j]:
        return None
    if source is None and words[i] not in _HEARD:
        return None
    if words[j] == "that":
        return Find(source, (begin, i + 1), ((j, content_end(sheet, j, high, clause=True)),), "noun")
    if source is None:
        return None
    at = j if words[j] == "to" else j + 1
    return Find(source, (begin, at), ((at, content_end(sheet, at, high, clause=False)),), "noun")


def _by(sheet: Sheet, j: int, high: int) -> tuple[Run | None, int]:
    """Return who follows "by" and where what is said would begin, past "on Monday"."""
    words, stop, far = sheet.low, j, min(high, j + _REACH)
    while stop < far and words[stop] not in {"that", ",", ".", "in", "on", "at", "to"} and words[stop] not in DAYS:
        stop += 1
    k = stop
    while k < min(high, stop + 8) and words[k] != "that" and (words[k] in {"on", "in", "at"} or k > stop):
        k += 1
    return ((j, stop) if stop > j else None), k


def _light_verb(sheet: Sheet, i: int, low: int) -> int | None:
    """Return the light verb before the noun at i, nothing but a determiner and adjectives between."""
    for k in range(i - 1, max(low, i - 4) - 1, -1):
        word = sheet.low[k]
        if word in _LIGHT:
            return k
        if word in BREAKS or word in PREPOSITIONS or word in POSSESSIVES or sheet.quote[k]:
            return None
    return None


def _possessor(sheet: Sheet, i: int, low: int) -> Run | None:
    """Return the possessor before a nominal cue: his, Smith's, the ministry's; an adjective may stand between."""
    words, k = sheet.low, i - 1
    while k >= max(low, i - 2) and not _possesses(words[k]):
        if words[k] in BREAKS or words[k] in PREPOSITIONS or words[k] in DETERMINERS or is_finite(words[k]):
            return None
        k -= 1
    if k < max(low, i - 2) or sheet.quote[k]:
        return None
    if words[k] in POSSESSIVES:
        return (k, k + 1)
    begin = k
    while begin > max(low, k - 8) and sheet.capital[begin - 1] and not sheet.quote[begin - 1]:
        begin -= 1
    if begin > low and words[begin - 1] in DETERMINERS:
        begin -= 1
    return (begin, k + 1)


def _possesses(word: str) -> bool:
    return word in POSSESSIVES or word.endswith(("'s", "’s", "s'", "s’"))
