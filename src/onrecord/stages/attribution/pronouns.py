"""Sources that are a pronoun, or are left out because the same speaker goes on."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.records import Because, Mention, Span, SpeakerKind
from onrecord.stages.attribution.heads import Head
from onrecord.stages.attribution.joining import Raw
from onrecord.stages.attribution.lexicon import COLLECTIVES, DOCUMENTS, PRONOUNS, SAYINGS, TIMES, plural
from onrecord.stages.attribution.memory import Memory, Sex, Speaker, Spoken
from onrecord.stages.attribution.naming import mentioned

_APPOSED = re.compile(r"(?:,? \(?(?:of|from|[DRI]-|an?|the)\b(?:(?! and | was | is | has | said )[^.;:]){1,70})[,)]+ ?")
_THOSE = re.compile(
    r"(?P<who>(?:(?:some|many|most|other|several|those|young|older|white|black|[A-Z][\w’'-]+|"
    r"[\w’'-]+(?:al|an|ic|ive|ish)) )?"
    r"(?P<noun>[A-Za-z][\w’'-]+)),? \Z"
)
_NO_PEOPLE = frozenset("days weeks months years times news series others".split())
_REACH = 6  # sentences back that "he" may look
_NEAR = 3  # and "it" and "they"
_PEOPLE: frozenset[SpeakerKind | None] = frozenset({"person"})
_BODIES: frozenset[SpeakerKind | None] = frozenset({"organisation", "state", "outlet"})
_MANY: frozenset[SpeakerKind | None] = frozenset({"group", "organisation"})


def pronoun(
    memory: Memory,
    raws: Sequence[Raw],
    outer: Sequence[int | None],
    answers: Sequence[Speaker],
    this: tuple[int, Head],
) -> Speaker:
    """Return whom a pronoun means: the last fitting speaker, or the subject of a nearer sentence."""
    i, head = this
    sort = PRONOUNS[head.text]
    if sort == "1":
        return _first_person(raws, outer, answers, i)
    if sort == "r":
        return _relative(memory, head)
    if sort in ("m", "f"):
        return _person(memory, raws[i], head, "m" if sort == "m" else "f")
    if sort in ("n", "p"):
        return _body(memory, raws[i], head, sort)
    return _unknown("pronoun without anybody to mean", head)


def is_human(head: Head) -> bool:
    """Whether a description can be of one person: not a document, a body, a day."""
    return not head.plural and head.noun not in DOCUMENTS | SAYINGS | COLLECTIVES | TIMES


def _unknown(rule: str, head: Head) -> Speaker:
    return Speaker(because=(Because(rule=f"speaker: {rule}", span=head.span),))


def _first_person(raws: Sequence[Raw], outer: Sequence[int | None], answers: Sequence[Speaker], i: int) -> Speaker:
    parent = outer[i]
    if parent is None or answers[parent].name is None:
        return Speaker(because=(Because(rule="speaker: first person outside any quotation", span=raws[i].source),))
    return answers[parent].by("first person: whoever is quoted", raws[i].source)


def _relative(memory: Memory, head: Head) -> Speaker:
    """Return the person right in front ("Ana Ruiz of Palau, who"); for "which", the name that ends there."""
    scene, start = memory.scene, head.span.start
    before = list(scene.mentions_in(Span(scene.sentence(start).start, start)))
    for mention in reversed(before):
        gap = scene.text[mention.span.end : start]
        if head.text.startswith("who") and mention.kind != "PER" and len(gap) < 40:
            continue
        if not gap.strip(" ,)") or (mention.kind == "PER" and _APPOSED.fullmatch(gap)):
            return mentioned(scene, mention).by("relative pronoun after the name", mention.span)
        break
    many = _THOSE.search(scene.text, scene.sentence(start).start, start) if head.text.startswith("who") else None
    if many is not None and plural(many["noun"]) and many["noun"].casefold() not in _NO_PEOPLE:
        return Speaker(many["who"], "group").by("relative pronoun after a group", Span(*many.span("who")))
    return _unknown("relative pronoun after no name", head)


def _agrees(memory: Memory, party: int | None, sex: Sex) -> bool:
    known = memory.sexes.get(party) if party is not None else None
    return known is None or known == sex


def _person(memory: Memory, raw: Raw, head: Head, sex: Sex) -> Speaker:
    """Return the last speaker, unless somebody else is the subject of a sentence in between."""
    scene, place = memory.scene, head.span.start
    start = min(place, raw.content[0].start)
    reach = 0
    for number in range(scene.sentence_at(place), -1, -1):
        sentence = scene.sentences[number]
        if sentence.start >= start and number and scene.sentences[number - 1].start >= start:
            continue  # the quotation that "he" closes, sentence by sentence
        for spoken in memory.before(min(place, sentence.end)):
            if spoken.place < sentence.start:
                break
            if _fits(memory, spoken, raw, sex) and (spoken.speaker.kind == "person" or reach < _NEAR):
                return _now_known(memory, spoken.speaker, sex).by("pronoun: the last speaker", head.span)
        subject = memory.subject(sentence, place, frozenset({"PER"})) or (
            None if reach else _only(memory, sentence, place)
        )
        if subject is not None and _agrees(memory, subject.party, sex):
            return _now_known(memory, mentioned(scene, subject), sex).by("pronoun: the last subject", subject.span)
        reach += not (memory.told(sentence.start) and memory.told(sentence.end - 1))
        if reach > _REACH:
            break
    return _unknown("pronoun without a person before it", head)


def _now_known(memory: Memory, speaker: Speaker, sex: Sex) -> Speaker:
    if speaker.party is not None:
        memory.sexes.setdefault(speaker.party, sex)
    return speaker


def _only(memory: Memory, sentence: Span, end: int) -> Mention | None:
    """The only person a sentence names before the pronoun, in whatever part: "Vale's first strike, after he …"."""
    found = [m for m in memory.scene.mentions_in(Span(sentence.start, end)) if m.kind == "PER"]
    return found[0] if len(found) == 1 and not memory.told(found[0].span.start) else None


def _fits(memory: Memory, spoken: Spoken, raw: Raw, sex: Sex) -> bool:
    """Whether an earlier speaker can be "he": a person, of that sex, and not one quoted inside what he says."""
    if spoken.speaker.name is None or any(c.start <= spoken.place < c.end for c in raw.content):
        return False
    if spoken.speaker.kind == "person":
        return _agrees(memory, spoken.speaker.party, sex)
    return spoken.speaker.kind == "unnamed" and spoken.head is not None and is_human(spoken.head)


def _body(memory: Memory, raw: Raw, head: Head, sort: str) -> Speaker:
    scene, place = memory.scene, head.span.start
    kinds = _BODIES if sort == "n" else _MANY
    here = scene.sentence_at(place)
    for spoken in memory.before(place):
        if scene.sentence_at(spoken.place) < here - _NEAR:
            break
        inside = any(c.start <= spoken.place < c.end for c in raw.content)
        if spoken.speaker.kind in kinds and spoken.speaker.name is not None and not inside:
            return spoken.speaker.by("pronoun: the last speaker", head.span)
    if sort == "n":
        for number in range(here, max(-1, here - 2), -1):
            subject = memory.subject(scene.sentences[number], place, frozenset({"ORG"}))
            if subject is not None:
                return mentioned(scene, subject).by("pronoun: the last subject", subject.span)
    return _unknown("pronoun without anybody before it", head)


def goes_on(memory: Memory, raws: Sequence[Raw], i: int) -> Speaker:
    """Return the speaker of an attribution without a source: whoever was speaking, if the words just go on.

    They go on in the same paragraph and within a sentence of the last one, in quotation marks or after a
    participle ("…, adding that"). Anything else is unknown.
    """
    raw, scene = raws[i], memory.scene
    start = raw.content[0].start
    quoted = scene.text[start : start + 1] in "“\"‘'«" or scene.quoted(start) is not None
    participle = raw.cue is not None and scene.text[raw.cue.start : raw.cue.end].casefold().split()[0].endswith("ing")
    if not participle and not (quoted and raw.cue is None):
        return Speaker(because=(Because(rule="speaker: nobody is named", span=raw.cue or raw.content[0]),))
    for spoken in memory.before(start + 1):
        last = raws[spoken.number].hull
        near = scene.sentence_at(start) - scene.sentence_at(max(last.end - 1, last.start)) <= (0 if participle else 1)
        if near and spoken.speaker.name is not None and "\n" not in scene.text[min(last.end, start) : start]:
            return spoken.speaker.by("the same speaker goes on", raw.content[0])
        break
    return Speaker(because=(Because(rule="speaker: nobody is named", span=raw.cue or raw.content[0]),))
