"""The patterns that stance is read by: general English of news, one pattern a stance."""

from __future__ import annotations

import re

from onrecord.gazetteer import DEMONYMS

NOT = (
    r"(?:\bnot\b|n['’]t\b|\bnever\b|\bno\b|\bneither\b|\bnor\b|\bnone\b|\bnobody\b|\bunable to\b|\bfail(?:s|ed)? to\b)"
)
CLAIMS = (
    r"(?:allegation|accusation|claim|report|charge|suggestion|rumou?r|notion|assertion|story|stories|criticism|"
    r"involvement|"
    r"responsibility|finding)s?"
)
UNCLAIMED = re.compile(
    rf"{NOT}[^.;]{{0,60}}\bclaim(?:s|ed|ing)?\s+(?:\w+\s+)?(?:responsibility|credit)\b"
    r"|\bclaim(?:s|ed)? of responsibility\b[^.;]{0,20}\bno\b|\bno[^.;]{0,20}claims? of responsibility\b",
    re.IGNORECASE,
)
DECLINES = re.compile(
    r"\b(?:declin|refus)(?:e[sd]?|ing)\b[^.;]{0,60}?\b(?:comment|say|discuss|answer|respond|elaborate|speak|confirm|"
    r"give|provide|identify|name|specify|disclose|talk|be (?:named|identified|interviewed))\b"
    r"|\bno comment\b"
    rf"|(?:{NOT}|\bwould not|\bcould not)[^.;]{{0,40}}?\b(?:comment|respond|return|repl(?:y|ied)|answer|elaborate|"
    r"be reached|say|specify|provide|give (?:further )?details|disclose|identify)\b"
    r"|\bneither confirm\w* nor den\w+"
    r"|\b(?:not|nor|neither) (?:immediately )?(?:confirm|deny) (?:n?or|and) (?:deny|confirm)"
    r"|\b(?:not|n['’]t) (?:immediately )?deny\b",
    re.IGNORECASE,
)
UNVERIFIED = re.compile(
    rf"(?:{NOT}|\bcould not|\bcannot)[^.;]{{0,40}}?\b(?:confirm\w*|verif\w+|corroborat\w+|authenticat\w+|"
    r"independently)\b"
    r"|\bunconfirmed\b|\bunverified\b|\bnot (?:been )?(?:independently )?(?:confirmed|verified)\b",
    re.IGNORECASE,
)
DENIES = re.compile(
    r"\b(?:den(?:y|ies|ied|ying|ials?)|refut(?:e[sd]?|ing|ations?)|rebut(?:s|ted|ting)?|disput(?:e[sd]?|ing)|"
    r"contradict(?:s|ed|ing)?|disavow(?:s|ed|ing)?|repudiat(?:e[sd]?|ing)|debunk(?:s|ed|ing)?)\b",
    re.IGNORECASE,
)
REJECTS = re.compile(r"\b(?:reject|dismiss|brush|shrug)(?:s|es|ed|ing)?\b", re.IGNORECASE)
REJECTED = re.compile(rf"\b{CLAIMS}\b", re.IGNORECASE)
DENIAL = re.compile(
    rf"\b{CLAIMS}\s+(?:\w+\s+){{0,6}}?(?:is|are|was|were)\s+(?:\w+\s+)?(?:false|baseless|untrue|unfounded|fabricated|lies|"
    r"groundless|bogus|nonsense|fake)\b"
    r"|\b(?:had|has|have)\s+(?:nothing to do with|no\s+(?:\w+\s+)?(?:role|involvement|part|hand)\s+in)\b"
    r"|\b(?:was|were|is|are)\s+not\s+(?:involved in|behind|responsible for)\b",
    re.IGNORECASE,
)
CONFIRMS = re.compile(
    r"\b(?:confirm(?:s|ed|ing|ation)?|corroborat(?:e[sd]?|ing)|verif(?:y|ies|ied|ying)|acknowledg(?:e[sd]?|ing)|"
    r"admit(?:s|ted|ting)?|conced(?:e[sd]?|ing))\b",
    re.IGNORECASE,
)
RETRACTS = re.compile(
    r"\b(?:retract(?:s|ed|ing|ion)?|recant(?:s|ed|ing)?|walk(?:s|ed|ing)? back|t(?:ook|akes?|aking) back|"
    r"withdr(?:ew|aws?|awn|awing) (?:\w+ ){0,3}?(?:claim|statement|allegation|accusation|report|remark)s?)\b",
    re.IGNORECASE,
)
ACCUSES = re.compile(
    r"\b(?:accus(?:e[sd]?|ing|ations?)|blam(?:e[sd]?|ing)|allegations?|point(?:s|ed|ing)? the finger|"
    r"(?:held|holds?|holding) [^.;]{1,60} (?:responsible|accountable))\b",
    re.IGNORECASE,
)
# Said of a named party, these are wrongs; kept few, for an accusation is a grave thing to put in a mouth.
WRONG = re.compile(
    r"\b(?:behind the (?:\w+ ){0,3}?(?:attack|killing|bombing|targeting|strike|raid|assassination|murder|blast|"
    r"explosion|plot)\w*"
    r"|perpetrat\w+|massacr\w+|smuggl\w+|false information|war crimes?|crimes? against|murdered|assassinat(?:ed|ing)"
    r"|tortur\w+|l(?:ied|ying) (?:to|about)|fabricat\w+|plunder\w+|stole|looted|embezzl\w+|sabotag(?:ed|ing)"
    r"|cover(?:ed)? up"
    r"|(?:enabl|help|assist|aid|support|arm|fund|financ|train|transferr?|supply)\w* (?:the |these |those )?(?:\w+ )?"
    r"(?:terrorists?|militants?|extremists?|gunmen|insurgents?)"
    r"|killed (?:\w+ ){0,3}?(?:civilians|children|people|members)"
    r"|injured \d+|violat(?:ed|ing|es) (?:the |its |their |our )?\w+)\b",
    re.IGNORECASE,
)
# Letters of which some stand in every wrong, in lower case: asked before the slow pattern is tried.
WRONGS = tuple(
    "behind the|perpetrat|massacr|smuggl|false information|war crime|against|murdered|assassinat|tortur|lied |lying |"
    "fabricat|plunder|stole|looted|embezzl|sabotag|cover|terroris|militant|extremist|gunmen|insurgent|killed |injured |"
    "violat".split("|")
)
PEOPLE = re.compile(
    rf"\b(?:{'|'.join(sorted(DEMONYMS, key=len, reverse=True))}) "
    r"(?:forces|troops|army|military|government|regime|jets|soldiers|police)\b"
)
IRREAL = re.compile(r"\b(?:would|could|might|if)\b", re.IGNORECASE)
TAKES_ALONG = re.compile(
    r"\b(?:declin|refus)\w*|\bclaim\w*|\bunable\b|\bno\b|\bfail\w*|"
    r"\b(?:could|would|can|did|does|do|has|have|had)(?:n['’]t| not)\s*\Z|\b(?:could|would)\b",
    re.IGNORECASE,
)
# In front of "accuse", "deny", "confirm": the act was not done.
UNREAL = re.compile(
    r"(?:\bnot|n['’]t|\bnever|\bwithout|\bstopped short of|\brather than|\binstead of)\s+(?:\w+\s+){0,2}\Z|"
    r"\b(?:must|should|may|might|to be|seen as)\s+(?:\w+\s+){0,2}\Z",
    re.IGNORECASE,
)
# Letters that must be there before a slow pattern is tried.
NEGATION = re.compile(NOT)
NEGATIVE = tuple("not|n't|n’t|no |No |one|never|either|or |nable|ail|eclin|efus|laim|un".split("|"))
DENYING = tuple(
    "false|baseless|untrue|unfounded|fabricated|lies|groundless|bogus|nonsense|fake|nothing to|role in|involvement in|"
    "part in|hand in|not involved|not behind|not responsible".split("|")
)
