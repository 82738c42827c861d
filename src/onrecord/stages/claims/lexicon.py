"""Words that claims are compared by: which count little, which name an event, which deny.

All of it is general English; nothing here comes from one story. Stems are those of the Snowball English stemmer.
"""

from __future__ import annotations

import re
from importlib.resources import files

STOP = frozenset(
    """a about abov accord across ad add after again against al all almost along alreadi also although am amid among an
    and ani anoth anyon anyth are aren arent around as at back be becaus been befor being below between bin both but by
    can cannot cant could couldn couldnt did didn didnt do doe doesn doesnt don done dont down dr dure each earlier
    either el even ever everi everyth few first for from get go gone got had hadn hadnt has hasn hasnt have having he
    her here herself hi him himself his how howev however i if in into is isn isnt it its itself ive just last later
    let like may me might mine more most mr mrs ms much must my near neither never next no nobodi none nor not note
    noth now of off on onc one onli onto or other our out over own per quit rather said same say second shall she
    should shouldn shouldnt sinc so some somebodi someon someth soon still such tell than that the their them themselv
    then there therefor these they thing this those though through thus till to told too tri two under unless until up
    upon us veri via was wasn wasnt way we went were weren werent weve what when where whether whi which while who will
    with within without won wont would wouldn wouldnt yet you your youv""".split()
)
"""Stems that carry no matter of their own; negation is a slot, not a term."""


def _bands() -> dict[str, float]:
    """Weight of each frequent stem; the rarer the band, the heavier. Anything not listed weighs `RARE`."""
    lines = files(__package__).joinpath("frequent.txt").read_text(encoding="utf-8").split("\n", 1)[1]
    weights = {}
    for weight, band in zip((1.0, 1.5, 2.0), lines.split("\n\n"), strict=True):
        weights.update(dict.fromkeys(band.split(), weight))
    return weights


def _listed(name: str) -> frozenset[str]:
    """The words of a list that comes with the program, without its heading."""
    return frozenset(files(__package__).joinpath(name).read_text(encoding="utf-8").split("\n", 1)[1].split())


VERBS = _listed("verbs.txt")
"""Stems by which a sentence says what somebody does; two sentences that share none say different things."""

IRREGULAR = {
    form: stem
    for stem, forms in {
        "know": "knew known", "make": "made", "hold": "held", "lead": "led", "see": "saw seen", "speak": "spoke spoken",
        "think": "thought", "run": "ran", "choos": "chose chosen", "grow": "grew grown", "flee": "fled", "feel": "felt",
        "shoot": "shot", "steal": "stole stolen", "break": "broke broken", "take": "took taken", "give": "gave given",
        "find": "found", "leav": "left", "lose": "lost", "meet": "met", "send": "sent", "spend": "spent",
        "tell": "told",
        "win": "won", "rise": "rose risen", "fall": "fell fallen", "hide": "hid hidden", "bring": "brought",
        "buy": "bought", "catch": "caught", "fight": "fought", "sell": "sold", "build": "built", "begin": "began begun",
        "write": "wrote written",
        "drive": "drove driven", "fli": "flew flown", "keep": "kept", "strike": "struck",
        "withdraw": "withdrew withdrawn", "throw": "threw thrown", "tear": "tore torn", "sink": "sank sunk",
        "die": "dead death", "burn": "burnt", "mean": "meant", "pay": "paid", "sit": "sat", "stand": "stood",
        "understand": "understood", "wear": "wore worn", "teach": "taught", "seek": "sought",
        "draw": "drew drawn", "blow": "blew blown", "becom": "became",
    }.items()
    for form in forms.split()
}  # fmt: skip
"""Forms that the stemmer leaves apart from their verb."""

RARE = 3.0
DIGITS = 1.5
WEIGHTS = _bands()

STATES = {
    "Unitedstates": r"United States(?: of America)?|U\.S\.(?:A\.)?|USA?\b|Americans?\b|America\b",
    "Unitedkingdom": r"United Kingdom\b|U\.K\.|UK\b|Great Britain\b|Britain\b|British\b|Britons?\b",
    "Unitednations": r"United Nations\b|U\.N\.|UN\b",
    "Europeanunion": r"European Union\b|E\.U\.|EU\b",
}
"""Names that are two common words or two letters, brought to one word so that they weigh as the names they are."""

STATE = re.compile(r"\b(?:" + "|".join(f"(?P<{name}>{forms})" for name, forms in STATES.items()) + ")")

NUMBERS = {
    word: str(value)
    for value, word in enumerate(
        """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
        seventeen eighteen nineteen twenty""".split()
    )
    if value != 1
} | {"thirty": "30", "forty": "40", "fifty": "50", "sixty": "60", "seventy": "70", "eighty": "80", "ninety": "90"}

EVENTS = {
    "strike": "strike airstrik attack raid bomb bombard shell missil rocket drone assault hit blast explos fire target",
    "killing": "kill murder assassin slay slain shoot massacr execut death dead die",
    "arrest": "arrest detain detent imprison jail abduct kidnap captur hostag",
    "aid": "arm fund financ suppli support back aid help sponsor train",
    "graft": "bribe briberi corrupt embezzl fraud launder steal stolen graft",
    "intrusion": "hack breach cyberattack intrus spi espionag wiretap surveil",
    "harm": "tortur abus beat rape assault harass",
    "spill": "leak spill dump pollut contamin poison discharg",
    "meddling": "meddl interfer rig manipul tamper",
    "smuggling": "smuggl traffick contraband",
    "sabotage": "sabotag arson explod blow collaps",
    "breaking": "violat breach broke break cross incurs invad invas enter",
    "warning": "warn alert caution notifi inform",
    "talks": "talk negoti meet deal agreement",
    "plan": "plan plot coup takeov overthrow putsch",
}
"""Words by which an accusation and its denial may name one event; a word may stand in several classes."""

EVENT_OF: dict[str, tuple[str, ...]] = {}
for _event, _stems in EVENTS.items():
    for _stem in _stems.split():
        EVENT_OF[_stem] = (*EVENT_OF.get(_stem, ()), _event)

DENIAL_MATTER = frozenset(
    """accus alleg assert blame charg claim connect fals involv knowledg link part report respons role rumor rumour
    suggest wrongdo baseless untru truth behind carri deni denial reject dismiss invent fabric""".split()
)
"""Stems by which a denial speaks of what it denies without saying what that was."""

NEGATION = re.compile(
    r"\b(?:not(?! only\b| just\b| least\b)|no(?! doubt\b| fewer\b| less\b| more than\b| later\b)"
    r"|never|none|nobody|neither|nor|cannot"
    r"|(?:fail(?:s|ed)?|unable|refus(?:es?|ed)) to)\b|n['’]t\b",
    re.IGNORECASE,
)
