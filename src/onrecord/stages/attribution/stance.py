"""Stance of the act: what kind of word was given, read off the cue, what negates it and what follows."""

from __future__ import annotations

import re

from onrecord.gazetteer import DEMONYMS
from onrecord.records import Mention, Span, Stance
from onrecord.stages.attribution.joining import Raw
from onrecord.stages.attribution.scene import Scene

_NOT = (
    r"(?:\bnot\b|n['’]t\b|\bnever\b|\bno\b|\bneither\b|\bnor\b|\bnone\b|\bnobody\b|\bunable to\b|\bfail(?:s|ed)? to\b)"
)
_CLAIMS = (
    r"(?:allegation|accusation|claim|report|charge|suggestion|rumou?r|notion|assertion|story|stories|criticism|involvement|"
    r"responsibility|finding)s?"
)
_UNCLAIMED = re.compile(
    rf"{_NOT}[^.;]{{0,60}}\bclaim(?:s|ed|ing)?\s+(?:\w+\s+)?(?:responsibility|credit)\b"
    r"|\bclaim(?:s|ed)? of responsibility\b[^.;]{0,20}\bno\b|\bno[^.;]{0,20}claims? of responsibility\b",
    re.IGNORECASE,
)
_DECLINES = re.compile(
    r"\b(?:declin|refus)(?:e[sd]?|ing)\b[^.;]{0,60}?\b(?:comment|say|discuss|answer|respond|elaborate|speak|confirm|give|"
    r"provide|identify|name|specify|disclose|talk|be (?:named|identified|interviewed))\b"
    r"|\bno comment\b"
    rf"|(?:{_NOT}|\bwould not|\bcould not)[^.;]{{0,40}}?\b(?:comment|respond|return|repl(?:y|ied)|answer|elaborate|be reached|"
    r"say|specify|provide|give (?:further )?details|disclose|identify)\b"
    r"|\bneither confirm\w* nor den\w+|\b(?:not|nor|neither) (?:immediately )?(?:confirm|deny) (?:n?or|and) (?:deny|confirm)"
    r"|\b(?:not|n['’]t) (?:immediately )?deny\b",
    re.IGNORECASE,
)
_UNVERIFIED = re.compile(
    rf"(?:{_NOT}|\bcould not|\bcannot)[^.;]{{0,40}}?\b(?:confirm\w*|verif\w+|corroborat\w+|authenticat\w+|independently)\b"
    r"|\bunconfirmed\b|\bunverified\b|\bnot (?:been )?(?:independently )?(?:confirmed|verified)\b",
    re.IGNORECASE,
)
_DENIES = re.compile(
    r"\b(?:den(?:y|ies|ied|ying|ials?)|refut(?:e[sd]?|ing|ations?)|rebut(?:s|ted|ting)?|disput(?:e[sd]?|ing)|"
    r"contradict(?:s|ed|ing)?|disavow(?:s|ed|ing)?|repudiat(?:e[sd]?|ing)|debunk(?:s|ed|ing)?)\b",
    re.IGNORECASE,
)
_REJECTS = re.compile(r"\b(?:reject|dismiss|brush|shrug)(?:s|es|ed|ing)?\b", re.IGNORECASE)
_REJECTED = re.compile(rf"\b{_CLAIMS}\b", re.IGNORECASE)
_DENIAL = re.compile(
    rf"\b{_CLAIMS}\s+(?:\w+\s+){{0,6}}?(?:is|are|was|were)\s+(?:\w+\s+)?(?:false|baseless|untrue|unfounded|fabricated|lies|"
    r"groundless|bogus|nonsense|fake)\b"
    r"|\b(?:had|has|have)\s+(?:nothing to do with|no\s+(?:\w+\s+)?(?:role|involvement|part|hand)\s+in)\b"
    r"|\b(?:was|were|is|are)\s+not\s+(?:involved in|behind|responsible for)\b",
    re.IGNORECASE,
)
_CONFIRMS = re.compile(
    r"\b(?:confirm(?:s|ed|ing|ation)?|corroborat(?:e[sd]?|ing)|verif(?:y|ies|ied|ying)|acknowledg(?:e[sd]?|ing)|"
    r"admit(?:s|ted|ting)?|conced(?:e[sd]?|ing))\b",
    re.IGNORECASE,
)
_RETRACTS = re.compile(
    r"\b(?:retract(?:s|ed|ing|ion)?|recant(?:s|ed|ing)?|walk(?:s|ed|ing)? back|t(?:ook|akes?|aking) back|"
    r"withdr(?:ew|aws?|awn|awing) (?:\w+ ){0,3}?(?:claim|statement|allegation|accusation|report|remark)s?)\b",
    re.IGNORECASE,
)
_ACCUSES = re.compile(
    r"\b(?:accus(?:e[sd]?|ing|ations?)|blam(?:e[sd]?|ing)|allegations?|point(?:s|ed|ing)? the finger|"
    r"(?:held|holds?|holding) [^.;]{1,60} (?:responsible|accountable))\b",
    re.IGNORECASE,
)
# Said of a named party, these are wrongs; kept few, for an accusation is a grave thing to put in a mouth.
_WRONG = re.compile(
    r"\b(?:behind the (?:\w+ ){0,3}?(?:attack|killing|bombing|targeting|strike|raid|assassination|murder|blast|explosion|plot)\w*"
    r"|perpetrat\w+|massacr\w+|smuggl\w+|false information|war crimes?|crimes? against|murdered|assassinat(?:ed|ing)"
    r"|tortur\w+|l(?:ied|ying) (?:to|about)|fabricat\w+|plunder\w+|stole|looted|embezzl\w+|sabotag(?:ed|ing)|cover(?:ed)? up"
    r"|(?:enabl|help|assist|aid|support|arm|fund|financ|train|transferr?|supply)\w* (?:the |these |those )?(?:\w+ )?"
    r"(?:terrorists?|militants?|extremists?|gunmen|insurgents?)|killed (?:\w+ ){0,3}?(?:civilians|children|people|members)"
    r"|injured \d+|violat(?:ed|ing|es) (?:the |its |their |our )?\w+)\b",
    re.IGNORECASE,
)
_PEOPLE = re.compile(
    rf"\b(?:{'|'.join(sorted(DEMONYMS, key=len, reverse=True))}) (?:forces|troops|army|military|government|regime|jets|soldiers|police)\b"
)
_IRREAL = re.compile(r"\b(?:would|could|might|if)\b", re.IGNORECASE)
_HEAD = 70  # how much of a content can still belong to the verb: "… denied | any involvement in the strike"
_BACK = 45  # and how much in front of the cue: "did not immediately | respond"


