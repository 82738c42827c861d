"""Who is counted: words for people at large, for kinds of them, and for those who fight."""

from __future__ import annotations

import re

_ANYBODY = frozenset(
    """people person persons civilian civilians victim victims individual individuals resident residents citizen
    citizens others other martyr martyrs dead inhabitants souls casualties lives""".split()
)
_KINDS = frozenset(
    """man men woman women child children boy boys girl girls baby babies infant infants toddler toddlers teenager
    teenagers teens minor minors kid kids adult adults youth youths son sons daughter daughters brother brothers sister
    sisters sibling siblings cousin cousins wife wives husband husbands parent parents mother mothers father fathers
    grandmother grandmothers grandfather grandfathers grandson grandsons granddaughter granddaughters grandchild
    grandchildren grandparents nephew nephews niece nieces couple twins relative relatives member members neighbour
    neighbours neighbor neighbors journalist journalists reporter reporters doctor doctors nurse nurses medic medics
    paramedic paramedics student students pupil pupils schoolchildren teacher teachers worshipper worshippers rescuer
    rescuers volunteer volunteers foreigner foreigners worker workers employee employees staff staffers tourist tourists
    passenger passengers farmer farmers villager villagers colleague colleagues friend friends patient patients
    protester protesters demonstrator demonstrators activist activists migrant migrants refugee refugees prisoner
    prisoners inmate inmates detainee detainees hostage hostages settler settlers bystander bystanders pedestrian
    pedestrians driver drivers firefighter firefighters sailor sailors crew shoppers veteran veterans""".split()
)
_FIGHTING = re.compile(
    r"milit|fighter|soldier|combatant|terrorist|gunm[ae]n|rebel|insurgent|troop|police|guard|officer|marine|servicem[ae]n"
    r"|personnel|jihadi|attacker|assailant|suspect",
    re.IGNORECASE,
)
_LAST = re.compile(r"[\w'’-]+$")


def head(who: str | None) -> str:
    """Return the noun that is counted, in lower case; "" where none is printed."""
    last = _LAST.search(who or "")
    return last[0].casefold() if last else ""


def is_anybody(who: str | None) -> bool:
    """Whether the counted are not told from people at large: "12 civilians", "at least 12"."""
    return who is None or head(who) in _ANYBODY


def is_kind(who: str | None) -> bool:
    """Whether the counted are a kind of people that a toll holds more of: "three children", "ten members"."""
    return head(who) in _KINDS and not fights(who)


def is_of_people(who: str | None) -> bool:
    """Whether people are counted, by a word known here."""
    return head(who) in _KINDS or head(who) in _ANYBODY or fights(who)


def fights(who: str | None) -> bool:
    """Whether the counted are fighters, soldiers or police, who are counted apart from the others."""
    return who is not None and _FIGHTING.search(who) is not None
