"""Links that are named a sentence or more away, and taken up again.

"NOVA reported, citing an aide. The aide said …": what the aide says came through NOVA. "… according to a letter. “It
holds,” researchers wrote": they wrote it in the letter. "As the Post reported, Ruiz met the engineers. In the meeting,
she told them …": she is heard through the Post. "The Post reports that it leaks:" and a paragraph: it is the Post's.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.records import Hop, Span
from onrecord.stages.attribution.heads import Head
from onrecord.stages.attribution.hops import passed_on, steps
from onrecord.stages.attribution.joining import Raw
from onrecord.stages.attribution.lexicon import normal, plural
from onrecord.stages.attribution.memory import Memory, Speaker
from onrecord.stages.attribution.scene import Scene
from onrecord.text import WORD, subtract, within

_BACK = 4  # attributions looked back for whom a description takes up
_SENTENCES = 3  # looked back for whom an outlet cites
_CITED = re.compile(
    r"\b(?:citing|quoting|quoted|quotes|cited|cites)\s+(?:an?|one|two|three|several|some|unnamed|unidentified|anonymous)\b"
    r"[^,;:.“”\"]{0,90}"
)
_PART = re.compile(
    r"(?:one|another|some|both|two|several|a second) of (?:the|those|these) (?:\w+ )?(?P<whom>\w+)", re.IGNORECASE
)
_WROTE = re.compile(r"(?:also |later |had )?(?:wrote|writes|write|written)\Z", re.IGNORECASE)
_WRITTEN = frozenset("letter op-ed memo memorandum email e-mail blog post note editorial filing lawsuit".split())
_REPORTS = re.compile(
    r"\b(?:report|wrote|writ|describ|detail|reveal|publish|not(?:e|ing)|round|quot|put)", re.IGNORECASE
)
_THERE = re.compile(
    r"\W*(?:There\b|(?:In|At|During|After|Before|On|Throughout|Over)\s+(?:the|that|this|their|those|these)\s+(?:[\w-]+\s+)?"
    r"(?:meetings?|calls?|conversations?|interviews?|exchanges?|letters?|memos?|e-?mails?|documents?|recordings?|tapes?|"
    r"videos?|sessions?|dinner|lunch|visit|talks?|speech|messages?|report|article|story|briefing|note)\b)"
)


def taken_up(heads: Sequence[Head | None], speakers: Sequence[Speaker], told: Sequence[int], this: int) -> int | None:
    """Return the last attribution of the source without a name that "the aide" takes up; None where there is none."""
    head = heads[this]
    if head is None or head.kind != "description" or speakers[this].party is not None:
        return None
    part = _PART.fullmatch(head.text)
    if not (head.definite or part):
        return None
    for j in reversed(told[-_BACK:]):
        first = heads[j]
        if part is not None and first is not None and first.plural and first.noun == normal(part["whom"]):
            return j if speakers[j].party is None else None
        if first is not None and (first.kind, first.noun, first.plural) == ("description", head.noun, head.plural):
            return j if speakers[j].party is None else None
    return None


def cited_before(scene: Scene, raw: Raw, head: Head | None, memory: Memory) -> tuple[tuple[Hop, ...], Span | None]:
    """Return through whom "the aide" is heard whom an outlet cites in a sentence before, and where that is said."""
    if head is None or head.kind != "description" or not head.definite:
        return (), None
    here = scene.sentence_at(raw.place)
    for number in range(here - 1, max(-1, here - 1 - _SENTENCES), -1):
        sentence = scene.sentences[number]
        if len(re.findall(r"\n+", scene.text[sentence.end : raw.place])) > 1:
            return (), None
        cited = _CITED.search(scene.text, *sentence)
        words = [w[0] for w in WORD.finditer(cited[0])] if cited is not None else ()
        if any(normal(w) == head.noun and plural(w) == head.plural for w in words):
            bare = raw._replace(source=None, cue=None)
            zone = subtract(sentence, memory.contents)
            return steps(passed_on(scene, bare, zone, memory)), sentence
    return (), None


def heard_through(
    scene: Scene,
    raws: Sequence[Raw],
    speakers: Sequence[Speaker],
    pair: tuple[int, int],
    hops: Sequence[Hop],
    memory: Memory,
) -> tuple[Hop, ...]:
    """Return the links of an attribution that the one before it makes plain; none where it does not.

    Args:
        scene: the article.
        raws: its attributions.
        speakers: theirs.
        pair: the numbers of the one before and of this one, which has no links of its own.
        hops: those of the one before.
        memory: what was learnt about its parties.
    """
    last, this = pair
    one, two = raws[last], raws[this]
    between = scene.text[min(one.hull.end, two.hull.start) : two.hull.start]
    if one.cue is None or len(re.findall(r"\n+", between)) > 1:
        return ()
    wrote = two.cue is not None and _WROTE.search(scene.text, *two.cue) is not None
    if wrote and speakers[last].party is None and any(h.party in _WRITTEN for h in hops):
        return tuple(hops)
    outlet = speakers[last]
    if outlet.kind != "outlet" or outlet.name is None or speakers[this].kind == "outlet" or one.source is None:
        return ()
    if not _REPORTS.search(scene.text, *one.cue):
        return ()
    if (
        _excerpt(scene, one, two)
        or (wrote and _first_here(scene, two, memory))
        or _goes_in(scene, one, two, speakers[this])
    ):
        verb = scene.text[one.cue.start : one.cue.end].split()[0]
        return (Hop(1, outlet.name, verb, one.source, outlet.party),)
    return ()


def _excerpt(scene: Scene, one: Raw, two: Raw) -> bool:
    """Whether the sentence of an outlet ends with a colon and the attribution stands in the paragraph behind it."""
    end = scene.sentence(one.place).end
    begin = scene.sentence(min(two.place, two.hull.start)).start
    return scene.text[:end].endswith(":") and begin >= end and "\n" not in scene.text[begin : two.place]


def _first_here(scene: Scene, two: Raw, memory: Memory) -> bool:
    """Whether nobody has heard of the writer before: whom an outlet's words are given to then is its reporter."""
    if two.source is None:
        return False
    people = [m for m in scene.mentions_in(two.source) if m.kind == "PER" and m.party is not None]
    return bool(people) and all(
        within(Span(memory.first[m.party], m.span.end), two.source) for m in people if m.party is not None
    )


def _goes_in(scene: Scene, one: Raw, two: Raw, speaker: Speaker) -> bool:
    """Whether somebody an outlet tells of speaks where it has him: "In the meeting, she told them …"."""
    begin = scene.sentence(two.place)
    if (
        speaker.party is None
        or _THERE.match(scene.text, *begin) is None
        or "\n" in scene.text[one.hull.end : two.place]
    ):
        return False
    return any(m.party == speaker.party for c in one.content for m in scene.mentions_in(c))
