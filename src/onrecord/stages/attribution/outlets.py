"""Whether a stretch of text names an outlet, and which."""

from __future__ import annotations

import re
from typing import NamedTuple

from onrecord.gazetteer import AGENCIES, OUTLETS
from onrecord.records import Span
from onrecord.stages.attribution.heads import Head, parse
from onrecord.stages.attribution.lexicon import OUTLET_WORDS
from onrecord.stages.attribution.media import is_media, last_outlet, outlet_name
from onrecord.stages.attribution.memory import Memory
from onrecord.stages.attribution.naming import named
from onrecord.stages.attribution.press import press_at
from onrecord.stages.attribution.scene import Scene

_AND = re.compile(r"\s*(?:,\s*(?:and\s+)?|\band\s+)")


_DAYS = frozenset(
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August "
    "September October November December".split()
)


_ALSO_PEOPLE = frozenset({"Fox"})  # outlets that bear a surname
_FIRST_WORDS = frozenset("radio tv television channel".split())
_OURSELVES = re.compile(
    r"this (?:station|newspaper|paper|website|site|agency|channel|network|magazine|broadcaster|outlet)\Z", re.IGNORECASE
)


class Outlet(NamedTuple):
    """A channel with a name: "IRNA", party 4, where it stands."""

    name: str
    number: int | None
    span: Span


def known_outlet(name: str) -> bool:
    """Whether a name says by itself that it is an outlet's."""
    bare = name.removeprefix("The ").removeprefix("the ").removesuffix("’s").removesuffix("'s")
    if bare in OUTLETS or bare in AGENCIES:
        return True
    words = bare.casefold().split()
    return len(words) > 1 and (words[-1] in OUTLET_WORDS or words[0] in _FIRST_WORDS)


def outlet_in(scene: Scene, span: Span, *, trust: bool = False, memory: Memory | None = None) -> Outlet | None:
    """Return the outlet a noun phrase comes down to, None where it is none.

    With `trust` an organisation counts too: the context ("…, X reported") says that it is an outlet. With a memory,
    "the news website" and "it" go back to the last outlet.
    """
    pressed = at_head(scene, span, whole=True)
    if pressed is not None:
        return pressed
    head = parse(scene, span)
    if head is None:
        return None
    if _OURSELVES.match(scene.text[head.span.start - 5 : head.span.end] if head.definite else ""):
        return Outlet(scene.article.outlet or f"this {head.text}", None, head.span)
    if head.kind == "description":
        return _described(scene, head, memory)
    if head.kind == "pronoun" and memory is not None and head.text in ("it", "they"):
        known = last_outlet(memory, head.span.start)
        return Outlet(known.name, known.party, head.span) if known and known.name else None
    speaker = named(scene, head)
    if speaker is None or speaker.name is None or head.kind == "names":
        return None
    if scene.timed(head.span) or head.text in _DAYS:
        return None
    media = speaker.kind == "outlet" or known_outlet(speaker.name) or known_outlet(head.text)
    if media or (trust and (speaker.kind == "organisation" or head.kind == "text")):
        where = head.names[0].span if head.names else head.span
        printed = scene.text[where.start : where.end]
        # An agency goes by its letters everywhere; the long name may stand in one report alone.
        return Outlet(printed if printed.isupper() else speaker.name, speaker.party, where)
    return None


def at_head(scene: Scene, span: Span, *, whole: bool = False) -> Outlet | None:
    """Return the outlet a stretch begins with by its name ("CNN's Ana Ruiz"); with `whole` it is nothing else."""
    name = press_at(scene.text, *span, whole=whole)
    if name is None:
        return None
    printed = " ".join(scene.text[name.start : name.end].split())
    mention = next((m for m in scene.mentions_in(name)), None)
    party = scene.party(mention) if mention is not None and mention.span.end == name.end else None
    owns = scene.text.startswith(("’s", "'s"), name.end)  # "Fox’s Ana Ruiz"
    if printed in _ALSO_PEOPLE and mention is not None and mention.kind == "PER" and not owns:
        return None
    if party is None or party.kind not in ("outlet", "agency", "organisation"):
        return Outlet(printed, None, name)
    # An agency goes by its letters everywhere; the long name may stand in one report alone.
    return Outlet(printed if printed.isupper() else party.name, party.number, name)


def _described(scene: Scene, head: Head, memory: Memory | None) -> Outlet | None:
    if not is_media(head):
        return None
    own = outlet_name(scene, head)
    if own is not None and own.name:
        return Outlet(own.name, own.party, head.span)
    if head.definite and memory is not None:
        known = last_outlet(memory, head.span.start)
        if known is not None and known.name:
            return Outlet(known.name, known.party, head.span)
    return Outlet(head.text, None, head.span)


def outlets_in(scene: Scene, span: Span, *, trust: bool = False, memory: Memory | None = None) -> list[Outlet]:
    """Return the outlets of a list: "the IRNA news agency and Iraqi media"."""
    found, start = [], span.start
    cuts = [*((m.start(), m.end()) for m in _AND.finditer(scene.text, *span)), (span.end, span.end)]
    for end, then in cuts:
        if start < end and (outlet := outlet_in(scene, Span(start, end), trust=trust, memory=memory)) is not None:
            found.append(outlet)
        start = then
    return found
