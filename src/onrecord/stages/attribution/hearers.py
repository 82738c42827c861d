"""Outlets that nobody lists, known by how the report puts whom something was told to.

"told the Hethran television network HTN", "told Velport radio station 103 FM", "told the Times", "told NovaNews.com",
"told the station"; and "told Keld", who is "NOVA’s Boris Keld" or "Boris Keld, the anchor of NOVA" elsewhere.
"""

from __future__ import annotations

import re

from onrecord.records import LocalParty, Span
from onrecord.stages.attribution.heads import parse
from onrecord.stages.attribution.lexicon import OUTLET_WORDS
from onrecord.stages.attribution.media import last_outlet
from onrecord.stages.attribution.memory import Memory
from onrecord.stages.attribution.outlets import Outlet, at_head
from onrecord.stages.attribution.scene import Scene
from onrecord.text import trim

_SITE = re.compile(
    r"(?:the\s+)?(?P<name>[A-Z]\w+(?:\.\w+)?\.(?:com|org|net|tv|news|co\.uk)|[A-Z]\w*[a-zA-Z](?:News|Radio|TV))\b"
)
_KIND = (
    r"(?:(?:radio|TV|television|news|broadcast|online|satellite|cable|state|public)\s+"
    r"(?:station|channel|network|agency|web ?site|site|outlet|program|programme|show|magazine|service|broadcaster)|"
    r"newspaper|magazine|broadcaster|daily|weekly|tabloid|web ?site|news ?site|podcast|paper)"
)
_OF_A_KIND = re.compile(
    rf"(?:(?:the|an?)\s+)?(?:[\w’'.-]+\s+){{0,5}}?{_KIND}\s*,?\s+(?P<name>[“\"‘']?(?:[A-Z]|\d+\s)[\w&.’'-]*(?:\s+[A-Z0-9][\w&’'-]*){{0,4}})"
)
_THEN_KIND = re.compile(
    rf"(?:the\s+)?(?P<name>[A-Z0-9][\w&.’'-]*(?:\s+[A-Z0-9][\w&’'-]*){{0,4}}),\s+(?:an?|the)\s+(?:[\w’'.-]+\s+){{0,5}}?{_KIND}\b"
)
_SIGN = re.compile(r"(?:[\w’'.-]+\s+){0,2}?(?P<name>[KW][A-Z]{3})\b(?=['’]s|-(?:TV|FM|AM)|\s+(?:radio|TV|News)\b)")
_SHORT = re.compile(r"(?:the\s+)(?P<name>(?:[A-Z][\w’'.-]*\s+){0,4}?(?P<last>[A-Z][\w-]+))(?![\w’'])(?!\s+[A-Z])")
_PAPERS = OUTLET_WORDS - {"mail", "media", "standard", "star", "daily"} | frozenset(
    "bee ledger star-ledger courier argus advertiser register monitor bulletin sun star union-tribune "
    "intelligencer".split()
)
_DEFINITE = re.compile(
    r"the\s+(?P<noun>station|newspaper|paper|channel|network|broadcaster|magazine|web ?site|outlet|tabloid|daily|"
    r"weekly|podcast)\b(?!\s+(?:of|for|in)\b|['’])"
)
_TRADE = (
    r"(?:co-?host|host|anchor|reporter|correspondent|journalist|columnist|presenter|moderator|commentator|interviewer)"
)
_AFTER = re.compile(
    rf",\s+(?:(?:an?|the|who is|chief|senior|co-)\s*)*(?:[\w-]+\s+){{0,3}}?{_TRADE}\s+(?:of|for|at|on|with|from)\s+"
)
_BEFORE = re.compile(
    rf"(?:['’]s?\s+|\s+)(?:(?:chief|senior|star|prime-time|political|national|then)\s+)*(?:{_TRADE}\s+)?\Z"
)
_OF = re.compile(r"(?:['’]s)?,?\s+(?:of|from|at|on)\s+")
_WIDE = 60  # characters in which an outlet's name and what its people do stand before a name


def hearer(scene: Scene, span: Span, memory: Memory) -> Outlet | None:
    """Return the outlet that a stretch behind "told" begins with; None where it is nobody's name or kind for one."""
    for pattern in (_SITE, _OF_A_KIND, _THEN_KIND):
        found = pattern.match(scene.text, *span)
        if found is not None:
            return _named(scene, trim(scene.text, Span(*found.span("name")), " “”\"‘’'"))
    sign = _SIGN.match(scene.text, *span)
    if sign is not None:
        return _named(scene, Span(*sign.span("name")))
    short = _SHORT.match(scene.text, *span)
    if short is not None and short["last"].casefold() in _PAPERS:
        return _named(scene, Span(*short.span("name")))
    again = _DEFINITE.match(scene.text, *span)
    if again is not None:
        known = last_outlet(memory, span.start)
        where = Span(*again.span("noun"))
        return Outlet(known.name, known.party, where) if known and known.name else Outlet(again["noun"], None, where)
    return _through_a_person(scene, span, memory)


def _named(scene: Scene, name: Span) -> Outlet:
    """The outlet of a name, under the name and number that its mention has."""
    mention = next((m for m in scene.mentions_in(name) if m.span.end == name.end), None)
    party = scene.party(mention) if mention is not None else None
    shown = " ".join(scene.text[name.start : name.end].split())
    if party is None or party.kind not in ("outlet", "agency", "organisation") or len(party.name) < len(shown):
        return Outlet(shown, party.number if party is not None and party.name == shown else None, name)
    return Outlet(party.name, party.number, name)


def _through_a_person(scene: Scene, span: Span, memory: Memory) -> Outlet | None:
    head = parse(scene, span)
    if head is None or head.kind != "name" or head.names[0].kind != "PER":
        return None
    near = _OF.match(scene.text, head.names[0].span.end, span.end)
    house = at_head(scene, Span(near.end(), span.end)) if near is not None else None
    if house is not None:
        return house
    party = scene.party(head.names[0])
    if party is None:
        return None
    if party.number not in memory.hosts:
        memory.hosts[party.number] = _house(scene, party)
    known = memory.hosts[party.number]
    return Outlet(known[0], known[1], head.names[0].span) if known is not None else None


def _house(scene: Scene, party: LocalParty) -> tuple[str, int | None] | None:
    """Return whose journalist somebody is by the report itself: "NOVA’s Ana Ruiz", "Ana Ruiz, the anchor of NOVA"."""
    for mention in scene.mentions:
        if mention.party != party.number:
            continue
        behind = _AFTER.match(scene.text, mention.span.end)
        outlet = at_head(scene, Span(behind.end(), min(len(scene.text), behind.end() + _WIDE))) if behind else None
        outlet = outlet or _in_front(scene, mention.span.start)
        if outlet is not None:
            return outlet.name, outlet.number
    return None


def _in_front(scene: Scene, place: int) -> Outlet | None:
    start = max(scene.sentence(place).start, place - _WIDE)
    front = _BEFORE.search(scene.text[start:place])
    if front is None or not re.search(rf"['’]|{_TRADE}", front[0]):
        return None
    end = start + front.start()
    for word in re.finditer(r"(?<![\w’'])[A-Z]", scene.text[start:end]):
        name = Span(start + word.start(), end)
        outlet = at_head(scene, name, whole=True)
        if outlet is not None and outlet.span.end == end:
            return outlet
    return None
