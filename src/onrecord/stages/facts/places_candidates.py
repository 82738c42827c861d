"""What a name may mean: its sites by the name as it stands, bared of its kind, or spelled otherwise."""

from __future__ import annotations

import re
from collections.abc import Collection

from onrecord.gazetteer import DEMONYMS
from onrecord.ports import Gazetteer
from onrecord.records import Candidate, SiteKind
from onrecord.stages.facts.places_words import KIND_WORDS, UNPLACED

_THE = re.compile(r"^[Tt]he ")
_KIND_BEHIND = re.compile(r"(?i)^(.+?) (" + "|".join(KIND_WORDS) + r")\.?$")
_KIND_BEFORE = re.compile(r"(?i)^(?:the )?(?:[A-Z.]{2,4} )?(" + "|".join(KIND_WORDS) + r") of (?:the )?(.+)$")
_PART = re.compile(
    r"(?i)^(?:(?:north|south|east|west|central|northern|southern|eastern|western|upper|lower|greater|downtown|inner|"
    r"northeast|northwest|southeast|southwest)[ -])(.+)$"
)
_LIKE = 0.88  # likeness of a spelling that is taken for another of the same name


def sites(form: str, gazetteer: Gazetteer) -> tuple[tuple[Candidate, ...], SiteKind | None]:
    """Return the candidates for a name, and the kind that a word in the name says it is ("Babil province")."""
    if form in UNPLACED:
        return (), None
    if form in DEMONYMS:
        return tuple(c for c in gazetteer.find(DEMONYMS[form]) if c.site.kind == "country"), "country"
    bare = _THE.sub("", form)
    found = _proper(gazetteer.find(bare), bare)
    if found:
        return found, None
    for name, kind in _bared(bare):
        found = tuple(c for c in gazetteer.find(name) if c.form != "romanised")
        if found:
            return found, kind
    return gazetteer.find(bare), None


def _bared(form: str) -> list[tuple[str, SiteKind | None]]:
    behind, before, part = _KIND_BEHIND.match(form), _KIND_BEFORE.match(form), _PART.match(form)
    found: list[tuple[str, SiteKind | None]] = []
    if behind:
        found.append((behind[1], KIND_WORDS[behind[2].lower()]))
    if before:
        found.append((before[2], KIND_WORDS[before[1].lower()]))
    while part:  # "eastern South Carolina" is first sought as South Carolina
        found.append((part[1], None))
        part = _PART.match(part[1])
    return found


def _proper(found: tuple[Candidate, ...], form: str) -> tuple[Candidate, ...]:
    """Leave out what is only said for short where it is not written so, and names a machine made."""
    short = form.isupper() or form.endswith(".")
    return tuple(c for c in found if c.form in ("name", "other name") or (c.form == "for short" and short))


def respelled(form: str, countries: Collection[str], gazetteer: Gazetteer) -> tuple[Candidate, ...]:
    """Return sites in these countries of which the name may be another spelling."""
    bare = _THE.sub("", form)
    behind = _KIND_BEHIND.match(bare)
    return tuple(c for c in gazetteer.near(behind[1] if behind else bare, countries) if c.likeness >= _LIKE)