def stance(scene: Scene, raw: Raw) -> Stance:
    """Return the stance of one attribution.

    The cue decides, with the words in front of it in its sentence (negation) and the first of what follows (what
    is denied, what is declined); an accusation may also stand in the content: a named party said to do a wrong.
    """
    text = scene.text
    cue, around, tail = _windows(scene, raw)
    for pattern, verdict in _LADDER:
        if pattern.search(around) or (pattern.search(tail) and verdict == "unclaimed"):
            return verdict
    content = " ".join(text[s.start : s.end] for s in raw.content)
    if _RETRACTS.search(cue):
        return "retracts"
    if _DENIES.search(cue) or (_REJECTS.search(cue) and _REJECTED.search(tail)) or _DENIAL.search(content):
        return "denies"
    if _ACCUSES.search(cue):
        return "accuses"
    if _CONFIRMS.search(cue):
        return "confirms"
    return "accuses" if _blames(scene, raw) else "asserts"


_LADDER: tuple[tuple[re.Pattern[str], Stance], ...] = (
    (_UNCLAIMED, "unclaimed"),
    (_DECLINES, "declines"),
    (_UNVERIFIED, "unverified"),
)


def _windows(scene: Scene, raw: Raw) -> tuple[str, str, str]:
    """(the cue, the cue with what may negate or complete it, the cue with what completes it)."""
    text, cue = scene.text, raw.cue
    if cue is None:
        return "", "", ""
    here = scene.sentence(cue.start)
    before = max(here.start, cue.start - _BACK)
    for span in raw.content:
        if before < span.end <= cue.start:
            before = span.end
    after = min(here.end, cue.end + _HEAD)
    words = text[cue.start : cue.end]
    front = text[max(before, raw.source.end) if raw.source and raw.source.end <= cue.start else before : cue.start]
    if (
        raw.source
        and raw.source.end <= cue.start
        and re.match(r"(?:no|none|nobody|neither)\b", text[raw.source.start :], re.IGNORECASE)
    ):
        front = text[raw.source.start : cue.start]
    tail = text[cue.start : after]
    follows = any(cue.end <= s.start <= cue.end + 3 for s in raw.content)
    # Only a cue that is itself a refusal or a claim takes its first following words along.
    around = front + (tail if follows and _TAKES_ALONG.search(front + words) else words)
    return words, around, tail


_TAKES_ALONG = re.compile(rf"\b(?:declin|refus)\w*|\bclaim\w*|{_NOT}|\bwould\b|\bcould\b", re.IGNORECASE)


def _blames(scene: Scene, raw: Raw) -> bool:
    """Whether a content says of a named party other than the speaker that it did a wrong."""
    speakers = {m.party for m in scene.mentions_in(raw.source)} if raw.source else set()
    for span in raw.content:
        for wrong in _WRONG.finditer(scene.text, span.start, span.end):
            clause = Span(max(span.start, scene.sentence(wrong.start()).start), wrong.start())
            if _IRREAL.search(scene.text, *clause) or re.search(_NOT, scene.text[clause.start : clause.end]):
                continue
            near = Span(max(clause.start, wrong.start() - 90), wrong.start())
            if any(_named(m, speakers) and scene.free(clause, m) for m in scene.mentions_in(near)):
                return True
            if _PEOPLE.search(scene.text, *near):
                return True
            if wrong[0].lower().startswith("perpetrator") and any(
                _named(m, speakers) for m in scene.mentions_in(Span(wrong.end(), min(span.end, wrong.end() + 60)))
            ):
                return True
    return False


def _named(mention: Mention, speakers: set[int | None]) -> bool:
    return mention.party is None or mention.party not in speakers
