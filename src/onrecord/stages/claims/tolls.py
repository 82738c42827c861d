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
from onrecord.stages.claims.meaning import nearness
from onrecord.stages.claims.sides import NATIONS
from onrecord.stages.claims.slots import dates_apart, day_of, later, one_toll, printed_apart
from onrecord.stages.claims.terms import name_terms, spelled, weight

PEOPLE = ("killed", "wounded", "missing", "displaced", "arrested")
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
_REPEATED = frozenset(("strike", "attack", "bombing", "clash"))  # in a war there is one every day
_AT_ONCE = timedelta(days=2)
_LITTLE_MORE = 1.6
_MANY = 50
_NEAR_BLOW = 0.6
_NARROW = frozenset(("shooting", "bombing", "explosion", "strike", "clash"))  # each may be called an attack
_OPENED_FIRE = re.compile(r"\bopen\w* fire\b|\bgunfire\b|\bfir(?:ed|ing)\b", re.IGNORECASE)
_HURT = r"(?:wound|injur|hurt|maim)\w*"
_OTHERS_HURT = re.compile(
    rf"\b{_HURT}(?: \w+){{0,4}} (?:others?|more)\b|\b(?:others?|more)(?: \w+){{0,2}} {_HURT}", re.IGNORECASE
)
_FROM = re.compile(
    r"\b(?:revis|lower|rais|correct|increas|r[oi]se|climb|went|up|down|cut)\w*\b[^.;]{0,80}?\bfrom (\d[\d,]*)"
)
_BESIDE = 1500  # characters from one count to another one of the same
_NEAR = 0.65  # as near in meaning as this, two voices of one report speak of one count
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
    if not counted or a_part(a) or a_part(b) or not one_toll(a, b, counted) or (gap is not None and gap > WITHIN):
        return None
    if a.article == b.article:
        return _two_voices(a, b, counted)
    if not risen(a, b, counted):
        return None
    shared = set(places(a)) & set(places(b))
    if len(shared) < _PLACES or not (_known(a, b) and _known(b, a)):
        return None
    kinds = _events(a) | _events(b)
    if (not kinds or kinds & _REPEATED) and not _one_of_many(a, b, counted, gap):
        return None
    events = _one_kind(_events(a), _events(b))
    running = [s for s in (a, b) if _RISEN.search(s.text)]
    if not (events or (running and not (_events(a) and _events(b)))) or not _one_time(a, b, running):
        return None
    named = ", ".join(name for name in a.about if name_terms(name) <= shared) or spelled(shared, a.text, b.text)
    return "; ".join(filter(None, (", ".join(sorted(events)), named)))


def _two_voices(a: Statement, b: Statement, units: tuple[str, ...]) -> str | None:
    """Return why two voices of one report have two counts of one event, None where that is not known."""
    if a.attribution is None or b.attribution is None or abs(a.span.start - b.span.start) > _BESIDE:
        return None
    if not a.speaker or not b.speaker or name_terms(a.speaker) & name_terms(b.speaker) or dates_apart(a, b):
        return None
    ours, theirs = ({t for t in s.names if weight(t) == RARE} for s in (a, b))
    if (ours and theirs and not ours & theirs) or (nearness(a, b) or 0.0) < _NEAR:
        return None
    events = (_events(a), _events(b))
    if all(events) and not _one_kind(*events):
        return None
    return f"{a.speaker} and {b.speaker} count {', '.join(units)} in one report"


def _one_of_many(a: Statement, b: Statement, units: tuple[str, ...], gap: timedelta | None) -> bool:
    """Whether two counts are of one blow, where there may be one every day: by what only these two have in common."""
    least = min(min(_most(a, u), _most(b, u)) for u in units)
    most = max(max(_most(a, u), _most(b, u)) for u in units)
    alike = most <= _LITTLE_MORE * least
    if (gap is not None and gap <= _AT_ONCE and alike) or (least >= _MANY and alike) or _one_other_count(a, b):
        return True
    own = {t for t in a.names if weight(t) == RARE} & {t for t in b.names if weight(t) == RARE}
    return bool(own - NATIONS) or (nearness(a, b) or 0.0) >= _NEAR_BLOW


def risen(a: Statement, b: Statement, units: tuple[str, ...]) -> bool:
    """Whether one count may have become the other: grown, corrected beside another count, or told as revised."""
    return grown(a, b, units) or _one_other_count(a, b) or _from(a, b, units) or _from(b, a, units)


def _one_other_count(a: Statement, b: Statement) -> bool:
    """Whether they have another count of people in common: it is one event, and the smaller number corrects."""
    return any(f in b.figures and f[0] in PEOPLE and f[1] >= _LEAST for f in a.figures)


def _from(a: Statement, b: Statement, units: tuple[str, ...]) -> bool:
    """Whether one says that it goes away from the other's number."""
    told = _FROM.search(a.text)
    return told is not None and any(_most(b, unit) == int(told[1].replace(",", "")) for unit in units)


def a_part(statement: Statement) -> bool:
    """Whether a count leaves somebody out ("the ambassador and three others"); the hurt are others than the dead."""
    text = statement.text
    if any(f[0] == "killed" for f in statement.figures):
        text = _OTHERS_HURT.sub(" ", text)
    return _OTHERS.search(text) is not None


def _events(statement: Statement) -> set[str]:
    found = {_EVENT[t] for t in statement.terms if t in _EVENT}
    if "fire" in found and _OPENED_FIRE.search(statement.text):
        found = found - {"fire"} | {"shooting"}
    return found


def _one_kind(ours: set[str], theirs: set[str]) -> set[str]:
    """The kinds of event that two have in common; an attack may be any that somebody makes."""
    if "attack" in ours | theirs:
        wide = {"attack"} | _NARROW
        if ours & wide and theirs & wide:
            return ours & theirs or {"attack"}
    return ours & theirs


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
