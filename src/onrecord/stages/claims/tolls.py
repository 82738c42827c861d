"""Two counts of the victims of one event, in whatever words.

"At least 12 were killed when…" and "the death toll has risen to 19" share hardly a word. They are two states of one
count if they count the same, speak of the same kind of event, and neither names a place that the other's report does
not speak of.
"""

from __future__ import annotations

import re
from datetime import timedelta

from onrecord.records import Statement
from onrecord.stages.claims.lexicon import RARE
from onrecord.stages.claims.slots import dates_apart, day_of, later, one_toll, printed_apart
from onrecord.stages.claims.terms import name_terms, spelled, weight

PEOPLE = ("killed", "wounded", "missing", "displaced")
WITHIN = timedelta(days=28)
_LEAST = 5  # victims; of fewer, most counts are of some among them
_PLACES = 2  # terms of places and bodies in common
_EVENT = {
    stem: sort
    for sort, stems in {
        "explosion": "explos blast explod",
        "fire": "fire blaze wildfir",
        "flood": "flood",
        "quake": "quak earthquak tremor",
        "crash": "crash collid collis derail",
        "storm": "storm cyclon hurrican typhoon tornado",
        "wave": "tsunami",
        "slide": "landslid mudslid avalanch",
        "fall": "collaps",
        "sinking": "sink capsiz shipwreck",
        "attack": "attack assault ambush raid",
        "bombing": "bomb",
        "strike": "airstrik strike shell bombard",
        "shooting": "shoot gunfir massacr",
        "clash": "clash",
        "crush": "stamped crush",
        "outbreak": "outbreak epidem",
        "eruption": "erupt",
    }.items()
    for stem in stems.split()
}
_OTHERS = re.compile(r"\b(?:others?|another|(?<!no )more(?! than\b))\b", re.IGNORECASE)
_RISEN = re.compile(
    r"\b(?:death )?toll\b|\bnumber of (?:the )?(?:dead|deaths|killed|wounded|injured|missing|victims)\b",
    re.IGNORECASE,
)


def places(statement: Statement) -> list[str]:
    """Return the terms of what a statement or its report names, without those of frequent words."""
    return [t for t in dict.fromkeys((*statement.names, *_about(statement))) if weight(t) == RARE]


def _about(statement: Statement) -> tuple[str, ...]:
    return tuple(t for name in statement.about for t in name_terms(name))


def revised(a: Statement, b: Statement, units: tuple[str, ...]) -> str | None:
    """Return why two different counts are of one event, None where that is not known.

    They stand in two reports, for one report gives parts of its count too. A count known to be later must be the larger
    one here: smaller ones are mostly parts, or something else.
    """
    counted = tuple(u for u in units if u in PEOPLE and min(_most(a, u), _most(b, u)) >= _LEAST)
    gap = printed_apart(a, b)
    if not counted or a.article == b.article or a_part(a) or a_part(b):
        return None
    if not one_toll(a, b, counted) or (gap is not None and gap > WITHIN) or not grown(a, b, counted):
        return None
    shared = set(places(a)) & set(places(b))
    if len(shared) < _PLACES or not (_known(a, b) and _known(b, a)):
        return None
    events = _events(a) & _events(b)
    running = [s for s in (a, b) if _RISEN.search(s.text)]
    if not (events or (running and not (_events(a) and _events(b)))) or not _one_time(a, b, running):
        return None
    named = ", ".join(name for name in a.about if name_terms(name) <= shared) or spelled(shared, a.text, b.text)
    return "; ".join(filter(None, (", ".join(sorted(events)), named)))


def a_part(statement: Statement) -> bool:
    """Whether a count leaves somebody out ("the ambassador and three others")."""
    return _OTHERS.search(statement.text) is not None


def _events(statement: Statement) -> set[str]:
    return {_EVENT[t] for t in statement.terms if t in _EVENT}


def _known(a: Statement, b: Statement) -> bool:
    """Whether the other's report speaks of something that this one names, if it names anything."""
    names = {t for t in a.names if weight(t) == RARE}
    return not names or bool(names & {*b.terms, *_about(b)})


def grown(a: Statement, b: Statement, units: tuple[str, ...]) -> bool:
    """Whether the later one counts more, where it is known which that is."""
    doer = later(a, b)
    if doer is None:
        return True
    before = b if doer is a else a
    return all(_most(doer, unit) > _most(before, unit) for unit in units)


def _most(statement: Statement, unit: str) -> int:
    return max(high for of, _, high in statement.figures if of == unit)


def _one_time(a: Statement, b: Statement, running: list[Statement]) -> bool:
    """Whether their days agree; the day of a running toll is when it rose: on the day of the event or soon after."""
    if not running:
        return dates_apart(a, b) == 0
    for statement in (s for s in (a, b) if s not in running):
        for value in statement.days:
            day, printed = day_of(value), day_of(running[0].printed)
            if day is None or (printed and not timedelta(0) <= printed - day <= WITHIN):
                return False
    return True
