"""What an article says somebody is, read beside the name: "Iraqi security expert", "the deputy head of the fund"."""

from __future__ import annotations

import re

from onrecord.gazetteer import CAPITALS, PEOPLES, PLACES, STATES, TITLE_PARTS, TITLES
from onrecord.records import PartyKind, Span

_ROLE_NOUNS = TITLES | frozenset(
    """
    spokesmen official member head activist academic researcher scientist specialist veteran scholar student resident
    villager farmer teacher driver worker soldier fighter militant terrorist rebel cleric preacher politician
    candidate diplomat minister broker banker businessman businesswoman entrepreneur executive owner manager trader
    investor engineer architect pilot dentist surgeon physician psychologist psychiatrist sociologist anthropologist
    biologist physicist chemist lecturer fellow strategist pollster consultant counsel barrister magistrate detective
    inspector policeman policewoman firefighter paramedic survivor victim witness defendant suspect whistleblower
    hacker blogger columnist commentator presenter host anchor broadcaster photographer filmmaker producer musician
    rapper composer dancer artist painter novelist poet playwright comedian model athlete player footballer boxer
    runner swimmer wrestler champion winner organizer organiser campaigner advocate leader deputy lawmaker legislator
    parliamentarian councilor counsellor aide ally rival successor predecessor father mother son daughter brother
    sister wife husband widow cousin uncle aunt girlfriend boyfriend partner friend neighbour neighbor colleague
    negotiator mediator monitor observer operative agent spy commander chief boss director president vice-president
    chair chairman secretary treasurer ranger guard warden prisoner detainee refugee migrant immigrant nun monk priest
    vicar theologian conservationist climatologist epidemiologist virologist immunologist geologist astronomer
    astronaut mathematician programmer developer designer investigator inventor heir heiress billionaire millionaire
    tycoon oligarch warlord strongman dictator ruler monarch
    """.split()
)
_INSIDE = TITLE_PARTS | PEOPLES | frozenset("s ’s 's and of the for in at on with to".split())
_BREAK = re.compile(r"[.;:!?()\[\]“”\"\n—]|,['’]?\s|\s[–-]\s")
_WORD = re.compile(r"[\w’'‘ʼ-]+")
_STOPS = frozenset(
    """
    said says told tells according by that which who whom when while as after before with from against because but if
    is are was were has have had be been will would and or on at into than described wrote added quoted cited citing
    including between accused called named met to in for of about also this these those where under over like it he
    she they we you i
    """.split()
)
_PHRASE = re.compile(
    r",\s(?:(?P<lead>an?|the|one of|who is an?|who is the|who was the)\s)?(?P<what>[^,.;:()\[\]“”\"\n—]{3,100})"
)
_VERBS = frozenset(
    "said says told added was is were are has had have will would who which whose but and did does wrote warned".split()
)
_POSSESSIVE = re.compile(r"^(?:his|her|its|their|our|my|[A-Z][\w’'‘-]*['’]s)$")
_OUTLET_AFTER = re.compile(
    r"(?:\s(?:online\s|satellite\s|state\s|daily\s|local\s)?(?:news ?(?:web)?sites?|newspaper|daily|weekly|website|"
    r"channel|TV|television|magazine|"
    r"broadcaster|news network|news outlet|radio)\b)(?! of\b)"
)
_AGENCY_AFTER = re.compile(r"\s(?:state\s|official\s|semi-official\s)?(?:news|press) agency\b", re.IGNORECASE)
_OUTLET_BEFORE = re.compile(
    r"\b(?:newspaper|website|news outlet|news site|channel|broadcaster|magazine|daily|weekly|tabloid|radio station)\s$"
)
_AGENCY_BEFORE = re.compile(r"\b(?:news|press) agency\s$")


def role_before(text: str, start: int) -> str | None:
    """The description that leads up to a name: "Iraqi security expert" in "Iraqi security expert, Ali Vale"."""
    window = text[max(0, start - 90) : start]
    if not window.endswith((" ", "\u00a0")):
        return None
    window = window.rstrip().removesuffix(",")
    last = _WORD.findall(window.rstrip(" .").rpartition(" ")[2])
    if not last or last[-1].lower() not in _ROLE_NOUNS:
        return None  # as most do
    cuts = [m.end() for m in _BREAK.finditer(window) if not _abbreviation(window, m.start())]
    tail = window[cuts[-1] :] if cuts else window
    found = list(_WORD.finditer(tail))
    if not found or found[-1].end() < len(tail.rstrip(" .")) or found[-1][0].lower() not in _ROLE_NOUNS:
        return None
    if found[-1][0] in ("major", "general", "captain"):  # adjectives, unless written as ranks
        return None
    first = len(found) - 1
    while first > 0 and len(found) - first < 7 and _continues(found[first - 1][0], found[first][0]):
        first -= 1
    return tail[found[first].start() : found[-1].end()].strip()


def _abbreviation(window: str, at: int) -> bool:
    return window[at] == "." and (window[:at].rsplit(None, 1) or [""])[-1].strip("(“").lower() in _ROLE_NOUNS


def _continues(word: str, following: str) -> bool:
    """Whether a word before a role belongs to it."""
    low = word.lower()
    if low in _STOPS:
        return low == "of" and following[0].isupper()  # "Secretary of State"
    if word[0].islower() and following[0].isupper():  # "anti-terror commander General", but not "summon General"
        return low in _ROLE_NOUNS
    return low not in ("a", "an", "the") and (word[0].isupper() or not low.endswith(("ed", "ly")))


def role_after(text: str, end: int) -> str | None:
    """The description in apposition behind a name: "a Syrian security expert", "the deputy head of the fund"."""
    if text[end : end + 2] != ", ":
        return None
    match = _PHRASE.match(text, end)
    if match is None:
        return None
    found = [m[0] for m in _WORD.finditer(match["what"])]
    head = next((i for i, word in enumerate(found[:8]) if word.lower() in _ROLE_NOUNS), None)
    if head is None or any(word.lower() in _VERBS for word in found[:head]):
        return None
    if not match["lead"] and not (
        _POSSESSIVE.match(found[0])
        or found[0].lower() in ("former", "then", "deputy", "chief")
        or found[0].lower() in _ROLE_NOUNS
    ):
        return None
    stop = next((i for i, word in enumerate(found) if i > head and word.lower() in _VERBS), len(found))
    kept = list(_WORD.finditer(match["what"]))[: min(stop, 14)]
    return match["what"][: kept[-1].end()].strip() if kept else None


def body_kind(text: str, span: Span) -> PartyKind | None:
    """Whether the words beside a name call it an outlet or an agency."""
    name = text[span.start : span.end]
    if name in STATES or name in CAPITALS or name in PLACES:
        return None
    if _AGENCY_AFTER.match(text, span.end):
        return "agency"
    if _OUTLET_AFTER.match(text, span.end):
        return "outlet"
    before = text[max(0, span.start - 24) : span.start]
    if _AGENCY_BEFORE.search(before):
        return "agency"
    return "outlet" if _OUTLET_BEFORE.search(before) else None
