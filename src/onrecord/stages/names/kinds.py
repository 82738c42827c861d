"""What a party of one article is: its kind and roles, and which of its forms is the fullest."""

from __future__ import annotations

import re
from collections import Counter

from onrecord.gazetteer import AGENCIES, BODIES, FIRST_NAMES, OUTLETS, STATES
from onrecord.records import Because, Name, PartyKind, Span
from onrecord.stages.names.folding import is_acronym, words
from onrecord.stages.names.roles import body_kind, role_after, role_before

_OUTLET_WORDS = frozenset(
    "times post news journal tv television herald tribune gazette telegraph magazine radio chronicle press".split()
)
_PLACE_WORD = re.compile(r"\b[A-Z][a-z]+")
_GEORGIA_US = frozenset(
    "Atlanta Alabama Florida Carolina Tennessee Republican Democrat Ga Savannah Senate Congress Texas".split()
)
_GEORGIA_ASIA = frozenset("Tbilisi Georgian Georgians Ossetia Abkhazia Armenia Azerbaijan Saakashvili".split())


# Laws, programmes, treaties, events and prizes are spoken of, but never speak: they are no bodies.
_THING_HEADS = frozenset(
    """
    act acts bill amendment amendments treaty agreement accord accords pact protocol deal resolution clause code statute
    constitution plan program programme scheme order rule rules doctrine award awards prize medal cup games olympics
    championship championships festival war wars battle hurricane storm crisis scandal massacre address summit debate
    caucuses primary primaries election elections
    """.split()
)
_THING_STARTS = (
    "Hurricane ",
    "Tropical Storm ",
    "Typhoon ",
    "Cyclone ",
    "Operation ",
    "State of the Union",
    "Battle of ",
)
_INDEFINITE = re.compile(r"\b(?:[Aa]n?|every|each|no)(?: [a-z]+)? $")


def _is_thing(forms: Counter[str]) -> bool:
    """Whether the fullest name is a law's, a programme's or an event's by its head."""
    full = max(forms, key=lambda form: (len(words(form)), form))
    parts = full.lower().split()
    if full.startswith(_THING_STARTS):
        return True
    return len(parts) > 1 and parts[-1] in _THING_HEADS and full not in BODIES


def _is_common_noun(text: str, names: list[Name]) -> bool:
    """Whether a name mostly stands behind "a" or "every": "an Ivy Leaguer" is nobody in particular."""
    behind = sum(bool(_INDEFINITE.search(text[max(0, name.span.start - 14) : name.span.start])) for name in names)
    return 2 * behind >= len(names)


def fullness(form: str, kind: PartyKind) -> tuple[int, int]:
    """The order in which forms are shown: long forms before acronyms, more words before fewer."""
    if kind == "state":
        return (0 if STATES.get(form) == form else 1, -len(form))
    return (1 if is_acronym(form) else 0, -len(words(form)))


def kind_of(text: str, names: list[Name], forms: Counter[str]) -> tuple[PartyKind, Because]:
    """The kind of a party and the reason for it."""
    tags = Counter(name.kind for name in names)
    tag = "PER" if _has_full_name(text, names) else min(tags, key=lambda kind: (-tags[kind], kind))
    if tag != "PER" and any(form in STATES for form in forms) and not _federal_state(text, forms):
        return "state", Because("kind: state", "list of states", span=names[0].span)
    if _is_thing(forms):
        return "unknown", Because("kind: unknown", "a law, programme or event by its name", span=names[0].span)
    if tag == "PER" and any(form.split()[0] in FIRST_NAMES for form in forms):
        return "person", Because("kind: person", "as read", span=names[0].span)
    for name in names[:6]:
        beside = body_kind(text, name.span)
        if beside:
            return beside, Because(f"kind: {beside}", "called so beside the name", span=name.span)
    if tag == "PER" and _is_common_noun(text, names):
        return "unknown", Because("kind: unknown", "a common noun: behind “a”", span=names[0].span)
    if tag == "PER":
        return "person", Because("kind: person", "as read", span=names[0].span)
    if tag == "LOC":
        return "place", Because("kind: place", "as read", span=names[0].span)
    return _body(forms, names[0].span)


def _has_full_name(text: str, names: list[Name]) -> bool:
    """Whether one of the names is a person's full one: what its surname alone was taken for counts no more."""
    full = (text[name.span.start : name.span.end] for name in names if name.kind == "PER")
    return any(" " in form and form.split(" ", 1)[0] in FIRST_NAMES for form in full)


def _federal_state(text: str, forms: Counter[str]) -> bool:
    """Whether "Georgia" is the one whose neighbours are Alabama and Florida."""
    if forms.keys() != {"Georgia"}:
        return False
    words_of_text = set(_PLACE_WORD.findall(text))
    return bool(words_of_text & _GEORGIA_US) and not words_of_text & _GEORGIA_ASIA


def _body(forms: Counter[str], span: Span) -> tuple[PartyKind, Because]:
    bare = {form.removeprefix("The ").removeprefix("the ") for form in forms}
    if bare & AGENCIES or any(form.lower().endswith(("news agency", "press agency")) for form in bare):
        return "agency", Because("kind: agency", "list of agencies, or its own name", span=span)
    if bare & OUTLETS or any(" " in form and form not in BODIES and _like_an_outlet(words(form)) for form in bare):
        return "outlet", Because("kind: outlet", "list of outlets, or its own name", span=span)
    return "organisation", Because("kind: organisation", "as read", span=span)


def _like_an_outlet(parts: tuple[str, ...]) -> bool:
    return parts[-1] in _OUTLET_WORDS or (parts[0] in ("radio", "tv") and len(parts) == 2)


def roles_of(text: str, names: list[Name]) -> tuple[str, ...]:
    """The titles and descriptions the article gives a person, in its order, each once."""
    found: dict[str, None] = {}
    for name in names[:12]:
        for role in (role_before(text, name.span.start), role_after(text, name.span.end)):
            if role:
                found.setdefault(role)
    return tuple(found)
