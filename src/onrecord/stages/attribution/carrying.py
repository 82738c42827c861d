"""Statements that go on: hops and the date of saying hold until a new event, date or speaker.

"… said in a statement. He added …" is one statement; "On the arrest, he said …" begins another.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from onrecord.records import Hop, Span
from onrecord.stages.attribution.joining import Raw
from onrecord.stages.attribution.memory import Speaker
from onrecord.stages.attribution.scene import Scene

_FRONTED = re.compile(
    r"(?:[“\"‘']|(?:On|At|In|During|After|Before|Following|Regarding|Asked|Earlier|Later|Meanwhile|Separately|Elsewhere|"
    r"Last|Yesterday|By|When|As for|Since|Until|With)\b)"
)
_LATER = re.compile(r"\b(?:later|subsequently|earlier|separately|previously)\b", re.IGNORECASE)
_GOES_ON = re.compile(
    r"\b(?:add(?:s|ed|ing)?|continu(?:e[sd]?|ing)|went on|goes on|conclud(?:e[sd]?|ing))\b", re.IGNORECASE
)
_DEFINITE = re.compile(r"the\s", re.IGNORECASE)
_PARAGRAPH_END = re.compile(r"\n+")
_REACH = 3  # paragraphs that one statement may run over between two of its attributions


def opens_anew(scene: Scene, raw: Raw, zone: Sequence[Span], dated: str | None) -> bool:
    """Whether an attribution begins a new statement: its sentence starts with a setting of its own, or gives a date."""
    if dated is not None:
        return True
    voice = raw.source or raw.cue
    if voice is None:
        return False
    cue = raw.cue or voice
    if any(_LATER.search(scene.text, max(z.start, cue.start - 20), min(z.end, cue.end)) for z in zone):
        return True
    here = scene.sentence(voice.start)
    front = next((z for z in zone if z.start == here.start and z.end >= min(voice.start, here.end)), None)
    if front is None or voice.start - here.start < 3:
        return False
    match = _FRONTED.match(scene.text, here.start)
    return match is not None and match[0][0] not in "“\"‘'"


def back_to(
    scene: Scene, raws: Sequence[Raw], speakers: Sequence[Speaker], told: Sequence[int], this: int
) -> Iterator[int]:
    """Yield what the speaker of an attribution said last, where he may go on with it.

    Nobody else may have spoken since, but for a definite description that nobody was found for ("the Hethra native
    admitted"), which is likely himself, or one other where the cue says that he goes on ("added").
    """
    if speakers[this].name is None:
        return
    cue = raws[this].cue
    adds = cue is not None and _GOES_ON.search(scene.text, *cue) is not None
    for between, j in enumerate(reversed(told[-2:])):
        if speakers[this].same(speakers[j]):
            yield j
            return
        source = raws[j].source
        himself = speakers[j].kind == "unnamed" and source is not None and _DEFINITE.match(scene.text, *source)
        if between or not (himself or adds):
            return


def continues(scene: Scene, last: Raw, this: Raw) -> bool:
    """Whether two attributions of one speaker stand near enough to be one statement."""
    between = scene.text[min(last.hull.end, this.hull.end) : max(last.hull.start, this.hull.start)]
    return len(_PARAGRAPH_END.findall(between)) <= _REACH


def may_lead(scene: Scene, raw: Raw, speaker: Speaker, hops: Sequence[Hop]) -> bool:
    """Whether an attribution of the title or lead may take its hops from the report's first telling of it."""
    return not hops and speaker.party is not None and raw.place < scene.lead_end
